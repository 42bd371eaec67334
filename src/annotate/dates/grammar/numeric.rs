//! Dates in figures: `2016-09-21`, `21/09/2016`, `9/21/16`, `21.09.2016`.

use super::super::expression::{Day, Expression, Found, YearRef};
use super::super::line::Line;
use super::super::term::Term;
use super::year::full_year;

/// Three numbers with the same mark between them.
pub(super) fn numeric(line: &Line, at: usize) -> Option<Found> {
    if line.is_tight(at) && !matches!(line.word(at - 1), "(" | "[" | "“" | "\"" | ":") {
        return None;
    }
    let (parts, end) = dotted(line, at).or_else(|| marked(line, at))?;
    if line.is_tight(end) && matches!(line.word(end), "/" | "-") {
        return None;
    }
    let day = match parts {
        [(year, 4), (month, _), (day, _)] => {
            Day::Calendar { month: small(month), day: small(day), year: YearRef::Given(year as i16), weekday: None }
        }
        [(first, _), (second, _), (year, 4)] => Day::Numeric { first: small(first), second: small(second), year: year as i16 },
        [(first, _), (second, _), (year, 2)] if line.is_mark(at + 1, "/") => {
            Day::Numeric { first: small(first), second: small(second), year: full_year(year) }
        }
        _ => return None,
    };
    Some(Found::new(end, Expression::Day(day, None)))
}

/// A number of one to four digits, with their number.
type Figure = (u16, usize);

fn figure(digits: &str) -> Option<Figure> {
    let n = digits.parse().ok()?;
    matches!(digits.len(), 1 | 2 | 4).then_some((n, digits.len()))
}

/// Too large a number for a month or day stays one: the date cannot be.
fn small(n: u16) -> u8 {
    u8::try_from(n).unwrap_or(u8::MAX)
}

/// `21.09.2016`, which is one token.
fn dotted(line: &Line, at: usize) -> Option<([Figure; 3], usize)> {
    if line.term(at) != Term::Number {
        return None;
    }
    let mut parts = line.word(at).split('.');
    let figures = [figure(parts.next()?)?, figure(parts.next()?)?, figure(parts.next()?)?];
    let years = figures.iter().filter(|(n, len)| *len == 4 && (1400..2200).contains(n)).count();
    (parts.next().is_none() && years == 1 && figures[1].1 < 4).then_some((figures, at + 1))
}

/// `2016-09-21` or `9/21/16`, which are five tokens.
fn marked(line: &Line, at: usize) -> Option<([Figure; 3], usize)> {
    let mark = line.word(at + 1);
    if !matches!(mark, "/" | "-") || mark != line.word(at + 3) || (at + 1..at + 5).any(|i| !line.is_tight(i)) {
        return None;
    }
    let figures = [figure(line.word(at))?, figure(line.word(at + 2))?, figure(line.word(at + 4))?];
    let plausible = figures[1].1 < 4 && figures.iter().all(|(n, len)| if *len == 4 { (1400..2200).contains(n) } else { *n > 0 });
    let years = figures.iter().filter(|(_, len)| *len == 4).count();
    (plausible && (years == 1 || years == 0 && mark == "/" && figures[0].0 <= 31 && figures[1].0 <= 31)).then_some((figures, at + 5))
}
