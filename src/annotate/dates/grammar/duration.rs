//! Lengths of time: `three weeks`, `the past two months`, `two-year`, `recent months`, `for years`.

use super::super::expression::{Amount, Expression, Found, Recurrence};
use super::super::line::{Line, keys};
use super::super::term::{Modifier, Reference, Term, Unit, Which};
use super::amount::{amount, and_a_half};
use super::offset::or_so;
use crate::text::key;

/// A length with its amount: `[the past] three [more] years [and a half]`.
pub(super) fn duration(line: &Line, at: usize) -> Option<Found> {
    let start = opening(line, at);
    let (how_many, next) = amount(line, start)?;
    let next = range_end(line, next);
    let filled = if line.term(next) == Term::Filler || line.key(next) == MORE { next + 1 } else { next };
    let joined = line.past_hyphen(filled);
    let (unit, plural) = line.unit(joined)?;
    let end = joined + 1;
    if !is_length(line, at, start, joined, (unit, plural)) {
        return None;
    }
    let (how_many, end) = match (how_many, and_a_half(line, end)) {
        (Amount(Some(n)), Some((part, after))) => (Amount(Some(n.saturating_add(part))), after),
        _ => (how_many, end),
    };
    if line.term(start) == Term::A && start == at && is_rate(line, start) {
        return None;
    }
    if is_often(line, start) {
        return Some(Found::new(end, Expression::Recurrence(Recurrence::Unit(Amount::whole(1), unit))));
    }
    // `It will one day be forgotten.`
    if line.key(start) == ONE && unit == Unit::Day && MODALS.contains(&line.key_before(start, 1)) {
        return Some(Found::new(end, Expression::Reference(Reference::Future)));
    }
    let mut found = Found::new(suffix(line, end), Expression::Duration(how_many, unit));
    if or_so(line, end) > end {
        found.end = or_so(line, end);
        found.modifier = Some(Modifier::Approx);
    }
    Some(found)
}

/// The words before the amount that belong to the length: `the past`, `another`, `the next`, `these`.
fn opening(line: &Line, at: usize) -> usize {
    let the = match line.term(at) {
        Term::The => at + 1,
        _ if matches!(line.key(at), THESE | THOSE | ALL) => at + 1,
        Term::A if line.term(at + 1) == Term::Filler && amount(line, at + 2).is_some() => at + 1,
        _ => at,
    };
    match line.term(the) {
        // `expected to last six weeks`
        Term::Which(_)
            if the == at && line.key(at) == LAST && (line.before(at) == Term::To || MODALS.contains(&line.key_before(at, 1))) =>
        {
            at
        }
        Term::Which(_) | Term::Comparison(Which::Last | Which::That) | Term::Recent | Term::Filler => the + 1,
        Term::Ordinal(1) if line.term(the + 1) != Term::Half => the + 1,
        _ => the,
    }
}

const ONE: u64 = key::ascii(b"one");
const MODALS: [u64; 8] = keys(["will", "would", "could", "may", "might", "'ll", "can", "to"]);
const MORE: u64 = key::ascii(b"more");
const THESE: u64 = key::ascii(b"these");
const THOSE: u64 = key::ascii(b"those");
const ALL: u64 = key::ascii(b"all");

/// The position after the second number of `two to three` weeks, `12 or 18` months, `10-15` years.
fn range_end(line: &Line, at: usize) -> usize {
    let joins = matches!(line.term(at), Term::To | Term::Or | Term::And) || line.is_dash(at);
    let number = matches!(line.term(at + 1), Term::Count(_) | Term::Cardinal(_) | Term::Tens(_));
    match amount(line, at + 1) {
        Some((_, end)) if joins && number => end,
        _ => at,
    }
}

