//! Who said what, in the words of the page: content, cue and source.

mod according;
pub mod contents;
mod read;
mod relay;
mod source;
mod statements;
mod transcript;
pub mod units;

use serde::{Deserialize, Serialize};
pub use statements::TRANSCRIPT;

use super::Words;
use super::front::{Front, Kind};
use super::marks::Quoted;
use super::names::Name;
use crate::model::quotations::{Models, Unit, models};
use crate::text::{Document, Span};

/// How the words of a statement stand on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StatementKind {
    /// All of it in quotation marks, or behind the speaker's label in a transcript.
    Direct,
    /// Part of it in quotation marks.
    Mixed,
    /// None of it in quotation marks.
    Indirect,
}

/// One act of speech: *content*, *cue* and *source* as in PARC and PolNeAR.
#[derive(Clone, Debug)]
pub struct Statement {
    /// How its words stand on the page.
    pub kind: StatementKind,
    /// What is said, in text order; several places when it is interrupted or continued. Without outer marks.
    pub content: Vec<Span>,
    /// The word or phrase of saying: `insisted`, `according to`.
    pub cue: Option<Span>,
    /// Who says it, as written: `he`, `Kerry's spokesman John Kirby`. It can stand in an earlier sentence or
    /// paragraph than the content.
    pub source: Option<Span>,
    /// False for a reported thought, wish or plan.
    pub speech: bool,
    /// False if the text ends before a closing mark does.
    pub closed: bool,
    /// The rule or model that found it.
    pub rule: &'static str,
    /// The share of such answers that are right on the development set, from 0 to 1.
    pub confidence: f32,
}

/// Finds the statements, by their first content. In a time linear in the length of the text.
#[must_use]
pub fn find(document: &Document, words: &Words, front: &Front, names: &[Name], marks: &[Quoted]) -> Vec<Statement> {
    models().map_or_else(Vec::new, |models| find_with(models, words, &paragraphs(document, words, front, names, marks)))
}

/// The units of each paragraph of the story: nobody speaks in what frames it, and it goes on behind that. The opening
/// of an agency report (`KABUL, Sept 20 (Reuters) -`) is no part of its sentence.
#[must_use]
pub fn paragraphs(document: &Document, words: &Words, front: &Front, names: &[Name], marks: &[Quoted]) -> Vec<Vec<Unit>> {
    let mut paragraphs = units::units(document, words, names, marks);
    let mut kinds = (0..).map(|paragraph| front.kind(paragraph));
    paragraphs.retain(|units| match kinds.next() {
        Some(Kind::DateLine | Kind::Byline | Kind::Credit | Kind::Boilerplate) => false,
        // A heading of nothing but quoted words repeats what the story tells.
        Some(Kind::Subheading) => units.iter().any(Unit::is_word),
        _ => true,
    });
    let mut gaps = front.gaps.iter().peekable();
    for units in &mut paragraphs {
        let Some(from) = units.first().map(|u| u.span.start) else { continue };
        while gaps.next_if(|gap| gap.end <= from).is_some() {}
        if let Some(gap) = gaps.peek().filter(|gap| gap.start <= from) {
            units.drain(..units.partition_point(|u| u.span.start < gap.end));
            units.first_mut().into_iter().for_each(|u| u.starts = true);
        }
    }
    paragraphs
}

/// Finds the statements among the units of each paragraph with models of one's own.
#[must_use]
pub fn find_with(models: &Models, words: &Words, paragraphs: &[Vec<Unit>]) -> Vec<Statement> {
    let answers = read::read(models, paragraphs);
    statements::statements(words, paragraphs, &answers)
}
