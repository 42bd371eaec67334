//! Times of the day: `4pm`, `10.30am`, `16:30 GMT`, `noon Thursday`, `5 o'clock in the morning`.

use super::super::expression::{Day, Expression, Found, Time};
use super::super::line::Line;
use super::super::term::{Part, Term, Unit};
use super::{calendar, holiday, weekday};
use crate::text::key;

/// A time of the day with its zone and, where it follows at once, its day.
pub(super) fn clock(line: &Line, at: usize) -> Option<Found> {
    let (time, end) = time(line, at)?;
    let end = zone(line, end);
    let next = line.past_comma(end);
    let next = line.past(next, Term::On);
    if let Some(found) = calendar::day(line, next)
        .or_else(|| holiday::nth_weekday(line, next))
        .or_else(|| weekday::weekday(line, next))
        .or_else(|| weekday::day_word(line, next))
        .or_else(|| weekday::story_day(line, next))
        && let Expression::Day(day, part) = found.expression
    {
        return Some(Found::new(found.end, Expression::Day(day, Some(in_part(time, part)))));
    }
    let day = match after_other_zone(line, end) {
        Some(day) => day,
        None if is_range(line, at, end) && !has_day(line, at, end) => Day::Any,
        None => Day::Story(0),
    };
    Some(Found::new(end, Expression::Day(day, Some(time))))
}

/// The day behind the same time in another zone: `15:00 GMT (16:00 BST) on Saturday`.
fn after_other_zone(line: &Line, at: usize) -> Option<Day> {
    let (_, end) = line.is_mark(at, "(").then(|| time(line, at + 1))??;
    let closed = zone(line, end);
    let next = line.past(closed + 1, Term::On);
    let found = line.is_mark(closed, ")").then(|| calendar::day(line, next).or_else(|| weekday::weekday(line, next)))??;
    match found.expression {
        Expression::Day(day, None) => Some(day),
        _ => None,
    }
}

/// Whether the time is an end of `from 9 a.m. to 5 p.m.`
fn is_range(line: &Line, at: usize, end: usize) -> bool {
    let first = line.key_before(at, 1) == FROM && line.term(end) == Term::To && time(line, end + 1).is_some();
    let second =
        line.before(at) == Term::To && (2..=5).any(|back| line.key_before(at, back) == FROM && time(line, at + 1 - back).is_some());
    first || second
}

/// Whether the sentence of a time names a day, so that the time is on it.
fn has_day(line: &Line, at: usize, end: usize) -> bool {
    let Some(sentence) = line.tokens.get(at).map(|token| token.sentence) else { return false };
    (at.saturating_sub(SENTENCE)..end + SENTENCE).any(|i| {
        line.tokens.get(i).is_some_and(|token| token.sentence == sentence)
            && matches!(
                line.term(i),
                Term::Weekday(_) | Term::Month(_) | Term::ShortMonth(_) | Term::DayWord(_) | Term::Tonight | Term::Unit(Unit::Day)
            )
    })
}

/// How far in tokens a day may stand from its time.
const SENTENCE: usize = 30;
const FROM: u64 = key::ascii(b"from");

/// The time in a part of the day: `7:30 Tuesday evening` is 19:30.
const fn in_part(time: Time, part: Option<Time>) -> Time {
    match (time, part) {
        (Time::Clock { hour: hour @ 1..12, minute, second }, Some(Time::Part(Part::Afternoon | Part::Evening | Part::Night))) => {
            Time::Clock { hour: hour + 12, minute, second }
        }
        _ => time,
    }
}

/// The time at `at` without zone and day.
fn time(line: &Line, at: usize) -> Option<(Time, usize)> {
    if let Term::NoonWord(hour) = line.term(at) {
        return (!line.is_hyphen(at + 1)).then_some((Time::Clock { hour, minute: 0, second: None }, at + 1));
    }
    if line.is_tight(at) && !matches!(line.word(at - 1), "(" | "-" | "–" | "—" | "[" | "“" | "\"") {
        return None;
    }
    let (hour, minute, second) = digits(line, at)?;
    let (minutes, next) = (minute.unwrap_or(0), at + 1);
    let half = |hour: u8| match (hour, line.term(next)) {
        (12, Term::Meridiem(0)) => Some(0),
        (12, Term::Meridiem(_)) => Some(12),
        (1..=11, Term::Meridiem(plus)) => Some(hour + plus),
        _ => None,
    };
    if let Some(hour) = half(hour)
        && (line.is_tight(next) || is_meridiem(line.word(next)))
    {
        return Some((Time::Clock { hour, minute: minutes, second }, next + 1));
    }
    if let Some(hour) = meridiem_after_range(line, hour, next) {
        return Some((Time::Clock { hour, minute: minutes, second }, next));
    }
    let told = Time::Clock { hour, minute: minutes, second };
    if line.term(next) == Term::OClock {
        return Some(of_day(line, hour, minutes, next + 1));
    }
    if minute.is_none() {
        // `4 in the morning`
        let (time, end) = of_day(line, hour, 0, next);
        return (end > next && (1..=12).contains(&hour)).then_some((time, end));
    }
    let colon = line.word(at).contains(':');
    let introduced =
        matches!(line.before(at), Term::At | Term::Preposition | Term::To | Term::Approximator(_) | Term::Before | Term::After | Term::And)
            && (!matches!(line.before(at), Term::And | Term::Preposition | Term::To) || minutes % 5 == 0);
    let followed = line.term(next) == Term::Zone
        || line.key(next) == HRS
        || line.key(next) == HOURS && line.before(at) == Term::At
        || line.key(next) == LOCAL && line.key(next + 1) == TIME
        || colon && followed_by_day(line, next)
        || !colon && line.before(at) == Term::At && (line.term(next) == Term::On || is_end(line, next));
    (colon && introduced && second.is_none() || followed).then_some((told, next))
}

