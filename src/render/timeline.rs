//! The time expressions of a report, as a line of days.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil;

use super::ruler::Ruler;
use crate::report::{Date, Report};

/// A day or stretch of days, and the expressions that mean it.
#[derive(Debug)]
pub(super) struct Moment<'r> {
    /// `Tue 2 Mar 2021`, `March 2021`, `1990 to 1999`.
    pub(super) label: String,
    /// The same for machines: `2021-03-02`, `2021-03`; empty for stretches without a name of their own.
    pub(super) machine: String,
    /// Whether it is the publication day.
    pub(super) is_publication: bool,
    /// The expressions, in text order.
    pub(super) dates: Vec<&'r Date>,
}

/// The days that an article speaks of, in their order, and the expressions that mean no certain day.
///
/// The publication day has its place in the line even if no expression means it.
pub(super) fn line(report: &Report) -> (Vec<Moment<'_>>, Vec<&Date>) {
    let mut days: BTreeMap<(civil::Date, civil::Date, &str), Vec<&Date>> = BTreeMap::new();
    let mut others = Vec::new();
    for date in &report.dates {
        match (day(date.earliest.as_deref()), day(date.latest.as_deref())) {
            (Some(first), Some(last)) => days.entry((first, last, time_of_day(date))).or_default().push(date),
            _ => others.push(date),
        }
    }
    let published = day(report.article.published.as_deref());
    if let Some(day) = published {
        days.entry((day, day, "")).or_default();
    }
    let moments = days.into_iter().map(|((first, last, time), dates)| Moment {
        label: dates.first().and_then(|date| named(date)).unwrap_or_else(|| label(first, last))
            + if time.is_empty() { "" } else { ", " }
            + time,
        machine: machine(first, last),
        is_publication: Some(first) == published && first == last && time.is_empty(),
        dates,
    });
    (moments.collect(), others)
}

/// How many characters of the sentence are shown on each side of an expression.
const CONTEXT: usize = 70;

/// An expression with the words of its sentence around it, cut at spaces where the sentence is long.
#[derive(Debug)]
pub(super) struct Around<'r> {
    /// What stands before it, `… ` first if something was cut off.
    pub(super) before: String,
    /// The expression.
    pub(super) words: &'r str,
    /// What stands behind it, ` …` last if something was cut off.
    pub(super) after: String,
}

impl<'r> Around<'r> {
    /// The surroundings of an expression in the text that `ruler` measures.
    pub(super) fn new(report: &Report, ruler: &Ruler, date: &'r Date) -> Self {
        let place = ruler.bytes(date.at.start, date.at.end);
        let sentence = date.sentence.and_then(|at| report.sentences.get(at as usize));
        let sentence = sentence.map_or_else(|| place.clone(), |s| ruler.bytes(s.start, s.end));
        let before = ruler.text().get(sentence.start..place.start).unwrap_or_default();
        let after = ruler.text().get(place.end..sentence.end).unwrap_or_default();
        Self { before: ending(before), words: &date.at.text, after: beginning(after) }
    }
}

impl fmt::Display for Around<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.before, self.words, self.after)
    }
}

fn ending(text: &str) -> String {
    match text.char_indices().rev().nth(CONTEXT) {
        Some((at, _)) => format!("… {}", text[at..].split_once(' ').map_or("", |(_, rest)| rest)),
        None => text.to_owned(),
    }
}

fn beginning(text: &str) -> String {
    match text.char_indices().nth(CONTEXT) {
        Some((at, _)) => format!("{} …", text[..at].rsplit_once(' ').map_or("", |(rest, _)| rest)),
        None => text.to_owned(),
    }
}

fn day(day: Option<&str>) -> Option<civil::Date> {
    day?.parse().ok()
}

