//! Publication days, as records and pages write them.

use jiff::civil::Date;

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The day that a date field names: ISO 8601 with or without time, RFC 2822, `19-OCT-1987 13:30:41.59`,
/// `September 21, 2016`, `20160921`, seconds or milliseconds since 1970. The day is the one written: a time
/// zone moves nothing. `None` for what could be two days (`03/04/2016`) or is none.
pub fn day(written: &str) -> Option<Date> {
    let written = written.trim();
    let parts: Vec<&str> = parts(written).take(16).collect();
    iso(&parts).or_else(|| compact(&parts)).or_else(|| named(&parts)).or_else(|| slashes(&parts)).or_else(|| since_1970(written))
}

/// Runs of digits and runs of letters.
fn parts(written: &str) -> impl Iterator<Item = &str> {
    let mut rest = written;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        let first = rest.chars().next()?;
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() || c.is_ascii_digit() != first.is_ascii_digit()).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    })
}

fn number(part: &str, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
    if digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()) { part.parse().ok() } else { None }
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `2016-09-21T10:00`, `2016/9/21`
fn iso(parts: &[&str]) -> Option<Date> {
    let [year, month, day, ..] = parts else { return None };
    date(number(year, 4..=4)?, number(month, 1..=2)?, number(day, 1..=2)?)
}

/// `20160921`, `20160921T101500Z`, `20160921101500`
fn compact(parts: &[&str]) -> Option<Date> {
    let digits = parts.first().filter(|p| matches!(p.len(), 8 | 14))?;
    date(number(digits.get(..4)?, 4..=4)?, number(digits.get(4..6)?, 2..=2)?, number(digits.get(6..8)?, 2..=2)?)
}

/// `Wed, 21 Sep 2016 10:00:00 +0000`, `19-OCT-1987`, `Sept. 21st, 2016`
fn named(parts: &[&str]) -> Option<Date> {
    let at = parts.iter().position(|part| month(part).is_some())?;
    let month = month(parts[at])?;
    let after = parts.get(at + 1..)?;
    let before = parts[..at].iter().rev().find(|part| !matches!(part.to_ascii_lowercase().as_str(), "of" | "st" | "nd" | "rd" | "th"));
    let year = after.iter().find_map(|part| number(part, 4..=4))?;
    let day = number(after.first()?, 1..=2).or_else(|| before.and_then(|part| number(part, 1..=2)))?;
    date(year, month, day)
}

fn month(part: &str) -> Option<i16> {
    let part = part.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| part.len() >= 3 && month.starts_with(&part))?;
    i16::try_from(at + 1).ok()
}

/// `21/09/2016`, `9/21/2016`: where only one order makes a day.
fn slashes(parts: &[&str]) -> Option<Date> {
    let [a, b, year, ..] = parts else { return None };
    let (a, b, year) = (number(a, 1..=2)?, number(b, 1..=2)?, number(year, 4..=4)?);
    match (date(year, a, b), date(year, b, a)) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

/// Seconds or milliseconds since 1970.
fn since_1970(written: &str) -> Option<Date> {
    let whole = written.split('.').next()?;
    let seconds: i64 = match whole.len() {
        9 | 10 => whole.parse().ok()?,
        12 | 13 => whole.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    let days = i32::try_from(seconds.div_euclid(86_400)).ok()?;
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_as_the_usual_tools_write_them() {
        for written in [
            "2016-09-21",
            " 2016-09-21T23:59:59-11:00",
            "2016-09-21 00:00:00",
            "2016/9/21",
            "20160921",
            "20160921T101500Z",
            "20160921101500",
            "Wed, 21 Sep 2016 10:00:00 +0000",
            "21-SEP-2016 13:30:41.59",
            "September 21, 2016",
            "Sept. 21st, 2016 at 9 p.m.",
            "Wednesday 21st of September 2016",
            "10:15, 21 Sep 2016",
            "Wed Sep 21 10:15:00 2016",
            "21/09/2016",
            "9/21/2016",
            "1474416000",
            "1474416000.25",
            "1474416000123",
        ] {
            assert_eq!(day(written).map(|d| d.to_string()).as_deref(), Some("2016-09-21"), "{written:?}");
        }
    }

    #[test]
    fn no_day_is_made_up() {
        for written in
            ["", "None", "yesterday", "03/04/2016", "2016-13-40", "2016", "May", "12:30", "99999999", "September 2016", "3 hours ago"]
        {
            assert_eq!(day(written), None, "{written:?}");
        }
    }
}
