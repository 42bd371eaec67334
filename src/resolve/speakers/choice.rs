//! Whom a pronoun or description means: the candidates, what speaks for each, and the best.

use super::source::Source;
use super::words::{self, POSSESSIVE, PREPOSITIONS};
use super::{Scene, Speaker};
use crate::annotate::names::{Name, NameKind};
use crate::lexicon::{self, AUXILIARIES, BOUNDARIES, CUES};
use crate::model::quotations::unit::bucket;
use crate::model::quotations::weights::{Table, feature, pair};
use crate::resolve::titles::full;
use crate::resolve::{EntityRef, Gender};
use crate::text::{Case, TokenKind};

/// One who may be meant.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The person or organization; none for nobody.
    pub entity: Option<EntityRef>,
    /// The last mention before the source that is not quoted, as a position in the list of names.
    last: Option<u32>,
    /// How many of its kind were named after that.
    rank: u32,
    /// The latest of these mentions that can be a subject: how many others were such after it, and how many
    /// paragraphs ago; 7 for none.
    subject: (u32, u32),
    /// How often it is named in the sentences just before.
    near: u32,
}

impl Candidate {
    const NOBODY: Self = Self { entity: None, last: None, rank: 9, subject: (7, 7), near: 0 };
}

/// The least probability of an answer: below it, the answers of cross-validation are wrong more often than right.
const LEAST: f32 = 0.5;
/// How many words a title at the beginning of a sentence has at most.
const OPENING: usize = 6;
/// How many names before the source are looked at, how many after it, and how many entries of a list.
const BACK: usize = 48;
const AHEAD: usize = 3;
const LISTED: usize = 12;

impl Scene<'_, '_> {
    /// The best candidate for a source under a model, if it is not nobody.
    pub(super) fn choose(&self, model: &Table<1>, source: &Source) -> Option<Speaker> {
        let candidates = self.candidates(source);
        let mut list = Vec::new();
        let score = |candidate: &Candidate| {
            list.clear();
            self.features(source, candidate, |f| list.push(f));
            model.sum(&list)
        };
        let scores: Vec<i32> = candidates.iter().map(score).collect();
        let top = (0..scores.len()).max_by_key(|&i| (scores[i], std::cmp::Reverse(i)))?;
        let all: f32 = scores.iter().map(|&s| ((s - scores[top]) as f32 * model.step).exp()).sum();
        let entity = candidates[top].entity.filter(|_| all * LEAST <= 1.0)?;
        Some(Speaker { entity, sure: 1.0 / all })
    }

    /// All who may be meant; nobody first.
    #[must_use]
    pub fn candidates(&self, source: &Source) -> Vec<Candidate> {
        let names = &self.annotations.names;
        let end = names.partition_point(|n| n.span.end <= source.span.start);
        let mut candidates = vec![Candidate::NOBODY];
        let (mut people, mut organizations, mut subjects) = (0, 0, 0);
        let is_source = |i: usize| self.parts.get(i).is_some_and(|part| part & 1 != 0);
        for i in (end.saturating_sub(BACK)..end).rev() {
            let Some(entity) = self.entity(i).filter(|e| self.may_be(source, *e)) else { continue };
            if self.is_frame(&names[i]) || self.is_quoted(names[i].span) {
                continue;
            }
            let known = candidates.iter().position(|c| c.entity == Some(entity));
            let at = known.unwrap_or_else(|| {
                let rank = if matches!(entity, EntityRef::Person(_)) { &mut people } else { &mut organizations };
                candidates.push(Candidate { entity: Some(entity), last: Some(i as u32), rank: *rank, ..Candidate::NOBODY });
                *rank += 1;
                candidates.len() - 1
            });
            let Some(candidate) = candidates.get_mut(at) else { continue };
            let token = names[i].tokens.start as usize;
            let paragraphs = source.paragraph.saturating_sub(self.document.paragraph_of(token)).min(6);
            let sentence = self.document.tokens.get(token).map_or(0, |t| t.sentence);
            candidate.near += u32::from(source.sentence <= sentence + 3);
            if candidate.subject.0 == 7 && (is_source(i) || self.is_subject(&names[i])) {
                candidate.subject = (subjects, paragraphs);
                subjects = (subjects + 1).min(6);
            }
        }
        let inside = self.names_in(source.tokens).map(|(i, _)| i);
        let ahead = inside.chain((end..names.len()).take(AHEAD)).filter_map(|i| self.entity(i));
        let titled = self.titled(source.head).map(|t| t.1);
        let listed = listed(&self.names, source.head).chain(listed(&self.beside, source.head));
        let spoke = self.said.last().and_then(|s| s.speaker);
        let meant = self.meant.get(&source.head).copied();
        let more = ahead.chain(titled).chain(listed).chain(self.often.iter().copied()).chain(spoke).chain(meant);
        for entity in more.filter(|e| self.may_be(source, *e)) {
            if !candidates.iter().any(|c| c.entity == Some(entity)) {
                candidates.push(Candidate { entity: Some(entity), ..Candidate::NOBODY });
            }
        }
        candidates
    }

