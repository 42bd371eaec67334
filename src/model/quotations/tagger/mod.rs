//! Source, cue and content words of a paragraph: a linear-chain model over its units.

mod sequence;

use super::weights::{Table, feature};
pub use sequence::Sequence;

/// The number of labels.
pub const LABELS: usize = 7;

/// What a unit is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Tag {
    /// Of no statement.
    #[default]
    Outside,
    /// The first word of a source.
    BeginSource,
    /// A further word of a source.
    InSource,
    /// The first word of a cue.
    BeginCue,
    /// A further word of a cue.
    InCue,
    /// The first word of a content.
    BeginContent,
    /// A further word of a content.
    InContent,
}

/// All tags, by their numbers.
pub const TAGS: [Tag; LABELS] =
    [Tag::Outside, Tag::BeginSource, Tag::InSource, Tag::BeginCue, Tag::InCue, Tag::BeginContent, Tag::InContent];

impl Tag {
    /// Whether it is one of a source's words.
    #[must_use]
    pub fn is_source(self) -> bool {
        matches!(self, Self::BeginSource | Self::InSource)
    }

    /// Whether it is one of a cue's words.
    #[must_use]
    pub fn is_cue(self) -> bool {
        matches!(self, Self::BeginCue | Self::InCue)
    }

    /// Whether it is one of a content's words.
    #[must_use]
    pub fn is_content(self) -> bool {
        matches!(self, Self::BeginContent | Self::InContent)
    }

    /// Whether it begins a stretch.
    #[must_use]
    pub fn begins(self) -> bool {
        matches!(self, Self::BeginSource | Self::BeginCue | Self::BeginContent)
    }

    /// Source 1, cue 2, content 3, outside 0.
    #[must_use]
    pub fn role(self) -> u32 {
        (self as u32).div_ceil(2)
    }
}

/// Whether label `next` may follow label `last`: a stretch must begin before it goes on.
#[must_use]
pub fn may_follow(last: usize, next: usize) -> bool {
    next % 2 == 1 || next == 0 || last == next || last + 1 == next
}

impl Sequence<'_> {
    /// The best tags of the paragraph under the weights, in time linear in its length.
    #[must_use]
    pub fn tag(&self, table: &Table<LABELS>, transitions: &[[i32; LABELS]; LABELS]) -> Vec<Tag> {
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(self.units.len());
        let mut best = [i32::MIN / 2; LABELS];
        best[0] = 0;
        for i in 0..self.units.len() {
            if self.is_silent(i) {
                // Whatever came before ends here.
                let last = (0..LABELS).max_by_key(|&l| (best[l], std::cmp::Reverse(l))).unwrap_or(0);
                back.push([last as u8; LABELS]);
                best = [i32::MIN / 2; LABELS];
                best[0] = 0;
                continue;
            }
            let mut scores = [0_i32; LABELS];
            self.features(i, |f| table.add(f, &mut scores));
            let mut next = [i32::MIN / 2; LABELS];
            let mut from = [0_u8; LABELS];
            for (label, best_next) in next.iter_mut().enumerate() {
                for (last, &before) in best.iter().enumerate() {
                    let allowed = may_follow(last, label);
                    let score = before + transitions[last][label];
                    if allowed && score > *best_next {
                        (*best_next, from[label]) = (score, last as u8);
                    }
                }
                *best_next += scores[label];
            }
            back.push(from);
            best = next;
        }
        let mut label = (0..LABELS).max_by_key(|&l| (best[l], std::cmp::Reverse(l))).unwrap_or(0);
        let mut tags = vec![Tag::Outside; self.units.len()];
        for (tag, from) in tags.iter_mut().zip(&back).rev() {
            *tag = TAGS[label];
            label = usize::from(from[label]);
        }
        tags
    }
}

/// The feature whose row holds the weights of the transitions out of label `last`.
#[must_use]
pub fn transition(last: usize) -> u32 {
    feature(0, last as u32, 0)
}

/// The weights of all transitions, in steps.
#[must_use]
pub fn transitions(table: &Table<LABELS>) -> [[i32; LABELS]; LABELS] {
    std::array::from_fn(|last| {
        let mut row = [0; LABELS];
        table.add(transition(last), &mut row);
        row
    })
}

/// The identity that stands for what is beyond the paragraph.
pub const EDGE: u32 = u32::MAX;
/// The identity of `that`.
pub const THAT: u32 = identity(b"that");
/// The identity of a comma.
pub const COMMA: u32 = identity(b",");

/// The identity of a known word or mark.
#[must_use]
pub const fn identity(word: &[u8]) -> u32 {
    word_identity(crate::text::key::ascii(word))
}

/// The identity of a known word or mark, by its key.
#[must_use]
pub const fn word_identity(key: u64) -> u32 {
    (key >> 32) as u32 | 1
}
