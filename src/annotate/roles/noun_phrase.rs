//! A noun phrase of titles, read from its beginning: `the founder and former chairman of Acme`.

use super::apposition;
use super::complement;
use super::page::{Page, REACH};
use super::premodifier::{self, is_determiner};
use super::status::{self, Status};
use super::title::Title;
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::key::ascii;
use crate::text::{Case, TokenKind};

const AND: u64 = ascii(b"and");
const AMPERSAND: u64 = ascii(b"&");
const OF: u64 = ascii(b"of");
const THE: u64 = ascii(b"the");
const TURNED: u64 = ascii(b"turned");

/// The titles of a noun phrase that begins at `start`, in order: `the founder and former chairman of Acme`.
///
/// Returns the token after the phrase; none if there is no title, or if the title belongs to a name that
/// follows it (`..., spokeswoman Ana Ruiz said`).
pub fn titles(page: &Page, start: usize, limit: usize) -> Option<(Vec<Title>, usize)> {
    let mut titles: Vec<Title> = Vec::new();
    let mut at = after_relation(page, start, limit);
    while titles.len() < 6 {
        let Some((title, end)) = single(page, at, limit) else { break };
        // `as mayor of Ostrava, auditors said`: the subject of another clause.
        let subject = page.is_comma(at.wrapping_sub(1)) && at > start && !apposition::closes(page, end, limit);
        if subject {
            break;
        }
        titles.push(title);
        at = end;
        let comma = page.is_comma(at);
        let joint = at + usize::from(comma);
        let next = joint + usize::from(page.key(joint) == AND || page.key(joint) == AMPERSAND);
        if next == at || next >= limit {
            break;
        }
        at = next;
    }
    // `a former first lady, secretary of state and senator`
    let former = titles.first().is_some_and(|title| title.status == Status::Former);
    for title in titles.iter_mut().skip(1).filter(|title| former && title.status == Status::Current && !title.determined) {
        let office = page.is_office(title.head) || page.is(title.head, lexicon::RANKS);
        if office && title.phrase_start == title.tokens.start as usize && title.tokens.end as usize == title.head + 1 {
            title.status = Status::Former;
        }
    }
    let last = titles.last()?;
    let end = last.tokens.end as usize;
    let whole = titles.iter().rev().find_map(|t| t.organization.filter(|o| o.start as usize > t.head));
    // `founder and chairman of Acme`: a title with a complement of its own shares nobody's.
    for title in titles.iter_mut().filter(|t| t.tokens.end as usize == t.head + 1 && shares(page, t)) {
        title.organization = title.organization.or(whole);
    }
    let (first, owned) = titles.first().map(|t| (t.organization, t.tokens.end as usize == t.head + 1))?;
    // `a former Acme correspondent and the author of several novels`
    let bare = |t: &Title| t.tokens.end as usize == t.head + 1 && page.key(t.head + 1) != OF;
    for title in titles.iter_mut().filter(|t| bare(t) && (owned || shares(page, t))) {
        title.organization = title.organization.or(first);
    }
    Some((titles, end))
}

/// The token after what one is to a relative: `brother of Bo Lind and` head of Acme.
fn after_relation(page: &Page, start: usize, limit: usize) -> usize {
    let Some(of) = (start..limit.min(start + 4)).find(|&t| page.is(t, lexicon::RELATIVES) && page.key(t + 1) == OF).map(|t| t + 1) else {
        return start;
    };
    let name = (of + 1..limit.min(of + 5)).find_map(|t| page.name(t).filter(|n| n.kind == NameKind::Person));
    name.map(|n| n.tokens.end as usize).filter(|&and| page.key(and) == AND).map_or(start, |and| and + 1)
}

/// Whether a title can share what a later one belongs to: `founder and chairman of Acme`, but not `economist and
/// director of the museum`.
fn shares(page: &Page, title: &Title) -> bool {
    const RUNNERS: &[u64] = &[
        ascii(b"director"),
        ascii(b"owner"),
        ascii(b"editor"),
        ascii(b"publisher"),
        ascii(b"proprietor"),
        ascii(b"partner"),
        ascii(b"shareholder"),
        ascii(b"producer"),
        ascii(b"ceo"),
    ];
    let bare = title.tokens.len() == page.head_ending(title.head);
    let office = page.is_office(title.head) || page.is(title.head, lexicon::RANKS) || RUNNERS.contains(&page.key(title.head));
    bare && office || title.plural
}

