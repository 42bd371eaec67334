//! Blocks and stretches that are no part of the article, and the items of lists.

use super::block::{Block, Page};
use super::{Front, Kind};
use crate::lexicon;
use crate::text::{Case, TokenKind};

/// What follows a listed opening (`Read more:`) is at most this long, in words.
const LONGEST_TEASER: usize = 24;
/// A listed phrase inside a paragraph is boilerplate only if it has at least so many words.
const LEAST_INSIDE: usize = 4;

/// `Get our letter straight to your inbox`: how such a line begins, and what it holds.
const ASKING: [&str; 7] = ["get", "sign", "join", "enter", "receive", "subscribe", "want"];
const ASKED_FOR: [&str; 5] = ["newsletter", "newsletters", "inbox", "subscribe", "email"];

/// Single words that lead on to what is elsewhere, with a colon.
const LABELS: [&str; 4] = ["related", "more", "tags", "topics"];

pub(super) fn mark(page: &Page, blocks: &[Block], front: &mut Front) {
    for (i, block) in blocks.iter().enumerate() {
        if is_boilerplate(page, block) {
            front.kinds[i] = Kind::Boilerplate;
        } else {
            mark_inside(page, block, front);
        }
    }
    let bulleted = |i: usize| blocks.get(i).and_then(|block| bullet(page, block));
    for i in 0..blocks.len() {
        let beside = |mark| i > 0 && bulleted(i - 1) == Some(mark) || bulleted(i + 1) == Some(mark);
        if front.kinds[i] == Kind::Body && bulleted(i).is_some_and(|mark| mark == Bullet::Sure || beside(mark)) {
            front.kinds[i] = Kind::ListItem;
        }
    }
}

fn is_boilerplate(page: &Page, block: &Block) -> bool {
    let range = block.range();
    let tokens = &page.document.tokens[range.clone()];
    // Rules of stars or lines, and bare addresses.
    let speaks = |at: usize| match page.token(at) {
        Some(t) if t.kind == TokenKind::Link => page.word(at).starts_with(['@', '#']),
        Some(t) => matches!(t.kind, TokenKind::Word | TokenKind::Number),
        None => false,
    };
    if !range.clone().any(speaks) {
        return true;
    }
    let first = range.start + usize::from(matches!(page.word(range.start), "(" | "[" | ">" | "»"));
    if page.word(first) == "©" || page.word(first).eq_ignore_ascii_case("copyright") && is_notice(page, first + 1) {
        return block.len <= 80;
    }
    let asks = ASKING.iter().any(|word| page.word(first).eq_ignore_ascii_case(word));
    if asks && block.len <= LONGEST_TEASER && range.clone().any(|i| ASKED_FOR.iter().any(|word| page.word(i).eq_ignore_ascii_case(word))) {
        return true;
    }
    let len = page.phrase(first, lexicon::BOILERPLATE);
    if len == 0 {
        return false;
    }
    let behind = first + len;
    let rest = tokens.len() - (behind - range.start);
    let closes = rest == 0 || rest == 1 && !page.is_kind(behind, TokenKind::Word);
    // One word (`Related`, `Photo`) is boilerplate alone, some are as a label; a phrase may lead on to what it offers.
    let label = page.word(behind) == ":" && len == 1 && LABELS.iter().any(|label| page.word(first).eq_ignore_ascii_case(label));
    closes || label || len > 1 && block.len <= LONGEST_TEASER
}

/// `Copyright 2018`, `Copyright (c)`, `Copyright ©`
fn is_notice(page: &Page, at: usize) -> bool {
    page.is_kind(at, TokenKind::Number) || matches!(page.word(at), "©" | "(")
}

/// Listed phrases that a page left inside a paragraph: `Advertisement Continue reading the main story`.
fn mark_inside(page: &Page, block: &Block, front: &mut Front) {
    let range = block.range();
    let mut at = range.start;
    while at < range.end {
        let begins = page.is_capital(at) && page.is_spaced(at);
        let len = if begins { page.phrase(at, lexicon::BOILERPLATE) } else { 0 };
        let end = at + len;
        let apart = end >= range.end || page.is_capital(end) || !page.is_kind(end, TokenKind::Word);
        if len >= LEAST_INSIDE && end <= range.end && apart {
            front.gaps.push(page.span(at..end));
            at = end;
        } else {
            at += 1;
        }
    }
}

/// How an item of a list begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bullet {
    /// A mark that begins nothing else.
    Sure,
    /// A dash or a number: an item only among others.
    Dash,
    Number,
}

fn bullet(page: &Page, block: &Block) -> Option<Bullet> {
    let at = block.range().start;
    let next_spaced = page.is_spaced(at + 1);
    match page.word(at) {
        "•" | "◦" | "▪" | "●" | "‣" | "·" | "■" => Some(Bullet::Sure),
        "-" | "–" | "—" | "*" if next_spaced => Some(Bullet::Dash),
        _ if page.is_kind(at, TokenKind::Number) && matches!(page.word(at + 1), "." | ")") && !next_spaced => {
            page.token(at + 2).filter(|t| t.spaced && t.case != Case::Lower).map(|_| Bullet::Number)
        }
        _ => None,
    }
}
