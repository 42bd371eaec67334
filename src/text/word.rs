//! How far a word goes: apostrophes, combining marks, and the full stops of abbreviations.

use unicode_segmentation::UnicodeSegmentation as _;

use super::key::{is_invisible, key};
use super::token::{TokenKind, char_at};
use super::{link, words};

/// Length in bytes and kind of the token that begins at `at` with a letter.
pub(super) fn measure(part: &str, at: usize) -> (usize, TokenKind) {
    let end = letters(part, at);
    if part.as_bytes().get(end) != Some(&b'.') {
        return (end - at, TokenKind::Word);
    }
    let follows = char_at(part, end + 1);
    if follows.is_lowercase() {
        let (len, is_page) = link::domain(&part[at..], end - at);
        if len > 0 {
            return (len, if is_page { TokenKind::Link } else { TokenKind::Word });
        }
    }
    let end = if follows.is_alphabetic() { inner_stops(part, at, end) } else { end };
    (if takes_stop(part, at, end) { end + 1 } else { end } - at, TokenKind::Word)
}

/// Length of the possessive or contracted `'s` whose apostrophe of `len` bytes stands at `at`: right behind a
/// word or its closing mark, and with no letter behind.
pub(super) fn suffix(part: &str, at: usize, len: usize) -> Option<usize> {
    let before = part[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '"' | '”' | ')'));
    let is_s = matches!(part.as_bytes().get(at + len), Some(b's' | b'S'));
    (before && is_s && !char_at(part, at + len + 1).is_alphanumeric()).then_some(len + 1)
}

/// The end of the letters, digits, inner apostrophes and combining marks that begin at `at`.
fn letters(part: &str, at: usize) -> usize {
    let bytes = part.as_bytes();
    let mut end = at;
    // Zero-width characters belong to the word only if it goes on behind them.
    let mut seen = at;
    while let Some(&byte) = bytes.get(seen) {
        let len = if byte.is_ascii_alphanumeric() {
            1
        } else if byte == b'\'' {
            if !is_inner(part, seen, 1) {
                break;
            }
            1
        } else if byte < 0x80 {
            break;
        } else {
            let c = char_at(part, seen);
            if c == '\u{2019}' || c == '\u{2bc}' {
                if !is_inner(part, seen, c.len_utf8()) {
                    break;
                }
                c.len_utf8()
            } else if c.is_alphanumeric() {
                c.len_utf8()
            } else if is_invisible(c) {
                seen += c.len_utf8();
                continue;
            } else if let Some(len) = marks(part, at, seen) {
                len
            } else {
                break;
            }
        };
        seen += len;
        end = seen;
    }
    end.max(at + char_at(part, at).len_utf8())
}

/// Whether the apostrophe of `len` bytes at `at` is part of a word: a letter follows, and not a lone `s`.
fn is_inner(part: &str, at: usize, len: usize) -> bool {
    char_at(part, at + len).is_alphabetic() && suffix(part, at, len).is_none()
}

/// Length of the marks at `at` that combine with the character before them.
fn marks(part: &str, word: usize, at: usize) -> Option<usize> {
    let base = part[word..at].chars().next_back()?.len_utf8();
    let cluster = part[at - base..].graphemes(true).next()?.len();
    (cluster > base).then_some(cluster - base)
}

/// Goes on from the full stop at `end`, which a letter follows, over single letters (`U.S`, `p.m`) and listed
/// forms (`Ph.D`); the new end is before the last full stop.
fn inner_stops(part: &str, at: usize, end: usize) -> usize {
    let bytes = part.as_bytes();
    let first = char_at(part, at);
    if at + first.len_utf8() == end {
        let mut last = end;
        while bytes.get(last) == Some(&b'.') {
            let letter = char_at(part, last + 1);
            let next = last + 1 + letter.len_utf8();
            if !letter.is_alphabetic() || char_at(part, next).is_alphanumeric() {
                break;
            }
            last = next;
        }
        if last > end {
            return last;
        }
    }
    let run = bytes[end + 1..].iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'.').take(LONGEST_DOTTED).count();
    let whole = part[at..end + 1 + run].trim_end_matches('.');
    if words::classes(key(whole)).any(words::DOTTED) { at + whole.len() } else { end }
}

/// No form of `dotted.txt` goes on longer than this behind its first full stop.
const LONGEST_DOTTED: usize = 8;

/// Whether the full stop at `end` belongs to the word before it: an initial, an acronym with inner stops, or a
/// listed abbreviation. Never one behind a digit (`the 21st.`), never part of an ellipsis.
fn takes_stop(part: &str, at: usize, end: usize) -> bool {
    let bytes = part.as_bytes();
    if bytes.get(end) != Some(&b'.') || bytes.get(end + 1) == Some(&b'.') {
        return false;
    }
    if at > 0 && bytes[at - 1].is_ascii_digit() {
        return false;
    }
    let word = &part[at..end];
    let first = char_at(part, at);
    if word.len() == first.len_utf8() || word.contains('.') {
        return true;
    }
    let classes = words::classes(key(word));
    classes.any(words::ABBREVIATIONS)
        || classes.any(words::TITLES) && first.is_uppercase()
        || classes.any(words::CAPITALIZED) && first.is_uppercase()
        || classes.any(words::NUMBERED) && comes_number(&part[end + 1..])
}

/// Whether a number follows: `No. 5`, `pp. 3-4`.
fn comes_number(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with(|c: char| c.is_ascii_digit() || c == '#')
}
