//! Sources become speakers.
//!
//! A source with a name at its head is that person or organization. A pronoun is the person of its gender who
//! is most at the front of the reader's mind: named lately, as a subject, as the speaker of the statement
//! before. A definite description is the holder of a role whose title it repeats. Everything else, such as
//! `officials` or `a neighbour`, has no speaker: the article does not say who it is.

use super::{Entities, EntityRef, Gender};
use crate::annotate::Annotations;
use crate::annotate::names::{Name, NameKind};
use crate::text::{Document, Indices, Span, Token, key};

/// The speaker of each statement, in the order of the annotations' list.
pub(super) fn speakers(document: &Document, annotations: &Annotations, entities: &Entities) -> Vec<Option<EntityRef>> {
    let mut resolver = Resolver { document, annotations, entities, titles: titles(document, annotations, entities), last: None };
    let mut order: Vec<usize> = (0..annotations.speech.len()).collect();
    // In the order of the sources, so that each pronoun finds what was said of the one before.
    order.sort_by_key(|&i| annotations.speech[i].source.map(|s| s.start));
    let mut speakers = vec![None; annotations.speech.len()];
    for i in order {
        let Some(source) = annotations.speech[i].source else { continue };
        speakers[i] = resolver.speaker(source);
        if let Some(EntityRef::Person(person)) = speakers[i] {
            resolver.last = Some((source.start, person));
        }
    }
    speakers
}

struct Resolver<'a, 't> {
    document: &'a Document<'t>,
    annotations: &'a Annotations,
    entities: &'a Entities,
    titles: Vec<(u64, u32, u32)>,
    /// The speaker of the statement before, and where its source stands.
    last: Option<(u32, u32)>,
}

/// How many names and sentences back an antecedent may be.
const NAMES_BACK: usize = 16;
const SENTENCES_BACK: u32 = 9;

impl Resolver<'_, '_> {
    fn speaker(&self, source: Span) -> Option<EntityRef> {
        let tokens = self.document.tokens_in(source);
        let words = self.document.tokens.get(tokens.range())?;
        if let [pronoun] = words
            && let Some(resolved) = self.pronoun(source, pronoun.key)
        {
            return resolved;
        }
        self.named(tokens).or_else(|| self.described(source, words))
    }

    /// The names that begin in a stretch of tokens, with their positions.
    fn names(&self, tokens: Indices) -> impl Iterator<Item = (usize, &Name)> {
        let names = &self.annotations.names;
        let from = names.partition_point(|n| n.tokens.end <= tokens.start);
        names[from..].iter().enumerate().map(move |(i, n)| (from + i, n)).take_while(move |(_, n)| n.tokens.start < tokens.end)
    }

    fn entity(&self, name: usize) -> Option<EntityRef> {
        self.entities.of_name.get(name).copied().flatten()
    }

    fn key(&self, token: u32) -> u64 {
        self.document.tokens.get(token as usize).map_or(0, |t| t.key)
    }

    /// The person or organization named at the head of the phrase: not the owner in `Lee's lawyer`, nor what a
    /// preposition leads to in `a spokesman for Lee`.
    fn named(&self, tokens: Indices) -> Option<EntityRef> {
        let mut governed = false;
        let mut at = tokens.start;
        let mut organization = None;
        for (i, name) in self.names(tokens) {
            governed |= (at..name.tokens.start).any(|t| self.governs(t, tokens));
            at = name.tokens.end;
            if governed || self.key(name.tokens.end) == POSSESSIVE && name.tokens.end < tokens.end {
                continue;
            }
            match name.kind {
                NameKind::Person => return self.entity(i).filter(|e| matches!(e, EntityRef::Person(_))),
                NameKind::Organization if self.ends(name, tokens) => organization = organization.or(self.entity(i)),
                _ => {}
            }
        }
        organization
    }

    /// Whether a preposition stands here; that of a title (`Secretary of State Ana Lee`) leads to no other.
    fn governs(&self, token: u32, tokens: Indices) -> bool {
        let before = token.checked_sub(1).filter(|b| *b >= tokens.start).and_then(|b| self.document.tokens.get(b as usize));
        PREPOSITIONS.contains(&self.key(token)) && !before.is_some_and(Token::is_capital)
    }

    /// Whether nothing follows the name in the phrase but an apposition.
    fn ends(&self, name: &Name, tokens: Indices) -> bool {
        let next = self.document.tokens.get(name.tokens.end as usize);
        name.tokens.end >= tokens.end || next.is_some_and(|t| matches!(t.span.of(self.document.text), "," | "(" | "'s" | "’s"))
    }

    /// The antecedent of a pronoun; none if the word is no pronoun, and none inside if it has no antecedent.
    fn pronoun(&self, source: Span, key: u64) -> Option<Option<EntityRef>> {
        let gender = match key {
            HE | HIM | HIS => Gender::Male,
            SHE | HER | HERS => Gender::Female,
            WHO | WHICH => return Some(self.relative(source)),
            I | WE | THEY | THEM | IT | YOU => return Some(None),
            _ => return None,
        };
        Some(self.antecedent(source, gender).map(EntityRef::Person))
    }

    /// The name right before a relative pronoun: `Ana Lee, who said`, `Lee of the Harbour Union, who said`.
    fn relative(&self, source: Span) -> Option<EntityRef> {
        let names = &self.annotations.names;
        let end = names.partition_point(|n| n.span.end <= source.start);
        let sentence = |span: Span| self.document.tokens.get(self.document.tokens_in(span).start as usize).map(|t| t.sentence);
        let near = names[..end].iter().enumerate().rev().take(3);
        let mut near = near.filter(|(_, n)| sentence(n.span) == sentence(source) && source.start - n.span.end < 60);
        near.find_map(|(i, _)| self.entity(i).filter(|e| matches!(e, EntityRef::Person(_)))).or_else(|| self.entity(end.checked_sub(1)?))
    }

