//! The same article in another layout, encoding or format, with other line ends, blanks or quotation marks, has the
//! same people, roles, organizations, dates, quotations and sentences.

mod common;

use std::process::Command;

use common::{Fixture, check, fixtures, wrap};
use encoding_rs::WINDOWS_1252;
use nutgraf::{Options, Report};
use serde_json::json;

#[test]
fn line_ends_do_not_matter() {
    same("CR LF", |text| text.replace('\n', "\r\n"));
    same("CR", |text| text.replace('\n', "\r"));
    same("no line end at the end", |text| text.trim_end().to_owned());
    same("blank lines around it", |text| format!("\n\n{text}\n\n\n"));
}

#[test]
fn a_byte_order_mark_does_not_matter() {
    same("BOM", |text| format!("\u{feff}{text}"));
}

#[test]
fn blanks_at_the_ends_of_lines_do_not_matter() {
    same("trailing blanks", |text| text.replace('\n', " \t\n"));
}

#[test]
fn indents_do_not_matter() {
    same("indented paragraphs", |text| text.replace("\n\n", "\n\n    "));
}

#[test]
fn blanks_that_do_not_break_do_not_matter() {
    same("NBSP", |text| {
        let mut every_third = (0..).map(|i| if i % 3 == 2 { '\u{a0}' } else { ' ' });
        text.chars().map(|c| if c == ' ' { every_third.next().unwrap_or(' ') } else { c }).collect()
    });
}

#[test]
fn double_blanks_do_not_matter() {
    same("two blanks after a full stop", |text| text.replace(". ", ".  "));
}

#[test]
fn the_width_of_wrapped_lines_does_not_matter() {
    for width in [60, 72, 80, 100] {
        // A text of a few lines is too short to show that it is wrapped.
        same(&format!("wrapped at {width}"), |text| if text.len() < 500 { text.to_owned() } else { wrap_lines(text, width) });
    }
}

#[test]
fn one_paragraph_a_line_does_not_matter() {
    same("one paragraph a line", |text| text.replace("\n\n", "\n"));
}

#[test]
fn the_shape_of_quotation_marks_does_not_matter() {
    same("straight marks", straight);
}

#[test]
fn the_encoding_does_not_matter() {
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| move |text: &str| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    read_as("UTF-8 with BOM", "txt", |f| Some([b"\xef\xbb\xbf", f.text.as_bytes()].concat()));
    read_as("UTF-16LE", "txt", |f| Some(utf_16(u16::to_le_bytes)(&f.text)));
    read_as("UTF-16BE", "txt", |f| Some(utf_16(u16::to_be_bytes)(&f.text)));
    read_as("UTF-16LE with BOM", "txt", |f| Some(utf_16(u16::to_le_bytes)(&format!("\u{feff}{}", f.text))));
    read_as("Windows-1252", "txt", |f| {
        let (bytes, _, unmappable) = WINDOWS_1252.encode(&f.text);
        (!unmappable).then(|| bytes.into_owned())
    });
}

#[test]
fn records_are_the_same_article() {
    let record = |f: &Fixture| json!({"id": f.path.display().to_string(), "text": f.text});
    read_as("JSON", "json", |f| Some(serde_json::to_vec_pretty(&record(f)).expect("JSON")));
    read_as("JSON Lines", "jsonl", |f| Some(format!("{}\n", record(f)).into_bytes()));
    read_as("a wrapped list", "json", |f| Some(json!({"status": "ok", "articles": [record(f)]}).to_string().into_bytes()));
}

#[test]
fn a_plain_page_is_the_same_article() {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    read_as("HTML", "html", |f| {
        let headline = f.report().article.title.unwrap_or_default();
        let paragraphs = f.text.split("\n\n").map(|p| format!("<p>{}</p>\n", escape(p.trim()).replace('\n', "<br>")));
        let body: String = paragraphs.collect();
        let page = format!(
            "<!DOCTYPE html>\n<html><head><title>{}</title></head>\n<body><article>\n{body}</article></body></html>\n",
            escape(&headline)
        );
        Some(page.into_bytes())
    });
}

