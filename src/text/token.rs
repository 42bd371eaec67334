//! Words, numbers and marks.

use unicode_segmentation::UnicodeSegmentation as _;

use super::key::{is_invisible, key};
use super::span::Span;
use super::{link, word};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits behind, apostrophes or inner full stops: `Syria`, `G20`, `O'Neill`, `U.S.`,
    /// `'s`, `example.com`.
    Word,
    /// Digits, perhaps with inner separators: `22`, `1,200`, `3.5`, `10:30`. Letters behind are a token of
    /// their own (`20`, `th`; `5`, `pm`).
    Number,
    /// One mark: `,`, `”`, `-`; also a run of full stops, hyphens or apostrophes used as a mark (`...`, `--`, `''`).
    Punctuation,
    /// Anything else: `$`, `%`, an emoji.
    Symbol,
    /// The address of a page or of mail, `@name`, `#topic`.
    Link,
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
/// abbreviation, an initial or an acronym belongs to its token. White space is that of Unicode; control and
/// zero-width characters are no tokens and part none.
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

/// Appends the tokens of `part`, whose first byte is byte `base` of the text; linear in its length.
pub(super) fn tokenize(part: &str, base: u32, tokens: &mut Vec<Token>) {
    let bytes = part.as_bytes();
    let mail = bytes.contains(&b'@');
    let mut at = 0;
    let mut spaced = true;
    while let Some(&byte) = bytes.get(at) {
        if byte == b' ' {
            spaced = true;
            at += 1;
            continue;
        }
        if !(b' '..0x7f).contains(&byte) {
            let c = char_at(part, at);
            if c.is_whitespace() || is_invisible(c) {
                at += c.len_utf8();
                spaced |= c.is_whitespace();
                continue;
            }
        }
        let (len, kind) = measure(part, at, mail);
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

/// The character at byte `at`, which is a boundary.
pub(super) fn char_at(part: &str, at: usize) -> char {
    part.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('\0')
}

/// Length in bytes and kind of the token that begins at `at`.
fn measure(part: &str, at: usize, mail: bool) -> (usize, TokenKind) {
    let rest = &part[at..];
    let byte = rest.as_bytes()[0];
    let before = at.checked_sub(1).and_then(|i| part.as_bytes().get(i).copied());
    if mail || matches!(byte, b'h' | b'H' | b'w' | b'W' | b'f' | b'F' | b'#') {
        let len = link::len(rest, before, mail);
        if len > 0 {
            return (len, TokenKind::Link);
        }
    }
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => word::measure(part, at),
        b'0'..=b'9' => (number(rest), TokenKind::Number),
        b'.' if is_fraction(rest, before) => (1 + number(&rest[1..]), TokenKind::Number),
        b'\'' => apostrophe(part, at, 1),
        b'.' => (rest.len() - rest.trim_start_matches(['.', '…']).len(), TokenKind::Punctuation),
        b'-' | b'`' | b'*' | b'_' => (run(rest, byte), TokenKind::Punctuation),
        b'$' | b'%' | b'&' | b'+' | b'<'..=b'>' | b'@' | b'^' | b'|' | b'~' | b'#' => (1, TokenKind::Symbol),
        0x21..0x7f => (1, TokenKind::Punctuation),
        _ => measure_beyond_ascii(part, at),
    }
}

fn measure_beyond_ascii(part: &str, at: usize) -> (usize, TokenKind) {
    let rest = &part[at..];
    let c = char_at(part, at);
    if c == '\u{2019}' || c == '\u{2bc}' {
        return apostrophe(part, at, c.len_utf8());
    }
    if c.is_alphabetic() {
        return word::measure(part, at);
    }
    if c == '…' {
        return (rest.len() - rest.trim_start_matches(['.', '…']).len(), TokenKind::Punctuation);
    }
    if "“”‘‚‛„‟«»‹›‐‑‒–—―•·‧¡¿‥。、！？，：；「」『』（）".contains(c) {
        return (c.len_utf8(), TokenKind::Punctuation);
    }
    // An emoji with its modifiers is one grapheme.
    let len = rest.graphemes(true).next().map_or(c.len_utf8(), str::len);
    (len, if c.is_numeric() { TokenKind::Number } else { TokenKind::Symbol })
}

/// An apostrophe of `len` bytes that no word holds: with its `s`, or a mark.
fn apostrophe(part: &str, at: usize, len: usize) -> (usize, TokenKind) {
    match word::suffix(part, at, len) {
        Some(suffix) => (suffix, TokenKind::Word),
        None if len == 1 => (run(&part[at..], b'\''), TokenKind::Punctuation),
        None => (len, TokenKind::Punctuation),
    }
}

fn run(rest: &str, byte: u8) -> usize {
    rest.bytes().take_while(|b| *b == byte).count()
}

/// `.5` after white space.
fn is_fraction(rest: &str, before: Option<u8>) -> bool {
    rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit) && before.is_none_or(|b| b.is_ascii_whitespace())
}

