//! The command: inputs -> analyze -> write -> exit code.

mod batch;
mod cli;
mod folder;
mod input;
mod output;
mod target;

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};

/// Done; also when the reader closes the pipe.
const DONE: u8 = 0;
/// Some input could not be read, or the output not be written.
const FAILED: u8 = 1;
/// Wrong usage.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let command = cli::Command::parse();
    ExitCode::from(match run(command) {
        Ok(code) => code,
        Err(error) if output::is_closed_pipe(&error) => DONE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "nutgraf: {}", input::reason(&error));
            FAILED
        }
    })
}

fn run(command: cli::Command) -> anyhow::Result<u8> {
    if command.other.schema {
        io::stdout().write_all(nutgraf::report::SCHEMA.as_bytes())?;
        return Ok(DONE);
    }
    if command.files.is_empty() && io::stdin().is_terminal() {
        let usage = cli::Command::command().render_usage();
        writeln!(io::stderr(), "{usage}\n\nNo FILE, and nothing is piped in. For more information, try 'nutgraf --help'.")?;
        return Ok(USAGE);
    }
    if let Some(wrong) = output::contradiction(&command.output, batch::several(&command)) {
        cli::Command::command().error(ErrorKind::ArgumentConflict, wrong).print()?;
        return Ok(USAGE);
    }
    let complete = batch::run(&command)?;
    Ok(if complete { DONE } else { FAILED })
}
