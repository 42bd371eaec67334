//! Surnames of several words: `Van der Berg` where the article has `Jan van der Berg` too.

use rustc_hash::FxHashSet;

use super::{Name, NameKind};
use crate::text::{Case, Document, key};

/// The most words before the last one of a surname.
const MOST: usize = 3;

/// Gives surnames the particles that they have in the person's full name.
pub(super) fn join(document: &Document, names: &mut [Name]) {
    let surnames: FxHashSet<u64> = names.iter().filter_map(|name| surname(document, name)).collect();
    if surnames.is_empty() {
        return;
    }
    let mut end = 0;
    for name in names.iter_mut() {
        let before = end;
        end = name.tokens.end as usize;
        let last = name.tokens.range().start;
        let Some(word) = document.tokens.get(last).filter(|_| name.kind == NameKind::Person && name.tokens.len() == 1) else { continue };
        let mut joined = word.key;
        let mut found = None;
        for at in (before.max(last.saturating_sub(MOST))..last).rev().take_while(|&at| document.tokens[at].sentence == word.sentence) {
            joined = key::join(joined, document.tokens[at].key);
            found = if surnames.contains(&joined) { Some(at) } else { found };
        }
        if let Some(start) = found {
            name.tokens.start = start as u32;
            name.span = document.span(name.tokens);
        }
    }
}

/// The key of a surname with particles, from its last word to the first: of what begins with a lower-case word
/// behind a given name.
fn surname(document: &Document, name: &Name) -> Option<u64> {
    let range = Some(name).filter(|name| name.kind == NameKind::Person).map(|name| name.tokens.range())?;
    let particle = range.clone().skip(1).find(|&at| document.tokens[at].case == Case::Lower)?;
    let words = (particle..range.end).rev().map(|at| document.tokens[at].key);
    (range.end - particle <= MOST + 1).then(|| words.reduce(key::join))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Layout, Span};

    #[test]
    fn a_surname_has_the_particles_of_the_full_name() {
        let text = "Jan van der Berg spoke. Van der Berg left with Ana Berg, and the Berg of old. The von Berg hut burnt.";
        let document = Document::new(text, Layout::Auto);
        let mut from = 0;
        let mut names: Vec<Name> = ["Jan van der Berg", "Berg", "Ana Berg", "Berg", "Berg"]
            .iter()
            .map(|name| {
                let start = from + text[from..].find(name).unwrap();
                from = start + name.len();
                let tokens = document.tokens_in(Span::new(start as u32, from as u32));
                Name { kind: NameKind::Person, span: document.span(tokens), tokens }
            })
            .collect();
        join(&document, &mut names);
        let found: Vec<_> = names.iter().map(|name| name.span.of(text)).collect();
        assert_eq!(found, ["Jan van der Berg", "Van der Berg", "Ana Berg", "Berg", "Berg"]);
    }
}
