//! From the report's offsets to bytes of its text, and back.

use std::ops::Range;

use crate::report::OffsetUnit;

/// A text with a scale beside it: which byte stands at which offset of a unit.
///
/// Holds one mark for every 64 units, and none for ASCII text, where all units agree. An offset that lies
/// inside a character counts as the character's beginning, one beyond the end as the end.
#[derive(Debug)]
pub(super) struct Ruler<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// `(offset in units, byte)` of the first character that begins at or after every 64th unit.
    marks: Vec<(usize, usize)>,
}

const STEP: usize = 64;

impl<'t> Ruler<'t> {
    /// Measures `text`; one pass over it.
    pub(super) fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut marks = Vec::new();
        if unit != OffsetUnit::Utf8 && !text.is_ascii() {
            let mut offset = 0;
            for (byte, c) in text.char_indices() {
                if offset >= marks.len() * STEP {
                    marks.push((offset, byte));
                }
                offset += length(c, unit);
            }
        }
        Self { text, unit, marks }
    }

    /// The text that is measured.
    pub(super) const fn text(&self) -> &'t str {
        self.text
    }

    /// The byte at an offset.
    pub(super) fn byte(&self, offset: u32) -> usize {
        let offset = offset as usize;
        let before = self.marks.partition_point(|(o, _)| *o <= offset);
        let Some(&(mut at, byte)) = before.checked_sub(1).and_then(|i| self.marks.get(i)) else {
            return floor(self.text, offset);
        };
        for (skipped, c) in self.text[byte..].char_indices() {
            at += length(c, self.unit);
            if at > offset {
                return byte + skipped;
            }
        }
        self.text.len()
    }

    /// The bytes between two offsets; empty where they are in the wrong order.
    pub(super) fn bytes(&self, start: u32, end: u32) -> Range<usize> {
        let start = self.byte(start);
        start..self.byte(end).max(start)
    }

    /// What stands between two offsets.
    pub(super) fn of(&self, start: u32, end: u32) -> &'t str {
        &self.text[self.bytes(start, end)]
    }

    /// The offset of a byte.
    pub(super) fn offset(&self, byte: usize) -> usize {
        let byte = floor(self.text, byte);
        let before = self.marks.partition_point(|(_, b)| *b <= byte);
        let Some(&(at, mark)) = before.checked_sub(1).and_then(|i| self.marks.get(i)) else {
            return byte;
        };
        at + self.text[mark..byte].chars().map(|c| length(c, self.unit)).sum::<usize>()
    }
}

const fn length(c: char, unit: OffsetUnit) -> usize {
    match unit {
        OffsetUnit::Codepoint => 1,
        OffsetUnit::Utf8 => c.len_utf8(),
        OffsetUnit::Utf16 => c.len_utf16(),
    }
}

/// The last character boundary at or before `byte`.
fn floor(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back_at_every_boundary() {
        let text = "aé—😀 ".repeat(50);
        for (unit, count) in [
            (OffsetUnit::Utf8, (|s: &str| s.len()) as fn(&str) -> usize),
            (OffsetUnit::Codepoint, |s| s.chars().count()),
            (OffsetUnit::Utf16, |s| s.encode_utf16().count()),
        ] {
            let ruler = Ruler::new(&text, unit);
            for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let offset = count(&text[..at]);
                assert_eq!(ruler.offset(at), offset, "{unit:?} of byte {at}");
                assert_eq!(ruler.byte(offset as u32), at, "byte of {unit:?} {offset}");
            }
        }
    }

    #[test]
    fn offsets_that_cannot_be_are_moved_to_where_text_is() {
        let ruler = Ruler::new("é😀", OffsetUnit::Utf16);
        assert_eq!(ruler.of(2, 3), "😀", "2 is inside the pair");
        assert_eq!(ruler.of(1, 99), "😀");
        assert_eq!(ruler.of(3, 1), "");
        assert_eq!(Ruler::new("é", OffsetUnit::Utf8).of(1, 2), "é");
    }
}
