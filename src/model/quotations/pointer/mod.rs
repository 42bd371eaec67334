//! From a content to its source and its cue: a listwise choice among the words of the page.

mod alone;
mod beside;

use std::rc::Rc;

use super::tagger::{COMMA, EDGE, Tag, identity};
use super::unit::{Form, Unit};
use super::weights::Table;

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
    /// It is no content: a title or scare quote, or words that the tagger took for somebody's.
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
#[derive(Clone)]
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
    /// The sums of the features that the words of one [`class`](Stand::class) share, for the content last asked for.
    placed_sums: Vec<(u32, i32)>,
    placed_for: Option<Content>,
    /// The scores of the units of the paragraph before, for each [`state`](Scene::state) of a content asked for.
    earlier_sums: Vec<(u32, Vec<Option<i32>>)>,
    /// Counts up to each unit: cues, quoted stretches, capitalized words, sources, cues by tag.
    sums: Rc<Vec<[u16; 5]>>,
    /// The nearest cues of each unit, before and after it.
    near: Rc<Vec<[NearCue; 2]>>,
    /// What each unit adds to the tagged stretches that a reader meets from the left.
    steps: Rc<Steps>,
    /// The units of the paragraph before that may be sources.
    earlier: Rc<Vec<Choice>>,
    /// Room for the features of an answer.
    list: Vec<u32>,
}

/// The identity of a cue nearby, and its distance with what stands between.
type NearCue = (u32, u32);

/// The beginnings of sentences and tagged stretches, in order.
#[derive(Clone)]
struct Steps {
    /// What begins: a source 1, a cue 2, a content 3, a sentence 4.
    begins: Vec<u8>,
    /// For each unit, and for the end, how many there are before it.
    until: Vec<u32>,
}

impl Steps {
    fn new(here: Page) -> Self {
        let mut steps = Self { begins: Vec::new(), until: Vec::with_capacity(here.units.len() + 1) };
        let mut last = 0;
        for (unit, tag) in here.units.iter().zip(here.tags) {
            steps.until.push(steps.begins.len() as u32);
            if unit.starts {
                steps.begins.push(4);
            }
            if tag.role() != 0 && (tag.begins() || tag.role() != last) {
                steps.begins.push(tag.role() as u8);
            }
            last = tag.role();
        }
        steps.until.push(steps.begins.len() as u32);
        steps
    }

    /// What begins in some units.
    fn within(&self, from: usize, to: usize) -> &[u8] {
        self.begins.get(self.until[from] as usize..self.until[to] as usize).unwrap_or(&[])
    }
}

