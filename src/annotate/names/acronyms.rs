//! Acronyms that an article does not put in brackets: `CGS` in an article on the `Coastal Guard Service`.

use rustc_hash::FxHashSet;

use super::{Name, NameKind, missed};
use crate::text::{Case, Document, key};

/// How many letters an acronym has; fewer mean too much else.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=6;

/// Makes organizations of words in capitals that are the initials of an organization's name, and are no person's.
pub(super) fn agree(document: &Document, names: &mut Vec<Name>) {
    let known: FxHashSet<u64> = names.iter().filter_map(|name| initials(document, name)).collect();
    if known.is_empty() {
        return;
    }
    let is_known = |at: usize| document.tokens[at].case == Case::Upper && known.contains(&document.tokens[at].key);
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1 && name.kind != NameKind::Person) {
        if is_known(name.tokens.range().start) {
            name.kind = NameKind::Organization;
        }
    }
    missed::add(document, names, NameKind::Organization, is_known);
}

/// The key of the initials of an organization's capital words.
fn initials(document: &Document, name: &Name) -> Option<u64> {
    let words = Some(name).filter(|name| name.kind == NameKind::Organization)?.tokens.range();
    let capital = words.filter(|&at| document.tokens[at].is_capital());
    let letters: String = capital.filter_map(|at| document.word(at).chars().next()).take(*LETTERS.end() + 1).collect();
    LETTERS.contains(&letters.chars().count()).then(|| key::key(&letters))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Layout, Span};

    #[test]
    fn initials_name_the_organization() {
        let text = "The Harbour Workers' Union met. HWU men left, and HW too.";
        let document = Document::new(text, Layout::Auto);
        let tokens = document.tokens_in(Span::new(4, 26));
        let mut names = vec![Name { kind: NameKind::Organization, span: document.span(tokens), tokens }];
        agree(&document, &mut names);
        let found: Vec<&str> = names.iter().map(|name| name.span.of(text)).collect();
        assert_eq!(found, ["Harbour Workers' Union", "HWU"]);
    }
}
