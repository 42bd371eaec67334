//! Where reports go, and how each is written.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::Path;

use anyhow::Context as _;
use nutgraf::Report;
use nutgraf::render;
use serde::Serialize;
use tempfile::NamedTempFile;

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

/// Where reports go.
pub enum Target {
    /// Standard output, or a file that is no regular one, such as a pipe.
    Stream(BufWriter<Box<dyn Write + Send>>),
    /// A file that takes its place when it is complete.
    File(BufWriter<NamedTempFile>, std::path::PathBuf),
}

const BUFFER: usize = 1 << 16;

impl Target {
    /// Opens standard output for none or `-`, else the file at `path`.
    pub fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::stream(io::stdout()));
        };
        Self::create(path).with_context(|| path.display().to_string())
    }

    fn create(path: &Path) -> anyhow::Result<Self> {
        // A link stays a link: what it points to is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let mode = match fs::metadata(&path) {
            Ok(found) if found.is_dir() => anyhow::bail!("is a folder"),
            Ok(found) if !found.is_file() => return Ok(Self::stream(File::options().write(true).open(&path)?)),
            Ok(found) => Some(found.permissions()),
            Err(_) => None,
        };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = temporary(folder)?;
        if let Some(mode) = mode {
            file.as_file().set_permissions(mode)?;
        }
        Ok(Self::File(BufWriter::with_capacity(BUFFER, file), path))
    }

    fn stream(out: impl Write + Send + 'static) -> Self {
        Self::Stream(BufWriter::with_capacity(BUFFER, Box::new(out)))
    }

    /// Writes everything out, and puts a file in its place.
    pub fn finish(self) -> anyhow::Result<()> {
        match self {
            Self::Stream(mut out) => out.flush()?,
            Self::File(out, path) => {
                let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
                file.persist(&path).map_err(|e| e.error)?;
            }
        }
        Ok(())
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stream(out) => out.write(bytes),
            Self::File(out, _) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stream(out) => out.flush(),
            Self::File(out, _) => out.flush(),
        }
    }
}

/// A new file beside its future place, readable as any file that the user makes.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".nutgraf-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Whether the reader of the output has gone: that is no failure.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|e| e.downcast_ref::<io::Error>()).any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}
