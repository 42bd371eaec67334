//! The best sequence of labels.

use rustc_hash::FxHashMap;

use super::features::{guise, near_features, own_features};
use super::page::Page;
use super::share::share;
use super::{BEGIN, Class, END, Found, INSIDE, LABELS, Model, OUTSIDE, SINGLE};
use crate::text::{Document, Indices};

/// The score of each label but `O`, whose score is 0.
pub(super) type Scores = [i16; LABELS];

pub(super) fn tag(model: &Model, document: &Document) -> Vec<Found> {
    let page = Page::new(&model.lexical, document);
    let (mut all, mut scorer) = (Vec::new(), Scorer::new(model, &page));
    for &island in &page.islands {
        all.extend(island.range().map(|token| scorer.scores(token, island)));
    }
    share(&page, &mut all);
    let (mut found, mut lattice) = (Vec::new(), Lattice::new(&model.moves));
    let mut rest = all.as_slice();
    for &island in &page.islands {
        let Some((these, others)) = rest.split_at_checked(island.len()) else { break };
        rest = others;
        lattice.scores.clear();
        lattice.scores.extend_from_slice(these);
        lattice.decode();
        collect(&lattice.labels, island.start, &mut found);
    }
    found
}

/// What tells the features of a token: the scores of those that it has by itself are kept for the other places of its
/// word in the article, which are a third of them all.
struct Scorer<'m, 'd> {
    model: &'m Model<'m>,
    page: &'d Page<'d>,
    keys: Vec<u64>,
    own: FxHashMap<(&'d str, u64), Scores>,
}

impl<'m, 'd> Scorer<'m, 'd> {
    fn new(model: &'m Model<'m>, page: &'d Page<'d>) -> Self {
        Self { model, page, keys: Vec::new(), own: FxHashMap::default() }
    }

    fn scores(&mut self, token: usize, island: Indices) -> Scores {
        let document = self.page.document;
        let word = (document.tokens[token].span.of(document.text), guise(self.page, token));
        let own = self.own.get(&word).copied().unwrap_or_else(|| {
            own_features(self.page, token, |feature| self.keys.push(feature));
            let own = self.sum();
            self.own.insert(word, own);
            own
        });
        near_features(self.page, token, island, |feature| self.keys.push(feature));
        let mut scores = self.sum();
        scores.iter_mut().zip(own).for_each(|(score, own)| *score += own);
        scores
    }

    /// The sum of the weights of the features that wait in `keys`.
    fn sum(&mut self) -> Scores {
        let sum = self.model.weights.sum(&self.keys);
        self.keys.clear();
        sum
    }
}

/// Scores with the label before them: 32 times as large as they are, with room for its rank in the low bits, so that
/// the largest number tells both. Of equal scores that of the first rank is the largest.
const ROOM: u32 = 5;
const RANK: i32 = (1 << ROOM) - 1;
/// Far below every score, and far from an overflow.
const NEVER: i32 = -(1 << 29);

/// What comes first where no name is open, for each label after which none is, and the ranks of these.
type Openings = [[i32; OPENING.len()]; CLOSED.len()];

struct Lattice<'a> {
    moves: &'a [[i16; LABELS + 1]; LABELS + 1],
    openings: Openings,
    scores: Vec<Scores>,
    /// For each token and label the best label before it.
    back: Vec<[u8; LABELS + 1]>,
    labels: Vec<u8>,
}

impl<'a> Lattice<'a> {
    fn new(moves: &'a [[i16; LABELS + 1]; LABELS + 1]) -> Self {
        let ranked = |rank: usize, weight: i16| i32::from(weight) << ROOM | (RANK - rank as i32);
        let openings = std::array::from_fn(|rank| std::array::from_fn(|next| ranked(rank, moves[CLOSED[rank]][OPENING[next]])));
        Self { moves, openings, scores: Vec::new(), back: Vec::new(), labels: Vec::new() }
    }

    /// Finds the labels of an island; outside of it, everything is `O`.
    fn decode(&mut self) {
        self.back.clear();
        let mut best = [NEVER; LABELS + 1];
        best[OUTSIDE] = 0;
        for scores in &self.scores {
            let (mut next, from) = self.step(&best);
            next.iter_mut().zip(scores).for_each(|(n, &score)| *n += i32::from(score) << ROOM);
            // Only differences count: taking one off keeps the sums of a long island small.
            let outside = next[OUTSIDE];
            next.iter_mut().for_each(|n| *n = (*n - outside).max(NEVER));
            best = next;
            self.back.push(from);
        }
        let ends = |&a: &usize| best[a] + (i32::from(self.moves[a][OUTSIDE]) << ROOM);
        let last = CLOSED.into_iter().max_by_key(ends).unwrap_or(OUTSIDE);
        self.labels.clear();
        let mut label = last as u8;
        for from in self.back.iter().rev() {
            self.labels.push(label);
            label = from[label as usize];
        }
        self.labels.reverse();
    }

    /// The best score of each label behind the labels before, and which of these it comes from.
    #[inline]
    fn step(&self, best: &[i32; LABELS + 1]) -> ([i32; LABELS + 1], [u8; LABELS + 1]) {
        let (mut next, mut from) = ([NEVER; LABELS + 1], [OUTSIDE as u8; LABELS + 1]);
        let mut opened = [i32::MIN; OPENING.len()];
        for (moves, closed) in self.openings.iter().zip(CLOSED) {
            for (opened, &weight) in opened.iter_mut().zip(moves) {
                *opened = (*opened).max(best[closed] + weight);
            }
        }
        for (score, label) in opened.into_iter().zip(OPENING) {
            next[label] = score & !RANK;
            from[label] = CLOSED[(RANK - (score & RANK)) as usize % CLOSED.len()] as u8;
        }
        for class in (0..LABELS).step_by(4) {
            for label in [class + INSIDE, class + END] {
                let behind = |open: usize| best[open] + (i32::from(self.moves[open][label]) << ROOM);
                let (begin, inside) = (behind(class + BEGIN), behind(class + INSIDE));
                let begins = begin >= inside;
                next[label] = if begins { begin } else { inside };
                from[label] = (class + if begins { BEGIN } else { INSIDE }) as u8;
            }
        }
        (next, from)
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
