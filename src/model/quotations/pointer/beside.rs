//! The features of a word of this paragraph as the source or cue of a content: what lies between the two.

use super::super::tagger::{EDGE, THAT};
use super::super::unit::{Form, Unit, bucket};
use super::super::weights::{feature, pair};
use super::{Choice, Content, Head, Scene};

/// Where a word stands beside a content.
#[derive(Clone, Copy)]
pub(super) struct Stand {
    /// The units between.
    from: usize,
    to: usize,
    /// Its side and whether the content is a quoted stretch, then the sentences between.
    side: u32,
    place: u32,
    /// The role of its tag.
    tag: u32,
    /// What it is to the answer for the content before: one paragraph mostly has one speaker.
    again: u32,
}

/// The units beside a content, and how it ends.
struct Edges {
    opening: u32,
    closing: u32,
    ep: u32,
}

/// The first template of the features here.
fn base(head: Head) -> u32 {
    if head == Head::Source { 300 } else { 350 }
}

impl Stand {
    /// A number for its place, its tag and the answer before: there are less than three hundred.
    pub fn class(&self) -> u32 {
        self.place & 3 | (self.side & 1) << 2 | self.tag << 3 | self.again << 5
    }
}

impl Scene<'_> {
    /// Where a word of this paragraph stands beside a content.
    pub(super) fn stand(&self, content: Content, j: usize, last: Option<Choice>) -> Stand {
        let units = self.here.units;
        let (first, end) = (content.first as usize, content.last as usize);
        let before = j < first;
        let side = u32::from(before) | u32::from(content.quoted) << 1;
        let (from, to) = if before { (j + 1, first) } else { (end + 1, j) };
        let sentences = if before { units[first].sentence - units[j].sentence } else { units[j].sentence - units[end].sentence };
        let again = match last {
            None => 0,
            Some(Choice::Here(k)) if self.joined(k as usize, j) => 1,
            Some(Choice::Here(k)) => 2 + u32::from((k as usize) < j) + 2 * u32::from(before),
            Some(Choice::Nothing) => 6,
            Some(Choice::Nobody) => 7,
            Some(_) => 8,
        };
        let place = u32::from(sentences.min(3)) | side << 4;
        Stand { from, to, side, place, tag: self.here.tags[j].role(), again }
    }

    /// What the place of a word of this paragraph is to the content: the same for all words of one
    /// [`class`](Stand::class).
    pub(super) fn placed(&self, head: Head, content: Content, stand: Stand, mut emit: impl FnMut(u32)) {
        let base = base(head);
        let Stand { place, tag, again, .. } = stand;
        let Edges { opening, closing, ep } = self.edges(content);
        let first = content.first as usize;
        emit(feature(base + 2, place, ep));
        emit(feature(base + 3, pair(place, ep), opening));
        emit(feature(base + 4, pair(place, ep), closing));
        emit(feature(base + 15, u32::from(self.here.units[first].class) | place << 8, 0));
        emit(feature(base + 19, tag, pair(place, self.here.tags[first].role())));
        emit(feature(base + 20, u32::from(self.headline) | tag << 1, place));
        emit(feature(base + 30, again, place));
        emit(feature(base + 32, again, pair(opening, place)));
    }

    /// What a word of this paragraph is to the content, beyond its place.
    pub(super) fn here(&self, head: Head, content: Content, j: usize, stand: Stand, mut emit: impl FnMut(u32)) {
        let units = self.here.units;
        let base = base(head);
        let unit = &units[j];
        let Stand { from, to, side, place, tag, again, .. } = stand;
        let distance = bucket(to - from) | side << 8;
        let Edges { opening, closing, ep } = self.edges(content);
        let shape = unit.shape();
        let count = |k: usize| (self.sums[to][k] - self.sums[from][k]).into();
        let (cues, quotes, capitals, sources, tagged): (u32, u32, u32, u32, u32) = (count(0), count(1), count(2), count(3), count(4));
        let counts = cues.min(2) | quotes.min(2) << 2 | place << 8;
        emit(feature(base, distance, 0));
        emit(feature(base + 1, distance, shape));
        emit(feature(base + 5, counts, capitals.min(4)));
        emit(feature(base + 6, counts, shape));
        emit(feature(base + 7, pair(counts, opening), 0));
        let [(left, left_way), (right, right_way)] = self.near[j];
        emit(feature(base + 8, pair(right_way, place), quotes.min(2)));
        emit(feature(base + 9, pair(left_way, place), quotes.min(2)));
        emit(feature(base + 10, pair(pair(right_way, left_way), shape), pair(place, ep)));
        emit(feature(base + 11, pair(right, place), u32::from(unit.cue)));
        emit(feature(base + 12, pair(left, place), u32::from(unit.cue)));
        if let Some(path) = self.path(from, to) {
            emit(feature(base + 13, path, pair(side, shape)));
            emit(feature(base + 14, path, pair(side, ep)));
        }
        // The tagged stretches between.
        let roles = self.roles(from, to);
        emit(feature(base + 16, pair(roles, tag), place));
        emit(feature(base + 17, sources.min(2) | tagged.min(2) << 2 | tag << 4, place));
        emit(feature(base + 18, pair(roles, tag), pair(side, opening)));
        emit(feature(base + 21, unit.id(), place));
        if head == Head::Cue {
            emit(feature(base + 22, unit.id(), opening));
            emit(feature(base + 23, unit.id(), pair(closing, place)));
            emit(feature(base + 24, pair(u32::from(unit.cue), distance), units.get(j + 1).map_or(EDGE, Unit::id)));
        }
        emit(feature(base + 31, again, pair(cues.min(2) | quotes.min(2) << 2, ep)));
        emit(feature(base + 33, again, pair(roles, tag)));
    }

    /// What stands at the edges of a content.
    fn edges(&self, content: Content) -> Edges {
        let units = self.here.units;
        let (first, end) = (content.first as usize, content.last as usize);
        let id = |j: Option<usize>| j.and_then(|j| units.get(j)).map_or(EDGE, Unit::id);
        Edges {
            opening: id(first.checked_sub(1)),
            closing: id(Some(end + 1)),
            ep: u32::from(units[end].ending) | u32::from(units[end].closed) << 8,
        }
    }

    /// Whether two units are words of one source or cue, by the tags or by standing side by side.
    fn joined(&self, a: usize, b: usize) -> bool {
        let (a, b) = (a.min(b), a.max(b));
        let tags = self.here.tags;
        a == b || b - a < 30 && tags[a].role() != 0 && (a + 1..=b).all(|k| tags[k].role() == tags[a].role() && !tags[k].begins())
    }

    /// The forms of a few units, as one value.
    fn path(&self, from: usize, to: usize) -> Option<u32> {
        (to - from <= 7).then(|| {
            self.here.units[from..to].iter().fold(7, |path, unit| {
                let step = match unit.form {
                    Form::Mark => unit.word,
                    _ if unit.word == THAT => unit.word,
                    form => form as u32 | u32::from(unit.cue) << 8,
                };
                pair(path, step)
            })
        })
    }

    /// The roles of the tagged stretches between, up to six of them, with sentence starts.
    fn roles(&self, from: usize, to: usize) -> u32 {
        const MOST: usize = 6;
        if from >= to {
            return 1;
        }
        let first = self.here.tags[from].role();
        let further = self.steps.within(from + 1, to);
        if further.len() + usize::from(first != 0) > MOST {
            return 5;
        }
        let begin = if first == 0 { 1 } else { 1 << 3 | first };
        further.iter().fold(begin, |roles, &role| roles << 3 | u32::from(role))
    }
}
