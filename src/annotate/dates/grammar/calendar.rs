//! Days, months and years of the calendar: `Friday, June 3, 2016`, `3 June`, `March 2015`, `1998`.

use super::super::expression::{Day, Expression, Found, Time, YearRef};
use super::super::line::Line;
use super::super::term::{Modifier, Term, Unit, Which};
use super::weekday::part_after;
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
    if year == YearRef::Open && matches!(line.key(end), PERCENT | PEOPLE | MILLION | BILLION) {
        return None;
    }
    let (end, time) = part_after(line, end);
    Some(Found::new(end, Expression::Day(Day::Calendar { month, day, year, weekday }, time.map(Time::Part))))
}

const PERCENT: u64 = key::ascii(b"percent");
const PEOPLE: u64 = key::ascii(b"people");
const MILLION: u64 = key::ascii(b"million");
const BILLION: u64 = key::ascii(b"billion");
const RESULT: u64 = key::ascii(b"result");

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
        && !is_clock(line, next)
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

const fn is_calendar_year(year: i16) -> bool {
    year >= 1000 && year <= 2199
}

/// Whether four digits are a time of the day: `1630 GMT`.
fn is_clock(line: &Line, at: usize) -> bool {
    line.term(at + 1) == Term::Zone || line.key(at + 1) == HRS
}

const HRS: u64 = key::ascii(b"hrs");

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
    let introduced =
        matches!(
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
        ) || matches!(before, Term::Other) && line.is_hyphen(at.wrapping_sub(1)) && matches!(line.term(at.wrapping_sub(2)), Term::Edge(_));
    let named = line.tokens.get(end).is_some_and(|next| next.case == Case::Title && next.spaced)
        && line.year(end).is_none()
        && line.weekday(end).is_none();
    match line.term(start) {
        Term::ShortMonth(_) => introduced && !named,
        Term::Month(3 | 5) => {
            introduced && !(matches!(before, Term::Of | Term::And | Term::Or | Term::For | Term::To) && named)
                || line.key(end) == POSSESSIVE && !line.begins_sentence(at)
        }
        Term::Month(4 | 6 | 8) => {
            introduced && !(matches!(before, Term::And | Term::Or | Term::Of | Term::For | Term::To) && named)
                || !named && !line.is_hyphen(end)
        }
        _ => true,
    }
}

const POSSESSIVE: u64 = key::ascii(b"'s");

/// `2015`, `fiscal 2015`, `the year 2000`, `FY2022`, `nineteen ninety-six`.
pub(super) fn year(line: &Line, at: usize) -> Option<Found> {
    if let Some(found) = fiscal_year(line, at).or_else(|| year_in_words(line, at)).or_else(|| the_year(line, at)) {
        return Some(found);
    }
    let year = line.year(at)?;
    if !is_year(line, at) {
        return None;
    }
    let mut found = Found::new(at + 1, Expression::Year(year));
    match (line.term(at + 1), line.term(at + 2), line.key(at + 2)) {
        (Term::Or, Term::Later, _) | (Term::And, _, BEYOND) => {
            found.end = at + 3;
            found.modifier = Some(Modifier::OnOrAfter);
        }
        (Term::Or, Term::Earlier, _) => {
            found.end = at + 3;
            found.modifier = Some(Modifier::OnOrBefore);
        }
        _ => {}
    }
    Some(found)
}

const BEYOND: u64 = key::ascii(b"beyond");

/// `the year 2000`
fn the_year(line: &Line, at: usize) -> Option<Found> {
    let next = line.past(line.past(at, Term::The), Term::Fiscal);
    if line.term(next) != Term::Unit(Unit::Year) {
        return None;
    }
    if let (Term::Cardinal(2), Term::Scale(1000)) = (line.term(next + 1), line.term(next + 2)) {
        let (year, end) = super::amount::words(line, next + 1)?;
        return Some(Found::new(end, Expression::Year(i16::try_from(year).ok()?)));
    }
    let year = line.year(next + 1)?;
    Some(Found::new(next + 2, Expression::Year(year)))
}

/// `fiscal 2015`, `fiscal year 2015`, `FY2015`
fn fiscal_year(line: &Line, at: usize) -> Option<Found> {
    let next = match line.term(at) {
        Term::FiscalYear(year) => return Some(Found::new(at + 1, Expression::FiscalYear(i16::try_from(year).ok()?))),
        Term::Fiscal => line.past(at + 1, Term::Unit(Unit::Year)),
        _ => return None,
    };
    Some(Found::new(next + 1, Expression::FiscalYear(line.year(next)?)))
}

/// A year in words that stands alone.
fn year_in_words(line: &Line, at: usize) -> Option<Found> {
    let (year, end) = words_of_year(line, at)?;
    Some(Found::new(end, Expression::Year(year)))
}

/// `nineteen ninety-six`, `twenty sixteen`, and the position after it
pub(super) fn words_of_year(line: &Line, at: usize) -> Option<(i16, usize)> {
    let century = match line.term(at) {
        Term::Cardinal(century @ (17 | 18 | 19)) => century,
        Term::Tens(20) => 20,
        _ => return None,
    };
    let next = line.past_hyphen(at + 1);
    let (year, end) = super::amount::words(line, next)?;
    let teens = matches!(line.term(next), Term::Cardinal(10..=19)) || century < 20 && matches!(line.term(next), Term::Tens(_));
    let follows = line.unit(end).is_some() || line.key(end) == PERCENT;
    (teens && year < 100 && !follows).then_some((i16::from(century) * 100 + year as i16, end))
}

