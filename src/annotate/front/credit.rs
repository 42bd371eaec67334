//! Captions of pictures, and the lines that tell who else worked on the article.

use std::ops::Range;

use super::block::{Block, Page};
use super::{Credit, Front, Kind, Work, byline};
use crate::lexicon;
use crate::text::TokenKind;

/// How many blocks at the end may hold credits without a listed opening.
const TAIL: usize = 8;
/// The longest credit and the longest caption, in words.
const LONGEST_CREDIT: usize = 60;
const LONGEST_CAPTION: usize = 70;
/// A caption of at most this many words only names its source.
const SHORT: usize = 8;
/// How many tokens at the end of a caption may name its source.
const SOURCE: usize = 10;

/// Marks captions and credits, and a credit in brackets that ends a paragraph.
pub(super) fn mark(page: &Page, blocks: &[Block], front: &mut Front) {
    for (i, block) in blocks.iter().enumerate() {
        if front.kinds[i] != Kind::Body {
            continue;
        }
        let range = block.range();
        // `Image caption,` on a line of its own: the caption is the next one.
        if is_caption_label(page, &range) {
            front.kinds[i] = Kind::Caption;
            if let Some(next) = blocks.get(i + 1).filter(|next| !next.is_story() && front.kinds[i + 1] == Kind::Body) {
                front.kinds[i + 1] = Kind::Caption;
                front.credits.extend(
                    source(page, next.range()).map(|at| people(page, at..next.range().end, Work::Photographer)).into_iter().flatten(),
                );
            }
            continue;
        }
        if is_credit(page, block, i + TAIL >= blocks.len()) {
            front.kinds[i] = Kind::Credit;
            // `Follow Ana Ruiz on X`: it stands below what she wrote.
            let follows = page.word(range.start) == "Follow";
            front.credits.extend(people(page, range, if follows { Work::Writer } else { Work::Contributor }));
        } else if let Some(source) = caption_source(page, block) {
            front.kinds[i] = if block.len <= SHORT { Kind::Credit } else { Kind::Caption };
            front.credits.extend(people(page, source..range.end, Work::Photographer));
        } else if let Some(open) = bracketed(page, &range) {
            front.gaps.push(page.span(open..range.end));
            front.credits.extend(people(page, open..range.end, Work::Contributor));
        }
    }
}

/// Whether the line is a listed label of captions with a comma or colon, and no more: `Image caption,`.
fn is_caption_label(page: &Page, range: &Range<usize>) -> bool {
    let len = page.phrase(range.start, lexicon::CAPTIONS);
    len > 0
        && range.len() == len + 1
        && matches!(page.word(range.start + len), "," | ":")
        && page.word(range.start + len - 1).eq_ignore_ascii_case("caption")
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
    // `Ana Ruiz is a writer in Rome. Follow her on X.`
    let follow = |i: usize| page.word(i) == "Follow" && (i == first || page.document.word(i.wrapping_sub(1)) == ".");
    in_tail && block.len <= 40 && range.clone().any(follow) && range.clone().any(network)
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

/// The names of people in a credit, each with the work that is named before it, or else behind it; `unnamed` if none
/// is.
fn people(page: &Page, range: Range<usize>, unnamed: Work) -> Vec<Credit> {
    let mut found: Vec<Credit> = Vec::new();
    let mut named = None;
    let mut open = 0;
    let mut at = range.start;
    while at < range.end {
        if let Some(work) = work(page.word(at)) {
            found[open..].iter_mut().filter(|_| named.is_none()).for_each(|credit| credit.work = work);
            named = Some(work);
            open = found.len();
        }
        let (names, end) = byline::names(page, at, range.end);
        found.extend(names.into_iter().map(|span| Credit { span, work: named.unwrap_or(unnamed) }));
        at = end.max(at + 1);
    }
    found
}

/// What a word of a credit tells to have been done.
fn work(word: &str) -> Option<Work> {
    Some(match word.to_ascii_lowercase().as_str() {
        "reporting" | "reported" | "research" => Work::Reporter,
        "writing" | "written" => Work::Writer,
        "editing" | "edited" | "compiled" => Work::Editor,
        "photo" | "photos" | "photograph" | "photographs" | "photography" | "picture" | "pictures" | "image" | "images" => {
            Work::Photographer
        }
        "translated" | "translation" => Work::Translator,
        "produced" | "graphics" => Work::Producer,
        "contributed" => Work::Contributor,
        _ => return None,
    })
}

/// Where the source of the picture is named, or might be, if the block is a caption.
fn caption_source(page: &Page, block: &Block) -> Option<usize> {
    let range = block.range();
    if block.len > LONGEST_CAPTION {
        return None;
    }
    let first = range.start + usize::from(matches!(page.word(range.start), "(" | "["));
    let len = page.phrase(first, lexicon::CAPTIONS);
    if len > 0 && page.is_capital(first) {
        let next = page.word(first + len);
        let label = next == ":" || page.is_dash(first + len) && page.is_upper(first) || next == "/";
        if label || len > 1 && page.is_capital(first + len) {
            // A label may stand before the whole caption: then only what stands behind a second one is the source.
            let near = range.start.max(range.end.saturating_sub(SOURCE))..range.end;
            return Some(if block.len <= SHORT { first } else { source(page, near).unwrap_or(range.end) });
        }
    }
    if block.len <= SHORT && is_name_and_house(page, &range) {
        return Some(range.start);
    }
    source(page, range.start.max(range.end.saturating_sub(SOURCE))..range.end).filter(|_| block.sentences <= 4)
}

/// `Ida Moe/The Linden Post`, `Ida Moe / Linden Post`: who took a picture, and for whom.
fn is_name_and_house(page: &Page, range: &Range<usize>) -> bool {
    let (names, slash) = byline::names(page, range.start, range.end);
    names.len() == 1 && page.word(slash) == "/" && slash + 1 < range.end && (slash + 1..range.end).all(|i| page.is_capital(i))
}

/// Where these tokens name the source of a picture: `(AP Photo/Ana Ruiz)`, `Getty Images`, `Image: Ana Ruiz.`
fn source(page: &Page, range: Range<usize>) -> Option<usize> {
    range.clone().find(|&i| {
        let next = page.word(i + 1);
        match page.word(i) {
            "AP" => next == "Photo" || next == "Images",
            "Getty" => next == "Images" || next == "/" || i + 2 >= range.end,
            "Photo" | "Image" | "Photograph" | "Picture" | "Photos" => matches!(next, ":" | "by") && i > range.start,
            "Shutterstock" | "iStock" => true,
            "/" => i > range.start && page.is_capital(i - 1) && page.phrase(i + 1, lexicon::AGENCIES) > 0 && page.is_upper(i + 1),
            "file" | "File" | "handout" => matches!(next, "photo" | "picture" | "image" | "photograph") && page.word(i + 2) != "of",
            "©" => page.is_kind(i + 1, TokenKind::Word),
            _ => false,
        }
    })
}