/// Whether an amount and a unit are a length of time, and no age, place in a row, or sum of money.
fn is_length(line: &Line, at: usize, start: usize, unit_at: usize, (unit, plural): (Unit, bool)) -> bool {
    let first = line.term(start);
    // `twice in as many years`
    let counted = first == Term::Several && line.key_before(start, 1) == AS;
    if counted || is_round_the_clock(line, unit_at + 1) {
        return false;
    }
    if line.is_tight(start) && line.is_mark(start - 1, "$") || is_age(line, unit_at + 1) || is_aged(line, start) {
        return false;
    }
    let end = and_a_half(line, unit_at + 1).map_or(unit_at + 1, |(_, end)| end);
    if matches!(line.term(line.past_hyphen(end)), Term::Ago | Term::Hence)
        || matches!(line.term(line.past_hyphen(end)), Term::Earlier | Term::Later) && !unit.is_clock()
    {
        return false;
    }
    let article = first == Term::A && unit_at == start + 1;
    let hyphen = line.is_hyphen(unit_at.wrapping_sub(1));
    if hyphen && (start > at || first == Term::A || plural && unit == Unit::Quarter) {
        // `the two-year plan`: the article is the noun's.
        return false;
    }
    match unit {
        // `5 min read`, at the head of a page
        Unit::Minute if line.key(unit_at + 1) == READ => false,
        Unit::Second if !plural => hyphen && first != Term::A,
        Unit::Quarter if article || matches!(first, Term::Cardinal(1 | 3)) && line.term(unit_at + 1) == Term::Of => false,
        Unit::Quarter => start > at || first == Term::Several || plural,
        Unit::Weekend if article => false,
        Unit::Day if article => {
            !matches!(line.term(unit_at + 1), Term::Of | Term::In | Term::That | Term::For) && line.key(unit_at + 1) != WHEN
        }
        _ if article && start > at => false,
        _ => plural || article || hyphen || is_spoken(first),
    }
}

const WHEN: u64 = key::ascii(b"when");
const AS: u64 = key::ascii(b"as");

/// Whether ` a day` follows the hours: `24 hours a day` is always.
fn is_round_the_clock(line: &Line, at: usize) -> bool {
    line.term(at) == Term::A && line.term(at + 1) == Term::Unit(Unit::Day) && line.key(at - 1) == HOURS
}

const HOURS_OF_DAY: u64 = key::ascii(b"24");
const HOURS: u64 = key::ascii(b"hours");

/// Whether the singular may stand after this amount without a hyphen: `one year`, `five year`, `half a year`.
const fn is_spoken(first: Term) -> bool {
    matches!(first, Term::Cardinal(_) | Term::Tens(_) | Term::Count(_) | Term::Half | Term::A)
}

/// `-old`, ` old`, ` of age` after a unit
pub(super) fn is_age(line: &Line, at: usize) -> bool {
    let next = line.past_hyphen(at);
    matches!(line.key(next), OLD | OLDS) || line.term(at) == Term::Of && line.key(at + 1) == AGE
}

const OLD: u64 = key::ascii(b"old");
const OLDS: u64 = key::ascii(b"olds");
/// Whether a word before an amount makes it an age: `aged 19 months`, `aged between two and 14 months`.
fn is_aged(line: &Line, start: usize) -> bool {
    let first = if matches!(line.before(start), Term::And | Term::To) { start.saturating_sub(2) } else { start };
    AGED.contains(&line.key_before(first, if line.key_before(first, 1) == BETWEEN { 2 } else { 1 }))
}

const BETWEEN: u64 = key::ascii(b"between");
/// Words before an age.
const AGED: [u64; 3] = keys(["aged", "age", "ages"]);
const AGE: u64 = key::ascii(b"age");

/// Whether `a day` says how often: `twice a day`, `three times a week`, `two days a week`.
fn is_often(line: &Line, at: usize) -> bool {
    let number = matches!(line.term(at.wrapping_sub(2)), Term::Count(_) | Term::Cardinal(_) | Term::Several);
    line.term(at) == Term::A
        && (matches!(line.key_before(at, 1), TIMES | ONCE | TWICE) || number && matches!(line.before(at), Term::Units(_)))
}

/// Whether the unit at `at` only measures an amount before it, as in `$5 million a year`, `48 flights a week`,
/// `20% annually`: annotators mark 5 of 16 of these, and every `twice a day`.
pub(super) fn is_rate(line: &Line, at: usize) -> bool {
    // `two days a week` says how often, `24 hours a day` that it never stops
    if let Term::Units(unit) = line.before(at) {
        return unit.is_clock() && line.key_before(at, 2) == HOURS_OF_DAY;
    }
    matches!(line.before(at), Term::Number | Term::Count(_) | Term::Scale(_))
        || AMOUNTS.contains(&line.key_before(at, 1))
        || is_counted(line, at)
}

/// Whether a number of things stands before `at`: `48 flights a week`, `hundreds of calls a day`.
fn is_counted(line: &Line, at: usize) -> bool {
    let things = at > 0 && line.is_lower(at - 1) && line.word(at - 1).ends_with('s');
    let number = |i: usize| {
        matches!(line.term(i), Term::Number | Term::Count(_) | Term::Year(_) | Term::Cardinal(_) | Term::Tens(_) | Term::Scale(_))
            || line.key(i) == HUNDREDS
    };
    things && (2..=4).any(|back| at >= back && number(at - back))
}

const HUNDREDS: u64 = key::ascii(b"hundreds");

