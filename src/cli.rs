//! The command line: names, defaults, help. What they mean is done elsewhere.

use std::path::PathBuf;

use clap::{Args, Parser, ValueEnum};
use jiff::civil;
use nutgraf::render::json::Part;
use nutgraf::{Layout, OffsetUnit};

const EXAMPLES: &str = "\
Examples:
  nutgraf article.txt                           the whole report
  nutgraf --date 2016-09-21 article.txt         days such as \"Tuesday\" counted from that day
  pbpaste | nutgraf --only people,roles         an article from the clipboard
  nutgraf articles/ > reports.ndjson            every article of a folder, one report a line
  nutgraf -f text --explain article.txt         to read, with the reason for every answer
  nutgraf -f html -o pages/ articles/           pages for the browser, and an index over them
  nutgraf -f csv --only quotations articles/    who said what, for a spreadsheet
  nutgraf news.jsonl.gz > reports.ndjson        one record in, one line out, in order
  nutgraf article.txt | jq '.quotations[] | {speaker: .speaker.name, text}'

Exit status: 0 done, also when the reader closes the pipe; 1 some input could not be read, the rest is done;
2 wrong usage. Errors are one line each on standard error.";

/// Reads English news articles and prints who is in them, what they are, which organizations appear, when
/// things happen and who said what
#[derive(Debug, Parser)]
#[command(name = "nutgraf", version, after_help = EXAMPLES, max_term_width = 110)]
pub struct Command {
    /// Files to read, compressed (gzip, Zstandard) or not, or folders of them; none, or `-`, is standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub running: Running,
    #[command(flatten)]
    pub other: Other,
}

/// How inputs are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub struct Input {
    /// How the input is written; `auto` goes by the file's extension, then by its first bytes
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub from: From,
    /// How paragraphs are told apart; `auto` goes by what the text shows
    #[arg(long, value_name = "LAYOUT", default_value = "auto")]
    pub paragraphs: Paragraphs,
    /// The record's text; `a.b` is b in a [default: the first of text, maintext, body, articleBody, content, ...
    /// that holds some]
    #[arg(long, value_name = "NAME")]
    pub text_key: Option<String>,
    /// The record's id [default: id, url, link, filename]
    #[arg(long, value_name = "NAME")]
    pub id_key: Option<String>,
    /// The record's publication date [default: date, publish_date, date_publish, publishedAt, ...]
    #[arg(long, value_name = "NAME")]
    pub date_key: Option<String>,
    /// The record's headline [default: title, headline]
    #[arg(long, value_name = "NAME")]
    pub title_key: Option<String>,
    /// The publication day; else the record's own, else the one in the text; never today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    pub date: Option<civil::Date>,
    /// The encoding, such as utf-8, utf-16le or windows-1252 [default: found out]
    #[arg(long, value_name = "NAME", value_parser = parse_encoding)]
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// More names and titles, one entry a line: a kind (person, organization, place, title,
    /// honorific), the name and its other forms, parted by tabs
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// Mend characters that were decoded wrongly before, such as `â€œ` for `“`
    #[arg(long)]
    pub fix_mojibake: bool,
}

/// What is written, and where.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct Output {
    /// How the output is written [default: json for one input, ndjson for several]
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Of the report's lists, only these
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub only: Vec<Only>,
    /// What `start` and `end` count
    #[arg(long, value_name = "UNIT", default_value = "codepoint")]
    pub offsets: Offsets,
    /// Leave the article's text out of the report
    #[arg(long)]
    pub no_text: bool,
    /// Indent JSON, as on a terminal
    #[arg(long, conflicts_with = "compact")]
    pub pretty: bool,
    /// Write JSON on one line, as into a pipe or file
    #[arg(long)]
    pub compact: bool,
    /// Write here instead of standard output; the file appears when it is complete. A folder
    /// (`pages/`) takes a file for each article of html (with an index), brat and annotation, and all tables of csv
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Tell the rule and the words behind each answer (text; html always does, json has `rule`) [default format: text]
    #[arg(long)]
    pub explain: bool,
    /// Whether text has colours; `auto`: on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
}

