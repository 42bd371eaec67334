//! A title in apposition: `Riad Hijab, head of the committee, said`; `His deputy, Ana Ruiz, said`.

use super::Found;
use super::before::acronym;
use super::complement;
use super::list::{self, Prefix, after_brackets, after_item};
use super::noun_phrase;
use super::page::{Page, REACH};
use super::premodifier;
use super::status::{self, Status};
use super::title::Title;
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::key::ascii;
use crate::text::{Case, TokenKind};

const AND: u64 = ascii(b"and");
const A: u64 = ascii(b"a");
const AN: u64 = ascii(b"an");
const OF: u64 = ascii(b"of");
const ONE: u64 = ascii(b"one");

pub fn find(found: &mut Found, holder: usize) {
    after(found, holder);
    before(found, holder);
}

/// `NAME, title,`; also between dashes and in brackets, also after an age.
fn after(found: &mut Found, holder: usize) {
    let page = found.page;
    let name_end = page.names[holder].tokens.end as usize;
    let limit = page.sentence_end(name_end.saturating_sub(1));
    let Some(start) = opening(page, name_end, limit) else { return };
    let Some((titles, end)) = noun_phrase::titles(page, start, limit) else { return };
    // `Ana Ruiz, head of the union said`: a comma is missing, but nothing else can be meant.
    let begins = page.names[holder].tokens.start as usize <= page.sentence_start(start) + 1;
    let bare = titles.first().is_some_and(|t| t.phrase_start == start && !premodifier::is_determiner(page, start));
    let reduced = premodifier::is_determiner(page, start) && participle(page, end);
    if !closes(page, end, limit) && !reduced && (!(begins || bare) || titles.len() > 1 || page.is_possessive(end)) {
        return;
    }
    if is_next(page, holder, end, limit) {
        return;
    }
    let one_of = page.key(start) == ONE && page.key(start + 1) == OF;
    for title in &titles {
        if !title.plural || one_of {
            found.add(holder, title, "apposition-after-name");
            continue;
        }
        let others = coordinated_before(page, holder);
        for other in others.iter().copied().chain((!others.is_empty()).then_some(holder)) {
            found.add(other, title, "apposition-after-names");
        }
    }
}

/// The first token of what stands in apposition after a name that ends at `at`.
fn opening(page: &Page, at: usize, limit: usize) -> Option<usize> {
    let at = after_letters(page, at);
    if page.is_mark(at, &["("]) {
        let close = after_brackets(page, at, limit);
        let inside = noun_phrase::titles(page, at + 1, close.saturating_sub(1)).is_some_and(|(_, end)| end + 1 == close);
        if inside {
            return Some(at + 1);
        }
        // A second pair of brackets, or one that does not close before the limit, opens nothing.
        let done = close <= at || page.is_mark(close, &["("]);
        return if done { None } else { opening(page, close, limit) };
    }
    if page.is_dash(at) {
        return Some(at + 1);
    }
    if !page.is_comma(at) {
        // `Ana Ruiz co-owner of Acme`: a comma is missing.
        let head = page.long_head(at).or((page.head_ending(at) > 0).then_some(at));
        let bare = page.case(at) == Case::Lower && head.is_some_and(|head| page.key(head + 1) == OF);
        return (bare && !page.is(at, lexicon::FINITE_VERBS)).then_some(at);
    }
    if page.key(at + 1) == ascii(b"whose") || page.key(at + 1) == AND {
        return None;
    }
    // `Ana Ruiz, 43, a plumber`; `Bo Lind, of Ostrava, a teacher`; `Ana Ruiz, D-Ohio, a candidate`
    let aged = page.kind(at + 1) == Some(TokenKind::Number) && page.is_comma(at + 2);
    let at = if aged { at + 2 } else { at };
    let party = page.case(at + 1) == Case::Upper && page.is_hyphen(at + 2);
    if party && page.is(at + 3, lexicon::STATE_ABBREVIATIONS.with(lexicon::STATES)) && page.is_comma(at + 4) {
        return Some(at + 5);
    }
    let from = (page.key(at + 1) == OF).then(|| page.name(at + 2)).flatten().map(|n| n.tokens.end as usize);
    match from {
        Some(end) if page.is_comma(end) => Some(end + 1),
        _ => Some(at + 1),
    }
}

/// The token after letters behind a name: `Bo Lind QC`, `Ana Ruiz, M.D.`
fn after_letters(page: &Page, mut at: usize) -> usize {
    let letters = |t: usize| page.is(t, lexicon::POST_NOMINALS) && page.case(t) == Case::Upper;
    while letters(at) || page.is_comma(at) && letters(at + 1) && page.is_comma(at + 2) {
        at += 1 + usize::from(page.is_comma(at));
    }
    at
}

const OPENING: &[&str] = &["\"", "“", "''", "``"];

