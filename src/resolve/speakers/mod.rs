//! Sources become speakers.
//!
//! A source with a name at its head is that person or organization. Pronouns and descriptions are read by a
//! linear model that chooses among the people and organizations of the article, or nobody: it weighs who was
//! named lately and how, who spoke before, gender and number, whether someone holds such a title or a name of
//! such words, and what kind of thing the head of the description is. Where nobody is the best answer, such as
//! for `officials` or `a neighbour`, there is no speaker: the article does not say who it is.
//!
//! The features are here and not in `model`, as they are about entities; the trainer of quotations reads them
//! from here.

mod choice;
mod named;
mod source;
mod words;

use rustc_hash::{FxHashMap, FxHashSet};

use super::titles::full;
use super::{Entities, EntityRef, is_quoted};
use crate::annotate::Annotations;
use crate::annotate::front::Kind;
use crate::annotate::names::{Name, NameKind};
use crate::annotate::speech::TRANSCRIPT;
use crate::lexicon;
use crate::model::quotations::models;
use crate::model::quotations::weights::Table;
use crate::text::{Document, Indices, Span, key};
pub use choice::Candidate;
pub use source::Source;
use words::{WHICH, WHO};

/// The speaker of each statement, in the order of the annotations' list.
pub(super) fn speakers(document: &Document, annotations: &Annotations, entities: &Entities) -> Vec<Option<Speaker>> {
    let Some(models) = models() else { return vec![None; annotations.speech.len()] };
    speakers_with(&models.speaker, document, annotations, entities)
}

/// The speakers by a model of one's own.
#[must_use]
pub fn speakers_with(model: &Table<1>, document: &Document, annotations: &Annotations, entities: &Entities) -> Vec<Option<Speaker>> {
    let mut scene = Scene::new(document, annotations, entities);
    let mut speakers = vec![None; annotations.speech.len()];
    for i in scene.order() {
        speakers[i] = match scene.asked(i) {
            Asked::Nobody => None,
            Asked::Named(entity) => Some(Speaker { entity, sure: 1.0 }),
            Asked::Choice(source) => scene.choose(model, &source),
        };
        scene.note(i, speakers[i].map(|s| s.entity));
    }
    speakers
}

/// Who speaks.
#[derive(Clone, Copy, Debug)]
pub struct Speaker {
    /// The person or organization.
    pub entity: EntityRef,
    /// How sure it is that the source means this one, from 0 to 1; 1 for a source that names the speaker.
    pub sure: f32,
}

/// What there is to find out about a source.
#[derive(Clone, Copy, Debug)]
pub enum Asked {
    /// Nothing: it says that nobody is known.
    Nobody,
    /// Nothing: it names the speaker.
    Named(EntityRef),
    /// Whom a pronoun or description means.
    Choice(Source),
}

/// The article as it is when a source is read: its cast, and who spoke before.
pub struct Scene<'a, 't> {
    document: &'a Document<'t>,
    annotations: &'a Annotations,
    entities: &'a Entities,
    /// Every word of every title: its key, the holder, and where the title stands; sorted.
    titles: Vec<(u64, EntityRef, u32)>,
    /// Every word of the names of organizations, and every head of a source that stands beside a name
    /// somewhere: its key and the entity; sorted.
    names: Vec<(u64, EntityRef)>,
    beside: Vec<(u64, EntityRef)>,
    /// What each name is part of, by its position: 1 a source that it heads, 2 a content, 4 a source of another head.
    parts: Vec<u8>,
    /// Those who are named in the story itself, not only in what frames it.
    story: FxHashSet<EntityRef>,
    /// What lists the words of an organization's names are in, as bits.
    bodies: FxHashMap<EntityRef, u32>,
    /// Those who are named most often.
    often: Vec<EntityRef>,
    /// The statements before, the latest last.
    said: Vec<Said>,
    /// Whom a head noun meant last.
    meant: FxHashMap<u64, EntityRef>,
}

