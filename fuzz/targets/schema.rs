//! Any string: its report, written and read back, is valid under the schema and the same report.
#![no_main]

use std::sync::LazyLock;

use jsonschema::Validator;
use libfuzzer_sys::fuzz_target;
use nutgraf::render::json::{self, Style};
use nutgraf::{Options, Report};
use serde_json::Value;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(nutgraf::report::SCHEMA).expect("the schema is JSON");
    jsonschema::draft202012::new(&schema).expect("the schema compiles")
});

fuzz_target!(|text: &str| {
    let line = line(&nutgraf::analyze(text, &Options::default()));
    let value: Value = serde_json::from_slice(&line).expect("a report is JSON");
    assert!(SCHEMA.is_valid(&value));
    let read: Report = serde_json::from_slice(&line).expect("a report reads its own JSON");
    assert!(self::line(&read) == line);
});

fn line(report: &Report) -> Vec<u8> {
    let mut line = Vec::new();
    json::write(report, &Style::default(), &mut line).expect("a vector takes every byte");
    assert_eq!(line.iter().filter(|&&byte| byte == b'\n').count(), 1, "one report is one line");
    line
}
