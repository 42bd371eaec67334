//! Parts of the year and many years: `the third quarter`, `Q3 2023`, `the summer of 2014`, `the 1990s`.

use super::super::expression::{Expression, Found, Period, YearRef};
use super::super::line::{Line, keys};
use super::super::term::{Modifier, Season, Term, Unit, Which};
use super::sport::is_match;
use super::year::{short_year, words_of_year};
use crate::text::key;

const FINAL: u64 = key::ascii(b"final");
const POSSESSIVE: u64 = key::ascii(b"'s");

/// `the third quarter of 2015`, `third-quarter`, `fiscal first quarter`, `last year's third quarter`, `Q3`.
pub(super) fn quarter(line: &Line, at: usize) -> Option<Found> {
    let (year_before, start) = year_before(line, at);
    let start = line.past_hyphen(line.past(start, Term::Fiscal));
    let (quarter, end) = match (line.term(start), line.ordinal(start)) {
        // `the last quarter of 2017`
        (Term::Which(Which::Last), _) | (Term::Filler, _) if line.term(start + 1) == Term::Unit(Unit::Quarter) => {
            let (year, end) = year_after(line, start + 2);
            let last = line.key(start) == FINAL || line.term(start) != Term::Filler;
            let period = Expression::Period { period: Period::Quarter(4), year, which: Which::Bare };
            return (last && year != YearRef::Open).then(|| Found::new(end, period));
        }
        (Term::QuarterName(n), _) if line.is_capital(start) => (n, start + 1),
        (Term::Count(n @ 1..=4), _) if line.is_tight(start + 1) && line.word(start + 1) == "Q" => (n as u8, start + 2),
        (_, Some((n @ 1..=4, next))) => match line.term(line.past_hyphen(next)) {
            // `the third-quarter loss`: the article is the noun's.
            Term::Unit(Unit::Quarter) if line.is_hyphen(next) && start == at + 1 && line.term(at) == Term::The => return None,
            Term::Unit(Unit::Quarter) | Term::Units(Unit::Quarter) => (n, line.past_hyphen(next) + 1),
            _ => return None,
        },
        _ => return None,
    };
    let (year, end) = match year_before {
        YearRef::Open => year_after(line, end),
        said => (said, end),
    };
    if year == YearRef::Open && is_match(line, at, end) {
        return None;
    }
    Some(Found::new(end, Expression::Period { period: Period::Quarter(quarter), year, which: Which::Bare }))
}

/// `the first half of 2016`, `the second half of the year`, `H1 2016`.
pub(super) fn half(line: &Line, at: usize) -> Option<Found> {
    let (year_before, start) = year_before(line, at);
    let start = line.past(start, Term::Fiscal);
    let half = match (line.term(start), line.term(line.past_hyphen(start + 1))) {
        (Term::HalfName(n), _) if line.is_capital(start) => return half_found(line, start + 1, n, year_before),
        (Term::Ordinal(n @ 1..=2), Term::Half) => n,
        (Term::Which(Which::Last), Term::Half) => 2,
        _ => return None,
    };
    half_found(line, line.past_hyphen(start + 1) + 1, half, year_before)
}

/// The half of a year only if a year is said; that of a match or of a month is none.
fn half_found(line: &Line, at: usize, half: u8, year_before: YearRef) -> Option<Found> {
    let (year, end) = match year_before {
        YearRef::Open => match (line.term(at), line.term(at + 1), line.term(at + 2)) {
            (Term::Of, Term::The, Term::Unit(Unit::Year)) => (YearRef::Relative(0), at + 3),
            _ => year_after(line, at),
        },
        said => (said, at),
    };
    (year != YearRef::Open).then(|| Found::new(end, Expression::Period { period: Period::Half(half), year, which: Which::Bare }))
}