/// A statement before.
#[derive(Clone, Copy, Debug)]
struct Said {
    speaker: Option<EntityRef>,
    /// The head of its source.
    head: u64,
    sentence: u32,
    paragraph: u32,
}

/// No label of a transcript is compared with more people than this.
const LABELS: usize = 64;
/// How many of the most often named people, and organizations, are always candidates.
const OFTEN: usize = 3;

impl<'a, 't> Scene<'a, 't> {
    /// The article before its first statement; linear in its length.
    #[must_use]
    pub fn new(document: &'a Document<'t>, annotations: &'a Annotations, entities: &'a Entities) -> Self {
        let mut scene = Self {
            document,
            annotations,
            entities,
            titles: Vec::new(),
            names: Vec::new(),
            beside: Vec::new(),
            parts: Vec::new(),
            story: FxHashSet::default(),
            bodies: FxHashMap::default(),
            often: Vec::new(),
            said: Vec::new(),
            meant: FxHashMap::default(),
        };
        if annotations.speech.is_empty() {
            return scene;
        }
        scene.collect_titles();
        scene.collect_names();
        scene.collect_parts();
        for (list, of) in
            [(&entities.people, EntityRef::Person as fn(u32) -> EntityRef), (&entities.organizations, EntityRef::Organization)]
        {
            let mut order: Vec<u32> = (0..list.len() as u32).collect();
            order.sort_by_key(|&i| std::cmp::Reverse(list[i as usize].mentions.len()));
            scene.often.extend(order.into_iter().take(OFTEN).map(of));
        }
        scene
    }

    fn collect_titles(&mut self) {
        for held in &self.entities.roles {
            let Some(role) = self.annotations.roles.get(held.role as usize) else { continue };
            let words = self.document.tokens.get(self.document.tokens_in(role.title).range()).unwrap_or_default();
            self.titles.extend(words.iter().map(|word| (full(word.key), EntityRef::Person(held.person), role.title.start)));
        }
        self.titles.sort_unstable();
    }

    fn collect_names(&mut self) {
        let tokens = &self.document.tokens;
        let sources = self.annotations.speech.iter().filter_map(|s| self.source(s.source?)).filter(|s| !s.is_pronoun());
        let mut heads: Vec<u64> = sources.map(|s| s.head).collect();
        heads.sort_unstable();
        for (name, entity) in self.annotations.names.iter().zip(&self.entities.of_name) {
            let Some(entity) = *entity else { continue };
            if self.is_frame(name) {
                continue;
            }
            self.story.insert(entity);
            let range = name.tokens.range();
            if name.kind == NameKind::Organization {
                let bits = tokens.get(range.clone()).unwrap_or_default().iter().map(|t| body(t.key)).fold(0, |a, b| a | b);
                *self.bodies.entry(entity).or_default() |= bits;
                self.names.extend(tokens.get(range.clone()).unwrap_or_default().iter().map(|t| (t.key, entity)));
            }
            let sentence = tokens.get(range.start).map_or(0, |t| t.sentence);
            let near = (range.start.saturating_sub(BESIDE)..range.start).chain(range.end..(range.end + BESIDE).min(tokens.len()));
            let nouns = near.filter(|&t| tokens[t].sentence == sentence && heads.binary_search(&tokens[t].key).is_ok());
            self.beside.extend(nouns.map(|t| (tokens[t].key, entity)));
        }
        for list in [&mut self.names, &mut self.beside] {
            list.sort_unstable();
            list.dedup();
        }
    }

    fn collect_parts(&mut self) {
        let names = &self.annotations.names;
        self.parts = vec![0; names.len()];
        for statement in &self.annotations.speech {
            let head = statement.source.and_then(|s| self.named(self.document.tokens_in(s)));
            let source = statement.source.map(|s| (s, 4));
            for (span, part) in statement.content.iter().map(|c| (*c, 2)).chain(source) {
                let from = names.partition_point(|n| n.span.end <= span.start);
                for (i, name) in names.iter().enumerate().skip(from).take_while(|(_, n)| n.span.start < span.end) {
                    let is_head = part == 4 && head.is_some() && self.entity(i) == head;
                    self.parts[i] |= if !span.contains(name.span) {
                        0
                    } else if is_head {
                        1
                    } else {
                        part
                    };
                }
            }
        }
    }

