//! The grammar: from the tokens at a position to an expression.
//!
//! Each family of expressions has a file of small functions, each of which reads one form from left to right
//! and says what it means and where it ends. All are tried where a word passes the gate; the longest wins, and
//! of two of the same length the one that stands first in [`FAMILIES`].

mod amount;
mod calendar;
mod clock;
mod duration;
mod holiday;
mod numeric;
mod offset;
mod period;
mod reference;
mod set;
mod sport;
mod unit;
mod weekday;
mod year;

use super::expression::{Day, Expression, Found, Time, YearRef};
use super::line::Line;
use super::term::{Modifier, Part, Term};
use crate::text::{Case, TokenKind, key};

type Family = fn(&Line, usize) -> Option<Found>;

/// Every form that can begin at a word.
const FAMILIES: [Family; 30] = [
    holiday::attacks,
    holiday::holiday,
    holiday::nth_weekday,
    numeric::numeric,
    calendar::day,
    calendar::day_of_month,
    calendar::month,
    period::quarter,
    period::half,
    period::season,
    period::decade,
    period::century,
    period::year_earlier,
    period::story_period,
    offset::offset,
    offset::unit_before,
    clock::clock,
    year::year,
    set::set,
    weekday::weekday,
    weekday::day_word,
    weekday::story_day,
    weekday::part_of,
    unit::week_of,
    unit::unit,
    unit::year_end,
    duration::duration,
    duration::some,
    unit::the_unit,
    reference::reference,
];

/// The families whose forms can begin with the word at `at`: most words that pass the gate are articles and prepositions,
/// with which few do.
fn families(line: &Line, at: usize) -> &'static [Family] {
    match line.term(at) {
        Term::Of | Term::In | Term::On | Term::At | Term::For | Term::To | Term::Preposition | Term::And | Term::Or | Term::Than => {
            &[reference::reference]
        }
        Term::The if line.term(at + 1) == Term::Other => &[reference::reference],
        Term::A => &[period::year_earlier, offset::offset, duration::duration, duration::some, reference::reference],
        _ => &FAMILIES,
    }
}

/// The expression that begins at `at`, with the words that narrow it: `early March`, `more than two years`.
pub(super) fn expression(line: &Line, at: usize) -> Option<Found> {
    if line.term(at) == Term::Other || is_in_name(line, at) {
        return None;
    }
    let plain = body(line, at);
    let modified = edge(line, at).or_else(|| approximation(line, at));
    match (plain, modified) {
        (Some(plain), Some(modified)) if modified.end < plain.end => Some(plain),
        (plain, None) => plain.map(|found| with_preceding(line, at, found)),
        (_, modified) => modified,
    }
}

/// Whether a word that is seldom a name stands in one: `USA Today`, `This Week` in a title, `60 Minutes`.
fn is_in_name(line: &Line, at: usize) -> bool {
    let common = matches!(line.term(at), Term::DayWord(_) | Term::Which(_) | Term::Reference(_) | Term::Recent | Term::Adverb(_));
    let before = at.wrapping_sub(1);
    common && line.is_capital(at) && !line.begins_sentence(at) && line.is_capital(before) || is_title(line, at)
}

/// Whether the unit of time at `at` or after the word there has a capital amid words that have none, and so belongs
/// to a title: `This Week`, `60 Minutes`, `High Noon`, `the Six-Day War`. In a headline all words have one.
fn is_title(line: &Line, at: usize) -> bool {
    let start = line.past(at, Term::The);
    let unit = |at: usize| {
        line.tokens.get(at).is_some_and(|token| token.case == Case::Title)
            && matches!(line.term(at), Term::Unit(_) | Term::Units(_) | Term::NoonWord(_))
    };
    let noon = matches!(line.term(at), Term::NoonWord(_)) && unit(at);
    let number = matches!(line.term(start), Term::Count(_) | Term::Cardinal(_) | Term::Tens(_) | Term::Scale(_))
        || start == at && matches!(line.term(at), Term::Which(_));
    (noon || number && unit(line.past_hyphen(start + 1))) && !line.begins_sentence(start) && line.is_lower_mostly(start)
}

fn body(line: &Line, at: usize) -> Option<Found> {
    let mut best: Option<Found> = None;
    for family in families(line, at) {
        if let Some(found) = family(line, at)
            && best.is_none_or(|best| found.end > best.end)
        {
            best = Some(found);
        }
    }
    best
}

