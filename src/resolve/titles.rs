//! The titles of names: which of them stand beside a name, in full.

use rustc_hash::FxHashMap;

use super::gender::{self, Evidence};
use crate::annotate::Annotations;
use crate::lexicon;
use crate::text::key::ascii;
use crate::text::{Document, Span};

/// Short forms of titles before names, and the titles.
const SHORT: [(u64, u64); 24] = [
    (ascii(b"sen"), ascii(b"senator")),
    (ascii(b"sen."), ascii(b"senator")),
    (ascii(b"rep"), ascii(b"representative")),
    (ascii(b"rep."), ascii(b"representative")),
    (ascii(b"gov"), ascii(b"governor")),
    (ascii(b"gov."), ascii(b"governor")),
    (ascii(b"gen"), ascii(b"general")),
    (ascii(b"gen."), ascii(b"general")),
    (ascii(b"col"), ascii(b"colonel")),
    (ascii(b"col."), ascii(b"colonel")),
    (ascii(b"lt"), ascii(b"lieutenant")),
    (ascii(b"lt."), ascii(b"lieutenant")),
    (ascii(b"capt"), ascii(b"captain")),
    (ascii(b"capt."), ascii(b"captain")),
    (ascii(b"sgt"), ascii(b"sergeant")),
    (ascii(b"sgt."), ascii(b"sergeant")),
    (ascii(b"det"), ascii(b"detective")),
    (ascii(b"det."), ascii(b"detective")),
    (ascii(b"insp"), ascii(b"inspector")),
    (ascii(b"insp."), ascii(b"inspector")),
    (ascii(b"prof"), ascii(b"professor")),
    (ascii(b"prof."), ascii(b"professor")),
    (ascii(b"rev"), ascii(b"reverend")),
    (ascii(b"rev."), ascii(b"reverend")),
];

/// A word of a title, in full.
pub fn full(key: u64) -> u64 {
    SHORT.iter().find(|(short, _)| *short == key).map_or(key, |(_, full)| *full)
}

/// The titles that stand with each name.
pub struct Titles(FxHashMap<u32, Vec<Span>>);

impl Titles {
    /// The titles of an article.
    pub fn new(annotations: &Annotations) -> Self {
        let mut titles: FxHashMap<u32, Vec<Span>> = FxHashMap::default();
        for role in &annotations.roles {
            titles.entry(role.holder).or_default().push(role.title);
        }
        Self(titles)
    }

    /// What the titles of a name, by its position, tell about gender.
    pub fn gender(&self, document: &Document, name: u32) -> Evidence {
        let mut evidence = Evidence::default();
        for title in self.of(name) {
            evidence.add(gender::title(document, *title));
        }
        evidence
    }

    /// The heads of the titles of a name, by its position, in full.
    pub fn words(&self, document: &Document, name: u32) -> impl Iterator<Item = u64> {
        let words = self.of(name).iter().flat_map(|title| document.tokens_in(*title).range());
        let heads = words.map(|t| document.tokens[t].key).filter(|&key| lexicon::classes(key).any(lexicon::TITLES.with(lexicon::RANKS)));
        heads.map(full)
    }

    fn of(&self, name: u32) -> &[Span] {
        self.0.get(&name).map_or(&[], Vec::as_slice)
    }
}
