//! Named days: `Christmas Eve`, `last Thanksgiving`, `Ramadan 2015`, `9/11`.

use super::super::expression::{Day, Expression, Found, Time, YearRef};
use super::super::line::{Line, keys};
use super::super::term::{Holiday, Term, Unit, Which};
use super::super::vocabulary;
use super::weekday::part_after;
use crate::text::key;

/// The most tokens that a holiday's name has.
const LONGEST: usize = 6;

/// A holiday with its year.
pub(super) fn holiday(line: &Line, at: usize) -> Option<Found> {
    let (which, start) = match line.term(at) {
        Term::Which(which @ (Which::Last | Which::This | Which::Next)) => (which, at + 1),
        Term::The => (Which::Bare, at + 1),
        _ => (Which::Bare, at),
    };
    let (holiday, end) = name(line, start)?;
    if line.term(at) == Term::The && line.ordinal(start).is_none() {
        // `the Christmas market`: the article is the noun's.
        return None;
    }
    // `the Christmas market`, `the New Year celebrations`
    if line.before(start) == Term::The && FESTIVE.contains(&line.key(end)) {
        return None;
    }
    let next = line.past_comma(end);
    let (year, end) = match line.year(next) {
        Some(year) => (YearRef::Given(year), next + 1),
        None => (YearRef::Open, end),
    };
    let day = Day::Holiday { holiday, which, year };
    if line.term(end) == Term::Unit(Unit::Weekend) && year == YearRef::Open {
        return Some(Found::new(end + 1, Expression::WeekendOf(day)));
    }
    let (end, part) = part_after(line, end);
    Some(Found::new(end, Expression::Day(day, part.map(Time::Part))))
}

/// `the first Monday in May`, `the last Friday of November 2014`
pub(super) fn nth_weekday(line: &Line, at: usize) -> Option<Found> {
    let start = line.past(at, Term::The);
    let (nth, next) = match line.term(start) {
        Term::Which(Which::Last) => (-1, start + 1),
        _ => {
            let (nth, next) = line.ordinal(start)?;
            (i8::try_from(nth).ok().filter(|nth| *nth <= 5)?, next)
        }
    };
    let (weekday, next) = line.weekday(next)?;
    if !matches!(line.term(next), Term::Of | Term::In) {
        return None;
    }
    let (month, end) = line.month(next + 1)?;
    let (year, end) = super::calendar::year_after(line, end);
    let holiday = Holiday::Nth { month, weekday, nth, plus: 0 };
    Some(Found::new(end, Expression::Day(Day::Holiday { holiday, which: Which::Bare, year }, None)))
}

/// The longest name of a holiday at `at`, and the position after it.
fn name(line: &Line, at: usize) -> Option<(Holiday, usize)> {
    let figure = matches!(line.term(at), Term::Count(9 | 26)) && line.is_tight(at + 1);
    if line.term(at) == Term::Other || !(line.is_capital(at) || figure) {
        return None;
    }
    let mut found = None;
    let mut joined = line.key(at);
    for end in at + 1..=at + LONGEST {
        if let Some(holiday) = vocabulary::holiday(joined) {
            found = Some((holiday, end));
        }
        joined = key::join(joined, line.key(end));
    }
    found.filter(|&(_, end)| !(line.is_capital(end) && line.is_tight(end)))
}

/// What is named after a holiday and lasts longer, or lies elsewhere.
const FESTIVE: [u64; 14] = keys([
    "celebrations",
    "festivities",
    "market",
    "markets",
    "sales",
    "season",
    "tree",
    "holidays",
    "party",
    "parties",
    "rush",
    "period",
    "break",
    "spirit",
]);

const ATTACKS: [u64; 10] = [
    key::ascii(b"attacks"),
    key::ascii(b"attack"),
    key::ascii(b"hijackers"),
    key::ascii(b"hijackings"),
    key::ascii(b"terrorist"),
    key::ascii(b"terror"),
    key::ascii(b"terrorists"),
    key::ascii(b"commission"),
    key::ascii(b"memorial"),
    key::ascii(b"victims"),
];

/// `Sept. 11` and `11 September` before `attacks`: the day of 2001, not that of this year.
pub(super) fn attacks(line: &Line, at: usize) -> Option<Found> {
    let found = super::calendar::day(line, at)?;
    let Expression::Day(Day::Calendar { month: 9, day: 11, year: YearRef::Open, .. }, None) = found.expression else { return None };
    let end = found.end;
    let holiday = Holiday::Once(2001, 9, 11);
    let day = Day::Holiday { holiday, which: Which::Bare, year: YearRef::Open };
    ATTACKS.contains(&line.key(end)).then(|| Found::new(end, Expression::Day(day, None)))
}
