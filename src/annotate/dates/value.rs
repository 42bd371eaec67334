//! What a time expression comes to: its TIMEX3 text and the days that it spans.

use std::fmt;

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::expression::{Amount, Period, Recurrence, Time};
use super::term::{Part, Reference, Season, Unit};

/// A value with all that is known of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    /// `2016-09-21`
    Day(Date),
    /// `2016-09-21TNI`, `2016-09-21T16:30`
    Time(Date, Time),
    /// `XXXX-XX-XXT16:30`: a time of an unknown day.
    TimeOnly(Time),
    /// `XXXX-WXX-2`, `XXXX-WXX-2TNI`: a weekday of an unknown week, or of every week.
    Weekday(u8, Option<Time>),
    /// `XXXX-06-03`: a day of an unknown year.
    MonthDay(u8, u8, Option<Time>),
    /// `2016-W38`: the week of this day.
    Week(Date),
    /// `2016-W38-WE`: the weekend of the week of this day.
    Weekend(Date),
    /// `2016-09`
    Month(i16, u8),
    /// `2016-Q3`, `2016-H1`, `2016-SU`
    Period(i16, Period),
    /// `2016`
    Year(i16),
    /// `2016`, from an unknown day of it or the year before.
    FiscalYear(i16),
    /// `2016-Q3`, a part of such a year.
    FiscalPeriod(i16, Period),
    /// `201`
    Decade(u16),
    /// `20`
    Century(u16),
    /// `2016-06-06/2016-07-05`
    Days(Date, Date),
    /// `P2W`
    Duration(Amount, Unit),
    /// `PXX`
    Indefinite,
    /// `XXXX-06`, `XXXX-SU`, `P1M`: what recurs.
    Recurrence(Recurrence),
    /// `XXXX-Q3`: a part of an unknown year.
    OpenPeriod(Period),
    /// `XXXX-WXX`, `XXXX-XX`, `XXXX`: an unknown one of these.
    Open(Unit),
    /// `PAST_REF`
    Reference(Reference),
}

impl Value {
    /// The first and the last day, if they are known.
    pub(super) fn days(&self) -> Option<(Date, Date)> {
        match *self {
            Self::Day(day) | Self::Time(day, _) => Some((day, day)),
            Self::Week(day) => Some((of_week(day, Weekday::Monday)?, of_week(day, Weekday::Sunday)?)),
            Self::Weekend(day) => Some((of_week(day, Weekday::Saturday)?, of_week(day, Weekday::Sunday)?)),
            Self::Month(year, month) => months(year, month, 1),
            Self::Period(year, Period::Quarter(n)) => months(year, n.checked_mul(3)?.checked_sub(2)?, 3),
            Self::Period(year, Period::Half(n)) => months(year, n.checked_mul(6)?.checked_sub(5)?, 6),
            Self::Period(year, Period::Season(season)) => months(year, first_month(season), 3),
            Self::Year(year) => months(year, 1, 12),
            Self::Decade(decade) => {
                let first = i16::try_from(decade).ok()?.checked_mul(10)?;
                Some((months(first, 1, 12)?.0, months(first + 9, 1, 12)?.1))
            }
            Self::Century(century) => {
                let first = i16::try_from(century).ok()?.checked_mul(100)?;
                Some((months(first, 1, 12)?.0, months(first + 99, 1, 12)?.1))
            }
            Self::Days(first, last) => Some((first, last)),
            _ => None,
        }
    }
}

/// The first day of a month and the last one of the `count` months from it.
fn months(year: i16, month: u8, count: u8) -> Option<(Date, Date)> {
    let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
    let last = month.checked_add(count)?.checked_sub(1)?;
    let (year, last) = if last > 12 { (year.checked_add(1)?, last - 12) } else { (year, last) };
    Some((first, Date::new(year, i8::try_from(last).ok()?, 1).ok()?.last_of_month()))
}

/// The first month of a season of the northern half of the earth; winter ends in the next year.
const fn first_month(season: Season) -> u8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Fall => 9,
        Season::Winter => 12,
    }
}

/// A day of the ISO week of `day`.
fn of_week(day: Date, weekday: Weekday) -> Option<Date> {
    let week = day.iso_week_date();
    Some(ISOWeekDate::new(week.year(), week.week(), weekday).ok()?.date())
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Time(day, time) => write!(f, "{day}{time}"),
            Self::TimeOnly(time) => write!(f, "XXXX-XX-XX{time}"),
            Self::Weekday(weekday, time) => write!(f, "XXXX-WXX-{weekday}{}", Maybe(time)),
            Self::MonthDay(month, day, time) => write!(f, "XXXX-{month:02}-{day:02}{}", Maybe(time)),
            Self::Week(day) => write!(f, "{:04}-W{:02}", day.iso_week_date().year(), day.iso_week_date().week()),
            Self::Weekend(day) => write!(f, "{}-WE", Self::Week(day)),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Period(year, period) | Self::FiscalPeriod(year, period) => write!(f, "{year:04}-{period}"),
            Self::Year(year) | Self::FiscalYear(year) => write!(f, "{year:04}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Century(century) => write!(f, "{century:02}"),
            Self::Days(first, last) => write!(f, "{first}/{last}"),
            Self::Duration(amount, unit) => duration(f, amount, unit),
            Self::Indefinite => f.write_str("PXX"),
            Self::Recurrence(recurrence) => write!(f, "{recurrence}"),
            Self::OpenPeriod(period) => write!(f, "XXXX-{period}"),
            Self::Open(unit) => f.write_str(open(unit)),
            Self::Reference(Reference::Past) => f.write_str("PAST_REF"),
            Self::Reference(Reference::Present) => f.write_str("PRESENT_REF"),
            Self::Reference(Reference::Future) => f.write_str("FUTURE_REF"),
        }
    }
}

