//! The best sequence of labels.

use super::page::Page;
use super::{BEGIN, Class, END, Found, INSIDE, LABELS, Model, OUTSIDE, SINGLE, features};
use crate::text::{Document, Indices};

/// The score of each label but `O`, whose score is 0.
type Scores = [i16; LABELS];

pub(super) fn tag(model: &Model, document: &Document) -> Vec<Found> {
    let page = Page::new(&model.lexical, document);
    let mut found = Vec::new();
    let mut lattice = Lattice::default();
    let mut keys = Vec::new();
    for &island in &page.islands {
        lattice.scores.clear();
        for token in island.range() {
            lattice.scores.push(scores(model, &page, token, island, &mut keys));
        }
        lattice.decode(model);
        collect(&lattice.labels, island.start, &mut found);
    }
    found
}

fn scores(model: &Model, page: &Page, token: usize, island: Indices, keys: &mut Vec<u64>) -> Scores {
    keys.clear();
    features(page, token, island, |feature| keys.push(feature));
    let mut sum = [0_i16; LABELS];
    model.weights.rows(keys, |row| {
        for (sum, &weight) in sum.iter_mut().zip(row) {
            *sum += i16::from(weight as i8);
        }
    });
    sum
}

#[derive(Default)]
struct Lattice {
    scores: Vec<Scores>,
    /// For each token and label the best label before it.
    back: Vec<[u8; LABELS + 1]>,
    labels: Vec<u8>,
}

impl Lattice {
    /// Finds the labels of an island; outside of it, everything is `O`.
    fn decode(&mut self, model: &Model) {
        const NEVER: i32 = i32::MIN / 2;
        self.back.clear();
        let mut best = [NEVER; LABELS + 1];
        best[OUTSIDE] = 0;
        for scores in &self.scores {
            let (mut next, mut from) = ([NEVER; LABELS + 1], [OUTSIDE as u8; LABELS + 1]);
            let mut step = |a: usize, b: usize| {
                let score = best[a] + i32::from(model.moves[a][b]);
                if score > next[b] {
                    next[b] = score;
                    from[b] = a as u8;
                }
            };
            for closed in CLOSED {
                OPENING.iter().for_each(|&b| step(closed, b));
            }
            for class in (0..LABELS).step_by(4) {
                for (a, b) in [(BEGIN, INSIDE), (BEGIN, END), (INSIDE, INSIDE), (INSIDE, END)] {
                    step(class + a, class + b);
                }
            }
            next.iter_mut().zip(scores).for_each(|(n, &score)| *n += i32::from(score));
            best = next;
            self.back.push(from);
        }
        let last = CLOSED.into_iter().max_by_key(|&a| best[a] + i32::from(model.moves[a][OUTSIDE])).unwrap_or(OUTSIDE);
        self.labels.clear();
        let mut label = last as u8;
        for from in self.back.iter().rev() {
            self.labels.push(label);
            label = from[label as usize];
        }
        self.labels.reverse();
    }
}

/// The labels after which a name can begin.
const CLOSED: [usize; 9] = [OUTSIDE, END, SINGLE, 4 + END, 4 + SINGLE, 8 + END, 8 + SINGLE, 12 + END, 12 + SINGLE];
/// The labels that can stand where no name is open.
const OPENING: [usize; 9] = [OUTSIDE, BEGIN, SINGLE, 4 + BEGIN, 4 + SINGLE, 8 + BEGIN, 8 + SINGLE, 12 + BEGIN, 12 + SINGLE];

fn collect(labels: &[u8], base: u32, found: &mut Vec<Found>) {
    let mut start = base;
    for (at, &label) in (base..).zip(labels) {
        let label = label as usize;
        if label != OUTSIDE && matches!(label % 4, BEGIN | SINGLE) {
            start = at;
        }
        if label != OUTSIDE && matches!(label % 4, END | SINGLE) {
            found.push(Found { class: Class::ALL[label / 4], tokens: Indices::new(start, at + 1) });
        }
    }
}
