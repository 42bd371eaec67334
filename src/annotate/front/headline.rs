//! The title of the article, and the headings inside it.

use super::block::{Block, Page};
use super::{Author, Front, Kind, Options, byline, dateline};
use crate::lexicon;
use crate::text::{Case, Span, TokenKind, key};

/// The longest headline, in words: 95 of 100 in a sample of 840 have at most 18.
const LONGEST: usize = 20;
/// A statement that begins with an article and tells what is or was is no headline, if it has so many words.
const LEAST_STATEMENT: usize = 13;
/// How many blocks below the headline may stand before the story: `Share`, `5 min`, the byline.
const BELOW: usize = 12;
/// The same for one that has an article anywhere and tells what was: headlines tell the past in the present.
const LEAST_PAST: usize = 9;
/// How many tokens at the beginning may hold its verb.
const OPENING: usize = 6;
/// The longest heading inside the story, in words.
const LONGEST_HEADING: usize = 10;
/// The longest summary under a headline, in words.
const LONGEST_SUMMARY: usize = 45;

/// Finds the headline among the blocks above the story. None is better than a wrong one: most texts that come
/// from scraping have none.
pub(super) fn mark(page: &Page, blocks: &[Block], top: &[usize], options: &Options, front: &mut Front) {
    let mut open = top.iter().copied().filter(|i| front.kinds[*i] == Kind::Body);
    if let Some(title) = &options.title {
        let same = |i: &usize| folded(title).eq(folded(blocks[*i].span.of(page.document.text)));
        if let Some(i) = open.find(same) {
            set(blocks, i, i, front);
        }
        return;
    }
    let (Some(first), second) = (open.next(), open.next()) else { return };
    // A section's name may stand above: `World`.
    let label = blocks[first].len <= 2 && !blocks[first].ended;
    if let Some(second) = second.filter(|i| label && blocks[*i].len > 3 && !blocks[*i].ended && is_headline(page, blocks, *i)) {
        front.kinds[first] = Kind::Subheading;
        return set(blocks, second, second, front);
    }
    if !is_headline(page, blocks, first) {
        return;
    }
    if is_signature(page, blocks, first) {
        front.kinds[first] = Kind::Byline;
        front.authors.push(Author { span: blocks[first].span });
        return;
    }
    let last = if goes_on(page, blocks, first) { first + 1 } else { first };
    set(blocks, first, last, front);
}

fn set(blocks: &[Block], first: usize, last: usize, front: &mut Front) {
    for kind in &mut front.kinds[first..=last] {
        *kind = Kind::Headline;
    }
    let whole = blocks[first].span.cover(blocks[last].span);
    let mark = front.gaps.iter().find(|gap| gap.start == whole.start && gap.end < whole.end);
    front.headline = Some(mark.map_or(whole, |mark| Span::new(mark.end, whole.end)));
}

/// Takes the marks of Markdown's headings (`## What now`) out of the sentences, and tells which blocks are headings.
pub(super) fn mark_markdown(page: &Page, blocks: &[Block], front: &mut Front) {
    for (i, block) in blocks.iter().enumerate() {
        let text = block.span.of(page.document.text);
        let depth = text.len() - text.trim_start_matches('#').len();
        let is_heading = (1..=6).contains(&depth) && text[depth..].starts_with(' ') && block.len > 0 && block.len <= LONGEST;
        if is_heading && front.kinds[i] == Kind::Body {
            let mark = text.len() - text[depth..].trim_start().len();
            front.gaps.push(Span::new(block.span.start, block.span.start + mark as u32));
            if depth > 1 {
                front.kinds[i] = Kind::Subheading;
            }
        }
    }
}

/// The letters and digits of a title, in lower case.
fn folded(title: &str) -> impl Iterator<Item = char> + '_ {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Whether the block reads like a headline: short, one statement, and a longer block follows.
fn is_headline(page: &Page, blocks: &[Block], i: usize) -> bool {
    let block = &blocks[i];
    let range = block.range();
    let follows = blocks[i + 1..].iter().take(BELOW).any(|next| next.len > block.len && next.len >= 12);
    let opens = page.token(range.start).is_some_and(|t| t.case != Case::Lower);
    let last = page.word(range.end - 1);
    let framed = matches!(last, ":" | ",")
        || byline::read(page, block, byline::Place::Any).is_some()
        || dateline::read(page, block).is_some()
        || dateline::residue(page, block).is_some();
    if !(2..=LONGEST).contains(&block.len) || !follows || !opens || framed {
        return false;
    }
    // A summary or caption without a mark: a whole statement, with its articles and its verb.
    let told = |i: usize| TOLD.contains(&page.document.tokens[i].key);
    let article = |i: usize| ARTICLES.contains(&page.document.tokens[i].key);
    let past = |i: usize| PAST.contains(&page.document.tokens[i].key);
    let is_statement = block.len >= LEAST_STATEMENT && article(range.start) && range.clone().any(told)
        || block.len >= LEAST_PAST && range.clone().any(article) && range.clone().take(OPENING).any(past);
    if !block.ended && is_statement && !is_title_case(page, block, 70) {
        return false;
    }
    let full_stop = block.ended && !matches!(last, "?" | "!" | "…" | "...");
    !full_stop
        || block.sentences <= 2 && is_title_case(page, block, 90) && !tells_day(page, block)
        || block.sentences == 1 && announces(page, blocks, i)
}

