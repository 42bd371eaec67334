//! Places in a text, as half-open ranges of bytes, and their conversion at the edge.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`, of the text that it was taken from.
///
/// Inside the library every place is in bytes and lies on character boundaries. Other units exist only in
/// the report: see [`OffsetUnit`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether `other` lies inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn touches(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// What stands there; empty if the span does not lie on character boundaries of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// A half-open range of positions in one of the document's lists (tokens, sentences).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Indices {
    /// The first position.
    pub start: u32,
    /// The position after the last.
    pub end: u32,
}

impl Indices {
    /// The positions from `start` to `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The same as a range to index with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }
}

/// The unit that a report counts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// Unicode code points: Python, jq, spaCy, brat, W3C annotations.
    #[default]
    Codepoint,
    /// Bytes of UTF-8: Rust, Go, grep -b.
    Utf8,
    /// UTF-16 code units: JavaScript, Java, C#.
    Utf16,
}

/// Converts byte offsets into another unit, in constant time for an offset.
///
/// Holds one count for every 64 bytes of text, and none at all for ASCII text, where the units agree.
#[derive(Debug)]
pub struct Converter<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// The offset, in `unit`, of every 64th byte; empty if the units agree on this text.
    marks: Vec<u32>,
}

const STEP: usize = 64;

impl<'t> Converter<'t> {
    /// Prepares the conversion for `text`; one pass over it.
    #[must_use]
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut marks = Vec::new();
        if unit != OffsetUnit::Utf8 && !text.is_ascii() {
            marks.reserve(text.len() / STEP + 1);
            let mut count = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                marks.push(count);
                count += units(chunk, unit);
            }
        }
        Self { text, unit, marks }
    }

    /// The offset in the chosen unit of the byte offset `at`.
    #[must_use]
    pub fn offset(&self, at: u32) -> u32 {
        let at = (at as usize).min(self.text.len());
        let Some(&mark) = self.marks.get(at / STEP) else {
            return match self.marks.last() {
                // `at` is the end of a text whose length is a multiple of the step.
                Some(&last) => last + units(&self.text.as_bytes()[(self.marks.len() - 1) * STEP..], self.unit),
                None => at as u32,
            };
        };
        mark + units(&self.text.as_bytes()[at / STEP * STEP..at], self.unit)
    }
}

/// How many units begin in these bytes: a code point begins at every byte that is no continuation, and one
/// beyond the basic plane (a lead byte of 0xF0 or more) is two units of UTF-16.
fn units(bytes: &[u8], unit: OffsetUnit) -> u32 {
    let begins = |b: &&u8| **b & 0xc0 != 0x80;
    let points = bytes.iter().filter(begins).count();
    let beyond = match unit {
        OffsetUnit::Utf16 => bytes.iter().filter(|b| **b >= 0xf0).count(),
        _ => 0,
    };
    (points + beyond) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree_with_the_standard_library_at_every_boundary() {
        let text = "aé—😀 ".repeat(40);
        for (unit, count) in [
            (OffsetUnit::Utf8, (|s: &str| s.len()) as fn(&str) -> usize),
            (OffsetUnit::Codepoint, |s| s.chars().count()),
            (OffsetUnit::Utf16, |s| s.encode_utf16().count()),
        ] {
            let converter = Converter::new(&text, unit);
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                assert_eq!(converter.offset(at as u32) as usize, count(&text[..at]), "{unit:?} at {at}");
            }
        }
    }
}
