//! The command: inputs -> analyze -> write -> exit code.

mod cli;
mod input;

use std::io::{self, BufWriter, Write as _};
use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let args = cli::Args::parse();
    match run(&args) {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "nutgraf: {error:#}");
            ExitCode::from(1)
        }
    }
}

fn run(args: &cli::Args) -> anyhow::Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    for record in input::records(io::stdin().lock()) {
        let (text, options) = record?;
        let report = nutgraf::analyze(&text, &options);
        nutgraf::render::json::write(&report, args.format == "json", &mut out)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|e| e.downcast_ref::<io::Error>()).any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}