/// Whether the line is the name of who wrote it and nothing else: two or three words with capitals, of which the
/// story tells none. A headline shares words with its story.
fn is_signature(page: &Page, blocks: &[Block], i: usize) -> bool {
    let range = blocks[i].range();
    let token = |at: usize| &page.document.tokens[at];
    let name = |at: usize| token(at).kind == TokenKind::Word && page.is_capital(at) && !page.is(at, lexicon::FUNCTION_WORDS);
    if !(2..=3).contains(&range.len()) || !range.clone().all(name) {
        return false;
    }
    let story = blocks[i + 1..].iter().filter(|block| block.is_story()).take(STORY).flat_map(Block::range);
    let told = story.map(|at| token(at).key).any(|key| range.clone().any(|at| token(at).key == key));
    let given = page.is(range.start, lexicon::MALE_NAMES.with(lexicon::FEMALE_NAMES));
    !told && (given || range.clone().all(|at| page.is_upper(at)))
}

/// How many paragraphs of the story are looked at for the words of its headline.
const STORY: usize = 12;

/// Whether so many percent of the longer words have a capital, as in American headlines.
fn is_title_case(page: &Page, block: &Block, percent: usize) -> bool {
    let (mut capital, mut all) = (0, 0);
    for i in block.range().skip(1) {
        let is_long = |word: &str| word.len() > 3 && word.starts_with(char::is_alphabetic);
        let Some(token) = page.token(i).filter(|t| t.kind == TokenKind::Word && is_long(page.word(i))) else { continue };
        all += 1;
        capital += usize::from(token.is_capital());
    }
    all >= 2 && capital * 100 >= all * percent
}

/// Whether a statement with a full stop is a headline: it is terse, tells no weekday and no speaker, and the
/// next paragraph says the same at length.
fn announces(page: &Page, blocks: &[Block], i: usize) -> bool {
    let block = &blocks[i];
    let range = block.range();
    let told = |i: usize| TOLD.contains(&page.document.tokens[i].key);
    let articles = range.clone().filter(|i| ARTICLES.contains(&page.document.tokens[*i].key)).count();
    if block.len > 12 || articles > 0 || range.clone().any(told) || tells_day(page, block) {
        return false;
    }
    let is_content = |i: &usize| {
        let token = &page.document.tokens[*i];
        token.kind == TokenKind::Word && token.span.len() > 3 && !page.is(*i, lexicon::FUNCTION_WORDS)
    };
    let Some(next) = blocks[i + 1..].iter().find(|b| b.len >= 12) else { return false };
    let again = |i: &usize| page.document.tokens[next.range()].iter().any(|t| t.key == page.document.tokens[*i].key);
    let content = range.filter(is_content);
    let (all, shared) = content.fold((0, 0), |(all, shared), i| (all + 1, shared + usize::from(again(&i))));
    shared >= 1 && shared * 5 >= all
}

/// Whether a weekday or a day of a month is named.
fn tells_day(page: &Page, block: &Block) -> bool {
    let range = block.range();
    let number = |i: usize| page.is_kind(i, TokenKind::Number);
    let in_month = |i: usize| page.is(i, lexicon::MONTHS) && (number(i + 1) || i > range.start && number(i - 1));
    range.clone().any(|i| page.is_capital(i) && (page.is(i, lexicon::WEEKDAYS) || in_month(i)))
}

/// Words of reports, which headlines leave out.
const TOLD: [u64; 10] = [
    key::ascii(b"said"),
    key::ascii(b"told"),
    key::ascii(b"was"),
    key::ascii(b"were"),
    key::ascii(b"had"),
    key::ascii(b"been"),
    key::ascii(b"is"),
    key::ascii(b"are"),
    key::ascii(b"has"),
    key::ascii(b"have"),
];
const PAST: [u64; 2] = [key::ascii(b"was"), key::ascii(b"were")];
const ARTICLES: [u64; 3] = [key::ascii(b"the"), key::ascii(b"a"), key::ascii(b"an")];

/// Whether the next block is the second line of the headline: the first stops at a semicolon, or the two stand
/// close while blank lines part the others.
fn goes_on(page: &Page, blocks: &[Block], i: usize) -> bool {
    let (Some(next), Some(after)) = (blocks.get(i + 1), blocks.get(i + 2)) else { return false };
    if next.len == 0
        || next.len > LONGEST
        || next.is_story()
        || after.len <= next.len
        || page.word(next.range().start).eq_ignore_ascii_case("by")
    {
        return false;
    }
    let breaks = |a: &Block, b: &Block| Span::new(a.span.end, b.span.start).of(page.document.text).matches('\n').count();
    page.word(blocks[i].range().end - 1) == ";" || breaks(&blocks[i], next) == 1 && breaks(next, after) > 1 && next.sentences == 1
}

/// Marks the summary between headline and byline, and the headings between the paragraphs of the story.
pub(super) fn mark_subheadings(blocks: &[Block], front: &mut Front) {
    let of = |kind: fn(&Kind) -> bool| move |k: &Kind| kind(k);
    let headline = front.kinds.iter().position(of(|k| *k == Kind::Headline));
    let frame = front.kinds.iter().take(12).rposition(of(|k| matches!(k, Kind::Byline | Kind::DateLine)));
    if let (Some(headline), Some(frame)) = (headline, frame) {
        for (kind, block) in front.kinds.iter_mut().zip(blocks).take(frame).skip(headline) {
            if *kind == Kind::Body && block.len <= LONGEST_SUMMARY {
                *kind = Kind::Subheading;
            }
        }
    }
    for i in 1..blocks.len().saturating_sub(1) {
        let story = |j: usize| matches!(front.kinds[j], Kind::Body) && blocks[j].ended && blocks[j].len >= 8;
        let heading = front.kinds[i] == Kind::Body && !blocks[i].ended && !blocks[i].leads && blocks[i].len <= LONGEST_HEADING;
        if heading && story(i + 1) && !front.dateline.is_some_and(|d| d.span.touches(blocks[i].span)) {
            front.kinds[i] = Kind::Subheading;
        }
    }
}
