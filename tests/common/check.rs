//! What holds for the report of every string, however hostile. Shared with the fuzz targets.

use std::ops::Range;

use nutgraf::annotate::front::Kind;
use nutgraf::report::{Mention, Place, Report, SpeakerKind};
use nutgraf::text::Document;
use nutgraf::{OffsetUnit, Options, annotate};

/// Analyzes `text` and checks everything that a report promises. Panics where a promise is broken.
pub fn analyze(text: &str, options: &Options) -> Report {
    let report = nutgraf::analyze(text, options);
    assert_eq!(report.text.as_deref(), Some(text), "the text is given back as it is");
    assert_eq!(report.offset_unit, options.offset_unit);
    let check = Check { report: &report, units: Units::new(text, options.offset_unit) };
    check.article();
    check.page();
    check.entities();
    check.roles();
    check.dates();
    check.quotations();
    tiling(text, options, &check);
    report
}

/// The text in the report's own unit: `starts[n]` is the byte at which unit `n` begins; none inside a character.
struct Units<'t> {
    text: &'t str,
    starts: Vec<Option<usize>>,
}

impl<'t> Units<'t> {
    fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut starts = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            let more = match unit {
                OffsetUnit::Codepoint => 0,
                OffsetUnit::Utf8 => c.len_utf8() - 1,
                OffsetUnit::Utf16 => c.len_utf16() - 1,
            };
            starts.push(Some(at));
            starts.extend(std::iter::repeat_n(None, more));
        }
        starts.push(Some(text.len()));
        Self { text, starts }
    }

    /// The bytes from `start` to `end`, both in the report's unit.
    fn bytes(&self, start: u32, end: u32) -> Range<usize> {
        let byte = |at: u32| self.starts.get(at as usize).copied().flatten();
        let (Some(from), Some(to)) = (byte(start), byte(end)) else { panic!("{start}..{end} cuts a character or lies outside") };
        assert!(from <= to, "{start}..{end} runs backwards");
        from..to
    }

    fn slice(&self, start: u32, end: u32) -> &'t str {
        &self.text[self.bytes(start, end)]
    }
}

struct Check<'r> {
    report: &'r Report,
    units: Units<'r>,
}

