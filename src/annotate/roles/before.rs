//! A title before the name: `US Secretary of State John Kerry`, `co-founders Ana Ruiz and Bo Lind`.

use super::Found;
use super::organization;
use super::page::Page;
use super::premodifier;
use super::title::Title;
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::key::ascii;
use crate::text::{Case, Indices};

const AND: u64 = ascii(b"and");
const OR: u64 = ascii(b"or");
const OF: u64 = ascii(b"of");
const FOR: u64 = ascii(b"for");
const NAMED: &[u64] = &[ascii(b"named"), ascii(b"called"), ascii(b"surnamed")];
/// How many names may share a title in the plural.
const HOLDERS: usize = 30;

pub fn find(found: &mut Found, holder: usize) {
    let page = found.page;
    let start = page.names[holder].tokens.start as usize;
    let floor = page.sentence_start(start);
    let mut at = before_honorifics(page, start, floor);
    including(found, holder, at, floor);
    let mut rule = "title-before-name";
    if at > floor + 1 && page.is_mark(at - 1, &[":"]) && page.head_ending(at - 2) > 0 {
        at -= 1;
        rule = "title-before-colon";
    }
    // `a cleric named Ana Ruiz`
    if at > floor + 1 && NAMED.contains(&page.key(at - 1)) && page.head_ending(at - 2) > 0 && !page.is_plural(at - 2) {
        at -= 1;
        rule = "title-named-name";
    }
    let first = found.roles.len();
    while at > floor {
        let Some(mut title) = ending_at(page, at, floor) else { break };
        if is_verb(page, &title, floor) {
            break;
        }
        let next = title.tokens.start as usize;
        if title.organization.is_none() && !title.plural && page.is(title.head, lexicon::OFFICES.with(lexicon::RANKS)) {
            title.organization = organization_after(page, page.names[holder].tokens.end as usize);
        }
        if rule == "title-before-name" && found.roles.len() > first {
            // `Acme chairman and chief executive Ana Ruiz`: the second title shares the company of the first.
            let company = title.organization.map(|tokens| page.document.span(tokens));
            let joined = page.key(at) == AND;
            found.roles[first..].iter_mut().filter(|r| joined && r.organization.is_none()).for_each(|r| r.organization = company);
        }
        found.add(holder, &title, rule);
        if title.plural || rule == "title-before-colon" {
            for other in coordinated(page, holder) {
                found.add(other, &title, "title-before-names");
            }
        }
        match partner(page, next, &title, floor) {
            Some(end) => at = end,
            None => break,
        }
    }
}

/// `leaders such as Ana Ruiz and Bo Lind`, `board members include Ana Ruiz`
fn including(found: &mut Found, holder: usize, at: usize, floor: usize) {
    const LIKE: &[u64] = &[ascii(b"including"), ascii(b"include"), ascii(b"includes"), ascii(b"included"), ascii(b"like")];
    let page = found.page;
    let Some(last) = at.checked_sub(1).filter(|&last| last > floor + 1) else { return };
    let mut end = match page.key(last) {
        key if key == ascii(b"as") && page.key(last - 1) == ascii(b"such") => last - 1,
        key if LIKE.contains(&key) => last,
        // `The candidates elected were Ana Ruiz and Bo Lind.`
        key if key == ascii(b"were") || key == ascii(b"are") => last - usize::from(page.document.word(last - 1).ends_with("ed")),
        _ => return,
    };
    end -= usize::from(page.is_comma(end - 1));
    if end <= floor || !page.is_plural(end - 1) {
        return;
    }
    let Some(title) = premodifier::around(page, end - 1, floor) else { return };
    found.add(holder, &title, "titles-including-name");
    for other in coordinated(page, holder) {
        found.add(other, &title, "titles-including-name");
    }
}

/// The token after the title when `Mr.`, `Sir` and the like stand between it and the name.
fn before_honorifics(page: &Page, start: usize, floor: usize) -> usize {
    let mut at = start;
    while at > floor && page.is(at - 1, lexicon::HONORIFICS) && page.is_capital(at - 1) && page.name(at - 1).is_none() {
        at -= 1;
    }
    at
}

