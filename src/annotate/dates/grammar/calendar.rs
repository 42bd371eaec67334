//! Days and months of the calendar: `Friday, June 3, 2016`, `3 June`, `March 2015`.

use super::super::expression::{Day, Expression, Found, Time, YearRef};
use super::super::line::Line;
use super::super::term::{Term, Unit, Which};
use super::weekday::part_after;
use super::year::{is_clock, short_year, words_of_year};
use crate::text::{Case, key};

/// `Friday, June 3, 2016`, `3rd of June`, `the 21st of September`, `June 3-5` (the first of the two).
pub(super) fn day(line: &Line, at: usize) -> Option<Found> {
    let (_, named) = which_before(line, at);
    let (weekday, start) = match line.weekday(named) {
        Some((weekday, end)) => (Some(weekday), line.past_comma(end)),
        None => (None, at),
    };
    let ((month, day), end) = month_day(line, start).or_else(|| day_month(line, start))?;
    let (mut year, end) = year_after(line, end);
    if year == YearRef::Open && line.is_dash(end) && matches!(line.term(end + 1), Term::Count(1..=31)) {
        year = year_after(line, end + 2).0;
    }
    if year == YearRef::Open
        && let Some(other) =
            year_of_range(line, month, end, |at| month_day(line, at).or_else(|| day_month(line, at)).map(|((month, _), end)| (month, end)))
    {
        year = other;
    }
    if year == YearRef::Open && matches!(line.key(end), PERCENT | PEOPLE | MILLION | BILLION) {
        return None;
    }
    let (end, time) = part_after(line, end);
    Some(Found::new(end, Expression::Day(Day::Calendar { month, day, year, weekday }, time.map(Time::Part))))
}

/// The year that stands behind the second end of a range whose first ends at `at`: `from June 3 to July 5, 2015`,
/// `between November and January 2023`.
fn year_of_range(line: &Line, month: u8, at: usize, second: impl Fn(usize) -> Option<(u8, usize)>) -> Option<YearRef> {
    if !(line.is_dash(at) || matches!(line.term(at), Term::To | Term::And)) {
        return None;
    }
    let (last, end) = second(at + 1)?;
    match year_after(line, end).0 {
        YearRef::Given(year) => Some(YearRef::Given(year - i16::from(last < month))),
        _ => None,
    }
}

/// `the 21st of this month`, `the 3rd of the month`
pub(super) fn day_of_month(line: &Line, at: usize) -> Option<Found> {
    let (day, end) = line.ordinal(line.past(at, Term::The))?;
    let months = match line.term(end + 1) {
        Term::Which(Which::Last) => -1,
        Term::Which(Which::This) | Term::The => 0,
        Term::Which(Which::Next) => 1,
        _ => return None,
    };
    let whole = day <= 31 && line.term(end) == Term::Of && line.term(end + 2) == Term::Unit(Unit::Month);
    whole.then(|| Found::new(end + 3, Expression::Day(Day::OfMonth { day, months }, None)))
}

pub(super) const PERCENT: u64 = key::ascii(b"percent");
const PEOPLE: u64 = key::ascii(b"people");
const MILLION: u64 = key::ascii(b"million");
const BILLION: u64 = key::ascii(b"billion");

/// `June 3`, `June 3rd`, `June third`
fn month_day(line: &Line, at: usize) -> Option<((u8, u8), usize)> {
    let (month, next) = line.month(at)?;
    let next = if line.term(next) == Term::The && line.ordinal(next + 1).is_some() { next + 1 } else { next };
    if let Some((day, end)) = line.ordinal(next) {
        return Some(((month, day), end));
    }
    match line.term(next) {
        Term::Count(day @ 1..=99) if !is_measure(line, next + 1) => Some(((month, u8::try_from(day).ok()?), next + 1)),
        _ => None,
    }
}

/// Whether what follows a number makes it something else than a day: `March 3%`, `June 3/4`.
fn is_measure(line: &Line, at: usize) -> bool {
    line.is_tight(at) && matches!(line.word(at), "%" | "/" | "°") || line.word(at) == "%"
}

/// `3 June`, `3rd of June`, `the third of June`, and `3` in `3-5 June` or `3 and 5 June`
fn day_month(line: &Line, at: usize) -> Option<((u8, u8), usize)> {
    if line.is_tight(at) && (line.is_mark(at - 1, "$") || line.is_mark(at - 1, ".")) {
        return None;
    }
    let start = line.past(at, Term::The);
    let (day, end) = match line.term(start) {
        _ if line.ordinal(start).is_some() => line.ordinal(start)?,
        Term::Count(day @ 1..=31) if start == at => (u8::try_from(day).ok()?, start + 1),
        _ => return None,
    };
    let of = line.past(end, Term::Of);
    if let Some((month, after)) = line.month(of)
        && (of == end || line.ordinal(start).is_some() || start == at)
        && !is_other_day(line, after)
    {
        return Some(((month, day), after));
    }
    // The first day of a range or pair that names the month once.
    if line.is_dash(end) || matches!(line.term(end), Term::To | Term::And | Term::Or) {
        let second = end + 1;
        let after = line.ordinal(second).map_or(second + 1, |(_, after)| after);
        let second_day = matches!(line.term(second), Term::Count(1..=31));
        if second_day && start == at && line.month(line.past(after, Term::Of)).is_some() {
            let (month, _) = line.month(line.past(after, Term::Of))?;
            return Some(((month, day), end));
        }
    }
    None
}

