//! People who are called by their initials: `KCR` in an article on `K. Chandra Rao`.

use rustc_hash::FxHashMap;

use super::{Name, NameKind, missed};
use crate::text::{Case, Document, TokenKind, key};

/// How many initials stand for a name; fewer mean too much else.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=4;

/// Makes people of words in capitals that are the initials of one person's full name, and of no organization's.
pub(super) fn agree(document: &Document, names: &mut Vec<Name>) {
    let mut people: FxHashMap<u64, u64> = FxHashMap::default();
    for name in names.iter().filter(|name| matches!(name.kind, NameKind::Person | NameKind::Organization) && name.tokens.len() > 1) {
        let Some(letters) = initials(document, name) else { continue };
        // One full name; that of an organization counts as another.
        let whole = name.tokens.range().map(|at| document.tokens[at].key).reduce(key::join).unwrap_or(0);
        let whole = if name.kind == NameKind::Person { whole } else { 0 };
        people.entry(letters).and_modify(|known| *known = if *known == whole { whole } else { 0 }).or_insert(whole);
    }
    people.retain(|_, whole| *whole != 0);
    if people.is_empty() {
        return;
    }
    let is_person = |at: usize| document.tokens[at].case == Case::Upper && people.contains_key(&document.tokens[at].key);
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        if is_person(name.tokens.range().start) {
            name.kind = NameKind::Person;
        }
    }
    missed::add(document, names, NameKind::Person, is_person);
}

/// The key of the initials of a full name.
fn initials(document: &Document, name: &Name) -> Option<u64> {
    let words = name.tokens.range().filter(|&at| document.tokens[at].kind != TokenKind::Punctuation);
    let letters: String = words
        .flat_map(|at| document.word(at).split(['-', '.']))
        .filter_map(|part| part.chars().next())
        .take(*LETTERS.end() + 1)
        .collect::<String>()
        .to_uppercase();
    LETTERS.contains(&letters.chars().count()).then(|| key::key(&letters))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Layout, Span};

    #[test]
    fn initials_are_the_person_unless_an_organization_has_them_too() {
        for (text, people) in [
            ("Ivo Karl Daskal spoke. IKD left.", 2),
            ("Ivo Karl Daskal spoke. ID left.", 1),
            ("Ivo Karl Daskal of the Inner Kiel Docks spoke. IKD left.", 1),
        ] {
            let document = Document::new(text, Layout::Auto);
            let found = [("Ivo Karl Daskal", NameKind::Person), ("Inner Kiel Docks", NameKind::Organization)];
            let mut names: Vec<Name> = Vec::new();
            for (words, kind) in found {
                let Some(start) = text.find(words) else { continue };
                let tokens = document.tokens_in(Span::new(start as u32, (start + words.len()) as u32));
                names.push(Name { kind, span: document.span(tokens), tokens });
            }
            agree(&document, &mut names);
            assert_eq!(names.iter().filter(|name| name.kind == NameKind::Person).count(), people, "{text}");
        }
    }
}