    /// The titles with a word.
    fn titled(&self, key: u64) -> impl Iterator<Item = (u64, EntityRef, u32)> {
        let key = full(key);
        let from = self.titles.partition_point(|t| t.0 < key);
        self.titles[from..].iter().take_while(move |t| t.0 == key).take(LISTED).copied()
    }

    fn gender(&self, entity: EntityRef) -> Gender {
        match entity {
            EntityRef::Person(p) => self.entities.people.get(p as usize).map_or(Gender::Unknown, |p| p.gender),
            EntityRef::Organization(_) => Gender::Unknown,
        }
    }

    /// Whether a source can mean someone: gender and kind agree.
    fn may_be(&self, source: &Source, entity: EntityRef) -> bool {
        let gender = self.gender(entity);
        let person = matches!(entity, EntityRef::Person(_));
        let kind = if person { !source.is_body } else { !source.is_person };
        kind && self.story.contains(&entity) && (gender == Gender::Unknown || source.gender == Gender::Unknown || gender == source.gender)
    }

    /// Gives all that speaks for a candidate to `emit`.
    pub fn features(&self, source: &Source, candidate: &Candidate, mut emit: impl FnMut(u32)) {
        let noun = source.classes | u32::from(source.plural) << 8 | source.form.code() << 9;
        let clusters = (u32::from(source.clusters.0), u32::from(source.clusters.1));
        let form = source.form.code() | u32::from(source.plural) << 4;
        let spoke = self.spoke(source, candidate.entity);
        let Some(entity) = candidate.entity else {
            let named = self.names_in(source.tokens).next().map_or(0, |(_, n)| 1 + n.kind as u32);
            let words = bucket(source.tokens.len());
            emit(feature(1, form, 0));
            emit(feature(2, noun, 0));
            emit(feature(3, clusters.0, form));
            emit(feature(4, clusters.1, u32::from(source.plural)));
            emit(feature(5, named, form));
            emit(feature(6, words, form));
            emit(feature(7, spoke, form));
            emit(feature(8, u32::from(self.meant.contains_key(&source.head)), form));
            emit(feature(9, u32::from(self.titled(source.head).next().is_some()), noun));
            return;
        };
        let kind = self.kind(source, entity);
        let about = pair(form, kind);
        emit(feature(20, about, 0));
        emit(feature(21, kind, noun));
        emit(feature(22, kind, clusters.0));
        emit(feature(23, kind, clusters.1));
        emit(feature(24, spoke, about));
        emit(feature(25, spoke, source.form.code()));
        let meant = u32::from(self.meant.get(&source.head) == Some(&entity)) + u32::from(self.meant.contains_key(&source.head));
        emit(feature(26, meant, form));
        let fits = self.fits(source, entity);
        emit(feature(27, fits, about));
        emit(feature(28, fits, 0));
        emit(feature(29, fits & 15, clusters.0));
        let often = self.mentions(entity).min(9);
        emit(feature(30, often, kind));
        if kind == 0 {
            let name = self.bodies.get(&entity).copied().unwrap_or(0);
            emit(feature(34, name, noun));
            emit(feature(35, name, clusters.0));
            emit(feature(36, name, clusters.1));
        }
        let first = match entity {
            EntityRef::Person(i) | EntityRef::Organization(i) => i.min(3),
        };
        emit(feature(31, first, kind));
        let inside = self.inside(source, entity);
        emit(feature(32, inside, form));
        emit(feature(33, inside, pair(clusters.0, kind)));
        self.recency(source, candidate, kind, spoke, &mut emit);
    }

