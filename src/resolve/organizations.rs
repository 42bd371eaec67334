//! Names and acronyms become organizations; names become places.

use super::Entity;
use crate::annotate::Annotations;
use crate::text::Document;

pub(super) fn organizations(_document: &Document, _annotations: &Annotations) -> Vec<Entity> {
    Vec::new()
}

pub(super) fn places(_document: &Document, _annotations: &Annotations) -> Vec<Entity> {
    Vec::new()
}
