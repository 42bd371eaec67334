//! The publication day that the text itself prints.

use jiff::civil;

use super::super::front::{Front, PublishedFrom};
use crate::text::Document;

/// The publication day that the text itself prints, and nothing else.
#[must_use]
pub fn published(_document: &Document, _front: &Front) -> Option<(civil::Date, PublishedFrom)> {
    None
}