/// One title of a noun phrase that begins at `start`, with its complement.
fn single(page: &Page, start: usize, limit: usize) -> Option<(Title, usize)> {
    let head = head_from(page, start, limit)?;
    // `a host of celebrities`, `one count of fraud`
    let amount = page.key(head) == ascii(b"host") && page.key(head.wrapping_sub(1)) == ascii(b"a")
        || page.key(head) == ascii(b"count") && page.case(head) == Case::Lower;
    if amount && page.key(head + 1) == OF {
        return None;
    }
    let mut title = premodifier::around(page, head, start)?;
    let end = complement::end(page, head + 1, limit);
    if page.is_name(end, NameKind::Person) && end < limit {
        return None;
    }
    if end > head + 1 {
        title.complete(page, end);
    }
    // `the starlet-turned-first lady`
    let turned = page.is_hyphen(end) && page.key(end + 1) == TURNED;
    if title.status == Status::Current && (turned || status::at_the_time(page, end)) {
        title.status = Status::Former;
    }
    Some((title, end))
}

/// The head of the noun phrase that begins at `start`: the last title before the phrase ends.
fn head_from(page: &Page, start: usize, limit: usize) -> Option<usize> {
    let mut found = None;
    let mut t = start;
    // `..., resigned and`: a verb of the sentence, no phrase.
    if page.case(start) == Case::Lower && page.document.word(start).ends_with("ed") && status::told_by(page, start).is_none() {
        return None;
    }
    while t < limit.min(start + REACH / 2) {
        if page.is_name(t, NameKind::Person) && !page.is_possessive(page.name(t)?.tokens.end as usize) {
            // The title belongs to the name that follows it.
            return found.filter(|&head| head + 1 < t);
        }
        // `son of the founder`
        if page.is(t, lexicon::RELATIVES) && page.key(t + 1) == OF {
            return None;
        }
        if let Some(last) = page.long_head(t).filter(|&last| last < limit) {
            found = Some(last);
            t = last;
        } else if page.head_ending(t) > 0 && t + 1 >= start + page.head_ending(t) {
            found = Some(t);
        } else if let Some(name) = page.name(t).filter(|n| n.kind != NameKind::Other) {
            t = name.tokens.end as usize;
            continue;
        } else if found.is_some() && !page.is_hyphen(t) {
            // What follows the head must end the phrase, or go on to a longer title.
            let open = page.kind(t) == Some(TokenKind::Word) && complement::in_noun_phrase(page, t, start);
            if !open {
                break;
            }
        } else if !is_determiner(page, t)
            && !page.is_possessive(t)
            && status::told_by(page, t).is_none()
            && !complement::in_noun_phrase(page, t, start)
            && (found.is_some() || !is_determiner(page, start) || !participle(page, t))
            && !inner(page, t)
        {
            break;
        }
        t += 1;
    }
    let head = found?;
    let next = head + 1;
    // `a private-banking firm`
    if page.is_hyphen(next) && page.key(next + 1) != TURNED {
        return None;
    }
    let ends =
        next >= limit || page.kind(next) != Some(TokenKind::Word) || page.is(next, lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS)) || {
            let word = page.document.word(next);
            ["ing", "ed", "ly", "wards"].iter().any(|ending| word.ends_with(ending)) || TIMES.contains(&page.key(next))
        };
    ends.then_some(head)
}

/// Words that begin a time after a title: `resigned as chairman last year`.
const TIMES: &[u64] = &[ascii(b"last"), ascii(b"next"), ascii(b"late"), ascii(b"early"), ascii(b"full"), ascii(b"part")];

/// Whether a word looks like a participle: `a certified planner`.
fn participle(page: &Page, token: usize) -> bool {
    let word = page.document.word(token);
    page.case(token) == Case::Lower && (word.ends_with("ed") || word.ends_with("ing")) && !page.is(token, lexicon::FINITE_VERBS)
}

/// Words that may stand between the start of a noun phrase and its head though they end others.
fn inner(page: &Page, token: usize) -> bool {
    const WORDS: &[u64] =
        &[AND, THE, ascii(b"most"), ascii(b"also"), ascii(b"one"), OF, AMPERSAND, ascii(b"very"), ascii(b"more"), ascii(b"then")];
    WORDS.contains(&page.key(token))
}