/// Length of the number that begins `rest`: digits, with full stops and colons between digits, and commas
/// before groups of three (`1,200`) or, after another comma, two (`1,00,000`).
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let mut end = 0;
    while let Some(&byte) = bytes.get(end) {
        let inner = match byte {
            b'0'..=b'9' => true,
            b'.' | b':' => digits(end + 1) > 0,
            b',' => match digits(end + 1) {
                3 => true,
                2 => bytes.get(end + 3) == Some(&b','),
                _ => false,
            },
            _ => false,
        };
        if !inner {
            break;
        }
        end += 1;
    }
    end
}

fn case(word: &str) -> Case {
    let mut first = None;
    let (mut upper, mut lower) = (0, 0);
    let mut count = |is_upper: bool, is_lower: bool| {
        if is_upper {
            upper += 1;
            first.get_or_insert(true);
        } else if is_lower {
            lower += 1;
            first.get_or_insert(false);
        }
    };
    if word.is_ascii() {
        word.bytes().for_each(|b| count(b.is_ascii_uppercase(), b.is_ascii_lowercase()));
    } else {
        word.chars().for_each(|c| count(c.is_uppercase(), c.is_lowercase()));
    }
    match (first, upper, lower) {
        (None, ..) => Case::None,
        (_, 0, _) => Case::Lower,
        (_, _, 0) => Case::Upper,
        (Some(true), 1, _) => Case::Title,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, 0, &mut tokens);
        tokens.iter().map(|t| t.span.of(text)).collect()
    }

    /// Each line is cut as its white space shows once `|` is read as a seam without white space.
    #[test]
    fn tokens_are_cut_where_the_seams_are() {
        for line in [
            "Ana Ruiz|'s plan|, which wasn't new|, passed|.",
            "the Ruiz|-|Hall talks |--| and a well|-|known |—| if small |–| crowd",
            "Mr. Ruiz of Harlow Corp. met Lt. Gov. Ida J. Falk|-|Moe |(|R|-|Ill.|)| at 5 p.m. on Jan. 3",
            "the U.S.|-|led talks|, the U.N.|'s view and the U.K. government|'s",
            "Dr.|Falk|, J.|Smith|, J.K. Lowe and A.|-|M. Moe|, Ph.D.|, e.g. here",
            "he said no|.| But No. 5 and no. 12|, pp. 3|-|4|, were sold",
            "1|As rain fell on the 21|st|.| In the 1990|s|, 5|pm |'|90|s 10|:",
            "$|1,200.50| and 3.5|%| by 10:30|,| 2016|,|2017| or .5| or 1,00,000|;",
            "see https://example.org/a_(b)?c=d#e|.| or www.example.com|,| or (|http://example.net/x|)",
            "write to a.b-c@mail.example.co.uk|;| follow @ana_ruiz and #floods2020|,| not |#|1 or |@| home",
            "Harlow.com Inc. of harlow.co.uk runs example.com/news|.",
            "it ended|.|Then came rain|...| and so on|….| etc. etc|...",
            "“|It|’s| over|,|”| she said|:| ‘|No|!|’",
            "Çelik|’s café in São João|, naïve Zoë|’s| 😀|👍🏽 €|5",
            "|''|yes|''| ``|no|''",
        ] {
            let want: Vec<_> = line.split([' ', '|']).filter(|w| !w.is_empty()).collect();
            let text = line.replace('|', "");
            assert_eq!(cut(&text), want, "{text}");
        }
    }

    #[test]
    fn unicode_white_space_parts_and_zero_width_does_not() {
        assert_eq!(cut("a\u{a0}big\u{2009}day\u{3000}at\u{85}sea"), ["a", "big", "day", "at", "sea"]);
        assert_eq!(cut("\u{feff}co\u{ad}operate \u{200b}now\u{200b} \u{0}\u{83}").len(), 2);
        assert_eq!(key("co\u{ad}operate"), key("Cooperate"));
        assert_eq!(key("O\u{2019}Neill"), key("o'neill"));
    }

    #[test]
    fn a_word_tells_how_it_is_written() {
        let cases = [
            ("word", Case::Lower),
            ("Word", Case::Title),
            ("WORD", Case::Upper),
            ("McCall", Case::Mixed),
            ("É", Case::Upper),
            ("習", Case::None),
        ];
        for (word, want) in cases {
            assert_eq!(case(word), want, "{word}");
        }
    }
}
