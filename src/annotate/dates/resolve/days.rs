//! Days: of the calendar, of the week, of the page, of the story, and those with a name.

use jiff::civil::{Date, Weekday};

use super::super::expression::{Day, Time, YearRef};
use super::super::holidays;
use super::super::tense::Direction::{self, Ahead, Behind, Planned, Unknown};
use super::super::term::{Holiday, Unit, Which};
use super::super::value::Value;
use super::steps::{days_between, shift, step_month};
use super::{Anchors, Answer, Told, Toward};

impl Anchors {
    pub(super) fn day_or_time(&self, day: Day, time: Option<Time>, toward: Toward, told: Told) -> Answer {
        let (value, rule) = self.day(day, toward, told);
        let value = match (value, time) {
            (Some(Value::Day(day)), Some(time)) => Some(Value::Time(day, time)),
            (Some(Value::Weekday(weekday, _)), time) => Some(Value::Weekday(weekday, time)),
            (Some(Value::MonthDay(month, day, _)), time) => Some(Value::MonthDay(month, day, time)),
            (Some(Value::Open(_)), Some(time)) => Some(Value::TimeOnly(time)),
            (value, _) => value,
        };
        (value, rule)
    }

    pub(super) fn day(&self, day: Day, toward: Toward, told: Told) -> Answer {
        match day {
            Day::Calendar { month, day, year, weekday } => self.calendar(month, day, year, weekday, toward),
            Day::Numeric { first, second, year } => self.numeric(first, second, year),
            Day::Weekday { weekday, which } => self.weekday(weekday, which, toward, told),
            Day::OfWeek { weekday, weeks } => match self.published.and_then(|day| on_weekday_of_week(day, weekday, weeks)) {
                Some(day) => (Some(Value::Day(day)), "weekday-of-week"),
                None => (Some(Value::Weekday(weekday, None)), "weekday-unresolved"),
            },
            Day::OfMonth { day, months } => self.day_of_month(day, months),
            Day::Published(days) => (self.from(self.published, days), "day-from-publication"),
            Day::Story(days) => (self.from(self.day, days), "day-from-story"),
            Day::Any => (Some(Value::Open(Unit::Day)), "time-of-any-day"),
            Day::Holiday { holiday, which, year } => self.holiday(holiday, which, year, toward),
        }
    }

    fn day_of_month(&self, day: u8, months: i8) -> Answer {
        let Some(published) = self.published else { return (Some(Value::Open(Unit::Day)), "day-of-month-unresolved") };
        match step_month(published.year(), published.month() as u8, months.into()) {
            Some(Value::Month(year, month)) => match Date::new(year, month as i8, day as i8) {
                Ok(day) => (Some(Value::Day(day)), "day-of-month"),
                Err(_) => (None, "impossible"),
            },
            _ => (None, "impossible"),
        }
    }

    pub(super) fn from(&self, anchor: Option<Date>, days: i8) -> Option<Value> {
        match anchor {
            Some(day) => shift(day, i64::from(days)).map(Value::Day),
            None => Some(Value::Open(Unit::Day)),
        }
    }

    /// A day of a month. Without a year it is the nearest one to the article's day; a word that points ahead
    /// takes the next one, and a weekday beside it the nearest year in which it falls on that weekday.
    pub(super) fn calendar(&self, month: u8, day: u8, year: YearRef, weekday: Option<u8>, toward: Toward) -> Answer {
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
            Ahead | Planned => near().find(|day| *day >= published && distance(day) < 300).map(|day| (day, "month-day-ahead")),
            Behind => near().rfind(|day| *day <= published).map(|day| (day, "month-day-behind")),
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
    pub(super) fn numeric(&self, first: u8, second: u8, year: i16) -> Answer {
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
    ///
    /// The weekday of tomorrow is tomorrow, for news is not six days late (16 of 18 on development news): also where
    /// it is told as done in the first day named, since the article's day can be that of another time zone.
    pub(super) fn weekday(&self, weekday: u8, which: Which, toward: Toward, told: Told) -> Answer {
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
            Which::This => (if back <= 3 && !toward().is_ahead() { -back } else { (7 - back) % 7 }, "weekday-this"),
            Which::Bare if is_ahead(toward(), back) => ((7 - back) % 7, "weekday-after-publication"),
            Which::Bare if back == 6 && (!told() || !self.moved) => (1, "weekday-after-publication"),
            Which::Bare => (-back, "weekday-before-publication"),
        };
        (shift(anchor, days).map(Value::Day), rule)
    }

    /// The second weekday of a pair whose first is still to come.
    pub(super) fn weekday_after(&self, weekday: u8, time: Option<Time>) -> Answer {
        let Some((first, _)) = self.last else { return (Some(Value::Weekday(weekday, time)), "weekday-unresolved") };
        let ahead = i64::from(weekday_of(weekday).since(first.weekday()));
        let day = shift(first, ahead);
        (day.map(|day| time.map_or(Value::Day(day), |time| Value::Time(day, time))), "weekday-after-publication")
    }

    pub(super) fn holiday(&self, holiday: Holiday, which: Which, year: YearRef, toward: Toward) -> Answer {
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
            Which::Last => near().rfind(|(first, _)| *first < published),
            Which::Next => near().find(|(first, _)| *first > published),
            _ if toward().is_ahead() => near().find(|(_, last)| *last >= published),
            _ if toward() == Behind => near().rfind(|(first, _)| *first <= published),
            _ => near().min_by_key(|(first, _)| days_between(published, *first).abs()),
        };
        (found.map(value).or_else(|| open_holiday(holiday)), "holiday-nearest")
    }

    /// The weekend beside a named day: the one before a Monday or Tuesday, else that of its week.
    pub(super) fn weekend_of(&self, day: Day, toward: Toward) -> Answer {
        match self.day(day, toward, &|| true) {
            (Some(Value::Day(day)), _) => {
                let back = if matches!(day.weekday(), Weekday::Monday | Weekday::Tuesday) { -2 } else { 0 };
                (shift(day, back).map(Value::Weekend), "weekend-of-day")
            }
            (value, rule) => (value.map(|_| Value::Open(Unit::Weekend)), rule),
        }
    }

    pub(super) fn week_of(&self, day: Day, toward: Toward) -> Answer {
        match self.day(day, toward, &|| true) {
            (Some(Value::Day(day)), _) => (Some(Value::Week(day)), "week-of-day"),
            (value, rule) => (value.map(|_| Value::Open(Unit::Week)), rule),
        }
    }
}

/// Whether a weekday that was so many days ago lies ahead. What was planned for yesterday or the day before is over.
fn is_ahead(toward: Direction, back: i64) -> bool {
    toward == Ahead || toward == Planned && !(1..=2).contains(&back)
}

/// A holiday of an unknown year.
fn open_holiday(holiday: Holiday) -> Option<Value> {
    match holiday {
        Holiday::Fixed(month, day) => Some(Value::MonthDay(month, day, None)),
        _ => Some(Value::Open(Unit::Day)),
    }
}

fn weekday_of(n: u8) -> Weekday {
    Weekday::from_monday_one_offset(n as i8).unwrap_or(Weekday::Sunday)
}

fn on_weekday_of_week(day: Date, weekday: u8, weeks: i8) -> Option<Date> {
    let monday = shift(day, -i64::from(day.weekday().to_monday_zero_offset()))?;
    shift(monday, i64::from(weeks) * 7 + i64::from(weekday) - 1)
}
