//! Any string: what every renderer writes can be read back.
#![no_main]

#[path = "../../tests/common/standoff.rs"]
mod standoff;

use libfuzzer_sys::fuzz_target;
use nutgraf::render::csv::{self, Separator, Table};
use nutgraf::render::{annotation, brat};
use nutgraf::{Options, Report};

fuzz_target!(|input: (&str, &str)| {
    let (id, text) = input;
    let report = nutgraf::analyze(text, &Options { id: id.to_owned(), ..Options::default() });
    for table in Table::ALL {
        for separator in [Separator::Comma, Separator::Tab] {
            tables(&report, table, separator);
        }
    }
    let mut written = Vec::new();
    brat::annotations(&report, &mut written).expect("a vector takes every byte");
    standoff::check(text, str::from_utf8(&written).expect("annotations are UTF-8"), brat::CONFIGURATION);
    let mut written = Vec::new();
    annotation::write(&report, false, &mut written).expect("a vector takes every byte");
    serde_json::from_slice::<serde_json::Value>(&written).expect("web annotations are JSON");
});

/// Every row has as many values as the table has columns, and no value is taken for a formula.
fn tables(report: &Report, table: Table, separator: Separator) {
    let mut written = Vec::new();
    csv::rows(report, table, separator, &mut written).expect("a vector takes every byte");
    let written = String::from_utf8(written).expect("tables are UTF-8");
    let mark = if separator == Separator::Comma { ',' } else { '\t' };
    for row in rows(&written, mark) {
        assert_eq!(row.len(), table.columns().len(), "{row:?}");
        assert!(!row.iter().any(|value| value.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
    }
}

/// Reads a table as RFC 4180 has it.
fn rows(written: &str, mark: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut value) = (Vec::new(), Vec::new(), String::new());
    let mut characters = written.chars().peekable();
    let mut quoted = false;
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.next_if_eq(&'"').is_some() => value.push('"'),
            '"' => quoted = !quoted,
            '\n' if !quoted => {
                row.push(std::mem::take(&mut value).trim_end_matches('\r').to_owned());
                rows.push(std::mem::take(&mut row));
            }
            c if c == mark && !quoted => row.push(std::mem::take(&mut value)),
            c => value.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && value.is_empty(), "the last row ends");
    rows
}
