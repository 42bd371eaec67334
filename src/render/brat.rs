//! brat standoff: a text and its annotations, to be looked at and corrected in the brat annotation tool.
//!
//! An article is two files: `NAME.txt` is [the text](text), `NAME.ann` its [`annotations`]. A
//! folder of them needs [`CONFIGURATION`] as `annotation.conf`. Offsets are Unicode code points, half open,
//! whatever unit the report has: brat knows no other.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::ops::Range;

use super::ruler::Ruler;
use crate::report::{Mention, MentionKind, OffsetUnit, Report};

/// The types that the annotations use, as brat's `annotation.conf`.
pub const CONFIGURATION: &str = include_str!("brat.conf");

/// Writes the text that the offsets refer to: exactly the report's, without a line break at the end.
///
/// # Errors
///
/// [`io::ErrorKind::InvalidInput`] if the report was made without its text; else only those of the writer.
pub fn text(report: &Report, mut out: impl io::Write) -> io::Result<()> {
    out.write_all(text_of(report)?.as_bytes())
}

/// Writes the annotations: names, titles, dates, and the content, cue and source of quotations; who holds a
/// title, where, and who says what as relations; mentions of one person or organization as equivalent.
///
/// # Errors
///
/// [`io::ErrorKind::InvalidInput`] if the report was made without its text; else only those of the writer.
pub fn annotations(report: &Report, mut out: impl io::Write) -> io::Result<()> {
    let text = text_of(report)?;
    let mut writer = Writer {
        from: Ruler::new(text, report.offset_unit),
        to: Ruler::new(text, OffsetUnit::Codepoint),
        marks: 0,
        relations: 0,
        attributes: 0,
        notes: 0,
        first: BTreeMap::new(),
        lines: String::new(),
    };
    writer.names(report);
    writer.roles(report);
    writer.dates(report);
    writer.quotations(report);
    out.write_all(writer.lines.as_bytes())
}

fn text_of(report: &Report) -> io::Result<&str> {
    report.text.as_deref().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "brat needs the text of the article"))
}

struct Writer<'r> {
    from: Ruler<'r>,
    to: Ruler<'r>,
    /// How many there are so far of each kind of line.
    marks: u32,
    relations: u32,
    attributes: u32,
    notes: u32,
    /// The mark that stands for an entity: its first mention by name, else its first.
    first: BTreeMap<&'r str, u32>,
    lines: String,
}

impl<'r> Writer<'r> {
    fn names(&mut self, report: &'r Report) {
        for person in &report.people {
            self.mentions("Person", &person.id, &person.mentions);
        }
        for organization in &report.organizations {
            self.mentions("Organization", &organization.id, &organization.mentions);
        }
        for place in &report.places {
            self.mentions("Place", &place.id, &place.mentions);
        }
    }

    fn mentions(&mut self, kind: &str, id: &'r str, mentions: &[Mention]) {
        let mut marks = Vec::with_capacity(mentions.len());
        for mention in mentions {
            if let Some(mark) = self.mark(kind, &[(mention.at.start, mention.at.end)]) {
                self.attribute("Form", mark, &super::name_of(&mention.kind));
                marks.push((mention.kind != MentionKind::Name, mark));
            }
        }
        if let Some((_, first)) = marks.iter().min() {
            self.first.insert(id, *first);
        }
        if marks.len() > 1 {
            self.lines.push_str("*\tEquiv");
            for (_, mark) in marks {
                let _ = write!(self.lines, " T{mark}");
            }
            self.lines.push('\n');
        }
    }

    fn roles(&mut self, report: &'r Report) {
        for role in &report.roles {
            let Some(title) = self.mark("Title", &[(role.at.start, role.at.end)]) else { continue };
            self.attribute("Status", title, &super::name_of(&role.status));
            if let Some(&person) = self.first.get(role.person.id.as_str()) {
                self.relation("Held_by", title, person);
            }
            match role.organization.as_ref().map(|o| (o.id.as_deref().and_then(|id| self.first.get(id)), &o.name)) {
                Some((Some(&organization), _)) => self.relation("Belongs_to", title, organization),
                Some((None, name)) => self.note(title, &format!("of {name}")),
                None => {}
            }
        }
    }

    fn dates(&mut self, report: &'r Report) {
        for date in &report.dates {
            let kind = match super::name_of(&date.kind).as_str() {
                "TIME" => "Time",
                "DURATION" => "Duration",
                "SET" => "Set",
                _ => "Date",
            };
            let Some(mark) = self.mark(kind, &[(date.at.start, date.at.end)]) else { continue };
            if let Some(value) = &date.value {
                let modifier = date.modifier.as_ref().map(|m| format!(" ({m})")).unwrap_or_default();
                self.note(mark, &format!("{value}{modifier}"));
            }
        }
    }

