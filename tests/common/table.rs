//! Tables, read as RFC 4180 has them. Shared with the fuzz targets.

use std::mem;

/// The records of a table. Panics where a strict reader would stop: at a quotation mark inside a value that is not
/// quoted, at words behind one that is, and where the last line does not end.
pub fn records(table: &str, separator: char) -> Vec<Vec<String>> {
    let (mut records, mut record, mut value) = (Vec::new(), Vec::new(), String::new());
    let mut rest = table.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' => {
                assert!(value.is_empty(), "{value:?} is not quoted and has a quotation mark");
                quoted(&mut rest, &mut value);
                assert!(rest.peek().is_some_and(|next| [separator, '\r', '\n'].contains(next)), "{value:?} ends behind its mark");
            }
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' => {
                record.push(mem::take(&mut value));
                records.push(mem::take(&mut record));
            }
            c if c == separator => record.push(mem::take(&mut value)),
            c => value.push(c),
        }
    }
    assert!(value.is_empty() && record.is_empty(), "the last line ends");
    records
}

/// Reads a quoted value up to its closing mark.
fn quoted(rest: &mut std::iter::Peekable<std::str::Chars>, value: &mut String) {
    while let Some(c) = rest.next() {
        if c == '"' && rest.next_if_eq(&'"').is_none() {
            return;
        }
        value.push(c);
    }
    panic!("{value:?} is not closed");
}
