//! Distances in time: `three weeks ago`, `two days later`, `a decade earlier`, `six months from now`.

use super::super::expression::{Amount, Expression, Found};
use super::super::line::Line;
use super::super::term::{Reference, Term, Unit};
use super::amount::{amount, and_a_half};
use crate::text::key;

const FROM: u64 = key::ascii(b"from");
const NOW: u64 = key::ascii(b"now");
const TODAY: u64 = key::ascii(b"today");
const SO: u64 = key::ascii(b"so");
const THAN: u64 = key::ascii(b"than");

/// An amount of a unit and a direction.
pub(super) fn offset(line: &Line, at: usize) -> Option<Found> {
    let Some((amount, next)) = amount(line, at) else { return vague(line, at) };
    let next = or_so(line, next);
    let (unit, _) = line.unit(line.past_hyphen(next))?;
    let end = line.past_hyphen(next) + 1;
    let (amount, end) = match (amount, and_a_half(line, end)) {
        (Amount(Some(n)), Some((part, after))) => (Amount(Some(n.saturating_add(part))), after),
        _ => (amount, end),
    };
    let end = or_so(line, end);
    let (back, story, end) = direction(line, end)?;
    if story && unit.is_clock() {
        return None;
    }
    Some(Found::new(end, Expression::Offset { amount, unit, back, story }))
}

/// `days ago`, `years later`
fn vague(line: &Line, at: usize) -> Option<Found> {
    let (unit, true) = line.unit(at)? else { return None };
    let (back, story, end) = direction(line, at + 1)?;
    if story {
        return Some(Found::new(end, Expression::Duration(Amount::SOME, unit)));
    }
    Some(Found::new(end, Expression::Reference(if back { Reference::Past } else { Reference::Future })))
}

/// ` or so`, ` or two`, ` or more`
pub(super) fn or_so(line: &Line, at: usize) -> usize {
    let counted = matches!(line.term(at + 1), Term::Cardinal(_) | Term::Filler) && line.key(at + 1) != SO;
    if line.term(at) == Term::Or && (line.key(at + 1) == SO || counted) { at + 2 } else { at }
}

/// Whether back, whether from the story's own time, and the position after the words that say so.
fn direction(line: &Line, at: usize) -> Option<(bool, bool, usize)> {
    match line.term(at) {
        Term::Ago => Some((true, false, at + 1)),
        Term::Earlier if line.key(at + 1) != THAN => Some((true, true, at + 1)),
        Term::Later if line.key(at + 1) != THAN => Some((false, true, at + 1)),
        Term::Hence => Some((false, false, at + 1)),
        _ if line.key(at) == FROM && matches!(line.key(at + 1), NOW | TODAY) => Some((false, false, at + 2)),
        _ => None,
    }
}

/// `the day before`, `the year before`, `the week before last`, `the day after`: with nothing after that they
/// could be before or after.
pub(super) fn unit_before(line: &Line, at: usize) -> Option<Found> {
    let Term::Unit(unit) = line.term(at + 1) else { return None };
    if line.term(at) != Term::The || unit.is_clock() {
        return None;
    }
    let back = match line.term(at + 2) {
        Term::Before => true,
        Term::After => false,
        _ => return None,
    };
    if back && line.term(at + 3) == Term::Which(super::super::term::Which::Last) {
        return Some(Found::new(at + 4, Expression::Offset { amount: Amount::whole(2), unit, back, story: false }));
    }
    if !back && line.term(at + 3) == Term::Which(super::super::term::Which::Next) {
        return Some(Found::new(at + 4, Expression::Offset { amount: Amount::whole(2), unit, back, story: false }));
    }
    let alone = line.tokens.get(at + 3).is_none_or(|next| next.kind == crate::text::TokenKind::Punctuation);
    (alone && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Weekend))
        .then(|| Found::new(at + 3, Expression::Offset { amount: Amount::whole(1), unit, back, story: true }))
}
