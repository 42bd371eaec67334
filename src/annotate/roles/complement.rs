//! What stands after the head of a title: `of the rebel army`, `for digital affairs at Acme`.

use super::organization;
use super::page::Page;
use super::premodifier::is_determiner;
use super::status;
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::key::ascii;
use crate::text::{Case, TokenKind};

const AND: u64 = ascii(b"and");
const AMPERSAND: u64 = ascii(b"&");
const OF: u64 = ascii(b"of");
const FOR: u64 = ascii(b"for");
const AT: u64 = ascii(b"at");
const WITH: u64 = ascii(b"with");
const INTO: u64 = ascii(b"into");

/// The end of the complement after a head: `of the rebel army`, `for digital affairs at Acme`.
pub fn end(page: &Page, from: usize, limit: usize) -> usize {
    let mut end = from;
    while let Some(object_end) = object(page, end, limit) {
        end = object_end;
    }
    end
}

/// The end of one prepositional phrase at `at`.
fn object(page: &Page, at: usize, limit: usize) -> Option<usize> {
    const PREPOSITIONS: &[u64] = &[OF, FOR, AT, ascii(b"in"), ascii(b"on"), ascii(b"to"), WITH, ascii(b"from"), ascii(b"under"), INTO];
    let preposition = page.key(at);
    if !PREPOSITIONS.contains(&preposition) {
        return None;
    }
    // `a model in her teens`
    let own = page.is(at + 1, lexicon::DETERMINERS) && OWN.contains(&page.key(at + 1));
    let mut t = at + 1;
    let mut skipped = true;
    while t < limit && skipped {
        skipped = is_determiner(page, t) || status::told_by(page, t).is_some() || page.key(t) == ascii(b"both");
        t += usize::from(skipped);
        // `the so-called`
        let joined = !skipped && status::joined_ending(page, t + 2).is_some();
        t += 3 * usize::from(joined);
        skipped |= joined;
    }
    let first = t;
    while t < limit && in_noun_phrase(page, t, first) {
        t = page.name(t).map_or(t + 1, |n| n.tokens.end as usize);
        if page.key(t) == AND && continues(page, t, limit) {
            t += 1;
        }
        t = in_series(page, t, first, limit).or_else(|| seat(page, t, limit)).unwrap_or(t);
    }
    // `for the committee organizing the talks`
    let verb = |t: usize| ["organizing", "organising", "steering"].contains(&page.document.word(t - 1)) && is_determiner(page, t);
    while t > first && (page.is_hyphen(t - 1) || t > first + 1 && verb(t)) {
        t -= 1;
    }
    // `a governor of the country's most populous province`
    if t > first && page.is_possessive(t - 1) && page.kind(t) == Some(TokenKind::Word) {
        return None;
    }
    // `the Group of 16`, `the 3 Harbour Group`, `the 19th Congress`
    let ordinal = !page.spaced(first + 1) && page.is_capital(first + 2);
    let group = preposition == OF && (page.is_capital(at - 1) || page.is_capital(first + 1) || ordinal);
    let number = page.kind(first) == Some(TokenKind::Number) && !page.is_hyphen(first + 1) && !group;
    (t > first && !number && takes(page, preposition, first, t) && !(own && preposition != OF && preposition != FOR)).then_some(t)
}

/// The token after the comma of a company's seat: `of Toledo, Ohio-based Acme`.
fn seat(page: &Page, comma: usize, limit: usize) -> Option<usize> {
    let place = page.is_comma(comma) && page.is_name(comma - 1, NameKind::Place);
    let based = |&t: &usize| page.key(t) == ascii(b"based") && page.is_hyphen(t - 1);
    (comma + 2..limit.min(comma + 6)).find(based).filter(|_| place).map(|_| comma + 1)
}

/// The next word of a series in capitals whose comma stands at `comma`: `Trade, Industry and Energy`.
fn in_series(page: &Page, comma: usize, first: usize, limit: usize) -> Option<usize> {
    let part = |t: usize| {
        page.is_capital(t)
            && page.head_ending(t) == 0
            && page.name(t).is_none_or(|n| n.kind != NameKind::Person)
            && !page.is(t, lexicon::BOUNDARIES.with(lexicon::HONORIFICS))
    };
    if !page.is_comma(comma) || !page.is_capital(first) || !part(comma - 1) {
        return None;
    }
    let next = comma + 1 + usize::from(page.key(comma + 1) == AND);
    let parts = (next..limit.min(next + 4)).take_while(|&t| part(t)).count();
    // `Minister of Trade and Energy, and Harbour President Ana Ruiz`
    let title = page.is(next + parts, lexicon::TITLES.with(lexicon::RANKS)) && page.is_capital(next + parts);
    if title || page.is_name(next + parts, NameKind::Person) {
        return None;
    }
    let goes_on = next > comma + 1 || page.key(next + parts) == AND && part(next + parts + 1);
    (parts > 0 && goes_on).then_some(next)
}