/// Whether an apposition can end before the token at `end`: a finite verb would make it a subject.
pub fn closes(page: &Page, end: usize, limit: usize) -> bool {
    // `with Ana Ruiz, the minister "looked ashen"`
    if end < limit && page.is_mark(end, OPENING) && page.spaced(end) && !page.spaced(end + 1) && page.case(end + 1) == Case::Lower {
        return false;
    }
    if end >= limit || page.kind(end) != Some(TokenKind::Word) {
        return true;
    }
    let verb = page.is(end, lexicon::AUXILIARIES) || page.is(end, lexicon::FINITE_VERBS) || page.document.word(end).ends_with("ed");
    !verb && !page.is_possessive(end)
}

/// The people whose names are coordinated with the name at `holder` and stand before it.
pub fn coordinated_before(page: &Page, holder: usize) -> Vec<usize> {
    let mut holders = Vec::new();
    let mut start = page.names[holder].tokens.start as usize;
    let floor = page.sentence_start(start);
    while start > floor + 1 && holders.len() < 8 {
        let mut at = start - 1;
        at -= usize::from(page.key(at) == AND && at > floor);
        at -= usize::from(page.is_comma(at) && at > floor && at + 1 < start);
        let joined = page.key(start - 1) == AND || page.is_comma(start - 1);
        let at = if page.is_comma(start - 1) { start - 2 } else { at };
        let Some(previous) = page.name_index(at).filter(|&i| joined && page.names[i].kind == NameKind::Person) else { break };
        holders.insert(0, previous);
        start = page.names[previous].tokens.start as usize;
    }
    holders
}

