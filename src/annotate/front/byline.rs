//! Who wrote it: `By A, B and C`, `Jane Doe, BBC News`.

use super::block::{Block, Page};
use super::{Author, Front, Kind, date_line};
use crate::lexicon;
use crate::text::{Case, Span, TokenKind};

/// The longest byline, in words.
const LONGEST: usize = 30;
/// The longest one without `By`.
const LONGEST_LONE: usize = 14;
/// How many blocks at the end may hold a byline.
const TAIL: usize = 3;

/// Marks the bylines above the story, and one that ends the page.
pub(super) fn mark(page: &Page, blocks: &[Block], top: &[usize], front: &mut Front) {
    let tail = blocks.len().saturating_sub(TAIL)..blocks.len();
    let tail = tail.filter(|i| !top.contains(i) && blocks[*i].len <= 8);
    for i in top.iter().copied().chain(tail) {
        if !matches!(front.kinds[i], Kind::Body | Kind::Subheading) {
            continue;
        }
        // The role of the one above: `Aldermouth Times Staff Writer`.
        let below = i > 0 && front.kinds[i - 1] == Kind::Byline && blocks[i].len <= 8 && !blocks[i].ended;
        if below && blocks[i].range().any(|at| page.is(at, lexicon::NEWSROOM)) {
            front.kinds[i] = Kind::Byline;
            continue;
        }
        let beside = |j: usize| front.kinds.get(j) == Some(&Kind::DateLine);
        let dated = top.contains(&i) && front.headline.is_some() && (beside(i + 1) || i > 0 && beside(i - 1));
        let lone = top.contains(&i) && (front.headline.is_some() || !front.date_lines.is_empty());
        let place = if dated {
            Place::BesideDay
        } else if lone {
            Place::Top
        } else {
            Place::Any
        };
        if let Some(found) = read(page, &blocks[i], place) {
            front.kinds[i] = Kind::Byline;
            front.authors.extend(found.names.into_iter().map(|span| Author { span }));
            front.date_lines.extend(found.day);
        }
    }
    front.date_lines.sort_unstable();
}

/// What may stand before `by`.
const OPENINGS: [&str; 7] = ["written", "story", "words", "report", "posted", "published", "reported"];

pub(super) struct Byline {
    names: Vec<Span>,
    /// The part that tells the day, if the line goes on with it.
    day: Option<Span>,
}

/// Where a line stands: how much tells that it is a byline.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It needs its `By`.
    Any,
    /// Under a headline or a date line: a known name or a role is enough.
    Top,
    /// Right beside the date line: names are enough.
    BesideDay,
}

/// Reads the block as a byline.
pub(super) fn read(page: &Page, block: &Block, place: Place) -> Option<Byline> {
    let range = emphasized(page, block.range());
    if block.len > LONGEST || block.sentences > 2 {
        return None;
    }
    let mut at = range.start;
    if OPENINGS.iter().any(|opening| page.word(at).eq_ignore_ascii_case(opening)) {
        at += 1;
    }
    let from = place != Place::Any && page.word(at) == "From" && !block.ended;
    let by = page.word(at).eq_ignore_ascii_case("by") || from;
    if by {
        at += 1 + usize::from(page.word(at + 1) == ":");
    } else if place == Place::Any || at != range.start || block.ended || block.len > LONGEST_LONE && !range.clone().any(|i| is_bar(page, i))
    {
        return None;
    }
    let (names, end) = names(page, at, range.end);
    if by {
        let desk = !from && page.is_capital(at) && block.len <= 8 && !is_day_word(page, at) && !block.ended;
        if names.is_empty() && !desk || !ends_well(page, end, range.end) {
            return None;
        }
    } else if names.is_empty() {
        let is_role = |i: usize| page.is(i, lexicon::NEWSROOM) && page.is_capital(i);
        return (range.len() > 1 && range.clone().all(is_role)).then_some(Byline { names, day: None });
    } else {
        let known = is_lone(page, at, end, range.end, names.len());
        let beside = place == Place::BesideDay && is_names(page, at, end, range.end, names.len());
        if !known && !beside {
            return None;
        }
    }
    Some(Byline { names, day: day(page, end, range.end) })
}

/// What Markdown's marks of emphasis stand around: `*By Ana Ruiz*`, `**Ana Ruiz**`.
fn emphasized(page: &Page, mut range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let is_mark = |at: usize| matches!(page.word(at), "*" | "**" | "_" | "__");
    for _ in 0..MOST_MARKS {
        if range.len() > 2 && is_mark(range.start) && is_mark(range.end - 1) {
            range = range.start + 1..range.end - 1;
        }
    }
    range
}