/// `14:30` of `2021-03-02T14:30`, `morning` of `2021-03-02TMO`.
fn time_of_day(date: &Date) -> &str {
    match date.value.as_deref().and_then(|value| value.split_once('T')) {
        Some((_, "MO")) => "morning",
        Some((_, "MI")) => "midday",
        Some((_, "AF")) => "afternoon",
        Some((_, "EV")) => "evening",
        Some((_, "NI")) => "night",
        Some((_, "DT")) => "daytime",
        Some((_, time)) if time.starts_with(|c: char| c.is_ascii_digit()) => time,
        _ => "",
    }
}

/// A day for people: `Tue 2 Mar 2021`; a text that is no day stays as it is.
pub(super) fn readable(text: &str) -> String {
    day(Some(text)).map_or_else(|| text.to_owned(), one)
}

fn one(day: civil::Date) -> String {
    day.strftime("%a %-d %b %Y").to_string()
}

/// Stretches that people name: `autumn 2017` of `2017-FA`, `the 1990s` of `199`.
fn named(date: &Date) -> Option<String> {
    let value = date.value.as_deref()?;
    let is_number = |s: &str, length| s.len() == length && s.bytes().all(|b| b.is_ascii_digit());
    if is_number(value, 3) {
        return Some(format!("the {value}0s"));
    }
    let (year, period) = value.split_once('-').filter(|(year, _)| is_number(year, 4))?;
    let period = match period {
        "SP" => "spring",
        "SU" => "summer",
        "FA" => "autumn",
        "WI" => "winter",
        "H1" => "first half of",
        "H2" => "second half of",
        "Q1" => "first quarter of",
        "Q2" => "second quarter of",
        "Q3" => "third quarter of",
        "Q4" => "fourth quarter of",
        _ => return None,
    };
    Some(format!("{period} {year}"))
}

fn label(first: civil::Date, last: civil::Date) -> String {
    let starts_year = first == first.first_of_year();
    if first == last {
        one(first)
    } else if starts_year && last == first.last_of_year() {
        first.year().to_string()
    } else if first == first.first_of_month() && last == first.last_of_month() {
        first.strftime("%B %Y").to_string()
    } else if starts_year && last == last.last_of_year() {
        format!("{} to {}", first.year(), last.year())
    } else if first.year() == last.year() {
        format!("{} to {}", first.strftime("%-d %b"), last.strftime("%-d %b %Y"))
    } else {
        format!("{} to {}", first.strftime("%-d %b %Y"), last.strftime("%-d %b %Y"))
    }
}

fn machine(first: civil::Date, last: civil::Date) -> String {
    if first == last {
        first.to_string()
    } else if first == first.first_of_year() && last == first.last_of_year() {
        format!("{:04}", first.year())
    } else if first == first.first_of_month() && last == first.last_of_month() {
        first.strftime("%Y-%m").to_string()
    } else {
        String::new()
    }
}

/// What is known of a day whose year or week is not: `20 January, year not known` of `XXXX-01-20`.
fn half_known(value: &str) -> Option<String> {
    let rest = value.strip_prefix("XXXX")?;
    if let Some(weekday) = rest.strip_prefix("-WXX-") {
        let weekday = weekday.parse::<i8>().ok().filter(|number| (1..=7).contains(number))?;
        // The second of that January is a Sunday.
        let day = civil::Date::new(2000, 1, 2 + weekday).ok()?;
        return Some(day.strftime("%A, week not known").to_string());
    }
    // A leap year has every day of a year.
    let (day, format) = match rest.len() {
        0 => return Some("year not known".to_owned()),
        3 => (format!("2000{rest}-01"), "%B, year not known"),
        6 => (format!("2000{rest}"), "%-d %B, year not known"),
        _ => return None,
    };
    Some(day.parse::<civil::Date>().ok()?.strftime(format).to_string())
}

