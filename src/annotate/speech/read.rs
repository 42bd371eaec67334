//! The models' answers for every content of the document, paragraph by paragraph.

use std::ops::Range;

use crate::model::quotations::Models;
use crate::model::quotations::pointer::{Choice, Content, Head, Page, Scene};
use crate::model::quotations::tagger::{Sequence, Tag, Tagger};
use crate::model::quotations::unit::Unit;
use crate::model::quotations::weights::Table;

use super::according::complete;
use super::contents::contents;
use super::relay::untangle;
use super::source::phrase;
use super::transcript::labels;
use super::units::has_headline;

/// A range of units of one paragraph, first and last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub paragraph: u32,
    pub first: u32,
    pub last: u32,
}

/// What the models say of one content.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    pub content: Place,
    pub source: Option<Place>,
    pub cue: Option<Place>,
    /// Whether source and cue were carried over from the paragraph before.
    pub carried: bool,
    /// Whether it is a labelled line of a transcript.
    pub labelled: bool,
    /// The models' own probability of the source.
    pub sure: f32,
}

/// The answers for all contents, in text order. What is nobody's speech is left out.
pub fn read(models: &Models, paragraphs: &[Vec<Unit>]) -> Vec<Answer> {
    let headline = has_headline(paragraphs);
    let labels = labels(paragraphs);
    let mut tagger = Tagger::new(&models.tagger);
    let mut answers = Vec::new();
    let mut before: Option<(&[Unit], Vec<Tag>)> = None;
    let mut carried = (None, None);
    for (p, units) in paragraphs.iter().enumerate() {
        let mut tags = tagger.tag(&Sequence::new(units, headline && p == 0));
        untangle(units, &mut tags);
        complete(units, &mut tags);
        let reader = Reader {
            models,
            paragraph: p as u32,
            here: Page { units, tags: &tags },
            before: before.as_ref().map(|(units, tags)| Page { units, tags }),
            carried,
            headline: headline && p == 0,
        };
        let from = answers.len();
        match labels.get(p) {
            Some(label) if !label.is_empty() => answers.push(labelled(p, units, label)),
            _ => reader.read(&mut answers),
        }
        carried = answers[from..].last().map_or((None, None), |a: &Answer| (a.source, a.cue));
        before = Some((units, tags));
    }
    answers
}

/// The line of a transcript: what stands behind its label and the colon.
fn labelled(paragraph: usize, units: &[Unit], label: &Range<usize>) -> Answer {
    let place = |first: usize, last: usize| Place { paragraph: paragraph as u32, first: first as u32, last: last as u32 };
    let (source, cue) = (Some(place(label.start, label.end - 1)), Some(place(label.end, label.end)));
    Answer { content: place(label.end + 1, units.len() - 1), source, cue, carried: false, labelled: true, sure: LABELLED }
}

/// How sure the speaker of a labelled line is.
const LABELLED: f32 = 0.965;

struct Reader<'a> {
    models: &'a Models<'a>,
    paragraph: u32,
    here: Page<'a>,
    before: Option<Page<'a>>,
    /// Source and cue of the last content of the paragraph before.
    carried: (Option<Place>, Option<Place>),
    /// Whether this paragraph is the headline.
    headline: bool,
}

/// By how much the odds that words without marks are no content count for less, as a logarithm: so the F1 of statements
/// is best by cross-validation, which gains from one that is right more than it loses by one that is wrong.
const DOUBT: f32 = 0.7;

/// The choice among the answers for one content, and its probability.
struct Chosen {
    choice: Choice,
    sure: f32,
}

