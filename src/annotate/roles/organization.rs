//! What a title belongs to: an organization, a country, a party, a person.

use super::page::Page;
use crate::annotate::names::{Name, NameKind};
use crate::lexicon::{self, Classes};
use crate::text::key::ascii;
use crate::text::{Case, Indices, TokenKind};

/// Whether a title belongs to what stands before its head. Nobody is an actor of a people or a candidate by a
/// party's adjective; only offices are (`Russian president`).
pub fn belongs(page: &Page, named: Indices, start: usize, head: usize) -> bool {
    let class = lexicon::DEMONYMS.with(lexicon::PARTY_WORDS);
    let adjective = named.range().all(|t| page.name(t).is_none_or(|n| n.kind == NameKind::Other) && page.is(t, class) || page.is_hyphen(t));
    let listed = page.words.phrase(page.document, named.start as usize, class) > 0;
    let office = (start..=head).any(|t| page.is(t, lexicon::OFFICES) || page.is_plural(t));
    let candidate = page.is(head, lexicon::CANDIDATES);
    !(adjective || listed && page.name(named.start as usize).is_none()) || office && !candidate
}

/// The country, people or party whose last token stands just before `end`.
pub fn country_ending(page: &Page, end: usize, floor: usize) -> Option<Indices> {
    let class =
        lexicon::COUNTRIES.with(lexicon::DEMONYMS).with(lexicon::PARTY_WORDS).with(lexicon::STATES).with(lexicon::STATE_ABBREVIATIONS);
    let capital = |t: usize| page.is_capital(t);
    (end.saturating_sub(4).max(floor)..end)
        .find(|&start| capital(start) && page.words.phrase(page.document, start, class) == end - start && proper_state(page, start, end))
        .map(|start| Indices::new(start as u32, end as u32))
}

/// Whether what would be an abbreviated state is not a plain word (`In`, `Me`) or a part of one (`Co-founder`).
fn proper_state(page: &Page, start: usize, end: usize) -> bool {
    let word = page.document.word(start);
    let postal = page.case(start) == Case::Upper && page.head_ending(start) == 0;
    end - start > 1 || !page.is(start, lexicon::STATE_ABBREVIATIONS) || word.ends_with('.') || postal || word == "US"
}

/// What a title between these tokens belongs to: the organization, else the place, else a country, people or party.
pub fn inside(page: &Page, start: usize, end: usize) -> Option<Indices> {
    let names = || (start..end).filter_map(|t| page.name(t).filter(|n| n.tokens.start as usize == t));
    // `pro-Tarn`, but `Asia-Pacific Institute`
    let joined = |n: &Name| {
        let hyphen = (n.tokens.start as usize).wrapping_sub(1);
        page.is_hyphen(hyphen) && !(n.tokens.len() > 1 && page.is_capital(hyphen.wrapping_sub(1)))
    };
    let born = |n: &Name| page.key(n.tokens.end as usize - 1) == ascii(b"born");
    let named = |kind| names().find(|n| n.kind == kind && !joined(n) && !born(n)).map(|n| n.tokens);
    let listed = |class| {
        (start..end).find_map(|t| {
            let len = page.words.phrase(page.document, t, class);
            (len > 0 && page.is_capital(t) && t + len <= end && proper_state(page, t, t + len))
                .then(|| Indices::new(t as u32, (t + len) as u32))
        })
    };
    let last = page.name(end.wrapping_sub(1)).filter(|n| n.kind == NameKind::Person && n.tokens.start as usize > start && !joined(n));
    let first = page.name(start).filter(|n| n.kind == NameKind::Person);
    let body = named(NameKind::Organization).map(|first| part_of(page, first, end).unwrap_or(first));
    body.or_else(|| last.or(first).map(|n| n.tokens))
        .or_else(|| named(NameKind::Place))
        .or_else(|| listed(lexicon::COUNTRIES.with(lexicon::DEMONYMS).with(lexicon::STATES).with(lexicon::STATE_ABBREVIATIONS)))
        .or_else(|| listed(lexicon::PARTY_WORDS))
}

/// The organization that another one owns: `the council's Standards Board`.
fn part_of(page: &Page, whole: Indices, end: usize) -> Option<Indices> {
    let next = whole.end as usize + 1;
    let part = page.name(next).filter(|n| n.kind == NameKind::Organization && n.tokens.start as usize == next)?;
    (page.is_possessive(next - 1) && part.tokens.end as usize <= end).then_some(part.tokens)
}

