//! The run: every input read, analyzed and written, in order.

mod ordered;
mod progress;
mod tally;

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::Context as _;
use nutgraf::{Lexicon, Report};

use crate::cli;
use crate::folder::Files;
use crate::input::{self, Article, Failure, Piece, Settings};
use crate::output::Style;
use crate::target::Target;
use progress::Progress;
use tally::Tally;

/// Does what the command line asks for, with the newsroom's own lexicon. Whether every input could be read.
///
/// # Errors
///
/// Those of the output.
pub fn run(command: &cli::Command, lexicon: Option<Lexicon>) -> anyhow::Result<bool> {
    let settings = Arc::new(Settings::new(&command.input, command.output.offsets, lexicon));
    let style = Style::new(&command.output, several(command));
    let jobs = command.running.jobs.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let mut desk = Desk {
        target: Target::open(command.output.output.as_deref(), style.folder())?,
        tally: Tally::new(command.running.quiet),
        is_single: style.is_single(),
        progress: Progress::new(command, settings.read().clone()),
    };
    desk.target.write(&style.header())?;
    let pieces = input::pieces(command.files.clone(), settings.clone());
    let work = move |piece| answer(piece, &settings, &style);
    let done = ordered::for_each(pieces, size, work, jobs, &mut desk).and_then(|()| desk.target.finish());
    desk.progress.finish();
    done.with_context(|| desk.target.name().to_owned())?;
    Ok(desk.tally.finish())
}

/// Whether more than one report may come.
pub fn several(command: &cli::Command) -> bool {
    let holds_several = |path: &PathBuf| path.is_dir() || command.input.from == cli::From::Auto && has_lines(path);
    command.files.len() > 1 || command.input.from == cli::From::Jsonl || command.files.iter().any(holds_several)
}

/// Whether a file is JSON Lines by its name, compressed or not.
fn has_lines(path: &Path) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    let name = [".gz", ".zst"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name);
    name.ends_with(".jsonl") || name.ends_with(".ndjson")
}

/// What came of a piece of input.
#[derive(Default)]
struct Answer {
    /// The reports, written.
    bytes: Vec<u8>,
    /// The files of reports that go to a folder.
    files: Vec<Files>,
    /// What has no report.
    failures: Vec<Failure>,
    /// How many reports there are.
    reports: u64,
    /// How large the piece was.
    size: usize,
}

/// How large a piece is.
fn size(piece: &Result<Piece, Failure>) -> usize {
    piece.as_ref().map_or(0, |piece| piece.bytes.len())
}

/// Parses, analyzes and writes a piece; on any thread.
fn answer(piece: Result<Piece, Failure>, settings: &Settings, style: &Style) -> Answer {
    let mut answer = Answer { size: size(&piece), ..Answer::default() };
    let articles = match piece {
        Ok(piece) => {
            let origin = piece.origin.clone();
            guarded(|| piece.articles(settings)).unwrap_or_else(|defect| vec![Err(Failure { id: None, origin, reason: defect })])
        }
        Err(failure) => vec![Err(failure)],
    };
    for article in articles {
        match article.and_then(analyze) {
            Ok(mut report) => {
                style.restrict(&mut report);
                // A vector takes everything.
                let _ = style.write(&report, &mut answer.bytes);
                if style.folder().is_some() {
                    let files = style.files(&report).unwrap_or_default();
                    answer.files.push(Files { files, report: Report { text: None, ..report } });
                }
                answer.reports += 1;
            }
            Err(failure) => {
                style.write_failure(&failure, &mut answer.bytes);
                answer.failures.push(failure);
            }
        }
    }
    answer
}

fn analyze(article: Article) -> Result<Report, Failure> {
    let Article { origin, text, options } = article;
    guarded(|| nutgraf::analyze(&text, &options)).map_err(|defect| Failure { id: Some(options.id.clone()), origin, reason: defect })
}

/// Does something in which a panic, which would be a defect of this program, costs one report and not the run.
fn guarded<T>(what: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(what)).map_err(|_| "a defect of nutgraf: the analysis panicked".to_owned())
}

/// Where the answers arrive.
struct Desk {
    target: Target,
    /// Whether the output can hold one report only.
    is_single: bool,
    tally: Tally,
    progress: Progress,
}

impl ordered::Sink<Answer> for Desk {
    fn take(&mut self, answer: Option<Answer>) -> io::Result<()> {
        let Some(answer) = answer else {
            self.progress.aside(|| self.tally.lost());
            return Ok(());
        };
        if self.is_single && self.tally.reports() + answer.reports > 1 {
            return Err(io::Error::other("there is more than one article: add -o FOLDER/"));
        }
        self.target.write(&answer.bytes)?;
        self.target.take(&answer.files)?;
        if answer.failures.is_empty() {
            self.tally.add(&answer);
        } else {
            self.progress.aside(|| self.tally.add(&answer));
        }
        self.progress.update(self.tally.reports());
        Ok(())
    }

    /// The reader of a growing pipe gets what is there.
    fn idle(&mut self) -> io::Result<()> {
        self.target.flush()
    }
}
