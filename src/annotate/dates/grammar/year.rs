//! Years: `1998`, `fiscal 2015`, `the year 2000`, `nineteen ninety-six`, `'99`.

use super::super::expression::{Expression, Found};
use super::super::line::{Line, keys};
use super::super::term::{Modifier, Term, Unit};
use super::calendar::PERCENT;
use super::period::is_before_christ;
use crate::text::key;

/// `2015`, `fiscal 2015`, `the year 2000`, `FY2022`, `nineteen ninety-six`.
pub(super) fn year(line: &Line, at: usize) -> Option<Found> {
    if let Some(found) = fiscal_year(line, at).or_else(|| year_in_words(line, at)).or_else(|| the_year(line, at)) {
        return Some(found);
    }
    // `in '16`
    if let Some(year) = short_year(line, at) {
        let introduced = matches!(line.before(at), Term::In | Term::Preposition | Term::Edge(_)) && !line.is_tight(at);
        let closed = line.term(at + 2) != Term::PluralEnding && !line.is_hyphen(at + 2);
        return (introduced && closed).then(|| Found::new(at + 2, Expression::Year(year)));
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
        Term::Cardinal(century @ 17..=19) => century,
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
    // `0800 1999 2016`: a telephone number
    let number = |term: Term| matches!(term, Term::Year(_) | Term::Number) || matches!(term, Term::Count(100..));
    if number(before) || number(after) && !line.word(at + 1).contains(',') {
        return false;
    }
    // `1800 247 600`: a telephone number
    if matches!(line.term(at + 1), Term::Count(_)) && line.word(at + 1).len() == 3 {
        return false;
    }
    let (previous, next) = (line.key_before(at, 1), line.key(at + 1));
    if is_before_christ(line, at + 1)
        || MAKES.contains(&next)
        || is_numbered(previous)
        || is_counted(next)
        || is_counted(line.key(at + 2)) && line.is_lower(at + 1)
    {
        return false;
    }
    let introduced =
        matches!(before, Term::In | Term::Preposition | Term::To | Term::Of | Term::Edge(_) | Term::Before | Term::After | Term::Fiscal);
    match before {
        Term::Than | Term::Scale(_) => false,
        Term::Approximator(_) => year >= 1700 && !line.is_lower(at + 1),
        _ if !(1400..=2100).contains(&year) => year < 1400 && previous_is_in(line, at) && !line.is_lower(at + 1),
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
                || matches!(before, Term::Edge(_) | Term::EdgeOf(_))
                || line.year(at.wrapping_sub(2)).is_some_and(|year| Some(year) < line.year(at))
                || mark == "—"
                || matches!(line.key_before(at, 2), PRE | POST)
                || matches!(before, Term::Month(_))
        }
        "(" | "[" | "“" | "\"" | "'" | "‘" | "/" | "…" | "..." | "--" => {
            mark != "/" || !matches!(line.before(at - 1), Term::Other | Term::Count(_) | Term::Number)
        }
        _ => false,
    }
}

const PRE: u64 = key::ascii(b"pre");
const POST: u64 = key::ascii(b"post");

/// Whether what is glued to the end of four digits may follow a year.
fn is_year_suffix(line: &Line, at: usize) -> bool {
    match line.word(at) {
        "-" | "–" | "‑" => {
            line.year(at + 1).is_some_and(|year| line.year(at - 1) < Some(year))
                || matches!(line.term(at + 1), Term::Count(_))
                || !line.is_tight(at + 1)
        }
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

/// Makes of cars: a year before one is that of the model.
const MAKES: [u64; 36] = keys([
    "acura",
    "audi",
    "bmw",
    "buick",
    "cadillac",
    "chevrolet",
    "chevy",
    "chrysler",
    "dodge",
    "ferrari",
    "fiat",
    "ford",
    "gmc",
    "honda",
    "hyundai",
    "infiniti",
    "jaguar",
    "jeep",
    "kia",
    "lexus",
    "lincoln",
    "mazda",
    "mercedes",
    "mercury",
    "mitsubishi",
    "nissan",
    "oldsmobile",
    "peugeot",
    "pontiac",
    "porsche",
    "renault",
    "subaru",
    "suzuki",
    "toyota",
    "volkswagen",
    "volvo",
]);

const NUMBERED: [u64; 32] = keys([
    "gate",
    "platform",
    "bus",
    "train",
    "psalm",
    "rule",
    "lot",
    "block",
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

/// Whether four digits are a time of the day: `1630 GMT`.
pub(super) fn is_clock(line: &Line, at: usize) -> bool {
    line.term(at + 1) == Term::Zone || line.key(at + 1) == HRS
}

const HRS: u64 = key::ascii(b"hrs");
