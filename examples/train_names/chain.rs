//! The training problem: islands of tokens with their features and the labels that are right.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use nutgraf::model::names::{BEGIN, Class, END, INSIDE, OUTSIDE, Page, SINGLE, features};

use crate::corpus::Text;

/// Keeps keys as they are: they are hashes.
#[derive(Default)]
pub struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

type Numbers = HashMap<u64, u32, BuildHasherDefault<Same>>;

/// A run of tokens.
pub struct Island {
    /// Its first and last but one position in [`Problem::tokens`].
    pub tokens: std::ops::Range<usize>,
    /// How much it counts.
    pub weight: f32,
}

/// The feature that stands for what `feature` means in one source beyond what it means in all of them
/// (Daumé, "Frustratingly easy domain adaptation", ACL 2007).
pub fn of_source(feature: u64, source: &str) -> u64 {
    source.bytes().fold(feature.rotate_left(17), |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// All islands of a corpus.
#[derive(Default)]
pub struct Problem {
    hashes: Vec<u64>,
    shared: HashSet<u64, BuildHasherDefault<Same>>,
    /// The features of all tokens, as numbers.
    pub numbers: Vec<u32>,
    /// Where the features of each token begin.
    starts: Vec<usize>,
    /// The labels that are right for each token, as bits.
    pub allowed: Vec<u32>,
    /// The islands.
    pub runs: Vec<Island>,
    /// The hash of each feature.
    pub keys: Vec<u64>,
    /// Names in the corpus, and those that lie across the border of an island.
    pub names: usize,
    /// See `names`.
    pub lost: usize,
}

impl Problem {
    /// Adds the islands of a text.
    pub fn add(&mut self, page: &Page, text: &Text) {
        let document = page.document;
        let others = (0..4).map(|p| 1 << (Class::Other as usize * 4 + p)).sum::<u32>();
        let free = 1 << OUTSIDE | if text.others_marked { 0 } else { others };
        let mut labels = vec![free; document.tokens.len()];
        for (name, class) in &text.names {
            let tokens = document.tokens_in(*name).range();
            if tokens.is_empty() {
                continue;
            }
            self.names += 1;
            let inside = page.islands.iter().any(|i| i.range().start <= tokens.start && tokens.end <= i.range().end);
            self.lost += usize::from(!inside);
            if !inside {
                continue;
            }
            let base = *class as usize * 4;
            for i in tokens.clone() {
                let position = match (i == tokens.start, i + 1 == tokens.end) {
                    (true, true) => SINGLE,
                    (true, false) => BEGIN,
                    (false, true) => END,
                    (false, false) => INSIDE,
                };
                labels[i] = 1 << (base + position);
            }
        }
        for &island in &page.islands {
            let start = self.starts.len();
            for at in island.range() {
                self.starts.push(self.hashes.len());
                self.allowed.push(labels[at]);
                features(page, at, island, |feature| {
                    self.hashes.push(feature);
                    self.shared.insert(feature);
                    self.hashes.push(of_source(feature, &text.source));
                });
            }
            self.runs.push(Island { tokens: start..self.starts.len(), weight: text.weight });
        }
    }

    /// Numbers the features that occur at least `minimum` times; drops the others.
    pub fn index(&mut self, minimum: u32) {
        let mut counts = Numbers::default();
        self.hashes.iter().for_each(|&h| *counts.entry(h).or_default() += 1);
        let mut kept: Vec<_> = counts.iter().filter(|(_, n)| **n >= minimum).map(|(&h, &n)| (std::cmp::Reverse(n), h)).collect();
        kept.sort_unstable();
        self.keys = kept.into_iter().map(|(_, h)| h).collect();
        let numbers: Numbers = (0..).zip(&self.keys).map(|(i, &h)| (h, i)).collect();
        self.starts.push(self.hashes.len());
        let mut starts = Vec::with_capacity(self.starts.len());
        for bounds in self.starts.windows(2) {
            starts.push(self.numbers.len());
            self.numbers.extend(self.hashes[bounds[0]..bounds[1]].iter().filter_map(|h| numbers.get(h)));
        }
        starts.push(self.numbers.len());
        self.starts = starts;
        self.hashes = Vec::new();
    }

    /// The features of a token.
    pub fn features_of(&self, token: usize) -> &[u32] {
        &self.numbers[self.starts[token]..self.starts[token + 1]]
    }

    /// Whether a feature is one of [`of_source`].
    pub fn is_of_source(&self, key: u64) -> bool {
        !self.shared.contains(&key)
    }

    pub fn tokens(&self) -> usize {
        self.allowed.len()
    }

    pub fn islands(&self) -> usize {
        self.runs.len()
    }

    pub fn features(&self) -> usize {
        self.keys.len()
    }
}
