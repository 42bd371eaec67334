//! Source, cue and content words of a paragraph: a linear-chain model over its units.

mod sequence;

use rustc_hash::FxHashMap;

use super::weights::{Row, Table, feature};
pub use sequence::Sequence;
use sequence::{NEAR, Word, setting_features, word_features};

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

/// For each label that comes before, what each next label adds: see `Front`.
type Moves = [[i32; LANES]; LABELS];

/// A row of scores with room to spare, so that the compiler works on several at once.
const LANES: usize = 8;

/// The score of what cannot be: far below every sum, and far from an overflow.
const NEVER: i32 = -(1 << 24);

/// The best way to each label so far.
///
/// Scores are kept eight times as large as they are, with room for the label before in the low three bits, so that
/// the largest number tells both; of equal scores that of the first label is the largest.
struct Front([i32; LANES]);

/// The room for a label.
const ROOM: u32 = 3;
const LABEL: i32 = (1 << ROOM) - 1;

impl Front {
    /// Before a run of units, all is outside.
    const START: Self = Self([0, NEVER << ROOM, NEVER << ROOM, NEVER << ROOM, NEVER << ROOM, NEVER << ROOM, NEVER << ROOM, NEVER << ROOM]);

    /// Goes on by one unit; tells for each label the best one before it.
    #[inline]
    fn step(&mut self, moves: &Moves, unit: &[i16; LANES]) -> [u8; LANES] {
        let mut next = [(2 * NEVER) << ROOM; LANES];
        for (&before, moves) in self.0.iter().zip(moves) {
            for (next, &weight) in next.iter_mut().zip(moves) {
                let score = before + weight;
                *next = if score > *next { score } else { *next };
            }
        }
        let from = next.map(|score| (LABEL - (score & LABEL)) as u8);
        // Only differences count: taking one off keeps the sums of a long paragraph small.
        let outside = (next[0] & !LABEL) + (i32::from(unit[0]) << ROOM);
        for ((score, next), &own) in self.0.iter_mut().zip(next).zip(unit) {
            *score = (next & !LABEL) + (i32::from(own) << ROOM) - outside;
        }
        from
    }

    /// The best label; the first of several.
    fn best(&self) -> usize {
        (0..LABELS).max_by_key(|&l| (self.0[l], std::cmp::Reverse(l))).unwrap_or(0)
    }
}

/// Tags the paragraphs of an article, and keeps the sums of weights that come again and again.
pub struct Tagger<'m> {
    table: &'m Table<'m, LABELS>,
    moves: Moves,
    /// What is added for each unit of a sentence with a word of saying or thinking.
    leaning: Row,
    /// The numbers of the words met so far.
    known: FxHashMap<Word, u32>,
    /// For each of them, what it adds by itself in each place around a unit.
    sums: Vec<[Row; NEAR]>,
    /// Room to work in: features, and for each unit the best labels before it.
    features: Vec<u32>,
    back: Vec<[u8; LANES]>,
}

impl<'m> Tagger<'m> {
    /// A tagger with these weights.
    #[must_use]
    pub fn new(table: &'m Table<'m, LABELS>) -> Self {
        let (moves, leaning) = (transitions(table), table.sum(&[leaning()]));
        Self { table, moves, leaning, known: FxHashMap::default(), sums: Vec::new(), features: Vec::new(), back: Vec::new() }
    }

    /// The best tags of a paragraph, in time linear in its length.
    #[must_use]
    pub fn tag(&mut self, sequence: &Sequence) -> Vec<Tag> {
        self.back.clear();
        let mut front = Front::START;
        let mut numbers = vec![None; sequence.words.len()];
        let mut last = None;
        for i in 0..sequence.units.len() {
            if sequence.is_silent(i) {
                // Whatever came before ends here.
                self.back.push([front.best() as u8; LANES]);
                front = Front::START;
                continue;
            }
            let setting = sequence.setting(i);
            let alone = match last {
                Some((same, row)) if same == setting => row,
                _ => self.sum(|features| setting_features(&setting, &mut |f| features.push(f))),
            };
            last = Some((setting, alone));
            let mut row = self.sum(|features| sequence.near_features(i, &setting, |f| features.push(f))) + alone;
            if sequence.is_cued(i) {
                row += self.leaning;
            }
            for (at, (number, &word)) in numbers[i..].iter_mut().zip(&sequence.words[i..]).take(NEAR).enumerate() {
                let number = *number.get_or_insert_with(|| self.number(word));
                row += self.sums[number as usize][at];
            }
            let from = front.step(&self.moves, row.as_array_ref());
            self.back.push(from);
        }
        let mut label = front.best();
        let mut tags = vec![Tag::Outside; sequence.units.len()];
        for (tag, from) in tags.iter_mut().zip(&self.back).rev() {
            *tag = TAGS[label];
            label = usize::from(from[label]);
        }
        tags
    }

    /// The sum of the weights of the features that `list` puts down.
    #[inline]
    fn sum(&mut self, list: impl FnOnce(&mut Vec<u32>)) -> Row {
        self.features.clear();
        list(&mut self.features);
        self.table.sum(&self.features)
    }

    /// The number of a word.
    fn number(&mut self, word: Word) -> u32 {
        if let Some(&number) = self.known.get(&word) {
            return number;
        }
        let sums = std::array::from_fn(|at| self.sum(|features| word_features(word, at, &mut |f| features.push(f))));
        self.sums.push(sums);
        let number = self.sums.len() as u32 - 1;
        self.known.insert(word, number);
        number
    }
}

/// The steps of a transition's step: transitions weigh more than features, and the bytes of a table would not hold them.
pub const MOVE: i32 = 4;

/// The feature whose row holds the weights of the transitions out of label `last`.
#[must_use]
pub fn transition(last: usize) -> u32 {
    feature(0, last as u32, 0)
}

/// The feature whose row is added for each unit of a sentence with a word of saying or thinking.
#[must_use]
pub fn leaning() -> u32 {
    feature(0, LABELS as u32, 0)
}

/// The weights of all transitions, in steps.
#[must_use]
fn transitions(table: &Table<LABELS>) -> Moves {
    std::array::from_fn(|last| {
        let row = table.sum(&[transition(last)]).to_array();
        std::array::from_fn(|next| {
            let weight = if next < LABELS && may_follow(last, next) { i32::from(row[next]) * MOVE } else { NEVER };
            weight << ROOM | (LABEL - last as i32)
        })
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