/// The most units of a label before its colon.
const LABEL: usize = 5;
/// The most units of a signature with its dash.
const SIGNATURE: usize = 14;
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
        let own = vec![None; here.units.len()];
        let earlier = before.map_or(Vec::new(), earlier);
        Self {
            here,
            before,
            carried,
            open,
            headline,
            lonely,
            cued,
            own,
            placed_sums: Vec::new(),
            placed_for: None,
            earlier_sums: Vec::new(),
            sums: sums.into(),
            near: near_cues(here.units).into(),
            steps: Steps::new(here).into(),
            earlier: earlier.into(),
            list: Vec::new(),
        }
    }

    /// The same paragraph for the other choice.
    #[must_use]
    pub fn again(&self, carried: bool) -> Self {
        Self { carried, ..self.clone() }
    }

    /// Every possible answer for a content, in a fixed order.
    pub fn choices(&self, head: Head, content: Content, choices: &mut Vec<Choice>) {
        choices.clear();
        if let Some(label) = self.label(content).filter(|_| head == Head::Source) {
            choices.push(Choice::Here(label));
            return;
        }
        // A paragraph of nothing but quotations goes on with the speaker before it.
        if head == Head::Source && !(self.lonely && self.carried) {
            choices.push(Choice::Nothing);
        }
        choices.push(Choice::Nobody);
        let from = (content.first as usize).saturating_sub(REACH);
        let to = (content.last as usize + REACH + 1).min(self.here.units.len());
        for j in (from..content.first as usize).chain(content.last as usize + 1..to) {
            if is_possible(self.here, j, head) && (head == Head::Cue || self.is_likely(content, j)) {
                choices.push(Choice::Here(j as u32));
            }
        }
        if self.carried {
            choices.push(Choice::Same);
        }
        if head == Head::Source {
            choices.extend_from_slice(&self.earlier);
        }
    }

    /// Whether a word may be the source of this very content. In another sentence, one that the tagger took for no source
    /// is the answer less than once in a thousand times, but such words are a fifth of all to ask about.
    fn is_likely(&self, content: Content, j: usize) -> bool {
        let edge = if j < content.first as usize { content.first } else { content.last };
        self.here.tags[j].is_source() || self.here.units[j].sentence == self.here.units[edge as usize].sentence
    }

    /// The first word of the label of a content: before it, as in a transcript (`RUIZ: We go on.`), or behind a
    /// dash at the end of the paragraph (`“We go on.” — Ana Ruiz, baker`).
    fn label(&self, content: Content) -> Option<u32> {
        self.label_before(content).or_else(|| self.label_after(content))
    }

    fn label_before(&self, content: Content) -> Option<u32> {
        let before = self.here.units.get(..(content.first as usize).checked_sub(1)?).filter(|before| before.len() <= LABEL)?;
        let colon = self.here.units.get(before.len()).is_some_and(|u| u.word == COLON);
        let is_part = |u: &Unit| matches!(u.form, Form::Mark | Form::Upper);
        let first = before.iter().position(|u| u.form == Form::Upper)?;
        let marked = content.quoted || before.first().is_some_and(|u| u.form == Form::Mark);
        (marked && colon && before.iter().all(is_part)).then_some(first as u32)
    }

    fn label_after(&self, content: Content) -> Option<u32> {
        let (before, after) = (self.here.units.get(..content.first as usize)?, self.here.units.get(content.last as usize + 1..)?);
        let [dash, name, ..] = after else { return None };
        let plain = after.len() <= SIGNATURE && after[1..].iter().all(|u| u.cue < 2 && !u.is_quoted() && u.form != Form::Pronoun);
        let alone = content.quoted && before.iter().all(|u| !u.is_word());
        (alone && plain && dash.word == DASH && matches!(name.name, 1 | 2)).then_some(content.last + 2)
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
        let mut list = std::mem::take(&mut self.list);
        list.clear();
        let score = match choice {
            Choice::Here(j) => self.score_here(table, head, content, j as usize, last, &mut list),
            Choice::Before(j) => self.score_before(table, content, j as usize, &mut list),
            _ => {
                self.features(head, content, choice, last, |f| list.push(f));
                table.sum(&list)
            }
        };
        self.list = list;
        score
    }

    /// The score of a word of this paragraph; `list` is room for features.
    #[inline]
    fn score_here(&mut self, table: &Table<1>, head: Head, content: Content, j: usize, last: Option<Choice>, list: &mut Vec<u32>) -> i32 {
        let stand = self.stand(content, j, last);
        if self.placed_for != Some(content) {
            self.placed_for = Some(content);
            self.placed_sums.clear();
        }
        let class = stand.class();
        let known = self.placed_sums.iter().find(|(known, _)| *known == class).map(|(_, sum)| *sum);
        let placed = known.unwrap_or_else(|| {
            list.clear();
            self.placed(head, content, stand, |f| list.push(f));
            let sum = table.sum(list);
            self.placed_sums.push((class, sum));
            sum
        });
        let own = self.own[j].unwrap_or_else(|| {
            list.clear();
            self.own_features(head, j, |f| list.push(f));
            table.sum(list)
        });
        self.own[j] = Some(own);
        list.clear();
        self.here(head, content, j, stand, |f| list.push(f));
        table.sum(list) + placed + own
    }

    /// The score of a word of the paragraph before, the same for all contents of one state.
    fn score_before(&mut self, table: &Table<1>, content: Content, j: usize, list: &mut Vec<u32>) -> i32 {
        let state = self.state(content);
        let at = self.earlier_sums.iter().position(|(known, _)| *known == state).unwrap_or_else(|| {
            self.earlier_sums.push((state, vec![None; self.before.map_or(0, |before| before.units.len())]));
            self.earlier_sums.len() - 1
        });
        if let Some(sum) = self.earlier_sums[at].1[j] {
            return sum;
        }
        self.elsewhere(content, j, |f| list.push(f));
        let sum = table.sum(list);
        self.earlier_sums[at].1[j] = Some(sum);
        sum
    }
}

/// The units of the paragraph before that may be sources: tagged ones, and names and pronouns near a cue.
fn earlier(before: Page) -> Vec<Choice> {
    let from = before.units.len().saturating_sub(REACH);
    let near = |j: usize| (j.saturating_sub(3)..(j + 4).min(before.units.len())).any(|k| before.units[k].cue == 2);
    let named = |j: usize| matches!(before.units[j].form, Form::Title | Form::Pronoun | Form::Upper) && near(j);
    (from..before.units.len()).filter(|&j| before.tags[j].is_source() || named(j)).map(|j| Choice::Before(j as u32)).collect()
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

/// The nearest cues of each unit, before and after it: their identity, and their distance with what stands between.
/// One pass each way: what a unit sees, its neighbour sees from one step further.
fn near_cues(units: &[Unit]) -> Vec<[NearCue; 2]> {
    let mut near = vec![[(EDGE, 0); 2]; units.len()];
    for j in 1..units.len() {
        near[j][0] = next_cue(&units[j - 1], near[j - 1][0], units[j - 1].sentence != units[j].sentence);
    }
    for j in (1..units.len()).rev() {
        near[j - 1][1] = next_cue(&units[j], near[j][1], units[j].starts || units[j - 1].sentence != units[j].sentence);
    }
    near
}

/// The nearest cue on the side of `unit`, the next one there, which itself sees `beyond`. Where a sentence ends
/// behind it, nothing further is seen.
fn next_cue(unit: &Unit, beyond: NearCue, ends: bool) -> NearCue {
    const FARTHEST: u32 = 8;
    const DISTANCE: u32 = 15;
    if unit.cue > 0 {
        return (unit.id(), 1 | u32::from(unit.cue) << 8);
    }
    let (id, way) = beyond;
    if ends || way == 0 || way & DISTANCE == FARTHEST {
        return (EDGE, 0);
    }
    let between = match unit.form {
        Form::Quoted => 8,
        Form::Mark if unit.word == COMMA => 1,
        Form::Title | Form::Upper => 2,
        _ => 4,
    };
    (id, (way | between << 4) + 1)
}

/// Whether a word of saying is the next word or the one before.
fn beside_cue(units: &[Unit], j: usize) -> bool {
    units.get(j + 1).is_some_and(|u| u.cue == 2) || j > 0 && units[j - 1].cue == 2
}

const COLON: u32 = identity(b":");
const DASH: u32 = identity(b"--");
