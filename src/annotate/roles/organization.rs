//! What a title belongs to: an organization, a country, a party, a person.

use super::page::Page;
use crate::annotate::names::{Name, NameKind};
use crate::lexicon;
use crate::text::{Case, Indices};

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
    let named = |kind| names().find(|n| n.kind == kind && !page.is_hyphen((n.tokens.start as usize).wrapping_sub(1))).map(|n| n.tokens);
    let listed = |class| {
        (start..end).find_map(|t| {
            let len = page.words.phrase(page.document, t, class);
            (len > 0 && page.is_capital(t) && t + len <= end && proper_state(page, t, t + len))
                .then(|| Indices::new(t as u32, (t + len) as u32))
        })
    };
    let inside = |n: &&Name| !page.is_hyphen((n.tokens.start as usize).wrapping_sub(1));
    let last = page.name(end.wrapping_sub(1)).filter(|n| n.kind == NameKind::Person && n.tokens.start as usize > start && inside(n));
    let first = page.name(start).filter(|n| n.kind == NameKind::Person);
    named(NameKind::Organization)
        .or_else(|| last.or(first).map(|n| n.tokens))
        .or_else(|| named(NameKind::Place))
        .or_else(|| listed(lexicon::COUNTRIES.with(lexicon::DEMONYMS).with(lexicon::STATES).with(lexicon::STATE_ABBREVIATIONS)))
        .or_else(|| listed(lexicon::PARTY_WORDS))
}