/// The owner before a possessive: a name, a country, or words in capitals that nothing names.
pub fn owner(page: &Page, possessive: usize, floor: usize) -> Option<Indices> {
    let last = possessive.checked_sub(1)?;
    if let Some(name) = page.name(last).filter(|n| n.tokens.start as usize >= floor) {
        return Some(name.tokens);
    }
    if let Some(country) = country_ending(page, possessive, floor) {
        return Some(country);
    }
    let proper = |t: usize| page.is_capital(t) && page.name(t).is_none() && !page.is(t, COMMON);
    let first = (floor..=last).rev().take_while(|&t| proper(t)).last()?;
    Some(Indices::new(first as u32, possessive as u32))
}

/// Words that name nobody though they have a capital.
const COMMON: Classes = lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS).with(lexicon::HONORIFICS).with(lexicon::MODIFIERS);

/// The capitals before an office in lower case, which name what it belongs to though nothing knows the name:
/// `Tarkos boss`. At the start of a sentence a capital proves nothing.
pub fn capitals(page: &Page, start: usize, head: usize) -> Option<Indices> {
    let office = page.is_office(head) || page.is(head, lexicon::EMPLOYEES);
    let listed = COMMON.with(lexicon::TITLES).with(lexicon::DEMONYMS).with(lexicon::PARTY_WORDS);
    let proper = |&t: &usize| page.is_capital(t) && !page.is(t, listed) && page.name(t).is_none_or(|n| n.kind == NameKind::Other);
    let run = (start..head).take_while(proper).count();
    let acronym = page.is_acronym(start);
    let known = page.is_known(start + run.saturating_sub(1));
    // `Northgate City Mayor`
    let inside = usize::from(
        run > 0
            && page.is_capital(start + run)
            && start + run + page.head_ending(head) == head + 1
            && page.is(start + run, lexicon::PLACE_KINDS),
    );
    let run = run + inside;
    let place = run > 1 && page.is(start + run - 1, lexicon::PLACE_KINDS);
    ((office || known) && run > 0 && (acronym || known || place || !page.is_capital(head)) && (run > 1 || !page.may_be_plain(start)))
        .then(|| Indices::new(start as u32, (start + run) as u32))
}

/// The name that a place is only a part of, though nothing knows the whole: `Airlines for Norland`, `Norland Rising`.
pub fn whole(page: &Page, named: Indices, link: usize, end: usize) -> Indices {
    let (start, stop) = (named.start as usize, named.end as usize);
    let place = page.name(start).is_none_or(|n| n.kind == NameKind::Place) && !page.is(start, lexicon::DEMONYMS);
    let plain = |t: usize| {
        page.is_capital(t) && page.name(t).is_none() && !page.is(t, COMMON.with(lexicon::TITLES).with(lexicon::RANKS).with(lexicon::STATES))
    };
    let after = (stop..end).take_while(|&t| plain(t)).count();
    let joined =
        place && start > link + 2 && [ascii(b"for"), ascii(b"of")].contains(&page.key(start - 1)) && page.key(link) != page.key(start - 1);
    let before = if joined { (link + 1..start - 1).rev().take_while(|&t| plain(t)).count() } else { 0 };
    let before = if before > 0 { before + 1 } else { 0 };
    if place { Indices::new((start - before) as u32, (stop + after) as u32) } else { named }
}

/// The place of which somebody is mayor, bishop or member, though nothing knows it: `Bishop of Northgate`.
pub fn territory(page: &Page, head: usize, end: usize) -> Option<Indices> {
    let link = [ascii(b"of"), ascii(b"for")].contains(&page.key(head + 1)) && page.is(head, lexicon::TERRITORIAL_OFFICES);
    let proper = |t: usize| page.is_capital(t) && !page.is(t, COMMON.with(lexicon::TITLES)) || page.key(t) == ascii(b"and") && t > head + 2;
    (link && head + 2 < end && (head + 2..end).all(proper)).then(|| Indices::new(head as u32 + 2, end as u32))
}

