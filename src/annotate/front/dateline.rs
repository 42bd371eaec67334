//! The opening of an agency report, `KABUL, Sept 20 (Reuters) -`, and what a caption left before the story.

use std::ops::Range;

use super::block::{Block, Page};
use super::{Dateline, Front, Kind, date_line};
use crate::lexicon;
use crate::text::{Case, Span, TokenKind};

/// How far into a paragraph the dash of a dateline may stand, in tokens.
const LONGEST: usize = 24;
/// The longest name of a place, in words.
const LONGEST_PLACE: usize = 6;
/// How many paragraphs may stand before the one with the dateline.
const DEEPEST: usize = 12;

/// Finds the dateline and the leavings of a caption, and makes them gaps.
pub(super) fn mark(page: &Page, blocks: &[Block], front: &mut Front) {
    let mut seen = 0;
    for (i, block) in blocks.iter().enumerate().take(DEEPEST) {
        if front.kinds[i] != Kind::Body {
            continue;
        }
        if let Some(gap) = residue(page, block) {
            front.gaps.push(gap);
        }
        if let Some(found) = read(page, block) {
            front.gaps.push(found.span);
            front.dateline = Some(found);
            return;
        }
        seen += usize::from(block.is_story());
        if seen == 2 {
            return;
        }
    }
}

/// Reads the dateline that begins the block.
pub(super) fn read(page: &Page, block: &Block) -> Option<Dateline> {
    let range = block.range();
    let end = range.end.min(range.start + LONGEST);
    let place = place(page, range.start, end);
    let mut at = place.end;
    let (mut day, mut agency, mut tells_day) = (None, None, false);
    loop {
        at += usize::from(page.word(at) == "," || page.word(at) == "." && page.word(at + 1) == "/");
        if let Some(inner) = bracketed(page, at, end) {
            at = inner.end + 1;
            if let Some(found) = agency_in(page, inner.clone()).filter(|_| agency.is_none()) {
                agency = Some(found);
            } else {
                day_end(page, inner.start, inner.end).filter(|to| *to == inner.end && day.is_none())?;
                day = Some(page.span(inner));
                tells_day = true;
            }
        } else if let Some(to) = day_end(page, at, end).filter(|_| day.is_none()) {
            day = Some(page.span(at..to));
            tells_day = true;
            at = to;
        } else {
            break;
        }
    }
    // `CAIRO – 25 July 2022:` puts the day behind the dash.
    if page.is_dash(at)
        && day.is_none()
        && let Some(to) = day_end(page, at + 1, end).filter(|to| page.word(*to) == ":" || page.is_dash(*to))
    {
        day = Some(page.span(at + 1..to));
        tells_day = true;
        at = to;
    }
    let by_agency = agency.is_some() && (matches!(page.word(at), "-" | ":") || page.word(at) == "." && page.word(at - 1) == "/");
    // `Linden, May 3 (PTI) The council ...`: the closing bracket is all that parts it
    if agency.is_some() && tells_day && !place.is_empty() && page.word(at - 1) == ")" && at < end && page.is_capital(at) {
        let span = page.span(range.start..at);
        return Some(Dateline { span, place: Some(page.span(place)), agency, day });
    }
    let closed = page.is_dash(at) || page.word(at) == "_" || by_agency || page.word(at) == ":" && at < end;
    if at >= end || !closed {
        return None;
    }
    let sure = agency.is_some() || tells_day && !place.is_empty() || is_sure_place(page, &place, page.word(at) == ":");
    let begins = page.token(at + 1).is_none_or(|t| t.case != Case::Lower);
    if !sure || !begins || at + 1 > range.end {
        return None;
    }
    let span = page.span(range.start..at + 1);
    Some(Dateline { span, place: (!place.is_empty()).then(|| page.span(place)), agency, day })
}

/// What stands in the brackets or between the slashes that open at `at`: `(Reuters)`, `/TASS/`.
fn bracketed(page: &Page, at: usize, end: usize) -> Option<Range<usize>> {
    let closing = match page.word(at) {
        "(" => ")",
        "/" => "/",
        _ => return None,
    };
    let close = (at + 1..end).find(|i| page.word(*i) == closing)?;
    Some(at + 1..close)
}

/// The place at the start: capitalized words, perhaps with regions behind commas.
fn place(page: &Page, start: usize, end: usize) -> Range<usize> {
    let mut at = start;
    let mut words = 0;
    while at < end && words < LONGEST_PLACE {
        if page.is(at, lexicon::MONTHS) && page.is_kind(at + 1, TokenKind::Number) || is_weekday(page, at) {
            break;
        }
        let is_word = page.is_kind(at, TokenKind::Word) && page.is_capital(at);
        let joins = at > start && matches!(page.word(at), "," | "/" | "of" | "the" | "and" | "de" | "-" | "AND") && page.is_capital(at + 1);
        let dashed = page.is_dash(at) || page.word(at) == "/" && page.is_spaced(at);
        if !is_word && (!joins || dashed) {
            break;
        }
        words += usize::from(is_word);
        at += 1;
    }
    while at > start && !page.is_kind(at - 1, TokenKind::Word) {
        at -= 1;
    }
    start..at
}

