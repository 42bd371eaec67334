//! Steps on the calendar.

use jiff::SignedDuration;
use jiff::civil::Date;

use super::super::expression::Period;
use super::super::term::Unit;
use super::super::value::Value;

/// The value of `unit` that holds `anchor`, moved by `steps`.
pub(super) fn step(anchor: Date, unit: Unit, steps: i64) -> Option<Value> {
    let year = i64::from(anchor.year());
    let in_range = |year: i64| i16::try_from(year).ok().filter(|year| (0..=9999).contains(year));
    match unit {
        Unit::Day => shift(anchor, steps).map(Value::Day),
        Unit::Week => shift(anchor, steps.checked_mul(7)?).map(Value::Week),
        Unit::Weekend => shift(anchor, steps.checked_mul(7)?).map(Value::Weekend),
        Unit::Fortnight => shift(anchor, steps.checked_mul(14)?).map(Value::Week),
        Unit::Month => step_month(anchor.year(), anchor.month() as u8, steps),
        Unit::Quarter => step_quarter((anchor.year(), quarter_of(anchor)), steps),
        Unit::Year => step_year(anchor.year(), steps),
        Unit::Decade => in_range(year + steps * 10).map(|year| Value::Decade(year as u16 / 10)),
        Unit::Century => in_range(year + steps * 100).map(|year| Value::Century(year as u16 / 100)),
        _ => None,
    }
}

pub(super) fn step_year(year: i16, steps: i64) -> Option<Value> {
    i16::try_from(i64::from(year) + steps).ok().filter(|year| (0..=9999).contains(year)).map(Value::Year)
}

pub(super) fn step_month(year: i16, month: u8, steps: i64) -> Option<Value> {
    let months = i64::from(year) * 12 + i64::from(month) - 1 + steps;
    let year = i16::try_from(months.div_euclid(12)).ok().filter(|year| (0..=9999).contains(year))?;
    Some(Value::Month(year, (months.rem_euclid(12) + 1) as u8))
}

pub(super) fn step_quarter((year, n): (i16, u8), steps: i64) -> Option<Value> {
    let quarters = i64::from(year) * 4 + i64::from(n) - 1 + steps;
    let year = i16::try_from(quarters.div_euclid(4)).ok()?;
    Some(Value::Period(year, Period::Quarter((quarters.rem_euclid(4) + 1) as u8)))
}

pub(super) fn quarter_of(day: Date) -> u8 {
    (day.month() as u8 - 1) / 3 + 1
}

/// The quarter that ended last before `day`.
pub(super) fn quarter_before(day: Date) -> (i16, u8) {
    match quarter_of(day) {
        1 => (day.year() - 1, 4),
        n => (day.year(), n - 1),
    }
}

/// The day so many days later; none beyond the calendar.
pub(in super::super) fn shift(day: Date, days: i64) -> Option<Date> {
    day.checked_add(SignedDuration::from_hours(days.checked_mul(24)?)).ok()
}

/// How many days `to` is after `from`.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}
