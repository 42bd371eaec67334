//! Who said what: every quotation with its speaker, and how much each speaker is heard.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::Escaped;
use crate::render::explain;
use crate::report::{Quotation, Report, Role, StatementKind};

/// Writes the table of what was said, and one of what is only thought, wanted or planned if there is any of that.
/// Both have the numbers that stand in the article.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    section("said", true, report, out)?;
    match report.quotations.iter().all(|quotation| quotation.speech) {
        true => Ok(()),
        false => section("thoughts", false, report, out),
    }
}

fn section(id: &str, speech: bool, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<section id=\"{id}\" class=\"kind-q\"><h2>{}</h2>", crate::render::said_heading(speech))?;
    let mut rows = (1..).zip(&report.quotations).filter(|(_, quotation)| quotation.speech == speech).peekable();
    if rows.peek().is_none() {
        return out.write_all(b"<p class=\"none\">Nobody is quoted.</p></section>\n");
    }
    out.write_all(HEAD)?;
    let chief = crate::render::chief_roles(report);
    for (number, quotation) in rows {
        row(number, quotation, &chief, report, out)?;
    }
    out.write_all(b"</tbody></table></section>\n")
}

/// A narrow screen lays the rows out as blocks, so the table says by roles that it is one.
const HEAD: &[u8] = b"<table class=\"said\" role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\">\
    <th scope=\"col\" role=\"columnheader\" class=\"number\">No.</th><th scope=\"col\" role=\"columnheader\">Speaker</th>\
    <th scope=\"col\" role=\"columnheader\">Words</th></tr></thead><tbody role=\"rowgroup\">\n";

fn row(number: usize, quotation: &Quotation, chief: &BTreeMap<&str, &Role>, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let id = Escaped(&quotation.id);
    write!(out, "<tr id=\"{id}\" data-e=\"{id}\" role=\"row\"><td class=\"number\" role=\"cell\">")?;
    write!(
        out,
        "<a href=\"#{id}-1\" aria-label=\"quotation {number} in the article\">{number}</a></td><th scope=\"row\" role=\"rowheader\">"
    )?;
    speaker(chief, quotation, out)?;
    out.write_all(b"</th><td role=\"cell\">")?;
    words(quotation, out)?;
    write!(out, "<div class=\"how\"><span class=\"tag\">{}</span>", manner(quotation.kind))?;
    if explain::is_doubtful(quotation) {
        out.write_all(b"<span class=\"tag doubt\">uncertain</span>")?;
    }
    writeln!(
        out,
        "<details class=\"why\"><summary>Why</summary><p>{}</p></details></div></td></tr>",
        Escaped(&explain::quotation(report, quotation))
    )
}

fn speaker(chief: &BTreeMap<&str, &Role>, quotation: &Quotation, out: &mut dyn Write) -> io::Result<()> {
    let Some(speaker) = &quotation.speaker else {
        let who = Escaped(&explain::who(quotation)).to_string();
        return match quotation.source {
            Some(_) => write!(out, "{who}<p class=\"titles\">not named</p>"),
            None => write!(out, "<span class=\"none\">{who}</span>"),
        };
    };
    write!(out, "<a href=\"#{}\">{}</a>", Escaped(&speaker.id), Escaped(&speaker.name))?;
    match chief.get(speaker.id.as_str()) {
        Some(role) => write!(out, "<p class=\"titles\">{}</p>", Escaped(&crate::render::described(role))),
        None => Ok(()),
    }
}

/// The words, in quotation marks where the page has them all in quotation marks.
fn words(quotation: &Quotation, out: &mut dyn Write) -> io::Result<()> {
    let (open, close) = if quotation.kind == StatementKind::Direct { ("“", "”") } else { ("", "") };
    write!(out, "<blockquote class=\"{}\">{open}{}{close}</blockquote>", super::css_class(quotation.kind), Escaped(&quotation.text))
}

const fn manner(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Direct => "word for word",
        StatementKind::Mixed => "partly word for word",
        StatementKind::Indirect => "in other words",
    }
}

/// How much one speaker is heard: words by manner, and where in the article.
#[derive(Default)]
struct Voice<'r> {
    name: String,
    id: Option<&'r str>,
    quotations: usize,
    words: [usize; 3],
    places: Vec<(u32, u32, StatementKind)>,
}

