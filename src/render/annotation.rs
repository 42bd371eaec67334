//! W3C Web Annotations: an AnnotationCollection in JSON-LD, to be published or read by annotation tools.
//!
//! Every answer is an annotation: its target is the article with a TextQuoteSelector and a TextPositionSelector
//! (Unicode code points, half open, whatever unit the report has: the standard knows no other), its body says
//! what the words are (purpose `tagging`) and whom or what they mean (purpose `identifying`). A quotation in
//! several pieces has several targets. Identifiers are relative IRIs: `#p1-2` is the second mention of `p1`.

use std::io;
use std::ops::Range;

use serde::Serialize;

use super::ruler::Ruler;
use crate::report::{Mention, OffsetUnit, Place, Report};

/// How many characters before and after the words a selector quotes.
const CONTEXT: usize = 32;

/// Writes the annotations of a report as one JSON-LD object and a line break: on one line, or indented.
///
/// # Errors
///
/// [`io::ErrorKind::InvalidInput`] if the report was made without its text; else only those of the writer.
pub fn write(report: &Report, pretty: bool, mut out: impl io::Write) -> io::Result<()> {
    let no_text = || io::Error::new(io::ErrorKind::InvalidInput, "annotations need the text of the article");
    let text = report.text.as_deref().ok_or_else(no_text)?;
    let mut writer = Writer {
        source: iri(&report.id),
        from: Ruler::new(text, report.offset_unit),
        to: Ruler::new(text, OffsetUnit::Codepoint),
        items: Vec::new(),
    };
    writer.all(report);
    let collection = Collection {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: "#nutgraf",
        kind: "AnnotationCollection",
        label: &report.id,
        generator: Software { kind: "Software", name: format!("{} {}", report.generator.name, report.generator.version) },
        total: writer.items.len(),
        first: Page { id: "#nutgraf-1", kind: "AnnotationPage", part_of: "#nutgraf", start: 0, items: writer.items },
    };
    if pretty {
        serde_json::to_writer_pretty(&mut out, &collection)?;
    } else {
        serde_json::to_writer(&mut out, &collection)?;
    }
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Collection<'r> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    label: &'r str,
    generator: Software,
    total: usize,
    first: Page<'r>,
}

#[derive(Serialize)]
struct Software {
    #[serde(rename = "type")]
    kind: &'static str,
    name: String,
}

#[derive(Serialize)]
struct Page<'r> {
    id: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "partOf")]
    part_of: &'static str,
    #[serde(rename = "startIndex")]
    start: u32,
    items: Vec<Annotation<'r>>,
}

#[derive(Serialize)]
struct Annotation<'r> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Vec<Body>,
    target: Vec<Target<'r>>,
}

#[derive(Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Target<'r> {
    source: String,
    selector: (Quote<'r>, Position),
}

#[derive(Serialize)]
struct Quote<'r> {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: &'r str,
    prefix: &'r str,
    suffix: &'r str,
}

#[derive(Serialize)]
struct Position {
    #[serde(rename = "type")]
    kind: &'static str,
    start: usize,
    end: usize,
}

struct Writer<'r> {
    source: String,
    from: Ruler<'r>,
    to: Ruler<'r>,
    items: Vec<Annotation<'r>>,
}

impl Writer<'_> {
    fn all(&mut self, report: &Report) {
        for person in &report.people {
            self.mentions("person", &person.id, &person.name, &person.mentions);
        }
        for organization in &report.organizations {
            self.mentions("organization", &organization.id, &organization.name, &organization.mentions);
        }
        for place in &report.places {
            self.mentions("place", &place.id, &place.name, &place.mentions);
        }
        for role in &report.roles {
            self.add(&role.id, "title", Some(role.person.name.clone()), std::slice::from_ref(&role.at));
        }
        for date in &report.dates {
            self.add(&date.id, "date", date.value.clone(), std::slice::from_ref(&date.at));
        }
        for quotation in &report.quotations {
            self.add(&quotation.id, "quotation", quotation.speaker.as_ref().map(|s| s.name.clone()), &quotation.content);
        }
    }

    fn mentions(&mut self, tag: &str, id: &str, name: &str, mentions: &[Mention]) {
        for (i, mention) in (1..).zip(mentions) {
            self.add(&format!("{id}-{i}"), tag, Some(name.to_owned()), std::slice::from_ref(&mention.at));
        }
    }

    fn add(&mut self, id: &str, tag: &str, identity: Option<String>, places: &[Place]) {
        let body = |purpose, value| Body { kind: "TextualBody", purpose, value };
        let mut bodies = vec![body("tagging", tag.to_owned())];
        bodies.extend(identity.map(|value| body("identifying", value)));
        let target = places.iter().map(|place| self.target(self.from.bytes(place.start, place.end))).collect();
        let motivation = if bodies.len() > 1 { "identifying" } else { "tagging" };
        self.items.push(Annotation { id: format!("#{id}"), kind: "Annotation", motivation, body: bodies, target });
    }
}

