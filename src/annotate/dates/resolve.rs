//! From what an expression says to what it comes to, given the article's day and the story so far.
//!
//! This is the one table of resolution rules. Each returns its value and its own name, which stands in the
//! report. Without a publication day nothing that depends on it is resolved: the value keeps unknown parts.

use jiff::SignedDuration;
use jiff::civil::{Date, Weekday};

use super::TimeType;
use super::expression::{Amount, Day, Expression, Found, Period, Recurrence, Time, YearRef};
use super::holidays;
use super::line::Line;
use super::tense::{
    self,
    Direction::{self, Ahead, Behind, Unknown},
};
use super::term::{Holiday, Reference, Season, Unit, Which};
use super::value::Value;

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
    /// The last day named.
    day: Option<Date>,
    /// What was named last, if it was not a day: a month, or a year.
    named: Option<(i16, Option<u8>)>,
    /// The last quarter named: year and number.
    quarter: Option<(i16, u8)>,
    /// The last year named.
    year: Option<i16>,
    /// Whether the article's dates in figures put the day before the month, if one of them tells.
    day_first: Option<bool>,
}

/// Asks where the words around an expression say that it lies; asked only where it matters.
type Toward<'a> = &'a dyn Fn() -> Direction;

/// A value, and the rule that gave it.
type Answer = (Option<Value>, &'static str);

impl Anchors {
    /// The anchors at the beginning of an article.
    pub(super) const fn new(published: Option<Date>, day_first: Option<bool>) -> Self {
        Self { published, day: published, quarter: None, year: None, named: None, day_first }
    }

    /// Resolves the expression at `at` of the line, and moves the story's time to it.
    pub(super) fn resolve(&mut self, line: &Line, at: usize, found: &Found) -> Resolved {
        let toward = || tense::direction(line, at, found.end);
        let present = || tense::is_present(line, at);
        let (kind, (value, rule)) = match found.expression {
            Expression::Day(day, time) => {
                (if time.is_some() { TimeType::Time } else { TimeType::Date }, self.day_or_time(day, time, &toward))
            }
            Expression::Month { month, year, which } => (TimeType::Date, self.month(month, year, which, &toward, &present)),
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
            Expression::Offset { amount, unit, back, story } => self.offset(amount, unit, back, story),
            Expression::WeekOf(day) => (TimeType::Date, self.week_of(day, &toward)),
            Expression::Duration(amount, unit) => (TimeType::Duration, (Some(Value::Duration(amount, unit)), "length")),
            Expression::Indefinite => (TimeType::Duration, (Some(Value::Indefinite), "length")),
            Expression::Recurrence(recurrence) => (TimeType::Set, (Some(Value::Recurrence(recurrence)), "recurrence")),
            Expression::Reference(reference) => (TimeType::Date, (Some(Value::Reference(reference)), "vague")),
        };
        let aside = matches!(found.expression, Expression::StoryPeriod { .. } | Expression::YearEarlier { .. } | Expression::PeriodOf(_));
        if !aside {
            self.move_to(value);
        }
        Resolved { kind, value, rule }
    }

    /// Lets the story go on from `value`.
    fn move_to(&mut self, value: Option<Value>) {
        match value {
            Some(Value::Day(day) | Value::Time(day, _)) => {
                (self.day, self.named) = (Some(day), None);
                if self.published.is_none_or(|published| published.year() != day.year()) {
                    self.year = Some(day.year());
                }
            }
            Some(Value::Month(year, month)) => (self.year, self.named) = (Some(year), Some((year, Some(month)))),
            Some(Value::Year(year)) => (self.year, self.named) = (Some(year), Some((year, None))),
            Some(Value::Period(year, Period::Quarter(n))) => self.quarter = Some((year, n)),
            _ => {}
        }
    }

    fn day_or_time(&self, day: Day, time: Option<Time>, toward: Toward) -> Answer {
        let (value, rule) = self.day(day, toward);
        let value = match (value, time) {
            (Some(Value::Day(day)), Some(time)) => Some(Value::Time(day, time)),
            (Some(Value::Weekday(weekday, _)), time) => Some(Value::Weekday(weekday, time)),
            (Some(Value::MonthDay(month, day, _)), time) => Some(Value::MonthDay(month, day, time)),
            (Some(Value::Open(_)), Some(time)) => Some(Value::TimeOnly(time)),
            (value, _) => value,
        };
        (value, rule)
    }

    fn day(&self, day: Day, toward: Toward) -> Answer {
        match day {
            Day::Calendar { month, day, year, weekday } => self.calendar(month, day, year, weekday, toward),
            Day::Numeric { first, second, year } => self.numeric(first, second, year),
            Day::Weekday { weekday, which } => self.weekday(weekday, which, toward),
            Day::OfWeek { weekday, weeks } => match self.published.and_then(|day| on_weekday_of_week(day, weekday, weeks)) {
                Some(day) => (Some(Value::Day(day)), "weekday-of-week"),
                None => (Some(Value::Weekday(weekday, None)), "weekday-unresolved"),
            },
            Day::Published(days) => (self.from(self.published, days), "day-from-publication"),
            Day::Story(days) => (self.from(self.day, days), "day-from-story"),
            Day::Holiday { holiday, which, year } => self.holiday(holiday, which, year, toward),
        }
    }

    fn from(&self, anchor: Option<Date>, days: i8) -> Option<Value> {
        match anchor {
            Some(day) => shift(day, i64::from(days)).map(Value::Day),
            None => Some(Value::Open(Unit::Day)),
        }
    }

    /// A day of a month. Without a year it is the nearest one to the article's day; a word that points ahead
    /// takes the next one, and a weekday beside it the nearest year in which it falls on that weekday.
    fn calendar(&self, month: u8, day: u8, year: YearRef, weekday: Option<u8>, toward: Toward) -> Answer {
        let (Ok(m), Ok(d)) = (i8::try_from(month), i8::try_from(day)) else { return (None, "impossible") };
        // A leap year tells whether the day can be at all.
        if Date::new(2000, m, d).is_err() {
            return (None, "impossible");
        }
        let in_year = |year: i16| Date::new(year, m, d).ok();
        if let Some(year) = self.year(year) {
            return match in_year(year) {
                Some(day) => (Some(Value::Day(day)), "month-day-year"),
                None => (None, "impossible"),
            };
        }
        let Some(published) = self.published else { return (Some(Value::MonthDay(month, day, None)), "month-day-unresolved") };
        let years = [published.year() - 1, published.year(), published.year() + 1];
        let near = || years.into_iter().filter_map(in_year);
        let distance = |day: &Date| days_between(published, *day).abs();
        if let Some(weekday) = weekday
            && let Some(day) = near().filter(|day| day.weekday() == weekday_of(weekday)).min_by_key(distance)
        {
            return (Some(Value::Day(day)), "month-day-by-weekday");
        }
        let told = match toward() {
            // `by Jan. 14` on January 15 is yesterday and not next year.
            Ahead => near().find(|day| *day >= published && distance(day) < 300).map(|day| (day, "month-day-ahead")),
            Behind => near().filter(|day| *day <= published).last().map(|day| (day, "month-day-behind")),
            Unknown => None,
        };
        if let Some((day, rule)) = told {
            return (Some(Value::Day(day)), rule);
        }
        // Ahead counts half as far again: the news is of the past.
        let weighed = |day: &Date| if *day > published { distance(day) * 3 / 2 } else { distance(day) };
        (near().min_by_key(weighed).map(Value::Day), "month-day-nearest")
    }

    /// A day in figures. Where both numbers could be the month, the article's other dates decide, then the
    /// article's day if one reading lies within a month of it and the other does not, then American use.
    fn numeric(&self, first: u8, second: u8, year: i16) -> Answer {
        let read = |month: u8, day: u8| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
        let (american, european) = (read(first, second), read(second, first));
        match (american, european) {
            (None, None) => (None, "impossible"),
            (Some(day), None) => (Some(Value::Day(day)), "figures-month-first"),
            (None, Some(day)) => (Some(Value::Day(day)), "figures-day-first"),
            (Some(a), Some(b)) if a == b => (Some(Value::Day(a)), "figures"),
            (Some(a), Some(b)) => match self.day_first {
                Some(day_first) => (Some(Value::Day(if day_first { b } else { a })), "figures-as-elsewhere"),
                None => {
                    let near = |day: Date| self.published.is_some_and(|published| days_between(published, day).abs() <= 31);
                    (Some(Value::Day(if near(b) && !near(a) { b } else { a })), "figures-ambiguous")
                }
            },
        }
    }

    /// A weekday: the most recent one, today included, unless a word points ahead.
    fn weekday(&self, weekday: u8, which: Which, toward: Toward) -> Answer {
        let story = matches!(which, Which::Previous | Which::Following | Which::That);
        let Some(anchor) = (if story { self.day } else { self.published }) else {
            return (Some(Value::Weekday(weekday, None)), "weekday-unresolved");
        };
        let back = i64::from(anchor.weekday().since(weekday_of(weekday)));
        let (days, rule) = match which {
            Which::Last => (if back == 0 { -7 } else { -back }, "weekday-last"),
            Which::Next => (7 - back, "weekday-next"),
            Which::Previous => (if back == 0 { -7 } else { -back }, "weekday-before-story"),
            Which::Following => (7 - back, "weekday-after-story"),
            Which::That => (if back <= 3 { -back } else { 7 - back }, "weekday-of-story"),
            Which::This => (if back <= 3 && toward() != Ahead { -back } else { (7 - back) % 7 }, "weekday-this"),
            Which::Bare if toward() == Ahead => ((7 - back) % 7, "weekday-after-publication"),
            Which::Bare => (-back, "weekday-before-publication"),
        };
        (shift(anchor, days).map(Value::Day), rule)
    }

    fn holiday(&self, holiday: Holiday, which: Which, year: YearRef, toward: Toward) -> Answer {
        let value = |(first, last): (Date, Date)| if first == last { Value::Day(first) } else { Value::Days(first, last) };
        if let Some(year) = self.year(year) {
            return (holidays::in_year(holiday, year).map(value).or(Some(Value::Year(year))), "holiday-of-year");
        }
        if let Holiday::Once(year, ..) = holiday {
            return (holidays::in_year(holiday, year).map(value), "holiday");
        }
        let Some(published) = self.published else { return (open_holiday(holiday), "holiday-unresolved") };
        let near = || [-1, 0, 1].into_iter().filter_map(|plus| holidays::in_year(holiday, published.year() + plus));
        let found = match which {
            Which::Last => near().filter(|(first, _)| *first < published).last(),
            Which::Next => near().find(|(first, _)| *first > published),
            _ if toward() == Ahead => near().find(|(_, last)| *last >= published),
            _ if toward() == Behind => near().filter(|(first, _)| *first <= published).last(),
            _ => near().min_by_key(|(first, _)| days_between(published, *first).abs()),
        };
        (found.map(value).or_else(|| open_holiday(holiday)), "holiday-nearest")
    }

    /// A month: the nearest one, the past before the future, unless a word says otherwise.
    fn month(&self, month: u8, year: YearRef, which: Which, toward: Toward, present: &dyn Fn() -> bool) -> Answer {
        if let Some(year) = self.year(year) {
            return (Some(Value::Month(year, month)), "month-of-year");
        }
        let Some(published) = self.published else { return (Some(Value::Recurrence(Recurrence::Month(month))), "month-unresolved") };
        let (this_year, now) = (published.year(), published.month() as u8);
        let (plus, rule) = match which {
            Which::Last => (if month < now { 0 } else { -1 }, "month-last"),
            Which::Next => (if month > now { 0 } else { 1 }, "month-next"),
            Which::This => (0, "month-this"),
            _ if toward() == Ahead => (if month >= now { 0 } else { 1 }, "month-ahead"),
            _ if toward() == Behind => (if month <= now { 0 } else { -1 }, "month-behind"),
            // Five months ahead and farther are farther than the same month of last year, unless the sentence
            // is of the present: `Republicans have 24 seats up in November`.
            _ if month > now + 4 => (if present() { 0 } else { -1 }, "month-nearest"),
            _ if now > 9 && month < now - 8 => (1, "month-nearest"),
            _ => (0, "month-nearest"),
        };
        (Some(Value::Month(this_year + plus, month)), rule)
    }

    /// The decade of two digits, in the century that has it behind or around the article's day.
    fn decade(&self, digit: u8) -> u16 {
        let now = self.published.map_or(2010, |day| day.year());
        let this_century = 200 + u16::from(digit);
        if i16::try_from(this_century * 10).is_ok_and(|first| first <= now) { this_century } else { 190 + u16::from(digit) }
    }

    fn turn_of_century(&self) -> Answer {
        let century = self.published.map(|day| (day.year() / 100) as u16);
        (Some(century.map_or(Value::Open(Unit::Century), Value::Century)), "turn-of-century")
    }

    /// A quarter: the most recent one that has begun. A season or half: that of this year.
    fn period(&self, period: Period, year: YearRef, which: Which, toward: Toward) -> Answer {
        if let Some(year) = self.year(year) {
            return (Some(Value::Period(year, period)), "period-of-year");
        }
        let Some(published) = self.published else { return (Some(Value::OpenPeriod(period)), "period-unresolved") };
        let (year, month) = (published.year(), published.month() as u8);
        let plus = match (period, which) {
            (Period::Quarter(n), _) => {
                i16::from(n <= quarter_of(published)) - 1 + i16::from(n > quarter_of(published) && toward() == Ahead)
            }
            (Period::Half(_), _) => 0,
            (Period::Season(season), which) => season_year(season, which, month),
        };
        (Some(Value::Period(year + plus, period)), "period-nearest")
    }

    /// The same quarter a year before where the story speaks of one, else the year before that of the story or,
    /// with `ago`, of the article.
    fn year_earlier(&self, ago: bool) -> Answer {
        match (self.quarter, self.named) {
            (None, Some((year, None))) if !ago => (Some(Value::Year(year - 1)), "year-before"),
            _ => self.story_period(-1, false, false),
        }
    }

    /// The quarter of the story, or the one that ended last; with `years`, that of another year. Where the story
    /// names no quarter, `a year earlier` is the year.
    fn story_period(&self, years: i8, quarter: bool, latest: bool) -> Answer {
        let plus = i16::from(years);
        if let (Some(story), Some(published), true) = (self.quarter, self.published, latest) {
            let (year, n) = story.min(quarter_before(published));
            return (Some(Value::Period(year, Period::Quarter(n))), "quarter-last");
        }
        match (self.quarter, self.published) {
            (Some((_, n)), Some(published)) if years < 0 => {
                (Some(Value::Period(published.year() + plus, Period::Quarter(n))), "quarter-of-other-year")
            }
            (Some((year, n)), _) => (Some(Value::Period(year + plus, Period::Quarter(n))), "quarter-of-story"),
            (None, Some(published)) if quarter => {
                let (year, n) = quarter_before(published);
                (Some(Value::Period(year + plus, Period::Quarter(n))), "quarter-last")
            }
            (None, Some(published)) => (Some(Value::Year(published.year() + plus)), "year-before"),
            (None, None) => (Some(Value::Open(if quarter { Unit::Quarter } else { Unit::Year })), "period-unresolved"),
        }
    }

    fn period_of(&self, year: i16) -> Answer {
        match self.quarter {
            Some((_, n)) => (Some(Value::Period(year, Period::Quarter(n))), "quarter-of-other-year"),
            None => (Some(Value::Year(year)), "year"),
        }
    }

    fn unit(&self, unit: Unit, which: Which, toward: Toward) -> Answer {
        let story = matches!(which, Which::That | Which::Previous | Which::Following);
        let steps = match which {
            Which::Last | Which::Previous => -1,
            Which::Next | Which::Following => 1,
            Which::This | Which::That | Which::Bare => 0,
        };
        if story {
            match (unit, self.year, self.quarter) {
                (Unit::Year, Some(year), _) => return (Some(Value::Year(year + steps)), "unit-of-story"),
                (Unit::Quarter, _, Some(quarter)) => return (step_quarter(quarter, steps.into()), "unit-of-story"),
                _ => {}
            }
            if let (Unit::Month, Some((year, Some(month)))) = (unit, self.named) {
                return (step_month(year, month, steps.into()), "unit-of-story");
            }
        }
        let Some(anchor) = (if story { self.day } else { self.published }) else { return (Some(Value::Open(unit)), "unit-unresolved") };
        let steps = match (unit, which) {
            (Unit::Weekend, Which::Bare) => {
                let weekend = matches!(anchor.weekday(), Weekday::Saturday | Weekday::Sunday);
                if weekend || toward() == Ahead { 0 } else { -1 }
            }
            _ => steps,
        };
        (step(anchor, unit, steps.into()), if story { "unit-of-story" } else { "unit-from-publication" })
    }

    fn year_end(&self) -> Answer {
        match self.published.and_then(|day| Date::new(day.year(), 12, 31).ok()) {
            Some(day) => (Some(Value::Day(day)), "year-end"),
            None => (Some(Value::MonthDay(12, 31, None)), "year-end-unresolved"),
        }
    }

    /// So many units back or ahead, at the precision of the unit. Hours and minutes are lengths: the clock of the
    /// article is unknown.
    fn offset(&self, amount: Amount, unit: Unit, back: bool, story: bool) -> (TimeType, Answer) {
        let Amount(Some(hundredths)) = amount else {
            let reference = if back { Reference::Past } else { Reference::Future };
            return (TimeType::Date, (Some(Value::Reference(reference)), "vague"));
        };
        if unit.is_clock() {
            return (TimeType::Duration, (Some(Value::Duration(amount, unit)), "length"));
        }
        let rule = if story { "distance-from-story" } else { "distance-from-publication" };
        let Some(anchor) = (if story { self.day } else { self.published }) else {
            return (TimeType::Date, (Some(Value::Open(unit)), "distance-unresolved"));
        };
        let sign = if back { -1 } else { 1 };
        let n = i64::from(hundredths);
        let named = if story { self.named } else { None };
        let value = match unit {
            Unit::Year if n % 100 == 0 && named.is_some() => named.and_then(|(year, _)| step_year(year, sign * n / 100)),
            Unit::Month if named.is_some_and(|(_, month)| month.is_some()) => {
                named.and_then(|(year, month)| step_month(year, month?, sign * n / 100))
            }
            Unit::Year if n % 100 != 0 => step(anchor, Unit::Month, sign * (n * 12 / 100)),
            Unit::Fortnight => step(anchor, Unit::Week, sign * n * 2 / 100),
            Unit::Decade => step(anchor, Unit::Year, sign * n * 10 / 100),
            Unit::Century => step(anchor, Unit::Year, sign * n),
            Unit::Millennium => step(anchor, Unit::Year, sign * n * 10),
            _ => step(anchor, unit, sign * n / 100),
        };
        (TimeType::Date, (value, rule))
    }

    fn week_of(&self, day: Day, toward: Toward) -> Answer {
        match self.day(day, toward) {
            (Some(Value::Day(day)), _) => (Some(Value::Week(day)), "week-of-day"),
            (value, rule) => (value.map(|_| Value::Open(Unit::Week)), rule),
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

/// A holiday of an unknown year.
fn open_holiday(holiday: Holiday) -> Option<Value> {
    match holiday {
        Holiday::Fixed(month, day) => Some(Value::MonthDay(month, day, None)),
        _ => Some(Value::Open(Unit::Day)),
    }
}

/// How many years from this one a season of no year lies, in a month of this year.
fn season_year(season: Season, which: Which, month: u8) -> i16 {
    let middle = match season {
        Season::Spring => 4,
        Season::Summer => 7,
        Season::Fall => 10,
        Season::Winter => 1,
    };
    match which {
        // In September, last summer is that of the year before; in November, that of this year.
        Which::Last | Which::Previous => i16::from(middle + 3 < month && season != Season::Winter) - 1,
        Which::Next | Which::Following => i16::from(middle <= month + 1),
        // In the first months of a year its winter began the year before.
        _ => -i16::from(season == Season::Winter && month <= 4),
    }
}

/// The value of `unit` that holds `anchor`, moved by `steps`.
fn step(anchor: Date, unit: Unit, steps: i64) -> Option<Value> {
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

fn step_year(year: i16, steps: i64) -> Option<Value> {
    i16::try_from(i64::from(year) + steps).ok().filter(|year| (0..=9999).contains(year)).map(Value::Year)
}

fn step_month(year: i16, month: u8, steps: i64) -> Option<Value> {
    let months = i64::from(year) * 12 + i64::from(month) - 1 + steps;
    let year = i16::try_from(months.div_euclid(12)).ok().filter(|year| (0..=9999).contains(year))?;
    Some(Value::Month(year, (months.rem_euclid(12) + 1) as u8))
}

fn step_quarter((year, n): (i16, u8), steps: i64) -> Option<Value> {
    let quarters = i64::from(year) * 4 + i64::from(n) - 1 + steps;
    let year = i16::try_from(quarters.div_euclid(4)).ok()?;
    Some(Value::Period(year, Period::Quarter((quarters.rem_euclid(4) + 1) as u8)))
}

fn quarter_of(day: Date) -> u8 {
    (day.month() as u8 - 1) / 3 + 1
}

/// The quarter that ended last before `day`.
fn quarter_before(day: Date) -> (i16, u8) {
    match quarter_of(day) {
        1 => (day.year() - 1, 4),
        n => (day.year(), n - 1),
    }
}

fn weekday_of(n: u8) -> Weekday {
    Weekday::from_monday_one_offset(n as i8).unwrap_or(Weekday::Sunday)
}

fn on_weekday_of_week(day: Date, weekday: u8, weeks: i8) -> Option<Date> {
    let monday = shift(day, -i64::from(day.weekday().to_monday_zero_offset()))?;
    shift(monday, i64::from(weeks) * 7 + i64::from(weekday) - 1)
}

/// The day so many days later; none beyond the calendar.
pub(super) fn shift(day: Date, days: i64) -> Option<Date> {
    day.checked_add(SignedDuration::from_hours(days.checked_mul(24)?)).ok()
}

/// How many days `to` is after `from`.
fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}
