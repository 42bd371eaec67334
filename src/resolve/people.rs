//! Names, aliases, pronouns and descriptions become people.

use super::Entity;
use crate::annotate::Annotations;
use crate::text::Document;

pub(super) fn people(_document: &Document, _annotations: &Annotations) -> Vec<Entity> {
    Vec::new()
}
