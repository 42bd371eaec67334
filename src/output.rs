//! How a report is written.

use std::env;
use std::io::{self, IsTerminal as _};

use nutgraf::Report;
use nutgraf::render::csv::{Separator, Table};
use nutgraf::render::json::Part;
use nutgraf::render::{self, annotation, brat, csv, html, text};
use serde::Serialize;

use crate::cli::{self, Format};
use crate::folder::Contents;
use crate::input::Failure;

/// How a report is written.
#[derive(Debug)]
pub struct Style {
    format: Format,
    json: render::json::Style,
    text: text::Style,
    /// The tables to write; one, unless they go to a folder.
    tables: Vec<Table>,
    folder: bool,
}

impl Style {
    /// The style that the command line asks for; `several`: more than one report may come.
    pub fn new(output: &cli::Output, several: bool) -> Self {
        let format = format(output, several);
        let terminal = output.output.is_none() && io::stdout().is_terminal();
        let pretty = matches!(format, Format::Json | Format::Annotation) && (output.pretty || terminal && !output.compact);
        let tables = tables(output, is_folder(output, several));
        let parts = match output.only.is_empty() && separator(format).is_some() && !is_folder(output, several) {
            true => vec![Part::Quotations],
            false => output.only.iter().map(|&only| only.into()).collect(),
        };
        Self {
            format,
            json: render::json::Style { pretty: pretty && !(several && format == Format::Annotation), parts, no_text: output.no_text },
            text: text::Style { width: width(terminal), color: color(output.color, terminal), explain: output.explain },
            tables,
            folder: is_folder(output, several),
        }
    }

    /// What stands before the first report: the header of a table.
    pub fn header(&self) -> Vec<u8> {
        let mut out = Vec::new();
        if let (Some(separator), Some(&table), false) = (separator(self.format), self.tables.first(), self.folder) {
            // A vector takes everything.
            let _ = csv::header(table, separator, &mut out);
        }
        out
    }

    /// Writes a report, unless it goes to a folder.
    pub fn write(&self, report: &Report, out: &mut Vec<u8>) -> io::Result<()> {
        match self.format {
            _ if self.folder => Ok(()),
            Format::Json | Format::Ndjson => render::json::write(report, &self.json, out),
            Format::Text => text::write(report, self.text, out),
            Format::Html => html::page(report, None, out),
            Format::Csv | Format::Tsv => match (separator(self.format), self.tables.first()) {
                (Some(separator), Some(&table)) => csv::rows(report, table, separator, out),
                _ => Ok(()),
            },
            Format::Brat => brat::annotations(report, out),
            Format::Annotation => annotation::write(report, self.json.pretty, out),
        }
    }