impl<'r> Writer<'r> {
    fn target(&self, place: Range<usize>) -> Target<'r> {
        let text = self.from.text();
        let before = text[..place.start].char_indices().rev().take(CONTEXT).last().map_or(place.start, |(at, _)| at);
        let after = text[place.end..].char_indices().nth(CONTEXT).map_or(text.len(), |(at, _)| place.end + at);
        let position = Position { kind: "TextPositionSelector", start: self.to.offset(place.start), end: self.to.offset(place.end) };
        let quote = Quote {
            kind: "TextQuoteSelector",
            exact: &text[place.clone()],
            prefix: &text[before..place.start],
            suffix: &text[place.end..after],
        };
        Target { source: self.source.clone(), selector: (quote, position) }
    }
}

/// An article's id as an IRI reference: what cannot stand in one is percent-encoded. An id that is an absolute
/// IRI stays one; in a path, a colon before the first slash would make it look like one.
fn iri(id: &str) -> String {
    let absolute = id.split_once("://").is_some_and(|(scheme, _)| scheme.bytes().all(|b| b.is_ascii_alphanumeric()));
    let mut iri = String::with_capacity(id.len());
    for c in id.chars() {
        let is_allowed = c.is_ascii_alphanumeric() || "-._~/".contains(c) || (absolute && ":?#&=%+@,;!$'()*".contains(c));
        if is_allowed || !c.is_ascii() {
            iri.push(c);
        } else {
            iri.push_str(&format!("%{:02X}", c as u32));
        }
    }
    iri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use serde_json::Value;

    fn written(report: &Report) -> Value {
        let mut out = Vec::new();
        write(report, false, &mut out).expect("a vector takes everything");
        assert_eq!(out.iter().filter(|b| **b == b'\n').count(), 1, "one line");
        serde_json::from_slice(&out).expect("JSON")
    }

    #[test]
    fn selectors_quote_and_count_the_same_words() {
        let collection = written(&sample::report(OffsetUnit::Utf16));
        assert_eq!(collection, written(&sample::report(OffsetUnit::Codepoint)), "offsets are code points in any case");
        let items = collection["first"]["items"].as_array().expect("items");
        assert_eq!(collection["total"], items.len());
        assert_eq!(items.len(), 6 + 2 + 2 + 3);
        let characters: Vec<char> = sample::TEXT.chars().collect();
        for selector in items.iter().flat_map(|item| item["target"].as_array().expect("targets")).map(|target| &target["selector"]) {
            let (start, end) = (selector[1]["start"].as_u64().expect("start"), selector[1]["end"].as_u64().expect("end"));
            let words: String = characters[start as usize..end as usize].iter().collect();
            assert_eq!(selector[0]["exact"], words);
            let around =
                format!("{}{words}{}", selector[0]["prefix"].as_str().expect("prefix"), selector[0]["suffix"].as_str().expect("suffix"));
            assert!(sample::TEXT.contains(&around));
        }
    }

    #[test]
    fn a_body_says_what_the_words_are_and_whom_they_mean() {
        let collection = written(&sample::report(OffsetUnit::Codepoint));
        let items = collection["first"]["items"].as_array().expect("items");
        let second = items.iter().find(|item| item["id"] == "#p1-2").expect("the second mention of the mayor");
        assert_eq!(second["body"][0]["value"], "person");
        assert_eq!(second["body"][1]["value"], "Ana Ruíz");
        assert_eq!(second["target"][0]["selector"][0]["exact"], "she");
        assert_eq!(second["target"][0]["source"], "news/harbour%20bridge.txt");
    }

    #[test]
    fn ids_become_references() {
        for (id, written) in
            [("a b.txt", "a%20b.txt"), ("x:y", "x%3Ay"), ("https://example.org/a?b=1", "https://example.org/a?b=1"), ("é<>", "é%3C%3E")]
        {
            assert_eq!(iri(id), written);
        }
    }
}
