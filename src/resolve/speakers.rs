//! Sources become speakers.

use super::{Entities, EntityRef};
use crate::annotate::Annotations;
use crate::text::Document;

pub(super) fn speakers(_document: &Document, annotations: &Annotations, _entities: &Entities) -> Vec<Option<EntityRef>> {
    vec![None; annotations.speech.len()]
}
