//! Pronouns and descriptions become mentions of people, where only one person can be meant.
//!
//! A wrong link is worse than none: a pronoun counts only if all other people near it have another gender, a
//! description (`the minister`) only if one person of the article holds such a title.

use std::collections::HashMap;

use super::{Entity, EntityRef, Gender, HeldRole, Mention, MentionKind};
use crate::annotate::Annotations;
use crate::annotate::front::Kind;
use crate::lexicon;
use crate::text::key::ascii;
use crate::text::{Document, Span, TokenKind, key};

/// No more people than this are compared for one pronoun.
const NEARBY: usize = 16;

const THE: u64 = ascii(b"the");

/// Adds the mentions; `of_name` is the entity of each name of the annotations' list.
pub(super) fn add(
    document: &Document,
    annotations: &Annotations,
    of_name: &[Option<EntityRef>],
    roles: &[HeldRole],
    people: &mut [Entity],
) {
    let mut found = pronouns(document, annotations, of_name, people);
    found.extend(descriptions(document, annotations, roles));
    for (person, mention) in found {
        if let Some(entity) = people.get_mut(person as usize) {
            entity.mentions.push(mention);
        }
    }
    for person in people {
        person.mentions.sort_by_key(|m| m.span);
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

fn pronouns(document: &Document, annotations: &Annotations, of_name: &[Option<EntityRef>], people: &[Entity]) -> Vec<(u32, Mention)> {
    let mut found = Vec::new();
    let mut near = Near::default();
    let mut names = annotations.names.iter().zip(of_name).peekable();
    let mut marks = annotations.marks.iter().peekable();
    for token in &document.tokens {
        near.enter(token.sentence);
        while let Some((_, entity)) = names.next_if(|(name, _)| name.span.end <= token.span.start) {
            if let Some(EntityRef::Person(p)) = entity {
                near.name(*p);
            }
        }
        while marks.next_if(|mark| mark.outer.end <= token.span.start).is_some() {}
        let quoted = marks.peek().is_some_and(|mark| mark.outer.start <= token.span.start);
        let Some(gender) = pronoun(token.key).filter(|_| !quoted) else { continue };
        if let Some(person) = near.only(gender, people) {
            found.push((person, Mention { kind: MentionKind::Pronoun, span: token.span }));
            near.name(person);
        }
    }
    found
}

/// The gender of a personal pronoun.
fn pronoun(key: u64) -> Option<Gender> {
    const HE: &[u64] = &[ascii(b"he"), ascii(b"his"), ascii(b"him"), ascii(b"himself")];
    const SHE: &[u64] = &[ascii(b"she"), ascii(b"her"), ascii(b"hers"), ascii(b"herself")];
    match key {
        key if HE.contains(&key) => Some(Gender::Male),
        key if SHE.contains(&key) => Some(Gender::Female),
        _ => None,
    }
}

/// `the minister`, after the article has called one person so, and one only.
fn descriptions(document: &Document, annotations: &Annotations, roles: &[HeldRole]) -> Vec<(u32, Mention)> {
    let mut holders: HashMap<u64, (u32, u32, bool)> = HashMap::new();
    for held in roles {
        let Some(title) = annotations.roles.get(held.role as usize).map(|role| role.title) else { continue };
        let Some(head) = head_key(document, title) else { continue };
        let holder = holders.entry(head).or_insert((held.person, title.end, true));
        holder.2 &= holder.0 == held.person;
    }
    let mut found = Vec::new();
    for (t, token) in document.tokens.iter().enumerate().filter(|(_, token)| token.key == THE) {
        let Some(&(person, after, true)) = document.tokens.get(t + 1).and_then(|head| holders.get(&head.key)) else { continue };
        let story = annotations.front.kind(document.paragraph_of(t)) == Kind::Body;
        if story && token.span.start > after && ends(document, t + 2) {
            found.push((person, Mention { kind: MentionKind::Nominal, span: token.span.cover(document.tokens[t + 1].span) }));
        }
    }
    found
}

/// The key of a title's head when it is one word: the last word before its complement.
fn head_key(document: &Document, title: Span) -> Option<u64> {
    let tokens = document.tokens_in(title).range();
    let end = tokens.clone().find(|&t| lexicon::classes(document.tokens[t].key).any(lexicon::BOUNDARIES)).unwrap_or(tokens.end);
    let head = end.checked_sub(1).filter(|&head| head >= tokens.start)?;
    let word = document.word(head).to_lowercase();
    let key = key::key(&word);
    lexicon::classes(key).any(lexicon::TITLES).then_some(key)
}

/// Whether a description can end before this token: at a mark, a verb or a small word, but not before a noun or
/// a complement of its own.
fn ends(document: &Document, token: usize) -> bool {
    const COMPLEMENT: &[u64] = &[ascii(b"of"), ascii(b"for"), ascii(b"who"), ascii(b"whose")];
    let Some(next) = document.tokens.get(token) else { return true };
    if next.kind == TokenKind::Punctuation {
        return !matches!(document.word(token), "-" | "‐" | "’" | "'");
    }
    let classes = lexicon::classes(next.key);
    let verb = next.case == crate::text::Case::Lower && document.word(token).ends_with("ed");
    !COMPLEMENT.contains(&next.key) && (verb || classes.any(lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS).with(lexicon::AUXILIARIES)))
}
