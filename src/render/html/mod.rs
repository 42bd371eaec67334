//! Pages for reading: an article with everything found in it marked, and an index over many.
//!
//! A page is one file that needs no network and no other file. It can be read without script, printed, and
//! used from the keyboard. Everything that comes from the article is escaped, and a Content-Security-Policy
//! lets the browser use only the style and the script that came with this program, by their hashes.

mod article;
mod cast;
mod days;
mod escape;
mod index;
mod marks;
mod said;

use std::io::{self, Write};

use super::timeline;
use crate::report::{PublishedFrom, Report, StatementKind};
use escape::Escaped;
pub use index::{Index, file_name};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
const POLICY: &str = include_str!(concat!(env!("OUT_DIR"), "/policy.txt"));

/// Writes the page of one article. `index` is a relative link to the page of all articles, if there is one.
///
/// Without the report's text the page has the tables only.
///
/// # Errors
///
/// Only those of the writer.
pub fn page(report: &Report, index: Option<&str>, mut out: impl Write) -> io::Result<()> {
    let out: &mut dyn Write = &mut out;
    head(super::title(report), &report.generator.version, out)?;
    out.write_all(b"<a class=\"skip\" href=\"#article\">Skip to the article</a>\n")?;
    navigation(report, index, out)?;
    out.write_all(b"<main>\n<div class=\"desk\">\n<div class=\"column\">\n")?;
    legend(out)?;
    out.write_all(b"<article id=\"article\" tabindex=\"-1\">\n")?;
    article::write(report, out)?;
    out.write_all(b"</article>\n")?;
    facts(report, out)?;
    out.write_all(b"</div>\n<aside id=\"cast\" aria-label=\"Who and what is in it\">\n")?;
    cast::write(report, out)?;
    out.write_all(b"</aside>\n</div>\n")?;
    said::write(report, out)?;
    said::voices(report, out)?;
    days::write(report, out)?;
    out.write_all(b"</main>\n")?;
    foot(&report.generator.version, out)
}

/// Everything before the first thing to read.
fn head(title: &str, version: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"generator\" content=\"nutgraf {}\">\n<link rel=\"icon\" href=\"data:,\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>",
        Escaped(version),
        Escaped(title),
    )
}

fn navigation(report: &Report, index: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<header class=\"top\"><nav aria-label=\"On this page\"><ul>\n")?;
    if let Some(index) = index {
        writeln!(out, "<li><a href=\"{}\">All articles</a></li>", Escaped(index))?;
    }
    let spoken = super::spoken(report).count();
    let thoughts = report.quotations.len() - spoken;
    let sections = [
        Some(("people", "person", "people", report.people.len())),
        Some(("organizations", "organization", "organizations", report.organizations.len())),
        Some(("places", "place", "places", report.places.len())),
        Some(("said", "quotation", "quotations", spoken)),
        (thoughts > 0).then_some(("thoughts", "thought", "thoughts", thoughts)),
        Some(("timeline", "date", "dates", report.dates.len())),
    ];
    for (section, one, several, count) in sections.into_iter().flatten() {
        let name = if count == 1 { one } else { several };
        writeln!(out, "<li><a href=\"#{section}\"><b>{count}</b> {name}</a></li>")?;
    }
    out.write_all(b"</ul></nav></header>\n")
}

/// What the marks mean, with a switch for each. The switches need no script: the style reads them.
fn legend(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<fieldset class=\"legend\"><legend>Marks</legend>\n")?;
    for (class, name) in [("p", "people"), ("r", "titles"), ("o", "organizations"), ("l", "places"), ("d", "dates"), ("q", "quotations")] {
        writeln!(out, "<label><input type=\"checkbox\" id=\"show-{class}\" checked> <span class=\"sample {class}\">{name}</span></label>")?;
    }
    out.write_all(b"</fieldset>\n")
}

/// What is known of the article as a whole.
fn facts(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let article = &report.article;
    let mut facts = Vec::new();
    if let Some(day) = &article.published {
        let from = match article.published_from {
            Some(PublishedFrom::Option) => "as given",
            Some(PublishedFrom::Record) => "from the record",
            _ => "from the text",
        };
        facts.push(("Published", format!("{} ({from})", timeline::readable(day))));
    }
    if !article.byline.is_empty() {
        let names: Vec<&str> = article.byline.iter().map(|author| author.name.as_str()).collect();
        facts.push(("By", names.join(", ")));
    }
    facts.extend(super::credits(report).map(|credits| ("With", credits)));
    if let Some(dateline) = &article.dateline {
        let parts: Vec<&str> = [&dateline.place, &dateline.agency].into_iter().flatten().map(String::as_str).collect();
        facts.push(("Filed", parts.join(", ")));
    }
    facts.extend(article.section.clone().map(|section| ("Section", section)));
    facts.push(("Words", article.words.to_string()));
    facts.push(("Source", report.id.clone()));
    facts.extend(report.warnings.iter().map(|warning| ("Warning", warning.clone())));
    out.write_all(b"<dl class=\"facts\">\n")?;
    for (name, value) in facts {
        writeln!(out, "<div><dt>{name}</dt><dd>{}</dd></div>", Escaped(&value))?;
    }
    out.write_all(b"</dl>\n")
}

/// Everything after the last thing to read.
fn foot(version: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<footer><p>Found by nutgraf {}, a program that makes mistakes: check every answer against the article before you \
         rely on it. \u{201c}Why\u{201d} tells the rule and the words behind an answer.</p></footer>\n\
         <script>{SCRIPT}</script>\n</body>\n</html>",
        Escaped(version)
    )
}

const fn css_class(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Direct => "direct",
        StatementKind::Mixed => "mixed",
        StatementKind::Indirect => "indirect",
    }
}

#[cfg(test)]
mod tests;
