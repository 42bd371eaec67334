//! What recurs: `every Friday`, `each July`, `daily`, `Tuesday nights`, `every two years`.

use super::super::expression::{Amount, Expression, Found, Recurrence};
use super::super::line::{Line, keys};
use super::super::term::{Term, Unit};
use super::amount::amount;
use super::duration::{is_age, is_rate};
use crate::text::key;

/// Any of them.
pub(super) fn set(line: &Line, at: usize) -> Option<Found> {
    let (end, recurrence) = match line.term(at) {
        Term::Every => every(line, at + 1)?,
        Term::Per if !is_rate(line, at) => (at + 2, Recurrence::Unit(Amount::whole(1), line.unit(at + 1)?.0)),
        Term::Weekdays(weekday) if line.is_capital(at) => (at + 1, Recurrence::Weekday(weekday, None)),
        Term::Weekday(weekday) if line.is_capital(at) => match line.term(at + 1) {
            Term::Parts(part) => (at + 2, Recurrence::Weekday(weekday, Some(part))),
            _ => return None,
        },
        // `on weekends`, `at weekends`
        Term::Units(Unit::Weekend) if matches!(line.before(at), Term::On | Term::At) => (at + 1, Recurrence::Weekend),
        Term::Adverb(unit) if line.is_lower(at) && !line.is_hyphen(at + 1) && !is_attribute(line, at) => {
            (at + 1, Recurrence::Unit(Amount::whole(1), unit))
        }
        _ => return None,
    };
    Some(Found::new(end, Expression::Recurrence(recurrence)))
}

/// What follows `every` or `each`.
fn every(line: &Line, at: usize) -> Option<(usize, Recurrence)> {
    if let Some((weekday, end)) = line.weekday(at) {
        let (end, part) = super::weekday::part_after(line, end);
        return Some((end, Recurrence::Weekday(weekday, part)));
    }
    match line.term(at) {
        Term::Month(month) if line.is_capital(at) => return Some((at + 1, Recurrence::Month(month))),
        Term::Part(part) => return Some((at + 1, Recurrence::Part(part))),
        Term::Season(season) => return Some((at + 1, Recurrence::Season(season))),
        Term::Unit(Unit::Weekend) => return Some((at + 1, Recurrence::Weekend)),
        _ => {}
    }
    let (how_many, next) = match line.unit(at) {
        Some(_) if line.unit(at + 1).is_none() => (Amount::whole(1), at),
        _ => match line.ordinal(at) {
            Some((n, next)) => (Amount::whole(u32::from(n)), next),
            None => amount(line, at)?,
        },
    };
    let (unit, _) = line.unit(next)?;
    (!is_age(line, next + 1) && line.term(next + 1) != Term::Of).then_some((next + 1, Recurrence::Unit(how_many, unit)))
}

/// Whether the adverb measures, or is a newspaper: `20% annually`, `the average daily volume`, `the party daily Granite`,
/// `the Granite daily said`; but not in `the daily Foreign Office briefing`.
fn is_attribute(line: &Line, at: usize) -> bool {
    if is_rate(line, at) {
        return true;
    }
    if line.term(at) != Term::Adverb(Unit::Day) {
        return false;
    }
    let named = at > 0 && line.is_capital(at - 1) && !line.begins_sentence(at - 1) && !line.is_tight(at);
    let owned = matches!(line.before(at), Term::The | Term::A) || OWNERS.contains(&line.key_before(at, 1));
    line.key_before(at, 1) == AVERAGE || named || line.is_capital(at + 1) && !line.begins_sentence(at + 1) && !owned
}

const OWNERS: [u64; 6] = keys(["'s", "his", "her", "its", "their", "our"]);
const AVERAGE: u64 = key::ascii(b"average");
