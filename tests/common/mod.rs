//! What the tests over whole articles share: the fixtures, and how a report is made of one.

#![allow(dead_code, reason = "every test is a crate of its own and uses a part of this")]

pub mod check;
pub mod hostile;

use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::render::json::Style;
use nutgraf::{OffsetUnit, Options, Report};

/// An article written for this project.
pub struct Fixture {
    /// `fixtures/articles/NAME.txt`, as given on the command line.
    pub path: PathBuf,
    /// What is in it.
    pub text: String,
}

impl Fixture {
    /// The options under which the command analyzes the file when nothing else is asked.
    pub fn options(&self) -> Options {
        Options { id: self.path.display().to_string(), ..Options::default() }
    }

    /// The report of the article.
    pub fn report(&self) -> Report {
        nutgraf::analyze(&self.text, &self.options())
    }
}

/// The units that a report can count in.
pub const UNITS: [OffsetUnit; 3] = [OffsetUnit::Codepoint, OffsetUnit::Utf8, OffsetUnit::Utf16];

/// All articles, by name.
pub fn fixtures() -> Vec<Fixture> {
    let folder = Path::new("fixtures/articles");
    let entries = fs::read_dir(folder).expect("the folder of articles");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|x| x == "txt"));
    paths.sort();
    assert!(paths.len() >= 12, "the articles are there");
    paths.into_iter().map(|path| Fixture { text: fs::read_to_string(&path).expect("an article in UTF-8"), path }).collect()
}

/// A paragraph with its lines broken at blanks so that none is longer than `width`, where it has blanks.
pub fn wrap(paragraph: &str, width: usize) -> String {
    let (mut wrapped, mut column) = (String::with_capacity(paragraph.len()), 0);
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        if column > 0 {
            let fits = column + 1 + length <= width;
            wrapped.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        wrapped.push_str(word);
        column += length;
    }
    wrapped
}

/// The report as the program prints it.
pub fn json(report: &Report, pretty: bool) -> String {
    let mut bytes = Vec::new();
    nutgraf::render::json::write(report, &Style { pretty, ..Style::default() }, &mut bytes).expect("a vector takes every byte");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}
