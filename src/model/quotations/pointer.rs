//! From a content to its source and its cue: a listwise choice among the words of the page.

use super::tagger::{COMMA, EDGE, THAT, Tag};
use super::unit::{Form, Unit, bucket};
use super::weights::{Table, feature, pair};

/// Which of the two is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// The source.
    Source,
    /// The cue.
    Cue,
}

/// One possible answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The quoted words are nobody's speech.
    Nothing,
    /// Nobody, or no cue, is given.
    Nobody,
    /// A unit of this paragraph.
    Here(u32),
    /// A unit of the paragraph before.
    Before(u32),
    /// The same as for the last content before this paragraph.
    Same,
}

/// A content, as a range of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// Its first unit.
    pub first: u32,
    /// Its last unit.
    pub last: u32,
    /// Whether it is one stretch in quotation marks and nothing else.
    pub quoted: bool,
}

/// A paragraph with its tags.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// Its units.
    pub units: &'a [Unit],
    /// The tagger's answer for them.
    pub tags: &'a [Tag],
}

/// A paragraph prepared for choices.
pub struct Scene<'a> {
    here: Page<'a>,
    before: Option<Page<'a>>,
    /// Whether the last content before this paragraph had a source that can be carried over, and whether its
    /// quotation was left open.
    carried: bool,
    open: bool,
    headline: bool,
    /// Of this paragraph: whether nothing but quoted stretches is in it, and whether it has a cue.
    lonely: bool,
    cued: bool,
    /// The features of each possible word that do not depend on the content, added up when first asked for.
    own: Vec<Option<i32>>,
    /// Counts up to each unit: cues, quoted stretches, capitalized words, sources, cues by tag.
    sums: Vec<[u16; 5]>,
}

/// How far from the content its source or cue may be, in units.
const REACH: usize = 120;

impl<'a> Scene<'a> {
    /// Prepares a paragraph; linear in its length.
    #[must_use]
    pub fn new(here: Page<'a>, before: Option<Page<'a>>, carried: bool, open: bool, headline: bool) -> Self {
        let mut sums = Vec::with_capacity(here.units.len() + 1);
        let mut sum = [0_u16; 5];
        sums.push(sum);
        for (unit, tag) in here.units.iter().zip(here.tags) {
            let is = [unit.cue == 2, unit.is_quoted(), unit.form == Form::Title, *tag == Tag::BeginSource, *tag == Tag::BeginCue];
            for (total, is) in sum.iter_mut().zip(is) {
                *total = total.saturating_add(u16::from(is));
            }
            sums.push(sum);
        }
        let lonely = !here.units.iter().any(Unit::is_word);
        let cued = here.units.iter().any(|u| u.cue == 2);
        Self { here, before, carried, open, headline, lonely, cued, own: vec![None; here.units.len()], sums }
    }

    /// Every possible answer for a content, in a fixed order.
    pub fn choices(&self, head: Head, content: Content, choices: &mut Vec<Choice>) {
        choices.clear();
        if content.quoted && head == Head::Source {
            choices.push(Choice::Nothing);
        }
        choices.push(Choice::Nobody);
        let from = (content.first as usize).saturating_sub(REACH);
        let to = (content.last as usize + REACH + 1).min(self.here.units.len());
        for j in (from..content.first as usize).chain(content.last as usize + 1..to) {
            if is_possible(self.here, j, head) {
                choices.push(Choice::Here(j as u32));
            }
        }
        if self.carried {
            choices.push(Choice::Same);
        }
        if head == Head::Source
            && let Some(before) = self.before
        {
            let from = before.units.len().saturating_sub(REACH);
            let near = |j: usize| (j.saturating_sub(3)..(j + 4).min(before.units.len())).any(|k| before.units[k].cue == 2);
            let named = |j: usize| matches!(before.units[j].form, Form::Title | Form::Pronoun | Form::Upper) && near(j);
            choices
                .extend((from..before.units.len()).filter(|&j| before.tags[j].is_source() || named(j)).map(|j| Choice::Before(j as u32)));
        }
    }

