//! The grammar of titles.
//!
//! A title is a head with what belongs to it: `deputy foreign minister`, `Acme's chief executive`,
//! `professor of law at Ostrava University`. Its bounds are minimal: no determiner, no status word, no praise.

use super::Status;
use super::page::{Page, REACH};
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::key::ascii;
use crate::text::{Case, Indices, TokenKind};

const AND: u64 = ascii(b"and");
const AMPERSAND: u64 = ascii(b"&");
const OF: u64 = ascii(b"of");
const FOR: u64 = ascii(b"for");
const THE: u64 = ascii(b"the");
const ELECT: u64 = ascii(b"elect");
const DESIGNATE: u64 = ascii(b"designate");

/// A title as it stands.
#[derive(Clone, Copy, Debug)]
pub struct Title {
    /// The whole title.
    pub tokens: Indices,
    /// The last token of its head.
    pub head: usize,
    /// What it belongs to.
    pub organization: Option<Indices>,
    /// Whether the holder holds it now.
    pub status: Status,
    /// Whether it stands for several people.
    pub plural: bool,
    /// The first token of the noun phrase: with determiner, owner and status words.
    pub phrase_start: usize,
    /// Whether a determiner, an owner or a name begins the phrase.
    pub determined: bool,
}

impl Title {
    /// Adds the complement that ends at `end`. What it names is what the title belongs to, unless that is a
    /// place only and something stands before the head (`UN envoy for Yemen`).
    pub fn complete(&mut self, page: &Page, end: usize) {
        self.tokens.end = end as u32;
        let named = organization_in(page, self.head + 1, end);
        let place = named.is_some_and(|n| page.name(n.start as usize).is_none_or(|n| n.kind == NameKind::Place));
        let of = page.key(self.head + 1) == OF;
        self.organization = if place && !of { self.organization.or(named) } else { named.or(self.organization) };
    }
}

/// The title whose last token before its complement is `head`, with nothing before `floor`.
///
/// Walks left over what may stand before a head, and notes status words and the owner.
pub fn around(page: &Page, head: usize, floor: usize) -> Option<Title> {
    let len = page.head_ending(head);
    let mut start = (head + 1).checked_sub(len).filter(|&start| len > 0 && start >= floor)?;
    let mut status = status_of_head(page, start, head);
    let floor = floor.max(head.saturating_sub(REACH));
    let mut pending = None;
    let mut at = start;
    let mut owner = None;
    let mut determined = false;
    let capital = page.is_capital(start);
    let mut closed = false;
    while at > floor {
        let before = at - 1;
        if page.is_possessive(before) {
            owner = page.name(before.wrapping_sub(1)).filter(|n| n.tokens.start as usize >= floor).map(|n| n.tokens);
            owner = owner.or_else(|| country_ending(page, before, floor));
            determined = true;
            break;
        }
        if let Some(new) = status_word(page, before) {
            status = if status == Status::Candidate { status } else { new.unwrap_or(status) };
            closed = true;
            at = before;
            continue;
        }
        let Some(next) = step(page, before, floor, capital) else {
            determined |= is_determiner(page, before);
            // Unknown words count only in a phrase that something opens.
            if !determined && !closed && !capital && pending.is_none() && is_plain_noun(page, before) {
                pending = Some(start);
                at = before;
                start = before;
                continue;
            }
            break;
        };
        at = next;
        if !closed && pending.is_none() {
            start = next;
        } else if closed && pending.is_none() && country_ending(page, before + 1, floor).is_none() && page.name(before).is_none() {
            break;
        } else if closed {
            // `US former president`: the country is no part of the title, but it is what it belongs to.
            owner = Some(Indices::new(next as u32, before as u32 + 1));
        }
    }
    if let Some(known) = pending
        && !determined
    {
        start = known;
    }
    while start < head + 1 - len && (page.is_mark(start, &["-"]) || page.key(start) == AND) {
        start += 1;
    }
    let tokens = Indices::new(start as u32, head as u32 + 1);
    let organization =
        owner.or_else(|| organization_in(page, start, head + 1)).filter(|&o| owner == Some(o) || belongs(page, o, start, head));
    Some(Title { tokens, head, organization, status, plural: page.is_plural(head), phrase_start: at, determined })
}

