//! The command: inputs -> analyze -> write -> exit code.

mod batch;
mod cli;
mod folder;
mod input;
mod output;
mod target;

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};

/// Done; also when the reader closes the pipe.
const DONE: u8 = 0;
/// Some input could not be read, or the output not be written.
const FAILED: u8 = 1;
/// Wrong usage.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    ExitCode::from(match run() {
        Ok(code) => code,
        Err(error) if output::is_closed_pipe(&error) => DONE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "nutgraf: {}", input::reason(&error));
            FAILED
        }
    })
}

fn run() -> anyhow::Result<u8> {
    let command = match cli::Command::try_parse() {
        Ok(command) => command,
        // Help and version are no errors, but a full disk under them is.
        Err(told) => {
            told.print().context(target::STDOUT)?;
            return Ok(if told.use_stderr() { USAGE } else { DONE });
        }
    };
    let cli::Other { schema, completions, man } = command.other;
    match completions {
        Some(shell) => print(|out| clap_complete::generate(shell, &mut cli::Command::command(), "nutgraf", out)),
        None if schema => print(|out| out.extend_from_slice(nutgraf::report::SCHEMA.as_bytes())),
        None if man => print(|out| drop(clap_mangen::Man::new(cli::Command::command()).render(out))),
        None if command.files.is_empty() && io::stdin().is_terminal() => {
            let usage = cli::Command::command().render_usage();
            writeln!(io::stderr(), "{usage}\n\nNo FILE, and nothing is piped in. For more information, try 'nutgraf --help'.")?;
            Ok(USAGE)
        }
        None => match output::contradiction(&command.output, batch::several(&command)) {
            Some(wrong) => {
                cli::Command::command().error(ErrorKind::ArgumentConflict, wrong).print()?;
                Ok(USAGE)
            }
            None => analyze(&command),
        },
    }
}

/// Analyzes the inputs, once the newsroom's own lexicon is read.
fn analyze(command: &cli::Command) -> anyhow::Result<u8> {
    match input::lexicon(&command.input.lexicon) {
        Ok(lexicon) => Ok(if batch::run(command, lexicon)? { DONE } else { FAILED }),
        Err(wrong) => {
            writeln!(io::stderr(), "nutgraf: {wrong}")?;
            Ok(USAGE)
        }
    }
}

/// Prints what `make` makes.
fn print(make: impl FnOnce(&mut Vec<u8>)) -> anyhow::Result<u8> {
    let mut out = Vec::new();
    make(&mut out);
    let mut stdout = io::stdout();
    stdout.write_all(&out).and_then(|()| stdout.flush()).context(target::STDOUT)?;
    Ok(DONE)
}
