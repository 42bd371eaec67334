//! What stands before the head of a title: modifiers, names, status words, an owner.

use super::organization;
use super::page::{Page, REACH};
use super::status::{self, Status};
use super::title::Title;
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::key::ascii;
use crate::text::{Case, Indices, TokenKind};

const AND: u64 = ascii(b"and");
const AMPERSAND: u64 = ascii(b"&");

/// The title whose last token before its complement is `head`, with nothing before `floor`.
///
/// Walks left over what may stand before a head, and notes status words and the owner.
pub fn around(page: &Page, head: usize, floor: usize) -> Option<Title> {
    let len = page.head_ending(head);
    let mut start = (head + 1).checked_sub(len).filter(|&start| len > 0 && start >= floor)?;
    let mut status = status::of_head(page, start, head);
    let floor = floor.max(head.saturating_sub(REACH));
    let mut pending = None;
    let mut at = start;
    let mut owner = None;
    let mut determined = false;
    let capital = page.is_capital(start);
    let mut closed = false;
    while at > floor {
        let before = at - 1;
        if page.is_possessive(before) {
            owner = organization::owner(page, before, floor);
            determined = true;
            break;
        }
        if let Some(new) = status::told_by(page, before) {
            status = new.filter(|&new| status != Status::Candidate || new == Status::Former).unwrap_or(status);
            closed = true;
            at = before;
            continue;
        }
        if let Some((first, new)) = status::joined_ending(page, before).filter(|&(first, _)| first >= floor) {
            status = new.unwrap_or(status);
            closed = true;
            at = first;
            continue;
        }
        if let Some(first) = stance(page, before).filter(|&first| first >= floor) {
            closed = true;
            at = first;
            continue;
        }
        let Some(next) = step(page, before, floor, capital) else {
            let article = is_determiner(page, before);
            determined |= article;
            // `formerly a nurse`
            if article
                && before > floor
                && let Some(Some(told)) = status::told_by(page, before - 1)
            {
                status = told;
            }
            // Unknown words count only in a phrase that something opens.
            let verb = pending.is_some() && page.document.word(before).ends_with('s');
            let plain = is_plain_noun(page, before) && !verb || pending.is_some() && before == floor && begins(page, before);
            if !determined && !closed && !capital && plain && (pending.is_none() || before + 4 > start) {
                pending = pending.or(Some(start));
                at = before;
                start = before;
                continue;
            }
            break;
        };
        at = next;
        if !closed {
            start = next;
        } else if pending.is_none() && organization::country_ending(page, before + 1, floor).is_none() && page.name(before).is_none() {
            break;
        } else {
            // `US former president`: the country is no part of the title, but it is what it belongs to.
            owner = Some(Indices::new(next as u32, before as u32 + 1));
        }
    }
    // `Scenic area director Bo Lind`: nothing but the phrase stands before the name.
    let whole = start == at && at == page.sentence_start(at) && pending.is_some() && page.is_capital(at) && !capital;
    if let Some(known) = pending
        && !determined
        && !whole
    {
        start = known;
    }
    while start < head + 1 - len && (page.is_mark(start, &["-"]) || page.key(start) == AND) {
        start += 1;
    }
    let tokens = Indices::new(start as u32, head as u32 + 1);
    let other = |o: &Indices| !o.range().contains(&head) && organization::belongs(page, *o, start, head);
    let named = organization::inside(page, start, head + 1).filter(other);
    let named = named.or_else(|| organization::capitals(page, start, head));
    let organization = match (owner, named) {
        (Some(owner), Some(named)) if organization::is_nearer(page, named, owner, head) => Some(named),
        _ => owner.or(named),
    };
    Some(Title { tokens, head, organization, status, plural: page.is_plural(head), phrase_start: at, determined })
}

/// One step to the left over a word or name that may stand before a head: the new first token.
fn step(page: &Page, before: usize, floor: usize, capital: bool) -> Option<usize> {
    let country = organization::country_ending(page, before + 1, floor).map(|country| country.start as usize);
    if let Some(name) = page.name(before) {
        let first = name.tokens.start as usize;
        let first = country.filter(|_| name.kind == NameKind::Other).map_or(first, |country| country.min(first));
        // `Ruiz aide`: one word of a person's name can stand for what belongs to them.
        let person = name.kind == NameKind::Person
            && (name.tokens.len() > 1 || page.head_ending(before + 1) == 0 && page.modifier_ending(before + 1) == 0);
        return (!person && first >= floor).then_some(first);
    }
    if country.is_some() {
        return country;
    }
    let modifier = page.modifier_ending(before);
    if modifier > 1 && before + 1 - modifier >= floor {
        return Some(before + 1 - modifier);
    }
    if page.is_hyphen(before) && before > floor {
        return joined(page, before, floor, capital);
    }
    let len = page.head_ending(before);
    if len > 0 && before + 1 - len >= floor {
        let title = page.modifier_ending(before) < len.min(2);
        // Two titles in a row are two titles if the second is a rank: `police spokesman Lt. Col. Bo Lind`.
        let short = page.is_rank(before + 1) && page.is_capital(before + 1) && !page.is_capital(before);
        let rank = title && page.is_rank(before + 1) || short;
        // `his old rival Foreign Minister Bo Lind`: capitals begin another title.
        let other = title && capital && !page.is_capital(before);
        return Some(before + 1 - len).filter(|_| !rank && !other && !page.is_plural(before));
    }
    if modifier > 0 && before + 1 - modifier >= floor {
        return Some(before + 1 - modifier);
    }
    if page.is_mark(before, &[")"]) {
        return acronym(page, before, floor);
    }
    if (page.key(before) == AND || page.key(before) == AMPERSAND) && before > floor {
        let left = page.is(before - 1, lexicon::MODIFIERS) && page.head_ending(before - 1) == 0;
        return (left && page.is(before + 1, lexicon::MODIFIERS)).then_some(before - 1);
    }
    let proper = page.is_capital(before) && !page.is(before, lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS).with(lexicon::HONORIFICS));
    (proper && !page.may_be_plain(before)).then_some(before)
}

