//! JSON: the report as it is, or some of its lists.

use std::io;

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::report::{Quotation, Report};

/// How a report is written as JSON; the default is all of it, on one line.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// Indented instead of on one line.
    pub pretty: bool,
    /// Of the report's lists, only these; none for all.
    pub parts: Vec<Part>,
    /// Without the article's text.
    pub no_text: bool,
}

/// A list of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `paragraphs`
    Paragraphs,
    /// `sentences`
    Sentences,
    /// `people`
    People,
    /// `roles`
    Roles,
    /// `organizations`
    Organizations,
    /// `places`
    Places,
    /// `dates`
    Dates,
    /// `quotations`, those that are speech
    Quotations,
    /// `quotations`, those that are thoughts, wishes and plans
    Thoughts,
}

/// Empties the lists of a report that are not among `parts`; paragraphs and sentences stay, as places rest on
/// them.
pub fn keep(report: &mut Report, parts: &[Part]) {
    let drops = |part| !parts.contains(&part);
    if drops(Part::People) {
        report.people.clear();
    }
    if drops(Part::Roles) {
        report.roles.clear();
    }
    if drops(Part::Organizations) {
        report.organizations.clear();
    }
    if drops(Part::Places) {
        report.places.clear();
    }
    if drops(Part::Dates) {
        report.dates.clear();
    }
    keep_statements(report, parts);
}

/// Leaves of the quotations what `parts` ask for: speech, thoughts, both or neither; everything if they are none.
pub fn keep_statements(report: &mut Report, parts: &[Part]) {
    report.quotations.retain(|quotation| is_kept(quotation, parts));
}

fn is_kept(quotation: &Quotation, parts: &[Part]) -> bool {
    parts.is_empty() || parts.contains(if quotation.speech { &Part::Quotations } else { &Part::Thoughts })
}

/// Writes a report as one JSON object and a line break.
///
/// # Errors
///
/// Only those of the writer.
pub fn write(report: &Report, style: &Style, mut out: impl io::Write) -> io::Result<()> {
    let view = View { report, style };
    if style.pretty {
        serde_json::to_writer_pretty(&mut out, &view)?;
    } else {
        serde_json::to_writer(&mut out, &view)?;
    }
    out.write_all(b"\n")
}

/// What is seen of a report: its keys in the order of [`Report`], those that the style leaves out left out.
struct View<'a> {
    report: &'a Report,
    style: &'a Style,
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { report, style } = self;
        if style.parts.is_empty() && !style.no_text {
            return report.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema_version", &report.schema_version)?;
        map.serialize_entry("generator", &report.generator)?;
        map.serialize_entry("id", &report.id)?;
        map.serialize_entry("offset_unit", &report.offset_unit)?;
        map.serialize_entry("article", &report.article)?;
        map.serialize_entry("warnings", &report.warnings)?;
        if let Some(text) = report.text.as_ref().filter(|_| !style.no_text) {
            map.serialize_entry("text", text)?;
        }
        let has = |part| style.parts.is_empty() || style.parts.contains(&part);
        if has(Part::Paragraphs) {
            map.serialize_entry("paragraphs", &report.paragraphs)?;
        }
        if has(Part::Sentences) {
            map.serialize_entry("sentences", &report.sentences)?;
        }
        if has(Part::People) {
            map.serialize_entry("people", &report.people)?;
        }
        if has(Part::Roles) {
            map.serialize_entry("roles", &report.roles)?;
        }
        if has(Part::Organizations) {
            map.serialize_entry("organizations", &report.organizations)?;
        }
        if has(Part::Places) {
            map.serialize_entry("places", &report.places)?;
        }
        if has(Part::Dates) {
            map.serialize_entry("dates", &report.dates)?;
        }
        if has(Part::Quotations) || has(Part::Thoughts) {
            map.serialize_entry("quotations", &Statements(self))?;
        }
        map.end()
    }
}

/// The quotations that the style keeps.
struct Statements<'a>(&'a View<'a>);

impl Serialize for Statements<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let View { report, style } = self.0;
        serializer.collect_seq(report.quotations.iter().filter(|quotation| is_kept(quotation, &style.parts)))
    }
}
