//! Source, cue and content words of a paragraph: a linear-chain model over its units.

use super::unit::{Form, Unit, bucket};
use super::weights::{Table, feature, pair};

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

/// What the words around each unit say, gathered in one pass each way.
struct Around {
    /// The nearest word of saying or thinking before and after, in the sentence.
    cue_before: Option<u32>,
    cue_after: Option<u32>,
    /// Whether `that` stands between the cue before and here, and whether a comma or dash does.
    that: bool,
    comma: bool,
    /// Units since the sentence began.
    position: u16,
    /// Whether a quoted stretch stands before or after in the sentence.
    quoted_before: bool,
    quoted_after: bool,
    /// The comma before an attribution that ends the sentence (`..., officials said.`), and its cue.
    tail: Option<(u32, u32)>,
    /// Whether the sentence begins with a cue (`According to ...`).
    headed: bool,
    /// Whether the sentence has no cue and no quoted stretch, so that nothing is in it for the tagger.
    silent: bool,
}

/// A paragraph prepared for the tagger.
pub struct Sequence<'u> {
    units: &'u [Unit],
    around: Vec<Around>,
    ids: Vec<u32>,
    headline: bool,
}

/// How far an attribution at the end of a sentence may stand from its end.
const TAIL: usize = 14;

impl<'u> Sequence<'u> {
    /// Prepares a paragraph; linear in its length. `headline` is for the first paragraph.
    #[must_use]
    pub fn new(units: &'u [Unit], headline: bool) -> Self {
        let mut sequence = Self { units, around: Vec::with_capacity(units.len()), ids: units.iter().map(Unit::id).collect(), headline };
        let mut start = 0;
        while start < units.len() {
            let end = (start + 1..units.len()).find(|&i| units[i].starts).unwrap_or(units.len());
            sequence.sentence(start, end);
            start = end;
        }
        sequence
    }

    fn sentence(&mut self, start: usize, end: usize) {
        let units = &self.units[start..end];
        let tail = self.tail(start, end);
        let headed = units.iter().find(|u| u.is_word()).is_some_and(|u| u.cue > 0);
        let mut cue = None;
        let silent = !units.iter().any(|u| u.cue > 0 || u.is_quoted());
        let (mut that, mut comma, mut quoted) = (false, false, false);
        for (i, unit) in units.iter().enumerate() {
            self.around.push(Around {
                cue_before: cue,
                cue_after: None,
                that,
                comma,
                position: i.min(60) as u16,
                quoted_before: quoted,
                quoted_after: false,
                tail,
                headed,
                silent,
            });
            quoted |= unit.is_quoted();
            that |= unit.word == THAT;
            comma |= unit.form == Form::Mark;
            if unit.cue > 0 {
                cue = Some((start + i) as u32);
                (that, comma) = (false, false);
            }
        }
        let (mut cue, mut quoted) = (None, false);
        for i in (start..end).rev() {
            self.around[i].cue_after = cue;
            self.around[i].quoted_after = quoted;
            quoted |= self.units[i].is_quoted();
            if self.units[i].cue > 0 {
                cue = Some(i as u32);
            }
        }
    }

    /// The comma and the cue of an attribution at the end of the sentence.
    fn tail(&self, start: usize, end: usize) -> Option<(u32, u32)> {
        let from = end.saturating_sub(TAIL).max(start + 2);
        let comma = (from..end).rev().find(|&i| self.units[i].word == COMMA || self.units[i].is_quoted())?;
        let cue = (comma + 1..end).rev().find(|&i| self.units[i].cue == 2)?;
        Some((comma as u32, cue as u32))
    }

    /// Whether unit `i` is in a sentence without cue and quoted stretch: it is [`Tag::Outside`] without a look.
    #[must_use]
    pub fn is_silent(&self, i: usize) -> bool {
        self.around[i].silent
    }