impl Reader<'_> {
    fn read(&self, answers: &mut Vec<Answer>) {
        let contents = contents(self.here.units, self.here.tags);
        if contents.is_empty() {
            return;
        }
        let open = self.before.is_some_and(|b| b.units.last().is_some_and(|u| u.is_quoted() && !u.closed));
        let (source, cue) = self.carried;
        let mut sources = Scene::new(self.here, self.before, source.is_some(), open, self.headline);
        let mut cues = sources.again(cue.is_some());
        let mut last = (None, None);
        let mut choices = Vec::new();
        let mut contents = std::collections::VecDeque::from(contents);
        while let Some(content) = contents.pop_front() {
            let source = choose(&mut sources, &self.models.source, Head::Source, content, last.0, &mut choices);
            if source.choice == Choice::Nothing {
                last.0 = Some(source.choice);
                self.quoted_in(content).for_each(|inner| contents.push_front(inner));
                continue;
            }
            let cue = choose(&mut cues, &self.models.cue, Head::Cue, content, last.1, &mut choices);
            // Words without a cue are no statement, but what is in marks among them can be one: `She sang “Home” at the funeral`.
            if !content.quoted && (source.choice == Choice::Nobody || cue.choice == Choice::Nobody) {
                let before = contents.len();
                self.quoted_in(content).for_each(|inner| contents.push_front(inner));
                if contents.len() > before || cue.choice == Choice::Nobody {
                    continue;
                }
            }
            last.0 = Some(source.choice);
            last.1 = Some(cue.choice);
            answers.push(Answer {
                content: Place { paragraph: self.paragraph, first: content.first, last: content.last },
                source: self.place(source.choice, self.carried.0),
                cue: self.place(cue.choice, self.carried.1),
                carried: source.choice == Choice::Same,
                labelled: false,
                sure: source.sure,
            });
        }
    }

    /// The quoted stretches of a content of words, the last one first: where the tagger has taken source and cue for
    /// content, what is in marks can still be somebody's.
    fn quoted_in(&self, content: Content) -> impl Iterator<Item = Content> {
        let inside = if content.quoted { 0..0 } else { content.first..content.last + 1 };
        let quoted = inside.rev().filter(|&k| self.here.units.get(k as usize).is_some_and(Unit::is_quoted));
        quoted.map(|k| Content { first: k, last: k, quoted: true })
    }

    /// The phrase that an answer stands for.
    fn place(&self, choice: Choice, carried: Option<Place>) -> Option<Place> {
        let (page, paragraph, j) = match choice {
            Choice::Nothing | Choice::Nobody => return None,
            Choice::Same => return carried,
            Choice::Here(j) => (self.here, self.paragraph, j),
            Choice::Before(j) => (self.before?, self.paragraph.checked_sub(1)?, j),
        };
        let (first, last) = phrase(page, j as usize);
        Some(Place { paragraph, first: first as u32, last: last as u32 })
    }
}

/// The best answer for a content. The words of one phrase are one answer, so their odds are added up.
fn choose(scene: &mut Scene, table: &Table<1>, head: Head, content: Content, last: Option<Choice>, choices: &mut Vec<Choice>) -> Chosen {
    scene.choices(head, content, choices);
    let mut scores: Vec<i32> = choices.iter().map(|&c| scene.score(table, head, content, c, last)).collect();
    if let ([Choice::Nothing, ..], [nothing, ..], false) = (choices.as_slice(), scores.as_mut_slice(), content.quoted) {
        *nothing -= (DOUBT / table.step) as i32;
    }
    let top = scores.iter().copied().max().unwrap_or(0);
    let odds: Vec<f32> = scores.iter().map(|&s| ((s - top) as f32 * table.step).exp()).collect();
    let mut best = Chosen { choice: Choice::Nobody, sure: 0.0 };
    let mut start = 0;
    while start < choices.len() {
        let mut end = start + 1;
        while end < choices.len() && scene.is_one_phrase(choices[end - 1], choices[end]) {
            end += 1;
        }
        let sum: f32 = odds[start..end].iter().sum();
        if sum > best.sure {
            let word = (start..end).max_by_key(|&k| (scores[k], std::cmp::Reverse(k))).unwrap_or(start);
            best = Chosen { choice: choices[word], sure: sum };
        }
        start = end;
    }
    let all: f32 = odds.iter().sum();
    Chosen { sure: best.sure / all.max(f32::MIN_POSITIVE), ..best }
}