/// `'99` or `’16` at `at`: an apostrophe and two digits.
pub(super) fn short_year(line: &Line, at: usize) -> Option<i16> {
    let apostrophe = ["'", "’", "‘", "`"].iter().any(|mark| line.is_mark(at, mark));
    match line.term(at + 1) {
        Term::Count(n) if apostrophe && line.is_tight(at + 1) && line.word(at + 1).len() == 2 => Some(full_year(n)),
        _ => None,
    }
}

/// The year that two digits mean in a newspaper: 1940 to 2039.
pub(super) fn full_year(two_digits: u16) -> i16 {
    two_digits as i16 + if two_digits < 40 { 2000 } else { 1900 }
}

/// Whether four digits that stand alone are a year and no number of things, of a model or of a room.
fn is_year(line: &Line, at: usize) -> bool {
    let (before, after) = (line.before(at), line.term(at + 1));
    let year = line.year(at).unwrap_or(0);
    if line.is_tight(at) && !is_year_prefix(line, at) || line.is_tight(at + 1) && !is_year_suffix(line, at + 1) {
        return false;
    }
    if line.unit(at + 1).is_some_and(|(unit, plural)| plural || unit == Unit::Year || unit.is_clock())
        || is_clock(line, at)
        || after == Term::Scale(1000)
    {
        return false;
    }
    let (previous, next) = (line.key_before(at, 1), line.key(at + 1));
    if is_numbered(previous) || is_counted(next) || is_counted(line.key(at + 2)) && line.is_lower(at + 1) {
        return false;
    }
    let introduced =
        matches!(before, Term::In | Term::Preposition | Term::To | Term::Of | Term::Edge(_) | Term::Before | Term::After | Term::Fiscal);
    match before {
        Term::Than | Term::Scale(_) => false,
        Term::Approximator(_) => year >= 1700 && line.key(at + 1) != RESULT && !line.is_lower(at + 1),
        _ if year > 2100 || year < 1400 => introduced && year <= 2100 && previous_is_in(line, at) && !line.is_lower(at + 1),
        _ if year < 1750 => introduced,
        _ => true,
    }
}

fn previous_is_in(line: &Line, at: usize) -> bool {
    line.before(at) == Term::In || line.before(at) == Term::Preposition
}

/// Whether the mark that is glued to the front of four digits may stand before a year: `(2016`, `mid-2016`, `2010-2014`.
fn is_year_prefix(line: &Line, at: usize) -> bool {
    let mark = line.word(at - 1);
    match mark {
        "-" | "–" | "—" | "‑" => {
            let before = line.before(at - 1);
            line.tokens.get(at - 1).is_some_and(|dash| dash.spaced)
                || matches!(before, Term::Edge(_) | Term::Year(_))
                || mark == "—"
                || matches!(line.key_before(at, 2), PRE | POST)
                || line.year(at - 2).is_some()
                || matches!(before, Term::Month(_))
        }
        "(" | "[" | "“" | "\"" | "'" | "‘" | "/" | "…" | "..." | "--" => mark != "/" || line.before(at - 1) != Term::Other,
        _ => false,
    }
}

const PRE: u64 = key::ascii(b"pre");
const POST: u64 = key::ascii(b"post");

/// Whether what is glued to the end of four digits may follow a year.
fn is_year_suffix(line: &Line, at: usize) -> bool {
    match line.word(at) {
        "-" | "–" | "‑" => line.year(at + 1).is_some() || matches!(line.term(at + 1), Term::Count(_)) || !line.is_tight(at + 1),
        "%" | "°" => false,
        "/" => matches!(line.term(at + 1), Term::Count(_) | Term::Year(_)),
        "'s" | "’s" => true,
        mark => !mark.starts_with(char::is_alphanumeric),
    }
}

/// Words before a number that make it a name: `Flight 1549`, `Room 2010`, `Windows 2000`.
fn is_numbered(key: u64) -> bool {
    NUMBERED.contains(&key)
}

/// Words after a number that make it an amount.
fn is_counted(key: u64) -> bool {
    COUNTED.contains(&key)
}

const NUMBERED: [u64; 24] = keys([
    "no",
    "number",
    "room",
    "flight",
    "boeing",
    "airbus",
    "route",
    "article",
    "section",
    "highway",
    "windows",
    "iphone",
    "model",
    "page",
    "rs",
    "chapter",
    "interstate",
    "channel",
    "box",
    "unit",
    "version",
    "resolution",
    "building",
    "suite",
]);

const COUNTED: [u64; 48] = keys([
    "people",
    "times",
    "percent",
    "miles",
    "feet",
    "meters",
    "metres",
    "kilometers",
    "kilometres",
    "km",
    "points",
    "votes",
    "men",
    "women",
    "dollars",
    "homes",
    "houses",
    "troops",
    "soldiers",
    "workers",
    "employees",
    "jobs",
    "pounds",
    "shares",
    "members",
    "students",
    "tons",
    "tonnes",
    "acres",
    "cars",
    "megawatts",
    "civilians",
    "children",
    "passengers",
    "dead",
    "barrels",
    "cases",
    "flights",
    "square",
    "calories",
    "hectares",
    "euros",
    "rupees",
    "yen",
    "units",
    "million",
    "billion",
    "kg",
]);

const fn keys<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut keys = [0; N];
    let mut i = 0;
    while i < N {
        keys[i] = key::ascii(words[i].as_bytes());
        i += 1;
    }
    keys
}