/// The year before a period: `the 1988 `, `last year's `, `the year-ago `; and the position after it.
fn year_before(line: &Line, at: usize) -> (YearRef, usize) {
    let start = line.past(at, Term::The);
    let start = line.past(start, Term::Comparison(Which::That));
    if let Some(year) = line.year(start) {
        return (YearRef::Given(year), start + 1);
    }
    if let Some(next) = year_ago(line, start) {
        return (YearRef::Story(-1), next);
    }
    match (line.term(start), line.term(start + 1)) {
        (Term::Which(which @ (Which::Last | Which::This | Which::Next)), Term::Unit(Unit::Year)) if line.key(start + 2) == POSSESSIVE => {
            let years = match which {
                Which::Last => -1,
                Which::Next => 1,
                _ => 0,
            };
            (YearRef::Relative(years), start + 3)
        }
        _ => (YearRef::Open, line.past(at, Term::The)),
    }
}

/// `year-ago`, `year-earlier` at `at`, and the position after it.
fn year_ago(line: &Line, at: usize) -> Option<usize> {
    let next = line.past_hyphen(at + 1);
    (line.term(at) == Term::Unit(Unit::Year) && next > at + 1 && matches!(line.term(next), Term::Ago | Term::Earlier)).then_some(next + 1)
}

/// The year after a period: ` of 2015`, ` 2015`, ` last year`, ` of fiscal 2015`, ` a year ago`.
fn year_after(line: &Line, at: usize) -> (YearRef, usize) {
    let next = match line.term(at) {
        Term::Of | Term::In => at + 1,
        _ => line.past_comma(at),
    };
    if let Term::FiscalYear(year) = line.term(next) {
        return (i16::try_from(year).map_or(YearRef::Open, YearRef::Given), next + 1);
    }
    let next = line.past(next, Term::Fiscal);
    let next = if line.term(next) == Term::The && line.term(next + 1) == Term::Fiscal { next + 2 } else { next };
    if let Some(year) = line.year(next) {
        return (YearRef::Given(year), next + 1);
    }
    if let Some(year) = short_year(line, next) {
        return (YearRef::Given(year), next + 2);
    }
    if let Some((year, end)) = words_of_year(line, next) {
        return (YearRef::Given(year), end);
    }
    let relative = match (line.term(next), line.term(next + 1), line.term(next + 2)) {
        (Term::Which(Which::Last), Term::Unit(Unit::Year), _) => Some((-1, 2)),
        (Term::Which(Which::This), Term::Unit(Unit::Year), _) => Some((0, 2)),
        (Term::Which(Which::Next), Term::Unit(Unit::Year), _) => Some((1, 2)),
        (Term::A, Term::Unit(Unit::Year), Term::Ago | Term::Earlier) => Some((-1, 3)),
        _ => None,
    };
    relative.map_or((YearRef::Open, at), |(years, len)| (YearRef::Relative(years), next + len))
}

/// `the quarter`, `the latest quarter`, `the year-ago period`, `the same period last year`, `the 1988 period`.
pub(super) fn story_period(line: &Line, at: usize) -> Option<Found> {
    let start = line.past(at, Term::The);
    let (mut years, mut next) = (0, start);
    let mut compared = false;
    for _ in 0..2 {
        if let Term::Comparison(which) = line.term(next) {
            compared |= which == Which::That;
            next += 1;
        }
    }
    // `last year's quarter`
    if let (YearRef::Relative(years), after) = year_before(line, at)
        && line.term(after) == Term::Unit(Unit::Quarter)
    {
        return Some(Found::new(after + 1, Expression::StoryPeriod { years, quarter: true, latest: false }));
    }
    if let Some(year) = line.year(next)
        && matches!(line.term(next + 1), Term::Period | Term::Unit(Unit::Quarter))
    {
        return Some(Found::new(next + 2, Expression::PeriodOf(year)));
    }
    if let Some(after) = year_ago(line, next) {
        (years, next) = (-1, after);
    }
    next = line.past(next, Term::Fiscal);
    let quarter = match line.term(next) {
        Term::Unit(Unit::Quarter) => true,
        Term::Period => false,
        _ => {
            // `year-ago` alone: `from the year-earlier $3 million`, `year-ago earnings`
            return (years < 0 && start == at && !compared)
                .then(|| Found::new(next, Expression::StoryPeriod { years, quarter: false, latest: false }));
        }
    };
    let (after, end) = year_after(line, next + 1);
    if let YearRef::Relative(-1) = after
        && (start > at || compared)
    {
        return Some(Found::new(end, Expression::StoryPeriod { years: -1, quarter, latest: false }));
    }
    let said = next > start && (years < 0 || quarter || line.term(start) == Term::Comparison(Which::Last));
    (start > at && (said || quarter) && !line.is_hyphen(next + 1)).then(|| {
        Found::new(next + 1, Expression::StoryPeriod { years, quarter, latest: line.term(start) == Term::Comparison(Which::Last) })
    })
}

