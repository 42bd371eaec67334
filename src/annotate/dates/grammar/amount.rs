//! How many: `three`, `twenty-four`, `1,200`, `2 1/2`, `a couple of`, `several`.

use super::super::expression::Amount;
use super::super::line::Line;
use super::super::term::{Term, Unit};
use crate::text::key;

const ONE: u64 = key::ascii(b"one");
const QUARTER: u64 = key::ascii(b"quarter");
const GREAT: [u64; 4] = [key::ascii(b"great"), key::ascii(b"good"), key::ascii(b"matter"), key::ascii(b"number")];

/// The amount at `at`, and the position after it. A bare article is the amount 1.
pub(super) fn amount(line: &Line, at: usize) -> Option<(Amount, usize)> {
    let (amount, end) = match line.term(at) {
        Term::A => article(line, at),
        Term::Several => (Amount::SOME, at + 1),
        Term::Couple => (Amount::whole(2), line.past(at + 1, Term::Of)),
        Term::Half => {
            let next = line.past_hyphen(at + 1);
            (Amount(Some(50)), line.past(next, Term::A))
        }
        _ => number(line, at)?,
    };
    Some(with_fraction(line, amount, end))
}

/// `a few`, `a couple of`, `a hundred`, `a half`, `a dozen`, or just `a`.
fn article(line: &Line, at: usize) -> (Amount, usize) {
    match line.term(at + 1) {
        Term::Several => (Amount::SOME, at + 2),
        // `a quarter of an hour`
        Term::Unit(Unit::Quarter) if line.term(at + 2) == Term::Of && line.term(at + 3) == Term::A => (Amount(Some(25)), at + 4),
        Term::Couple => (Amount::whole(2), line.past(at + 2, Term::Of)),
        Term::Half => (Amount(Some(50)), line.past_hyphen(at + 2)),
        Term::Scale(_) => number(line, at + 1).unwrap_or((Amount::whole(1), at + 1)),
        // `a quarter-century`
        Term::Unit(Unit::Quarter) if line.is_hyphen(at + 2) && line.term(at + 3) == Term::Unit(Unit::Century) => (Amount(Some(25)), at + 2),
        _ if GREAT.contains(&line.key(at + 1)) && line.term(at + 2) == Term::Several => (Amount::SOME, at + 3),
        _ => (Amount::whole(1), at + 1),
    }
}

/// A number in digits or words: `24`, `1,200`, `3.5`, `twenty-four`, `two hundred`.
fn number(line: &Line, at: usize) -> Option<(Amount, usize)> {
    match line.term(at) {
        Term::Count(n) => Some((Amount::whole(u32::from(n)), at + 1)),
        Term::Year(n) => Some((Amount::whole(u32::from(n)), at + 1)),
        Term::Number => Some((decimal(line.word(at))?, at + 1)),
        _ => {
            let (n, end) = words(line, at)?;
            Some((Amount::whole(n), end))
        }
    }
}

/// `1,200` or `3.5`; nothing else that is made of digits.
fn decimal(digits: &str) -> Option<Amount> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let groups = whole.split(',').enumerate().all(|(i, group)| if i == 0 { group.len() <= 3 } else { group.len() == 3 });
    if fraction.len() > 2 || whole.contains(',') && !groups {
        return None;
    }
    let mut n: u32 = 0;
    for digit in whole.bytes().filter(|b| *b != b',').chain(fraction.bytes()).chain(*b"00").take(whole.replace(',', "").len() + 2) {
        n = n.checked_mul(10)?.checked_add(char::from(digit).to_digit(10)?)?;
    }
    Some(Amount(Some(n)))
}

/// A whole number in words below a million, and the position after it.
pub(super) fn words(line: &Line, at: usize) -> Option<(u32, usize)> {
    let (mut n, mut end) = below_hundred(line, at).or_else(|| matches!(line.term(at), Term::Scale(_)).then_some((1, at)))?;
    while let Term::Scale(scale) = line.term(end) {
        n = n.checked_mul(u32::from(scale))?;
        end += 1;
        let rest = line.past(end, Term::And);
        if scale > 12
            && let Some((more, after)) = below_hundred(line, rest)
        {
            n = n.checked_add(more)?;
            end = after;
        }
    }
    Some((n, end))
}

/// `seven`, `twenty`, `twenty-four`
fn below_hundred(line: &Line, at: usize) -> Option<(u32, usize)> {
    match line.term(at) {
        Term::Cardinal(n) => Some((u32::from(n), at + 1)),
        Term::Tens(tens) => {
            let next = line.past_hyphen(at + 1);
            match line.term(next) {
                Term::Cardinal(n @ 1..=9) => Some((u32::from(tens + n), next + 1)),
                _ => Some((u32::from(tens), at + 1)),
            }
        }
        _ => None,
    }
}

/// The amount with a fraction that follows it: `2 1/2`, `two and a half`, `2½`.
fn with_fraction(line: &Line, amount: Amount, end: usize) -> (Amount, usize) {
    let Amount(Some(n)) = amount else { return (amount, end) };
    let part = |hundredths: u32, end: usize| (Amount(Some(n.saturating_add(hundredths))), end);
    match (line.term(end), line.term(end + 2)) {
        (Term::Count(1), Term::Count(below @ 2..=4)) if line.is_mark(end + 1, "/") => return part(100 / u32::from(below), end + 3),
        (Term::Count(3), Term::Count(4)) if line.is_mark(end + 1, "/") => return part(75, end + 3),
        _ => {}
    }
    match line.word(end) {
        "½" => return part(50, end + 1),
        "¼" => return part(25, end + 1),
        "¾" => return part(75, end + 1),
        _ => {}
    }
    match and_a_half(line, end) {
        Some((hundredths, after)) => part(hundredths, after),
        None => (amount, end),
    }
}

/// `and a half`, `-and-a-half`, `and one-half`, `and a quarter`: hundredths, and the position after it.
pub(super) fn and_a_half(line: &Line, at: usize) -> Option<(u32, usize)> {
    let and = line.past_hyphen(at);
    let one = line.past_hyphen(and + 1);
    if line.term(and) != Term::And || !(line.term(one) == Term::A || line.key(one) == ONE) {
        return None;
    }
    let half = line.past_hyphen(one + 1);
    match line.term(half) {
        Term::Half => Some((50, half + 1)),
        _ if line.key(half) == QUARTER => Some((25, half + 1)),
        _ => None,
    }
}
