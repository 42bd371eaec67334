//! Acronyms and the names that they are made of.

use super::forms::Form;
use super::short_forms::SMALL;
use crate::lexicon;
use crate::text::{Case, Document};

/// The longest acronym, in letters.
const LONGEST: usize = 7;
/// The fewest letters that leave a word of the name out: `OHCHR` for `Office of the UN High Commissioner ...`.
const GAPPED: usize = 4;
/// The most words that may follow what an acronym spells: `... Observatory of San Marco`.
const TAIL: usize = 4;

/// Whether a form is written as an acronym: one word of two to seven letters, most of them capitals.
pub fn is_acronym(document: &Document, form: &Form) -> bool {
    let [token] = form.tokens.as_slice() else { return false };
    let letters = letters(document.word(*token));
    let case = document.tokens[*token].case;
    (2..=LONGEST).contains(&letters.len()) && (case == Case::Upper || case == Case::Mixed)
}

/// The letters of a word in lower case, without its full stops and other marks.
pub fn letters(word: &str) -> Vec<char> {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The first letter of a word in lower case.
pub fn initial(word: &str) -> Option<char> {
    word.chars().find(|c| c.is_alphanumeric()).and_then(|c| c.to_lowercase().next())
}

/// Whether an acronym is spelt by the initials of a name: every content word gives its first letter, or all of
/// them if it is an acronym itself; small words give theirs or none; `of Somewhere` at the end may give nothing,
/// and so may one word inside where the acronym has four letters and more.
pub fn spells(document: &Document, acronym: &[char], name: &Form) -> bool {
    let all = acronym.len();
    if !(3..=2 * LONGEST).contains(&all) || initial(document.word(name.tokens[0])) != acronym.first().copied() {
        return false;
    }
    // A bit for every number of letters that the words so far can have given: without a gap, and with one.
    let (mut whole, mut gapped) = (1_u32, 0_u32);
    for (i, (&token, &word)) in name.tokens.iter().zip(&name.words).enumerate() {
        let small = SMALL.contains(&word);
        let tail = small && i > 1 && name.words.len() - i <= TAIL;
        if tail && (whole | gapped) >> all & 1 == 1 {
            return true;
        }
        let optional = small || lexicon::classes(word).any(lexicon::COMPANY_SUFFIXES);
        let giving = |from: u32| given(document, acronym, token, from) | if optional { from } else { 0 };
        let skipped = if optional || i == 0 || all < GAPPED { 0 } else { whole };
        (whole, gapped) = (giving(whole), giving(gapped) | skipped);
    }
    (whole | gapped) >> all & 1 == 1
}

/// The numbers of letters reached after a word that gives some, from the numbers reached before it.
fn given(document: &Document, acronym: &[char], token: usize, from: u32) -> u32 {
    let word = document.word(token);
    let short = document.tokens[token].case == Case::Upper && word.len() <= 4;
    let spelt = if short { letters(word) } else { Vec::new() };
    let first = initial(word);
    let mut reached = 0;
    for at in (0..acronym.len()).filter(|at| from >> at & 1 == 1) {
        let whole = !spelt.is_empty() && acronym[at..].starts_with(&spelt);
        reached |= u32::from(first == Some(acronym[at])) << (at + 1) | u32::from(whole) << (at + spelt.len());
    }
    reached
}

/// Whether a short name in brackets can be one of a full name: it begins with the initial of one of its words,
/// and at least half of its letters are initials. The letters may be those of another language.
pub fn resembles(document: &Document, short: &[char], full: &Form) -> bool {
    let mut initials: Vec<char> = full.tokens.iter().filter_map(|&t| initial(document.word(t))).collect();
    if !short.first().is_some_and(|first| initials.contains(first)) {
        return false;
    }
    let mut shared = 0;
    for letter in short {
        if let Some(at) = initials.iter().position(|i| i == letter) {
            initials.swap_remove(at);
            shared += 1;
        }
    }
    2 * shared >= short.len()
}