/// How the work is done.
#[derive(Debug, Args)]
#[command(next_help_heading = "Running")]
pub struct Running {
    /// How many articles to analyze at a time [default: one for each processor]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// Show progress on a terminal from the start, even where reports appear on it as well
    #[arg(long, conflicts_with = "quiet")]
    pub progress: bool,
    /// No progress and no summary on standard error; errors only
    #[arg(short, long)]
    pub quiet: bool,
}

/// What is printed instead of reports.
#[derive(Debug, Args)]
#[command(next_help_heading = "Other")]
pub struct Other {
    /// Print the JSON Schema of a report
    #[arg(long)]
    pub schema: bool,
    /// Print completions for a shell
    #[arg(long, value_name = "SHELL")]
    pub completions: Option<clap_complete::Shell>,
    /// Print the manual page
    #[arg(long)]
    pub man: bool,
}

/// How an input is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum From {
    Auto,
    /// Plain text, one article
    Text,
    /// A record, an array of records, or records in `articles`, `results` or `data`
    Json,
    /// JSON Lines: one record a line
    Jsonl,
    /// A page: its headline, authors, date and story
    #[cfg(feature = "html")]
    Html,
}

/// How paragraphs are told apart.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Paragraphs {
    Auto,
    /// Blank lines only: single line breaks are wraps
    Blank,
    /// Every line is one
    Line,
}

impl std::convert::From<Paragraphs> for Layout {
    fn from(paragraphs: Paragraphs) -> Self {
        match paragraphs {
            Paragraphs::Auto => Self::Auto,
            Paragraphs::Blank => Self::Blank,
            Paragraphs::Line => Self::Line,
        }
    }
}

/// How the output is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Each report as JSON, indented on a terminal
    Json,
    /// Each report as JSON on a line of its own
    Ndjson,
    /// A page to read on the terminal
    Text,
    /// A page to read in a browser, in one file; of several articles a folder with an index
    Html,
    /// A table of what --only names (quotations if nothing), comma-separated
    Csv,
    /// The same, tab-separated
    Tsv,
    /// Standoff annotations for the brat annotation tool; a pair of .txt and .ann in a folder
    Brat,
    /// W3C Web Annotations as JSON-LD
    Annotation,
}

/// Whether text has colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// The lists of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Only {
    People,
    Roles,
    Organizations,
    Places,
    Dates,
    /// Who said what; of the report's list what is speech
    Quotations,
    /// Reported thoughts, wishes and plans; they stand in the list of quotations, with `"speech": false`
    Thoughts,
    Sentences,
    Paragraphs,
}

impl std::convert::From<Only> for Part {
    fn from(only: Only) -> Self {
        match only {
            Only::People => Self::People,
            Only::Roles => Self::Roles,
            Only::Organizations => Self::Organizations,
            Only::Places => Self::Places,
            Only::Dates => Self::Dates,
            Only::Quotations => Self::Quotations,
            Only::Thoughts => Self::Thoughts,
            Only::Sentences => Self::Sentences,
            Only::Paragraphs => Self::Paragraphs,
        }
    }
}

/// What `start` and `end` count.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Offsets {
    /// Unicode code points: Python, jq, spaCy, brat
    Codepoint,
    /// Bytes of UTF-8: Rust, Go, grep -b
    Utf8,
    /// UTF-16 code units: JavaScript, Java, C#
    Utf16,
}

impl std::convert::From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Codepoint => Self::Codepoint,
            Offsets::Utf8 => Self::Utf8,
            Offsets::Utf16 => Self::Utf16,
        }
    }
}

fn parse_day(day: &str) -> Result<civil::Date, String> {
    civil::Date::strptime("%Y-%m-%d", day).map_err(|_| "no such day; write it as 2016-09-21".to_owned())
}

fn parse_encoding(name: &str) -> Result<&'static encoding_rs::Encoding, String> {
    encoding_rs::Encoding::for_label(name.as_bytes()).ok_or_else(|| "no encoding of that name in the WHATWG Encoding Standard".to_owned())
}
