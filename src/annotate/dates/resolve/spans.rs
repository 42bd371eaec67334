//! What is longer than a day: months, quarters, seasons, weeks, years, and distances.

use jiff::civil::{Date, Weekday};

use super::super::TimeType;
use super::super::expression::{Amount, Period, Recurrence, YearRef};
use super::super::tense::Direction::{Behind, Planned};
use super::super::term::{Reference, Season, Unit, Which};
use super::super::value::Value;
use super::steps::{quarter_before, quarter_of, step, step_month, step_quarter, step_year};
use super::{Anchors, Answer, Told, Toward};

impl Anchors {
    /// A month: the nearest one, the past before the future, unless a word says otherwise.
    pub(super) fn month(&self, month: u8, year: YearRef, which: Which, toward: Toward, [present, done]: [Told; 2]) -> Answer {
        if let Some(year) = self.year(year) {
            return (Some(Value::Month(year, month)), "month-of-year");
        }
        let Some(published) = self.published else { return (Some(Value::Recurrence(Recurrence::Month(month))), "month-unresolved") };
        let (this_year, now) = (published.year(), published.month() as u8);
        let (plus, rule) = match which {
            Which::Last => (if month < now { 0 } else { -1 }, "month-last"),
            Which::Next => (if month > now { 0 } else { 1 }, "month-next"),
            Which::This => (0, "month-this"),
            // `agreed to it in November`, in the news of a January
            _ if toward() == Planned && matches!((now + 12 - month) % 12, 1 | 2) => (if month < now { 0 } else { -1 }, "month-nearest"),
            _ if toward().is_ahead() => (if month >= now { 0 } else { 1 }, "month-ahead"),
            _ if toward() == Behind => (if month <= now { 0 } else { -1 }, "month-behind"),
            // Five months ahead and farther are farther than the same month of last year, unless the sentence
            // is of the present: `Republicans have 24 seats up in November`.
            _ if month > now + 4 => (if present() { 0 } else { -1 }, "month-nearest"),
            // `welcomed a new docket in October`
            _ if month > now + 1 && done() => (-1, "month-behind"),
            _ if now > 9 && month < now - 8 && done() => (0, "month-behind"),
            _ if now > 9 && month < now - 8 || now > month + 6 && present() => (1, "month-nearest"),
            _ => (0, "month-nearest"),
        };
        (Some(Value::Month(this_year + plus, month)), rule)
    }

    /// The decade of two digits, in the century that has it behind or around the article's day.
    pub(super) fn decade(&self, digit: u8) -> u16 {
        let now = self.published.map_or(2010, |day| day.year());
        let this_century = 200 + u16::from(digit);
        if i16::try_from(this_century * 10).is_ok_and(|first| first <= now) { this_century } else { 190 + u16::from(digit) }
    }

    pub(super) fn turn_of_century(&self) -> Answer {
        let century = self.published.map(|day| (day.year() / 100) as u16);
        (Some(century.map_or(Value::Open(Unit::Century), Value::Century)), "turn-of-century")
    }

    /// A quarter: the most recent one that has begun. A season or half: that of this year.
    pub(super) fn period(&self, period: Period, year: YearRef, which: Which, toward: Toward) -> Answer {
        if let Some(year) = self.year(year) {
            return (Some(Value::Period(year, period)), "period-of-year");
        }
        let Some(published) = self.published else { return (Some(Value::OpenPeriod(period)), "period-unresolved") };
        let (year, month) = (published.year(), published.month() as u8);
        let plus = match (period, which) {
            (Period::Quarter(n), _) => {
                i16::from(n <= quarter_of(published)) - 1 + i16::from(n > quarter_of(published) && toward().is_ahead())
            }
            (Period::Half(_), _) => 0,
            // `since the spring`, in the news of a February
            (Period::Season(season), Which::Bare) if season_month(season) > month && toward() == Behind => -1,
            (Period::Season(season), which) => season_year(season, which, month),
        };
        (Some(Value::Period(year + plus, period)), "period-nearest")
    }

    /// The same quarter a year before where the story speaks of one, else the year before that of the story or,
    /// with `ago`, of the article.
    pub(super) fn year_earlier(&mut self, ago: bool) -> Answer {
        match (self.quarter, self.named) {
            (None, Some((year, None))) if !ago => (Some(Value::Year(year - 1)), "year-before"),
            _ => self.story_period(-1, false, false),
        }
    }