/// How many marks of emphasis may stand before a name.
const MOST_MARKS: usize = 3;

fn is_day_word(page: &Page, at: usize) -> bool {
    page.is(at, lexicon::WEEKDAYS.with(lexicon::MONTHS))
}

/// Whether what follows the names may stand in a byline: nothing, or a role, an employer or a day.
fn ends_well(page: &Page, at: usize, end: usize) -> bool {
    let lower = (at..end).filter(|i| page.token(*i).is_some_and(|t| t.case == Case::Lower)).count();
    let others = page.word(at).eq_ignore_ascii_case("and") && page.is(at + 1, lexicon::NEWSROOM);
    at == end || others || page.is_kind(at, TokenKind::Punctuation) || page.is_kind(at, TokenKind::Symbol) || lower * 2 <= end - at
}

/// Whether a line without `By` is a byline: given names that the lists know, or a role or employer behind the
/// name.
fn is_lone(page: &Page, from: usize, names_end: usize, end: usize, names: usize) -> bool {
    let given = page.is(from, lexicon::MALE_NAMES.with(lexicon::FEMALE_NAMES));
    if names_end == end {
        return given && end - from <= 4 * names;
    }
    let newsroom = (names_end..end).any(|i| page.is(i, lexicon::NEWSROOM) || page.phrase(i, lexicon::AGENCIES) > 0);
    let dated = date_line::day(page, names_end + 1, end).0;
    // `Ana Ruiz Published May 3, 2021 Updated May 4, 2021`
    let labelled = page.is(names_end, lexicon::PUBLICATION) && page.is_capital(names_end) && dates(page, names_end, end);
    let parted = matches!(page.word(names_end), "," | "-" | "–" | "—" | "in") || is_bar(page, names_end);
    labelled || has_role(page, names_end, end) || parted && (newsroom && ends_well(page, names_end, end) || given && dated)
}

/// Whether a mark parts the pieces of a line of facts: `Ana Ruiz · Linden News · May 3, 2021`.
fn is_bar(page: &Page, at: usize) -> bool {
    matches!(page.word(at), "|" | "•" | "·")
}

/// Whether all from `at` on tells when.
fn dates(page: &Page, at: usize, end: usize) -> bool {
    let mut at = at;
    let mut found = false;
    while at < end {
        let (days, len) = date_line::day(page, at, end);
        if len == 0 {
            return false;
        }
        found |= days;
        at += len;
    }
    found
}

/// Whether a role follows the names at once, and nothing else but an address: `Ana Ruiz Transport correspondent`,
/// `ANA RUIZ Staff Writer ruiz@linden.example`.
fn has_role(page: &Page, at: usize, end: usize) -> bool {
    let words = (at..end).take_while(|i| page.is_kind(*i, TokenKind::Word)).count();
    (1..=LONGEST_ROLE).contains(&words)
        && page.is_capital(at)
        && is_role(page.word(at + words - 1))
        && (at + words..end).all(|i| page.is_kind(i, TokenKind::Link))
}

/// The longest role without a mark before it, in words.
const LONGEST_ROLE: usize = 4;

/// Whether a word tells what somebody is in a newsroom.
fn is_role(word: &str) -> bool {
    ["correspondent", "correspondents", "editor", "reporter", "reporters", "writer", "columnist", "critic", "journalist", "producer"]
        .iter()
        .any(|role| word.eq_ignore_ascii_case(role))
}

/// Whether the line is names and nothing but, or names and where they report from: `Ana Ruiz at Harbour Park`.
fn is_names(page: &Page, from: usize, names_end: usize, end: usize, names: usize) -> bool {
    let whole = names_end == end && (names > 1 || end - from <= 3);
    // `ABC Harbour Coast`: the station, not a person
    if page.is_upper(from) && (from..names_end).any(|i| page.token(i).is_some_and(|t| t.case == Case::Title)) {
        return false;
    }
    let reports = matches!(page.word(names_end), "in" | "at" | "from" | ",") || page.is_dash(names_end) || is_bar(page, names_end);
    let joins = |i: usize| page.is_capital(i) || matches!(page.word(i), "and" | "," | "-" | "&");
    whole || reports && names_end + 1 < end && (names_end + 1..end).all(joins)
}