/// The title that ends just before `end`: at its head, or at its complement (`head of Acme Ana Ruiz`).
fn ending_at(page: &Page, end: usize, floor: usize) -> Option<Title> {
    const BARE: &[u64] = &[ascii(b"dr"), ascii(b"prof"), ascii(b"rev"), ascii(b"fr"), ascii(b"drs")];
    let last = end - 1;
    if BARE.contains(&page.key(last)) {
        return premodifier::around(page, last, last);
    }
    const LINKS: &[u64] = &[OF, FOR, ascii(b"at"), ascii(b"in"), ascii(b"to"), ascii(b"on")];
    let len = page.head_ending(last);
    // `Minister of Justice Ana Ruiz`: what looks like a title is the complement of one.
    let inner = end > floor + len + 1 && page.key(end - len - 1) == OF && page.head_ending(end - len - 2) > 0;
    if len > 0 && !inner {
        return premodifier::around(page, last, floor);
    }
    let mut at = last;
    while at > floor && end - at < 9 {
        if LINKS.contains(&page.key(at)) && page.head_ending(at - 1) > 0 {
            let mut title = premodifier::around(page, at - 1, floor)?;
            let proper = organization::inside(page, at, end).is_some() || page.is_capital(title.head);
            title.complete(page, end);
            let ends = page.is(last, lexicon::BOUNDARIES) && page.name(last).is_none();
            return (at + 1 < end && proper && !ends).then_some(title);
        }
        let name = page.name(at).filter(|n| n.kind != NameKind::Person);
        let inner = name.is_some()
            || page.is_capital(at) && !page.is(at, lexicon::FINITE_VERBS)
            || page.modifier_ending(at) > 0
            || inner && at == last
            || [OF, FOR, AND, ascii(b"the"), ascii(b"&")].contains(&page.key(at));
        if !inner || page.is_name(at, NameKind::Person) {
            return None;
        }
        at -= 1;
    }
    None
}

/// Words after which a verb stands.
const SUBJECTS: &[u64] = &[
    ascii(b"which"),
    ascii(b"who"),
    ascii(b"that"),
    ascii(b"it"),
    ascii(b"he"),
    ascii(b"she"),
    ascii(b"they"),
    ascii(b"also"),
    ascii(b"now"),
];

/// Ranks that are other words in lower case: `private email`.
const LOOSE: &[u64] = &[ascii(b"private"), ascii(b"general"), ascii(b"major"), ascii(b"chief"), ascii(b"fellow")];

/// Whether the title is rather a verb: `to host Ana Ruiz`, `will coach Bo Lind`.
fn is_verb(page: &Page, title: &Title, floor: usize) -> bool {
    let start = title.tokens.start as usize;
    let single = title.tokens.len() == 1 && page.case(start) == Case::Lower;
    if single && LOOSE.contains(&page.key(start)) {
        return true;
    }
    single
        && start > floor
        && (page.is(start - 1, lexicon::AUXILIARIES) || SUBJECTS.contains(&page.key(start - 1)))
        && title.organization.is_none()
}

/// The end of a second title that is joined to this one by `and`, or that stands before a plain `Dr.`.
fn partner(page: &Page, start: usize, title: &Title, floor: usize) -> Option<usize> {
    if start <= floor + 1 || title.determined || title.plural {
        return None;
    }
    let joint = start - 1;
    if page.key(joint) == AND && page.head_ending(joint - 1) > 0 && !page.is_plural(joint - 1) {
        return Some(joint);
    }
    let rank = title.tokens.len() == 1 && page.is(title.head, lexicon::RANKS);
    (rank && page.head_ending(joint) > 0).then_some(start)
}

/// The names that are coordinated with the name at `holder` and follow it: `A, B (of C) and D`.
pub fn coordinated(page: &Page, holder: usize) -> Vec<usize> {
    let mut holders = Vec::new();
    let mut at = page.names[holder].tokens.end as usize;
    let end = page.sentence_end(at.saturating_sub(1));
    while at < end && holders.len() < HOLDERS {
        at = after_brackets(page, affiliation(page, at), end);
        let from = at;
        at += usize::from(page.is_comma(at));
        at += usize::from(page.key(at) == AND || page.key(at) == OR || page.is_mark(at, &["&"]));
        let Some(next) = page.name_index(at).filter(|&i| at > from && page.names[i].kind == NameKind::Person) else { break };
        holders.push(next);
        at = page.names[next].tokens.end as usize;
    }
    holders
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

/// What stands after the name and tells where the title belongs: `of Vermont`, `(D-Mass.)`, `, R-Ariz.,`.
fn organization_after(page: &Page, end: usize) -> Option<Indices> {
    if page.key(end) == OF {
        let first = end + 1 + usize::from(page.key(end + 1) == ascii(b"the"));
        let name = page.name(first).filter(|n| n.kind != NameKind::Person).map(|n| n.tokens);
        return name.or_else(|| organization::inside(page, first, first + 1));
    }
    let opens = page.is_mark(end, &["("]) || page.is_comma(end);
    let party = page.case(end + 1) == Case::Upper && page.document.word(end + 1).len() <= 3 && page.is_mark(end + 2, &["-", "‐", "–"]);
    (opens && party && page.is(end + 3, lexicon::STATE_ABBREVIATIONS.with(lexicon::STATES)))
        .then(|| Indices::new(end as u32 + 3, end as u32 + 4))
}
