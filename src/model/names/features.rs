//! The features of a token: what the trainer learns weights for and the decoder sums up.

use super::page::{CITY, COUNTRY, GIVEN, ORGANIZATION_WORD, Page, REGION, SAY_VERB, SURNAME, Style, TITLE, Word, is_capital};
use crate::text::{Case, Indices, key};

/// What an article shows of a word in all its places; bits of [`Word::evidence`].
mod evidence {
    pub const LOWER: u32 = 1;
    pub const INNER: u32 = 1 << 1;
    pub const AFTER_TITLE: u32 = 1 << 2;
    pub const NEAR_SAY_VERB: u32 = 1 << 3;
    pub const AFTER_GIVEN: u32 = 1 << 4;
    pub const OWNER: u32 = 1 << 5;
    pub const AFTER_IN: u32 = 1 << 6;
    pub const AFTER_THE: u32 = 1 << 7;
    pub const BEFORE_ORGANIZATION_WORD: u32 = 1 << 8;
    pub const IN_BRACKETS: u32 = 1 << 9;
    pub const RUN_LAST: u32 = 1 << 10;
    pub const RUN_FIRST: u32 = 1 << 11;
    pub const ALONE: u32 = 1 << 12;
    pub const BEFORE_PLACE: u32 = 1 << 13;
    pub const BEFORE_SURNAME: u32 = 1 << 14;
    pub const LOWER_EXPANSION: u32 = 1 << 15;
    pub const EXPANSION: u32 = 1 << 16;
    pub const ORGANIZATION_EXPANSION: u32 = 1 << 17;
    pub const BITS: u32 = 18;
}

const IN: [u64; 6] =
    [key::ascii(b"in"), key::ascii(b"at"), key::ascii(b"from"), key::ascii(b"near"), key::ascii(b"to"), key::ascii(b"across")];
const THE: u64 = key::ascii(b"the");
const POSSESSIVE: u64 = key::ascii(b"'s");

/// Gathers the evidence of every capital word and gives it to all its places.
pub(super) fn gather(page: &mut Page) {
    let tokens = &page.document.tokens;
    let mut table = Evidence::with_room_for(page.islands.iter().map(|island| island.len()).sum());
    for island in &page.islands {
        for at in island.range().filter(|&at| is_capital(&tokens[at])) {
            *table.entry(tokens[at].key) |= witness(page, at);
        }
    }
    for token in tokens.iter().filter(|t| t.case == Case::Lower) {
        if let Some(bits) = table.get(token.key) {
            *bits |= evidence::LOWER;
        }
    }
    for island in &page.islands {
        for at in island.range() {
            let slot = table.slot(tokens[at].key);
            page.words[at].evidence = table.slots[slot].1;
            page.sense.push(if is_capital(&tokens[at]) { slot as u32 } else { u32::MAX });
        }
    }
    page.senses = table.slots.len();
}

/// What one place shows of its word.
fn witness(page: &Page, at: usize) -> u32 {
    let word = |by: isize| page.beside(at, by).copied().unwrap_or_default();
    let capital =
        |by: isize| page.beside(at, by).is_some() && at.checked_add_signed(by).is_some_and(|i| is_capital(&page.document.tokens[i]));
    let (before, after) = (word(-1), word(1));
    let (joined_left, joined_right) = (capital(-1), capital(1));
    let plain = page.styles.get(page.document.tokens[at].sentence as usize) == Some(&Style::Plain);
    let mut bits = 0;
    let mut note = |holds: bool, bit: u32| bits |= if holds { bit } else { 0 };
    note(plain && before.key != 0, evidence::INNER);
    note(before.classes & TITLE != 0, evidence::AFTER_TITLE);
    note(!joined_left && before.classes & SAY_VERB != 0 || after.classes & SAY_VERB != 0, evidence::NEAR_SAY_VERB);
    note(plain && joined_left && before.classes & GIVEN != 0, evidence::AFTER_GIVEN);
    note(plain && joined_right && after.classes & SURNAME != 0, evidence::BEFORE_SURNAME);
    note(after.key == POSSESSIVE, evidence::OWNER);
    note(!joined_left && IN.contains(&before.key), evidence::AFTER_IN);
    note(before.key == THE, evidence::AFTER_THE);
    note(joined_right && after.classes & ORGANIZATION_WORD != 0, evidence::BEFORE_ORGANIZATION_WORD);
    note(is_mark(page, at, -1, "(") && is_mark(page, at, 1, ")"), evidence::IN_BRACKETS);
    note(plain && joined_left && !joined_right, evidence::RUN_LAST);
    note(plain && !joined_left && joined_right, evidence::RUN_FIRST);
    note(plain && !joined_left && !joined_right && before.key != 0, evidence::ALONE);
    let place = word(2).classes & (CITY | REGION | COUNTRY) != 0 && capital(2);
    note(place && is_mark(page, at, 1, ","), evidence::BEFORE_PLACE);
    if bits & evidence::IN_BRACKETS != 0 {
        bits |= expansion(page, at);
    }
    bits
}

