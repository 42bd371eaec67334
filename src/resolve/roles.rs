//! Roles on the page become roles that people hold: one for each person and title.

use std::collections::HashMap;

use super::HeldRole;
use super::forms::word_key;
use crate::annotate::Annotations;
use crate::text::{Document, Span, TokenKind, key};

/// The roles that people hold, in text order; repeated ones once, with the organization that any of them names.
pub(super) fn held(document: &Document, annotations: &Annotations, people: &[Option<u32>], organizations: &[Option<u32>]) -> Vec<HeldRole> {
    let mut held: Vec<HeldRole> = Vec::new();
    let mut known: HashMap<(u32, u64), usize> = HashMap::new();
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
    held
}

/// The key of a title's words, whatever their case.
fn title_key(document: &Document, title: Span) -> u64 {
    let tokens = document.tokens_in(title).range().map(|t| &document.tokens[t]).filter(|t| t.kind != TokenKind::Punctuation);
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