    fn quotations(&mut self, report: &'r Report) {
        for quotation in &report.quotations {
            let pieces: Vec<(u32, u32)> = quotation.content.iter().map(|piece| (piece.start, piece.end)).collect();
            let Some(content) = self.mark("Quotation", &pieces) else { continue };
            self.attribute("Manner", content, &super::name_of(&quotation.kind));
            if !quotation.speech {
                self.flag("Thought", content);
            }
            if let Some(cue) = quotation.cue.as_ref().and_then(|cue| self.mark("Cue", &[(cue.start, cue.end)])) {
                self.relation("Cued_by", content, cue);
            }
            if let Some(source) = quotation.source.as_ref().and_then(|source| self.mark("Source", &[(source.start, source.end)])) {
                self.relation("Has_source", content, source);
            }
            if let Some(&speaker) = quotation.speaker.as_ref().and_then(|speaker| self.first.get(speaker.id.as_str())) {
                self.relation("Said_by", content, speaker);
            }
        }
    }

    /// Writes a text-bound annotation, unless there is nothing to bind it to. brat shows a line at a time, so a
    /// place that goes over a line break is written as its lines.
    fn mark(&mut self, kind: &str, pieces: &[(u32, u32)]) -> Option<u32> {
        let text = self.from.text();
        let lines: Vec<Range<usize>> = pieces.iter().flat_map(|(start, end)| lines(text, self.from.bytes(*start, *end))).collect();
        if lines.is_empty() {
            return None;
        }
        self.marks += 1;
        let _ = write!(self.lines, "T{}\t{kind}", self.marks);
        for (i, line) in lines.iter().enumerate() {
            let before = if i == 0 { ' ' } else { ';' };
            let _ = write!(self.lines, "{before}{} {}", self.to.offset(line.start), self.to.offset(line.end));
        }
        let words: Vec<&str> = lines.into_iter().map(|line| &text[line]).collect();
        let _ = writeln!(self.lines, "\t{}", words.join(" "));
        Some(self.marks)
    }

    fn relation(&mut self, kind: &str, from: u32, to: u32) {
        self.relations += 1;
        let _ = writeln!(self.lines, "R{}\t{kind} Arg1:T{from} Arg2:T{to}", self.relations);
    }

    fn attribute(&mut self, kind: &str, of: u32, value: &str) {
        self.attributes += 1;
        let _ = writeln!(self.lines, "A{}\t{kind} T{of} {value}", self.attributes);
    }

    fn flag(&mut self, kind: &str, of: u32) {
        self.attributes += 1;
        let _ = writeln!(self.lines, "A{}\t{kind} T{of}", self.attributes);
    }

    fn note(&mut self, of: u32, note: &str) {
        self.notes += 1;
        let note = note.replace(['\n', '\r', '\t'], " ");
        let _ = writeln!(self.lines, "#{}\tAnnotatorNotes T{of}\t{note}", self.notes);
    }
}

/// The lines of a place, without the white space around them.
fn lines(text: &str, place: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = place.start;
    for line in text[place].split_inclusive(['\n', '\r']) {
        let from = start + (line.len() - line.trim_start().len());
        let words = line.trim();
        if !words.is_empty() {
            found.push(from..from + words.len());
        }
        start += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    fn written(report: &Report) -> String {
        let mut out = Vec::new();
        annotations(report, &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn offsets_are_code_points_whatever_the_report_counts() {
        let lines = written(&sample::report(OffsetUnit::Codepoint));
        assert_eq!(lines, written(&sample::report(OffsetUnit::Utf8)));
        assert_eq!(lines, written(&sample::report(OffsetUnit::Utf16)));
        let characters: Vec<char> = sample::TEXT.chars().collect();
        let mut marks = 0;
        for line in lines.lines().filter(|line| line.starts_with('T')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let (_, places) = columns[1].split_once(' ').expect("a type and places");
            let words: Vec<String> = places
                .split(';')
                .map(|place| {
                    let (start, end) = place.split_once(' ').expect("two offsets");
                    characters[start.parse().expect("a number")..end.parse().expect("a number")].iter().collect()
                })
                .collect();
            assert_eq!(words.join(" "), columns[2]);
            marks += 1;
        }
        assert_eq!(marks, 6 + 2 + 2 + 9, "mentions, titles, dates; content, cue and source of three quotations");
    }

    #[test]
    fn relations_join_title_holder_and_speaker() {
        let lines = written(&sample::report(OffsetUnit::Codepoint));
        assert!(lines.contains("T1\tPerson 68 76\tAna Ruíz\n"), "{lines}");
        assert!(lines.contains("*\tEquiv T1 T2\n"));
        assert!(lines.contains("\tHeld_by Arg1:T7 Arg2:T1\n"));
        assert_eq!(lines.matches("Said_by").count(), 2);
    }

    #[test]
    fn a_place_over_a_line_break_is_written_as_its_lines() {
        assert_eq!(lines("one \r\n two three", 0..13), [0..3, 7..13]);
        assert_eq!(lines("a\n\n", 1..3), []);
    }

    #[test]
    fn without_a_text_there_is_nothing_to_annotate() {
        let report = Report { text: None, ..sample::report(OffsetUnit::Codepoint) };
        assert_eq!(annotations(&report, Vec::new()).map_err(|e| e.kind()), Err(io::ErrorKind::InvalidInput));
    }
}