/// What the words before `(ABC)` show, if their first letters spell it: small words between them may be left out.
fn expansion(page: &Page, at: usize) -> u32 {
    let tokens = &page.document.tokens;
    let acronym = tokens[at].span.of(page.document.text).as_bytes();
    if tokens[at].case != Case::Upper || !(2..=8).contains(&acronym.len()) {
        return 0;
    }
    let (mut left, mut next, mut bits) = (acronym, at.saturating_sub(1), evidence::LOWER_EXPANSION);
    while let [rest @ .., letter] = left {
        let Some(before) = next.checked_sub(1).filter(|&i| tokens[i].sentence == tokens[at].sentence) else { return 0 };
        next = before;
        let word = tokens[next].span.of(page.document.text);
        if word.bytes().next().is_some_and(|first| first.eq_ignore_ascii_case(letter)) {
            left = rest;
            if is_capital(&tokens[next]) {
                bits = bits & !evidence::LOWER_EXPANSION | evidence::EXPANSION;
            }
            if page.words[next].classes & ORGANIZATION_WORD != 0 {
                bits |= evidence::ORGANIZATION_EXPANSION;
            }
        } else if is_capital(&tokens[next]) || word.len() > 3 {
            return 0;
        }
    }
    bits
}

fn is_mark(page: &Page, at: usize, by: isize, mark: &str) -> bool {
    at.checked_add_signed(by).is_some_and(|i| page.document.word(i) == mark)
}

/// A small hash table from keys to evidence.
struct Evidence {
    slots: Vec<(u64, u32)>,
}

impl Evidence {
    fn with_room_for(words: usize) -> Self {
        Self { slots: vec![(0, 0); (words * 2 + 2).next_power_of_two()] }
    }

    /// Where `key` is, or the free slot where it belongs; there is always one, the table being half empty.
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while self.slots[at].0 != key && self.slots[at].0 != 0 {
            at = (at + 1) & mask;
        }
        at
    }

    fn entry(&mut self, key: u64) -> &mut u32 {
        let at = self.slot(key);
        self.slots[at].0 = key;
        &mut self.slots[at].1
    }

    fn get(&mut self, key: u64) -> Option<&mut u32> {
        let at = self.slot(key);
        (self.slots[at].0 == key).then(|| &mut self.slots[at].1)
    }
}

/// Gives the features of the token at `at`, which is in `island`, to `emit`, as hashes.
pub fn features(page: &Page, at: usize, island: Indices, mut emit: impl FnMut(u64)) {
    own_features(page, at, &mut emit);
    near_features(page, at, island, emit);
}

/// The features of a token by itself: the same for the same word of an article with the same [`guise`].
pub(super) fn own_features(page: &Page, at: usize, mut emit: impl FnMut(u64)) {
    let (w, token) = (&page.words[at], &page.document.tokens[at]);
    let (case, text) = (guise(page, at), token.span.of(page.document.text));
    let mut f = |template: u64, a: u64, b: u64| emit(hash(template, a, b));
    f(1, w.key, 0);
    f(2, w.key, case);
    f(12, w.shape.into(), style(page, at));
    f(18, case, u64::from(w.evidence & (evidence::LOWER | evidence::INNER)));
    f(19, w.classes.into(), 0);
    f(20, w.classes.into(), case);
    f(29, w.clusters.coarse(), case);
    f(30, w.clusters.middle(), case);
    f(31, w.clusters.fine(), case);
    f(32, w.clusters.middle(), w.evidence.into());
    f(51, w.evidence.into(), 0);
    f(70, w.leaning.all(), case);
    for (slot, degree) in w.leaning.degrees() {
        f(71, slot << 2 | degree, token.case as u64);
    }
    f(52, u64::from(w.evidence), u64::from(w.classes));
    // its first and last letters
    for len in 1..=4 {
        f(53 + 2 * len as u64, affix(text, len, false), len as u64);
        f(54 + 2 * len as u64, affix(text, len, true), len as u64);
    }
    f(64, 0, 0);
    for bit in (0..evidence::BITS).filter(|bit| w.evidence >> bit & 1 == 1) {
        emit(hash(!u64::from(bit), token.case as u64, 0));
    }
}

/// How its case and its place in the sentence look at a token.
pub(super) fn guise(page: &Page, at: usize) -> u64 {
    let opens = page.beside(at, -1).is_none_or(|before| before.key == 0);
    page.document.tokens[at].case as u64 | style(page, at) << 4 | u64::from(opens) << 6
}

/// How the sentence of a token is written.
fn style(page: &Page, at: usize) -> u64 {
    page.styles.get(page.document.tokens[at].sentence as usize).copied().unwrap_or(Style::Plain) as u64
}

