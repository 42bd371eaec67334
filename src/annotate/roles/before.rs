//! A title before the name: `US Secretary of State John Kerry`, `co-founders Ana Ruiz and Bo Lind`.

use super::list::{self, Prefix};
use super::organization;
use super::page::{Page, REACH};
use super::premodifier;
use super::status::{self, Status};
use super::title::Title;
use super::{Found, Role};
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::Case;
use crate::text::key::ascii;

const AND: u64 = ascii(b"and");
const OF: u64 = ascii(b"of");
const THE: u64 = ascii(b"the");
const FOR: u64 = ascii(b"for");
const NAMED: &[u64] = &[ascii(b"named"), ascii(b"called"), ascii(b"surnamed")];

pub fn find(found: &mut Found, holder: usize) {
    let page = found.page;
    let start = page.names[holder].tokens.start as usize;
    let floor = page.sentence_start(start);
    let mut at = before_honorifics(page, start, floor);
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
    let (mut bare, mut shared) = (false, false);
    while at > floor {
        let Some(mut title) = ending_at(page, at, floor) else { break };
        if is_verb(page, &title, floor) {
            break;
        }
        title.status = status::of_event(page, &title);
        if title.organization.is_none() && !title.plural {
            let office = page.is_office(title.head) || page.is(title.head, lexicon::RANKS);
            let name_end = page.names[holder].tokens.end as usize;
            title.organization = organization::after_name(page, name_end, office)
                .or_else(|| organization::of_phrase(page, title.phrase_start, floor).filter(|_| page.is_office(title.head)))
                .or_else(|| organization::of_subject(page, title.phrase_start, name_end, floor).filter(|_| office));
        }
        if rule == "title-before-name" && found.roles.len() > first {
            // `Acme chairman and chief executive Ana Ruiz`: the second title shares the company of the first.
            let company = title.organization.map(|tokens| page.document.span(tokens));
            let joined = page.key(at) == AND && shared;
            let seeks = |r: &Role| r.status == Status::Candidate;
            found.roles[first..]
                .iter_mut()
                .filter(|r| joined && r.organization.is_none() && !seeks(r))
                .for_each(|r| r.organization = company);
            // `former Acme investor and adviser Ana Ruiz`
            let past = joined && bare && title.status == Status::Former;
            found.roles[first..].iter_mut().filter(|r| past && r.status == Status::Current).for_each(|r| r.status = Status::Former);
        }
        bare = title.tokens.len() == 1;
        shared = bare || page.is_office(title.head) || page.is(title.head, lexicon::EMPLOYEES);
        // `Presidents Ana Ruiz of Norland and Bo Lind of Ostland`
        let several = title.plural && title.organization.is_none() && page.is_office(title.head);
        let own = |holder: usize| {
            let end = page.names[holder].tokens.end as usize;
            let of = several && page.key(end) == OF;
            let placed = |t: usize| page.is_name(t, NameKind::Place) || page.is(t, lexicon::COUNTRIES.with(lexicon::STATES));
            let place = || organization::after_name(page, end, true).filter(|o| placed(o.start as usize));
            Title { organization: title.organization.or_else(|| place().filter(|_| of)), ..title }
        };
        found.add(holder, &own(holder), rule);
        if title.plural || rule == "title-before-colon" {
            // `hopefuls former governor Ana Ruiz and former senator Bo Lind`
            let prefix = if title.plural && found.roles.len() > first + 1 { Prefix::Title } else { Prefix::Nothing };
            for other in list::after(page, holder, prefix) {
                found.add(other, &own(other), "title-before-names");
            }
        }
        match partner(page, &title, floor) {
            Some(end) => at = end,
            None => break,
        }
    }
}

