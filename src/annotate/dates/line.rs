//! A paragraph as the grammar reads it: tokens with what each can mean.

use super::term::{Term, Unit};
use super::vocabulary;
use crate::text::{Case, Token, TokenKind, key};

/// The tokens of one paragraph. Positions count from its first token; beyond its ends every question is
/// answered with "nothing there".
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) terms: &'a [Term],
}

/// How many tokens before and after one show whether it stands in a headline.
const AROUND: usize = 30;
/// The word `second`, which is an ordinal and a unit.
const SECOND: u64 = key::ascii(b"second");

impl Line<'_> {
    /// What the token at `at` can mean.
    pub(super) fn term(&self, at: usize) -> Term {
        self.terms.get(at).copied().unwrap_or(Term::Other)
    }

    /// The same for the token before `at`.
    pub(super) fn before(&self, at: usize) -> Term {
        at.checked_sub(1).map_or(Term::Other, |at| self.term(at))
    }

    /// The key of the token at `at`; 0 beyond the ends.
    pub(super) fn key(&self, at: usize) -> u64 {
        self.tokens.get(at).map_or(0, |token| token.key)
    }

    /// The key of the token `back` tokens before `at`; 0 beyond the ends.
    pub(super) fn key_before(&self, at: usize, back: usize) -> u64 {
        at.checked_sub(back).map_or(0, |at| self.key(at))
    }

    /// What stands at `at`.
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether the token at `at` begins with a capital letter.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capital)
    }

    /// Whether the token at `at` is written in capitals.
    pub(super) fn is_upper(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.case == Case::Upper)
    }

    /// Whether most words around `at` have no capital, as in no headline.
    pub(super) fn is_lower_mostly(&self, at: usize) -> bool {
        let around = self.tokens.iter().skip(at.saturating_sub(AROUND)).take(2 * AROUND);
        let count = |case: Case| around.clone().filter(|token| token.case == case).count();
        count(Case::Lower) > count(Case::Title)
    }

    /// Whether the token at `at` is a word without capitals.
    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && !token.is_capital())
    }

    /// Whether no white space parts the token at `at` from the one before it.
    pub(super) fn is_tight(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// Whether the token at `at` is this mark.
    pub(super) fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Punctuation) && self.word(at) == mark
    }

    /// Whether the token at `at` is a mark that ends a word's group: a stop, a comma, a closing bracket or quotation mark.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        matches!(self.word(at), "." | "," | ";" | ":" | ")" | "”" | "\"" | "’" | "?" | "!")
    }

    /// Whether the token at `at` is a hyphen that joins the words around it: `third-quarter`.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.is_tight(at) && self.is_tight(at + 1) && (self.is_mark(at, "-") || self.is_mark(at, "‑") || self.is_mark(at, "–"))
    }

    /// Whether the token at `at` is a dash of a range, with or without white space: `3-5`, `3 – 5`.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        (self.is_mark(at, "-") || self.is_mark(at, "–") || self.is_mark(at, "—")) && self.is_tight(at) == self.is_tight(at + 1)
    }

    /// `at`, or the position after a hyphen that stands there.
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        if self.is_hyphen(at) { at + 1 } else { at }
    }

    /// `at`, or the position after a comma that stands there.
    pub(super) fn past_comma(&self, at: usize) -> usize {
        if self.is_mark(at, ",") { at + 1 } else { at }
    }

    /// `at`, or the position after a full stop glued to the word before it, as after an abbreviation.
    pub(super) fn past_stop(&self, at: usize) -> usize {
        if self.is_tight(at) && self.is_mark(at, ".") { at + 1 } else { at }
    }

    /// `at`, or the position after `term` if it stands there.
    pub(super) fn past(&self, at: usize, term: Term) -> usize {
        if self.term(at) == term { at + 1 } else { at }
    }

    /// Whether the sentence of the token at `at` begins with it.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at)) {
            (Some(before), Some(token)) => before.sentence != token.sentence,
            _ => true,
        }
    }

    /// The unit at `at`, and whether it is in the plural.
    pub(super) fn unit(&self, at: usize) -> Option<(Unit, bool)> {
        match self.term(at) {
            Term::Unit(unit) => Some((unit, false)),
            Term::Units(unit) => Some((unit, true)),
            Term::Ordinal(2) if self.key(at) == SECOND => Some((Unit::Second, false)),
            _ => None,
        }
    }

    /// The number of four digits at `at` as a year.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        match self.term(at) {
            Term::Year(year) => i16::try_from(year).ok(),
            _ => None,
        }
    }

    /// The month at `at`, and the position after it and its full stop. Months are written with a capital.
    pub(super) fn month(&self, at: usize) -> Option<(u8, usize)> {
        match self.term(at) {
            Term::Month(month) if self.is_capital(at) => Some((month, at + 1)),
            Term::ShortMonth(month) if self.is_capital(at) => Some((month, self.past_stop(at + 1))),
            _ => None,
        }
    }

    /// The weekday at `at`, and the position after it and its full stop. An abbreviation must be one by its
    /// full stop or by what follows: `Sat.`, `Sat 3 May`, `Sat, May 3`.
    pub(super) fn weekday(&self, at: usize) -> Option<(u8, usize)> {
        match self.term(at) {
            Term::Weekday(weekday) if self.is_capital(at) => Some((weekday, at + 1)),
            Term::ShortWeekday(weekday) if self.is_capital(at) => {
                let stopped = self.word(at).ends_with('.') || self.past_stop(at + 1) > at + 1;
                let end = self.past_stop(at + 1);
                let next = self.past_comma(end);
                let dated = self.month(next).is_some() || matches!(self.term(next), Term::Count(1..=31)) && self.month(next + 1).is_some();
                (stopped && !self.begins_sentence(at) || dated).then_some((weekday, end))
            }
            _ => None,
        }
    }

    /// The ordinal at `at` in words or digits (`third`, `twenty-first`, `21st`), and the position after it.
    pub(super) fn ordinal(&self, at: usize) -> Option<(u8, usize)> {
        match self.term(at) {
            Term::Ordinal(n) => Some((n, at + 1)),
            Term::Tens(tens) => match self.term(self.past_hyphen(at + 1)) {
                Term::Ordinal(n @ 1..=9) => Some((tens + n, self.past_hyphen(at + 1) + 1)),
                _ => None,
            },
            Term::Count(n) if self.is_tight(at + 1) && self.term(at + 1) == Term::OrdinalEnding => Some((u8::try_from(n).ok()?, at + 2)),
            _ => None,
        }
    }
}

