//! JSON: the report as it is.

use std::io;

use crate::report::Report;

/// Writes a report as one JSON object and a line break: on one line, or indented.
///
/// # Errors
///
/// Only those of the writer.
pub fn write(report: &Report, pretty: bool, mut out: impl io::Write) -> io::Result<()> {
    if pretty {
        serde_json::to_writer_pretty(&mut out, report)?;
    } else {
        serde_json::to_writer(&mut out, report)?;
    }
    out.write_all(b"\n")
}