/// `early March`, `late last year`, `mid-2015`, `the end of 2016`, `later this week`, `earlier in the month`.
fn edge(line: &Line, at: usize) -> Option<Found> {
    let start = line.past(at, Term::The);
    let (modifier, next) = match line.term(start) {
        Term::Edge(modifier) => (modifier, line.past_hyphen(start + 1)),
        Term::Earlier if start == at => (Modifier::Start, start + 1),
        Term::Later if start == at => (Modifier::End, start + 1),
        // `the end of 2017`, `end-2017`
        Term::EdgeOf(modifier) if line.term(start + 1) == Term::Of || line.is_hyphen(start + 1) => (modifier, start + 2),
        _ => return None,
    };
    if let Term::Part(part) = line.term(next)
        && matches!(line.term(start), Term::Edge(_))
    {
        let found = part_of_day(line, next + 1, part, modifier);
        let introduced = start > at || matches!(line.before(at), Term::In | Term::To | Term::Preposition);
        return (introduced || found.end > next + 1).then_some(found);
    }
    let inner = if matches!(line.term(start), Term::EdgeOf(_)) { next } else { line.past(line.past(next, Term::In), Term::On) };
    let mut found = body(line, inner)?;
    let known = match found.expression {
        Expression::Day(..) => inner == next && !matches!(line.term(start), Term::EdgeOf(_)),
        Expression::Month { .. }
        | Expression::Decade(_)
        | Expression::ShortDecade(_)
        | Expression::Century(_)
        | Expression::Period { .. } => true,
        Expression::Year(_) | Expression::FiscalYear(_) => true,
        Expression::StoryPeriod { quarter, .. } => quarter,
        Expression::Unit { .. } => inner == next || !matches!(line.term(start), Term::Edge(_)),
        _ => false,
    };
    // `the late-November trip`: the article is the noun's.
    let attribute = start > at && matches!(line.term(start), Term::Edge(_)) && matches!(found.expression, Expression::Month { .. });
    if !known || attribute {
        return None;
    }
    found.modifier = Some(modifier);
    Some(found)
}

/// `mid-afternoon yesterday`, `early evening`: a part of the day with the day after it, else of the story's day.
fn part_of_day(line: &Line, at: usize, part: Part, modifier: Modifier) -> Found {
    let dated = weekday::day_word(line, at).or_else(|| weekday::weekday(line, at));
    let (end, day) = match dated.map(|found| (found.end, found.expression)) {
        Some((end, Expression::Day(day, None))) => (end, day),
        _ => (at, Day::Story(0)),
    };
    Found { end, expression: Expression::Day(day, Some(Time::Part(part))), modifier: Some(modifier) }
}

const MORE: u64 = key::ascii(b"more");
const LESS: u64 = key::ascii(b"less");
const FEWER: u64 = key::ascii(b"fewer");
const NO: u64 = key::ascii(b"no");
const AROUND: u64 = key::ascii(b"around");
const UP: u64 = key::ascii(b"up");
const NEARLY: u64 = key::ascii(b"nearly");
const ALMOST: u64 = key::ascii(b"almost");
const AT: u64 = key::ascii(b"at");

/// `nearly four years`, `more than a week`, `at least 30 days`, `no more than sixty days`, `up to 180 days`.
fn approximation(line: &Line, at: usize) -> Option<Found> {
    let (modifier, next) = match (line.key(at), line.key(at + 1)) {
        (NEARLY | ALMOST, _) => (Modifier::LessThan, at + 1),
        (MORE, _) if line.term(at + 1) == Term::Than => (Modifier::MoreThan, at + 2),
        (LESS | FEWER, _) if line.term(at + 1) == Term::Than => (Modifier::LessThan, at + 2),
        (NO, MORE | LESS | FEWER) if line.term(at + 2) == Term::Than => {
            (if line.key(at + 1) == MORE { Modifier::EqualOrLess } else { Modifier::EqualOrMore }, at + 3)
        }
        (AT, _) => match line.term(at + 1) {
            Term::Comparative(modifier @ (Modifier::EqualOrLess | Modifier::EqualOrMore)) => (modifier, at + 2),
            _ => return None,
        },
        (AROUND, _) => (Modifier::Approx, at + 1),
        (UP, _) if line.term(at + 1) == Term::To => (Modifier::EqualOrLess, at + 2),
        _ => return None,
    };
    let mut found = body(line, next)?;
    let dated = line.key(at) == AROUND
        && matches!(
            found.expression,
            Expression::Day(Day::Calendar { .. }, _) | Expression::Day(_, Some(Time::Clock { .. })) | Expression::YearEnd
        );
    if line.key(at) == AROUND && !dated {
        return None;
    }
    if !dated && !matches!(found.expression, Expression::Duration(..) | Expression::Offset { .. } | Expression::YearEarlier { .. }) {
        return None;
    }
    found.modifier = Some(modifier);
    Some(found)
}

