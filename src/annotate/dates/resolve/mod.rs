//! From what an expression says to what it comes to, given the article's day and the story so far.
//!
//! This is the one table of resolution rules. Each returns its value and its own name, which stands in the
//! report. Without a publication day nothing that depends on it is resolved: the value keeps unknown parts.

mod days;
mod spans;
mod steps;

use jiff::civil::Date;

use super::TimeType;
use super::expression::{Amount, Day, Expression, Found, Period, YearRef};
use super::line::Line;
use super::tense::{self, Direction};
use super::term::{Holiday, Term, Unit, Which};
use super::value::Value;
pub(super) use steps::shift;

/// What an expression comes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resolved {
    pub(super) kind: TimeType,
    /// None for what cannot be.
    pub(super) value: Option<Value>,
    pub(super) rule: &'static str,
}

/// What relative expressions count from. It moves with the story: each day, quarter and year that the text
/// names becomes the one that `the next day` or `a year earlier` refers to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchors {
    /// The article's own day.
    published: Option<Date>,
    /// The last day named; at first the article's own.
    day: Option<Date>,
    /// Whether the text has named a day.
    moved: bool,
    /// The day named last, and the byte at which its expression ends.
    last: Option<(Date, u32)>,
    /// What was named last, if it was not a day: a month, or a year.
    named: Option<(i16, Option<u8>)>,
    /// The last quarter named: year and number.
    quarter: Option<(i16, u8)>,
    /// Whether what was named after that quarter is longer: `the first nine months`.
    longer: bool,
    /// The last year named.
    year: Option<i16>,
    /// Whether the article's dates in figures put the day before the month, if one of them tells.
    day_first: Option<bool>,
}

/// Asks where the words around an expression say that it lies; asked only where it matters.
type Toward<'a> = &'a dyn Fn() -> Direction;

/// Asks whether the words before an expression tell of it as done.
type Told<'a> = &'a dyn Fn() -> bool;

