//! A title as predicate or appointment: `Ana Ruiz is the mayor of Ostrava`, `appointed Bo Lind as chairman`.

use super::Found;
use super::Status;
use super::apposition;
use super::list;
use super::noun_phrase;
use super::page::{Page, REACH};
use super::title::Title;
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
    if page.key(end) == AS {
        return;
    }
    let mut at = list::after_item(page, end, limit);
    if let Some(after) = after_apposition(page, at, limit) {
        at = after;
    }
    let start = page.names[holder].tokens.start as usize;
    let clause = (page.sentence_start(start).max(start.saturating_sub(6))..start).rev().take_while(|&t| !page.is_comma(t));
    if clause.into_iter().any(|t| SUPPOSED.contains(&page.key(t))) {
        return;
    }
    let comma = page.is_comma(at);
    if comma && (page.key(at + 1) == WHO || [ascii(b"is"), ascii(b"was")].contains(&page.key(at + 1))) {
        at += 1 + usize::from(page.key(at + 1) == WHO);
    } else if page.key(at) == WHO {
        at += 1;
    }
    if let Some((start, status, rule)) = verb(page, at, limit) {
        add(found, holder, start, limit, status, rule);
        several(found, holder, start, limit, status);
    } else if let Some(at) = second_verb(page, end, limit)
        && let Some((start, status, rule)) = verb(page, at, limit)
    {
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
    let other = |t: usize| is_person(t) && !tokens.range().contains(&t);
    let he = |t: usize| {
        let pronoun = page.key(t) == ascii(b"he") || page.key(t) == ascii(b"she");
        pronoun && !t.checked_sub(1).is_some_and(|t| SUPPOSED.contains(&page.key(t)))
    };
    if let Some(at) = (end..next.min(end + REACH)).find(|&t| he(t)).filter(|&at| !(first..at).any(other))
        && let Some((start, status, _)) = verb(page, at + 1, next)
    {
        clause(found, holder, start, next, status);
    }
    if (first..next).any(other) {
        return;
    }
    let mut at = next;
    for _ in 0..SENTENCES {
        let limit = page.sentence_end(at);
        let Some(subject) = (at..limit.min(at + 6)).find(|&t| he(t)) else { return };
        let alone = !(at..limit.min(subject + 4)).any(is_person);
        if let Some((start, status, _)) = verb(page, subject + 1, limit).filter(|_| alone) {
            add(found, holder, start, limit, status, "pronoun-is-title");
        }
        if !alone || (at..limit).any(is_person) {
            return;
        }
        at = limit;
    }
}

/// The title of a clause inside a sentence that goes on after it: `the phone she used while she was mayor rang`.
fn clause(found: &mut Found, holder: usize, start: usize, limit: usize, status: Option<Status>) {
    let page = found.page;
    let Some((titles, end)) = noun_phrase::titles(page, start, limit) else { return };
    let office = titles.iter().all(|t| page.is_office(t.head));
    if office || apposition::closes(page, end, limit) {
        hold(found, holder, titles, status, "pronoun-is-title");
    }
}

/// How many sentences after the name a pronoun is followed through.
const SENTENCES: usize = 3;

const SUPPOSED: &[u64] = &[ascii(b"if"), ascii(b"whether"), ascii(b"unless")];

/// Where a second verb of being begins whose subject is the name that ends at `end`: `came second and became the`.
fn second_verb(page: &Page, end: usize, limit: usize) -> Option<usize> {
    const BECOME: &[u64] = &[ascii(b"becomes"), ascii(b"became"), ascii(b"becoming"), ascii(b"remains"), ascii(b"remained")];
    let near = (end..limit.min(end + REACH)).take_while(|&t| !page.is_name(t, NameKind::Person));
    let joined = |t: usize| page.key(t - 1) == ascii(b"and") || page.is_comma(t - 1);
    near.skip(1).find(|&t| joined(t) && BECOME.contains(&page.key(t)))
}

/// The token after an apposition between commas.
fn after_apposition(page: &Page, at: usize, limit: usize) -> Option<usize> {
    if !page.is_comma(at) || page.key(at + 1) == WHO {
        return None;
    }
    let end = (at + 1..limit.min(at + 16)).find(|&t| page.is_comma(t))?;
    // `Ana Ruiz, Bo Lind and Ivo Lund, who`; `than Ana Ruiz," said Bo Lind, who`
    let other = page.is_name(at + 1, NameKind::Person) || (at + 1..end).any(|t| SAID.contains(&page.key(t)) || page.is_mark(t, QUOTES));
    (!other && end + 1 < limit).then_some(end + 1)
}

const SAID: &[u64] = &[ascii(b"said"), ascii(b"says"), ascii(b"told")];
const QUOTES: &[&str] = &["\"", "“", "”", "''", "``"];

/// `Ana Ruiz is one of the organizers`, `Ana Ruiz and Bo Lind were among the founders`
fn several(found: &mut Found, holder: usize, start: usize, limit: usize, status: Option<Status>) {
    const SOME: &[&str] = &["just", "some", "of", "the", "among", "both", "one", "two", "three", "all"];
    let page = found.page;
    let first = (start..limit.min(start + 6)).find(|&t| !SOME.contains(&page.document.word(t))).unwrap_or(start);
    let one = first > start + 1 && ["one", "among"].contains(&page.document.word(start));
    let Some((titles, end)) = noun_phrase::titles(page, first, limit) else { return };
    let mut holders = apposition::coordinated_before(page, holder);
    if !one && holders.is_empty() || !apposition::closes(page, end, limit) {
        return;
    }
    holders.push(holder);
    for title in titles.into_iter().filter(|t| t.plural) {
        // `were some of the actors at the fair`: what they are, whenever they were there.
        let status = if title.status == Status::Current && one { status.unwrap_or_default() } else { title.status };
        for &holder in &holders {
            found.add(holder, &Title { status, ..title }, "copula");
        }
    }
}

/// Adds the titles of the phrase at `start`.
pub fn add(found: &mut Found, holder: usize, start: usize, limit: usize, status: Option<Status>, rule: &'static str) {
    let Some((titles, end)) = noun_phrase::titles(found.page, start, limit) else { return };
    if apposition::closes(found.page, end, limit) {
        hold(found, holder, titles, status, rule);
    }
}

/// Adds titles with the status that the verb gives.
pub fn hold(found: &mut Found, holder: usize, titles: Vec<Title>, status: Option<Status>, rule: &'static str) {
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
        ascii(b"becoming"),
        ascii(b"remain"),
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
    // `she would be a good mayor`
    if page.key(t) == ascii(b"would") && page.key(t + 1) == ascii(b"be") {
        return None;
    }
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
        let stays = page.key(t) == ascii(b"remain");
        status = status.filter(|_| !stays);
        t = skip_adverbs(page, t + 1, limit);
        t += usize::from(page.key(t) == AS);
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
