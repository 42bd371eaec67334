//! How a report is written.

use std::io::{self, IsTerminal as _};

use nutgraf::Report;
use nutgraf::render;
use serde::Serialize;

use crate::cli;
use crate::input::Failure;

/// How a report is written.
#[derive(Debug)]
pub struct Style {
    format: cli::Format,
    json: render::json::Style,
}

impl Style {
    /// The style that the command line asks for; `several`: more than one report may come.
    pub fn new(output: &cli::Output, several: bool) -> Self {
        let default = if several && !output.pretty { cli::Format::Ndjson } else { cli::Format::Json };
        let format = output.format.unwrap_or(default);
        let terminal = output.output.is_none() && io::stdout().is_terminal();
        let pretty = format == cli::Format::Json && (output.pretty || terminal && !output.compact);
        let parts = output.only.iter().map(|&only| only.into()).collect();
        Self { format, json: render::json::Style { pretty, parts, no_text: output.no_text } }
    }

    /// Writes a report.
    pub fn write(&self, report: &Report, out: &mut Vec<u8>) -> io::Result<()> {
        match self.format {
            cli::Format::Json | cli::Format::Ndjson => render::json::write(report, &self.json, out),
        }
    }

    /// Writes `{"id", "line", "error"}` in the place of a record that could not be read, so that none is lost
    /// unseen where standard error goes nowhere.
    pub fn write_failure(&self, failure: &Failure, out: &mut Vec<u8>) {
        let Some(line) = failure.origin.line else { return };
        match self.format {
            cli::Format::Json | cli::Format::Ndjson => {
                let id = failure.id.clone().unwrap_or_else(|| failure.origin.to_string());
                let _ = serde_json::to_writer(&mut *out, &RecordError { id: &id, line, error: &failure.reason });
                out.push(b'\n');
            }
        }
    }
}

/// What stands in the place of a record that could not be read.
#[derive(Serialize)]
struct RecordError<'a> {
    id: &'a str,
    line: u64,
    error: &'a str,
}

/// Whether the reader of the output has gone: that is no failure.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|e| e.downcast_ref::<io::Error>()).any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}