/// A TIMEX3 value for people where that is easy: `P3D` is `3 days`; else the value.
pub(super) fn length(value: &str) -> String {
    let simple = || {
        let (is_time, rest) = match value.strip_prefix("PT") {
            Some(rest) => (true, rest),
            None => (false, value.strip_prefix('P')?),
        };
        let (at, unit) = rest.char_indices().next_back()?;
        let number = rest.get(..at)?;
        let unit = match (is_time, unit) {
            (false, 'Y') => "year",
            (false, 'M') => "month",
            (false, 'W') => "week",
            (false, 'D') => "day",
            (true, 'H') => "hour",
            (true, 'M') => "minute",
            (true, 'S') => "second",
            _ => return None,
        };
        match number {
            "X" => Some(format!("some {unit}s")),
            "1" => Some(format!("1 {unit}")),
            _ if number.bytes().all(|b| b.is_ascii_digit() || b == b'.') => Some(format!("{number} {unit}s")),
            _ => None,
        }
    };
    match value {
        "PAST_REF" => "in the past".to_owned(),
        "PRESENT_REF" => "at present".to_owned(),
        "FUTURE_REF" => "in the future".to_owned(),
        _ => simple().or_else(|| half_known(value)).unwrap_or_else(|| value.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use crate::report::OffsetUnit;

    #[test]
    fn days_stand_in_their_order() {
        let report = sample::report(OffsetUnit::Codepoint);
        let (moments, others) = line(&report);
        let labels: Vec<&str> = moments.iter().map(|moment| moment.label.as_str()).collect();
        assert_eq!(labels, ["Tue 2 Mar 2021", "Thu 4 Mar 2021"]);
        assert!(moments[1].is_publication && !moments[0].is_publication);
        assert!(others.is_empty());
    }

    #[test]
    fn stretches_are_named_as_people_do() {
        let label = |first: &str, last: &str| label(first.parse().expect("a day"), last.parse().expect("a day"));
        assert_eq!(label("2021-01-01", "2021-12-31"), "2021");
        assert_eq!(label("2020-02-01", "2020-02-29"), "February 2020");
        assert_eq!(label("1990-01-01", "1999-12-31"), "1990 to 1999");
        assert_eq!(label("2021-03-01", "2021-03-07"), "1 Mar to 7 Mar 2021");
        assert_eq!(label("2020-12-28", "2021-01-03"), "28 Dec 2020 to 3 Jan 2021");
    }

    #[test]
    fn seasons_and_decades_have_names() {
        let mut report = sample::report(OffsetUnit::Codepoint);
        let mut named = |value: &str| {
            report.dates[0].value = Some(value.to_owned());
            super::named(&report.dates[0])
        };
        assert_eq!(named("2017-FA").as_deref(), Some("autumn 2017"));
        assert_eq!(named("2017-Q3").as_deref(), Some("third quarter of 2017"));
        assert_eq!(named("199").as_deref(), Some("the 1990s"));
        assert_eq!(named("2017-09-01"), None);
        assert_eq!(named("P3D"), None);
    }

    #[test]
    fn lengths_are_told_in_words_where_that_is_easy() {
        for (value, words) in
            [("P3D", "3 days"), ("PT1H", "1 hour"), ("PXY", "some years"), ("P2Y3M", "P2Y3M"), ("P", "P"), ("XXXX-WXX", "XXXX-WXX")]
        {
            assert_eq!(length(value), words);
        }
    }

    #[test]
    fn what_is_known_of_a_day_is_told() {
        for (value, words) in [
            ("XXXX", "year not known"),
            ("XXXX-01", "January, year not known"),
            ("XXXX-02-29", "29 February, year not known"),
            ("XXXX-WXX-2", "Tuesday, week not known"),
            ("XXXX-WXX-7", "Sunday, week not known"),
            ("XXXX-02-30", "XXXX-02-30"),
            ("XXXX-WXX-x", "XXXX-WXX-x"),
            ("XXXX-WXX-2TNI", "XXXX-WXX-2TNI"),
            ("XXXX-WXX-9", "XXXX-WXX-9"),
            ("XXXX-01-20T10:00", "XXXX-01-20T10:00"),
        ] {
            assert_eq!(length(value), words);
        }
    }
}