/// Checks that the program finds the same in a file that holds the article in another way; nothing where it cannot
/// be held in that way.
fn read_as(label: &str, ending: &str, write: impl Fn(&Fixture) -> Option<Vec<u8>>) {
    let folder = tempfile::TempDir::new().expect("a folder");
    let mut different = Vec::new();
    let mut tried = 0;
    for (n, fixture) in articles().enumerate() {
        let Some(bytes) = write(&fixture) else { continue };
        let path = folder.path().join(format!("{n}.{ending}"));
        std::fs::write(&path, bytes).expect("a file");
        let output = Command::new(env!("CARGO_BIN_EXE_nutgraf")).args(["-q", "--compact"]).arg(&path).output().expect("a run");
        let report: Report = serde_json::from_slice(&output.stdout).expect("a report");
        compare(&fixture, &facts(&report), &mut different);
        tried += 1;
    }
    assert!(tried > 10, "{tried} articles");
    assert!(different.is_empty(), "{label}: {} differences\n{}", different.len(), different.join("\n"));
}

/// All articles but the one with hard line breaks of its own: it is what others are made into.
fn articles() -> impl Iterator<Item = Fixture> {
    fixtures().into_iter().filter(|fixture| !fixture.path.ends_with("wire-1991-wrapped.txt"))
}

/// Adds what of the article's facts is gone, and what is new.
fn compare(fixture: &Fixture, is: &[String], different: &mut Vec<String>) {
    let was = facts(&fixture.report());
    for gone in was.iter().filter(|fact| !is.contains(fact)) {
        different.push(format!("{}: gone: {gone}", fixture.path.display()));
    }
    for new in is.iter().filter(|fact| !was.contains(fact)) {
        different.push(format!("{}: new:  {new}", fixture.path.display()));
    }
    if different.is_empty() && was != is {
        different.push(format!("{}: another order", fixture.path.display()));
    }
}

/// Checks that the change leaves what is found in every article as it is.
fn same(label: &str, change: impl Fn(&str) -> String) {
    let mut different = Vec::new();
    for fixture in articles() {
        let changed = change(&fixture.text);
        compare(&fixture, &facts(&check::analyze(&changed, &Options::default())), &mut different);
    }
    assert!(different.is_empty(), "{label}: {} differences\n{}", different.len(), different.join("\n"));
}

/// What the report says, one fact a line, without places and ids.
fn facts(report: &Report) -> Vec<String> {
    let mut facts = Vec::new();
    let text = |start: u32, end: u32| -> String {
        report.text.as_deref().unwrap_or_default().chars().skip(start as usize).take((end - start) as usize).collect()
    };
    let article = &report.article;
    facts.push(format!(
        "headline {:?}, section {:?}, published {:?}",
        article.headline.as_ref().map(|h| &h.text),
        article.section,
        article.published
    ));
    facts.extend(article.byline.iter().map(|author| format!("author {}", author.name)));
    facts.extend(report.sentences.iter().map(|s| format!("sentence {}", text(s.start, s.end))));
    for person in &report.people {
        let mentions: Vec<&str> = person.mentions.iter().map(|m| m.at.text.as_str()).collect();
        facts.push(format!("person {} {:?} {:?} said {}: {mentions:?}", person.name, person.aliases, person.titles, person.quotations));
    }
    for role in &report.roles {
        facts.push(format!("role {} {} {:?} {:?}", role.person.name, role.title, role.organization.as_ref().map(|o| &o.name), role.status));
    }
    for organization in &report.organizations {
        let mentions: Vec<&str> = organization.mentions.iter().map(|m| m.at.text.as_str()).collect();
        facts.push(format!("organization {} {:?} {:?}: {mentions:?}", organization.name, organization.acronym, organization.aliases));
    }
    facts.extend(report.dates.iter().map(|d| format!("date {} {:?} {:?} {:?}", d.at.text, d.kind, d.value, d.modifier)));
    for quotation in &report.quotations {
        let words = [&quotation.cue, &quotation.source].map(|place| place.as_ref().map(|p| &p.text));
        let speaker = quotation.speaker.as_ref().map(|s| &s.name);
        facts.push(format!("{:?} quotation {} {words:?} {speaker:?}", quotation.kind, quotation.text));
    }
    facts.into_iter().map(|fact| plain(&fact)).collect()
}

/// Every stretch of white space as one blank, every quotation mark as a straight one.
fn plain(fact: &str) -> String {
    let spaced = fact
        .replace("\\n", " ")
        .replace("\\r", " ")
        .replace("\\t", " ")
        .replace("\\u{a0}", " ")
        .replace("\\u{feff}", " ")
        .replace("\\\"", "\"")
        .replace("\\'", "'");
    straight(&spaced.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn straight(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['‘', '’'], "'")
}

/// Wraps every line and parts what were lines by blank ones: a wrapped text cannot show otherwise where a full line
/// was the last of its paragraph.
fn wrap_lines(text: &str, width: usize) -> String {
    text.lines().map(|line| wrap(line, width) + "\n\n").collect()
}
