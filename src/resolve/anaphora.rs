//! Pronouns and descriptions become mentions, where only one person or organization can be meant.
//!
//! A wrong link is worse than none: a pronoun counts only if somebody speaks through it, and the choice of speakers is sure
//! enough who, or if all other people near it have another gender.

use rustc_hash::FxHashSet;

use super::gender::{HE, SHE, pronoun};
use super::sources::Sources;
use super::{Entities, Entity, EntityRef, Gender, Mention, MentionKind, descriptions, is_quoted};
use crate::annotate::Annotations;
use crate::text::key::ascii;
use crate::text::{Document, Span};

/// How many sentences a description may stand before the first name.
const AHEAD: u32 = 2;

/// No more people than this are compared for one pronoun.
const NEARBY: usize = 16;

/// Adds the mentions.
pub(super) fn add(document: &Document, annotations: &Annotations, entities: &mut Entities) {
    let person = |entity: &Option<EntityRef>| match entity {
        Some(EntityRef::Person(person)) => Some(*person),
        _ => None,
    };
    let sources = Sources::new(document, annotations, &entities.speakers);
    let (people, organizations) = (&entities.people, &entities.organizations);
    let mut of_people = pronouns(document, annotations, &entities.of_name, people, &sources);
    of_people.extend(descriptions::of_titles(document, annotations, &entities.roles, people));
    of_people.extend(descriptions::of_ages(document, annotations, &entities.of_name.iter().map(person).collect::<Vec<_>>()));
    let mut of_organizations = descriptions::of_kinds(document, annotations, organizations);
    of_people.retain(|(p, mention)| !sources.denies(EntityRef::Person(*p), mention.span));
    of_organizations.retain(|(o, mention)| !sources.denies(EntityRef::Organization(*o), mention.span));
    let known: FxHashSet<u32> = of_people.iter().chain(&of_organizations).map(|(_, mention)| mention.span.start).collect();
    let sentence = |span: Span| document.tokens.get(document.tokens_in(span).start as usize).map_or(0, |t| t.sentence);
    // Nobody is described long before the first name.
    let named = |entity: EntityRef, span: Span| {
        let found = match entity {
            EntityRef::Person(at) => people.get(at as usize),
            EntityRef::Organization(at) => organizations.get(at as usize),
        };
        found.and_then(|entity| entity.mentions.first()).is_some_and(|first| sentence(first.span) <= sentence(span) + AHEAD)
    };
    let mut speaking = sources.mentions(document, organizations);
    speaking.retain(|(entity, mention)| !known.contains(&mention.span.start) && named(*entity, mention.span));
    for (entity, mention) in speaking {
        match entity {
            EntityRef::Person(at) => of_people.push((at, mention)),
            EntityRef::Organization(at) => of_organizations.push((at, mention)),
        }
    }
    give(of_people, &mut entities.people);
    give(of_organizations, &mut entities.organizations);
}

/// Gives mentions to their entities, in text order.
fn give(found: Vec<(u32, Mention)>, entities: &mut [Entity]) {
    for (at, mention) in found {
        if let Some(entity) = entities.get_mut(at as usize) {
            entity.mentions.push(mention);
        }
    }
    for entity in entities {
        entity.mentions.sort_by_key(|m| m.span);
    }
}

/// Who is near: the people named in this sentence and in the one before.
#[derive(Default)]
struct Near {
    sentence: u32,
    here: Vec<u32>,
    before: Vec<u32>,
}

impl Near {
    fn enter(&mut self, sentence: u32) {
        if sentence != self.sentence {
            let next = sentence == self.sentence + 1;
            self.before = if next { std::mem::take(&mut self.here) } else { Vec::new() };
            self.here.clear();
            self.sentence = sentence;
        }
    }

    fn name(&mut self, person: u32) {
        if !self.here.contains(&person) && self.here.len() < NEARBY {
            self.here.push(person);
        }
    }

    /// The only person of this gender, if nobody near is of an unknown one.
    fn only(&self, gender: Gender, people: &[Entity]) -> Option<u32> {
        let mut only = None;
        for &p in self.here.iter().chain(&self.before) {
            match people.get(p as usize).map(|person| person.gender) {
                Some(Gender::Unknown) => return None,
                Some(found) if found == gender && only.is_some_and(|other| other != p) => return None,
                Some(found) if found == gender => only = Some(p),
                _ => {}
            }
        }
        only
    }
}

fn pronouns(
    document: &Document,
    annotations: &Annotations,
    of_name: &[Option<EntityRef>],
    people: &[Entity],
    sources: &Sources,
) -> Vec<(u32, Mention)> {
    let mut found = Vec::new();
    let mut near = Near::default();
    let mut names = annotations.names.iter().zip(of_name).peekable();
    let mut marks = annotations.marks.iter().peekable();
    for (t, token) in document.tokens.iter().enumerate() {
        near.enter(token.sentence);
        while let Some((name, entity)) = names.next_if(|(name, _)| name.span.end <= token.span.start) {
            // Whoever is named in somebody's words is not the one whom the story goes on about.
            let named = entity.filter(|_| !is_quoted(annotations, name.span));
            if let Some(EntityRef::Person(p)) = named {
                near.name(p);
            }
        }
        while marks.next_if(|mark| mark.outer.end <= token.span.start).is_some() {}
        let quoted = marks.peek().is_some_and(|mark| mark.outer.start <= token.span.start);
        let Some(gender) = pronoun(token.key).filter(|_| !quoted && !is_anybody(document, t)) else { continue };
        // `he told Ruiz`: the next name is not his.
        let object = names.peek().filter(|(name, _)| name.tokens.start as usize == t + 2);
        let object = object.and_then(|(_, entity)| **entity).filter(|_| matches!(token.key, HE | SHE));
        let other = |person: &u32| object != Some(EntityRef::Person(*person));
        let only = near.only(gender, people).filter(other);
        let speaks = sources.person(token.span).filter(|person| only != Some(*person) && other(person)).map(|person| (person, "speaker"));
        if let Some((person, rule)) = speaks.or(only.map(|person| (person, "only-one-of-gender"))) {
            found.push((person, Mention { kind: MentionKind::Pronoun, span: token.span, rule: Some(rule) }));
            near.name(person);
        }
    }
    found
}

/// Whether a pronoun is one of two between which the reader may choose: `he or she`, `his or her`.
fn is_anybody(document: &Document, token: usize) -> bool {
    let is = |at: usize, wanted: fn(u64) -> bool| document.tokens.get(at).is_some_and(|t| wanted(t.key));
    let or = |key: u64| key == ascii(b"or") || key == ascii(b"/");
    let any = |key: u64| pronoun(key).is_some();
    is(token + 1, or) && is(token + 2, any) || token > 1 && is(token - 1, or) && is(token - 2, any)
}