/// `summer 2014`, `the summer of 2014`, `last summer`, `this past spring`, `in the fall`.
pub(super) fn season(line: &Line, at: usize) -> Option<Found> {
    let start = line.past(at, Term::The);
    let (which, next) = match (line.term(start), line.term(start + 1)) {
        (Term::Which(Which::This), Term::Which(which @ (Which::Last | Which::Next))) => (which, start + 2),
        (Term::Which(which), _) => (which, start + 1),
        (Term::That, Term::Season(_)) => (Which::That, start + 1),
        _ => (Which::Bare, start),
    };
    let Term::Season(season) = line.term(next) else { return None };
    let (year, end) = year_after(line, next + 1);
    let found = Found::new(end, Expression::Period { period: Period::Season(season), year, which });
    let noun = start > at
        || matches!(line.before(at), Term::In | Term::Edge(_) | Term::Of | Term::Preposition)
        || !matches!(season, Season::Fall | Season::Spring);
    // `expected to fall in 2004`
    if start == at && line.term(next + 1) == Term::In && matches!(season, Season::Fall | Season::Spring) && is_verb(line, at) {
        return None;
    }
    if matches!(year, YearRef::Given(_)) || which != Which::Bare || year != YearRef::Open && noun {
        return (!is_name(line, next)).then_some(found);
    }
    let introduced = matches!(
        line.before(at),
        Term::In | Term::To | Term::Preposition | Term::Edge(_) | Term::EdgeOf(_) | Term::For | Term::Approximator(Modifier::MoreThan)
    ) || line.is_hyphen(at.wrapping_sub(1)) && matches!(line.term(at.wrapping_sub(2)), Term::Edge(_));
    let verb = matches!(line.term(next + 1), Term::Of | Term::In | Term::To) || line.is_hyphen(next + 1) || is_name(line, next);
    let plain = !matches!(season, Season::Fall | Season::Spring);
    let long = start > at && (line.before(at) == Term::Preposition || THROUGHOUT.contains(&line.key_before(at, 1)));
    // `during the spring and summer`
    let second = matches!(line.before(at), Term::And | Term::Or)
        && matches!(line.term(at.wrapping_sub(2)), Term::Season(_))
        && matches!(line.before(at - 2), Term::The | Term::In | Term::Preposition);
    ((introduced && (plain || matches!(line.before(at), Term::Edge(_) | Term::In)) || long || second) && !verb).then_some(found)
}

/// Whether `fall` or `spring` at `at` is what something does: `to fall`, `could fall`, `prices fall`.
fn is_verb(line: &Line, at: usize) -> bool {
    line.is_lower(at)
        && (line.before(at) == Term::To
            || MODALS.contains(&line.key_before(at, 1))
            || line.is_lower(at.wrapping_sub(1)) && line.word(at.wrapping_sub(1)).ends_with('s'))
}

const MODALS: [u64; 8] = keys(["will", "would", "could", "may", "might", "can", "should", "not"]);
/// Words before a season that lasts: `throughout the winter`.
const THROUGHOUT: [u64; 3] = keys(["throughout", "through", "until"]);

