//! What words lean to be in names (see `leaning` of the model), guessed from their vectors.
//!
//! A small network with one hidden layer learns from the capital words of the training texts. The guess for a word is
//! that of the one of several networks that did not see it: else known words would look surer than new ones, and the
//! model would trust the guess too much.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use nutgraf::model::names::leaning::{Leaning, NO_SLOT, SLOTS, slot};
use nutgraf::text::{Case, Document, key};
use serde::Deserialize;

use crate::corpus::Text;

const INPUTS: usize = 100;
const HIDDEN: usize = 64;
/// How many networks share the words between them.
const NETWORKS: usize = 5;
const ROUNDS: usize = 12;
const RATE: f32 = 0.05;
const DECAY: f32 = 1e-4;
/// Vectors are made of this length.
const LENGTH: f32 = 4.0;
/// How much a word of our own articles counts.
const OWN: f32 = 3.0;
/// The most that a word counts, however frequent.
const MOST: f32 = 10.0;

#[derive(Deserialize)]
struct Vectors {
    words: Vec<String>,
    vectors: HashMap<String, Vec<f32>>,
}

type Vector = [f32; INPUTS];
type Shares = [f32; SLOTS];

/// A word of the training texts.
struct Example<'v> {
    fold: usize,
    vector: &'v Vector,
    shares: Shares,
    weight: f32,
}

/// The leanings of all words that have a vector, by key.
pub fn learn(path: &Path, texts: &[Text], documents: &[Document]) -> BTreeMap<u64, Leaning> {
    let content = std::fs::read(path).expect("a file of vectors");
    let all: Vectors = serde_json::from_slice(&content).expect("words and their vectors");
    let mut vectors: BTreeMap<u64, Vector> = BTreeMap::new();
    // Of several spellings with one key, the most frequent.
    for (word, vector) in all.words.iter().filter_map(|word| Some((word, all.vectors.get(word)?))) {
        vectors.entry(key::key(word)).or_insert_with(|| level(vector));
    }
    let uses = uses(texts, documents);
    let known = uses.iter().filter_map(|(key, counts)| Some((*key, vectors.get(key)?, counts)));
    let examples: Vec<Example> = known
        .map(|(key, vector, counts)| {
            let sum: f32 = counts.iter().sum();
            Example { fold: fold(key), vector, shares: counts.map(|count| count / sum), weight: sum.sqrt().min(MOST) }
        })
        .collect();
    println!("{} words with vectors to learn leanings from", examples.len());
    let networks: Vec<Network> = (0..NETWORKS)
        .map(|number| {
            let mut network = Network::new(number as u64);
            for example in (0..ROUNDS).flat_map(|_| &examples).filter(|example| example.fold != number) {
                network.step(example);
            }
            network
        })
        .collect();
    vectors.iter().map(|(&key, vector)| (key, Leaning::new(&networks[fold(key)].guess(vector)))).collect()
}

/// The network that does not see a word.
fn fold(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize % NETWORKS
}

fn level(vector: &[f32]) -> Vector {
    let length = vector.iter().take(INPUTS).map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
    std::array::from_fn(|i| vector.get(i).copied().unwrap_or(0.0) / length * LENGTH)
}

/// How often each capital word stands in each place.
fn uses(texts: &[Text], documents: &[Document]) -> BTreeMap<u64, Shares> {
    let mut uses: BTreeMap<u64, Shares> = BTreeMap::new();
    for (text, document) in texts.iter().zip(documents) {
        let weight = if text.source == "own" { OWN } else { 1.0 };
        let mut slots = vec![NO_SLOT; document.tokens.len()];
        for (name, class) in &text.names {
            let tokens = document.tokens_in(*name).range();
            for i in tokens.clone() {
                slots[i] = slot(*class, i == tokens.start, i + 1 == tokens.end);
            }
        }
        for (token, slot) in document.tokens.iter().zip(slots) {
            if matches!(token.case, Case::Title | Case::Mixed | Case::Upper) {
                uses.entry(token.key).or_default()[slot] += weight;
            }
        }
    }
    uses
}

/// Weights and the sums of their squared gradients; the last row of each is that of the bias.
struct Network {
    input: Vec<[f32; HIDDEN]>,
    input_sums: Vec<[f32; HIDDEN]>,
    output: Vec<Shares>,
    output_sums: Vec<Shares>,
}

impl Network {
    fn new(seed: u64) -> Self {
        const START: f32 = 1e-2;
        let mut random = 0x2545_f491_4f6c_dd1d_u64.wrapping_mul(2 * seed + 1);
        let mut draw = |width: f32| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            ((random >> 40) as f32 / (1 << 24) as f32 - 0.5) * width
        };
        Self {
            input: (0..=INPUTS).map(|_| std::array::from_fn(|_| draw(0.3))).collect(),
            input_sums: vec![[START; HIDDEN]; INPUTS + 1],
            output: (0..=HIDDEN).map(|_| std::array::from_fn(|_| draw(0.2))).collect(),
            output_sums: vec![[START; SLOTS]; HIDDEN + 1],
        }
    }

    fn hidden(&self, vector: &Vector) -> [f32; HIDDEN] {
        layer(vector, &self.input).map(|sum| sum.max(0.0))
    }

    fn shares(&self, hidden: &[f32; HIDDEN]) -> Shares {
        let sums = layer(hidden, &self.output);
        let top = sums.iter().copied().fold(f32::MIN, f32::max);
        let powers = sums.map(|sum| (sum - top).exp());
        let all: f32 = powers.iter().sum();
        powers.map(|power| power / all)
    }

    fn guess(&self, vector: &Vector) -> Shares {
        self.shares(&self.hidden(vector))
    }

    /// One step of AdaGrad.
    fn step(&mut self, example: &Example) {
        let hidden = self.hidden(example.vector);
        let shares = self.shares(&hidden);
        let errors: Shares = std::array::from_fn(|slot| example.weight * (shares[slot] - example.shares[slot]));
        let back: [f32; HIDDEN] = std::array::from_fn(|h| match hidden[h] > 0.0 {
            true => errors.iter().zip(&self.output[h]).map(|(error, weight)| error * weight).sum(),
            false => 0.0,
        });
        descend(&hidden, &errors, &mut self.output, &mut self.output_sums);
        descend(example.vector, &back, &mut self.input, &mut self.input_sums);
    }
}

/// The sums of a layer whose last row is the bias.
fn layer<const N: usize>(inputs: &[f32], rows: &[[f32; N]]) -> [f32; N] {
    let mut sums = rows.last().copied().unwrap_or([0.0; N]);
    for (x, row) in inputs.iter().zip(rows) {
        sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += x * weight);
    }
    sums
}

fn descend<const N: usize>(inputs: &[f32], errors: &[f32; N], rows: &mut [[f32; N]], sums: &mut [[f32; N]]) {
    let inputs = inputs.iter().copied().chain([1.0]);
    for ((x, row), sums) in inputs.zip(rows).zip(sums).filter(|((x, _), _)| *x != 0.0) {
        for i in 0..N {
            let gradient = errors[i] * x + DECAY * row[i];
            sums[i] += gradient * gradient;
            row[i] -= RATE * gradient / sums[i].sqrt();
        }
    }
}
