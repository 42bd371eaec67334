//! Names, aliases, pronouns and descriptions become people.

use super::Entity;
use crate::annotate::Annotations;
use crate::annotate::names::NameKind;
use crate::text::Document;

pub(super) fn people(document: &Document, annotations: &Annotations) -> Vec<Entity> {
    super::by_text(document, annotations, NameKind::Person)
}