impl Check<'_> {
    fn place(&self, place: &Place) {
        assert_eq!(self.units.slice(place.start, place.end), place.text, "a place holds what it says");
        assert!(!place.text.is_empty(), "a place holds something");
        assert_eq!(place.text, place.text.trim(), "a place has no white space around it");
    }

    /// The sentence that a place says it is in is the one in which it begins, and null means none.
    fn within(&self, sentence: Option<u32>, start: u32) {
        let sentences = &self.report.sentences;
        let at = sentences.partition_point(|s| s.start <= start);
        let holds = at.checked_sub(1).filter(|&i| start < sentences[i].end).map(|i| i as u32);
        assert_eq!(sentence, holds, "the place at {start} is in the sentence that it names");
    }

    fn article(&self) {
        let article = &self.report.article;
        if let Some(headline) = &article.headline {
            self.place(headline);
            assert_eq!(article.title.as_deref(), Some(on_one_line(&headline.text).as_str()), "the title is the headline");
        }
        if let Some(dateline) = &article.dateline {
            self.place(&dateline.at);
            for part in [&dateline.place, &dateline.agency].into_iter().flatten() {
                assert!(on_one_line(&dateline.at.text).contains(part.as_str()), "{part:?} stands in the dateline");
            }
        }
        let authors = article.byline.iter().map(|author| (&author.name, &author.person));
        for (name, person) in authors.chain(article.credits.iter().map(|credit| (&credit.name, &credit.person))) {
            let known = person.as_ref().is_none_or(|id| self.report.people.iter().any(|p| p.id == *id));
            assert!(known, "{name:?} is one of the people");
        }
        assert_eq!(article.published.is_some(), article.published_from.is_some(), "a publication day has an origin");
    }

    /// Paragraphs and sentences are in order and apart, sentences lie in their paragraphs, and what is no
    /// boilerplate begins and ends with no white space.
    fn page(&self) {
        let mut end = 0;
        for paragraph in &self.report.paragraphs {
            assert!(end <= paragraph.start && paragraph.start < paragraph.end, "paragraphs are in order");
            end = paragraph.end;
        }
        let mut end = 0;
        for sentence in &self.report.sentences {
            assert!(end <= sentence.start && sentence.start < sentence.end, "sentences are in order");
            end = sentence.end;
            let text = self.units.slice(sentence.start, sentence.end);
            assert_eq!(text, text.trim(), "a sentence has no white space around it");
            let paragraph = self.report.paragraphs.get(sentence.paragraph as usize).expect("a sentence has a paragraph");
            assert!(paragraph.start <= sentence.start && sentence.end <= paragraph.end, "a sentence lies in its paragraph");
            assert_ne!(paragraph.kind, Kind::Boilerplate, "boilerplate has no sentences");
        }
    }

    fn entities(&self) {
        for (i, person) in self.report.people.iter().enumerate() {
            assert_eq!(person.id, format!("p{}", i + 1));
            self.names(&person.name, &person.aliases, &person.mentions);
            let said = self.report.quotations.iter().filter(|q| q.speaker.as_ref().is_some_and(|s| s.id == person.id)).count();
            assert_eq!(person.quotations as usize, said, "{} said what is counted", person.name);
        }
        for (i, organization) in self.report.organizations.iter().enumerate() {
            assert_eq!(organization.id, format!("o{}", i + 1));
            self.names(&organization.name, &organization.aliases, &organization.mentions);
        }
        for (i, place) in self.report.places.iter().enumerate() {
            assert_eq!(place.id, format!("l{}", i + 1));
            self.names(&place.name, &[], &place.mentions);
        }
    }

    fn names(&self, name: &str, aliases: &[String], mentions: &[Mention]) {
        assert!(!name.is_empty() && on_one_line(name) == name, "an entity has a name, on one line");
        assert!(!mentions.is_empty(), "{name} is mentioned");
        assert!(!aliases.iter().any(|alias| alias == name), "{name} is no alias of itself");
        let mut end = 0;
        for mention in mentions {
            self.place(&mention.at);
            self.within(mention.sentence, mention.at.start);
            assert!(end <= mention.at.start, "the mentions of {name} are in order and apart");
            end = mention.at.end;
        }
    }

    fn roles(&self) {
        let mut start = 0;
        for (i, role) in self.report.roles.iter().enumerate() {
            assert_eq!(role.id, format!("r{}", i + 1));
            self.place(&role.at);
            self.within(role.sentence, role.at.start);
            assert_eq!(role.title, on_one_line(&role.at.text));
            assert!(start <= role.at.start, "roles are in order");
            start = role.at.start;
            let person = self.report.people.iter().find(|p| p.id == role.person.id).expect("the holder is one of the people");
            assert_eq!(person.name, role.person.name);
            assert!(person.titles.contains(&role.title), "the titles of {} hold {:?}", person.name, role.title);
            if let Some(id) = role.organization.as_ref().and_then(|o| o.id.as_ref()) {
                assert!(self.report.organizations.iter().any(|o| o.id == *id), "{id} is one of the organizations");
            }
            assert!(!role.rule.is_empty());
        }
    }

    fn dates(&self) {
        let mut end = 0;
        for (i, date) in self.report.dates.iter().enumerate() {
            assert_eq!(date.id, format!("d{}", i + 1));
            self.place(&date.at);
            self.within(date.sentence, date.at.start);
            assert!(end <= date.at.start, "dates are in order and apart");
            end = date.at.end;
            assert_eq!(date.earliest.is_some(), date.latest.is_some());
            assert!(date.earliest <= date.latest, "{:?} ends before it begins", date.at.text);
            assert!(!date.rule.is_empty());
        }
    }

    fn quotations(&self) {
        let mut start = 0;
        for (i, quotation) in self.report.quotations.iter().enumerate() {
            assert_eq!(quotation.id, format!("q{}", i + 1));
            let first = quotation.content.first().expect("a quotation has content");
            self.within(quotation.sentence, first.start);
            assert!(start <= first.start, "quotations are in order");
            start = first.start;
            let mut end = 0;
            for piece in &quotation.content {
                self.place(piece);
                assert!(end <= piece.start, "the pieces of {} are in order and apart", quotation.id);
                end = piece.end;
            }
            let pieces: Vec<&str> = quotation.content.iter().map(|piece| piece.text.as_str()).collect();
            assert_eq!(quotation.text, on_one_line(&pieces.join(" … ")));
            for place in [&quotation.cue, &quotation.source].into_iter().flatten() {
                self.place(place);
            }
            assert!((0.0..=1.0).contains(&quotation.confidence));
            assert!(!quotation.rule.is_empty());
            if let Some(speaker) = &quotation.speaker {
                let name = match speaker.kind {
                    SpeakerKind::Person => self.report.people.iter().find(|p| p.id == speaker.id).map(|p| &p.name),
                    SpeakerKind::Organization => self.report.organizations.iter().find(|o| o.id == speaker.id).map(|o| &o.name),
                };
                assert_eq!(name, Some(&speaker.name), "the speaker is one of the cast");
            }
        }
    }
}

/// Every character of every paragraph that is no boilerplate is white space, in a sentence, or in a gap
/// (dateline, leavings of a caption); and every character outside the paragraphs is white space.
fn tiling(text: &str, options: &Options, check: &Check) {
    let document = Document::new(text, options.layout);
    let front = annotate::annotate(&document, options).front;
    let mut covered = vec![false; text.len()];
    let mut cover = |range: Range<usize>| covered[range].fill(true);
    for sentence in &check.report.sentences {
        cover(check.units.bytes(sentence.start, sentence.end));
    }
    for gap in &front.gaps {
        cover(gap.start as usize..gap.end as usize);
    }
    for paragraph in check.report.paragraphs.iter().filter(|p| p.kind == Kind::Boilerplate) {
        cover(check.units.bytes(paragraph.start, paragraph.end));
    }
    if let Some((at, c)) = text.char_indices().find(|(at, c)| !covered[*at] && !is_blank(*c)) {
        panic!("{c:?} at byte {at} is in no sentence, gap or boilerplate");
    }
}

/// White space, and what is as good as it: control characters and characters of no width.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}' | '\u{61C}' | '\u{180E}')
}

/// The text with every stretch of white space as one blank.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