/// `The title, NAME,`
fn before(found: &mut Found, holder: usize) {
    let page = found.page;
    let name = &page.names[holder];
    let (mut start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let floor = page.sentence_start(start).max(start.saturating_sub(REACH));
    while start > floor && page.is(start - 1, lexicon::HONORIFICS) {
        start -= 1;
    }
    // Another title may stand before the name: `His deputy, the engineer Ana Ruiz, ...`
    if start > floor
        && page.head_ending(start - 1) > 0
        && let Some(other) = premodifier::around(page, start - 1, floor)
    {
        start = other.phrase_start;
        start -= usize::from(start > floor && premodifier::is_determiner(page, start - 1));
    }
    // `Its director, retired Bo Lind`, where the rank is a part of the name
    start -= usize::from(start > floor && status::told_by(page, start - 1).is_some());
    // `..., the colourful Ana Ruiz`
    let praise = (floor..start).rev().take(3).take_while(|&t| page.case(t) == Case::Lower && !page.is(t, lexicon::BOUNDARIES)).count();
    if start > floor + praise && praise > 0 && premodifier::is_determiner(page, start - praise - 1) {
        start -= praise + 1;
    }
    if start <= floor + 1 || !(page.is_comma(start - 1) || page.is_dash(start - 1)) {
        return;
    }
    let comma = start - 1;
    let shut = after_item(page, end, page.sentence_end(comma));
    let mark = page.kind(shut) == Some(TokenKind::Punctuation) && !page.is_mark(shut, &["'", "’"]);
    let next_title = page.key(shut) == AND && premodifier::is_determiner(page, shut + 1);
    let Some(title) = ending_before(page, comma, floor) else { return };
    // `Ana Ruiz, head of Acme, Bo Lind, head of Kestrel, ...`: it is the first one's.
    if title.phrase_start > floor + 1 && taken(page, title.phrase_start - 1, end, floor) {
        return;
    }
    // `A former nurse, Ana Ruiz runs the shop.`
    let first = page.sentence_start(comma);
    let leads = title.phrase_start == first + 1 && [A, AN].contains(&page.key(first)) && !page.is(shut, lexicon::CUES);
    let closed = shut >= page.sentence_end(comma) || mark || next_title || leads;
    let owner = (title.tokens.start as usize).saturating_sub(3);
    let one_of = (owner..title.tokens.start as usize).any(|t| page.key(t) == ONE && page.key(t + 1) == OF);
    if closed && (!title.plural || one_of) {
        if let Some(other) = joined_before(page, &title, floor) {
            found.add(holder, &other, "apposition-before-name");
        }
        let title = Title { status: status::of_event(page, &title), ..title };
        found.add(holder, &title, "apposition-before-name");
    } else if title.plural {
        let others = list::after(page, holder, Prefix::Nothing);
        for other in others.iter().copied().chain((!others.is_empty()).then_some(holder)) {
            found.add(other, &title, "apposition-before-names");
        }
    }
}

/// Whether the apposition that ends at `end` is rather that of the next name: `The mayor, Ana Ruiz, the bishop, Bo Lind, ...`
fn is_next(page: &Page, holder: usize, end: usize, limit: usize) -> bool {
    let courtesy = |t: &usize| page.is(*t, lexicon::HONORIFICS);
    let name = (end + 1..limit).find(|t| !courtesy(t)).and_then(|t| page.name(t));
    if !page.is_comma(end) || name.is_none_or(|n| n.kind != NameKind::Person) {
        return false;
    }
    let start = page.names[holder].tokens.start as usize;
    let floor = page.sentence_start(start);
    let comma = (floor..start).rev().find(|t| !courtesy(t)).filter(|&t| t > floor && page.is_comma(t));
    comma.is_some_and(|comma| ending_before(page, comma, floor).is_some())
}

/// Whether a participle with its preposition begins at a token: `an activist affiliated with`.
fn participle(page: &Page, at: usize) -> bool {
    const LINKS: &[u64] =
        &[ascii(b"with"), ascii(b"by"), ascii(b"at"), ascii(b"in"), ascii(b"for"), ascii(b"as"), ascii(b"to"), ascii(b"from")];
    let made = page.key(at) == ascii(b"made") && page.key(at + 1) == ascii(b"up");
    made || page.document.word(at).ends_with("ed") && LINKS.contains(&page.key(at + 1))
}

/// Whether the comma or article at `at` parts a name from its own apposition: none that follows another title, and
/// any if the next name, which ends at `end`, has one behind it, too.
fn taken(page: &Page, at: usize, end: usize, floor: usize) -> bool {
    let comma = at - usize::from(at > floor && (premodifier::is_determiner(page, at) || status::told_by(page, at).is_some()));
    if comma <= floor || !page.is_comma(comma) {
        return false;
    }
    let Some(previous) = page.name(comma - 1).filter(|n| n.kind == NameKind::Person) else { return false };
    let mut before = (previous.tokens.start as usize).saturating_sub(1);
    while before > floor && page.is(before, lexicon::HONORIFICS) {
        before -= 1;
    }
    let limit = page.sentence_end(comma);
    let own = || opening(page, end, limit).is_some_and(|start| noun_phrase::titles(page, start, limit).is_some());
    !page.is_comma(before) || own()
}

/// The title that is joined with another one before it: `The president and chief executive of Acme`.
fn joined_before(page: &Page, title: &Title, floor: usize) -> Option<Title> {
    let head = title.phrase_start.checked_sub(2).filter(|&head| head >= floor && page.key(head + 1) == AND)?;
    let bare = !title.determined && page.head_ending(head) > 0 && !page.is_plural(head);
    let other = premodifier::around(page, head, floor).filter(|_| bare)?;
    let opened = other.determined || other.phrase_start == page.sentence_start(head);
    opened.then(|| Title { organization: other.organization.or(title.organization), ..other })
}

/// The title whose phrase ends at the comma.
fn ending_before(page: &Page, comma: usize, floor: usize) -> Option<Title> {
    let series = |t: usize| page.is_comma(t) && t > floor && page.is_capital(t - 1) && page.is_capital(t + 1);
    let near = (floor..comma).rev().find(|&t| stops(page, t)).map_or(floor, |t| t + 1);
    // `Minister of Trade, Industry and Energy, Ana Ruiz`
    let far = (floor..comma).rev().find(|&t| stops(page, t) && !series(t)).map_or(floor, |t| t + 1);
    ending_in(page, near, comma)
        .or_else(|| ending_in(page, far, comma).filter(|_| far < near))
        .or_else(|| behind_branch(page, comma, floor))
}

/// The title before a branch between commas: `The chairman of the guild, Tarn State chapter, Ana Ruiz, ...`
fn behind_branch(page: &Page, comma: usize, floor: usize) -> Option<Title> {
    let before = (floor + 1..comma).rev().take(7).find(|&t| page.is_comma(t)).filter(|_| page.is(comma - 1, lexicon::BRANCHES))?;
    let proper = page.is_capital(before + 1) && comma > before + 2;
    let start = (floor..before).rev().find(|&t| stops(page, t)).map_or(floor, |t| t + 1);
    ending_in(page, start, before).filter(|_| proper)
}

/// The title that ends at the comma, with nothing before `window`.
fn ending_in(page: &Page, window: usize, comma: usize) -> Option<Title> {
    // `head of the National Police (NP), Bo Lind`
    let comma = acronym(page, comma - 1).filter(|&open| open > window).unwrap_or(comma);
    // `her singer husband, Bo Lindgren`
    let relative = comma > window + 1 && page.is(comma - 1, lexicon::RELATIVES) && page.head_ending(comma - 2) > 0;
    let comma = comma - usize::from(relative);
    let past = comma > window + 3 && status::at_the_time(page, comma - 3);
    let comma = if past { comma - 3 } else { comma };
    for head in window..comma {
        if page.head_ending(head) == 0 || complement::end(page, head + 1, comma) != comma {
            continue;
        }
        let mut title = premodifier::around(page, head, window)?;
        let start = title.phrase_start;
        let bound = start > window && page.is(start - 1, lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS));
        let opened = bound || start == window || title.determined || !page.is_capital(title.tokens.start as usize);
        // `After he met the president, Ana Ruiz, ...`: an adverbial, no apposition.
        let adverbial = window == page.sentence_start(comma) && start > window && page.is(window, lexicon::ADVERBIAL_OPENERS);
        if !opened || adverbial {
            return None;
        }
        if comma > head + 1 {
            title.complete(page, comma);
        }
        title.status = if past && title.status == Status::Current { Status::Former } else { title.status };
        return Some(title);
    }
    None
}

/// Whether no apposition reaches over this token.
fn stops(page: &Page, token: usize) -> bool {
    let bracket = page.is_mark(token, &["(", ")"]);
    page.kind(token) == Some(TokenKind::Punctuation) && !page.is_hyphen(token) && !page.is_possessive(token) && !bracket
}
