//! Weeks, months and years by their place: `last week`, `this month`, `the coming year`, `the weekend`.

use super::super::expression::{Amount, Expression, Found};
use super::super::line::Line;
use super::super::term::{Modifier, Term, Unit, Which};
use super::{calendar, weekday};
use crate::text::key;

/// `last week`, `this year`, `next month`, `the past year`, `the current quarter`, `that week`.
pub(super) fn unit(line: &Line, at: usize) -> Option<Found> {
    let start = line.past(at, Term::The);
    let (which, next) = match (line.term(start), line.term(start + 1)) {
        (Term::Which(Which::This), Term::Which(which @ (Which::Last | Which::Next))) => (which, start + 2),
        (Term::Which(Which::This), Term::Comparison(_)) => (Which::This, start + 2),
        (Term::Which(Which::Next), _) if start > at && line.key(start) == NEXT => (Which::Following, start + 1),
        (Term::Which(which), _) => (which, start + 1),
        (Term::That, _) => (Which::That, line.past(start + 1, Term::Comparison(Which::That))),
        (Term::Comparison(which), _) if start > at => (which, start + 1),
        _ => return None,
    };
    let next = line.past(next, Term::Fiscal);
    let (unit, plural) = line.unit(next)?;
    // `this years festival`: the apostrophe is missing
    let owner = plural && which == Which::This && start == at && line.is_lower(next + 1);
    if plural && !owner || unit.is_clock() || matches!(unit, Unit::Day) || line.is_hyphen(next + 1) || is_offset(line, next + 1) {
        return None;
    }
    if matches!(unit, Unit::Decade | Unit::Century) && (start > at) && matches!(which, Which::Last | Which::Following | Which::Next) {
        return Some(Found::new(next + 1, Expression::Duration(Amount::whole(1), unit)));
    }
    let mut found = Found::new(next + 1, Expression::Unit { unit, which });
    if line.term(next + 1) == Term::Or && line.key(next + 2) == SO {
        found.end = next + 3;
        found.modifier = Some(Modifier::Approx);
    }
    Some(found)
}

const NEXT: u64 = key::ascii(b"next");
const SO: u64 = key::ascii(b"so");

/// Whether a unit is measured from somewhere, so that it is no unit by its place.
fn is_offset(line: &Line, at: usize) -> bool {
    matches!(line.term(at), Term::Ago | Term::Hence)
}

/// `the week of March 6`
pub(super) fn week_of(line: &Line, at: usize) -> Option<Found> {
    let start = line.past(at, Term::The);
    if line.term(start) != Term::Unit(Unit::Week) || !matches!(line.term(start + 1), Term::Of) || start == at {
        return None;
    }
    let found = calendar::day(line, start + 2).or_else(|| weekday::weekday(line, start + 2))?;
    match found.expression {
        Expression::Day(day, None) => Some(Found::new(found.end, Expression::WeekOf(day))),
        _ => None,
    }
}

/// `the weekend`, `the week`, `the month`, `the year`: the current one, unless something follows that makes it another.
pub(super) fn the_unit(line: &Line, at: usize) -> Option<Found> {
    if line.term(at) != Term::The || line.is_capital(at + 1) {
        return None;
    }
    let next = if matches!(line.key(at + 1), FULL | ENTIRE | WHOLE | FISCAL) { at + 2 } else { at + 1 };
    let Term::Unit(unit) = line.term(next) else { return None };
    // `by the end of the decade`
    let long = matches!(unit, Unit::Decade | Unit::Century)
        && line.before(at) == Term::Of
        && matches!(line.term(at.wrapping_sub(2)), Term::EdgeOf(_));
    if !long && !matches!(unit, Unit::Weekend | Unit::Week | Unit::Month | Unit::Year) {
        return None;
    }
    let follows = matches!(line.term(next + 1), Term::Of | Term::That | Term::Before | Term::After | Term::In | Term::Ago | Term::Which(_))
        || matches!(line.key(next + 1), WHEN | THE | HE | SHE | IT | THEY | OLD | WHICH)
        || line.is_hyphen(next + 1);
    let bounded = matches!(line.key(next + 1), ENDED | ENDING) || line.term(next + 1) == Term::To && line.month(next + 2).is_some();
    if unit == Unit::Year && bounded {
        return Some(Found::new(next + 1, Expression::Duration(Amount::whole(1), Unit::Year)));
    }
    (!follows)
        .then(|| Found::new(next + 1, Expression::Unit { unit, which: if unit == Unit::Weekend { Which::Bare } else { Which::This } }))
}

const ENDED: u64 = key::ascii(b"ended");
const ENDING: u64 = key::ascii(b"ending");
const FULL: u64 = key::ascii(b"full");
const ENTIRE: u64 = key::ascii(b"entire");
const WHOLE: u64 = key::ascii(b"whole");
const FISCAL: u64 = key::ascii(b"fiscal");
const WHEN: u64 = key::ascii(b"when");
const THE: u64 = key::ascii(b"the");
const HE: u64 = key::ascii(b"he");
const SHE: u64 = key::ascii(b"she");
const IT: u64 = key::ascii(b"it");
const THEY: u64 = key::ascii(b"they");
const OLD: u64 = key::ascii(b"old");
const WHICH: u64 = key::ascii(b"which");

/// `year-end`, `year's end`; `weekend` alone after a preposition is [`the_unit`] without its article.
pub(super) fn year_end(line: &Line, at: usize) -> Option<Found> {
    let start = line.past(at, Term::The);
    if line.term(start) != Term::Unit(Unit::Year) {
        return None;
    }
    if line.key(start + 1) == POSSESSIVE && line.key(start + 2) == END {
        let mut found = Found::new(start + 3, Expression::Unit { unit: Unit::Year, which: Which::This });
        found.modifier = Some(Modifier::End);
        return Some(found);
    }
    let end = line.past_hyphen(start + 1);
    (line.key(end) == END).then(|| Found::new(end + 1, Expression::YearEnd))
}

const POSSESSIVE: u64 = key::ascii(b"'s");
const END: u64 = key::ascii(b"end");
