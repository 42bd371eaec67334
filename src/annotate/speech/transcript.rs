//! Transcripts: paragraphs that begin with the label of who speaks, `Q:`, `RUIZ:`, `Ana Ruiz:`.

use std::ops::Range;

use crate::model::quotations::tagger::identity;
use crate::model::quotations::unit::{Form, Unit};

/// The most words of a label.
const LONGEST: usize = 4;
/// So many labelled paragraphs make a transcript.
const LEAST: usize = 3;

/// The units of each paragraph's label, without the colon; none for a paragraph without one, and for all if the text is
/// no transcript. Linear in the number of paragraphs.
#[must_use]
pub fn labels(paragraphs: &[Vec<Unit>]) -> Vec<Range<usize>> {
    let mut labels: Vec<Range<usize>> = paragraphs.iter().map(|units| label(units)).collect();
    if labels.iter().filter(|l| !l.is_empty()).count() < LEAST {
        labels.fill(0..0);
    }
    labels
}

/// The label with which a paragraph of plain words begins, or one in quotation marks: `"RUIZ: We go on.`
fn label(units: &[Unit]) -> Range<usize> {
    let colon = units.iter().take(LONGEST + 2).position(|u| u.word == COLON).unwrap_or(0);
    let marked = units.first().is_some_and(|u| u.form == Form::Mark) && units.get(colon + 1).is_some_and(|u| u.is_quoted());
    let start = usize::from(marked).min(colon);
    let (label, speech) = (&units[start..colon], units.get(colon + 1..).unwrap_or_default());
    let capitals = label.iter().all(|u| u.form == Form::Upper || is_letter(u));
    let person = !marked && label.iter().all(|u| u.name == 1);
    let plain = speech.iter().any(Unit::is_word) && !speech.iter().all(Unit::is_quoted);
    if label.len() <= LONGEST && (capitals || person) && (plain || marked) { start..colon } else { 0..0 }
}

/// `Q`, `A`.
fn is_letter(unit: &Unit) -> bool {
    unit.span.len() == 1 && unit.form == Form::Title
}

const COLON: u32 = identity(b":");
