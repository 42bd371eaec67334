//! What was done and what failed, told on standard error.

use std::io::{self, Write as _};
use std::time::Instant;

use super::Answer;

/// The count of reports and failures.
pub struct Tally {
    quiet: bool,
    began: Instant,
    reports: u64,
    failures: u64,
    bytes: u64,
}

impl Tally {
    /// Nothing done yet.
    pub fn new(quiet: bool) -> Self {
        Self { quiet, began: Instant::now(), reports: 0, failures: 0, bytes: 0 }
    }

    /// Counts an answer, and tells of its failures at once.
    pub fn add(&mut self, answer: &Answer) {
        self.reports += answer.reports;
        self.failures += answer.failures.len() as u64;
        self.bytes += answer.size as u64;
        for failure in &answer.failures {
            say(format_args!("{failure}"));
        }
    }

    /// Counts a piece whose analysis ended in a panic, which is a defect of this program.
    pub fn lost(&mut self) {
        self.failures += 1;
        say(format_args!("a defect of nutgraf: the analysis of an article ended in a panic"));
    }

    /// How many reports were written.
    pub const fn reports(&self) -> u64 {
        self.reports
    }

    /// Sums up, if there was more than one report. Whether nothing failed.
    pub fn finish(self) -> bool {
        if !self.quiet && self.reports + self.failures > 1 {
            let seconds = self.began.elapsed().as_secs_f64();
            let megabytes = self.bytes as f64 / 1e6;
            say(format_args!(
                "{}, {}, {megabytes:.1} MB in {seconds:.1} s ({:.1} MB/s)",
                counted(self.reports, "report"),
                counted(self.failures, "failure"),
                megabytes / seconds.max(1e-9),
            ));
        }
        self.failures == 0
    }
}

/// `1 report`, `2 reports`
pub fn counted(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A line on standard error, which may be closed.
fn say(what: std::fmt::Arguments) {
    let _ = writeln!(io::stderr(), "nutgraf: {what}");
}
