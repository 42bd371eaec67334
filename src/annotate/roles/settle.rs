//! What the titles on the page say about names: an office is no organization (`Commissioner for Works`), and the
//! country that it is of is no part of its holder's name (`Chief Justice of India D.Y. Rao`). A firm that bears the
//! name of its founder is no person (`Hunter Mills Inc. ... Hunter said`).

use rustc_hash::FxHashSet;

use crate::annotate::Words;
use crate::annotate::names::{Name, NameKind};
use crate::lexicon::{self, Classes};
use crate::text::key::{self, ascii};
use crate::text::{Case, Document, Indices};

const OF: u64 = ascii(b"of");
const LINKS: &[u64] = &[OF, ascii(b"for"), ascii(b"on"), ascii(b"to"), ascii(b"at")];
/// Heads of offices.
const OFFICES: Classes = lexicon::OFFICES.with(lexicon::RANKS);
/// What is no office in the list, and yet begins one.
const OFFICERS: &[u64] =
    &[ascii(b"director"), ascii(b"officer"), ascii(b"adviser"), ascii(b"advisor"), ascii(b"inspector"), ascii(b"assistant")];

/// Corrects the names that titles touch.
pub fn settle(document: &Document, words: &Words, names: &mut [Name]) {
    for name in names.iter_mut() {
        match name.kind {
            NameKind::Organization if is_courteous(words, name) => {
                name.kind = NameKind::Person;
                begin(document, name, name.tokens.start as usize + 1);
            }
            NameKind::Organization => leave_office(document, words, name),
            NameKind::Person => leave_country(document, words, name),
            _ => {}
        }
        leave_modifier(document, words, name);
    }
    agree_on_firms(document, words, names);
}

/// Makes an organization of what is taken for a person and begins the name of a company of the article, if nobody
/// else in it bears the word and no title or courtesy stands before it.
fn agree_on_firms(document: &Document, words: &Words, names: &mut [Name]) {
    const LONGEST: usize = 2;
    let key = |t: usize| document.tokens.get(t).map_or(0, |token| token.key);
    let whole = |tokens: Indices| tokens.range().map(key).reduce(key::join).unwrap_or(0);
    let mut firms = FxHashSet::default();
    for name in names.iter().filter(|name| name.kind == NameKind::Organization && name.tokens.len() > 1) {
        let (start, end) = (name.tokens.start, name.tokens.end);
        let suffix = words.of(end as usize - 1).any(lexicon::COMPANY_SUFFIXES) || key(end as usize - 1) == ascii(b"bank");
        let beginnings = (1..=LONGEST as u32).filter(|len| suffix && start + len < end);
        firms.extend(beginnings.map(|len| whole(Indices::new(start, start + len))));
    }
    if firms.is_empty() {
        return;
    }
    let people = || names.iter().filter(|name| name.kind == NameKind::Person);
    let mut borne: FxHashSet<u64> = FxHashSet::default();
    for name in people() {
        let titled = name.tokens.range().start.checked_sub(1).is_some_and(|t| words.of(t).any(BEFORE_PEOPLE));
        if titled || name.tokens.len() > LONGEST {
            borne.insert(whole(name.tokens));
        }
        if name.tokens.len() > 1 {
            borne.extend(name.tokens.range().map(key));
        }
    }
    // `Jim Pattison` beside `James Pattison`
    let last = |name: &Name| key(name.tokens.end as usize - 1);
    let full: Vec<(u64, u64)> = people().filter(|name| name.tokens.len() > 1).map(|name| (last(name), whole(name.tokens))).collect();
    let related: FxHashSet<u64> = full.iter().filter(|(last, form)| !firms.contains(form) && *last != 0).map(|(last, _)| *last).collect();
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Person && name.tokens.len() <= LONGEST) {
        let form = whole(name.tokens);
        if firms.contains(&form) && !borne.contains(&form) && !(name.tokens.len() > 1 && related.contains(&last(name))) {
            name.kind = NameKind::Organization;
        }
    }
}

/// What stands before people.
const BEFORE_PEOPLE: Classes = lexicon::HONORIFICS.with(lexicon::RANKS).with(lexicon::TITLES);

/// Whether a courtesy that stands before people only begins a name, and no word of it says that it is a body.
fn is_courteous(words: &Words, name: &Name) -> bool {
    let body = lexicon::ORGANIZATION_KINDS.with(lexicon::ORGANIZATION_PARTS).with(lexicon::COMPANY_SUFFIXES);
    name.tokens.len() > 2
        && words.of(name.tokens.start as usize).any(lexicon::COURTESIES)
        && !name.tokens.range().any(|t| words.of(t).any(body))
}

/// The token after the head of the title that begins at `start`.
fn after_head(document: &Document, words: &Words, start: usize) -> Option<usize> {
    let len = words.phrase(document, start, lexicon::TITLES.with(lexicon::RANKS));
    let office = |t: usize| words.of(t).any(OFFICES) || OFFICERS.contains(&document.tokens[t].key);
    (len > 0 && (start..start + len).any(office)).then_some(start + len)
}

/// `Rector of Tarn College` names the college, `Governor on Media` nothing.
fn leave_office(document: &Document, words: &Words, name: &mut Name) {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let Some(link) = after_head(document, words, start).filter(|&link| link + 1 < end) else { return };
    if !LINKS.contains(&document.tokens[link].key) {
        return;
    }
    let the = document.tokens[link + 1].key == ascii(b"the");
    let body = link + 1 + usize::from(the);
    if document.tokens[link].key == OF && end - body > 1 {
        begin(document, name, body);
    } else {
        name.kind = NameKind::Other;
    }
}

/// The country after `of` belongs to the title before it.
fn leave_country(document: &Document, words: &Words, name: &mut Name) {
    let start = name.tokens.start as usize;
    let country = words.phrase(document, start, lexicon::COUNTRIES);
    let Some(of) = start.checked_sub(1).filter(|_| country > 0 && name.tokens.len() > country + 1) else { return };
    let title = of.checked_sub(1).is_some_and(|head| words.of(head).any(lexicon::TITLES.with(lexicon::OFFICES)));
    if document.tokens[of].key == OF && title {
        begin(document, name, start + country);
    }
}

/// One word that says what kind of office follows it names nobody: `Ward councillor Ana Ruiz`.
fn leave_modifier(document: &Document, words: &Words, name: &mut Name) {
    let at = name.tokens.start as usize;
    let next = name.tokens.end as usize;
    let modifier = words.of(at).any(lexicon::MODIFIERS) && document.tokens[at].case == Case::Title && name.tokens.len() == 1;
    let lower = document.tokens.get(next).is_some_and(|token| token.case == Case::Lower && token.key != ascii(b"'s"));
    if modifier && lower && name.kind == NameKind::Person && words.phrase(document, next, lexicon::TITLES) > 0 {
        name.kind = NameKind::Other;
    }
}

fn begin(document: &Document, name: &mut Name, start: usize) {
    name.tokens.start = start as u32;
    name.span = document.span(name.tokens);
}
