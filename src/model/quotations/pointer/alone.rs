//! The features of an answer: which of them there are, and those of a word by itself and of what is not in
//! this paragraph.

use super::super::tagger::{COMMA, EDGE, Tag};
use super::super::unit::{Form, Unit, bucket};
use super::super::weights::{feature, pair};
use super::{Choice, Content, Head, REACH, Scene};

impl Scene<'_> {
    /// Gives the features of an answer that depend on the content to `emit`.
    pub fn features(&self, head: Head, content: Content, choice: Choice, last: Option<Choice>, mut emit: impl FnMut(u32)) {
        match choice {
            Choice::Nothing => self.whether(100, content, emit),
            Choice::Nobody => self.whether(150, content, emit),
            Choice::Here(j) => {
                let stand = self.stand(content, j as usize, last);
                self.placed(head, content, stand, &mut emit);
                self.here(head, content, j as usize, stand, emit);
            }
            Choice::Before(j) => self.elsewhere(content, j as usize, emit),
            Choice::Same => self.same(content, last, emit),
        }
    }

    /// What speaks for a content without a source.
    fn whether(&self, base: u32, content: Content, mut emit: impl FnMut(u32)) {
        let units = self.here.units;
        let (first, last) = (content.first as usize, content.last as usize);
        let unit = &units[first];
        let id = |j: Option<usize>| j.and_then(|j| units.get(j)).map_or(EDGE, Unit::id);
        let (before, after) = (id(first.checked_sub(1)), id(Some(last + 1)));
        let words = u32::from(unit.class) | u32::from(content.quoted) << 8;
        let end = u32::from(units[last].ending);
        let sentence = unit.sentence;
        let (head, rest) = units[..(last + REACH).min(units.len())].split_at(first);
        let is_here = |u: &&Unit| u.sentence == sentence;
        let mut near = head.iter().rev().take(REACH).take_while(is_here).chain(rest.iter().take_while(is_here));
        let sentence_cued = near.any(|u| u.cue == 2);
        let tag = self.here.tags[first].role();
        let around = u32::from(self.cued) | u32::from(sentence_cued) << 1 | u32::from(self.lonely) << 2 | u32::from(self.headline) << 3;
        emit(feature(base, u32::from(content.quoted), 0));
        emit(feature(base + 1, words, 0));
        emit(feature(base + 2, end, u32::from(content.quoted)));
        emit(feature(base + 3, before, words));
        emit(feature(base + 4, after, words));
        emit(feature(base + 5, around, words));
        emit(feature(base + 6, pair(words, end), before));
        emit(feature(base + 7, words, end));
        emit(feature(base + 8, id(first.checked_sub(2)), before));
        emit(feature(base + 9, tag, words));
        emit(feature(base + 10, pair(tag, around), end));
        emit(feature(base + 11, before, after));
        emit(feature(base + 12, u32::from(self.carried) | u32::from(self.open) << 1, around));
        emit(feature(base + 13, id(Some(last + 2)), after));
        let sources = self.sums[units.len()][3].min(3);
        let cues = self.sums[units.len()][4].min(3);
        emit(feature(base + 14, u32::from(sources), u32::from(cues) << 8 | tag));
    }

    /// What a word is by itself and by its neighbours.
    pub fn own_features(&self, head: Head, j: usize, mut emit: impl FnMut(u32)) {
        let units = self.here.units;
        let base = if head == Head::Source { 200 } else { 250 };
        let id = |o: isize| j.checked_add_signed(o).and_then(|j| units.get(j)).map_or(EDGE, Unit::id);
        let unit = &units[j];
        let shape = unit.shape();
        let tag = self.here.tags[j] as u32;
        let (v, w) = (id(-1), id(1));
        emit(feature(base, unit.id(), 0));
        emit(feature(base + 1, shape, tag));
        emit(feature(base + 2, w, 0));
        emit(feature(base + 3, v, 0));
        emit(feature(base + 4, w, shape));
        emit(feature(base + 5, v, shape));
        emit(feature(base + 6, id(-2), v));
        emit(feature(base + 7, w, id(2)));
        emit(feature(base + 8, u32::from(unit.starts), shape));
        emit(feature(base + 9, unit.id(), tag));
        let [(left, left_way), (right, right_way)] = self.near[j];
        emit(feature(base + 10, right_way, shape));
        emit(feature(base + 11, left_way, shape));
        emit(feature(base + 12, right, right_way));
        emit(feature(base + 13, left, left_way));
        emit(feature(base + 14, pair(right_way, left_way), shape));
        emit(feature(base + 16, pair(self.clause(j), right_way), shape));
        // The tags of the stretches after this one: a source is followed or preceded by its cue.
        let next = self.next_role(j, 1);
        let last = self.next_role(j, -1);
        emit(feature(base + 15, pair(next, last), tag));
    }

    /// Whether the word can be a subject by what stands before it: the sentence or clause begins there, or
    /// nothing but lower-case content words, or another name does.
    fn clause(&self, j: usize) -> u32 {
        let units = self.here.units;
        let mut seen = 0_u32;
        for k in (j.saturating_sub(12)..j).rev() {
            if units[k + 1].starts {
                return seen | 16;
            }
            let unit = &units[k];
            match unit.form {
                Form::Mark => return seen | if unit.word == COMMA { 32 } else { 48 },
                Form::Quoted => return seen | 64,
                Form::Title | Form::Upper | Form::Pronoun => seen |= 1,
                _ if unit.cue > 0 => return seen | 80,
                _ if unit.word != 0 => seen |= 2,
                _ => seen |= 4,
            }
        }
        seen | if units[j].starts || j == 0 { 16 } else { 96 }
    }

    /// The roles of the next two tagged stretches on one side.
    fn next_role(&self, j: usize, step: isize) -> u32 {
        let mut roles = 0;
        let mut count = 0;
        let mut last = self.here.tags[j].role();
        for distance in 1..=25_isize {
            let Some(k) = j.checked_add_signed(step * distance) else { break };
            let Some(tag) = self.here.tags.get(k) else { break };
            let role = tag.role();
            if role != last && role != 0 {
                roles = roles << 2 | role;
                count += 1;
                if count == 2 {
                    break;
                }
            }
            last = role;
        }
        roles | u32::from(self.here.tags[j].is_source()) << 6
    }

    /// What a word of the paragraph before is to the content.
    pub(super) fn elsewhere(&self, content: Content, j: usize, mut emit: impl FnMut(u32)) {
        let Some(before) = self.before else { return };
        let unit = &before.units[j];
        let state = self.state(content);
        let tag = before.tags[j] as u32;
        let from_end = bucket(before.units.len() - j);
        let sentences = before.units.last().map_or(0, |u| u.sentence - unit.sentence).min(3);
        let later = before.tags[j..].iter().filter(|t| **t == Tag::BeginSource).count().min(3) as u32;
        let ends = before.units.last().map_or(EDGE, Unit::id);
        emit(feature(400, 0, 0));
        emit(feature(401, unit.shape(), tag));
        emit(feature(402, state, tag));
        emit(feature(403, from_end, tag));
        emit(feature(404, u32::from(sentences) | later << 4, tag));
        emit(feature(405, pair(state, ends), later));
        emit(feature(406, unit.id(), 0));
        emit(feature(407, before.units.get(j + 1).map_or(EDGE, Unit::id), tag));
        emit(feature(408, ends, u32::from(sentences)));
        emit(feature(409, u32::from(unit.starts), u32::from(sentences)));
    }

    /// What speaks for the source of the content in an earlier paragraph.
    fn same(&self, content: Content, last: Option<Choice>, mut emit: impl FnMut(u32)) {
        let units = self.here.units;
        let state = self.state(content);
        let after = units.get(content.last as usize + 1).map_or(EDGE, Unit::id);
        let before = (content.first as usize).checked_sub(1).map_or(EDGE, |j| units[j].id());
        let last = match last {
            None => 0,
            Some(Choice::Same) => 1,
            Some(_) => 2,
        };
        emit(feature(450, 0, 0));
        emit(feature(451, state, 0));
        emit(feature(452, state, u32::from(units[content.last as usize].ending)));
        emit(feature(453, before, after));
        emit(feature(454, last, state));
        emit(feature(455, u32::from(units[content.first as usize].class), state));
        emit(feature(456, u32::from(self.sums[units.len()][3].min(3)), u32::from(self.sums[units.len()][4].min(3))));
    }

    /// Where the content stands in its paragraph.
    pub(super) fn state(&self, content: Content) -> u32 {
        u32::from(content.quoted)
            | u32::from(self.lonely) << 1
            | u32::from(self.cued) << 2
            | u32::from(self.open) << 3
            | u32::from(content.first == 0) << 4
            | u32::from(self.carried) << 5
    }
}
