//! Descriptions become mentions, where only one person or organization of the article can be meant:
//! `the minister`, `the 43-year-old`, `the bank`.

use rustc_hash::FxHashMap;

use super::short_forms::head;
use super::{Entity, HeldRole, Mention, MentionKind};
use crate::annotate::Annotations;
use crate::annotate::front::Kind;
use crate::annotate::names::NameKind;
use crate::annotate::roles::Status;
use crate::lexicon;
use crate::text::key::ascii;
use crate::text::{Case, Document, Span, TokenKind, key};

/// The most words before the head of a description.
const MODIFIERS: usize = 3;
/// How many sentences back the person or organization was mentioned that a description means.
const SENTENCES_BACK: u32 = 4;

/// How many names back the last organization is sought.
const LOOK_BACK: usize = 16;

const COMPANY: u64 = ascii(b"company");
const THE: u64 = ascii(b"the");
const OLD: [u64; 4] = [ascii(b"-"), ascii(b"year"), ascii(b"-"), ascii(b"old")];

/// A title that the article gives to a person.
struct Title {
    person: u32,
    span: Span,
}

/// `the minister`, `the prime minister`, after the article has called one person so, and one only.
pub fn of_titles(document: &Document, annotations: &Annotations, roles: &[HeldRole], people: &[Entity]) -> Vec<(u32, Mention)> {
    let mut holders: FxHashMap<u64, Vec<Title>> = FxHashMap::default();
    for held in roles {
        // Who acts for another, or will follow, is not meant by the title alone.
        let current = annotations.roles.get(held.role as usize).filter(|role| matches!(role.status, Status::Current | Status::Candidate));
        let Some(title) = current.map(|role| role.title) else { continue };
        let Some(head) = title_head(document, title) else { continue };
        holders.entry(head).or_default().push(Title { person: held.person, span: title });
    }
    let mut found = Vec::new();
    for t in definite(document, annotations) {
        let Some((head, titles)) = (t + 1..t + 2 + MODIFIERS).find_map(|u| Some((u, holders.get(&document.tokens.get(u)?.key)?))) else {
            continue;
        };
        let plain = (t + 1..=head)
            .all(|u| document.tokens[u].kind == TokenKind::Word && document.tokens[u].sentence == document.tokens[t].sentence);
        let has = |title: &&Title| {
            let words = document.tokens_in(title.span).range();
            (t + 1..head).all(|u| words.clone().any(|w| document.tokens[w].key == document.tokens[u].key))
        };
        let mut fit = titles.iter().filter(has);
        let Some(first) = fit.next().filter(|_| plain && ends(document, head + 1)) else { continue };
        let near = people.get(first.person as usize).is_some_and(|person| is_near(document, &person.mentions, t));
        if near && fit.all(|title| title.person == first.person) && first.span.end < document.tokens[t].span.start {
            found.push((first.person, mention(document, t, head, "title-of-one")));
        }
    }
    found
}

/// `the 43-year-old`, after the article has given this age to one person, and one only.
pub fn of_ages(document: &Document, annotations: &Annotations, people: &[Option<u32>]) -> Vec<(u32, Mention)> {
    let mut ages: FxHashMap<u64, (u32, u32, bool)> = FxHashMap::default();
    for (name, person) in annotations.names.iter().zip(people) {
        let (Some(person), NameKind::Person) = (*person, name.kind) else { continue };
        for age in age_before(document, name.tokens.start as usize).into_iter().chain(age_after(document, name.tokens.end as usize)) {
            let known = ages.entry(age).or_insert((person, name.span.end, true));
            known.2 &= known.0 == person;
        }
    }
    let mut found = Vec::new();
    for t in definite(document, annotations).filter(|_| !ages.is_empty()) {
        let Some(&(person, after, true)) = document.tokens.get(t + 1).and_then(|age| ages.get(&age.key)) else { continue };
        let old = is_old(document, t + 2) && ends(document, t + 2 + OLD.len());
        if old && document.tokens[t].span.start > after {
            found.push((person, mention(document, t, t + 1 + OLD.len(), "age-of-one")));
        }
    }
    found
}

/// `the bank`, after the one organization of the article whose name says that it is one.
pub fn of_kinds(document: &Document, annotations: &Annotations, organizations: &[Entity]) -> Vec<(u32, Mention)> {
    let mut kinds: FxHashMap<u64, Option<u32>> = FxHashMap::default();
    for (o, organization) in (0..).zip(organizations) {
        let named = organization.mentions.iter().find(|m| m.span.of(document.text).ends_with(&organization.name));
        let Some(tokens) = named.map(|m| document.tokens_in(m.span)) else { continue };
        let words: Vec<u64> = tokens.range().map(|t| document.tokens[t].key).collect();
        if let Some(kind) = head(&words) {
            kinds.entry(kind).and_modify(|of| *of = None).or_insert(Some(o));
        }
    }
    let mut found = Vec::new();
    for t in definite(document, annotations) {
        let Some(word) = document.tokens.get(t + 1).filter(|word| word.case == Case::Lower) else { continue };
        let Some(&Some(o)) = kinds.get(&word.key).filter(|_| lexicon::classes(word.key).any(lexicon::ORGANIZATION_KINDS)) else { continue };
        let mentions = &organizations[o as usize].mentions;
        // Whatever else is named can be a company too.
        let last = word.key != COMPANY || last_named(annotations, word.span) == before(mentions, word.span).map(|m| m.span);
        if last && is_near(document, mentions, t) && ends(document, t + 2) {
            found.push((o, mention(document, t, t + 1, "only-one-of-kind")));
        }
    }
    found
}