/// The capitals after a preposition that nothing names: `at the Northern Quarries Library`, `of the Opposition`.
pub fn capitals_after(page: &Page, preposition: usize, end: usize) -> Option<Indices> {
    let the = usize::from(page.key(preposition + 1) == ascii(b"the"));
    let first = preposition + 1 + the;
    let run = (first..end).take_while(|&t| page.is_capital(t) && page.name(t).is_none_or(|n| n.kind == NameKind::Other)).count();
    let link = page.key(preposition);
    let inner = link == ascii(b"of") || link == ascii(b"for") || link == ascii(b"to") || link == ascii(b"on");
    let place = run > 0 && run + first < end + 1 && (first + run - 1..end).any(|t| page.is(t, lexicon::PLACE_KINDS));
    (run > usize::from(the == 0 || !inner) && (the > 0 || !inner) || place).then(|| Indices::new(first as u32, end as u32))
}

/// Whether what a title names itself says more than its owner: `France's National Front leader`.
pub fn is_nearer(page: &Page, named: Indices, owner: Indices, head: usize) -> bool {
    let kind = |tokens: Indices| page.name(tokens.start as usize).map(|n| n.kind);
    let larger = kind(owner) == Some(NameKind::Person);
    !page.is(head, lexicon::ENVOYS) && (kind(named) == Some(NameKind::Organization) || larger)
}

/// The nation of the phrase that a title without one goes on: `her Norwegian counterpart, Foreign Minister`.
pub fn of_phrase(page: &Page, end: usize, floor: usize) -> Option<Indices> {
    let end = end - usize::from(end > floor && page.is_comma(end - 1));
    let word =
        |t: usize| page.key(t) == ascii(b"and") || page.is_capital(t) || !page.is(t, lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS));
    let near = (floor.max(end.saturating_sub(8))..end).rev().take_while(|&t| page.kind(t) == Some(TokenKind::Word) && word(t));
    let nation = near.filter_map(|t| country_ending(page, t + 1, floor)).find(|nation| {
        let first = nation.start as usize;
        first > floor && page.is(first - 1, lexicon::DETERMINERS) && page.is(first, lexicon::DEMONYMS)
    })?;
    ((nation.end as usize) < end).then_some(nation)
}

/// The country that begins a sentence and whose officer tells what it does: `Norway refused, Prime Minister Bo Lind
/// saying`.
pub fn of_subject(page: &Page, title: usize, name_end: usize, floor: usize) -> Option<Indices> {
    let absolute = page.document.word(name_end).ends_with("ing") && title > floor && page.is_comma(title - 1);
    let len = page.words.phrase(page.document, floor, lexicon::COUNTRIES);
    (absolute && len > 0 && floor + len < title).then(|| Indices::new(floor as u32, (floor + len) as u32))
}

/// What stands after the name and tells where the title before it belongs: `of Vermont`, `(D-Mass.)`, `, R-Ariz.,`,
/// `at Acme Research`, `, from the Harbour Institute`.
pub fn after_name(page: &Page, end: usize, office: bool) -> Option<Indices> {
    let body = |first: usize| page.name(first).filter(|n| n.kind == NameKind::Organization).map(|n| n.tokens);
    let past_the = |t: usize| t + usize::from(page.key(t) == ascii(b"the"));
    let comma = usize::from(page.is_comma(end));
    let link = page.key(end + comma);
    if link == ascii(b"at") || comma > 0 && (link == ascii(b"from") || link == ascii(b"of")) {
        return body(past_the(end + comma + 1));
    }
    if !office {
        return None;
    }
    if link == ascii(b"of") {
        let first = past_the(end + 1);
        let name = page.name(first).filter(|n| n.kind != NameKind::Person).map(|n| n.tokens);
        return name.or_else(|| inside(page, first, first + 1));
    }
    // `(Tex.)`
    let state = lexicon::STATE_ABBREVIATIONS.with(lexicon::STATES);
    if page.is_mark(end, &["("]) && page.is(end + 1, state) && page.is_mark(end + 2, &[")"]) {
        return Some(Indices::new(end as u32 + 1, end as u32 + 2));
    }
    let opens = page.is_mark(end, &["("]) || comma > 0;
    let party = page.case(end + 1) == Case::Upper && page.document.word(end + 1).len() <= 3 && page.is_mark(end + 2, &["-", "‐", "–"]);
    (opens && party && page.is(end + 3, state)).then(|| Indices::new(end as u32 + 3, end as u32 + 4))
}