/// Whether a title belongs to what stands before its head. Nobody is an actor of a people or a candidate by a
/// party's adjective; only offices are (`Russian president`).
fn belongs(page: &Page, organization: Indices, start: usize, head: usize) -> bool {
    let class = lexicon::DEMONYMS.with(lexicon::PARTY_WORDS);
    let adjective =
        organization.range().all(|t| page.name(t).is_none_or(|n| n.kind == NameKind::Other) && page.is(t, class) || page.is_hyphen(t));
    let listed = page.words.phrase(page.document, organization.start as usize, class) > 0;
    let office = (start..=head).any(|t| page.is(t, lexicon::OFFICES) || page.is_plural(t));
    let candidate = page.is(head, lexicon::CANDIDATES);
    !(adjective || listed && page.name(organization.start as usize).is_none()) || office && !candidate
}

/// One step to the left over a word or name that may stand before a head: the new first token.
fn step(page: &Page, before: usize, floor: usize, capital: bool) -> Option<usize> {
    let country = country_ending(page, before + 1, floor).map(|country| country.start as usize);
    if is_stance(page, country.unwrap_or(before)) {
        return None;
    }
    if let Some(name) = page.name(before) {
        let first = name.tokens.start as usize;
        let first = country.filter(|_| name.kind == NameKind::Other).map_or(first, |country| country.min(first));
        // `Ruiz aide`: one word of a person's name can stand for what belongs to them.
        let person = name.kind == NameKind::Person
            && (name.tokens.len() > 1 || page.head_ending(before + 1) == 0 && page.modifier_ending(before + 1) == 0);
        return (!person && first >= floor).then_some(first);
    }
    if country.is_some() {
        return country;
    }
    if page.is_hyphen(before) && before > floor {
        return joined(page, before, floor, capital);
    }
    let len = page.head_ending(before);
    if len > 0 && before + 1 - len >= floor {
        // Two titles in a row are two titles if the second is a rank: `police spokesman Lt. Col. Bo Lind`.
        let rank = page.is(before + 1, lexicon::RANKS) && page.head_ending(before + 1) > 0 && page.modifier_ending(before) == 0;
        // `his old rival Foreign Minister Bo Lind`: capitals begin another title.
        let other = capital && !page.is_capital(before) && page.modifier_ending(before) == 0;
        return Some(before + 1 - len).filter(|_| !rank && !other && !page.is_plural(before));
    }
    let modifier = page.modifier_ending(before);
    if modifier > 0 && before + 1 - modifier >= floor {
        return Some(before + 1 - modifier);
    }
    if page.is_mark(before, &[")"]) {
        return acronym(page, before, floor);
    }
    if (page.key(before) == AND || page.key(before) == AMPERSAND) && before > floor {
        let left = page.is(before - 1, lexicon::MODIFIERS) && page.head_ending(before - 1) == 0;
        return (left && page.is(before + 1, lexicon::MODIFIERS)).then_some(before - 1);
    }
    let proper = page.is_capital(before) && !page.is(before, lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS).with(lexicon::HONORIFICS));
    // A capital letter at the start of a sentence proves nothing.
    (proper && before > page.sentence_start(before)).then_some(before)
}

/// Whether a name is what somebody is for or against (`pro-Beijing`): an opinion is no part of a title.
fn is_stance(page: &Page, first: usize) -> bool {
    let first = page.name(first).map_or(first, |n| n.tokens.start as usize);
    let stance = |t: usize| page.key(t) == ascii(b"pro") || page.key(t) == ascii(b"anti");
    first > 1 && page.is_capital(first) && page.is_hyphen(first - 1) && stance(first - 2)
}