    /// Whether two answers, the second right after the first in the list, are words of one phrase.
    #[must_use]
    pub fn is_one_phrase(&self, a: Choice, b: Choice) -> bool {
        let (page, a, b) = match (a, b) {
            (Choice::Here(a), Choice::Here(b)) => (Some(self.here), a as usize, b as usize),
            (Choice::Before(a), Choice::Before(b)) => (self.before, a as usize, b as usize),
            _ => return false,
        };
        let Some(page) = page else { return false };
        let (tags, units) = (page.tags, page.units);
        let same_role = tags[a].role() == tags[b].role() && (a + 1..=b).all(|k| tags[k].role() == tags[b].role() && !tags[k].begins());
        let plain = |k: usize| units[k].form != Form::Mark || units[k].word == 0;
        match tags[b].role() {
            0 => {
                tags[a].role() == 0
                    && b - a <= 2
                    && (a + 1..b).all(plain)
                    && units[b].form != Form::Pronoun
                    && units[a].form != Form::Pronoun
            }
            _ => same_role && b - a <= 30,
        }
    }

    /// The score of an answer in steps of the table. `last` is the answer for the content before in this paragraph.
    pub fn score(&mut self, table: &Table<1>, head: Head, content: Content, choice: Choice, last: Option<Choice>) -> i32 {
        let mut score = [0];
        self.features(head, content, choice, last, |f| table.add(f, &mut score));
        if let Choice::Here(j) = choice {
            let own = self.own[j as usize].unwrap_or_else(|| {
                let mut own = [0];
                self.own_features(head, j as usize, |f| table.add(f, &mut own));
                self.own[j as usize] = Some(own[0]);
                own[0]
            });
            score[0] += own;
        }
        score[0]
    }

    /// Forgets what was added up for one table, before another is used.
    pub fn forget(&mut self) {
        self.own.fill(None);
    }

