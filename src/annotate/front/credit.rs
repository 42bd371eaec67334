//! Captions of pictures, and the lines that tell who else worked on the article.

use std::ops::Range;

use super::block::{Block, Page};
use super::{Author, Front, Kind, byline};
use crate::lexicon;
use crate::text::{Span, TokenKind};

/// How many blocks at the end may hold credits without a listed opening.
const TAIL: usize = 8;
/// The longest credit and the longest caption, in words.
const LONGEST_CREDIT: usize = 60;
const LONGEST_CAPTION: usize = 70;
/// A caption of at most this many words only names its source.
const SHORT: usize = 8;
/// How many tokens at the end of a caption may name its source.
const SOURCE: usize = 8;

/// Marks captions and credits, and a credit in brackets that ends a paragraph.
pub(super) fn mark(page: &Page, blocks: &[Block], front: &mut Front) {
    for (i, block) in blocks.iter().enumerate() {
        if front.kinds[i] != Kind::Body {
            continue;
        }
        let range = block.range();
        if is_credit(page, block, i + TAIL >= blocks.len()) {
            front.kinds[i] = Kind::Credit;
            front.credits.extend(people(page, range));
        } else if is_caption(page, block) {
            front.kinds[i] = if block.len <= SHORT { Kind::Credit } else { Kind::Caption };
        } else if let Some(open) = bracketed(page, &range) {
            front.gaps.push(page.span(open..range.end));
            front.credits.extend(people(page, open..range.end));
        }
    }
}

fn is_credit(page: &Page, block: &Block, in_tail: bool) -> bool {
    let range = block.range();
    if block.len > LONGEST_CREDIT {
        return false;
    }
    let first = range.start + usize::from(matches!(page.word(range.start), "(" | "[" | "-" | "–" | "—" | "*"));
    // `Written by Ana Ruiz` above the story is a byline.
    if page.phrase(first, lexicon::CREDITS) > 0 && in_tail {
        return true;
    }
    let contributed = |i: usize| page.word(i).eq_ignore_ascii_case("contributed") && is_contribution(page, i + 1);
    if block.len <= 40 && in_tail && range.clone().any(contributed) {
        return true;
    }
    let network =
        |i: usize| matches!(page.word(i), "Twitter" | "Facebook" | "Instagram" | "X" | "LinkedIn") || page.word(i).starts_with('@');
    in_tail && page.word(first) == "Follow" && block.len <= 30 && range.clone().any(network)
}

/// `to this report`, `reporting`, `from Rome`: what follows `contributed` in a credit.
fn is_contribution(page: &Page, at: usize) -> bool {
    let is_work = |i: usize| matches!(page.word(i), "report" | "reporting" | "story" | "article" | "dispatch" | "research" | "reports");
    match page.word(at) {
        "to" => is_work(at + 1) || is_work(at + 2),
        "from" => page.is_capital(at + 1),
        "additional" => true,
        _ => is_work(at),
    }
}

/// Where a credit in brackets begins that ends the paragraph: `... he said. (Reporting by Ana Ruiz)`
fn bracketed(page: &Page, range: &Range<usize>) -> Option<usize> {
    let open = range.clone().rev().take(60).find(|i| page.word(*i) == "(")?;
    let closes = (range.end.saturating_sub(2)..range.end).any(|i| page.word(i) == ")");
    (closes && open > range.start && page.phrase(open + 1, lexicon::CREDITS) > 0).then_some(open)
}

/// The names of people in a credit.
fn people(page: &Page, range: Range<usize>) -> Vec<Author> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let (names, end) = byline::names(page, at, range.end);
        found.extend(names.into_iter().map(|span: Span| Author { span }));
        at = end.max(at + 1);
    }
    found
}

fn is_caption(page: &Page, block: &Block) -> bool {
    let range = block.range();
    if block.len > LONGEST_CAPTION {
        return false;
    }
    let first = range.start + usize::from(matches!(page.word(range.start), "(" | "["));
    let len = page.phrase(first, lexicon::CAPTIONS);
    if len > 0 && page.is_capital(first) {
        let next = page.word(first + len);
        let label = next == ":" || page.is_dash(first + len) && page.is_upper(first) || next == "/";
        if label || len > 1 && page.is_capital(first + len) {
            return true;
        }
    }
    names_source(page, range.start.max(range.end.saturating_sub(SOURCE))..range.end) && block.sentences <= 4
}

/// Whether these tokens name the source of a picture: `(AP Photo/Ana Ruiz)`, `Getty Images`, `Image: Ana Ruiz.`
fn names_source(page: &Page, range: Range<usize>) -> bool {
    range.clone().any(|i| {
        let next = page.word(i + 1);
        match page.word(i) {
            "AP" => next == "Photo" || next == "Images",
            "Getty" => next == "Images" || next == "/" || i + 2 >= range.end,
            "Photo" | "Image" | "Photograph" | "Picture" | "Photos" => next == ":" && i > range.start,
            "Shutterstock" | "iStock" => true,
            "/" => i > range.start && page.is_capital(i - 1) && page.phrase(i + 1, lexicon::AGENCIES) > 0 && page.is_upper(i + 1),
            "file" | "File" | "handout" => matches!(next, "photo" | "picture" | "image" | "photograph") && page.word(i + 2) != "of",
            "©" => page.is_kind(i + 1, TokenKind::Word),
            _ => false,
        }
    })
}