/// The first token of what somebody is for or against (`pro-Beijing`), which is no part of a title unless it is
/// what the holder works for or against (`anti-poverty`).
fn stance(page: &Page, before: usize) -> Option<usize> {
    const SIDES: &[u64] = &[ascii(b"pro"), ascii(b"anti"), ascii(b"pan")];
    let name = page.name(before).map_or(before, |n| n.tokens.start as usize);
    let country = organization::country_ending(page, before + 1, before.saturating_sub(4)).map(|c| c.start as usize);
    let side = country.unwrap_or(name).min(name).checked_sub(2)?;
    (page.is_hyphen(side + 1) && SIDES.contains(&page.key(side)) && page.modifier_ending(before) < 3).then_some(side)
}

/// A step over an organization with its acronym: `Harbour Workers' Union (HWU)`.
fn acronym(page: &Page, close: usize, floor: usize) -> Option<usize> {
    let open = close.checked_sub(2).filter(|&open| open > floor && page.is_mark(open, &["("]) && page.case(open + 1) == Case::Upper)?;
    let name = page.name(open - 1).filter(|n| n.kind != NameKind::Person && n.tokens.start as usize >= floor)?;
    Some(name.tokens.start as usize)
}

/// A step over a hyphenated word: `vice-`, `anti-trust`, `Anglo-Irish`.
fn joined(page: &Page, hyphen: usize, floor: usize, capital: bool) -> Option<usize> {
    let left = hyphen - 1;
    if page.name(left).is_some_and(|n| n.kind == NameKind::Person) || page.kind(left) == Some(TokenKind::Punctuation) {
        return None;
    }
    let first = page.name(left).map_or(left, |n| n.tokens.start as usize);
    let known = page.name(left).is_some() || capital || page.is(left, lexicon::MODIFIERS.with(lexicon::TITLES).with(lexicon::DEMONYMS));
    let right = page.is(hyphen + 1, lexicon::MODIFIERS.with(lexicon::TITLES).with(lexicon::DEMONYMS)) || page.head_ending(hyphen + 1) > 0;
    (first >= floor && (known || right) && status::told_by(page, left).is_none()).then_some(first)
}

/// Whether the token is an article or a possessive pronoun.
pub fn is_determiner(page: &Page, token: usize) -> bool {
    page.is(token, lexicon::DETERMINERS)
}

/// Whether the first word of a sentence can be that of a title.
fn begins(page: &Page, token: usize) -> bool {
    const OTHERS: lexicon::Classes = lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS).with(lexicon::HONORIFICS).with(lexicon::CUES);
    let word = page.document.word(token);
    token == page.sentence_start(token) && page.kind(token) == Some(TokenKind::Word) && !page.is(token, OTHERS) && !is_praise(word)
}

/// Whether a word ends like those of praise and manner.
fn is_praise(word: &str) -> bool {
    const ENDINGS: &[&str] =
        &["y", "ful", "ous", "ish", "less", "ive", "ent", "ant", "ed", "ing", "est", "ble", "like", "born", "ly", "some", "ern", "er"];
    const WORDS: &[&str] = &["last", "next", "only", "other", "same", "late", "sole", "full", "past", "true", "real"];
    ENDINGS.iter().any(|ending| word.ends_with(ending)) || WORDS.contains(&word)
}

/// Whether an unlisted lower-case word looks like a noun or an adjective of relation (not of praise).
pub fn is_plain_noun(page: &Page, token: usize) -> bool {
    let word = page.document.word(token);
    page.case(token) == Case::Lower
        && page.kind(token) == Some(TokenKind::Word)
        && word.len() > 3
        && !page.is_hyphen(token.wrapping_sub(1))
        && !is_praise(word)
        && !page.is(token, lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS).with(lexicon::HONORIFICS))
}
