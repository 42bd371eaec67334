//! A title as predicate or appointment: `Ana Ruiz is the mayor of Ostrava`, `appointed Bo Lind as chairman`.

use super::Found;
use super::Status;
use super::apposition;
use super::noun_phrase;
use super::page::{Page, REACH};
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::TokenKind;
use crate::text::key::ascii;

const AS: u64 = ascii(b"as");
const WHO: u64 = ascii(b"who");
const NOT: u64 = ascii(b"not");

pub fn find(found: &mut Found, holder: usize) {
    let page = found.page;
    let end = page.names[holder].tokens.end as usize;
    let limit = page.sentence_end(end.saturating_sub(1));
    as_opening(found, holder);
    if page.key(end) == AS {
        let start = page.names[holder].tokens.start as usize;
        let appointed = (start.saturating_sub(3)..start).any(|t| page.is(t, lexicon::TOOK_OFFICE) || page.key(t) == ascii(b"with"));
        let status = status_before(page, start);
        if appointed || status.is_some() {
            add(found, holder, end + 1, limit, status, "name-as-title");
        }
        return;
    }
    let mut at = end;
    if let Some(after) = after_apposition(page, end, limit) {
        at = after;
    }
    let supposed = page.names[holder].tokens.start.checked_sub(1).is_some_and(|t| SUPPOSED.contains(&page.key(t as usize)));
    if supposed {
        return;
    }
    if page.is_comma(at) && page.key(at + 1) == WHO {
        at += 2;
    } else if page.key(at) == WHO {
        at += 1;
    }
    if let Some((start, status, rule)) = verb(page, at, limit) {
        add(found, holder, start, limit, status, rule);
    }
    pronoun(found, holder);
}

/// `Ana Ruiz wrote it while she was mayor.` `Bo Lind left. He is a former director of Acme.`
///
/// Only where no other person is named in the sentence, nor between the name and the pronoun.
fn pronoun(found: &mut Found, holder: usize) {
    let page = found.page;
    let tokens = page.names[holder].tokens;
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let (first, next) = (page.sentence_start(start), page.sentence_end(end.saturating_sub(1)));
    let is_person = |t: usize| page.is_name(t, NameKind::Person);
    if (first..next).any(|t| is_person(t) && !tokens.range().contains(&t)) {
        return;
    }
    let he = |t: usize| page.key(t) == ascii(b"he") || page.key(t) == ascii(b"she");
    let inside = (end..next.min(end + REACH)).find(|&t| he(t));
    let opening = Some(next).filter(|&t| he(t) && inside.is_none());
    for at in inside.into_iter().chain(opening) {
        let limit = page.sentence_end(at);
        let alone = !(at..limit.min(at + 4)).any(is_person);
        if let Some((start, status, _)) = verb(page, at + 1, limit).filter(|_| alone) {
            add(found, holder, start, limit, status, "pronoun-is-title");
        }
    }
}

const SUPPOSED: &[u64] = &[ascii(b"if"), ascii(b"whether"), ascii(b"unless")];

/// The token after an apposition between commas.
fn after_apposition(page: &Page, at: usize, limit: usize) -> Option<usize> {
    if !page.is_comma(at) || page.key(at + 1) == WHO {
        return None;
    }
    (at + 1..limit.min(at + 16)).find(|&t| page.is_comma(t)).map(|t| t + 1).filter(|&t| t < limit)
}

/// `As mayor of Ostrava, Ana Ruiz ...`
fn as_opening(found: &mut Found, holder: usize) {
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

/// Adds the titles of the phrase at `start`.
fn add(found: &mut Found, holder: usize, start: usize, limit: usize, status: Option<Status>, rule: &'static str) {
    let Some((titles, end)) = noun_phrase::titles(found.page, start, limit) else { return };
    if !apposition::closes(found.page, end, limit) {
        return;
    }
    for mut title in titles.into_iter().filter(|t| !t.plural) {
        if title.status == Status::Current {
            title.status = status.unwrap_or(Status::Current);
        }
        found.add(holder, &title, rule);
    }
}

/// The predicate that begins at `at`: where its noun phrase begins, and the status that the verb gives.
fn verb(page: &Page, at: usize, limit: usize) -> Option<(usize, Option<Status>, &'static str)> {
    const PRESENT: &[u64] = &[
        ascii(b"is"),
        ascii(b"are"),
        ascii(b"becomes"),
        ascii(b"became"),
        ascii(b"remains"),
        ascii(b"remained"),
        ascii(b"be"),
        ascii(b"become"),
        ascii(b"been"),
    ];
    const PAST: &[u64] = &[ascii(b"was"), ascii(b"were")];
    const PERFECT: &[u64] = &[ascii(b"has"), ascii(b"have"), ascii(b"had"), ascii(b"will"), ascii(b"would")];
    let mut t = skip_adverbs(page, at, limit);
    let mut status = None;
    if PERFECT.contains(&page.key(t)) {
        status = match page.key(t) {
            key if key == ascii(b"had") => Some(Status::Former),
            key if key == ascii(b"will") => Some(Status::Future),
            _ => None,
        };
        t = skip_adverbs(page, t + 1, limit);
    }
    let copula = PRESENT.contains(&page.key(t)) || PAST.contains(&page.key(t));
    if copula {
        status = status.or(PAST.contains(&page.key(t)).then_some(Status::Former));
        t = skip_adverbs(page, t + 1, limit);
    }
    if page.key(t) == NOT || t >= limit {
        return None;
    }
    if page.is(t, lexicon::TOOK_OFFICE) && copula {
        t += 1 + usize::from(page.key(t + 1) == AS);
        return Some((t, None, "appointed"));
    }
    if copula && !page.is(t, lexicon::SERVED) {
        return Some((t, status, "copula"));
    }
    let served = page.is(t, lexicon::SERVED);
    let left = page.is(t, lexicon::LEFT_OFFICE);
    if served || left || page.is(t, lexicon::FINITE_VERBS) {
        let from = (t + 1..limit.min(t + 7)).find(|&u| page.key(u) == AS || page.kind(u) != Some(TokenKind::Word))?;
        let past = left || served && page.document.word(t).ends_with("ed");
        return (page.key(from) == AS).then_some((from + 1, past.then_some(Status::Former).or(status), "verb-as-title"));
    }
    None
}

fn skip_adverbs(page: &Page, mut at: usize, limit: usize) -> usize {
    const ADVERBS: &[u64] = &[
        ascii(b"also"),
        ascii(b"now"),
        ascii(b"currently"),
        ascii(b"once"),
        ascii(b"then"),
        ascii(b"still"),
        ascii(b"previously"),
        ascii(b"later"),
        ascii(b"recently"),
        ascii(b"formerly"),
        ascii(b"already"),
        ascii(b"since"),
        ascii(b"first"),
    ];
    while at < limit && ADVERBS.contains(&page.key(at)) {
        at += 1;
    }
    at
}

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