    /// Gives the features of an answer that depend on the content to `emit`.
    pub fn features(&self, head: Head, content: Content, choice: Choice, last: Option<Choice>, emit: impl FnMut(u32)) {
        match choice {
            Choice::Nothing => self.whether(100, content, emit),
            Choice::Nobody => self.whether(150, content, emit),
            Choice::Here(j) => self.here(head, content, j as usize, last, emit),
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
        let near = first.saturating_sub(REACH)..(last + REACH).min(units.len());
        let sentence_cued = units[near].iter().any(|u| u.cue == 2 && u.sentence == sentence);
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
        let (right, right_way) = self.near_cue(j, 1);
        let (left, left_way) = self.near_cue(j, -1);
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

    /// The nearest cue on one side: its identity, and its distance with what stands between.
    fn near_cue(&self, j: usize, step: isize) -> (u32, u32) {
        let units = self.here.units;
        let mut between = 0_u32;
        for distance in 1..=8_isize {
            let Some(unit) = j.checked_add_signed(step * distance).and_then(|k| units.get(k)) else { break };
            if unit.cue > 0 {
                return (unit.id(), distance as u32 | between << 4 | u32::from(unit.cue) << 8);
            }
            between |= match unit.form {
                Form::Quoted => 8,
                Form::Mark if unit.word == COMMA => 1,
                Form::Title | Form::Upper => 2,
                _ => 4,
            };
            if (step > 0 && unit.starts) || unit.sentence != units[j].sentence {
                break;
            }
        }
        (EDGE, 0)
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

    /// What a word of this paragraph is to the content.
    fn here(&self, head: Head, content: Content, j: usize, last: Option<Choice>, mut emit: impl FnMut(u32)) {
        let units = self.here.units;
        let base = if head == Head::Source { 300 } else { 350 };
        let (first, end) = (content.first as usize, content.last as usize);
        let unit = &units[j];
        let before = j < first;
        let side = u32::from(before) | u32::from(content.quoted) << 1;
        let (from, to) = if before { (j + 1, first) } else { (end + 1, j) };
        let distance = bucket(to - from) | side << 8;
        let sentences = if before { units[first].sentence - unit.sentence } else { unit.sentence - units[end].sentence };
        let place = u32::from(sentences.min(3)) | side << 4;
        let id = |j: Option<usize>| j.and_then(|j| units.get(j)).map_or(EDGE, Unit::id);
        let (opening, closing) = (id(first.checked_sub(1)), id(Some(end + 1)));
        let ep = u32::from(units[end].ending) | u32::from(units[end].closed) << 8;
        let shape = unit.shape();
        let tag = self.here.tags[j].role();
        let count = |k: usize| (self.sums[to][k] - self.sums[from][k]).into();
        let (cues, quotes, capitals, sources, tagged): (u32, u32, u32, u32, u32) = (count(0), count(1), count(2), count(3), count(4));
        let counts = cues.min(2) | quotes.min(2) << 2 | place << 8;
        emit(feature(base, distance, 0));
        emit(feature(base + 1, distance, shape));
        emit(feature(base + 2, place, ep));
        emit(feature(base + 3, pair(place, ep), opening));
        emit(feature(base + 4, pair(place, ep), closing));
        emit(feature(base + 5, counts, capitals.min(4)));
        emit(feature(base + 6, counts, shape));
        emit(feature(base + 7, pair(counts, opening), 0));
        let (right, right_way) = self.near_cue(j, 1);
        let (left, left_way) = self.near_cue(j, -1);
        emit(feature(base + 8, pair(right_way, place), quotes.min(2)));
        emit(feature(base + 9, pair(left_way, place), quotes.min(2)));
        emit(feature(base + 10, pair(pair(right_way, left_way), shape), pair(place, ep)));
        emit(feature(base + 11, pair(right, place), u32::from(unit.cue)));
        emit(feature(base + 12, pair(left, place), u32::from(unit.cue)));
        if let Some(path) = self.path(from, to) {
            emit(feature(base + 13, path, pair(side, shape)));
            emit(feature(base + 14, path, pair(side, ep)));
        }
        emit(feature(base + 15, u32::from(units[first].class) | place << 8, 0));
        // The tagged stretches between.
        let roles = self.roles(from, to);
        emit(feature(base + 16, pair(roles, tag), place));
        emit(feature(base + 17, sources.min(2) | tagged.min(2) << 2 | tag << 4, place));
        emit(feature(base + 18, pair(roles, tag), pair(side, opening)));
        emit(feature(base + 19, tag, pair(place, self.here.tags[first].role())));
        emit(feature(base + 20, u32::from(self.headline) | tag << 1, place));
        emit(feature(base + 21, unit.id(), place));
        if head == Head::Cue {
            emit(feature(base + 22, unit.id(), opening));
            emit(feature(base + 23, unit.id(), pair(closing, place)));
            emit(feature(base + 24, pair(u32::from(unit.cue), distance), id(Some(j + 1))));
        }
        // The answer for the content before: one paragraph mostly has one speaker.
        let again = match last {
            None => 0,
            Some(Choice::Here(k)) if self.joined(k as usize, j) => 1,
            Some(Choice::Here(k)) => 2 + u32::from((k as usize) < j) + 2 * u32::from(before),
            Some(Choice::Nothing) => 6,
            Some(Choice::Nobody) => 7,
            Some(_) => 8,
        };
        emit(feature(base + 30, again, place));
        emit(feature(base + 31, again, pair(cues.min(2) | quotes.min(2) << 2, ep)));
        emit(feature(base + 32, again, pair(opening, place)));
        emit(feature(base + 33, again, pair(roles, tag)));
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
        let mut roles = 1_u32;
        let mut steps = 0;
        let mut last = Tag::Outside;
        for k in from..to {
            let tag = self.here.tags[k];
            if self.here.units[k].starts && k > from {
                roles = roles << 3 | 4;
                steps += 1;
            }
            if tag.role() != 0 && (tag.begins() || tag.role() != last.role()) {
                roles = roles << 3 | tag.role();
                steps += 1;
            }
            last = tag;
            if steps >= 7 {
                return 5;
            }
        }
        roles
    }

    /// What a word of the paragraph before is to the content.
    fn elsewhere(&self, content: Content, j: usize, mut emit: impl FnMut(u32)) {
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
    fn state(&self, content: Content) -> u32 {
        u32::from(content.quoted)
            | u32::from(self.lonely) << 1
            | u32::from(self.cued) << 2
            | u32::from(self.open) << 3
            | u32::from(content.first == 0) << 4
            | u32::from(self.carried) << 5
    }
}

/// Whether a word may be the head of a source, or of a cue.
fn is_possible(page: Page, j: usize, head: Head) -> bool {
    let (unit, tag) = (&page.units[j], page.tags[j]);
    match head {
        Head::Source => {
            unit.is_word()
                && (tag.is_source()
                    || unit.noun
                    || unit.name > 0
                    || matches!(unit.form, Form::Title | Form::Upper | Form::Pronoun)
                    || unit.cue == 0 && beside_cue(page.units, j))
        }
        Head::Cue => tag.is_cue() || unit.cue == 2 || unit.form == Form::Mark && unit.word == COLON,
    }
}

/// Whether a word of saying is the next word or the one before.
fn beside_cue(units: &[Unit], j: usize) -> bool {
    units.get(j + 1).is_some_and(|u| u.cue == 2) || j > 0 && units[j - 1].cue == 2
}

const COLON: u32 = super::tagger::identity(b":");