/// What a token can mean, from its key or, for a number, from its digits.
pub(super) fn term_of(text: &str, token: &Token) -> Term {
    match token.kind {
        TokenKind::Word => match vocabulary::term(token.key) {
            Term::Other => fiscal_year(token.span.of(text)),
            term => term,
        },
        TokenKind::Number => number(token.span.of(text)),
        TokenKind::Punctuation if matches!(token.span.of(text), "'" | "’" | "‘" | "`") => Term::Apostrophe,
        TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Link => Term::Other,
    }
}

/// `FY2022`, `FY22`, or `FY` before a year
fn fiscal_year(word: &str) -> Term {
    match word.strip_prefix("FY").map(|year| (year.len(), year.parse::<u16>())) {
        Some((0, _)) => Term::Fiscal,
        Some((2, Ok(year))) => Term::FiscalYear(if year < 50 { 2000 + year } else { 1900 + year }),
        Some((4, Ok(year @ 1900..2200))) => Term::FiscalYear(year),
        _ => Term::Other,
    }
}

fn number(digits: &str) -> Term {
    match digits.parse::<u16>() {
        Ok(n @ 1000..=2199) if digits.len() == 4 => Term::Year(n),
        Ok(n) if digits.len() <= 3 => Term::Count(n),
        _ => Term::Number,
    }
}

/// The keys of a list of words.
pub(super) const fn keys<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut keys = [0; N];
    let mut i = 0;
    while i < N {
        keys[i] = key::ascii(words[i].as_bytes());
        i += 1;
    }
    keys
}
