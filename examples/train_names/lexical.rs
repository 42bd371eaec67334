//! What is known of single words: the gazetteer, the clusters, and the gate, which is learned.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use nutgraf::Layout;
use nutgraf::model::names::Lexical;
use nutgraf::model::names::page::{CLASSES, CLOSES, Clusters, JOINS, OPENS, spread};
use nutgraf::model::table::{self, Table};
use nutgraf::text::{Case, Document, TokenKind, key};

use crate::corpus::Text;
use crate::leanings;

/// The model's first three sections: class sets, words, clusters.
pub fn sections(folder: &Path, list: &Path, vectors: &Path, texts: &[Text], documents: &[Document]) -> [Vec<u8>; 3] {
    let mut words = gazetteer(&folder.join("gazetteer.tsv"));
    learn_gate(&mut words, texts, documents);
    let mut sets: Vec<u32> = vec![0];
    sets.extend(words.values().copied());
    sets.sort_unstable();
    sets.dedup();
    let row = |set: u32| (sets.binary_search(&set).expect("a known set") as u16).to_le_bytes();
    let rows = words.iter().map(|(&key, &set)| (spread(key), row(set))).collect();
    println!("{} words in {} class sets", words.len(), sets.len());
    [sets.iter().flat_map(|s| s.to_le_bytes()).collect(), table::write::<2>(rows), clusters(list, vectors, texts, documents)]
}

/// Reads the sections back.
pub fn read(sections: &[Vec<u8>; 3]) -> Lexical<'_> {
    Lexical {
        sets: sections[0].as_chunks().0,
        words: Table::read(&sections[1]).expect("a table of words"),
        clusters: Table::read(&sections[2]).expect("a table of clusters"),
    }
}

/// This project's own lists.
const LISTS: [(&str, &str); 6] = [
    ("companies", include_str!("../../src/model/names/words/companies.txt")),
    ("media", include_str!("../../src/model/names/words/media.txt")),
    ("teams", include_str!("../../src/model/names/words/teams.txt")),
    ("bodies", include_str!("../../src/model/names/words/bodies.txt")),
    ("others", include_str!("../../src/model/names/words/others.txt")),
    ("places", include_str!("../../src/model/names/words/places.txt")),
];

/// The classes of words and phrases by key.
fn gazetteer(path: &Path) -> BTreeMap<u64, u32> {
    let content = fs::read_to_string(path).expect("the gazetteer");
    let mut words = BTreeMap::new();
    let listed = LISTS.iter().flat_map(|(class, list)| list.lines().map(move |entry| (entry, *class)));
    for (entry, classes) in content.lines().filter_map(|line| line.split_once('\t')).chain(listed) {
        let document = Document::new(entry, Layout::Line);
        let keys = document.tokens.iter().map(|t| t.key);
        let Some(key) = keys.reduce(key::join) else { continue };
        for class in classes.split(',') {
            let bit = CLASSES.iter().position(|c| *c == class).unwrap_or_else(|| panic!("unknown class {class}"));
            *words.entry(key).or_default() |= 1 << bit;
        }
    }
    words
}

/// How often a word is written in lower case in the texts before it is common.
const COMMON: u32 = 2;

/// The clusters of words, from a list of a line each (the word and its clusters at 128, 512 and 2048), and the leanings.
fn clusters(list: &Path, vectors: &Path, texts: &[Text], documents: &[Document]) -> Vec<u8> {
    let content = fs::read_to_string(list).expect("the clusters");
    let leanings = leanings::learn(vectors, texts, documents);
    let mut lower: BTreeMap<u64, u32> = BTreeMap::new();
    for token in documents.iter().flat_map(|d| &d.tokens).filter(|t| t.case == Case::Lower) {
        *lower.entry(token.key).or_default() += 1;
    }
    let mut rows = Vec::new();
    for line in content.lines() {
        let mut fields = line.split('\t');
        let word = fields.next().unwrap_or("");
        let ids: Vec<u32> = fields.map(|f| f.parse().expect("a cluster")).collect();
        let document = Document::new(word, Layout::Line);
        if let ([token], &[coarse, middle, fine]) = (document.tokens.as_slice(), ids.as_slice()) {
            let common = lower.get(&token.key).is_some_and(|&count| count >= COMMON);
            let [a, b, c, d] = Clusters::new(coarse, middle, fine, common).to_bytes();
            let [low, high] = leanings.get(&token.key).copied().unwrap_or_default().to_bytes();
            rows.push((spread(token.key), [a, b, c, d, low, high]));
        }
    }
    table::write::<6>(rows)
}

/// Learns which lower-case words and marks names begin, join and end with.
fn learn_gate(words: &mut BTreeMap<u64, u32>, texts: &[Text], documents: &[Document]) {
    let mut counts: BTreeMap<u64, [u32; 4]> = BTreeMap::new();
    for (text, document) in texts.iter().zip(documents) {
        for token in document.tokens.iter().filter(|t| !t.is_capital() && t.kind != TokenKind::Number) {
            counts.entry(token.key).or_default()[3] += 1;
        }
        for (name, _) in &text.names {
            let tokens = document.tokens_in(*name).range();
            for i in tokens.clone() {
                let token = &document.tokens[i];
                if !token.is_capital() && token.kind != TokenKind::Number {
                    let place = if i == tokens.start {
                        0
                    } else if i + 1 == tokens.end {
                        2
                    } else {
                        1
                    };
                    counts.entry(token.key).or_default()[place] += 1;
                }
            }
        }
    }
    for (key, [opens, joins, closes, all]) in counts {
        let often = |count: u32, share: u32| count >= 3 && count * share >= all;
        let mut bits = 0;
        bits |= if often(opens, 30) { OPENS } else { 0 };
        bits |= if often(joins, 300) { JOINS } else { 0 };
        bits |= if often(closes, 250) { CLOSES } else { 0 };
        if bits != 0 {
            *words.entry(key).or_default() |= bits;
        }
    }
}
