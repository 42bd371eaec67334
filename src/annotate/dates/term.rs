//! What a word can mean in a time expression.

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// Whether it is shorter than a day.
    pub(super) const fn is_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }
}

/// A part of the day, as TIMEX3 knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

/// A season; `Fall` is autumn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

/// Which one of a row: `last` week, `next` year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// None said.
    Bare,
    /// `last`, `past`: the one before now.
    Last,
    /// `this`, `current`: the one that holds now.
    This,
    /// `next`, `coming`: the one after now.
    Next,
    /// `the previous`: the one before that of the story.
    Previous,
    /// `that`, `the same`: the one of the story.
    That,
    /// `the following`: the one after that of the story.
    Following,
}

/// Which end of what: `early` March.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Modifier {
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

impl Modifier {
    /// As TIMEX3 writes it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::OnOrBefore => "ON_OR_BEFORE",
            Self::OnOrAfter => "ON_OR_AFTER",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
        }
    }
}

/// The three vague times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reference {
    Past,
    Present,
    Future,
}

/// A named day or month of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// The same month and day every year.
    Fixed(u8, u8),
    /// The n-th weekday (1 = Monday) of a month, counted from the end if negative, moved by some days.
    Nth { month: u8, weekday: u8, nth: i8, plus: i8 },
    /// Days from Easter Sunday of the Western churches.
    Easter(i16),
    /// The month of fasting.
    Ramadan,
    /// The day after Ramadan.
    EidAlFitr,
    /// The feast of sacrifice.
    EidAlAdha,
    /// The Chinese New Year.
    LunarNewYear,
    /// Days from the Jewish New Year.
    RoshHashanah(i16),
    /// The Hindu feast of lights.
    Diwali,
    /// The Hindu feast of colours.
    Holi,
    /// The one day of all years: `9/11`.
    Once(i16, u8, u8),
}

/// What a word can mean in a time expression. `Other` is what the gate stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// Nothing.
    Other,
    /// `Friday`, 1 = Monday
    Weekday(u8),
    /// `Fri`
    ShortWeekday(u8),
    /// `Fridays`
    Weekdays(u8),
    /// `February`
    Month(u8),
    /// `Feb`
    ShortMonth(u8),
    /// `year`
    Unit(Unit),
    /// `years`
    Units(Unit),
    /// `morning`
    Part(Part),
    /// `mornings`
    Parts(Part),
    /// `summer`
    Season(Season),
    /// `summers`
    Seasons(Season),
    /// `today`: days from the publication day
    DayWord(i8),
    /// `tonight`
    Tonight,
    /// `overnight`
    Overnight,
    /// `noon`: hour of the day
    NoonWord(u8),
    /// `a.m.`: 0, `p.m.`: 12
    Meridiem(u8),
    /// `o'clock`
    OClock,
    /// `GMT`
    Zone,
    /// `first`, `21st`
    Ordinal(u8),
    /// `st`, `th` after digits
    OrdinalEnding,
    /// `seven`
    Cardinal(u8),
    /// `twenty`
    Tens(u8),
    /// `hundred`, `dozen`
    Scale(u16),
    /// `few`, `several`
    Several,
    /// `couple`
    Couple,
    /// `half`
    Half,
    /// Digits without a separator, below 1000: `7`, `21`, `05`
    Count(u16),
    /// Four digits from 1000 to 2199
    Year(u16),
    /// Other digits: `10:30`, `1,200`, `21.09.2016`
    Number,
    /// `Q3`
    QuarterName(u8),
    /// `H1`
    HalfName(u8),
    /// `s` after digits: `1990s`
    PluralEnding,
    /// `twenties` to `nineties`: 2 to 9
    Decade(u8),
    /// `ago`
    Ago,
    /// `earlier`
    Earlier,
    /// `later`
    Later,
    /// `before`
    Before,
    /// `after`
    After,
    /// `hence`
    Hence,
    /// `last`, `this`, `next`, ...
    Which(Which),
    /// `that`, which is seldom about time
    That,
    /// `latest`, `same`, `comparable`, ... of quarters and periods
    Comparison(Which),
    /// `period`
    Period,
    /// `fiscal`
    Fiscal,
    /// `every`, `each`
    Every,
    /// `per`
    Per,
    /// `daily`: once in a unit
    Adverb(Unit),
    /// `now`, `recently`, ...
    Reference(Reference),
    /// `recent`
    Recent,
    /// `early`, `late`, `mid`
    Edge(Modifier),
    /// `beginning`, `end` (of)
    EdgeOf(Modifier),
    /// `about`, `nearly`
    Approximator(Modifier),
    /// `more` (than)
    Comparative(Modifier),
    /// `a`, `an`
    A,
    /// `the`
    The,
    /// `of`
    Of,
    /// `in`
    In,
    /// `on`
    On,
    /// `at`
    At,
    /// `for`
    For,
    /// `to`, `until`, `through`
    To,
    /// Other words before a time: `since`, `by`, `during`
    Preposition,
    /// `and`
    And,
    /// `or`
    Or,
    /// `than`
    Than,
    /// `future`
    FutureWord,
    /// `full`, `entire`, `consecutive`: words inside a length of time
    Filler,
    /// `FY2022`
    FiscalYear(u16),
    /// An apostrophe, which may stand before two digits: `'90s`
    Apostrophe,
    /// A word of a phrase that is told by its words: `right now`, `a while`, `no more than`
    Phrase,
    /// The first word of a holiday's name, or the whole of it
    Named,
}