/// Whether a day of the month stands at `at`, so that a month before it belongs there: `7 May 3` is odd, but
/// `Room 7 May 3, 2016` is not `7 May`.
fn is_other_day(line: &Line, at: usize) -> bool {
    matches!(line.term(at), Term::Count(1..=31)) && !line.is_dash(at + 1) && line.year(at + 1).is_none() && line.is_mark(at + 1, ",")
}

/// The year after a day or month: `, 2016`, ` 2016`, ` of 2016`, `, last year`, ` this year`, ` of that year`.
pub(super) fn year_after(line: &Line, at: usize) -> (YearRef, usize) {
    let next = line.past_comma(at);
    let next = if next == at { line.past(at, Term::Of) } else { next };
    if let Some(year) = line.year(next)
        && is_calendar_year(year)
        && (!is_clock(line, next) || is_dated(line, at, next))
    {
        // A comma after the year closes an insertion, as in `June 3, 2016, in Rome`; it is no part of the date.
        return (YearRef::Given(year), next + 1);
    }
    if let Some((year, end)) = words_of_year(line, next) {
        return (YearRef::Given(year), end);
    }
    match (line.term(next), line.term(next + 1)) {
        (Term::Which(Which::Last), Term::Unit(Unit::Year)) => (YearRef::Relative(-1), next + 2),
        (Term::Which(Which::This), Term::Unit(Unit::Year)) => (YearRef::Relative(0), next + 2),
        (Term::Which(Which::Next), Term::Unit(Unit::Year)) => (YearRef::Relative(1), next + 2),
        (Term::That, Term::Unit(Unit::Year)) => (YearRef::Story(0), next + 2),
        _ => (YearRef::Open, at),
    }
}

/// Whether four digits before a zone are a year all the same: `March 3, 2023 GMT` at the end of a line.
fn is_dated(line: &Line, at: usize, year: usize) -> bool {
    year > at && line.is_mark(at, ",") && line.term(year + 1) == Term::Zone && line.tokens.len() == year + 2
}

const fn is_calendar_year(year: i16) -> bool {
    year >= 1000 && year <= 2199
}

/// `March 2015`, `March of last year`, `last March`, `March`.
pub(super) fn month(line: &Line, at: usize) -> Option<Found> {
    let (which, start) = which_before(line, at);
    let (month, end) = line.month(start)?;
    if which != Which::Bare && month_day(line, start).is_some() {
        return None;
    }
    let (year, after) = year_after(line, end);
    if year != YearRef::Open {
        return Some(Found::new(after, Expression::Month { month, year, which }));
    }
    if let Some(year) = short_year(line, end) {
        return Some(Found::new(end + 2, Expression::Month { month, year: YearRef::Given(year), which }));
    }
    let year = year_of_range(line, month, end, |at| line.month(at)).unwrap_or(year);
    is_month_alone(line, at, start, end).then(|| Found::new(end, Expression::Month { month, year, which }))
}

/// `last`, `this`, `this past`, `next`, `this coming` before a month, and the position after it.
fn which_before(line: &Line, at: usize) -> (Which, usize) {
    match (line.term(at), line.term(at + 1)) {
        (Term::Which(Which::This), Term::Which(which @ (Which::Last | Which::Next))) => (which, at + 2),
        (Term::Which(which), _) => (which, at + 1),
        (Term::That, Term::Month(_)) => (Which::That, at + 1),
        _ => (Which::Bare, at),
    }
}

/// Whether a month's name without day and year is the month and no verb (`may`, `march`) or name (`April Jones`).
fn is_month_alone(line: &Line, at: usize, start: usize, end: usize) -> bool {
    if at < start {
        return true;
    }
    let before = line.before(at);
    let introduced = matches!(
        before,
        Term::In
            | Term::For
            | Term::To
            | Term::Of
            | Term::Preposition
            | Term::Edge(_)
            | Term::Every
            | Term::Before
            | Term::After
            | Term::And
            | Term::Or
    ) || matches!(before, Term::Other)
        && line.is_hyphen(at.wrapping_sub(1))
        && matches!(line.term(at.wrapping_sub(2)), Term::Edge(_) | Term::EdgeOf(_));
    let named = line.tokens.get(end).is_some_and(|next| next.case == Case::Title && next.spaced)
        && line.year(end).is_none()
        && line.weekday(end).is_none();
    match line.term(start) {
        Term::ShortMonth(_) => introduced && !named,
        // `the March accession`, `a May election`
        Term::Month(3 | 5) if matches!(before, Term::The | Term::A) => line.is_lower(end) && line.term(end) == Term::Other,
        Term::Month(3 | 5) => {
            introduced && !(matches!(before, Term::Of | Term::And | Term::Or | Term::For | Term::To) && named)
                || line.key(end) == POSSESSIVE && !line.begins_sentence(at)
        }
        // `Ivy June, Tom Fenn`: a surname amid words that have no capital
        Term::Month(4 | 6 | 8)
            if line.is_mark(end, ",")
                && before == Term::Other
                && line.tokens.get(at.wrapping_sub(1)).is_some_and(|token| token.case == Case::Title)
                && !line.begins_sentence(at.wrapping_sub(1))
                && !line.is_tight(at) =>
        {
            false
        }
        Term::Month(4 | 6 | 8) => {
            introduced && !(matches!(before, Term::And | Term::Or | Term::Of | Term::For | Term::To) && named)
                || !named && !line.is_hyphen(end)
        }
        _ => true,
    }
}

const POSSESSIVE: u64 = key::ascii(b"'s");
