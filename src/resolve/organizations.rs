//! Names and acronyms become organizations; names become places.

use super::Entity;
use crate::annotate::Annotations;
use crate::annotate::names::NameKind;
use crate::text::Document;

pub(super) fn organizations(document: &Document, annotations: &Annotations) -> Vec<Entity> {
    super::by_text(document, annotations, NameKind::Organization)
}

pub(super) fn places(document: &Document, annotations: &Annotations) -> Vec<Entity> {
    super::by_text(document, annotations, NameKind::Place)
}
