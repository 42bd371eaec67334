//! Transcripts: paragraphs that begin with the label of who speaks, `Q:`, `RUIZ:`, `Ana Ruiz:`.

use crate::model::quotations::tagger::identity;
use crate::model::quotations::unit::{Form, Unit};

/// The most words of a label.
const LONGEST: usize = 4;
/// So many labelled paragraphs make a transcript.
const LEAST: usize = 3;

/// The number of units of each paragraph's label, without the colon; 0 for a paragraph without one, and for all
/// if the text is no transcript. Linear in the number of paragraphs.
#[must_use]
pub fn labels(paragraphs: &[Vec<Unit>]) -> Vec<usize> {
    let mut labels: Vec<usize> = paragraphs.iter().map(|units| label(units)).collect();
    if labels.iter().filter(|l| **l > 0).count() < LEAST {
        labels.fill(0);
    }
    labels
}

/// The number of units of the label with which a paragraph of plain words begins.
fn label(units: &[Unit]) -> usize {
    let colon = units.iter().take(LONGEST + 1).position(|u| u.word == COLON).unwrap_or(0);
    let (label, speech) = (&units[..colon], units.get(colon + 1..).unwrap_or_default());
    let capitals = label.iter().all(|u| u.form == Form::Upper || is_letter(u));
    let person = label.iter().all(|u| u.name == 1);
    if colon > 0 && (capitals || person) && speech.iter().any(Unit::is_word) && !speech.iter().all(|u| u.is_quoted()) { colon } else { 0 }
}

/// `Q`, `A`.
fn is_letter(unit: &Unit) -> bool {
    unit.span.len() == 1 && unit.form == Form::Title
}

const COLON: u32 = identity(b":");