/// Whether a season is part of a name: `the Winter Palace`, `Summer Olympics` in capitals.
fn is_name(line: &Line, at: usize) -> bool {
    line.is_capital(at) && line.is_capital(at + 1) && !line.begins_sentence(at)
}

/// `the 1990s`, `the '90s`, `the nineties`, `mid-90s`, `the 2010's`.
pub(super) fn decade(line: &Line, at: usize) -> Option<Found> {
    let start = line.past(at, Term::The);
    let introduced = start > at || matches!(line.before(at), Term::Edge(_)) || line.is_hyphen(at.wrapping_sub(1));
    if let Term::Decade(n) = line.term(start) {
        return introduced.then(|| Found::new(start + 1, Expression::ShortDecade(n)));
    }
    if let Some(year) = line.year(start)
        && year % 10 == 0
        && line.is_tight(start + 1)
        && (line.term(start + 1) == Term::PluralEnding || line.key(start + 1) == POSSESSIVE && introduced)
    {
        return Some(Found::new(start + 2, Expression::Decade(year as u16 / 10)));
    }
    // `'90s` is three tokens or, after a hyphen, two
    let apostrophe = ["'", "’", "‘", "`"].iter().any(|mark| line.is_mark(start, mark));
    let digits = if apostrophe { start + 1 } else { start };
    match line.term(digits) {
        Term::Count(n @ (0 | 10)) if apostrophe && line.word(digits).len() == 2 && line.is_tight(digits + 1) => {
            (line.term(digits + 1) == Term::PluralEnding).then(|| Found::new(digits + 2, Expression::Decade(200 + n / 10)))
        }
        Term::Count(n @ 20..=90) if n % 10 == 0 && (apostrophe || line.is_hyphen(start.wrapping_sub(1))) && line.is_tight(digits + 1) => {
            (line.term(digits + 1) == Term::PluralEnding).then(|| Found::new(digits + 2, Expression::ShortDecade((n / 10) as u8)))
        }
        _ => None,
    }
}

const TURN: u64 = key::ascii(b"turn");

/// ` BC`, ` B.C.`, ` BCE`
pub(super) fn is_before_christ(line: &Line, at: usize) -> bool {
    matches!(line.key(at), BC | BCE | BC_STOPPED)
}

const BC: u64 = key::ascii(b"bc");
const BCE: u64 = key::ascii(b"bce");
const BC_STOPPED: u64 = key::ascii(b"b.c");

/// `the 20th century`, `the twenty-first century`, `the turn of the century`.
pub(super) fn century(line: &Line, at: usize) -> Option<Found> {
    let start = line.past(at, Term::The);
    if line.key(start) == TURN && line.term(start + 1) == Term::Of && line.term(start + 3) == Term::Unit(Unit::Century) {
        return Some(Found::new(start + 4, Expression::TurnOfCentury));
    }
    let (n, next) = line.ordinal(start)?;
    let next = line.past_hyphen(next);
    match line.term(next) {
        Term::Unit(Unit::Century) if is_before_christ(line, next + 1) => None,
        Term::Unit(Unit::Century) if (1..=30).contains(&n) && !(line.is_capital(next) && line.is_capital(next + 1)) => {
            Some(Found::new(next + 1, Expression::Century(n)))
        }
        _ => None,
    }
}

/// `a year ago`, `a year earlier`: the same part of the year before, where the story speaks of one.
pub(super) fn year_earlier(line: &Line, at: usize) -> Option<Found> {
    let ago = matches!(line.term(at + 2), Term::Ago | Term::Earlier);
    (line.term(at) == Term::A && line.term(at + 1) == Term::Unit(Unit::Year) && ago)
        .then(|| Found::new(at + 3, Expression::YearEarlier { ago: line.term(at + 2) == Term::Ago }))
}