    /// The statements in the order of their sources, so that each pronoun finds what was said of the one before.
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.annotations.speech.len()).collect();
        order.sort_by_key(|&i| self.annotations.speech[i].source.map(|s| s.start));
        order
    }

    /// What there is to find out about the source of a statement.
    #[must_use]
    pub fn asked(&self, statement: usize) -> Asked {
        let Some(span) = self.annotations.speech.get(statement).and_then(|s| s.source) else { return Asked::Nobody };
        let tokens = self.document.tokens_in(span);
        let first = self.key(tokens.start);
        if tokens.len() == 1 && matches!(first, WHO | WHICH) {
            return self.relative(span, first == WHICH).map_or(Asked::Nobody, Asked::Named);
        }
        if self.annotations.speech.get(statement).is_some_and(|s| s.rule == TRANSCRIPT) {
            return self.named(tokens).or_else(|| self.surname(tokens)).map_or(Asked::Nobody, Asked::Named);
        }
        self.named(tokens).map(Asked::Named).or_else(|| self.source(span).map(Asked::Choice)).unwrap_or(Asked::Nobody)
    }

    /// The first person whose name ends with the last of these words, however it is written: `RUIZ`.
    fn surname(&self, tokens: Indices) -> Option<EntityRef> {
        let last = self.key(tokens.end.checked_sub(1)?);
        let is_last = |name: &str| name.rsplit(' ').next().is_some_and(|word| key::key(word) == last);
        let at = self.entities.people.iter().take(LABELS).position(|person| is_last(&person.name))?;
        Some(EntityRef::Person(at as u32))
    }

    /// Takes note of who spoke.
    pub fn note(&mut self, statement: usize, speaker: Option<EntityRef>) {
        let Some(source) = self.annotations.speech.get(statement).and_then(|s| s.source).and_then(|s| self.source(s)) else { return };
        if let Some(entity) = speaker.filter(|_| !source.is_pronoun()) {
            self.meant.insert(source.head, entity);
        }
        self.said.push(Said { speaker, head: source.head, sentence: source.sentence, paragraph: source.paragraph });
    }

    fn entity(&self, name: usize) -> Option<EntityRef> {
        self.entities.of_name.get(name).copied().flatten()
    }

    fn key(&self, token: u32) -> u64 {
        self.document.tokens.get(token as usize).map_or(0, |t| t.key)
    }

    fn sentence_at(&self, at: u32) -> u32 {
        let tokens = &self.document.tokens;
        tokens.get(tokens.partition_point(|t| t.span.end <= at)).map_or(0, |t| t.sentence)
    }

    /// Whether a name stands in what frames the story, where nobody speaks.
    fn is_frame(&self, name: &Name) -> bool {
        let kind = self.annotations.front.kind(self.document.paragraph_of(name.tokens.start as usize));
        matches!(kind, Kind::DateLine | Kind::Byline | Kind::Credit | Kind::Boilerplate)
    }

    /// Whether a place lies in quotation marks: a name there is no subject of the story.
    fn is_quoted(&self, span: Span) -> bool {
        is_quoted(self.annotations, span)
    }
}

/// What lists a word of an organization's name is in, as bits.
fn body(key: u64) -> u32 {
    let lists = lexicon::classes(key);
    let bits = [lexicon::ORGANIZATION_PARTS, lexicon::COMPANY_SUFFIXES, lexicon::COMPANY_WORDS, lexicon::AGENCIES, lexicon::PARTY_WORDS];
    bits.iter().enumerate().map(|(i, list)| u32::from(lists.any(*list)) << i).sum()
}

/// How far from a name a noun can be that says what is named.
const BESIDE: usize = 5;
