//! Days of the week and of the page: `Friday night`, `last Tuesday`, `yesterday morning`, `the next day`.

use super::super::expression::{Day, Expression, Found, Time};
use super::super::line::{Line, keys};
use super::super::term::{Part, Reference, Term, Unit, Which};
use crate::text::key;

/// `Friday`, `last Friday`, `Friday night`, `Friday of next week`.
pub(super) fn weekday(line: &Line, at: usize) -> Option<Found> {
    let (which, start) = which(line, at);
    let (weekday, end) = line.weekday(start)?;
    if NAMED.contains(&line.key_before(start, 1)) && line.is_capital(start - 1) {
        return None;
    }
    if let Some((weeks, after)) = of_week(line, end) {
        return Some(Found::new(after, Expression::Day(Day::OfWeek { weekday, weeks }, None)));
    }
    let (end, part) = part_after(line, end);
    Some(Found::new(end, Expression::Day(Day::Weekday { weekday, which }, part.map(Time::Part))))
}

/// Words that make a weekday a name: `Super Tuesday`, `Super Bowl Sunday`, `Bloody Sunday`, `Sheffield Wednesday`.
const NAMED: [u64; 9] = keys(["bloody", "super", "bowl", "black", "sheffield", "ruby", "man", "freaky", "manic"]);

/// The word of order before a day, and the position after it: `last`, `this past`, `the following`.
fn which(line: &Line, at: usize) -> (Which, usize) {
    let start = line.past(at, Term::The);
    match (line.term(start), line.term(start + 1)) {
        (Term::Which(Which::This), Term::Which(which @ (Which::Last | Which::Next))) if start == at => (which, start + 2),
        (Term::Which(Which::Last), _) if start > at => (Which::Previous, start + 1),
        (Term::Which(Which::Next), _) if start > at => (Which::Following, start + 1),
        (Term::Which(which), _) => (which, start + 1),
        (Term::That, Term::Weekday(_)) if start == at => (Which::That, start + 1),
        (Term::Comparison(Which::That), Term::Weekday(_)) => (Which::That, start + 1),
        _ => (Which::Bare, at),
    }
}

/// ` of last week`, ` next week`, ` this week`: weeks from that of publication.
fn of_week(line: &Line, at: usize) -> Option<(i8, usize)> {
    let next = line.past(at, Term::Of);
    let weeks = match line.term(next) {
        Term::Which(Which::Last) => -1,
        Term::Which(Which::This) => 0,
        Term::Which(Which::Next) => 1,
        _ => return None,
    };
    (line.term(next + 1) == Term::Unit(Unit::Week)).then_some((weeks, next + 2))
}

/// The part of the day after a day: ` morning`, ` night`. `Friday night's` is one, `Friday mornings` is not.
pub(super) fn part_after(line: &Line, at: usize) -> (usize, Option<Part>) {
    let start = match line.term(at) {
        Term::Edge(_) => at + 1,
        _ => at,
    };
    match line.term(start) {
        Term::Part(part) => (start + 1, Some(part)),
        _ => (at, None),
    }
}

const BEFORE_YESTERDAY: u64 = key::ascii(b"yesterday");

/// `today`, `yesterday morning`, `tonight`, `overnight`, `the day after tomorrow`.
pub(super) fn day_word(line: &Line, at: usize) -> Option<Found> {
    match line.term(at) {
        // `TODAY ARDEN - The mill ...`: the name of a paper
        Term::DayWord(_) if line.is_upper(at) && line.is_upper(at + 1) && line.is_lower_mostly(at) => None,
        Term::DayWord(0) if is_generic(line, at) => match line.key(at + 1) {
            POSSESSIVE => None,
            _ => Some(Found::new(at + 1, Expression::Reference(Reference::Present))),
        },
        Term::DayWord(days) => {
            let (end, part) = part_after(line, at + 1);
            Some(Found::new(end, Expression::Day(Day::Published(days), part.map(Time::Part))))
        }
        Term::Tonight => Some(Found::new(at + 1, Expression::Day(Day::Published(0), Some(Time::Part(Part::Night))))),
        // `overnight Friday`
        Term::Overnight if line.weekday(at + 1).is_some() => {
            let (weekday, end) = line.weekday(at + 1)?;
            let day = Day::Weekday { weekday, which: Which::Bare };
            Some(Found::new(end, Expression::Day(day, Some(Time::Part(Part::Night)))))
        }
        Term::Overnight => Some(Found::new(at + 1, Expression::Day(Day::Published(-1), Some(Time::Part(Part::Night))))),
        Term::The if line.term(at + 1) == Term::Unit(Unit::Day) => match (line.term(at + 2), line.term(at + 3)) {
            (Term::Before, Term::DayWord(-1)) if line.key(at + 3) == BEFORE_YESTERDAY => {
                Some(Found::new(at + 4, Expression::Day(Day::Published(-2), None)))
            }
            (Term::After, Term::DayWord(1)) => Some(Found::new(at + 4, Expression::Day(Day::Published(2), None))),
            _ => None,
        },
        _ => None,
    }
}

