//! Every line of `fixtures/cases/dates.tsv`: publication day TAB sentence TAB expected expressions TAB why.
//!
//! A publication day of `-` is an unknown one. An expectation is `text=value`, with `;mod` where a modifier is
//! expected; several are parted by ` | `, none is `-`. A value of `null` is an expression that cannot be.

use std::fs;

use nutgraf::annotate::front::PublishedFrom;
use nutgraf::report::Date;
use nutgraf::{Options, Report, analyze};

/// The report of one case.
fn report(published: &str, text: &str) -> Report {
    let published = (published != "-").then(|| (published.parse().expect("a publication day"), PublishedFrom::Option));
    analyze(text, &Options { published, ..Options::default() })
}

/// An expression as the cases write it.
fn written(date: &Date) -> String {
    let value = date.value.as_deref().unwrap_or("null");
    match &date.modifier {
        Some(modifier) => format!("{}={value};{modifier}", date.at.text),
        None => format!("{}={value}", date.at.text),
    }
}

#[test]
fn cases_come_out_as_written() {
    let table = fs::read_to_string("fixtures/cases/dates.tsv").expect("the table of cases");
    let mut wrong = Vec::new();
    let mut count = 0;
    for (number, line) in table.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [published, text, expected, why] = fields[..] else { panic!("line {}: four fields", number + 1) };
        assert!(!why.is_empty(), "line {}: a case says why", number + 1);
        let found: Vec<String> = report(published, text).dates.iter().map(written).collect();
        let found = if found.is_empty() { "-".to_owned() } else { found.join(" | ") };
        if found != expected {
            wrong.push(format!("line {}: {why}\n  {text}\n  expected {expected}\n  found    {found}", number + 1));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{} of {count} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 560, "the table has {count} cases");
}

/// `fixtures/cases/published.tsv`: text TAB publication day TAB why.
#[test]
fn publication_days_come_out_as_written() {
    let table = fs::read_to_string("fixtures/cases/published.tsv").expect("the table of cases");
    let mut wrong = Vec::new();
    for (number, line) in table.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [text, expected, why] = fields[..] else { panic!("line {}: three fields", number + 1) };
        let found = report("-", &text.replace('¶', "\n\n")).article.published;
        if found.as_deref().unwrap_or("-") != expected {
            wrong.push(format!("line {}: {why}\n  {text}\n  expected {expected}, found {found:?}", number + 1));
        }
    }
    assert!(wrong.is_empty(), "{} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn days_are_in_order_and_hold_the_value() {
    let table = fs::read_to_string("fixtures/cases/dates.tsv").expect("the table of cases");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let [published, text, ..] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        for date in report(published, text).dates {
            assert_eq!(date.earliest.is_some(), date.latest.is_some(), "{text}: {date:?}");
            assert!(date.earliest <= date.latest, "{text}: {date:?}");
            if let (Some(value), Some(day)) = (&date.value, &date.earliest)
                && value.len() == day.len()
                && !value.contains('W')
            {
                assert_eq!(value, day, "{text}: a day spans itself");
            }
            if date.value.as_ref().is_none_or(|value| value.contains('X') || value.contains("REF") || value.starts_with('P')) {
                assert_eq!(date.earliest, None, "{text}: what is unknown spans no known days");
            }
        }
    }
}

#[test]
fn the_answer_hangs_on_no_clock() {
    let text = "The council met on Tuesday, and will meet again next month.";
    let unknown: Vec<_> = report("-", text).dates.iter().map(written).collect();
    assert_eq!(unknown, ["Tuesday=XXXX-WXX-2", "next month=XXXX-XX"]);
}
