//! Roles on the page become roles that people hold: one for each person and title.

use rustc_hash::FxHashMap;
use std::ops::Range;

use super::HeldRole;
use super::forms::word_key;
use crate::annotate::Annotations;
use crate::annotate::names::NameKind;
use crate::text::{Document, Span, TokenKind, key};

/// The roles that people hold, in text order; repeated ones once, with the organization that any of them names.
pub(super) fn held(document: &Document, annotations: &Annotations, people: &[Option<u32>], organizations: &[Option<u32>]) -> Vec<HeldRole> {
    let mut held: Vec<HeldRole> = Vec::new();
    let mut known: FxHashMap<(u32, u64), usize> = FxHashMap::default();
    for (i, role) in annotations.roles.iter().enumerate() {
        let Some(person) = people.get(role.holder as usize).copied().flatten() else { continue };
        let organization =
            role.organization.map(|span| (without_the(span.of(document.text)), organization_at(annotations, organizations, span)));
        let at = *known.entry((person, title_key(document, role.title))).or_insert(held.len());
        match held.get_mut(at) {
            Some(first) => first.organization = first.organization.take().or(organization),
            None => held.push(HeldRole { role: i as u32, person, organization }),
        }
    }
    complete(document, annotations, organizations, &mut held);
    held
}

/// Gives a role of several words the organization that the article names with the same words elsewhere: `its top
/// diplomat Ana Ruiz ... Sarland's top diplomat`. Only where one person holds it and one owner has it.
fn complete(document: &Document, annotations: &Annotations, organizations: &[Option<u32>], held: &mut [HeldRole]) {
    let mut open: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut longest = 0;
    for (i, role) in held.iter().enumerate() {
        let title = annotations.roles[role.role as usize].title;
        longest = longest.max(document.tokens_in(title).len());
        open.entry(title_key(document, title)).or_default().push(i);
    }
    let mut owners: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (n, name) in annotations.names.iter().enumerate().filter(|(_, name)| name.kind != NameKind::Person) {
        let mark = name.tokens.end as usize;
        if document.tokens.get(mark).is_none_or(|t| t.key != POSSESSIVE) {
            continue;
        }
        let last = document.tokens.len().min(mark + 1 + longest);
        let key = (mark + 3..=last).rev().find_map(|end| open.get(&tokens_key(document, mark + 1..end)));
        if let Some([role]) = key.map(Vec::as_slice) {
            owners.entry(*role).or_default().push(n);
        }
    }
    for (role, names) in owners {
        let text = |n: usize| annotations.names[n].span.of(document.text);
        let one = names.iter().all(|&n| text(n) == text(names[0]));
        if held[role].organization.is_none() && one {
            held[role].organization = Some((without_the(text(names[0])), organizations.get(names[0]).copied().flatten()));
        }
    }
}

const POSSESSIVE: u64 = key::ascii(b"'s");

/// The key of a title's words, whatever their case.
fn title_key(document: &Document, title: Span) -> u64 {
    tokens_key(document, document.tokens_in(title).range())
}

fn tokens_key(document: &Document, range: Range<usize>) -> u64 {
    let tokens = range.map(|t| &document.tokens[t]).filter(|t| t.kind != TokenKind::Punctuation);
    tokens.map(|t| word_key(t.span.of(document.text), t.key)).reduce(key::join).unwrap_or(0)
}

/// The organization that is named in `span`.
fn organization_at(annotations: &Annotations, organizations: &[Option<u32>], span: Span) -> Option<u32> {
    let at = annotations.names.partition_point(|name| name.span.end <= span.start);
    annotations.names.get(at).filter(|name| name.span.touches(span)).and(organizations.get(at).copied().flatten())
}

fn without_the(text: &str) -> String {
    text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text).to_owned()
}
