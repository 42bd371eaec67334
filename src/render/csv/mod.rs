//! Tables: one row for each answer of one kind, as comma- or tab-separated values.
//!
//! Comma-separated values follow RFC 4180: UTF-8, a header line, lines that end in CR LF, quotes around every
//! value that needs them, and line breaks kept. Tab-separated values are quoted in the same way, but a line is
//! always a row: tabs and line breaks inside a value become spaces.
//!
//! Spreadsheets take a cell for a formula if it begins with `=`, `+`, `-`, `@`, a tab or a line break, also in
//! full width. Such a value gets an apostrophe in front, as OWASP advises, so that opening a table runs nothing.

mod row;

use std::io;

use super::ruler::Ruler;
use crate::report::Report;
use row::Row;

/// What a table lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// The people named.
    People,
    /// The titles that they hold.
    Roles,
    /// The organizations named.
    Organizations,
    /// The places named.
    Places,
    /// The time expressions.
    Dates,
    /// Who said what.
    Quotations,
    /// The sentences.
    Sentences,
}

impl Table {
    /// Every table, in the order of the report.
    pub const ALL: [Self; 7] =
        [Self::People, Self::Roles, Self::Organizations, Self::Places, Self::Dates, Self::Quotations, Self::Sentences];

    /// Its name: the key of the report's list.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Roles => "roles",
            Self::Organizations => "organizations",
            Self::Places => "places",
            Self::Dates => "dates",
            Self::Quotations => "quotations",
            Self::Sentences => "sentences",
        }
    }

    /// The names of its columns. The first two of every table tell the article: its id and publication day.
    /// `start` and `end` are in the report's unit, half open; of people, organizations and places they are
    /// those of the first mention. `sentence` counts from 0, as in the report.
    #[must_use]
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::People => {
                &["article", "published", "id", "name", "aliases", "titles", "mentions", "quotations", "sentence", "start", "end"]
            }
            Self::Roles => &[
                "article",
                "published",
                "id",
                "person_id",
                "person",
                "title",
                "organization_id",
                "organization",
                "status",
                "sentence",
                "start",
                "end",
                "rule",
            ],
            Self::Organizations => &["article", "published", "id", "name", "acronym", "aliases", "mentions", "sentence", "start", "end"],
            Self::Places => &["article", "published", "id", "name", "mentions", "sentence", "start", "end"],
            Self::Dates => {
                &["article", "published", "id", "text", "type", "value", "mod", "earliest", "latest", "sentence", "start", "end", "rule"]
            }
            Self::Quotations => &[
                "article",
                "published",
                "id",
                "speaker_id",
                "speaker",
                "speaker_type",
                "speaker_titles",
                "text",
                "kind",
                "speech",
                "closed",
                "source",
                "cue",
                "sentence",
                "start",
                "end",
                "rule",
                "confidence",
            ],
            Self::Sentences => &["article", "published", "sentence", "paragraph", "kind", "start", "end", "text"],
        }
    }
}

/// How values are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// Comma-separated values.
    Comma,
    /// Tab-separated values.
    Tab,
}

/// Writes the header line of a table.
///
/// # Errors
///
/// Only those of the writer.
pub fn header(table: Table, separator: Separator, mut out: impl io::Write) -> io::Result<()> {
    let mut row = Row::new(separator, &mut out);
    for column in table.columns() {
        row.text(column)?;
    }
    row.end()
}

/// Writes the rows of one report, without a header, so that reports can follow each other.
///
/// Lists inside a value (aliases, titles) are joined by ` | `.
///
/// # Errors
///
/// Only those of the writer.
pub fn rows(report: &Report, table: Table, separator: Separator, mut out: impl io::Write) -> io::Result<()> {
    let mut writer = Writer { report, row: Row::new(separator, &mut out) };
    match table {
        Table::People => writer.people(),
        Table::Roles => writer.roles(),
        Table::Organizations => writer.organizations(),
        Table::Places => writer.places(),
        Table::Dates => writer.dates(),
        Table::Quotations => writer.quotations(),
        Table::Sentences => writer.sentences(),
    }
}

struct Writer<'r, W> {
    report: &'r Report,
    row: Row<W>,
}

