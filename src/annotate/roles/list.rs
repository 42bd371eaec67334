//! Several holders of one title: `ministers Ana Ruiz and Bo Lind`, `candidates elected were Ana Ruiz of the Harbour
//! Party and the Greens' Bo Lind`, `leaders such as Ana Ruiz`.

use super::Found;
use super::complement;
use super::page::{Page, REACH};
use super::premodifier::{self, is_determiner};
use super::status;
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::TokenKind;
use crate::text::key::ascii;

const AND: u64 = ascii(b"and");
const OR: u64 = ascii(b"or");
const OF: u64 = ascii(b"of");
const AS: u64 = ascii(b"as");
/// How many names may share a title.
const HOLDERS: usize = 30;
/// How many tokens may stand before a name of a list: `the pan-democratic camp's`.
const PREFIX: usize = 8;
/// How far from its title a list may begin: `candidates elected in this district were`.
const GAP: usize = 8;

/// Finds titles in the plural whose holders are told after a verb, `including`, `such as` or a colon.
pub fn find(found: &mut Found) {
    let page = found.page;
    for head in (0..page.document.tokens.len()).filter(|&t| page.is_plural(t)) {
        let limit = page.sentence_end(head);
        if RELATIONS.contains(&page.document.word(head)) {
            continue;
        }
        let Some(link) = link(page, head, limit) else { continue };
        let holders = holders(page, link.at, limit, link.prefix);
        if holders.len() < link.least {
            continue;
        }
        let Some(title) = premodifier::around(page, head, page.sentence_start(head)) else { continue };
        for holder in holders {
            found.add(holder, &title, "titles-including-name");
        }
    }
}

/// What people are to others, rather than what they do.
const RELATIONS: &[&str] = &["critics", "allies", "partners", "companions", "opponents", "stars", "fans"];

/// What may stand before each name of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Prefix {
    /// Nothing but courtesies.
    Nothing,
    /// What it belongs to: `the Greens' Bo Lind`.
    Owner,
    /// A title of its own.
    Title,
}

/// What joins a title with the list of its holders.
struct Link {
    /// Where the list begins.
    at: usize,
    /// How many names it must have to be believed.
    least: usize,
    /// What its names may have before them.
    prefix: Prefix,
}

fn link(page: &Page, head: usize, limit: usize) -> Option<Link> {
    const INCLUDE: &[u64] = &[ascii(b"including"), ascii(b"include"), ascii(b"includes"), ascii(b"included")];
    const BE: &[u64] = &[ascii(b"were"), ascii(b"are")];
    // Names that have titles of their own hold this one only if it says what they stand for.
    let named = if page.is(head, lexicon::CANDIDATES) { Prefix::Title } else { Prefix::Owner };
    let mut at = complement::end(page, head + 1, limit.min(head + REACH));
    at += usize::from(page.is_comma(at) && (INCLUDE.contains(&page.key(at + 1)) || page.key(at + 2) == AS));
    // `elected in this district`, `who stood again`
    let clause = page.document.word(at).ends_with("ed") || page.key(at) == ascii(b"who");
    let gap = if clause { GAP } else { 0 };
    for t in at..limit.min(at + gap + 1) {
        let key = page.key(t);
        let colon = page.is_mark(t, &[":"]);
        if key == ascii(b"such") && page.key(t + 1) == AS {
            return Some(Link { at: t + 2, least: 1, prefix: named });
        }
        if INCLUDE.contains(&key) || colon {
            return Some(Link { at: t + 1, least: 1 + usize::from(colon), prefix: if colon { Prefix::Title } else { named } });
        }
        if key == ascii(b"like") {
            return Some(Link { at: t + 1, least: 2, prefix: named });
        }
        if BE.contains(&key) {
            return Some(Link { at: t + 1 + usize::from(page.is_mark(t + 1, &[":"])), least: 2, prefix: Prefix::Title });
        }
        if page.kind(t) == Some(TokenKind::Punctuation) || page.is_name(t, NameKind::Person) {
            return None;
        }
    }
    None
}

/// The names that are coordinated with the name at `holder` and follow it: `A, B (of C) and D`.
pub fn after(page: &Page, holder: usize, prefix: Prefix) -> Vec<usize> {
    let start = page.names[holder].tokens.start as usize;
    let mut names = holders(page, start, page.sentence_end(start), prefix);
    names.retain(|&name| name != holder);
    names
}

/// The names of the list that begins at `at`.
fn holders(page: &Page, mut at: usize, limit: usize, prefix: Prefix) -> Vec<usize> {
    let mut names = Vec::new();
    while names.len() < HOLDERS {
        let Some(name) = item(page, at, limit, prefix) else { break };
        names.push(name);
        let end = after_item(page, page.names[name].tokens.end as usize, limit);
        at = end + usize::from(page.is_comma(end) || page.is_mark(end, &[";"]));
        at += usize::from(page.key(at) == AND || page.key(at) == OR || page.is_mark(at, &["&"]));
        if at == end {
            break;
        }
    }
    names
}

/// The name of one item of a list, behind what may stand before it.
fn item(page: &Page, at: usize, limit: usize, prefix: Prefix) -> Option<usize> {
    for t in at..limit.min(at + PREFIX) {
        if let Some(name) = page.name_index(t)
            && page.names[name].kind == NameKind::Person
        {
            let owner = page.is_possessive(page.names[name].tokens.end as usize);
            return (page.names[name].tokens.start as usize == t && !owner).then_some(name);
        }
        let courtesy = page.is(t, lexicon::HONORIFICS);
        let owner = prefix != Prefix::Nothing && (page.name(t).is_some() || page.is_possessive(t) || page.is_hyphen(t));
        let title = page.head_ending(t) > 0 || page.modifier_ending(t) > 0 || status::told_by(page, t).is_some();
        let titled =
            prefix == Prefix::Title && (title || page.key(t) == OF || is_determiner(page, t) || complement::in_noun_phrase(page, t, at));
        if !(courtesy || owner || titled) || page.is_plural(t) {
            return None;
        }
    }
    None
}

/// The token after what may follow a name of a list: brackets, a party, a town.
pub fn after_item(page: &Page, at: usize, limit: usize) -> usize {
    let at = after_brackets(page, at, limit);
    let end = affiliation(page, at);
    if end > at { after_brackets(page, end, limit) } else { at }
}

/// The token after `of Acme` or `from the Harbour Party` that begins at `at`.
fn affiliation(page: &Page, at: usize) -> usize {
    if page.key(at) != OF && page.key(at) != ascii(b"from") {
        return at;
    }
    let first = at + 1 + usize::from(page.key(at + 1) == ascii(b"the"));
    page.name(first).filter(|n| n.kind != NameKind::Person).map_or(at, |n| n.tokens.end as usize)
}

/// The token after a stretch in round brackets that begins at `at`.
pub fn after_brackets(page: &Page, at: usize, end: usize) -> usize {
    if !page.is_mark(at, &["("]) {
        return at;
    }
    (at + 1..end.min(at + 12)).find(|&t| page.is_mark(t, &[")"])).map_or(at, |close| close + 1)
}
