//! A title after `as`: `appointed Bo Lind as chairman`, `As mayor, Ana Ruiz ...`, `her years as envoy`.

use super::Found;
use super::Status;
use super::list::after_brackets;
use super::noun_phrase;
use super::page::{Page, REACH};
use super::predicate;
use super::premodifier::is_determiner;
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::TokenKind;
use crate::text::key::ascii;

const AS: u64 = ascii(b"as");
const AND: u64 = ascii(b"and");

pub fn find(found: &mut Found, holder: usize) {
    opening(found, holder);
    let tokens = found.page.names[holder].tokens;
    let end = after_brackets(found.page, tokens.end as usize, found.page.sentence_end(tokens.start as usize));
    if found.page.key(end) == AS {
        object(found, holder, end);
    } else if tokens.start > 0 && found.page.is(tokens.start as usize - 1, lexicon::TOOK_OFFICE) {
        // `elected Ana Ruiz president`
        let limit = found.page.sentence_end(tokens.start as usize);
        predicate::add(found, holder, tokens.end as usize, limit, None, "name-as-title");
    } else {
        capacity(found, holder);
    }
}

/// `As mayor of Ostrava, Ana Ruiz ...`
fn opening(found: &mut Found, holder: usize) {
    let page = found.page;
    let start = page.names[holder].tokens.start as usize;
    let first = page.sentence_start(start);
    if page.key(first) != AS || start < first + 3 || start > first + 16 || !page.is_comma(start - 1) {
        return;
    }
    if let Some((titles, end)) = noun_phrase::titles(page, first + 1, start - 1)
        && end == start - 1
    {
        for title in titles.iter().filter(|t| !t.plural) {
            found.add(holder, title, "as-title-name");
        }
    }
}

/// `appointed Bo Lind as chairman`, `with Bo Lind as chairman`, `replaced Bo Lind as chairman`
fn object(found: &mut Found, holder: usize, end: usize) {
    let page = found.page;
    let start = page.names[holder].tokens.start as usize;
    let first = page.sentence_start(start);
    let given = |t: usize| page.is(t, lexicon::TOOK_OFFICE) || page.key(t) == ascii(b"with");
    let mut appointed = (start.saturating_sub(3).max(first)..start).any(given);
    // `with Ana Ruiz as head and deputy mayor Bo Lind as spokesman`
    let before = (first.max(start.saturating_sub(8))..start).rev().find(|&t| page.key(t) == AND);
    let other = before.and_then(|and| (first.max(and.saturating_sub(8))..and).rev().find(|&t| page.key(t) == AS));
    appointed |= other.is_some_and(|other| (first.max(other.saturating_sub(12))..other).any(given));
    let status = status_before(page, start);
    if appointed || status.is_some() {
        let limit = page.sentence_end(start);
        predicate::add(found, holder, end + 1, limit, status, "name-as-title");
    }
}

/// `Ana Ruiz never spoke of her years as envoy`; `Ana Ruiz wrote it as envoy` only where nobody else is named before.
fn capacity(found: &mut Found, holder: usize) {
    let page = found.page;
    let tokens = page.names[holder].tokens;
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let (first, limit) = (page.sentence_start(start), page.sentence_end(start));
    let alone = !(first..start).any(|t| page.is_name(t, NameKind::Person));
    let near = (end..limit.min(end + REACH)).take_while(|&t| !page.is_name(t, NameKind::Person));
    let would = |t: usize| page.key(t) == ascii(b"would") || page.key(t) == ascii(b"will");
    for t in near.filter(|&t| page.key(t) == AS && page.kind(t - 1) == Some(TokenKind::Word)) {
        let Some((titles, after)) = noun_phrase::titles(page, t + 1, limit) else { continue };
        let of_office = |t: &super::title::Title| page.is_office(t.head) && !t.plural;
        if !titles.iter().all(of_office) {
            continue;
        }
        let owned = (end.max(t.saturating_sub(4))..t).any(|u| OWNERS.contains(&page.key(u)) || page.is_possessive(u));
        let noun = owned && CAPACITIES.contains(&page.key(t - 1));
        let past = PAST.contains(&page.key(t - 1)) && owned;
        // `fit to serve as president`
        let wished = t > 1 && page.key(t - 2) == ascii(b"to");
        let bare = alone
            && !wished
            && !is_determiner(page, t + 1)
            && !LIKE.contains(&page.key(t - 1))
            && titles.len() == 1
            && !(after..after + 3).any(would);
        let left = (end..t).any(|u| page.is(u, lexicon::LEFT_OFFICE));
        if noun || past || bare {
            predicate::hold(found, holder, titles, (past || left).then_some(Status::Former), "capacity-as-title");
            return;
        }
    }
}

const OWNERS: &[u64] = &[ascii(b"his"), ascii(b"her")];
/// Words before an `as` that compares or joins.
const LIKE: &[u64] = &[ascii(b"such"), ascii(b"well"), ascii(b"as"), ascii(b"same"), ascii(b"far"), ascii(b"known"), ascii(b"just")];
/// What one is or does in an office.
const CAPACITIES: &[u64] = &[
    ascii(b"role"),
    ascii(b"work"),
    ascii(b"job"),
    ascii(b"position"),
    ascii(b"post"),
    ascii(b"capacity"),
    ascii(b"term"),
    ascii(b"duties"),
    ascii(b"appointment"),
    ascii(b"election"),
    ascii(b"selection"),
    ascii(b"nomination"),
    ascii(b"career"),
    ascii(b"experience"),
    ascii(b"record"),
];
/// What one had in an office that is over.
const PAST: &[u64] = &[
    ascii(b"time"),
    ascii(b"tenure"),
    ascii(b"years"),
    ascii(b"days"),
    ascii(b"stint"),
    ascii(b"spell"),
    ascii(b"resignation"),
    ascii(b"departure"),
    ascii(b"removal"),
    ascii(b"dismissal"),
];

/// The status of a name in `replaced NAME as chairman`, `succeeds NAME as chairman`.
fn status_before(page: &Page, start: usize) -> Option<Status> {
    const SUCCEED: &[u64] = &[
        ascii(b"succeed"),
        ascii(b"succeeds"),
        ascii(b"succeeded"),
        ascii(b"succeeding"),
        ascii(b"replace"),
        ascii(b"replaces"),
        ascii(b"replacing"),
    ];
    let verb = start.checked_sub(1)?;
    (page.is(verb, lexicon::LEFT_OFFICE) || SUCCEED.contains(&page.key(verb))).then_some(Status::Former)
}
