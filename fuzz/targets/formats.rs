//! Any string: what every renderer writes can be read back.
#![no_main]

#[path = "../../tests/common/standoff.rs"]
mod standoff;
#[path = "../../tests/common/table.rs"]
mod table;

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
    for row in table::records(&written, mark) {
        assert_eq!(row.len(), table.columns().len(), "{row:?}");
        assert!(!row.iter().any(|value| value.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
    }
}