/// The places of `the` in the story.
fn definite<'d>(document: &'d Document, annotations: &'d Annotations) -> impl Iterator<Item = usize> + 'd {
    let the = document.tokens.iter().enumerate().filter(|(_, token)| token.key == THE).map(|(t, _)| t);
    the.filter(|&t| annotations.front.kind(document.paragraph_of(t)) == Kind::Body)
}

fn mention(document: &Document, first: usize, last: usize, rule: &'static str) -> Mention {
    let span = document.tokens[first].span.cover(document.tokens[last].span);
    Mention { kind: MentionKind::Nominal, span, rule: Some(rule) }
}

/// The last mention before a place.
fn before(mentions: &[Mention], place: Span) -> Option<&Mention> {
    mentions[..mentions.partition_point(|m| m.span.end <= place.start)].last()
}

/// Whether one of these mentions stands a few sentences before a token.
fn is_near(document: &Document, mentions: &[Mention], token: usize) -> bool {
    let here = document.tokens[token];
    before(mentions, here.span).is_some_and(|m| here.sentence.saturating_sub(sentence(document, m.span)) <= SENTENCES_BACK)
}

/// The last organization named before a place.
fn last_named(annotations: &Annotations, place: Span) -> Option<Span> {
    let names = &annotations.names[..annotations.names.partition_point(|name| name.span.end <= place.start)];
    names.iter().rev().take(LOOK_BACK).find(|name| name.kind == NameKind::Organization).map(|name| name.span)
}

fn sentence(document: &Document, span: Span) -> u32 {
    document.tokens.get(document.tokens_in(span).start as usize).map_or(0, |t| t.sentence)
}

/// Whether `-year-old` begins at a token.
fn is_old(document: &Document, token: usize) -> bool {
    document.tokens.get(token..token + OLD.len()).is_some_and(|words| words.iter().zip(OLD).all(|(t, key)| t.key == key))
}

/// The age in `43-year-old Ana Ruiz`, `43-year-old dock worker Ana Ruiz`.
fn age_before(document: &Document, name: usize) -> Option<u64> {
    let sentence = document.tokens.get(name)?.sentence;
    let starts = (0..=2).filter_map(|words| name.checked_sub(words + OLD.len() + 1));
    let mut ages = starts.filter(|&age| document.tokens[age].kind == TokenKind::Number && is_old(document, age + 1));
    ages.next().map(|age| &document.tokens[age]).filter(|age| age.sentence == sentence).map(|age| age.key)
}

/// The age in `Ana Ruiz, 43, said`.
fn age_after(document: &Document, end: usize) -> Option<u64> {
    let [comma, age, after] = document.tokens.get(end..end + 3)? else { return None };
    let mark = |at: usize| matches!(document.word(at), "," | "." | ")" | ";");
    let age = (mark(end) && mark(end + 2) && age.kind == TokenKind::Number && age.span.len() <= 3).then_some(age)?;
    (comma.sentence == after.sentence).then_some(age.key)
}

/// The key of a title's head: the last word before its complement.
fn title_head(document: &Document, title: Span) -> Option<u64> {
    let tokens = document.tokens_in(title).range();
    let end = tokens.clone().find(|&t| lexicon::classes(document.tokens[t].key).any(lexicon::BOUNDARIES)).unwrap_or(tokens.end);
    let last = end.checked_sub(1).filter(|&last| last >= tokens.start)?;
    let key = key::key(&document.word(last).to_lowercase());
    lexicon::classes(key).any(lexicon::TITLES).then_some(key)
}

/// Whether a description can end before this token: at a mark, a possessive, a verb or a small word, but not before a noun or
/// a complement of its own.
fn ends(document: &Document, token: usize) -> bool {
    const COMPLEMENT: &[u64] = &[ascii(b"of"), ascii(b"for"), ascii(b"who"), ascii(b"whose")];
    let Some(next) = document.tokens.get(token) else { return true };
    if next.key == ascii(b"'s") {
        return true;
    }
    if next.kind == TokenKind::Punctuation {
        return !matches!(document.word(token), "-" | "‐" | "’" | "'");
    }
    let classes = lexicon::classes(next.key);
    let verb = next.case == Case::Lower && document.word(token).ends_with("ed");
    !COMPLEMENT.contains(&next.key) && (verb || classes.any(lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS).with(lexicon::AUXILIARIES)))
}