/// The token after the title when `Mr.`, `Sir` and the like stand between it and the name.
fn before_honorifics(page: &Page, start: usize, floor: usize) -> usize {
    let mut at = start;
    while at > floor && page.is(at - 1, lexicon::HONORIFICS) && page.is_capital(at - 1) && page.name(at - 1).is_none() {
        at -= 1;
    }
    // `Chief Minister YS Mohan Reddy`, where the name is taken to begin behind its initials
    let initials = |t: usize| page.case(t) == Case::Upper && page.document.word(t).len() <= 3 && page.words.of(t) == lexicon::Classes::NONE;
    if at > floor + 1 && initials(at - 1) && page.name(at - 1).is_none() && page.head_ending(at - 2) > 0 {
        at -= 1;
    }
    // `actor brother Bo Lind`: what relation a holder is to somebody.
    let relative = at > floor + 1 && page.is(at - 1, lexicon::RELATIVES) && page.head_ending(at - 2) > 0 && !page.is_plural(at - 2);
    at - usize::from(relative)
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
    // `District Nursing Officer (DNO) Ana Ruiz`
    if let Some(open) = acronym(page, last).filter(|&open| open > floor) {
        return ending_at(page, open, floor);
    }
    // `Minister of Justice Ana Ruiz`: what looks like a title is the complement of one.
    let inner = page.key(last) == ascii(b"justice")
        && end > floor + len + 1
        && page.key(end - len - 1) == OF
        && page.head_ending(end - len - 2) > 0;
    // `Minister of Defence Sheikh Hamad Noor`: the rank is a title of its own, and what is before it belongs to another.
    let rank = len > 0 && page.is(last + 1 - len, lexicon::RANKS) && page.is_capital(last);
    if let Some(title) = premodifier::around(page, last, last + 1 - len).filter(|_| rank && follows_complement(page, end - len, floor)) {
        return Some(title);
    }
    if len > 0 && !inner {
        let title = premodifier::around(page, last, floor)?;
        // `editor of the Brandon Observer Ana Ruiz`: so does a name that ends like a title.
        let start = title.phrase_start;
        let inside = start > floor + 3 && page.is_capital(last) && page.key(start - 1) == THE && page.key(start - 2) == OF;
        if !inside || page.head_ending(start - 3) == 0 {
            return Some(title);
        }
    }
    let mut at = last;
    while at > floor && end - at < 9 {
        if LINKS.contains(&page.key(at)) && page.head_ending(at - 1) > 0 {
            let mut title = premodifier::around(page, at - 1, floor)?;
            let office = page.is_office(title.head) && page.key(at) == OF;
            let body = organization::inside(page, at, end).or_else(|| organization::capitals_after(page, at, end));
            let proper = body.is_some() || page.is_capital(title.head) || office || title.organization.is_some() && page.key(at) == OF;
            title.complete(page, end);
            let ends = page.is(last, lexicon::BOUNDARIES) && page.name(last).is_none();
            return (at + 1 < end && proper && !ends).then_some(title);
        }
        let name = page.name(at).filter(|n| n.kind != NameKind::Person);
        let inner = name.is_some()
            || page.is_capital(at) && !page.is(at, lexicon::FINITE_VERBS)
            || page.modifier_ending(at) > 0
            || premodifier::is_plain_noun(page, at)
            || at == last && len > 0
            || [OF, FOR, AND, THE, ascii(b"&")].contains(&page.key(at));
        if !inner || page.is_name(at, NameKind::Person) {
            return None;
        }
        at -= 1;
    }
    None
}

/// Whether the words before `end` are the complement of a title: `Minister of Defence`.
fn follows_complement(page: &Page, end: usize, floor: usize) -> bool {
    let capital = |t: usize| page.is_capital(t) || [AND, THE].contains(&page.key(t));
    let of = (floor..end).rev().take(REACH).find(|&t| !capital(t)).filter(|&t| t > floor && t + 1 < end);
    let placed = || organization::country_ending(page, end, floor).is_some() || page.is_name(end.saturating_sub(1), NameKind::Place);
    of.is_some_and(|of| page.key(of) == OF && page.head_ending(of - 1) > 0 && page.is_capital(of - 1)) && !placed()
}

/// The opening bracket of an acronym in brackets that ends at `close`.
pub fn acronym(page: &Page, close: usize) -> Option<usize> {
    let open = close.checked_sub(2).filter(|&open| page.is_mark(close, &[")"]) && page.is_mark(open, &["("]))?;
    (page.case(open + 1) == Case::Upper && page.document.word(open + 1).len() > 1).then_some(open)
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

/// The end of a second title: one that is joined to this one by `and`, or that this one follows as a title of its
/// own (`police spokesman Lt. Bo Lind`, `presidential candidate former Governor Ana Ruiz`).
fn partner(page: &Page, title: &Title, floor: usize) -> Option<usize> {
    let start = title.tokens.start as usize;
    // `Chief Minister Datuk Seri Dr Ana Ruiz`
    let courtesies = (floor..title.phrase_start).rev().take_while(|&t| page.is(t, lexicon::HONORIFICS) && page.is_capital(t)).count();
    let begin = title.phrase_start - if page.is_rank(start) { courtesies } else { 0 };
    if begin <= floor + 1 || title.determined || title.plural {
        return None;
    }
    let joint = begin - 1;
    if page.key(joint) == AND && !page.is_plural(joint - 1) {
        // `with Ana Ruiz as its head and the mayor Bo Lind`
        let letters = page.is(joint - 1, lexicon::POST_NOMINALS) && joint > floor + 1 && page.is_name(joint - 2, NameKind::Person);
        let of_another = letters || (floor.max(joint.saturating_sub(4))..joint).any(|t| page.key(t) == ascii(b"as"));
        return (!of_another).then_some(joint);
    }
    // `his rival Foreign Minister Bo Lind`: what one is to another is no title beside an office.
    const RELATIONS: &[u64] = &[ascii(b"partner"), ascii(b"ally"), ascii(b"companion"), ascii(b"critic"), ascii(b"mentor")];
    if RELATIONS.contains(&page.key(joint)) {
        return None;
    }
    if begin < title.phrase_start && page.head_ending(begin - 1) > 0 {
        return Some(begin);
    }
    if begin == start && page.is_rank(start) && follows_complement(page, begin, floor) {
        return Some(begin);
    }
    let opens = begin < start || page.is_rank(start) || page.is_capital(start) && !page.is_capital(joint);
    (page.head_ending(joint) > 0 && opens).then_some(begin)
}