/// A time if there is one.
struct Maybe(Option<Time>);

impl fmt::Display for Maybe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |time| write!(f, "{time}"))
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Part(part) => f.write_str(part_code(part)),
            Self::Clock { hour, minute, second: None } => write!(f, "T{hour:02}:{minute:02}"),
            Self::Clock { hour, minute, second: Some(second) } => write!(f, "T{hour:02}:{minute:02}:{second:02}"),
        }
    }
}

const fn part_code(part: Part) -> &'static str {
    match part {
        Part::Morning => "TMO",
        Part::Midday => "TMI",
        Part::Afternoon => "TAF",
        Part::Evening => "TEV",
        Part::Night => "TNI",
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Quarter(n) => write!(f, "Q{n}"),
            Self::Half(n) => write!(f, "H{n}"),
            Self::Season(Season::Spring) => f.write_str("SP"),
            Self::Season(Season::Summer) => f.write_str("SU"),
            Self::Season(Season::Fall) => f.write_str("FA"),
            Self::Season(Season::Winter) => f.write_str("WI"),
        }
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Unit(amount, unit) => duration(f, amount, unit),
            Self::Weekday(weekday, part) => write!(f, "XXXX-WXX-{weekday}{}", part.map_or("", part_code)),
            Self::Month(month) => write!(f, "XXXX-{month:02}"),
            Self::Part(part) => write!(f, "XXXX-XX-XX{}", part_code(part)),
            Self::Season(season) => write!(f, "XXXX-{}", Period::Season(season)),
            Self::Weekend => f.write_str("XXXX-WXX-WE"),
        }
    }
}

const fn open(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
    }
}

/// `P2W`, `PT30M`, `P2Y6M`, `PXM`. Decades and longer are counted in years, fortnights in weeks; a fraction is
/// told in the next smaller unit where there is one that goes into it evenly.
fn duration(f: &mut fmt::Formatter<'_>, Amount(amount): Amount, unit: Unit) -> fmt::Result {
    let Some(hundredths) = amount else { return f.write_str(some(unit)) };
    let (times, code) = match unit {
        Unit::Second => (1, 'S'),
        Unit::Minute | Unit::Month => (1, 'M'),
        Unit::Hour => (1, 'H'),
        Unit::Day => (1, 'D'),
        Unit::Weekend | Unit::Week => (1, 'W'),
        Unit::Fortnight => (2, 'W'),
        Unit::Quarter => (1, 'Q'),
        Unit::Year => (1, 'Y'),
        Unit::Decade => (10, 'Y'),
        Unit::Century => (100, 'Y'),
        Unit::Millennium => (1000, 'Y'),
    };
    let (whole, rest) = (u64::from(hundredths) * times / 100, u64::from(hundredths) * times % 100);
    let smaller = match unit {
        Unit::Hour => Some((60, 'M')),
        Unit::Minute => Some((60, 'S')),
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => Some((12, 'M')),
        _ => None,
    };
    f.write_str(if unit.is_clock() { "PT" } else { "P" })?;
    if whole > 0 || rest == 0 {
        write!(f, "{whole}")?;
        if rest == 0 || smaller.is_some() {
            write!(f, "{code}")?;
        }
    }
    match (rest, smaller) {
        (0, _) => Ok(()),
        (_, Some((of, code))) => write!(f, "{}{code}", (rest * of + 50) / 100),
        (_, None) if whole == 0 => write!(f, "0.{}{code}", fraction(rest)),
        (_, None) => write!(f, ".{}{code}", fraction(rest)),
    }?;
    if unit == Unit::Weekend { f.write_str("E") } else { Ok(()) }
}

/// Hundredths without a zero at their end.
fn fraction(hundredths: u64) -> String {
    if hundredths.is_multiple_of(10) { format!("{}", hundredths / 10) } else { format!("{hundredths:02}") }
}

/// An unknown number of these.
const fn some(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "PTXS",
        Unit::Minute => "PTXM",
        Unit::Hour => "PTXH",
        Unit::Day => "PXD",
        Unit::Weekend => "PXWE",
        Unit::Week | Unit::Fortnight => "PXW",
        Unit::Month => "PXM",
        Unit::Quarter => "PXQ",
        Unit::Year => "PXY",
        Unit::Decade => "PXDE",
        Unit::Century => "PXCE",
        Unit::Millennium => "PXML",
    }
}
