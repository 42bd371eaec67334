//! Vague times: `now`, `recently`, `the past`, `soon`, `in the near future`.

use super::super::expression::{Expression, Found};
use super::super::line::{Line, keys};
use super::super::tense;
use super::super::term::{Reference, Term, Which};
use crate::text::key;

/// Any of them.
pub(super) fn reference(line: &Line, at: usize) -> Option<Found> {
    let (end, reference) = match line.term(at) {
        Term::Reference(Reference::Future) => soon(line, at)?,
        Term::Reference(reference) => (is_reference(line, at)).then_some((at + 1, reference))?,
        Term::Comparative(_) | Term::Filler if line.key(at) == MORE && line.key(at + 1) == RECENTLY => (at + 2, Reference::Past),
        Term::Recent if !line.is_hyphen(at + 1) && !is_attribute(line, at) => (at + 1, Reference::Past),
        Term::Which(Which::This) if line.key(at) == CURRENT => (at + 1, Reference::Present),
        Term::FutureWord if matches!(line.before(at), Term::In | Term::For) && line.is_lower(at) => (at + 1, Reference::Future),
        Term::The => the(line, at)?,
        // `a long time ago`
        Term::A if line.key(at + 1) == LONG => phrase(line, at + 1).filter(|(_, reference)| *reference == Reference::Past)?,
        _ => phrase(line, at)?,
    };
    Some(Found::new(end, Expression::Reference(reference)))
}

const MORE: u64 = key::ascii(b"more");
const MOST: u64 = key::ascii(b"most");
const RECENTLY: u64 = key::ascii(b"recently");
const CURRENT: u64 = key::ascii(b"current");
const RIGHT: u64 = key::ascii(b"right");
const NOW: u64 = key::ascii(b"now");

/// A vague time that is no part of a compound, and no `Now, ...` that only opens a thought: of three of these,
/// annotators mark none, of other uses of `now` 60 of 82.
fn is_reference(line: &Line, at: usize) -> bool {
    // `most recently a senator` is `last`
    let last = line.key(at) == RECENTLY && line.key_before(at, 1) == MOST;
    let thought = line.key(at) == NOW && line.is_capital(at) && line.is_mark(at + 1, ",");
    !(last || thought || line.is_hyphen(at + 1))
}

/// Whether `recent` tells only which one: `the recent sale`, `a recent survey`, `its recent growth`. Annotators mark
/// 5 of 13 of these, and 13 of 16 others (`recent declines`, `in recent weeks`).
fn is_attribute(line: &Line, at: usize) -> bool {
    matches!(line.before(at), Term::A | Term::The | Term::Phrase) || OWNERS.contains(&line.key_before(at, 1))
}

const OWNERS: [u64; 8] = keys(["'s", "his", "her", "its", "their", "our", "my", "most"]);

/// `soon` of what is to come; `as soon as` and `how soon` are none.
fn soon(line: &Line, at: usize) -> Option<(usize, Reference)> {
    let tied = matches!(line.key_before(at, 1), AS | SO | TOO | HOW)
        || matches!(line.key(at + 1), AS | ENOUGH)
        || line.term(at + 1) == Term::After;
    (!tied && line.is_lower(at) && tense::direction(line, at, at + 1).is_ahead()).then_some((at + 1, Reference::Future))
}

const AS: u64 = key::ascii(b"as");
const SO: u64 = key::ascii(b"so");
const TOO: u64 = key::ascii(b"too");
const HOW: u64 = key::ascii(b"how");
const ENOUGH: u64 = key::ascii(b"enough");

/// `the past`, `the recent past`, `the future`, `the near future`, `the moment` after `at`, `the long term`.
fn the(line: &Line, at: usize) -> Option<(usize, Reference)> {
    let next = if matches!(line.key(at + 1), RECENT | NEAR | FORESEEABLE | IMMEDIATE | DISTANT) { at + 2 } else { at + 1 };
    match line.term(next) {
        // `the future of the mill` and `the future looks bright` are what will become of it.
        Term::FutureWord if line.is_hyphen(next + 1) || next == at + 1 && !is_time(line, at) => None,
        Term::FutureWord => Some((next + 1, Reference::Future)),
        Term::Which(Which::Last) if line.key(next) == PAST && !is_measured(line, next + 1) => Some((next + 1, Reference::Past)),
        _ if matches!(line.key(at + 1), NEAR | SHORT | LONG) && line.key(at + 2) == TERM => Some((at + 3, Reference::Future)),
        _ => None,
    }
}

/// Whether the bare `the future` is a time: after a preposition of time, and of nothing.
fn is_time(line: &Line, at: usize) -> bool {
    let before = matches!(line.before(at), Term::In | Term::For | Term::Preposition | Term::And) || line.key_before(at, 1) == ABOUT;
    before && line.term(at + 2) != Term::Of && line.is_lower(at + 1)
}

const ABOUT: u64 = key::ascii(b"about");
const RECENT: u64 = key::ascii(b"recent");
const NEAR: u64 = key::ascii(b"near");
const SHORT: u64 = key::ascii(b"short");
const LONG: u64 = key::ascii(b"long");
const TERM: u64 = key::ascii(b"term");
const FORESEEABLE: u64 = key::ascii(b"foreseeable");
const IMMEDIATE: u64 = key::ascii(b"immediate");
const DISTANT: u64 = key::ascii(b"distant");
const PAST: u64 = key::ascii(b"past");

/// Whether `the past` goes on into a length: `the past two years`, `the past season`.
fn is_measured(line: &Line, at: usize) -> bool {
    !matches!(line.term(at), Term::Other | Term::That | Term::And | Term::Of | Term::In | Term::To | Term::On | Term::At | Term::For)
        || line.is_lower(at) && line.term(at) == Term::Other && (line.unit(at + 1).is_some() || matches!(line.key(at), SEASON))
}

const SEASON: u64 = key::ascii(b"season");

/// `right now`, `these days`, `at present`, `at the moment`, `long ago`.
fn phrase(line: &Line, at: usize) -> Option<(usize, Reference)> {
    match (line.key(at), line.key(at + 1), line.key(at + 2)) {
        (RIGHT, NOW, _) => Some((at + 2, Reference::Present)),
        (THESE, DAYS, _) => Some((at + 2, Reference::Present)),
        // `not that long ago` tells how long
        (LONG, AGO, _) if !matches!(line.key_before(at, 1), THAT | SO | TOO | HOW) => Some((at + 2, Reference::Past)),
        (LONG, TIME, AGO) => Some((at + 3, Reference::Past)),
        (AT, PRESENT, _) => Some((at + 2, Reference::Present)),
        (AT, THE, MOMENT) => Some((at + 3, Reference::Present)),
        _ => None,
    }
}

const THAT: u64 = key::ascii(b"that");
const AGO: u64 = key::ascii(b"ago");
const TIME: u64 = key::ascii(b"time");
const THESE: u64 = key::ascii(b"these");
const DAYS: u64 = key::ascii(b"days");
const AT: u64 = key::ascii(b"at");
const THE: u64 = key::ascii(b"the");
const PRESENT: u64 = key::ascii(b"present");
const MOMENT: u64 = key::ascii(b"moment");
