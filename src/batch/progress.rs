//! Progress, drawn on a terminal.

use std::fs::{self, Metadata};
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::tally::counted;
use crate::cli;

/// A line on standard error that shows how far the run is; nothing where nobody would see it.
pub struct Progress {
    /// When it appears; `None` for never.
    due: Option<Instant>,
    /// How many bytes there are to read, if that is known.
    total: Option<u64>,
    /// How many of them were read.
    read: Arc<AtomicU64>,
    bar: Option<ProgressBar>,
}

/// A run that is over by then shows nothing.
const SHORT: Duration = Duration::from_secs(1);

impl Progress {
    /// Will show the bytes `read` of those that the files have.
    pub fn new(command: &cli::Command, read: Arc<AtomicU64>) -> Self {
        let asked = command.running.progress;
        let apart = command.output.output.is_some() || !io::stdout().is_terminal();
        let wanted = io::stderr().is_terminal() && !command.running.quiet && (apart || asked);
        let due = wanted.then(|| Instant::now() + if asked { Duration::ZERO } else { SHORT });
        Self { due, total: total(&command.files), read, bar: None }
    }

    /// Draws where the run is.
    pub fn update(&mut self, reports: u64) {
        if self.bar.is_none() && self.due.is_some_and(|due| Instant::now() >= due) {
            self.bar = Some(bar(self.total));
        }
        if let Some(bar) = &self.bar {
            bar.set_message(counted(reports, "report"));
            bar.set_position(self.read.load(Ordering::Relaxed));
        }
    }

    /// Writes to the terminal without the line in the way.
    pub fn aside(&self, write: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the line away.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: Option<u64>) -> ProgressBar {
    let (bar, template) = match total {
        Some(total) => (ProgressBar::new(total), "{wide_bar} {bytes}/{total_bytes}, {bytes_per_sec}, {msg}, {eta} left"),
        None => (ProgressBar::no_length(), "{spinner} {bytes}, {bytes_per_sec}, {msg}, {elapsed}"),
    };
    bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// How many bytes the files have, if all are plain files.
fn total(files: &[PathBuf]) -> Option<u64> {
    let size = |path: &PathBuf| fs::metadata(path).ok().filter(Metadata::is_file).map(|found| found.len());
    files.iter().map(size).sum::<Option<u64>>().filter(|_| !files.is_empty())
}