/// Writes the table of speakers: how often, how many words, and where in the article they speak.
pub(super) fn voices(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let voices = heard(report);
    if voices.is_empty() {
        return Ok(());
    }
    let most = voices.iter().map(|voice| voice.words.iter().sum()).max().unwrap_or(0).max(1);
    let end = report.paragraphs.iter().map(|p| p.end).max().unwrap_or(0).max(1);
    out.write_all(
        b"<section id=\"voices\" class=\"kind-q\"><h2>Who is heard</h2>\n\
          <table class=\"voices\"><thead><tr><th scope=\"col\">Speaker</th><th scope=\"col\" class=\"number\">Quotations</th>\
          <th scope=\"col\" class=\"number\">Words</th><th scope=\"col\" class=\"wide\">Share of words</th>\
          <th scope=\"col\" class=\"wide\">From the first line to the last</th></tr></thead><tbody>\n",
    )?;
    for voice in &voices {
        let words: usize = voice.words.iter().sum();
        match voice.id {
            Some(id) => {
                write!(out, "<tr data-e=\"{0}\"><th scope=\"row\"><a href=\"#{0}\">{1}</a></th>", Escaped(id), Escaped(&voice.name))?
            }
            None => write!(out, "<tr><th scope=\"row\" class=\"none\">{}</th>", Escaped(&voice.name))?,
        }
        write!(out, "<td class=\"number\">{}</td><td class=\"number\">{words}</td><td class=\"wide\">", voice.quotations)?;
        shares(&voice.words, most, out)?;
        out.write_all(b"</td><td class=\"wide\">")?;
        course(&voice.places, end, out)?;
        out.write_all(b"</td></tr>\n")?;
    }
    out.write_all(
        b"</tbody></table>\n<p class=\"key\"><span class=\"swatch direct\"></span> word for word \
          <span class=\"swatch mixed\"></span> partly word for word <span class=\"swatch indirect\"></span> in other words</p></section>\n",
    )
}

/// The speakers, the one with the most words first.
fn heard(report: &Report) -> Vec<Voice<'_>> {
    let mut voices: BTreeMap<Option<&str>, Voice> = BTreeMap::new();
    for quotation in crate::render::spoken(report) {
        let speaker = quotation.speaker.as_ref();
        let voice = voices.entry(speaker.map(|s| s.id.as_str())).or_default();
        voice.id = speaker.map(|s| s.id.as_str());
        voice.name = speaker.map_or_else(|| "speakers not named".to_owned(), |s| s.name.clone());
        voice.quotations += 1;
        voice.words[quotation.kind as usize] += quotation.text.split_whitespace().filter(|w| *w != "…").count();
        voice.places.extend(quotation.content.iter().map(|piece| (piece.start, piece.end, quotation.kind)));
    }
    let mut voices: Vec<Voice> = voices.into_values().collect();
    voices.sort_by_key(|voice| (voice.id.is_none(), std::cmp::Reverse(voice.words.iter().sum::<usize>())));
    voices
}

/// A bar of words by manner. SVG attributes are no inline style, which the page's policy would refuse.
fn shares(words: &[usize; 3], most: usize, out: &mut dyn Write) -> io::Result<()> {
    let [direct, mixed, indirect] = words;
    write!(
        out,
        "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" \
         aria-label=\"{direct} word for word, {mixed} partly, {indirect} in other words\">"
    )?;
    let mut at = 0;
    for (class, count) in ["direct", "mixed", "indirect"].iter().zip(words) {
        let width = count * 1000 / most;
        if width > 0 {
            write!(out, "<rect class=\"{class}\" x=\"{at}\" width=\"{width}\" height=\"10\"/>")?;
        }
        at += width;
    }
    out.write_all(b"</svg>")
}

/// Where in the article the quotations stand.
fn course(places: &[(u32, u32, StatementKind)], end: u32, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<svg class=\"course\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")?;
    let scale = |at: u32| u64::from(at) * 1000 / u64::from(end);
    for (start, stop, kind) in places {
        let (x, width) = (scale(*start), scale(stop.saturating_sub(*start)).max(4));
        write!(out, "<rect class=\"{}\" x=\"{x}\" width=\"{width}\" height=\"10\"/>", super::css_class(*kind))?;
    }
    out.write_all(b"</svg>")
}