/// Whether `today` is these days: `today's youth`, `as strong today as it was`, `the families of today`, `Today, about a
/// third of them ...`, `Today, it remains ...`.
fn is_generic(line: &Line, at: usize) -> bool {
    let next = line.key(at + 1);
    if next == POSSESSIVE {
        return GENERIC.contains(&line.key(at + 2));
    }
    let compared = next == AS && (2..=4).any(|back| line.key_before(at, back) == AS) || matches!(line.before(at), Term::Than | Term::Of);
    let opens = line.begins_sentence(at) && line.is_mark(at + 1, ",");
    let counted = matches!(line.term(at + 2), Term::Approximator(_) | Term::Number | Term::Count(_) | Term::Comparative(_));
    compared || opens && (counted || (at + 2..at + 8).any(|i| STATES.contains(&line.key(i))))
}

const AS: u64 = key::ascii(b"as");
const POSSESSIVE: u64 = key::ascii(b"'s");
/// Verbs of what lasts.
const STATES: [u64; 6] = keys(["remains", "remain", "continues", "continue", "lives", "live"]);
/// What belongs to our time and not to a day.
const GENERIC: [u64; 24] = keys([
    "world",
    "society",
    "youth",
    "young",
    "generation",
    "generations",
    "children",
    "kids",
    "families",
    "women",
    "men",
    "students",
    "technology",
    "standards",
    "consumers",
    "computers",
    "personal",
    "modern",
    "culture",
    "environment",
    "climate",
    "politics",
    "economy",
    "era",
]);

/// `this morning`, `last night`, `the next day`, `that evening`, `the same day`, `the following morning`.
pub(super) fn story_day(line: &Line, at: usize) -> Option<Found> {
    let start = line.past(at, Term::The);
    let (which, next) = match line.term(start) {
        Term::Which(which) => (which, start + 1),
        Term::That => (Which::That, line.past(start + 1, Term::Comparison(Which::That))),
        Term::Comparison(Which::That) if start > at => (Which::That, start + 1),
        _ => return None,
    };
    let time = match line.term(next) {
        Term::Part(part) => Some(Time::Part(part)),
        Term::Unit(Unit::Day) => None,
        _ => return None,
    };
    let day = match which {
        Which::Last if time.is_some() && start == at => Day::Published(-1),
        Which::This if time.is_some() => Day::Published(0),
        // `on this day in 1965`
        Which::This if line.term(next + 1) == Term::In => return None,
        Which::This => Day::Published(0),
        Which::Previous => Day::Story(-1),
        Which::Next | Which::Following if start > at || which == Which::Following => Day::Story(1),
        Which::Next => Day::Published(1),
        Which::That => Day::Story(0),
        _ => return None,
    };
    Some(Found::new(next + 1, Expression::Day(day, time)))
}

/// `the morning of Sept. 11`, `the night of June 3`: the part and the day as one.
pub(super) fn part_of(line: &Line, at: usize) -> Option<Found> {
    let start = line.past(at, Term::The);
    let Term::Part(part) = line.term(start) else { return None };
    if line.term(start + 1) != Term::Of {
        return None;
    }
    let found = super::calendar::day(line, start + 2).or_else(|| weekday(line, start + 2))?;
    match found.expression {
        Expression::Day(day, None) => Some(Found::new(found.end, Expression::Day(day, Some(Time::Part(part))))),
        _ => None,
    }
}