/// The hour whose half of the day is told by the end of a range: `8 to 10 p.m.`, `8-10pm`, `between 11 and 1pm`.
fn meridiem_after_range(line: &Line, hour: u8, at: usize) -> Option<u8> {
    let joined = line.is_dash(at) || matches!(line.term(at), Term::To | Term::And);
    let (last, ..) = digits(line, at + 1).filter(|(last, ..)| joined && matches!((hour, *last), (1..=12, 1..=12)))?;
    let Term::Meridiem(plus) = line.term(at + 2) else { return None };
    let half = if hour % 12 > last % 12 { 12 - plus } else { plus };
    Some(hour % 12 + half)
}

/// Whether a sentence or clause ends at `at`.
fn is_end(line: &Line, at: usize) -> bool {
    line.tokens.get(at).is_none() || matches!(line.word(at), "." | "," | ";" | ")")
}

/// Whether a day follows a time at once: `10:30 Tuesday`.
fn followed_by_day(line: &Line, next: usize) -> bool {
    line.weekday(next).is_some() || matches!(line.term(next), Term::DayWord(_)) || weekday::story_day(line, next).is_some()
}

const HRS: u64 = key::ascii(b"hrs");
const HOURS: u64 = key::ascii(b"hours");
const LOCAL: u64 = key::ascii(b"local");
const TIME: u64 = key::ascii(b"time");

/// `am` with white space before it could be the verb: `at 10 am I`; it is no time only in capitals of a title.
fn is_meridiem(word: &str) -> bool {
    !matches!(word, "Am" | "Pm")
}

/// Hour, minute and second of `4`, `16:30`, `10.30`, `10:30:15`, `1630`.
fn digits(line: &Line, at: usize) -> Option<(u8, Option<u8>, Option<u8>)> {
    match line.term(at) {
        Term::Count(hour @ 0..=24) => Some((u8::try_from(hour).ok()?, None, None)),
        Term::Cardinal(hour @ 1..=12) => Some((hour, None, None)),
        Term::Year(_) | Term::Number => {
            let word = line.word(at);
            let marked = word.contains(':') || word.contains('.');
            let mut parts = word.split([':', '.']);
            let (hour, minute) = match (marked, word.len()) {
                (true, _) => (parts.next()?, parts.next()?),
                (false, 4) => word.split_at_checked(2)?,
                _ => return None,
            };
            let (second, more) = if marked { (parts.next(), parts.next()) } else { (None, None) };
            let two = |part: &str| part.parse::<u8>().ok().filter(|n| part.len() == 2 && *n < 60);
            let hour: u8 = hour.parse().ok().filter(|hour| *hour < 24)?;
            if more.is_some() {
                return None;
            }
            Some((hour, Some(two(minute)?), second.map(two).map_or(Some(None), |s| s.map(Some))?))
        }
        _ => None,
    }
}

/// The time with ` in the morning` or ` at night` after it.
fn of_day(line: &Line, hour: u8, minute: u8, at: usize) -> (Time, usize) {
    let part = match (line.term(at), line.term(at + 1), line.term(at + 2)) {
        (Term::In, Term::The, Term::Part(part)) => Some((part, at + 3)),
        (Term::At, Term::Part(part), _) => Some((part, at + 2)),
        _ => None,
    };
    let (hour, end) = match part {
        Some((Part::Afternoon | Part::Evening | Part::Night, end)) if hour < 12 => (hour + 12, end),
        Some((_, end)) => (hour, end),
        None => (hour, at),
    };
    (Time::Clock { hour, minute, second: None }, end)
}

/// The position after the zone at `at`: ` GMT`, ` local time`, ` Eastern time`, ` (EDT)`.
fn zone(line: &Line, at: usize) -> usize {
    if line.term(at) == Term::Zone && line.word(at).chars().all(|c| c.is_uppercase() || c == '.') {
        return at + 1;
    }
    if (line.key(at) == LOCAL || line.is_capital(at)) && line.key(at + 1) == TIME {
        return at + 2;
    }
    if matches!(line.key(at), HRS | HOURS) {
        return if line.term(at + 1) == Term::Zone { at + 2 } else { at + 1 };
    }
    at
}