/// A value, and the rule that gave it.
type Answer = (Option<Value>, &'static str);

impl Anchors {
    /// The anchors at the beginning of an article.
    pub(super) const fn new(published: Option<Date>, day_first: Option<bool>) -> Self {
        Self { published, day: published, moved: false, last: None, quarter: None, longer: false, year: None, named: None, day_first }
    }

    /// Resolves the expression at `at` of the line, and moves the story's time to it.
    pub(super) fn resolve(&mut self, line: &Line, at: usize, found: &Found) -> Resolved {
        let toward = || tense::direction(line, at, found.end);
        let present = || tense::is_present(line, at);
        let told = || tense::is_told(line, at);
        let done = || tense::is_done(line, at);
        let (kind, (value, rule)) = match found.expression {
            Expression::Day(Day::Weekday { weekday, which: Which::Bare }, time) if self.is_joined(line, at) => {
                (if time.is_some() { TimeType::Time } else { TimeType::Date }, self.weekday_after(weekday, time))
            }
            Expression::Day(day, time) => {
                (if time.is_some() { TimeType::Time } else { TimeType::Date }, self.day_or_time(day, time, &toward, &told))
            }
            Expression::Month { month, year: YearRef::Open, which: Which::Bare } if joined_month(line, found.end).is_some() => {
                let last = joined_month(line, found.end).unwrap_or(month);
                let first = match self.month(last, YearRef::Open, Which::Bare, &toward, [&present, &done]) {
                    (Some(Value::Month(year, last)), rule) => (Some(Value::Month(year - i16::from(last < month), month)), rule),
                    _ => self.month(month, YearRef::Open, Which::Bare, &toward, [&present, &done]),
                };
                (TimeType::Date, first)
            }
            Expression::Month { month, year, which } => (TimeType::Date, self.month(month, year, which, &toward, [&present, &done])),
            Expression::Year(year) => (TimeType::Date, (Some(Value::Year(year)), "year")),
            Expression::FiscalYear(year) => (TimeType::Date, (Some(Value::FiscalYear(year)), "fiscal-year")),
            Expression::Decade(decade) => (TimeType::Date, (Some(Value::Decade(decade)), "decade")),
            Expression::ShortDecade(digit) => (TimeType::Date, (Some(Value::Decade(self.decade(digit))), "decade-of-century")),
            Expression::Century(n) => (TimeType::Date, (Some(Value::Century(u16::from(n).saturating_sub(1))), "century")),
            Expression::TurnOfCentury => (TimeType::Date, self.turn_of_century()),
            Expression::Period { period, year, which } => (TimeType::Date, self.period(period, year, which, &toward)),
            Expression::YearEarlier { ago } => (TimeType::Date, self.year_earlier(ago)),
            Expression::StoryPeriod { years, quarter, latest } => (TimeType::Date, self.story_period(years, quarter, latest)),
            Expression::PeriodOf(year) => (TimeType::Date, self.period_of(year)),
            Expression::Unit { unit, which } => (TimeType::Date, self.unit(unit, which, &toward)),
            Expression::YearEnd => (TimeType::Date, self.year_end()),
            Expression::Offset { amount, unit, back, story } => self.offset(amount, unit, back, story, &toward),
            Expression::WeekOf(day) => (TimeType::Date, self.week_of(day, &toward)),
            Expression::WeekendOf(day) => (TimeType::Date, self.weekend_of(day, &toward)),
            Expression::Duration(amount, unit) => (TimeType::Duration, (Some(Value::Duration(amount, unit)), "length")),
            Expression::Indefinite => (TimeType::Duration, (Some(Value::Indefinite), "length")),
            Expression::Recurrence(recurrence) => (TimeType::Set, (Some(Value::Recurrence(recurrence)), "recurrence")),
            Expression::Reference(reference) => (TimeType::Date, (Some(Value::Reference(reference)), "vague")),
        };
        let aside = match found.expression {
            Expression::StoryPeriod { .. } | Expression::YearEarlier { .. } | Expression::PeriodOf(_) => true,
            // `9/11` names what happened then and what followed more often than the day.
            Expression::Day(Day::Holiday { holiday: Holiday::Once(..), .. }, _) => true,
            _ => false,
        };
        if !aside {
            self.move_to(value);
        }
        let value = match value {
            Some(Value::Period(year, period)) if is_fiscal(line, at, found.end) => Some(Value::FiscalPeriod(year, period)),
            value => value,
        };
        let end = found.end.checked_sub(1).and_then(|last| line.tokens.get(last)).map(|token| token.span.end);
        self.last = self.day.zip(end).filter(|_| matches!(value, Some(Value::Day(_) | Value::Time(..))));
        self.longer |= is_results_period(line, at, &found.expression);
        Resolved { kind, value, rule }
    }

    /// Whether a joining word alone parts the expression at `at` from a day that is still to come: `Monday to Friday`.
    fn is_joined(&self, line: &Line, at: usize) -> bool {
        let joins = matches!(line.before(at), Term::To | Term::And | Term::Or) || line.is_dash(at.wrapping_sub(1));
        let before = at.checked_sub(2).and_then(|before| line.tokens.get(before)).map(|token| token.span.end);
        joins && self.last.is_some_and(|(day, end)| Some(end) == before && Some(day) > self.published)
    }

    /// Lets the story go on from `value`.
    fn move_to(&mut self, value: Option<Value>) {
        match value {
            Some(Value::Day(day) | Value::Time(day, _)) => {
                (self.day, self.moved, self.named) = (Some(day), true, None);
                if self.published.is_none_or(|published| published.year() != day.year()) {
                    self.year = Some(day.year());
                }
            }
            Some(Value::Month(year, month)) => (self.year, self.named) = (Some(year), Some((year, Some(month)))),
            Some(Value::Year(year)) => (self.year, self.named) = (Some(year), Some((year, None))),
            Some(Value::Period(year, Period::Quarter(n))) => (self.quarter, self.longer) = (Some((year, n)), false),
            _ => {}
        }
    }

    /// The year that is said, as a number.
    fn year(&self, year: YearRef) -> Option<i16> {
        match year {
            YearRef::Open => None,
            YearRef::Given(year) => Some(year),
            YearRef::Relative(years) => Some(self.published?.year() + i16::from(years)),
            YearRef::Story(years) => Some(self.year.or(self.published.map(|day| day.year()))? + i16::from(years)),
        }
    }
}

/// Whether a period is one of the books of a firm or state, whose years begin on a day of their own: `Q3 FY23`.
fn is_fiscal(line: &Line, at: usize, end: usize) -> bool {
    (at..end).any(|i| matches!(line.term(i), Term::Fiscal | Term::FiscalYear(_)))
}

/// The month that a dash joins to the one that ends at `at`: `the July-September quarter`.
fn joined_month(line: &Line, at: usize) -> Option<u8> {
    if line.is_dash(at) { line.month(at + 1).map(|(month, _)| month) } else { None }
}

/// Whether the expression is a period of results longer than the three months of a quarter: `the first nine months`.
fn is_results_period(line: &Line, at: usize, expression: &Expression) -> bool {
    match expression {
        Expression::Duration(Amount(Some(400..)), Unit::Month) => matches!(line.term(at), Term::The | Term::Ordinal(1)),
        Expression::Period { period: Period::Half(_), .. } => true,
        _ => false,
    }
}