impl<W: io::Write> Writer<'_, W> {
    /// Begins a row with the columns that tell the article.
    fn begin(&mut self) -> io::Result<&mut Row<W>> {
        self.row.text(&self.report.id)?;
        self.row.optional(self.report.article.published.as_deref())?;
        Ok(&mut self.row)
    }

    fn people(&mut self) -> io::Result<()> {
        for person in &self.report.people {
            let row = self.begin()?;
            row.texts(&[&person.id, &person.name])?;
            row.list(&person.aliases)?;
            row.list(&person.titles)?;
            row.number(person.mentions.len())?;
            row.number(person.quotations)?;
            row.first(&person.mentions)?;
        }
        Ok(())
    }

    fn roles(&mut self) -> io::Result<()> {
        for role in &self.report.roles {
            let row = self.begin()?;
            row.texts(&[&role.id, &role.person.id, &role.person.name, &role.title])?;
            row.optional(role.organization.as_ref().and_then(|o| o.id.as_deref()))?;
            row.optional(role.organization.as_ref().map(|o| o.name.as_str()))?;
            row.name(&role.status)?;
            row.maybe(role.sentence)?;
            row.number(role.at.start)?;
            row.number(role.at.end)?;
            row.text(&role.rule)?;
            row.end()?;
        }
        Ok(())
    }

    fn organizations(&mut self) -> io::Result<()> {
        for organization in &self.report.organizations {
            let row = self.begin()?;
            row.texts(&[&organization.id, &organization.name])?;
            row.optional(organization.acronym.as_deref())?;
            row.list(&organization.aliases)?;
            row.number(organization.mentions.len())?;
            row.first(&organization.mentions)?;
        }
        Ok(())
    }

    fn places(&mut self) -> io::Result<()> {
        for place in &self.report.places {
            let row = self.begin()?;
            row.texts(&[&place.id, &place.name])?;
            row.number(place.mentions.len())?;
            row.first(&place.mentions)?;
        }
        Ok(())
    }

    fn dates(&mut self) -> io::Result<()> {
        for date in &self.report.dates {
            let row = self.begin()?;
            row.texts(&[&date.id, &date.at.text])?;
            row.name(&date.kind)?;
            for value in [&date.value, &date.modifier, &date.earliest, &date.latest] {
                row.optional(value.as_deref())?;
            }
            row.maybe(date.sentence)?;
            row.number(date.at.start)?;
            row.number(date.at.end)?;
            row.text(&date.rule)?;
            row.end()?;
        }
        Ok(())
    }

    fn quotations(&mut self) -> io::Result<()> {
        let report = self.report;
        for quotation in &report.quotations {
            let speaker = quotation.speaker.as_ref();
            let titles = speaker.and_then(|s| super::person(report, &s.id)).map_or(&[][..], |p| &p.titles);
            let row = self.begin()?;
            row.text(&quotation.id)?;
            row.optional(speaker.map(|s| s.id.as_str()))?;
            row.optional(speaker.map(|s| s.name.as_str()))?;
            row.name(&speaker.map(|s| s.kind))?;
            row.list(titles)?;
            row.text(&quotation.text)?;
            row.name(&quotation.kind)?;
            row.text(if quotation.speech { "true" } else { "false" })?;
            row.text(if quotation.closed { "true" } else { "false" })?;
            row.optional(quotation.source.as_ref().map(|place| place.text.as_str()))?;
            row.optional(quotation.cue.as_ref().map(|place| place.text.as_str()))?;
            row.maybe(quotation.sentence)?;
            row.maybe(quotation.content.first().map(|place| place.start))?;
            row.maybe(quotation.content.last().map(|place| place.end))?;
            row.text(&quotation.rule)?;
            row.number(quotation.confidence)?;
            row.end()?;
        }
        Ok(())
    }

    fn sentences(&mut self) -> io::Result<()> {
        let report = self.report;
        let ruler = Ruler::new(report.text.as_deref().unwrap_or_default(), report.offset_unit);
        for (i, sentence) in report.sentences.iter().enumerate() {
            let row = self.begin()?;
            row.number(i)?;
            row.number(sentence.paragraph)?;
            row.name(&report.paragraphs.get(sentence.paragraph as usize).map(|p| p.kind))?;
            row.number(sentence.start)?;
            row.number(sentence.end)?;
            row.text(ruler.of(sentence.start, sentence.end))?;
            row.end()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use crate::report::OffsetUnit;

    fn table(report: &Report, table: Table, separator: Separator) -> String {
        let mut out = Vec::new();
        header(table, separator, &mut out).expect("a vector takes everything");
        rows(report, table, separator, &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn every_row_has_a_value_for_every_column() {
        let report = sample::report(OffsetUnit::Codepoint);
        for kind in Table::ALL {
            let lines = table(&report, kind, Separator::Tab);
            let widths: Vec<usize> = lines.lines().map(|line| line.split('\t').count()).collect();
            assert!(widths.len() > 1 && widths.iter().all(|w| *w == kind.columns().len()), "{}: {widths:?}", kind.name());
        }
    }

    #[test]
    fn the_same_question_has_the_same_row() {
        let rows = table(&sample::report(OffsetUnit::Codepoint), Table::Roles, Separator::Comma);
        let line = rows.lines().nth(1).expect("a role");
        assert_eq!(line, "news/harbour bridge.txt,2021-03-04,r1,p1,Ana Ruíz,Mayor,,Porto Alba,current,1,62,67,title-before-name");
    }
}