    /// What the last mention of a candidate tells.
    fn recency(&self, source: &Source, candidate: &Candidate, kind: u32, spoke: u32, emit: &mut impl FnMut(u32)) {
        let form = source.form.code();
        let rank = candidate.rank.min(4);
        let Some((i, name)) = candidate.last.and_then(|i| Some((i as usize, self.annotations.names.get(i as usize)?))) else {
            emit(feature(50, form, kind));
            return;
        };
        let sentence = self.document.tokens.get(name.tokens.start as usize).map_or(0, |t| t.sentence);
        let distance = bucket((source.sentence - sentence.min(source.sentence)) as usize);
        let paragraph = self.document.paragraph_of(name.tokens.start as usize);
        let paragraphs = (source.paragraph - paragraph.min(source.paragraph)).min(4);
        let place = self.place(i, name, sentence);
        emit(feature(51, distance, pair(form, kind)));
        emit(feature(52, rank, pair(form, kind)));
        emit(feature(53, place, pair(form, distance)));
        emit(feature(54, place, pair(form, paragraphs)));
        emit(feature(55, rank, pair(form, paragraphs)));
        emit(feature(56, pair(place, rank), pair(form, paragraphs)));
        emit(feature(57, pair(distance, rank), spoke));
        emit(feature(58, place, spoke));
        emit(feature(59, pair(paragraphs, kind), spoke));
        let (subjects, ago) = candidate.subject;
        emit(feature(60, subjects, pair(form, ago)));
        emit(feature(61, pair(subjects, ago), spoke));
        emit(feature(62, pair(subjects, rank), pair(form, paragraphs)));
        emit(feature(63, candidate.near.min(4), pair(form, kind)));
        let part = self.parts.get(i).copied().map_or(0, u32::from);
        emit(feature(64, part, pair(form, distance)));
        emit(feature(65, part, pair(place, form)));
        emit(feature(66, part, spoke));
    }

    /// Whether a name can be the subject of its clause: no preposition before it and no possessive behind it, and
    /// a word follows that is none of the small ones; or a comma, where the sentence begins with the name.
    fn is_subject(&self, name: &Name) -> bool {
        let tokens = &self.document.tokens;
        let start = name.tokens.start as usize;
        let Some(next) = tokens.get(name.tokens.end as usize) else { return false };
        let sentence = tokens.get(start).map_or(0, |t| t.sentence);
        let before = (start.saturating_sub(OPENING)..start).rev().filter_map(|t| tokens.get(t));
        let opens = start < OPENING || before.clone().any(|t| t.sentence != sentence);
        let mut before = before.take_while(|t| t.sentence == sentence);
        let verb = next.kind == TokenKind::Word && next.case == Case::Lower && (next.key == words::WHO || !is_link(next.key));
        let governed = start > 0 && PREPOSITIONS.contains(&self.key(name.tokens.start - 1));
        let apposed =
            next.key == words::COMMA && opens && !before.any(|t| t.kind == TokenKind::Punctuation || PREPOSITIONS.contains(&t.key));
        verb && !governed || apposed
    }

    /// How a name stands in its sentence: whether it is the first of its kind, what stands before it, and what follows.
    fn place(&self, i: usize, name: &Name, sentence: u32) -> u32 {
        let tokens = &self.document.tokens;
        let at = |t: u32| tokens.get(t as usize);
        let earlier = |n: &Name| at(n.tokens.start).is_some_and(|t| t.sentence == sentence) && n.kind == name.kind;
        let first = !self.annotations.names[..i].iter().rev().take(4).any(earlier);
        let before = match name.tokens.start.checked_sub(1).and_then(at).filter(|t| t.sentence == sentence) {
            None => 0,
            Some(t) if t.kind == TokenKind::Punctuation => 1,
            Some(t) if PREPOSITIONS.contains(&t.key) => 2,
            Some(t) if is_link(t.key) => 3,
            Some(_) => 4,
        };
        let after = match at(name.tokens.end).filter(|t| t.sentence == sentence) {
            None => 0,
            Some(t) if t.key == POSSESSIVE => 1,
            Some(t) if t.kind == TokenKind::Punctuation => 2,
            Some(t) if PREPOSITIONS.contains(&t.key) => 3,
            Some(t) if is_link(t.key) => 4,
            Some(_) => 5,
        };
        u32::from(first) | before << 1 | after << 4
    }

