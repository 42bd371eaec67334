//! The document, the annotations and the entities become the report: ids, offsets in the chosen unit, names
//! repeated where they are used.

use std::collections::BTreeSet;

use super::{
    Article, Author, Credit, Date, Dateline, EntityName, Generator, Mention, NamedPlace, Organization, Paragraph, Person, Place, Quotation,
    Report, Role, RoleOrganization, SCHEMA_VERSION, Sentence, Speaker, SpeakerKind,
};
use crate::annotate::Annotations;
use crate::annotate::Options;
use crate::annotate::front::{Kind, Work};
use crate::resolve::{Entities, Entity, EntityRef};
use crate::text::{Converter, Document, Span};

/// Puts the report together.
#[must_use]
pub fn report(document: &Document, annotations: &Annotations, entities: &Entities, options: &Options) -> Report {
    Writer {
        document,
        annotations,
        entities,
        options,
        converter: Converter::new(document.text, options.offset_unit),
        sentences: Vec::new(),
    }
    .report()
}

struct Writer<'a, 't> {
    document: &'a Document<'t>,
    annotations: &'a Annotations,
    entities: &'a Entities,
    options: &'a Options,
    converter: Converter<'t>,
    /// The sentences that the report keeps: their spans, trimmed, and their paragraphs.
    sentences: Vec<(Span, u32)>,
}