/// The part of the line from `at` that tells the day.
fn day(page: &Page, at: usize, end: usize) -> Option<Span> {
    let from = (at..end).find(|i| {
        let (days, len) = date_line::day(page, *i, end);
        days || len > 0 && is_day_word(page, *i) && page.is_kind(*i + 1, TokenKind::Number)
    })?;
    let joins = |i: usize| page.is_kind(i, TokenKind::Number) || is_day_word(page, i);
    let from = (at..from).rev().take_while(|i| joins(*i)).last().unwrap_or(from);
    let mut to = from;
    while to < end && date_line::day(page, to, end).1 > 0 {
        to += date_line::day(page, to, end).1;
    }
    Some(page.span(from..to.min(end)))
}

/// The names from `at`, joined by commas and `and`, perhaps each with its place (`Ana Ruiz in Rome and Bo Li in
/// Oslo`), and the position behind the last.
pub(super) fn names(page: &Page, at: usize, end: usize) -> (Vec<Span>, usize) {
    let mut found = Vec::new();
    let (mut at, mut behind) = (at, at);
    loop {
        let len = name(page, at, end);
        if len == 0 {
            break;
        }
        found.push(page.span(at..at + len));
        at += len;
        behind = at;
        let place = place(page, at, end);
        if place > at && matches!(page.word(place), "and" | "," | "&") {
            at = place;
        }
        at += usize::from(page.word(at) == ",");
        at += usize::from(matches!(page.word(at), "and" | "And" | "AND" | "&" | "with"));
        if at == behind {
            break;
        }
    }
    (found, behind)
}

/// The position behind `in` or `at` and a place of at most three words.
fn place(page: &Page, at: usize, end: usize) -> usize {
    let words = (at + 1..end.min(at + 4)).take_while(|i| page.is_capital(*i) && page.is_kind(*i, TokenKind::Word)).count();
    if words > 0 && matches!(page.word(at), "in" | "at") { at + 1 + words } else { at }
}

/// Number of tokens of the person's name at `at`: two to five capitalized words, initials and particles among
/// them, none of them a word of newsrooms; 0 for none.
fn name(page: &Page, at: usize, end: usize) -> usize {
    let (mut len, mut capitals) = (0, 0);
    while at + len < end && capitals < 5 {
        let i = at + len;
        let word = page.word(i);
        let hyphened = len > 0 && word == "-" && !page.is_spaced(i) && !page.is_spaced(i + 1) && page.is_capital(i + 1);
        if hyphened {
            len += 2;
            continue;
        }
        let is_word = page.is_kind(i, TokenKind::Word) && page.is_capital(i) && (page.is_spaced(i) || len == 0);
        let barred = word == "AND"
            || len > 0 && is_label(word)
            || page.is(i, lexicon::NEWSROOM.with(lexicon::WEEKDAYS).with(lexicon::CAPTIONS))
            || is_article(word)
            || is_month(page, i);
        if is_word && !barred && page.phrase(i, lexicon::AGENCIES) == 0 {
            capitals += 1;
            len += 1;
        } else if len > 0 && is_particle(word) && (page.is_capital(i + 1) || is_particle(page.word(i + 1)) && page.is_capital(i + 2)) {
            len += 1;
        } else {
            break;
        }
    }
    // `Ana Ruiz Transport correspondent`: the last capital begins the role
    let role = capitals > 2
        && page.token(at + len).is_some_and(|t| t.case == Case::Lower)
        && (at + len..end.min(at + len + 3)).any(|i| is_role(page.word(i)));
    match capitals - usize::from(role) {
        2.. => len - usize::from(role),
        _ => 0,
    }
}

/// `April` is a name as well: a month only before a number.
fn is_month(page: &Page, at: usize) -> bool {
    page.is(at, lexicon::MONTHS) && page.is_kind(at + 1, TokenKind::Number)
}

/// Words that tell when, right behind a name: `Ana Ruiz Published May 3, 2021`.
fn is_label(word: &str) -> bool {
    ["published", "posted", "updated", "modified"].iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// Words that begin no name, though a line may give them a capital.
fn is_article(word: &str) -> bool {
    ["the", "a", "an", "in", "for", "of", "on", "follow", "with", "additional", "images", "photos"]
        .iter()
        .any(|w| word.eq_ignore_ascii_case(w))
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da" | "del" | "della" | "der" | "den" | "di" | "dos" | "du" | "la" | "le" | "van" | "von" | "al" | "bin" | "ter" | "y"
    )
}
