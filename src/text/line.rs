//! Lines, and what each of them shows of how it was broken.

use super::key::is_invisible;
use super::span::Span;

/// A line that is not blank.
pub(super) struct Line {
    /// Without the white space around it.
    pub(super) span: Span,
    /// How many characters of white space stand before it; a tab counts as eight.
    pub(super) indent: usize,
    /// Length in characters, with the indent.
    pub(super) len: usize,
    /// Length in characters of the first word.
    pub(super) first: usize,
    /// Whether a blank line, a form feed or a paragraph separator stands before it.
    pub(super) parted: bool,
    /// Whether it begins with a small letter, and not with an address, or is a number alone.
    pub(super) lower: bool,
    /// Whether it begins as an item of a list does: a marker, a blank, no small letter.
    pub(super) item: bool,
    /// Whether it ends with a word that stands at the end of no sentence and no headline: `the`, `of`.
    pub(super) hangs: bool,
    /// Whether it ends with a semicolon, which may end the line of a headline.
    pub(super) paused: bool,
    /// Whether its second word is a year: `September 2022`.
    pub(super) dated: bool,
    /// Whether it ends with a number of one or two figures, such as that of a day.
    pub(super) numbered: bool,
    /// Whether it ends with a mark that ends a sentence or announces one.
    pub(super) ended: bool,
    /// Whether it is the first of the text: perhaps a headline, which needs no mark.
    pub(super) leads: bool,
}

/// The lines of `text` that hold something, in order.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut parted) = (0, true);
    while start < text.len() {
        let (end, next, parts) = line_end(text, start);
        match Line::new(text, start, end, parted) {
            Some(line) => {
                lines.push(line);
                parted = false;
            }
            None => parted = true,
        }
        parted |= parts;
        start = next;
    }
    lines
}

/// Where the line that begins at `start` ends, where the next one begins, and whether the break between them
/// parts paragraphs by itself.
fn line_end(text: &str, start: usize) -> (usize, usize, bool) {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' | 0x0b => return (at, at + 1, false),
            b'\r' => return (at, at + if bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 }, false),
            0x0c => return (at, at + 1, true),
            0xc2 if bytes.get(at + 1) == Some(&0x85) => return (at, at + 2, false),
            0xe2 if bytes.get(at + 1) == Some(&0x80) && matches!(bytes.get(at + 2), Some(0xa8 | 0xa9)) => {
                return (at, at + 3, bytes[at + 2] == 0xa9);
            }
            _ => at += 1,
        }
    }
    (at, at, false)
}

impl Line {
    fn new(text: &str, start: usize, end: usize, parted: bool) -> Option<Self> {
        let blank = |c: char| c.is_whitespace() || is_invisible(c);
        let line = &text[start..end];
        let inner = line.trim_end_matches(blank).trim_start_matches(blank);
        let first = inner.chars().next()?;
        let lead = line.len() - line.trim_start_matches(blank).len();
        let indent = line[..lead].chars().map(|c| if c == '\t' { 8 } else { usize::from(c.is_whitespace()) }).sum();
        let span = Span::new((start + lead) as u32, (start + lead + inner.len()) as u32);
        Some(Self {
            span,
            indent,
            len: indent + inner.chars().count(),
            first: inner.chars().take_while(|c| !c.is_whitespace()).count(),
            parted,
            lower: first.is_lowercase() && !is_address(inner) || is_remainder(inner),
            item: inner
                .strip_prefix(['-', '*', '•', '·'])
                .and_then(|rest| rest.strip_prefix(' '))
                .is_some_and(|rest| !rest.starts_with(char::is_lowercase)),
            hangs: inner.rsplit(char::is_whitespace).next().is_some_and(is_hanging),
            paused: inner.ends_with(';'),
            dated: is_year(inner.split_whitespace().nth(1).unwrap_or_default()),
            numbered: inner
                .rsplit(char::is_whitespace)
                .next()
                .is_some_and(|word| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())),
            ended: inner.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '?', '!', '…', ':', ';']),
            leads: start == 0,
        })
    }
}

/// Words that lean on the next one, where they are written in small letters or in capitals only.
const HANGING: [&str; 24] = [
    "a", "about", "after", "an", "and", "as", "at", "but", "by", "for", "from", "his", "into", "its", "of", "on", "or", "that", "the",
    "their", "to", "whose", "with", "without",
];

fn is_hanging(word: &str) -> bool {
    let loud = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    HANGING.iter().any(|hanging| *hanging == word || loud && hanging.eq_ignore_ascii_case(word))
}

/// `9%`, `2004.`: what is left of a sentence for a line of its own.
fn is_remainder(line: &str) -> bool {
    line.len() <= 5 && line.starts_with(|c: char| c.is_ascii_digit()) && !line.contains(char::is_alphabetic)
}

fn is_year(word: &str) -> bool {
    let figures = word.trim_end_matches([',', '.']);
    figures.len() == 4 && figures.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the first word of a line is an address of mail or web, which stands in small letters anywhere.
fn is_address(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    word.starts_with("www.") || word.contains('@') || word.contains("://")
}
