//! A time expression as the grammar reads it, before anything is known of the article's day.

use super::term::{Holiday, Modifier, Part, Reference, Season, Unit, Which};

/// How many, in hundredths; none for `several`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount(pub(super) Option<u32>);

impl Amount {
    /// `several`
    pub(super) const SOME: Self = Self(None);

    /// A whole number.
    pub(super) const fn whole(n: u32) -> Self {
        Self(Some(n.saturating_mul(100)))
    }
}

/// The year of a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearRef {
    /// Not said.
    Open,
    /// `2016`
    Given(i16),
    /// `last year`: years from that of publication.
    Relative(i8),
    /// `a year ago` beside a period: years from that of the story.
    Story(i8),
}

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// `[Friday,] June 3[, 2016]`
    Calendar { month: u8, day: u8, year: YearRef, weekday: Option<u8> },
    /// `03/04/2016`: two numbers that are a month and a day in an order that is to be found.
    Numeric { first: u8, second: u8, year: i16 },
    /// `Friday`
    Weekday { weekday: u8, which: Which },
    /// `Tuesday of last week`: weeks from that of publication.
    OfWeek { weekday: u8, weeks: i8 },
    /// `the 21st of this month`: months from that of publication.
    OfMonth { day: u8, months: i8 },
    /// `yesterday`: days from publication.
    Published(i8),
    /// `the next day`: days from the last day that the story named.
    Story(i8),
    /// None said and none meant: `open from 9 a.m. to 5 p.m.`
    Any,
    /// `Christmas`
    Holiday { holiday: Holiday, which: Which, year: YearRef },
}

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// `morning`
    Part(Part),
    /// `10:30`
    Clock { hour: u8, minute: u8, second: Option<u8> },
}

/// A part of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Quarter(u8),
    Half(u8),
    Season(Season),
}

/// Something that recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Recurrence {
    /// `every two weeks`
    Unit(Amount, Unit),
    /// `Tuesday nights`
    Weekday(u8, Option<Part>),
    /// `each July`
    Month(u8),
    /// `every morning`
    Part(Part),
    /// `every summer`
    Season(Season),
    /// `every weekend`
    Weekend,
}

/// What a time expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// A day, or a time on it.
    Day(Day, Option<Time>),
    /// `March`
    Month { month: u8, year: YearRef, which: Which },
    /// `2016`
    Year(i16),
    /// `fiscal 2016`
    FiscalYear(i16),
    /// `the 1990s`: the first three digits.
    Decade(u16),
    /// `the nineties`: the last but one digit.
    ShortDecade(u8),
    /// `the 20th century`: its number.
    Century(u8),
    /// `the turn of the century`
    TurnOfCentury,
    /// `the third quarter`
    Period { period: Period, year: YearRef, which: Which },
    /// `a year earlier`, or `a year ago`: the same part of the year before.
    YearEarlier { ago: bool },
    /// `the quarter`, `the year-ago period`: years from the quarter of the story.
    StoryPeriod { years: i8, quarter: bool, latest: bool },
    /// `the 1988 period`: the quarter of the story in that year.
    PeriodOf(i16),
    /// `last week`
    Unit { unit: Unit, which: Which },
    /// `year-end`
    YearEnd,
    /// `three weeks ago`; `back` from now or from the story.
    Offset { amount: Amount, unit: Unit, back: bool, story: bool },
    /// `the week of March 6`
    WeekOf(Day),
    /// `Labor Day weekend`
    WeekendOf(Day),
    /// `three weeks`
    Duration(Amount, Unit),
    /// `some time`
    Indefinite,
    /// `every Friday`
    Recurrence(Recurrence),
    /// `now`
    Reference(Reference),
}

/// An expression, the position after its last token, and its modifier.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) expression: Expression,
    pub(super) modifier: Option<Modifier>,
}

impl Found {
    pub(super) const fn new(end: usize, expression: Expression) -> Self {
        Self { end, expression, modifier: None }
    }
}