/// A step over an organization with its acronym: `Harbour Workers' Union (HWU)`.
fn acronym(page: &Page, close: usize, floor: usize) -> Option<usize> {
    let open = close.checked_sub(2).filter(|&open| open > floor && page.is_mark(open, &["("]) && page.case(open + 1) == Case::Upper)?;
    let name = page.name(open - 1).filter(|n| n.kind != NameKind::Person && n.tokens.start as usize >= floor)?;
    Some(name.tokens.start as usize)
}

/// A step over a hyphenated word: `vice-`, `anti-trust`, `Anglo-Irish`.
fn joined(page: &Page, hyphen: usize, floor: usize, capital: bool) -> Option<usize> {
    let left = hyphen - 1;
    if page.name(left).is_some_and(|n| n.kind == NameKind::Person) || page.kind(left) == Some(TokenKind::Punctuation) {
        return None;
    }
    let first = page.name(left).map_or(left, |n| n.tokens.start as usize);
    let known = page.name(left).is_some() || capital || page.is(left, lexicon::MODIFIERS.with(lexicon::TITLES).with(lexicon::DEMONYMS));
    let right = page.is(hyphen + 1, lexicon::MODIFIERS.with(lexicon::TITLES).with(lexicon::DEMONYMS)) || page.head_ending(hyphen + 1) > 0;
    (first >= floor && (known || right) && status_word(page, left).is_none()).then_some(first)
}

/// The status that a head itself tells.
fn status_of_head(page: &Page, start: usize, head: usize) -> Status {
    if page.key(head) == ELECT || page.key(head) == DESIGNATE {
        Status::Future
    } else if (start..=head).any(|t| page.words.phrase(page.document, t, lexicon::CANDIDATES) > 0) {
        Status::Candidate
    } else {
        Status::Current
    }
}

/// Whether the token is a status word, and the status it gives; `current` and the like give none.
pub fn status_word(page: &Page, token: usize) -> Option<Option<Status>> {
    let dashed = page.is_hyphen(token) && (page.is(token.wrapping_sub(1), lexicon::FORMER));
    if page.is(token, lexicon::FORMER) || dashed {
        Some(Some(Status::Former))
    } else if page.is(token, lexicon::ACTING) {
        Some(Some(Status::Acting))
    } else if page.is(token, lexicon::FUTURE) {
        Some(Some(Status::Future))
    } else if page.is(token, lexicon::CURRENT) {
        Some(None)
    } else {
        None
    }
}

/// Whether the token is an article or a possessive pronoun.
pub fn is_determiner(page: &Page, token: usize) -> bool {
    page.is(token, lexicon::DETERMINERS)
}

/// Whether an unlisted lower-case word looks like a noun or an adjective of relation (not of praise).
fn is_plain_noun(page: &Page, token: usize) -> bool {
    const PRAISE: &[&str] =
        &["y", "ful", "ous", "ish", "less", "ive", "ent", "ant", "ed", "ing", "est", "ble", "like", "born", "ly", "some", "ern", "er"];
    let word = page.document.word(token);
    page.case(token) == Case::Lower
        && page.kind(token) == Some(TokenKind::Word)
        && word.len() > 3
        && !PRAISE.iter().any(|ending| word.ends_with(ending))
        && !page.is(token, lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS).with(lexicon::HONORIFICS))
}

