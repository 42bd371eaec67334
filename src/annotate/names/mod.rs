//! Mentions of people, organizations and places by name: what the model finds, corrected by the frame of the
//! story and by the article as a whole.

mod acronyms;
mod article;
mod bracketed;
mod firms;
mod frame;
mod initials;
mod missed;
mod particles;
mod people;
mod states;

use super::front::Front;
use super::{Words, own};
use crate::model::names::{Class, Found, Model};
use crate::text::{Document, Indices, Span};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A company, agency, party, team, medium, body.
    Organization,
    /// A country, region, city, river, building.
    Place,
    /// Another proper name: an event, a law, a work, a nationality. Not reported; it keeps its words from
    /// being taken for something else.
    Other,
}

/// One mention by name, without titles, articles and possessives.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// What it names.
    pub kind: NameKind,
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Indices,
}

/// Finds the names, in text order and without overlap. Those of the newsroom's own lexicon go first.
#[must_use]
pub fn find(document: &Document, words: &Words, front: &Front) -> Vec<Name> {
    let Some(model) = Model::embedded() else { return Vec::new() };
    let mut names: Vec<Name> = model.tag(document).iter().map(|found| name(document, *found)).collect();
    people::leave_bodies(document, model, &mut names);
    people::leave_titles(document, words, model, &mut names);
    people::leave_openers(document, model, &mut names);
    frame::apply(document, front, &mut names);
    own::apply(document, words.own(), &mut names);
    article::leave_former(document, words, &mut names);
    article::leave_prefixed(document, &mut names);
    article::leave_counts(document, &mut names);
    article::join_hyphens(document, &mut names);
    article::join_nicknames(document, &mut names);
    article::join_bodies(document, words, &mut names);
    article::join_offices(document, words, &mut names);
    bracketed::agree(document, &mut names);
    acronyms::agree(document, &mut names);
    particles::join(document, &mut names);
    firms::join(document, &mut names);
    article::agree_on_people(document, words, &mut names);
    article::agree_on_places(document, words, &mut names);
    states::agree(document, words, &mut names);
    initials::agree(document, &mut names);
    names
}

fn name(document: &Document, found: Found) -> Name {
    let kind = match found.class {
        Class::Person => NameKind::Person,
        Class::Organization => NameKind::Organization,
        Class::Place => NameKind::Place,
        Class::Other => NameKind::Other,
    };
    Name { kind, span: document.span(found.tokens), tokens: found.tokens }
}
