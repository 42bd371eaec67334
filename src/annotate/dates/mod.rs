//! Time expressions and their values.
//!
//! A gate looks each token up in the vocabulary (`vocabulary.rs`). Where a word passes, the grammar (`grammar/`)
//! reads an expression from left to right and says what it means (`expression.rs`). Resolution (`resolve/`) turns
//! that into a TIMEX3 value and the days that it spans (`value.rs`), given the article's own day, the story so
//! far, and the cues of tense around it (`tense.rs`).

mod expression;
mod grammar;
mod holidays;
mod line;
mod published;
mod resolve;
mod tense;
mod term;
mod value;
mod vocabulary;

use jiff::civil;
use serde::{Deserialize, Serialize};

use super::Words;
use super::front::Front;
use crate::text::{Document, Span};
use expression::{Day, Expression, Found};
use line::Line;
use resolve::Anchors;

pub use published::published;

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

/// An expression as read: the tokens of the document that it spans, its paragraph, and what it says.
struct Read {
    paragraph: usize,
    start: usize,
    found: Found,
}

/// Finds the time expressions, in text order and without overlap. `published` anchors what is relative.
///
/// The value of one depends on its own words, on `published`, and on the expressions before it.
#[must_use]
pub fn find(document: &Document, _words: &Words, _front: &Front, published: Option<civil::Date>) -> Vec<TimeExpression> {
    let terms: Vec<_> = document.tokens.iter().map(|token| line::term_of(document.text, token)).collect();
    let line = |paragraph: usize| {
        let range = document.paragraphs.get(paragraph).map_or(0..0, |paragraph| paragraph.tokens.range());
        Line { text: document.text, tokens: document.tokens.get(range.clone()).unwrap_or(&[]), terms: terms.get(range).unwrap_or(&[]) }
    };
    let mut reads = Vec::new();
    for paragraph in 0..document.paragraphs.len() {
        read(&line(paragraph), paragraph, &mut reads);
    }
    let mut anchors = Anchors::new(published, day_first(&reads));
    reads
        .iter()
        .filter_map(|read| {
            let line = line(read.paragraph);
            let resolved = anchors.resolve(&line, read.start, &read.found);
            let first = line.tokens.get(read.start)?;
            let last = line.tokens.get(read.found.end.checked_sub(1)?)?;
            Some(TimeExpression {
                span: without_stop(&line, read.found.end - 1, first.span.cover(last.span)),
                kind: resolved.kind,
                value: resolved.value.map(|value| value.to_string()),
                modifier: read.found.modifier.map(term::Modifier::name),
                days: resolved.value.and_then(|value| value.days()),
                rule: resolved.rule,
            })
        })
        .collect()
}

/// The span without the full stop that a zone at the end of a sentence took: `9 a.m. EST.`
fn without_stop(line: &Line, last: usize, span: Span) -> Span {
    let stop = line.term(last) == term::Term::Zone && line.word(last).ends_with('.');
    Span::new(span.start, span.end - u32::from(stop))
}

/// Reads the expressions of one paragraph, after the gate: most words of most paragraphs could begin none.
fn read(line: &Line, paragraph: usize, reads: &mut Vec<Read>) {
    let mut telling = line.terms.iter().enumerate().filter(|(_, term)| grammar::is_trigger(**term)).map(|(at, _)| at).peekable();
    let mut at = 0;
    loop {
        while telling.next_if(|&next| next < at).is_some() {}
        let Some(&next) = telling.peek() else { return };
        at = at.max(next.saturating_sub(grammar::LEAD));
        match grammar::expression(line, at) {
            Some(found) if found.end > at => {
                reads.push(Read { paragraph, start: at, found });
                at = found.end;
                if let Some((start, second)) = grammar::continuation(line, &found) {
                    at = second.end;
                    reads.push(Read { paragraph, start, found: second });
                }
            }
            _ => at += 1,
        }
    }
}

/// Whether the article's dates in figures put the day before the month: told by those that can be read one way
/// only, unless they disagree.
fn day_first(reads: &[Read]) -> Option<bool> {
    let mut told = reads.iter().filter_map(|read| match read.found.expression {
        Expression::Day(Day::Numeric { first, second, .. }, _) if (first > 12) != (second > 12) => Some(first > 12),
        _ => None,
    });
    let first = told.next()?;
    told.all(|other| other == first).then_some(first)
}
