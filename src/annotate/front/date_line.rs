//! Lines that tell when the article was published: `September 21, 2016 in International`.
//!
//! A block is one if it holds a day and little else: the words of publication (`Published`, `Updated`,
//! `3 minute read`), a clock time, a zone, and perhaps the section behind `in`. What day it is, `dates` reads.

use std::ops::Range;

use super::block::{Block, Page};
use crate::lexicon;
use crate::text::{Span, TokenKind};

/// A line that tells the day.
pub(super) struct DateLine {
    /// All of it.
    pub(super) span: Span,
    /// The section of the paper: `International`.
    pub(super) section: Option<Span>,
}

/// The longest line, in tokens.
const LONGEST: usize = 40;
/// The longest name of a section, in tokens.
const LONGEST_SECTION: usize = 5;

/// Reads the block as a date line; nothing if it is none.
pub(super) fn read(page: &Page, block: &Block) -> Option<DateLine> {
    let range = block.range();
    if range.len() > LONGEST {
        return None;
    }
    if is_stamp(block.span.of(page.document.text)) {
        return Some(DateLine { span: block.span, section: None });
    }
    // `Politics | May 3, 2021`
    let label = (range.start + 1..range.end.min(range.start + LONGEST_SECTION)).find(|i| is_bar(page, *i));
    let mut section = label.and_then(|bar| section_in(page, range.start..bar));
    let mut at = section.and(label).unwrap_or(range.start);
    let mut found = false;
    while at < range.end {
        let end = (at..range.end).find(|i| is_bar(page, *i)).unwrap_or(range.end);
        if let Some(named) = section_in(page, at..end).filter(|_| found && is_bar(page, at - 1)) {
            // `May 3, 2021 | Politics | The Linden Post`
            let is_paper = page.word(at) == "The" || end > at + 1 && page.is(end - 1, lexicon::NEWSROOM);
            section = section.or((!is_paper).then_some(named));
            at = end;
            continue;
        }
        let (days, len) = day(page, at, range.end);
        if len > 0 {
            found |= days;
            at += len;
        } else if found && page.word(at).eq_ignore_ascii_case("in") {
            section = Some(section_in(page, at + 1..range.end)?);
            at = range.end;
        } else if found && page.is_dash(at - 1) && section_in(page, at..range.end).is_some() {
            // `May 3, 2021 09:10 pm IST - LINDEN`: where it was written
            at = range.end;
        } else {
            return None;
        }
    }
    found.then_some(DateLine { span: block.span, section })
}

/// `2021-05-03T10:15:00Z`
fn is_stamp(line: &str) -> bool {
    let shape = line.bytes().take(11).map(|b| if b.is_ascii_digit() { b'0' } else { b });
    shape.eq(*b"0000-00-00T") && line.len() <= 32 && line.bytes().all(|b| b.is_ascii_digit() || b"-+:.TZ".contains(&b))
}

/// Whether the token parts the fields of a line.
fn is_bar(page: &Page, at: usize) -> bool {
    matches!(page.word(at), "|" | "•" | "·") || page.word(at) == "/" && page.is_spaced(at) && page.is_spaced(at + 1)
}

/// How many tokens at `at` belong to a date line, and whether they tell a day.
pub(super) fn day(page: &Page, at: usize, end: usize) -> (bool, usize) {
    let number = |i: usize| i < end && page.is_kind(i, TokenKind::Number);
    if page.is(at, lexicon::MONTHS) && page.is_capital(at) {
        let months = page.word(at).len() > 2;
        return (months && number(at + 1) || at > 0 && number(at - 1) || number(at + 2) && page.word(at + 1) == ".", 1);
    }
    if number(at) {
        let slashed = |sep: &str| page.word(at + 1) == sep && number(at + 2) && page.word(at + 3) == sep && number(at + 4);
        if at + 4 < end && ["-", "/"].iter().any(|sep| slashed(sep)) {
            return (true, 5);
        }
        let dotted = page.word(at).bytes().filter(|b| *b == b'.').count() == 2;
        let is_ago = (1..=2).any(|i| page.word(at + i).eq_ignore_ascii_case("ago"));
        return (dotted || is_ago, 1);
    }
    if page.is(at, lexicon::WEEKDAYS) && page.is_capital(at) || page.is(at, lexicon::PUBLICATION) {
        return (false, 1);
    }
    let mark = page.is_kind(at, TokenKind::Punctuation) || page.is_kind(at, TokenKind::Symbol);
    (false, usize::from(mark && !page.word(at).contains(['"', '“', '”', '?', '!', '$', '%'])))
}

/// The name of a section: a few words, the first with a capital.
fn section_in(page: &Page, words: Range<usize>) -> Option<Span> {
    let joins = |i: usize| page.is_kind(i, TokenKind::Word) || matches!(page.word(i), "&" | "/" | "-" | ",");
    let fits = (1..=LONGEST_SECTION).contains(&words.len()) && words.clone().all(joins) && page.is_capital(words.start);
    let is_day = |i: usize| page.is(i, lexicon::MONTHS.with(lexicon::WEEKDAYS).with(lexicon::PUBLICATION));
    (fits && (!is_day(words.start) || page.word(words.start) == "The")).then(|| page.span(words))
}