/// Times rather than places or fields.
const TIMES: &[&str] =
    &["time", "moment", "point", "stage", "start", "end", "beginning", "age", "home", "day", "days", "year", "years", "week"];

/// What a word in `-ing` or `-ed` before it tells the field of: `a consulting firm`.
const FIRMS: &[&str] =
    &["agency", "body", "business", "center", "centre", "company", "firm", "giant", "group", "house", "school", "service"];

/// Owners that name nobody.
const OWN: &[u64] = &[ascii(b"his"), ascii(b"her"), ascii(b"their"), ascii(b"its"), ascii(b"my"), ascii(b"our")];

/// Whether the object of a preposition belongs to the title: with `of` and `for` any does, with the others what
/// names an organization or a field (`expert on law`), but no place where somebody lives (`a nurse from Ostrava`).
fn takes(page: &Page, preposition: u64, first: usize, end: usize) -> bool {
    const FIELD: &[u64] = &[ascii(b"on"), ascii(b"in")];
    let words = (first..end).filter(|&t| !page.is_hyphen(t)).count();
    let kind = |kind| (first..end).any(|t| page.is_name(t, kind));
    let unnamed = (first..end).all(|t| page.name(t).is_none_or(|n| n.kind == NameKind::Other));
    let capital = page.is_capital(first) && unnamed;
    // `a senator for ten years`
    if preposition == FOR && TIMES.contains(&page.document.word(end - 1)) {
        return false;
    }
    if preposition == OF || preposition == FOR || kind(NameKind::Organization) {
        return true;
    }
    // `director at the time`
    if preposition != OF && TIMES.contains(&page.document.word(end - 1)) {
        return false;
    }
    if preposition == AT || preposition == WITH {
        // A firm can sound like a person, and an institute like a place: `at Drake Holm Lindgren`, `at the Louvre`.
        let firm = page.name(first).is_some_and(|n| n.kind == NameKind::Person && (preposition == AT || n.tokens.len() > 2));
        let the = page.key(first - 1) == ascii(b"the");
        let institute = preposition == AT && page.is_capital(first) && (the || words > 1);
        return firm || institute || capital || preposition == AT && unnamed && words <= 2;
    }
    if preposition == ascii(b"to") {
        return capital || kind(NameKind::Place) || kind(NameKind::Person) || (first..end).any(|t| page.head_ending(t) > 0);
    }
    capital || FIELD.contains(&preposition) && unnamed && words <= 2
}

/// Whether a token can stand inside a noun phrase that began at `first`.
pub fn in_noun_phrase(page: &Page, token: usize, first: usize) -> bool {
    if let Some(name) = page.name(token) {
        // `minister of trade Ana Ruiz`: a person's name belongs to it only at the start or after a title.
        return name.kind != NameKind::Person || token == first || page.head_ending(token - 1) > 0;
    }
    if page.is_possessive(token) || page.is_hyphen(token) {
        return token > first;
    }
    let word = page.document.word(token);
    match page.kind(token) {
        Some(TokenKind::Word) => {
            let boundary = page.is(token, lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS))
                && !(page.is_hyphen(token + 1) && page.key(token) != ascii(b"so"))
                && !(page.is_capital(token) && organization::country_ending(page, token + 1, token).is_some());
            let verbal = token > first
                && !page.is_hyphen(token - 1)
                && page.case(token) == Case::Lower
                && (word.len() > 5 && word.ends_with("ing") || word.ends_with("ed") || ["known", "born", "run"].contains(&word))
                && !(token + 1..token + 3).any(|t| FIRMS.contains(&page.document.word(t)))
                && page.modifier_ending(token) == 0;
            !boundary && !verbal
        }
        Some(TokenKind::Symbol) => page.key(token) == AMPERSAND,
        Some(TokenKind::Number) => true,
        _ => false,
    }
}

/// Whether an `and` at `at` goes on with the same noun phrase.
fn continues(page: &Page, at: usize, limit: usize) -> bool {
    if at + 1 >= limit || page.is_name(at + 1, NameKind::Person) || page.is_name(at - 1, NameKind::Person) {
        return false;
    }
    let (left, right) = (page.is_capital(at - 1), page.is_capital(at + 1));
    let noun = |t| {
        page.kind(t) == Some(TokenKind::Word) && !page.is(t, lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS)) && page.head_ending(t) == 0
    };
    let closes = (at + 2..at + 4).any(|t| page.kind(t) != Some(TokenKind::Word) || page.is(t, lexicon::BOUNDARIES));
    left && right && noun(at + 1) || !left && !right && noun(at - 1) && noun(at + 1) && closes && status::told_by(page, at + 1).is_none()
}