/// The features of a token beside others.
pub(super) fn near_features(page: &Page, at: usize, island: Indices, mut emit: impl FnMut(u64)) {
    let none = Word::default();
    let beside = |by| page.beside(at, by).unwrap_or(&none);
    let (w, l, r, ll, rr) = (beside(0), beside(-1), beside(1), beside(-2), beside(2));
    let mut f = |template: u64, a: u64, b: u64| emit(hash(template, a, b));
    // the words
    f(3, l.key, 0);
    f(4, r.key, 0);
    f(5, ll.key, 0);
    f(6, rr.key, 0);
    f(7, l.key, w.key);
    f(8, w.key, r.key);
    f(9, l.key, r.key);
    f(10, l.key, ll.key);
    f(11, r.key, rr.key);
    // their shapes
    let (ws, ls, rs) = (u64::from(w.shape), u64::from(l.shape), u64::from(r.shape));
    f(13, ws, ls);
    f(14, ws, rs);
    f(15, ws ^ ls << 32, rs);
    f(16, l.key, ws);
    f(17, r.key, ws);
    // their classes
    let (wc, lc, rc) = (u64::from(w.classes), u64::from(l.classes), u64::from(r.classes));
    f(21, lc, 0);
    f(22, rc, 0);
    f(23, wc, lc);
    f(24, wc, rc);
    f(25, wc ^ lc << 32, rc);
    f(26, u64::from(w.phrase), 0);
    f(27, lc, w.key);
    f(28, rc, w.key);
    // their clusters
    f(33, l.clusters.middle(), 0);
    f(34, l.clusters.fine(), 0);
    f(35, r.clusters.middle(), 0);
    f(36, r.clusters.fine(), 0);
    f(37, l.clusters.coarse(), w.clusters.coarse());
    f(38, w.clusters.coarse(), r.clusters.coarse());
    f(39, l.clusters.middle(), w.clusters.middle());
    f(40, w.clusters.middle(), r.clusters.middle());
    // the run of capital words that it is in
    let run = run(page, at, island);
    let (first, last) = (&page.words[run.start], &page.words[run.end - 1]);
    let outer = |i: Option<usize>, by: isize| i.and_then(|i| page.beside(i, by)).unwrap_or(&none);
    let (before, after) = (outer(Some(run.start), -1), outer(Some(run.end - 1), 1));
    let length = (run.end - run.start).min(6) as u64;
    let place = (at - run.start).min(3) as u64 | ((run.end - 1 - at).min(3) as u64) << 2;
    f(41, length, place);
    f(42, last.key, place >> 2);
    f(43, first.key, place & 3);
    f(44, last.classes.into(), place);
    f(45, first.classes.into(), place);
    f(46, before.key, place);
    f(47, after.key, place);
    f(48, last.clusters.middle(), place);
    f(49, last.clusters.fine(), place);
    f(65, first.clusters.middle(), place);
    f(66, before.clusters.middle(), place);
    f(67, after.clusters.middle(), place);
    f(68, before.clusters.coarse(), after.clusters.coarse());
    f(50, first.classes.into(), u64::from(last.classes) << 8 | length);
    // what they lean to be
    f(72, l.leaning.all(), 0);
    f(73, r.leaning.all(), 0);
    f(74, last.leaning.all(), place);
    f(75, first.leaning.all(), place);
    f(76, l.leaning.all(), w.leaning.all());
    f(77, r.leaning.all(), w.leaning.all());
    f(78, first.leaning.all(), last.leaning.all() << 16 | place);
    // the rest of the article
    f(53, first.evidence.into(), place);
    f(54, last.evidence.into(), place);
    // its last letters
    let text = page.document.tokens[at].span.of(page.document.text);
    f(63, affix(text, 3, true), ls);
}

/// The capital words around `at` that nothing parts; `at` alone if it is none.
fn run(page: &Page, at: usize, island: Indices) -> std::ops::Range<usize> {
    const LONGEST: usize = 12;
    let tokens = &page.document.tokens;
    if !is_capital(&tokens[at]) {
        return at..at + 1;
    }
    let range = island.range();
    let left = tokens[range.start..at].iter().rev().take(LONGEST).take_while(|t| is_capital(t)).count();
    let right = tokens[at..range.end].iter().take(LONGEST).take_while(|t| is_capital(t)).count();
    at - left..at + right
}

/// A number for the first or last `len` characters, lower-case.
fn affix(word: &str, len: usize, end: bool) -> u64 {
    let mix = |sum: u64, c: char| sum.wrapping_mul(0x100_0193) ^ u64::from(c.to_ascii_lowercase() as u32);
    if end { word.chars().rev().take(len).fold(2, mix) } else { word.chars().take(len).fold(1, mix) }
}

fn hash(template: u64, a: u64, b: u64) -> u64 {
    let mut x = (a ^ template.wrapping_mul(0xa076_1d64_78bd_642f)).wrapping_mul(0xe703_7ed1_a0b4_28db);
    x = (x ^ x >> 32 ^ b).wrapping_mul(0x8ebc_6af0_9c88_c6e3);
    x ^ x >> 29
}