    /// The files of a report that goes to a folder: their endings and what they hold; of tables, which grow with
    /// every report, their names and its rows.
    pub fn files(&self, report: &Report) -> io::Result<Vec<(&'static str, Vec<u8>)>> {
        let (mut first, mut second) = (Vec::new(), Vec::new());
        match self.format {
            _ if !self.folder => Ok(Vec::new()),
            Format::Html => {
                html::page(report, Some("index.html"), &mut first)?;
                Ok(vec![("html", first)])
            }
            Format::Brat => {
                brat::text(report, &mut first)?;
                brat::annotations(report, &mut second)?;
                Ok(vec![("txt", first), ("ann", second)])
            }
            Format::Annotation => {
                annotation::write(report, self.json.pretty, &mut first)?;
                Ok(vec![("jsonld", first)])
            }
            Format::Csv | Format::Tsv => {
                let separator = separator(self.format).unwrap_or(Separator::Comma);
                let rows = |table: &Table| {
                    let mut rows = Vec::new();
                    csv::rows(report, *table, separator, &mut rows)?;
                    Ok((table.name(), rows))
                };
                self.tables.iter().map(rows).collect()
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Leaves only the lists that were asked for; formats that choose by themselves get all.
    pub fn restrict(&self, report: &mut Report) {
        match self.format {
            _ if self.json.parts.is_empty() => {}
            Format::Json | Format::Ndjson => {}
            Format::Text | Format::Html | Format::Brat | Format::Annotation => render::json::keep(report, &self.json.parts),
            // A row of one table tells of the others: a speaker's titles.
            Format::Csv | Format::Tsv => render::json::keep_statements(report, &self.json.parts),
        }
    }

    /// Whether the output can hold one report only.
    pub fn is_single(&self) -> bool {
        !self.folder && matches!(self.format, Format::Html | Format::Brat)
    }

    /// What a folder holds, if the reports go to one.
    pub fn folder(&self) -> Option<Contents> {
        self.folder.then(|| match separator(self.format) {
            Some(separator) => Contents::Tables(self.tables.clone(), separator),
            None if self.format == Format::Html => Contents::Pages,
            None if self.format == Format::Brat => Contents::Standoff,
            None => Contents::Files,
        })
    }

    /// Writes `{"id", "line", "error"}` in the place of a record that could not be read, so that none is lost
    /// unseen where standard error goes nowhere.
    pub fn write_failure(&self, failure: &Failure, out: &mut Vec<u8>) {
        let Some(line) = failure.origin.line else { return };
        match self.format {
            Format::Json | Format::Ndjson | Format::Annotation => {
                let id = failure.id.clone().unwrap_or_else(|| failure.origin.to_string());
                let _ = serde_json::to_writer(&mut *out, &RecordError { id: &id, line, error: &failure.reason });
                out.push(b'\n');
            }
            _ => {}
        }
    }
}

fn format(output: &cli::Output, several: bool) -> Format {
    let default = match several && !output.pretty {
        _ if output.explain => Format::Text,
        true => Format::Ndjson,
        false => Format::Json,
    };
    output.format.unwrap_or(default)
}

/// Whether the reports go to a folder: brat always has two files, and a page is for one article.
fn is_folder(output: &cli::Output, several: bool) -> bool {
    let Some(path) = &output.output else { return false };
    let named = path.is_dir() || path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]);
    match format(output, several) {
        Format::Brat => true,
        Format::Html => several || named,
        Format::Csv | Format::Tsv | Format::Annotation => named,
        _ => false,
    }
}

const fn separator(format: Format) -> Option<Separator> {
    match format {
        Format::Csv => Some(Separator::Comma),
        Format::Tsv => Some(Separator::Tab),
        _ => None,
    }
}

/// The tables that were asked for, each once; if none was named, all for a folder, else that of quotations.
fn tables(output: &cli::Output, folder: bool) -> Vec<Table> {
    match output.only.is_empty() {
        true if folder => Table::ALL.to_vec(),
        true => vec![Table::Quotations],
        false => {
            let mut tables: Vec<Table> = Vec::new();
            for table in output.only.iter().filter_map(|&only| table(only)) {
                if !tables.contains(&table) {
                    tables.push(table);
                }
            }
            tables
        }
    }
}

fn table(only: cli::Only) -> Option<Table> {
    match only {
        cli::Only::People => Some(Table::People),
        cli::Only::Roles => Some(Table::Roles),
        cli::Only::Organizations => Some(Table::Organizations),
        cli::Only::Places => Some(Table::Places),
        cli::Only::Dates => Some(Table::Dates),
        cli::Only::Quotations | cli::Only::Thoughts => Some(Table::Quotations),
        cli::Only::Sentences => Some(Table::Sentences),
        cli::Only::Paragraphs => None,
    }
}

/// What cannot be asked for at the same time.
pub fn contradiction(output: &cli::Output, several: bool) -> Option<&'static str> {
    match format(output, several) {
        Format::Ndjson if output.pretty => Some("--pretty cannot be used with --format ndjson: a report is one line"),
        Format::Csv | Format::Tsv if tables(output, false).len() > 1 && !is_folder(output, several) => {
            Some("a table is of one kind: name one with --only, or a folder for all of them with -o FOLDER/")
        }
        Format::Csv | Format::Tsv if output.only.iter().any(|&only| table(only).is_none()) => {
            Some("there is no table of paragraphs: --only sentences has the paragraph of each")
        }
        Format::Html | Format::Brat if several && output.output.is_none() => {
            Some("several articles need a folder to go to: add -o FOLDER/")
        }
        Format::Text | Format::Html | Format::Brat | Format::Annotation if output.no_text => {
            Some("--no-text is for json and ndjson; the other formats show or need the text")
        }
        _ => None,
    }
}

/// How many columns a line of text may have: those of the terminal, else what COLUMNS says, else 80.
fn width(terminal: bool) -> usize {
    let shown = terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
    shown.or_else(|| env::var("COLUMNS").ok()?.parse().ok()).unwrap_or(80)
}

/// Whether text has colours; <https://no-color.org> says what NO_COLOR means.
fn color(asked: cli::Color, terminal: bool) -> bool {
    match asked {
        cli::Color::Always => true,
        cli::Color::Never => false,
        cli::Color::Auto => {
            let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
            terminal && !is_set("NO_COLOR") && env::var_os("TERM").is_none_or(|term| term != "dumb")
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