    /// The quarter of the story, or the one that ended last; with `years`, that of another year. Where the story
    /// names no quarter, `a year earlier` is the year.
    pub(super) fn story_period(&mut self, years: i8, quarter: bool, latest: bool) -> Answer {
        let plus = i16::from(years);
        if let (Some(story), Some(published), true) = (self.quarter, self.published, latest) {
            let (year, n) = story.min(quarter_before(published));
            self.quarter = Some((year, n));
            return (Some(Value::Period(year, Period::Quarter(n))), "quarter-last");
        }
        // In the results of nine months, a year earlier is the year before.
        let story = if self.longer && !quarter { None } else { self.quarter };
        match (story, self.published) {
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

    pub(super) fn period_of(&self, year: i16) -> Answer {
        match self.quarter {
            Some((_, n)) if !self.longer => (Some(Value::Period(year, Period::Quarter(n))), "quarter-of-other-year"),
            _ => (Some(Value::Year(year)), "year"),
        }
    }

    pub(super) fn unit(&self, unit: Unit, which: Which, toward: Toward) -> Answer {
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
                if weekend || toward().is_ahead() { 0 } else { -1 }
            }
            // `complained this weekend`, in the news of a Monday
            (Unit::Weekend, Which::This) => {
                let over = match anchor.weekday() {
                    Weekday::Monday | Weekday::Tuesday => !toward().is_ahead(),
                    Weekday::Wednesday => toward() == Behind,
                    _ => false,
                };
                if over { -1 } else { 0 }
            }
            _ => steps,
        };
        (step(anchor, unit, steps.into()), if story { "unit-of-story" } else { "unit-from-publication" })
    }

    pub(super) fn year_end(&self) -> Answer {
        match self.published.and_then(|day| Date::new(day.year(), 12, 31).ok()) {
            Some(day) => (Some(Value::Day(day)), "year-end"),
            None => (Some(Value::MonthDay(12, 31, None)), "year-end-unresolved"),
        }
    }

    /// So many units back or ahead, at the precision of the unit. Hours and minutes are lengths: the clock of the
    /// article is unknown.
    pub(super) fn offset(&self, amount: Amount, unit: Unit, back: bool, story: bool, toward: Toward) -> (TimeType, Answer) {
        let Amount(Some(hundredths)) = amount else {
            // `a few days later` measures from the story and lies in the past like it.
            if story {
                return (TimeType::Duration, (Some(Value::Duration(amount, unit)), "length"));
            }
            let reference = if back { Reference::Past } else { Reference::Future };
            return (TimeType::Date, (Some(Value::Reference(reference)), "vague"));
        };
        if unit.is_clock() {
            return (TimeType::Duration, (Some(Value::Duration(amount, unit)), "length"));
        }
        let rule = if story { "distance-from-story" } else { "distance-from-publication" };
        let sign = if back { -1 } else { 1 };
        let n = i64::from(hundredths);
        let from_named = match (unit, self.named) {
            (Unit::Year, Some((year, _))) if story && n % 100 == 0 => step_year(year, sign * n / 100),
            (Unit::Decade, Some((year, _))) if story => step_year(year, sign * n / 10),
            (Unit::Month, Some((year, Some(month)))) if story => step_month(year, month, sign * n / 100),
            _ => None,
        };
        if from_named.is_some() {
            return (TimeType::Date, (self.until_now(from_named, unit, back, toward), rule));
        }
        let Some(anchor) = (if story { self.day } else { self.published }) else {
            return (TimeType::Date, (Some(Value::Open(unit)), "distance-unresolved"));
        };
        let value = match unit {
            Unit::Year if n % 100 != 0 => step(anchor, Unit::Month, sign * (n * 12 / 100)),
            Unit::Fortnight => step(anchor, Unit::Week, sign * n * 2 / 100),
            Unit::Decade => step(anchor, Unit::Year, sign * n * 10 / 100),
            Unit::Century => step(anchor, Unit::Year, sign * n),
            Unit::Millennium => step(anchor, Unit::Year, sign * n * 10),
            _ => step(anchor, unit, sign * n / 100),
        };
        (TimeType::Date, (if story { self.until_now(value, unit, back, toward) } else { value }, rule))
    }

    /// The value, or that of the article's day if the story would leave it behind: `a decade later, the law remains`
    /// counts from a day that the text does not name.
    fn until_now(&self, value: Option<Value>, unit: Unit, back: bool, toward: Toward) -> Option<Value> {
        let days = value.and_then(|value| value.days());
        let (Some(published), Some((first, _))) = (self.published, days) else { return value };
        let from_ahead = self.day.is_some_and(|day| day > published) || self.named.is_some_and(|(year, _)| year > published.year());
        if back || first <= published || from_ahead || toward().is_ahead() {
            return value;
        }
        let long = matches!(unit, Unit::Decade | Unit::Century | Unit::Millennium);
        step(published, if long { Unit::Year } else { unit }, 0)
    }
}

/// How many years from this one a season of no year lies, in a month of this year.
fn season_year(season: Season, which: Which, month: u8) -> i16 {
    let middle = season_month(season);
    match which {
        // In September, last summer is that of the year before; in November, that of this year.
        Which::Last | Which::Previous => i16::from(middle + 3 < month && season != Season::Winter) - 1,
        Which::Next | Which::Following => i16::from(middle <= month + 1),
        // In the first months of a year its winter began the year before.
        _ => -i16::from(season == Season::Winter && month <= 4),
    }
}

/// The month in the middle of a season.
const fn season_month(season: Season) -> u8 {
    match season {
        Season::Spring => 4,
        Season::Summer => 7,
        Season::Fall => 10,
        Season::Winter => 1,
    }
}