    /// Person or organization, and whether gender agrees.
    fn kind(&self, source: &Source, entity: EntityRef) -> u32 {
        match entity {
            EntityRef::Organization(_) => 0,
            EntityRef::Person(_) => match self.gender(entity) {
                Gender::Unknown => 1,
                gender => 2 + u32::from(gender == source.gender),
            },
        }
    }

    fn mentions(&self, entity: EntityRef) -> u32 {
        let list = match entity {
            EntityRef::Person(p) => self.entities.people.get(p as usize),
            EntityRef::Organization(o) => self.entities.organizations.get(o as usize),
        };
        list.map_or(0, |e| e.mentions.len() as u32)
    }

    /// Whether someone spoke last, or a little before, and how long ago that was.
    fn spoke(&self, source: &Source, entity: Option<EntityRef>) -> u32 {
        let Some(last) = self.said.last() else { return 0 };
        let paragraphs = (source.paragraph - last.paragraph.min(source.paragraph)).min(3);
        let same_sentence = u32::from(source.sentence == last.sentence);
        let same_head = u32::from(last.head == source.head);
        let who = if entity.is_none() {
            1 + u32::from(last.speaker.is_none())
        } else if last.speaker == entity {
            3
        } else {
            let before = self.said.iter().rev().skip(1).take(4).any(|s| s.speaker == entity);
            4 + u32::from(before) + 2 * u32::from(last.speaker.is_none())
        };
        who | paragraphs << 4 | same_sentence << 7 | same_head << 8
    }

    /// What of a description fits a candidate: a title, a word of the name, a noun beside the name, and how many
    /// other words.
    fn fits(&self, source: &Source, entity: EntityRef) -> u32 {
        if source.form.is_pronoun() {
            return 0;
        }
        let titled = self.titled(source.head).any(|t| t.1 == entity);
        let named = self.names.binary_search(&(source.head, entity)).is_ok();
        let beside = self.beside.binary_search(&(source.head, entity)).is_ok();
        let tokens = self.document.tokens.get(source.tokens.start as usize..source.head_end as usize).unwrap_or_default();
        let others = tokens.iter().filter(|t| t.kind == TokenKind::Word && t.key != source.head && !is_small(t.key));
        let (mut fit, mut unfit) = (0, 0);
        for word in others {
            let known = self.titled(word.key).any(|t| t.1 == entity) || self.names.binary_search(&(word.key, entity)).is_ok();
            *(if known { &mut fit } else { &mut unfit }) += 1;
        }
        u32::from(titled) | u32::from(named) << 1 | u32::from(beside) << 2 | u32::from(fit > 0) << 3 | u32::from(unfit > 0) << 4
    }

    /// How a candidate's name stands in the source: as the owner, behind a preposition, otherwise.
    fn inside(&self, source: &Source, entity: EntityRef) -> u32 {
        let Some((_, name)) = self.names_in(source.tokens).find(|(i, _)| self.entity(*i) == Some(entity)) else { return 0 };
        let owner = self.key(name.tokens.end) == POSSESSIVE;
        let complement = name.tokens.start >= source.head_end;
        1 + u32::from(owner) + 2 * u32::from(complement) + 4 * u32::from(name.kind == NameKind::Person)
    }
}

/// The entities of a list with a word.
fn listed(list: &[(u64, EntityRef)], key: u64) -> impl Iterator<Item = EntityRef> {
    let from = list.partition_point(|t| t.0 < key);
    list[from..].iter().take_while(move |t| t.0 == key).take(LISTED).map(|t| t.1)
}

/// Whether a word links what stands before it with what follows: no verb.
fn is_link(key: u64) -> bool {
    PREPOSITIONS.contains(&key) || lexicon::classes(key).any(BOUNDARIES) && !lexicon::classes(key).any(AUXILIARIES.with(CUES))
}

/// Whether a word is a determiner or possessive, which fits everyone.
fn is_small(key: u64) -> bool {
    use super::words::{A, OWNERS, THE, THIS};
    key == THE || key == POSSESSIVE || THIS.contains(&key) || OWNERS.contains(&key) || A.contains(&key)
}
