//! Words, numbers and marks.

use super::key::key;
use super::span::Span;
use super::words;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with apostrophes or inner full stops: `Syria`, `O'Neill`, `U.S.`, `'s`.
    Word,
    /// Digits, perhaps with inner separators: `22`, `1,200`, `3.5`, `10:30`.
    Number,
    /// One mark: `,`, `”`, `-`; also a run of full stops, hyphens or apostrophes used as a mark (`...`, `--`, `''`).
    Punctuation,
    /// Anything else: `$`, `%`, an emoji.
    Symbol,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letter has a case.
    None,
    /// `word`
    Lower,
    /// `Word`
    Title,
    /// `WORD`, also a single capital letter
    Upper,
    /// `McDonald`, `iPhone`
    Mixed,
}

/// One token of the text; tokens cover everything but white space, in order.
///
/// Hyphens and dashes stand alone (`Kerry`, `-`, `Lavrov`), so does a possessive `'s`. The full stop of an
/// abbreviation, an initial or an acronym belongs to its token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// The key of its folded form: see [`key`](super::key).
    pub key: u64,
    /// The sentence that it is in, as a position in the document's sentences.
    pub sentence: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub case: Case,
    /// Whether white space (or the start of the paragraph) stands before it.
    pub spaced: bool,
}

impl Token {
    /// Whether it begins with a capital letter.
    #[must_use]
    pub const fn is_capital(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper | Case::Mixed)
    }
}

/// Appends the tokens of `part`, whose first byte is byte `base` of the text.
pub(super) fn tokenize(part: &str, base: u32, tokens: &mut Vec<Token>) {
    let bytes = part.as_bytes();
    let mut at = 0;
    let mut spaced = true;
    while at < bytes.len() {
        let c = part[at..].chars().next().unwrap_or('\0');
        if c.is_whitespace() || is_invisible(c) {
            at += c.len_utf8();
            spaced |= c.is_whitespace();
            continue;
        }
        let (len, kind) = measure(part, at, c);
        let word = &part[at..at + len];
        let start = base + at as u32;
        tokens.push(Token {
            span: Span::new(start, start + len as u32),
            key: key(word),
            sentence: 0,
            kind,
            case: if kind == TokenKind::Word { case(word) } else { Case::None },
            spaced,
        });
        spaced = false;
        at += len;
    }
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Length in bytes and kind of the token that begins at `at` with `c`.
fn measure(part: &str, at: usize, c: char) -> (usize, TokenKind) {
    let rest = &part[at..];
    if c.is_alphabetic() {
        (word_len(rest), TokenKind::Word)
    } else if c.is_ascii_digit() {
        (number_len(rest), TokenKind::Number)
    } else if matches!(c, '\'' | '\u{2019}') && rest[c.len_utf8()..].starts_with(['s', 'S']) && is_suffix(part, at, c) {
        (c.len_utf8() + 1, TokenKind::Word)
    } else if matches!(c, '.' | '-' | '\'' | '`' | '*' | '_') {
        (rest.bytes().take_while(|b| *b == c as u8).count(), TokenKind::Punctuation)
    } else if c.is_ascii_punctuation() && !"$%&+<=>@^|~#".contains(c) || "“”‘’„‚«»‹›—–‒―…•·¡¿".contains(c)
    {
        (c.len_utf8(), TokenKind::Punctuation)
    } else {
        (c.len_utf8(), TokenKind::Symbol)
    }
}

/// Whether the apostrophe `c` at `at` begins a possessive: a letter before it, no letter after the `s`.
fn is_suffix(part: &str, at: usize, c: char) -> bool {
    let before = part[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let after = part[at + c.len_utf8() + 1..].chars().next().is_some_and(char::is_alphanumeric);
    before && !after
}

fn word_len(rest: &str) -> usize {
    let mut end = 0;
    let mut dots = false;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|&(_, n)| n);
        let joins = match c {
            '\'' | '\u{2019}' => {
                let tail = &rest[i + c.len_utf8()..];
                let possessive = tail.starts_with(['s', 'S']) && !tail[1..].chars().next().is_some_and(char::is_alphanumeric);
                next.is_some_and(char::is_alphabetic) && !possessive
            }
            '.' => {
                // `U.S.`: single letters between full stops
                let letter = rest[..i].chars().next_back();
                let single = i == letter.map_or(0, char::len_utf8) || rest[..i - letter.map_or(0, char::len_utf8)].ends_with('.');
                let inner = single && next.is_some_and(char::is_alphabetic);
                dots |= inner;
                inner
            }
            _ => c.is_alphanumeric() || is_mark(c) || is_invisible(c),
        };
        if !joins {
            break;
        }
        end = i + c.len_utf8();
    }
    let word = &rest[..end];
    let stops = rest[end..].starts_with('.') && !rest[end..].starts_with("..");
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    if stops && (dots || initial || words::classes(key(word)).any(words::ABBREVIATIONS)) { end + 1 } else { end }
}

/// Combining marks go with the letter before them.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

fn number_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    while end < bytes.len() {
        let digit = bytes[end].is_ascii_digit();
        let inner = matches!(bytes[end], b',' | b'.' | b':') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !digit && !inner {
            break;
        }
        end += 1;
    }
    end
}

fn case(word: &str) -> Case {
    let mut first = None;
    let (mut upper, mut lower) = (0, 0);
    for c in word.chars() {
        if c.is_uppercase() {
            upper += 1;
            first.get_or_insert(true);
        } else if c.is_lowercase() {
            lower += 1;
            first.get_or_insert(false);
        }
    }
    match (first, upper, lower) {
        (None, ..) => Case::None,
        (_, 0, _) => Case::Lower,
        (_, _, 0) => Case::Upper,
        (Some(true), 1, _) => Case::Title,
        _ => Case::Mixed,
    }
}
