//! From answers to statements: contents of one act of speech are put together.

use super::read::{Answer, Place};
use super::{Statement, StatementKind};
use crate::annotate::Words;
use crate::lexicon::CUES;
use crate::model::quotations::unit::Unit;
use crate::text::Span;

/// The statements, by their first content.
pub fn statements(words: &Words, paragraphs: &[Vec<Unit>], answers: &[Answer]) -> Vec<Statement> {
    let mut groups: Vec<Vec<&Answer>> = Vec::new();
    for answer in answers {
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|last| is_continued(last, answer)) => group.push(answer),
            _ => groups.push(vec![answer]),
        }
    }
    let writer = Writer { words, paragraphs };
    let told = |group: &Vec<&Answer>| writer.statement(group).filter(|statement| is_worth_telling(statement, longest(group)));
    groups.iter().filter_map(told).collect()
}

/// The most units of a content.
fn longest(group: &[&Answer]) -> u32 {
    group.iter().map(|answer| answer.content.last - answer.content.first + 1).max().unwrap_or(0)
}

/// Whether a statement is no noise: what is in no marks, without a cue, of a word or two or of a low confidence is hardly
/// ever one.
fn is_worth_telling(statement: &Statement, longest: u32) -> bool {
    let floor = if statement.source.is_some() { FLOOR } else { SOURCELESS };
    let told = statement.cue.is_some() && longest > SHORT && statement.confidence >= floor;
    statement.kind != StatementKind::Indirect || told
}

/// The longest content without marks that tells nothing, in units, and the least confidence of one, with and without
/// a source.
const SHORT: u32 = 2;
const FLOOR: f32 = 0.29;
const SOURCELESS: f32 = 0.42;

/// The rule of labelled lines.
pub const TRANSCRIPT: &str = "transcript";

/// Whether a content goes on with the act of speech of the one before.
fn is_continued(last: &Answer, next: &Answer) -> bool {
    let near = next.content.paragraph - last.content.paragraph <= 1;
    let same_source = last.source == next.source;
    near && same_source && (last.cue == next.cue || next.cue.is_none() && next.carried)
}

struct Writer<'a> {
    words: &'a Words,
    paragraphs: &'a [Vec<Unit>],
}

impl Writer<'_> {
    fn units(&self, place: Place) -> &[Unit] {
        self.paragraphs.get(place.paragraph as usize).and_then(|u| u.get(place.first as usize..=place.last as usize)).unwrap_or_default()
    }

    fn span(&self, place: Place) -> Option<Span> {
        let units = self.units(place);
        Some(units.first()?.span.cover(units.last()?.span))
    }

    fn statement(&self, group: &[&Answer]) -> Option<Statement> {
        let first = group.first()?;
        let mut content = Vec::with_capacity(group.len());
        let (mut words, mut marks, mut closed) = (false, false, true);
        for answer in group {
            let units = self.units(answer.content);
            words |= units.iter().any(Unit::is_word);
            marks |= units.iter().any(Unit::is_quoted);
            let span = self.span(answer.content)?;
            content.push(match units {
                [unit] if unit.is_quoted() => unit.inner,
                // The label stands behind the opening mark.
                [_, .., unit] if answer.labelled && unit.closed => Span::new(span.start, unit.inner.end),
                _ => span,
            });
            closed = units.last().is_none_or(|u| !u.is_quoted() || u.closed);
        }
        let kind = match (marks, words) {
            _ if first.labelled => StatementKind::Direct,
            (true, false) => StatementKind::Direct,
            (true, true) => StatementKind::Mixed,
            _ => StatementKind::Indirect,
        };
        let cue = group.iter().find_map(|a| a.cue);
        let said = cue.is_some_and(|cue| self.units(cue).iter().any(|u| u.cue == 2 || self.words.of(u.first as usize).any(CUES)));
        Some(Statement {
            kind,
            content,
            cue: cue.and_then(|cue| self.span(cue)),
            source: first.source.and_then(|source| self.span(source)),
            speech: said || kind == StatementKind::Direct || marks && cue.is_none(),
            closed,
            rule: match (first.labelled, first.carried) {
                (true, _) => TRANSCRIPT,
                (_, true) => "carried-over",
                _ => "pointer",
            },
            confidence: confidence(kind, group.iter().map(|a| a.sure).fold(1.0, f32::min)),
        })
    }
}

/// The share of right answers at some probabilities of the source pointer, on a quarter of PolNeAR's training part that
/// the models did not see: statements in quotation marks by piece and source.
const CALIBRATION_QUOTED: [(f32, f32); 9] =
    [(0.0, 0.25), (0.5, 0.55), (0.6, 0.68), (0.7, 0.74), (0.8, 0.81), (0.9, 0.87), (0.95, 0.94), (0.985, 0.965), (1.0, 0.985)];
/// The same for statements without quotation marks, by content and source.
const CALIBRATION_INDIRECT: [(f32, f32); 9] =
    [(0.0, 0.15), (0.5, 0.35), (0.7, 0.47), (0.8, 0.56), (0.9, 0.69), (0.925, 0.72), (0.965, 0.82), (0.99, 0.87), (1.0, 0.96)];

/// A probability of the model as the share of such answers that are right.
fn confidence(kind: StatementKind, sure: f32) -> f32 {
    let table = if kind == StatementKind::Indirect { CALIBRATION_INDIRECT } else { CALIBRATION_QUOTED };
    let line = table.windows(2).find_map(|pair| match *pair {
        [(a, low), (b, high)] if sure <= b => Some(low + (high - low) * ((sure - a) / (b - a))),
        _ => None,
    });
    // Two digits are what the figures bear.
    (line.unwrap_or(table[8].1) * 100.0).round() / 100.0
}