    /// The person whom `he` or `she` means.
    fn antecedent(&self, source: Span, gender: Gender) -> Option<u32> {
        let names = &self.annotations.names;
        let end = names.partition_point(|n| n.span.end <= source.start);
        let here = self.sentence(source.start);
        let mut best: Option<(i32, u32)> = None;
        let mut offer = |person: u32, points: i32| {
            let known = self.entities.people.get(person as usize).map_or(Gender::Unknown, |p| p.gender);
            if known != Gender::Unknown && known != gender {
                return;
            }
            let often = self.entities.people.get(person as usize).map_or(0, |p| p.mentions.len().min(8) as i32);
            let points = points + often + if known == gender { 12 } else { 0 };
            if best.is_none_or(|(most, _)| points > most) {
                best = Some((points, person));
            }
        };
        if let Some((at, person)) = self.last {
            let distance = here.saturating_sub(self.sentence(at));
            if at < source.start && distance <= SENTENCES_BACK {
                offer(person, 16 - 4 * distance as i32);
            }
        }
        for i in (end.saturating_sub(NAMES_BACK)..end).rev() {
            let (Some(EntityRef::Person(person)), name) = (self.entity(i), &names[i]) else { continue };
            let distance = here.saturating_sub(self.sentence(name.span.start));
            if distance > SENTENCES_BACK || self.is_quoted(name.span) {
                continue;
            }
            let subject = i == 0 || self.sentence(names[i - 1].span.start) != self.sentence(name.span.start);
            let owner = self.key(name.tokens.end) == POSSESSIVE;
            offer(person, 8 * i32::from(subject) - 5 * distance as i32 - 4 * i32::from(owner));
        }
        best.map(|(_, person)| person)
    }

    fn sentence(&self, at: u32) -> u32 {
        let tokens = &self.document.tokens;
        let token = tokens.partition_point(|t| t.span.end <= at);
        tokens.get(token).map_or(0, |t| t.sentence)
    }

    /// Whether a place lies in quotation marks: a name there is no subject of the story.
    fn is_quoted(&self, span: Span) -> bool {
        let marks = &self.annotations.marks;
        let end = marks.partition_point(|q| q.outer.start <= span.start);
        marks[..end].iter().rev().take(3).any(|q| q.inner.contains(span))
    }

    /// The holder of a role that a definite description repeats: `the minister`, `the party's spokeswoman`.
    fn described(&self, source: Span, words: &[Token]) -> Option<EntityRef> {
        let [first, .., head] = words else { return None };
        if !DEFINITE.contains(&first.key) {
            return None;
        }
        // What follows a preposition or comma does not name the office.
        let stop = words.iter().position(|t| PREPOSITIONS.contains(&t.key) || t.key == COMMA);
        let head = stop.and_then(|s| words.get(s.checked_sub(1)?)).unwrap_or(head);
        // The latest before the source; else the first after it.
        let after = self.titles.partition_point(|t| (t.0, t.1) < (head.key, source.start));
        let of_head = |at: Option<usize>| at.and_then(|at| self.titles.get(at)).filter(|t| t.0 == head.key);
        of_head(after.checked_sub(1)).or_else(|| of_head(Some(after))).map(|t| EntityRef::Person(t.2))
    }
}

/// Every word of every title that someone holds: its key, where the title stands, and the holder; sorted.
fn titles(document: &Document, annotations: &Annotations, entities: &Entities) -> Vec<(u64, u32, u32)> {
    let mut titles = Vec::new();
    for held in &entities.roles {
        let Some(role) = annotations.roles.get(held.role as usize) else { continue };
        let words = document.tokens.get(document.tokens_in(role.title).range()).unwrap_or_default();
        titles.extend(words.iter().map(|word| (word.key, role.title.start, held.person)));
    }
    titles.sort_unstable();
    titles
}

const HE: u64 = key::ascii(b"he");
const HIM: u64 = key::ascii(b"him");
const HIS: u64 = key::ascii(b"his");
const SHE: u64 = key::ascii(b"she");
const HER: u64 = key::ascii(b"her");
const HERS: u64 = key::ascii(b"hers");
const WHO: u64 = key::ascii(b"who");
const WHICH: u64 = key::ascii(b"which");
const I: u64 = key::ascii(b"i");
const WE: u64 = key::ascii(b"we");
const YOU: u64 = key::ascii(b"you");
const THEY: u64 = key::ascii(b"they");
const THEM: u64 = key::ascii(b"them");
const IT: u64 = key::ascii(b"it");
const POSSESSIVE: u64 = key::ascii(b"'s");
const COMMA: u64 = key::ascii(b",");
const DEFINITE: [u64; 6] =
    [key::ascii(b"the"), key::ascii(b"his"), key::ascii(b"her"), key::ascii(b"their"), key::ascii(b"its"), key::ascii(b"this")];
const PREPOSITIONS: [u64; 8] = [
    key::ascii(b"of"),
    key::ascii(b"for"),
    key::ascii(b"from"),
    key::ascii(b"at"),
    key::ascii(b"with"),
    key::ascii(b"by"),
    key::ascii(b"to"),
    key::ascii(b"in"),
];