/// The country, people or party whose last token stands just before `end`.
fn country_ending(page: &Page, end: usize, floor: usize) -> Option<Indices> {
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
pub fn organization_in(page: &Page, start: usize, end: usize) -> Option<Indices> {
    let names = || (start..end).filter_map(|t| page.name(t).filter(|n| n.tokens.start as usize == t));
    let named = |kind| names().find(|n| n.kind == kind && !page.is_hyphen((n.tokens.start as usize).wrapping_sub(1))).map(|n| n.tokens);
    let listed = |class| {
        (start..end).find_map(|t| {
            let len = page.words.phrase(page.document, t, class);
            (len > 0 && page.is_capital(t) && t + len <= end && proper_state(page, t, t + len))
                .then(|| Indices::new(t as u32, (t + len) as u32))
        })
    };
    let inside = |n: &&crate::annotate::names::Name| !page.is_hyphen((n.tokens.start as usize).wrapping_sub(1));
    let last = page.name(end.wrapping_sub(1)).filter(|n| n.kind == NameKind::Person && n.tokens.start as usize > start && inside(n));
    let first = page.name(start).filter(|n| n.kind == NameKind::Person);
    named(NameKind::Organization)
        .or_else(|| last.or(first).map(|n| n.tokens))
        .or_else(|| named(NameKind::Place))
        .or_else(|| listed(lexicon::COUNTRIES.with(lexicon::DEMONYMS).with(lexicon::STATES).with(lexicon::STATE_ABBREVIATIONS)))
        .or_else(|| listed(lexicon::PARTY_WORDS))
}

/// The end of the complement after a head: `of the rebel army`, `for digital affairs at Acme`.
pub fn complement(page: &Page, from: usize, limit: usize) -> usize {
    let mut end = from;
    while let Some(object_end) = object(page, end, limit) {
        end = object_end;
    }
    end
}

/// The end of one prepositional phrase at `at`.
fn object(page: &Page, at: usize, limit: usize) -> Option<usize> {
    const PREPOSITIONS: &[u64] =
        &[OF, FOR, ascii(b"at"), ascii(b"in"), ascii(b"on"), ascii(b"to"), ascii(b"with"), ascii(b"from"), ascii(b"under")];
    let preposition = page.key(at);
    if !PREPOSITIONS.contains(&preposition) {
        return None;
    }
    let mut t = at + 1;
    while t < limit && (is_determiner(page, t) || status_word(page, t).is_some() || page.key(t) == ascii(b"both")) {
        t += 1;
    }
    let first = t;
    while t < limit && in_noun_phrase(page, t, first) {
        t = page.name(t).map_or(t + 1, |n| n.tokens.end as usize);
        if page.key(t) == AND && continues(page, t, limit) {
            t += 1;
        }
    }
    while t > first && page.is_hyphen(t - 1) {
        t -= 1;
    }
    (t > first && (page.kind(first) != Some(TokenKind::Number) || page.is_hyphen(first + 1)) && takes(page, preposition, first, t))
        .then_some(t)
}

/// Whether the object of a preposition belongs to the title: with `of` and `for` any does, with the others what
/// names an organization or a field (`expert on law`), but no place where somebody lives (`a nurse from Ostrava`).
fn takes(page: &Page, preposition: u64, first: usize, end: usize) -> bool {
    const FIELD: &[u64] = &[ascii(b"on"), ascii(b"in"), ascii(b"at")];
    let kind = |kind| (first..end).any(|t| page.is_name(t, kind));
    let unnamed = (first..end).all(|t| page.name(t).is_none_or(|n| n.kind == NameKind::Other));
    let capital = page.is_capital(first) && unnamed;
    if preposition == OF || preposition == FOR || kind(NameKind::Organization) {
        return true;
    }
    if preposition == ascii(b"to") {
        return capital || kind(NameKind::Place) || kind(NameKind::Person) || (first..end).any(|t| page.head_ending(t) > 0);
    }
    capital || FIELD.contains(&preposition) && unnamed && end - first <= 2
}

/// Whether a token can stand inside a noun phrase that began at `first`.
fn in_noun_phrase(page: &Page, token: usize, first: usize) -> bool {
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
                && !(page.is_capital(token) && country_ending(page, token + 1, token).is_some());
            let verbal = token > first
                && !page.is_hyphen(token - 1)
                && page.case(token) == Case::Lower
                && (word.ends_with("ing") || word.ends_with("ed"))
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
    left && right && noun(at + 1) || !left && !right && noun(at - 1) && noun(at + 1) && closes && status_word(page, at + 1).is_none()
}

/// The titles of a noun phrase that begins at `start`, in order: `the founder and former chairman of Acme`.
///
/// Returns the token after the phrase; none if there is no title, or if the title belongs to a name that
/// follows it (`..., spokeswoman Ana Ruiz said`).
pub fn phrase(page: &Page, start: usize, limit: usize) -> Option<(Vec<Title>, usize)> {
    let mut titles: Vec<Title> = Vec::new();
    let mut at = start;
    while titles.len() < 6 {
        let Some((title, end)) = single(page, at, limit) else { break };
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
    let last = titles.last()?;
    let end = last.tokens.end as usize;
    let whole = titles.iter().rev().find_map(|t| t.organization.filter(|o| o.start as usize > t.head));
    // `founder and chairman of Acme`: a title with a complement of its own shares nobody's.
    for title in titles.iter_mut().filter(|t| t.tokens.end as usize == t.head + 1) {
        title.organization = title.organization.or(whole);
    }
    let first = titles.first()?.organization;
    for title in titles.iter_mut().filter(|t| t.tokens.end as usize == t.head + 1) {
        title.organization = title.organization.or(first);
    }
    Some((titles, end))
}

/// One title of a noun phrase that begins at `start`, with its complement.
fn single(page: &Page, start: usize, limit: usize) -> Option<(Title, usize)> {
    let head = head_from(page, start, limit)?;
    // `a host of celebrities`
    if page.key(head) == ascii(b"host") && page.key(head + 1) == OF && page.key(head.wrapping_sub(1)) == ascii(b"a") {
        return None;
    }
    let mut title = around(page, head, start)?;
    let end = complement(page, head + 1, limit);
    if page.is_name(end, NameKind::Person) && end < limit {
        return None;
    }
    if end > head + 1 {
        title.complete(page, end);
    }
    Some((title, end))
}

/// The head of the noun phrase that begins at `start`: the last title before the phrase ends.
fn head_from(page: &Page, start: usize, limit: usize) -> Option<usize> {
    let mut found = None;
    let mut t = start;
    // `..., resigned and`: a verb of the sentence, no phrase.
    if page.case(start) == Case::Lower && page.document.word(start).ends_with("ed") && status_word(page, start).is_none() {
        return None;
    }
    while t < limit.min(start + REACH / 2) {
        if page.is_name(t, NameKind::Person) && !page.is_possessive(page.name(t)?.tokens.end as usize) {
            // The title belongs to the name that follows it.
            return found.filter(|&head| head + 1 < t);
        }
        if page.head_ending(t) > 0 && t + 1 >= start + page.head_ending(t) {
            found = Some(t);
        } else if let Some(name) = page.name(t).filter(|n| n.kind != NameKind::Other) {
            t = name.tokens.end as usize;
            continue;
        } else if found.is_some() && !page.is_hyphen(t) {
            // What follows the head must end the phrase, or go on to a longer title.
            let open = page.kind(t) == Some(TokenKind::Word) && in_noun_phrase(page, t, start);
            if !open {
                break;
            }
        } else if !is_determiner(page, t)
            && !page.is_possessive(t)
            && status_word(page, t).is_none()
            && !in_noun_phrase(page, t, start)
            && (found.is_some() || !is_determiner(page, start) || !participle(page, t))
            && !inner(page, t)
        {
            break;
        }
        t += 1;
    }
    let head = found?;
    let next = head + 1;
    let ends =
        next >= limit || page.kind(next) != Some(TokenKind::Word) || page.is(next, lexicon::BOUNDARIES.with(lexicon::FINITE_VERBS)) || {
            let word = page.document.word(next);
            ["ing", "ed", "ly", "wards"].iter().any(|ending| word.ends_with(ending))
        };
    ends.then_some(head)
}

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
