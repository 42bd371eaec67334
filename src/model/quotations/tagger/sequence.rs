//! The features of the tagger: a paragraph prepared, and what is said of each of its units.

use super::super::unit::{Form, Unit, bucket};
use super::super::weights::{feature, pair};
use super::{COMMA, EDGE, THAT};

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
    /// Whether the sentence has a cue.
    cued: bool,
    /// Whether the sentence has no cue and no quoted stretch, so that nothing is in it for the tagger.
    silent: bool,
}

/// A paragraph prepared for the tagger.
pub struct Sequence<'u> {
    pub(super) units: &'u [Unit],
    around: Vec<Around>,
    /// Each unit's [`Unit::id`], shape and [`Unit::kind`], with [`FAR`] of what is beyond on either side.
    pub(super) words: Vec<Word>,
    headline: bool,
}

/// What the features know of a unit by itself.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Word {
    id: u32,
    shape: u32,
    kind: u32,
}

/// How far from a unit its features look.
const FAR: usize = 3;

/// The number of units that its features look at.
pub(super) const NEAR: usize = 2 * FAR + 1;

/// What the words of saying and the marks around say: the same for one unit after the other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Setting {
    /// The identities of the nearest words of saying.
    before: u32,
    after: u32,
    links: u32,
    quoted: u32,
    classes: u32,
    tail: u32,
    tail_word: u32,
    headed: bool,
}

/// What is beyond the paragraph.
const BEYOND: Word = Word { id: EDGE, shape: EDGE, kind: EDGE };

/// How far an attribution at the end of a sentence may stand from its end.
const TAIL: usize = 14;