const READ: u64 = key::ascii(b"read");
const TIMES: u64 = key::ascii(b"times");
const ONCE: u64 = key::ascii(b"once");
const TWICE: u64 = key::ascii(b"twice");
const AMOUNTS: [u64; 18] = keys([
    "p",
    "%",
    "percent",
    "million",
    "billion",
    "cents",
    "dollars",
    "euros",
    "pounds",
    "tons",
    "tonnes",
    "barrels",
    "miles",
    "mile",
    "kilometers",
    "kilometres",
    "km",
    "knots",
]);

/// The position after `-long` or ` long`.
fn suffix(line: &Line, at: usize) -> usize {
    if line.is_hyphen(at) && line.key(at + 1) == LONG { at + 2 } else { at }
}

const LONG: u64 = key::ascii(b"long");

/// A length without an amount: `the past months`, `recent years`, `the coming weeks`, `for years`, `decades-long`.
pub(super) fn some(line: &Line, at: usize) -> Option<Found> {
    let start = line.past(at, Term::The);
    let which = line.term(start);
    let next = match which {
        Term::Which(Which::Last | Which::Next | Which::Following | Which::Previous) | Term::Recent | Term::Ordinal(1) => start + 1,
        _ => start,
    };
    let Term::Units(unit) = line.term(next) else { return long(line, at) };
    if is_age(line, next + 1) {
        return None;
    }
    let end = next + 1;
    let length = Expression::Duration(Amount::SOME, unit);
    match which {
        Term::Which(Which::Next) if start == at && line.key(start) == COMING => {
            Some(Found::new(end, Expression::Reference(Reference::Future)))
        }
        Term::Recent if start == at && matches!(unit, Unit::Year | Unit::Day) => {
            Some(Found::new(end, Expression::Reference(Reference::Past)))
        }
        _ if next > start => Some(Found::new(end, length)),
        // `in the weeks ahead`, `over the years`: annotators mark all of these, `weeks before the vote` without its article.
        _ if start > at
            && !matches!(line.term(end), Term::Before | Term::After)
            && (matches!(line.before(at), Term::In | Term::Approximator(Modifier::MoreThan)) || line.key_before(at, 1) == DURING) =>
        {
            (!line.is_hyphen(end) && !matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend))
                .then(|| Found::new(if line.key(end) == AHEAD { end + 1 } else { end }, length))
        }
        // `weeks before the vote`
        _ if start == at && matches!(line.term(end), Term::Before | Term::After) && (line.is_lower(at) || line.begins_sentence(at)) => {
            (line.before(at) != Term::Of && unit != Unit::Second).then(|| Found::new(end, length))
        }
        _ if line.is_hyphen(end) => (start == at && line.key(end + 1) == LONG).then(|| Found::new(end + 2, length)),
        _ => (start == at && is_introduced(line, at) && !matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend))
            .then(|| Found::new(end, length)),
    }
}

const AHEAD: u64 = key::ascii(b"ahead");
const COMING: u64 = key::ascii(b"coming");

/// Whether a bare `weeks` is a length: `for weeks`, `takes months`.
fn is_introduced(line: &Line, at: usize) -> bool {
    matches!(line.before(at), Term::For | Term::In | Term::To | Term::Approximator(Modifier::MoreThan | Modifier::EqualOrLess))
        || matches!(line.key_before(at, 1), AFTER | TAKE | TAKES | TOOK | SPENT | LAST | LASTED | DESPITE | SPEND | DURING)
}

const AFTER: u64 = key::ascii(b"after");
const TAKE: u64 = key::ascii(b"take");
const TAKES: u64 = key::ascii(b"takes");
const TOOK: u64 = key::ascii(b"took");
const SPENT: u64 = key::ascii(b"spent");
const SPEND: u64 = key::ascii(b"spend");
const LAST: u64 = key::ascii(b"last");
const LASTED: u64 = key::ascii(b"lasted");
const DESPITE: u64 = key::ascii(b"despite");
const DURING: u64 = key::ascii(b"during");

/// `day-long`, `yearlong`, `a while`, `some time`
fn long(line: &Line, at: usize) -> Option<Found> {
    match (line.term(at), line.key(at + 1)) {
        (Term::Unit(unit), _) if line.is_hyphen(at + 1) && line.key(at + 2) == LONG => {
            Some(Found::new(at + 3, Expression::Duration(Amount::whole(1), unit)))
        }
        (_, TIME) if line.key(at) == SOME && line.before(at) == Term::For => Some(Found::new(at + 2, Expression::Indefinite)),
        (Term::A, WHILE) => Some(Found::new(at + 2, Expression::Indefinite)),
        _ => None,
    }
}

const SOME: u64 = key::ascii(b"some");
const TIME: u64 = key::ascii(b"time");
const WHILE: u64 = key::ascii(b"while");