    /// Gives every feature of unit `i` to `emit`.
    #[inline]
    pub fn features(&self, i: usize, mut emit: impl FnMut(u32)) {
        let unit = &self.units[i];
        let id = |o: isize| i.checked_add_signed(o).and_then(|j| self.ids.get(j)).copied().unwrap_or(EDGE);
        let shape = |o: isize| i.checked_add_signed(o).and_then(|j| self.units.get(j)).map_or(EDGE, |u| u.shape() | u32::from(u.cue) << 8);
        let kind = |o: isize| i.checked_add_signed(o).and_then(|j| self.units.get(j)).map_or(EDGE, Unit::kind);
        let (w, w1, w2, v1, v2) = (id(0), id(1), id(2), id(-1), id(-2));
        let (s, s1, t1) = (shape(0), shape(1), shape(-1));
        emit(feature(1, w, 0));
        emit(feature(2, w1, 0));
        emit(feature(3, w2, 0));
        emit(feature(4, v1, 0));
        emit(feature(5, v2, 0));
        emit(feature(6, id(3), 0));
        emit(feature(7, id(-3), 0));
        emit(feature(8, v1, w));
        emit(feature(9, w, w1));
        emit(feature(10, v1, w1));
        emit(feature(11, pair(v2, v1), w));
        emit(feature(12, pair(w, w1), w2));
        emit(feature(13, pair(v1, w), w1));
        emit(feature(14, pair(t1, s), s1));
        emit(feature(15, pair(shape(-2), t1), s));
        emit(feature(16, pair(s, s1), shape(2)));
        emit(feature(17, w, t1));
        emit(feature(18, w, s1));
        emit(feature(19, s, 0));
        emit(feature(20, pair(shape(-3), shape(-2)), pair(t1, s)));
        emit(feature(21, pair(s, s1), pair(shape(2), shape(3))));
        let (k, k1, k2, l1, l2) = (kind(0), kind(1), kind(2), kind(-1), kind(-2));
        emit(feature(40, k, 0));
        emit(feature(41, k1, 0));
        emit(feature(42, l1, 0));
        emit(feature(43, l1, k));
        emit(feature(44, k, k1));
        emit(feature(45, pair(l1, k), k1));
        emit(feature(46, pair(l2, l1), k));
        emit(feature(47, pair(k, k1), k2));
        self.cue_features(i, unit, w, s, &mut emit);
    }

    #[inline]
    fn cue_features(&self, i: usize, unit: &Unit, w: u32, s: u32, emit: &mut impl FnMut(u32)) {
        let a = &self.around[i];
        let quoted = u32::from(unit.is_quoted()) | u32::from(a.quoted_before) << 1 | u32::from(a.quoted_after) << 2;
        let (before, far_before) = self.cue(a.cue_before, i);
        let (after, far_after) = self.cue(a.cue_after, i);
        let links = u32::from(a.that) | u32::from(a.comma) << 1;
        let class = |cue: Option<u32>| cue.map_or(3, |c| u32::from(self.units[c as usize].cue));
        let classes = class(a.cue_before) | class(a.cue_after) << 2;
        emit(feature(22, before, far_before));
        emit(feature(23, after, far_after));
        emit(feature(24, before, links | quoted << 2));
        emit(feature(25, after, quoted));
        emit(feature(26, pair(before, links), s));
        emit(feature(27, pair(after, far_after), s));
        emit(feature(28, classes | quoted << 4, s));
        emit(feature(29, classes | links << 4, w));
        emit(feature(30, pair(before, after), links));
        let tail = a.tail.map_or(0, |(comma, _)| match (i as u32).cmp(&comma) {
            std::cmp::Ordering::Less => 1,
            std::cmp::Ordering::Equal => 2,
            std::cmp::Ordering::Greater => 3,
        });
        let tail_word = a.tail.map_or(0, |(_, cue)| self.ids[cue as usize]);
        emit(feature(31, tail, tail_word));
        emit(feature(32, tail | u32::from(a.headed) << 2 | classes << 3, s));
        let position = bucket(a.position.into());
        emit(feature(33, position | u32::from(self.headline) << 8, s));
        emit(feature(34, pair(position, tail), classes | quoted << 4));
        emit(feature(35, u32::from(self.headline), w));
        emit(feature(36, before, w));
        emit(feature(37, after, w));
        emit(feature(38, quoted | tail << 3 | u32::from(a.headed) << 5, classes | links << 4));
    }

    /// A cue's identity and distance.
    fn cue(&self, cue: Option<u32>, i: usize) -> (u32, u32) {
        cue.map_or((EDGE, 0), |c| (self.ids[c as usize], bucket((c as usize).abs_diff(i))))
    }

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