impl Writer<'_, '_> {
    fn report(mut self) -> Report {
        self.sentences = self.kept_sentences();
        Report {
            schema_version: SCHEMA_VERSION.to_owned(),
            generator: Generator { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
            id: self.options.id.clone(),
            offset_unit: self.options.offset_unit,
            article: self.article(),
            warnings: self.options.warnings.clone(),
            text: Some(self.document.text.to_owned()),
            paragraphs: self.paragraphs(),
            sentences: self
                .sentences
                .iter()
                .map(|&(span, paragraph)| Sentence {
                    paragraph,
                    start: self.converter.offset(span.start),
                    end: self.converter.offset(span.end),
                })
                .collect(),
            people: self.people(),
            roles: self.roles(),
            organizations: self.organizations(),
            places: self.places(),
            dates: self.dates(),
            quotations: self.quotations(),
        }
    }

    /// The sentences of every paragraph that is no boilerplate, without what lies in gaps.
    fn kept_sentences(&self) -> Vec<(Span, u32)> {
        let front = &self.annotations.front;
        let mut gaps = front.gaps.iter().copied().peekable();
        let mut kept = Vec::with_capacity(self.document.sentences.len());
        for sentence in &self.document.sentences {
            if front.kind(sentence.paragraph) == Kind::Boilerplate {
                continue;
            }
            let mut span = sentence.span;
            while gaps.next_if(|gap| gap.end <= span.start).is_some() {}
            while let Some(gap) = gaps.peek().copied().filter(|gap| gap.touches(span)) {
                self.keep(&mut kept, Span::new(span.start, gap.start.max(span.start)), sentence.paragraph);
                span.start = gap.end.min(span.end);
                if gap.end > sentence.span.end {
                    break;
                }
                gaps.next();
            }
            self.keep(&mut kept, span, sentence.paragraph);
        }
        kept
    }

    /// Keeps what is left of `span` without the white space around it.
    fn keep(&self, kept: &mut Vec<(Span, u32)>, span: Span, paragraph: u32) {
        let text = span.of(self.document.text);
        let start = span.start + (text.len() - text.trim_start().len()) as u32;
        let trimmed = Span::new(start, start + text.trim().len() as u32);
        if !trimmed.is_empty() {
            kept.push((trimmed, paragraph));
        }
    }

    fn sentence(&self, span: Span) -> Option<u32> {
        let at = self.sentences.partition_point(|(s, _)| s.start <= span.start).checked_sub(1)?;
        (span.start < self.sentences[at].0.end).then_some(at as u32)
    }

    fn place(&self, span: Span) -> Place {
        Place {
            start: self.converter.offset(span.start),
            end: self.converter.offset(span.end),
            text: span.of(self.document.text).to_owned(),
        }
    }

    /// What stands there, on one line.
    fn text(&self, span: Span) -> String {
        on_one_line(span.of(self.document.text))
    }

    fn article(&self) -> Article {
        let front = &self.annotations.front;
        Article {
            title: front.headline.map(|span| self.text(span)).or_else(|| self.options.title.as_deref().map(on_one_line)),
            headline: front.headline.map(|span| self.place(span)),
            byline: self.byline(),
            credits: self.credits(),
            dateline: front.dateline.map(|d| Dateline {
                place: d.place.map(|span| self.text(span)),
                agency: d.agency.map(|span| self.text(span)),
                at: self.place(d.span),
            }),
            section: front.section.map(|span| self.text(span)),
            published: self.annotations.published.map(|(day, _)| day.to_string()),
            published_from: self.annotations.published.map(|(_, from)| from),
            language: "en".to_owned(),
            words: self.words(),
        }
    }

    fn words(&self) -> u32 {
        use crate::text::TokenKind::{Number, Word};
        let kept = |p: &&crate::text::Paragraph| {
            let at = self.document.paragraphs.partition_point(|q| q.span.start < p.span.start);
            self.annotations.front.kind(at as u32) != Kind::Boilerplate
        };
        let tokens = self.document.paragraphs.iter().filter(kept).flat_map(|p| &self.document.tokens[p.tokens.range()]);
        tokens.filter(|t| matches!(t.kind, Word | Number)).count() as u32
    }

    /// The authors that the text names, else those that the record or page gives.
    fn byline(&self) -> Vec<Author> {
        let named = &self.annotations.front.authors;
        if named.is_empty() {
            let given = self.options.authors.iter();
            return given.map(|name| Author { name: name.clone(), person: self.person_named(name) }).collect();
        }
        named.iter().map(|author| Author { name: self.text(author.span), person: self.person_at(author.span) }).collect()
    }

    /// The people of the credits; of pictures, whose sources are companies more often, only those known for people.
    fn credits(&self) -> Vec<Credit> {
        let credits = self.annotations.front.credits.iter();
        let credits = credits.map(|c| Credit { name: self.text(c.span), person: self.person_at(c.span), work: c.work });
        credits.filter(|credit| credit.work != Work::Photographer || credit.person.is_some()).collect()
    }

    fn person_named(&self, name: &str) -> Option<String> {
        let at = self.entities.people.iter().position(|person| person.name == name)?;
        Some(id('p', at))
    }

    fn person_at(&self, span: Span) -> Option<String> {
        let at = self.entities.people.iter().position(|p| p.mentions.iter().any(|m| m.span.touches(span)))?;
        Some(id('p', at))
    }

    fn paragraphs(&self) -> Vec<Paragraph> {
        let kinds = (0..).map(|i| self.annotations.front.kind(i));
        let paragraphs = self.document.paragraphs.iter().zip(kinds);
        paragraphs
            .map(|(p, kind)| Paragraph { kind, start: self.converter.offset(p.span.start), end: self.converter.offset(p.span.end) })
            .collect()
    }

    fn mentions(&self, entity: &Entity) -> Vec<Mention> {
        let mention = |m: &crate::resolve::Mention| Mention {
            kind: m.kind,
            sentence: self.sentence(m.span),
            at: self.place(m.span),
            rule: m.rule.map(str::to_owned),
        };
        entity.mentions.iter().map(mention).collect()
    }

    fn people(&self) -> Vec<Person> {
        let mut titles = vec![Vec::new(); self.entities.people.len()];
        for held in &self.entities.roles {
            let title = self.text(self.annotations.roles[held.role as usize].title);
            let of = &mut titles[held.person as usize];
            if !of.contains(&title) {
                of.push(title);
            }
        }
        let mut quotations = vec![0; self.entities.people.len()];
        for speaker in self.entities.speakers.iter().flatten() {
            if let EntityRef::Person(p) = speaker.entity {
                quotations[p as usize] += 1;
            }
        }
        let people = self.entities.people.iter().enumerate().zip(titles).zip(quotations);
        people
            .map(|(((i, person), titles), quotations)| Person {
                id: id('p', i),
                name: on_one_line(&person.name),
                aliases: aliases(person),
                titles,
                quotations,
                mentions: self.mentions(person),
            })
            .collect()
    }

    fn roles(&self) -> Vec<Role> {
        let roles = self.entities.roles.iter().enumerate();
        roles
            .map(|(i, held)| {
                let role = &self.annotations.roles[held.role as usize];
                Role {
                    id: id('r', i),
                    title: self.text(role.title),
                    person: EntityName {
                        id: id('p', held.person as usize),
                        name: on_one_line(&self.entities.people[held.person as usize].name),
                    },
                    organization: held
                        .organization
                        .as_ref()
                        .map(|(name, at)| RoleOrganization { id: at.map(|at| id('o', at as usize)), name: on_one_line(name) }),
                    status: role.status,
                    sentence: self.sentence(role.title),
                    at: self.place(role.title),
                    rule: role.rule.to_owned(),
                }
            })
            .collect()
    }

    fn organizations(&self) -> Vec<Organization> {
        let organizations = self.entities.organizations.iter().enumerate();
        organizations
            .map(|(i, o)| Organization {
                id: id('o', i),
                name: on_one_line(&o.name),
                acronym: o.acronym.clone(),
                aliases: aliases(o),
                mentions: self.mentions(o),
            })
            .collect()
    }

    fn places(&self) -> Vec<NamedPlace> {
        let places = self.entities.places.iter().enumerate();
        places.map(|(i, place)| NamedPlace { id: id('l', i), name: on_one_line(&place.name), mentions: self.mentions(place) }).collect()
    }

    fn dates(&self) -> Vec<Date> {
        let dates = self.annotations.dates.iter().enumerate();
        dates
            .map(|(i, date)| Date {
                id: id('d', i),
                kind: date.kind,
                value: date.value.clone(),
                modifier: date.modifier.map(str::to_owned),
                earliest: date.days.map(|(first, _)| first.to_string()),
                latest: date.days.map(|(_, last)| last.to_string()),
                sentence: self.sentence(date.span),
                at: self.place(date.span),
                rule: date.rule.to_owned(),
            })
            .collect()
    }

    fn quotations(&self) -> Vec<Quotation> {
        let statements = self.annotations.speech.iter().zip(&self.entities.speakers).enumerate();
        statements
            .map(|(i, (statement, speaker))| {
                let pieces: Vec<&str> = statement.content.iter().map(|span| span.of(self.document.text)).collect();
                Quotation {
                    id: id('q', i),
                    kind: statement.kind,
                    sentence: statement.content.first().and_then(|span| self.sentence(*span)),
                    speech: statement.speech,
                    closed: statement.closed,
                    text: on_one_line(&pieces.join(" … ")),
                    content: statement.content.iter().map(|span| self.place(*span)).collect(),
                    cue: statement.cue.map(|span| self.place(span)),
                    source: statement.source.map(|span| self.place(span)),
                    speaker: speaker.map(|s| self.speaker(s.entity)),
                    rule: statement.rule.to_owned(),
                    confidence: confidence(statement.confidence, speaker.map_or(1.0, |s| s.sure)),
                }
            })
            .collect()
    }

    fn speaker(&self, speaker: EntityRef) -> Speaker {
        match speaker {
            EntityRef::Person(i) => {
                Speaker { id: id('p', i as usize), name: on_one_line(&self.entities.people[i as usize].name), kind: SpeakerKind::Person }
            }
            EntityRef::Organization(i) => Speaker {
                id: id('o', i as usize),
                name: on_one_line(&self.entities.organizations[i as usize].name),
                kind: SpeakerKind::Organization,
            },
        }
    }
}

/// How sure source and speaker are together, to two digits.
fn confidence(source: f32, speaker: f32) -> f32 {
    (source * speaker * 100.0).round() / 100.0
}

fn id(letter: char, at: usize) -> String {
    format!("{letter}{}", at + 1)
}

/// The other forms of an entity, on one line each: those that differ in white space alone are one.
fn aliases(entity: &Entity) -> Vec<String> {
    let mut seen = BTreeSet::from([on_one_line(&entity.name)]);
    entity.aliases.iter().map(|alias| on_one_line(alias)).filter(|alias| seen.insert(alias.clone())).collect()
}

/// The text with every stretch of white space as one blank: what hard-wrapped lines broke is whole again.
fn on_one_line(text: &str) -> String {
    if is_on_one_line(text) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether nothing is to be done: no white space but single blanks inside.
fn is_on_one_line(text: &str) -> bool {
    let inside = text.bytes().all(|b| b.is_ascii() && !b.is_ascii_control());
    inside && !text.contains("  ") && !text.starts_with(' ') && !text.ends_with(' ')
}
