//! Time expressions and their values.

use jiff::civil;
use serde::{Deserialize, Serialize};

use super::Words;
use super::front::{Front, PublishedFrom};
use crate::text::{Document, Span};

/// The type of a time expression, as in TimeML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeType {
    /// A day or something longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// A time expression and its value.
#[derive(Clone, Debug)]
pub struct TimeExpression {
    /// Where it stands.
    pub span: Span,
    /// Its TimeML type.
    pub kind: TimeType,
    /// Its TIMEX3 value; none for what cannot be (`February 30`).
    pub value: Option<String>,
    /// Its TIMEX3 modifier: `START`, `END`, `APPROX`, `LESS_THAN`, ...
    pub modifier: Option<&'static str>,
    /// The first and the last day that it spans, if it spans days that are known.
    pub days: Option<(civil::Date, civil::Date)>,
    /// The rule that resolved it.
    pub rule: &'static str,
}

/// The publication day that the text itself prints, and nothing else.
#[must_use]
pub fn published(_document: &Document, _front: &Front) -> Option<(civil::Date, PublishedFrom)> {
    None
}

/// Finds the time expressions, in text order and without overlap. `published` anchors what is relative.
#[must_use]
pub fn find(_document: &Document, _words: &Words, _front: &Front, _published: Option<civil::Date>) -> Vec<TimeExpression> {
    Vec::new()
}