impl<'u> Sequence<'u> {
    /// Prepares a paragraph; linear in its length. `headline` is for the first paragraph.
    #[must_use]
    pub fn new(units: &'u [Unit], headline: bool) -> Self {
        let mut words = Vec::with_capacity(units.len() + 2 * FAR);
        words.extend([BEYOND; FAR]);
        words.extend(units.iter().map(|u| Word { id: u.id(), shape: u.shape() | u32::from(u.cue) << 8, kind: u.kind() }));
        words.extend([BEYOND; FAR]);
        let mut sequence = Self { units, around: Vec::with_capacity(units.len()), words, headline };
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
        let cued = units.iter().any(|u| u.cue > 0);
        let silent = !cued && !units.iter().any(Unit::is_quoted);
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
                cued,
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

    /// Whether unit `i` is in a sentence without cue and quoted stretch: it is outside without a look.
    #[must_use]
    pub fn is_silent(&self, i: usize) -> bool {
        self.around[i].silent
    }

    /// Whether unit `i` is in a sentence with a word of saying or thinking.
    #[must_use]
    pub fn is_cued(&self, i: usize) -> bool {
        self.around[i].cued
    }

    /// Gives every feature of unit `i` to `emit`.
    #[inline]
    pub fn features(&self, i: usize, mut emit: impl FnMut(u32)) {
        for (at, &word) in self.words[i..].iter().take(NEAR).enumerate() {
            word_features(word, at, &mut emit);
        }
        let setting = self.setting(i);
        setting_features(&setting, &mut emit);
        self.near_features(i, &setting, emit);
    }

    /// The features of unit `i` that join several words, or a word and its setting.
    #[inline]
    pub(super) fn near_features(&self, i: usize, setting: &Setting, mut emit: impl FnMut(u32)) {
        let Some(near) = self.words.get(i..).and_then(|words| words.first_chunk::<NEAR>()) else { return };
        let [_, v2, v1, w, w1, w2, _] = near.map(|word| word.id);
        let [t3, t2, t1, s, s1, s2, s3] = near.map(|word| word.shape);
        let [_, l2, l1, k, k1, k2, _] = near.map(|word| word.kind);
        emit(feature(8, v1, w));
        emit(feature(9, w, w1));
        emit(feature(10, v1, w1));
        emit(feature(11, pair(v2, v1), w));
        emit(feature(12, pair(w, w1), w2));
        emit(feature(13, pair(v1, w), w1));
        emit(feature(14, pair(t1, s), s1));
        emit(feature(15, pair(t2, t1), s));
        emit(feature(16, pair(s, s1), s2));
        emit(feature(17, w, t1));
        emit(feature(18, w, s1));
        emit(feature(20, pair(t3, t2), pair(t1, s)));
        emit(feature(21, pair(s, s1), pair(s2, s3)));
        emit(feature(43, l1, k));
        emit(feature(44, k, k1));
        emit(feature(45, pair(l1, k), k1));
        emit(feature(46, pair(l2, l1), k));
        emit(feature(47, pair(k, k1), k2));
        let &Setting { before, after, links, quoted, classes, tail, headed, .. } = setting;
        let far = |cue: Option<u32>| cue.map_or(0, |cue| bucket((cue as usize).abs_diff(i)));
        let (far_before, far_after) = (far(self.around[i].cue_before), far(self.around[i].cue_after));
        emit(feature(22, before, far_before));
        emit(feature(23, after, far_after));
        emit(feature(26, pair(before, links), s));
        emit(feature(27, pair(after, far_after), s));
        emit(feature(28, classes | quoted << 4, s));
        emit(feature(29, classes | links << 4, w));
        emit(feature(32, tail | u32::from(headed) << 2 | classes << 3, s));
        let position = bucket(self.around[i].position.into());
        emit(feature(33, position | u32::from(self.headline) << 8, s));
        emit(feature(34, pair(position, tail), classes | quoted << 4));
        emit(feature(35, u32::from(self.headline), w));
        emit(feature(36, before, w));
        emit(feature(37, after, w));
    }

    /// The setting of unit `i`.
    #[inline]
    pub(super) fn setting(&self, i: usize) -> Setting {
        let a = &self.around[i];
        let cue = |cue: Option<u32>| cue.map_or(EDGE, |cue| self.id(cue));
        let class = |cue: Option<u32>| cue.map_or(3, |c| u32::from(self.units[c as usize].cue));
        Setting {
            before: cue(a.cue_before),
            after: cue(a.cue_after),
            links: u32::from(a.that) | u32::from(a.comma) << 1,
            quoted: u32::from(self.units[i].is_quoted()) | u32::from(a.quoted_before) << 1 | u32::from(a.quoted_after) << 2,
            classes: class(a.cue_before) | class(a.cue_after) << 2,
            tail: a.tail.map_or(0, |(comma, _)| match (i as u32).cmp(&comma) {
                std::cmp::Ordering::Less => 1,
                std::cmp::Ordering::Equal => 2,
                std::cmp::Ordering::Greater => 3,
            }),
            tail_word: a.tail.map_or(0, |(_, cue)| self.id(cue)),
            headed: a.headed,
        }
    }

    /// The identity of a unit.
    fn id(&self, unit: u32) -> u32 {
        self.words.get(unit as usize + FAR).map_or(EDGE, |word| word.id)
    }
}

/// The features of a word alone, for the unit that sees it at `at` of [`NEAR`] places: 3 is the unit's own.
pub(super) fn word_features(word: Word, at: usize, emit: &mut impl FnMut(u32)) {
    const IDS: [u32; NEAR] = [7, 5, 4, 1, 2, 3, 6];
    emit(feature(IDS[at], word.id, 0));
    match at {
        2 => emit(feature(42, word.kind, 0)),
        3 => {
            emit(feature(19, word.shape, 0));
            emit(feature(40, word.kind, 0));
        }
        4 => emit(feature(41, word.kind, 0)),
        _ => {}
    }
}

/// The features of a setting alone.
pub(super) fn setting_features(setting: &Setting, emit: &mut impl FnMut(u32)) {
    let &Setting { before, after, links, quoted, classes, tail, tail_word, headed } = setting;
    emit(feature(24, before, links | quoted << 2));
    emit(feature(25, after, quoted));
    emit(feature(30, pair(before, after), links));
    emit(feature(31, tail, tail_word));
    emit(feature(38, quoted | tail << 3 | u32::from(headed) << 5, classes | links << 4));
}
