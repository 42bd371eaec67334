//! Quotation marks, paired.

use crate::text::{Document, Span};

/// A stretch in quotation marks, inside one paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Quoted {
    /// What stands between the marks.
    pub inner: Span,
    /// With the marks.
    pub outer: Span,
    /// Whether a closing mark ends it; false where the paragraph ends first.
    pub closed: bool,
    /// Whether it stands inside another one.
    pub nested: bool,
}

/// Finds the stretches in quotation marks, by their beginnings.
#[must_use]
pub fn find(_document: &Document) -> Vec<Quoted> {
    Vec::new()
}
