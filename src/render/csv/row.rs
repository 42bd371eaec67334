//! The values of a row, and what keeps them apart.

use std::io;

use serde::Serialize;

use super::Separator;
use crate::report::Mention;

/// A row on its way out, value after value.
pub(super) struct Row<W> {
    out: W,
    separator: Separator,
    is_first: bool,
}

impl<W: io::Write> Row<W> {
    pub(super) const fn new(separator: Separator, out: W) -> Self {
        Self { out, separator, is_first: true }
    }

    /// Ends the row; the next value begins another.
    pub(super) fn end(&mut self) -> io::Result<()> {
        self.is_first = true;
        self.out.write_all(if self.separator == Separator::Comma { b"\r\n" } else { b"\n" })
    }

    /// Writes a value: quoted where it must be, and no formula.
    pub(super) fn text(&mut self, value: &str) -> io::Result<()> {
        let delimiter = if self.separator == Separator::Comma { ',' } else { '\t' };
        if !std::mem::take(&mut self.is_first) {
            write!(self.out, "{delimiter}")?;
        }
        let guard = if is_formula(value) { "'" } else { "" };
        let needs_quotes = |c: char| matches!(c, '"' | '\r' | '\n') || c == delimiter;
        let is_line = self.separator == Separator::Tab;
        if !value.contains(needs_quotes) {
            return write!(self.out, "{guard}{value}");
        }
        let value = if is_line { value.replace("\r\n", " ").replace(['\t', '\r', '\n'], " ") } else { value.to_owned() };
        if is_line && !value.contains('"') {
            return write!(self.out, "{guard}{value}");
        }
        write!(self.out, "\"{guard}{}\"", value.replace('"', "\"\""))
    }

    pub(super) fn texts(&mut self, values: &[&str]) -> io::Result<()> {
        values.iter().try_for_each(|value| self.text(value))
    }

    pub(super) fn optional(&mut self, value: Option<&str>) -> io::Result<()> {
        self.text(value.unwrap_or_default())
    }

    pub(super) fn number(&mut self, value: impl ToString) -> io::Result<()> {
        self.text(&value.to_string())
    }

    pub(super) fn maybe(&mut self, value: Option<u32>) -> io::Result<()> {
        self.text(&value.map(|value| value.to_string()).unwrap_or_default())
    }

    pub(super) fn list(&mut self, values: &[String]) -> io::Result<()> {
        self.text(&values.join(" | "))
    }

    /// A kind, by the name that it has in the report; nothing for none.
    pub(super) fn name(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.text(&crate::render::name_of(value))
    }

    /// The place of the first mention, and the end of the row.
    pub(super) fn first(&mut self, mentions: &[Mention]) -> io::Result<()> {
        let first = mentions.first();
        self.maybe(first.and_then(|m| m.sentence))?;
        self.maybe(first.map(|m| m.at.start))?;
        self.maybe(first.map(|m| m.at.end))?;
        self.end()
    }
}

/// Whether a spreadsheet could take the value for a formula.
fn is_formula(value: &str) -> bool {
    value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_where_they_must_be_and_formulas_are_disarmed() {
        for (value, comma, tab) in [
            ("plain", "plain", "plain"),
            ("a,b", "\"a,b\"", "a,b"),
            ("a\tb", "a\tb", "a b"),
            ("a\r\nb", "\"a\r\nb\"", "a b"),
            ("\"yes\", he said", "\"\"\"yes\"\", he said\"", "\"\"\"yes\"\", he said\""),
            ("=1+1", "'=1+1", "'=1+1"),
            ("@SUM(A1,A2)", "\"'@SUM(A1,A2)\"", "'@SUM(A1,A2)"),
            ("＝1", "'＝1", "'＝1"),
            ("1-1", "1-1", "1-1"),
        ] {
            for (separator, written) in [(Separator::Comma, comma), (Separator::Tab, tab)] {
                let mut out = Vec::new();
                Row::new(separator, &mut out).text(value).expect("a vector takes everything");
                assert_eq!(String::from_utf8_lossy(&out), written);
            }
        }
    }
}
