//! From the word that the pointer chose to the whole phrase.

use crate::model::quotations::pointer::Page;
use crate::model::quotations::tagger::{COMMA, Tag, identity};
use crate::model::quotations::unit::{Form, Unit};

/// The units of the phrase around unit `j`, as first and last: the tagged stretch if there is one, else the
/// noun phrase.
#[must_use]
pub fn phrase(page: Page, j: usize) -> (usize, usize) {
    let role = page.tags[j].role();
    if role == 0 || role == 3 {
        return noun_phrase(page.units, j);
    }
    let (first, last) = trimmed(page.units, stretch(page.tags, j));
    let last = with_bracket(page.units, first, last);
    if page.tags[j].is_source() { (with_titles(page, first), last) } else { (first, last) }
}

/// The closing bracket right behind a phrase in which one is open.
fn with_bracket(units: &[Unit], first: usize, last: usize) -> usize {
    let open = |k: &usize| units[*k].word == OPEN || units[*k].word == CLOSE;
    let is_open = (first..=last).rev().find(open).is_some_and(|k| units[k].word == OPEN);
    last + usize::from(is_open && units.get(last + 1).is_some_and(|u| u.word == CLOSE))
}

/// A stretch without the marks at its ends.
fn trimmed(units: &[Unit], (first, last): (usize, usize)) -> (usize, usize) {
    let is_inner = |k: &usize| units[*k].form != Form::Mark;
    let start = (first..=last).find(is_inner).unwrap_or(first);
    (start, (start..=last).rev().find(is_inner).unwrap_or(last))
}

/// The first of the capital words right before a source that begins without a determiner: they are part of it, but
/// for a cue (`Said Mayor Ruiz: ...`).
fn with_titles(page: Page, first: usize) -> usize {
    let units = page.units;
    let is_part = |k: usize| is_capital(&units[k]) && is_nominal(&units[k]) && !page.tags[k].is_cue();
    let mut start = first;
    while start > 0 && first - start < REACH && !units[start].starts && is_part(start - 1) {
        start -= 1;
    }
    start
}

/// The stretch of one role around `j`.
fn stretch(tags: &[Tag], j: usize) -> (usize, usize) {
    let role = tags[j].role();
    let mut first = j;
    while !tags[first].begins() && first > 0 && tags[first - 1].role() == role {
        first -= 1;
    }
    let mut last = j;
    while tags.get(last + 1).is_some_and(|t| t.role() == role && !t.begins()) {
        last += 1;
    }
    (first, last)
}

/// How far a noun phrase may go to either side.
const REACH: usize = 12;

fn noun_phrase(units: &[Unit], j: usize) -> (usize, usize) {
    if units[j].form == Form::Pronoun {
        return (j, j);
    }
    let mut first = j;
    for k in (j.saturating_sub(REACH)..j).rev() {
        let unit = &units[k];
        if units[k + 1].starts || !(is_nominal(unit) || joins(units, k) || DETERMINERS.contains(&unit.word)) {
            break;
        }
        first = k;
        if DETERMINERS.contains(&unit.word) {
            break;
        }
    }
    let mut last = j;
    for k in j + 1..(j + REACH).min(units.len()) {
        let unit = &units[k];
        let goes_on = is_nominal(unit) && (is_capital(unit) || !is_capital(&units[k - 1]))
            || joins(units, k) && is_capital(&units[k - 1])
            || unit.word == OF && !is_capital(&units[k - 1]);
        if unit.starts || !goes_on {
            break;
        }
        last = k;
    }
    while last > j && !is_nominal(&units[last]) {
        last -= 1;
    }
    (first, last)
}

fn is_capital(unit: &Unit) -> bool {
    unit.name > 0 || matches!(unit.form, Form::Title | Form::Upper)
}

/// Whether a word can stand inside a noun phrase: a name, or a word that is neither function word nor cue.
fn is_nominal(unit: &Unit) -> bool {
    unit.is_word() && (unit.name > 0 || unit.noun || (unit.word == 0 || unit.cue > 0 && is_capital(unit)) && unit.form != Form::Pronoun)
}

/// Whether a hyphen or possessive stands between two words of the phrase.
fn joins(units: &[Unit], k: usize) -> bool {
    let unit = &units[k];
    unit.word != COMMA && (unit.word == HYPHEN || unit.word == POSSESSIVE) && k > 0 && is_nominal(&units[k - 1])
}

const OF: u32 = identity(b"of");
const OPEN: u32 = identity(b"(");
const CLOSE: u32 = identity(b")");
const HYPHEN: u32 = identity(b"-");
const POSSESSIVE: u32 = identity(b"'s");
const DETERMINERS: [u32; 12] = [
    identity(b"the"),
    identity(b"a"),
    identity(b"an"),
    identity(b"his"),
    identity(b"her"),
    identity(b"their"),
    identity(b"its"),
    identity(b"one"),
    identity(b"some"),
    identity(b"many"),
    identity(b"another"),
    identity(b"several"),
];