/// Whether a place alone makes a dateline: it is written in capitals, or it names a country or state behind a
/// comma. `IBM — the firm` and `Oz — a surgeon` are none.
fn is_sure_place(page: &Page, place: &Range<usize>, colon: bool) -> bool {
    let comma = place.clone().find(|i| page.word(*i) == ",");
    let town = place.start..comma.unwrap_or(place.end);
    let is_loud = |i: usize| page.is_upper(i) || matches!(page.word(i), "," | "-" | "/" | "of" | "de");
    let loud = !town.is_empty() && town.clone().all(is_loud);
    let letters = page.span(town.clone()).len();
    if loud && town.len() <= 3 {
        let label = page.is(place.start, lexicon::FUNCTION_WORDS.with(lexicon::CAPTIONS));
        return letters >= 4 && !label && (!colon || comma.is_none() && town.len() <= 2);
    }
    let known = |i: usize| page.phrase(i, lexicon::COUNTRIES.with(lexicon::STATES)) > 0;
    !colon && town.len() <= 4 && comma.is_some_and(|comma| (comma + 1..place.end).any(known))
}

fn is_weekday(page: &Page, at: usize) -> bool {
    page.is(at, lexicon::WEEKDAYS) && page.word(at).len() > 3
}

/// The end of the day at `at`: `Sept. 20`, `20 Sept 2016`, `Tuesday`.
fn day_end(page: &Page, at: usize, end: usize) -> Option<usize> {
    let mut to = at;
    let mut found = false;
    while to < end
        && !page.is_dash(to)
        && (page.is_kind(to, TokenKind::Number) || page.is(to, lexicon::MONTHS) || is_weekday(page, to) || page.word(to) == ",")
    {
        found |= page.is(to, lexicon::MONTHS) || is_weekday(page, to) || date_line::day(page, to, end).0;
        to += 1;
    }
    while to > at && page.word(to - 1) == "," {
        to -= 1;
    }
    (found && to > at).then_some(to)
}

/// The agency between the brackets: listed, or all in capitals, perhaps with another behind a slash.
fn agency_in(page: &Page, inner: Range<usize>) -> Option<Span> {
    let listed = page.phrase(inner.start, lexicon::AGENCIES) > 0;
    let loud = inner.clone().all(|i| page.is_upper(i) || page.word(i) == "/");
    // An agency that the list does not know: `(Continental Press)`.
    let named = inner.len() > 1 && inner.clone().all(|i| page.is_capital(i)) && page.is(inner.end - 1, lexicon::NEWSROOM);
    (!inner.is_empty() && inner.len() <= 6 && (listed || loud || named)).then(|| page.span(inner))
}

/// What a page left of a picture before the first word of a paragraph, without a blank between: a label
/// (`Ana Ruiz-1` before `As`), or a caption with its source (`The bridge in 2009.Image: Ana Ruiz.` before `A`).
pub(super) fn residue(page: &Page, block: &Block) -> Option<Span> {
    label(page, block).or_else(|| caption(page, block))
}

/// The longest caption before a paragraph, and the longest name of its source, in tokens.
const LONGEST_CAPTION: usize = 60;
const LONGEST_SOURCE: usize = 10;

fn caption(page: &Page, block: &Block) -> Option<Span> {
    let range = block.range();
    let near = range.start..range.end.min(range.start + LONGEST_CAPTION);
    let source = near.clone().find(|i| page.is(*i, lexicon::CAPTIONS) && page.is_capital(*i) && page.word(*i + 1) == ":")?;
    let glued = |i: &usize| page.word(*i) == "." && page.is_capital(*i + 1) && !page.is_spaced(*i + 1);
    let end = (source + 2..range.end.min(source + LONGEST_SOURCE)).find(glued)?;
    Some(page.span(range.start..end + 1))
}

fn label(page: &Page, block: &Block) -> Option<Span> {
    let range = block.range();
    let hyphen = (range.start..range.end.min(range.start + 7)).find(|i| page.word(*i) == "-")?;
    let is_label = hyphen > range.start && (range.start..hyphen).all(|i| page.is_capital(i));
    let glued = |i: usize| page.token(i).is_some_and(|t| !t.spaced);
    let number = page.is_kind(hyphen + 1, TokenKind::Number) && page.word(hyphen + 1).len() <= 2;
    let story = page.token(hyphen + 2).is_some_and(|t| matches!(t.case, Case::Title | Case::Upper) && t.kind == TokenKind::Word);
    let behind = glued(hyphen) && glued(hyphen + 1) && glued(hyphen + 2);
    (is_label && number && story && behind && hyphen + 3 < range.end).then(|| page.span(range.start..hyphen + 2))
}