/// The expression with the modifier of a word before it that is no part of it: `about two years`, `around 7 p.m.`
fn with_preceding(line: &Line, at: usize, mut found: Found) -> Found {
    let measured = match found.expression {
        Expression::Duration(..) | Expression::Offset { .. } => true,
        Expression::Day(_, time) => time.is_some(),
        _ => false,
    };
    // `over several months` is during them.
    let during =
        line.before(at) == Term::Approximator(Modifier::MoreThan) && matches!(line.term(at), Term::Several | Term::The | Term::Recent);
    if let Term::Approximator(modifier) = line.before(at)
        && measured
        && !during
        && found.modifier.is_none()
    {
        found.modifier = Some(modifier);
    }
    found
}

/// The second day or year of a range that names its month or century once: `June 3-5`, `June 3 and 4`, `2010-14`.
pub(super) fn continuation(line: &Line, before: &Found) -> Option<(usize, Found)> {
    let at = before.end;
    let slash = line.is_tight(at) && line.is_tight(at + 1) && line.is_mark(at, "/");
    let dash = line.is_dash(at) || slash && matches!(before.expression, Expression::Year(_) | Expression::FiscalYear(_));
    let joined = dash || matches!(line.term(at), Term::To | Term::And | Term::Or);
    let Term::Count(n) = line.term(at + 1) else { return None };
    if line.month(at + 2).is_some() {
        return None;
    }
    if !joined {
        return None;
    }
    match before.expression {
        Expression::Day(Day::Calendar { month, year, .. }, None) if (1..=31).contains(&n) => {
            let end = line.ordinal(at + 1).map_or(at + 2, |(_, end)| end);
            let (said, end) = calendar::year_after(line, end);
            let year = if said == YearRef::Open { year } else { said };
            (dash && !line.is_tight(end) || ends_there(line, end))
                .then(|| (at + 1, Found::new(end, Expression::Day(Day::Calendar { month, day: n as u8, year, weekday: None }, None))))
        }
        Expression::Year(year) | Expression::FiscalYear(year)
            if dash
                && line.word(at + 1).len() == 2
                && i32::from(n) > i32::from(year % 100)
                && (!line.is_tight(at + 2) || line.is_stop(at + 2)) =>
        {
            Some((at + 1, Found::new(at + 2, Expression::Year(year / 100 * 100 + n as i16))))
        }
        _ => None,
    }
}

/// Whether a number that ends at `at` counts nothing: a mark or a function word follows.
fn ends_there(line: &Line, at: usize) -> bool {
    line.tokens.get(at).is_none_or(|next| next.kind == TokenKind::Punctuation && line.word(at) != "-")
        || matches!(
            line.term(at),
            Term::In
                | Term::At
                | Term::On
                | Term::To
                | Term::And
                | Term::Or
                | Term::For
                | Term::Preposition
                | Term::Which(_)
                | Term::Season(_)
        )
        || line.key(at) == SEASON
}

const SEASON: u64 = key::ascii(b"season");

/// The most words of an expression before the first one that tells it: see [`is_trigger`].
pub(super) const LEAD: usize = 8;

/// Whether a word of this meaning shows that a time expression may be near: what the gate looks for.
pub(super) const fn is_trigger(term: Term) -> bool {
    !matches!(
        term,
        Term::Other
            | Term::A
            | Term::The
            | Term::Of
            | Term::In
            | Term::On
            | Term::At
            | Term::For
            | Term::To
            | Term::Preposition
            | Term::And
            | Term::Or
            | Term::Than
            | Term::That
            | Term::Before
            | Term::After
            | Term::Filler
            | Term::Comparative(_)
            | Term::Approximator(_)
            | Term::Cardinal(_)
            | Term::Scale(_)
            | Term::Several
    )
}
