//! Single words that the article as a whole knows for names, where the model took them for none.

use super::{Name, NameKind};
use crate::text::{Document, Indices};

/// Adds a name of one word, of this kind, for each token outside all names that `is_named` accepts; the names stay in
/// text order.
pub(super) fn add(document: &Document, names: &mut Vec<Name>, kind: NameKind, is_named: impl Fn(usize) -> bool) {
    let end = document.tokens.len() as u32;
    let mut missed = Vec::new();
    let mut from = 0;
    for tokens in names.iter().map(|name| name.tokens).chain([Indices::new(end, end)]) {
        missed.extend((from..tokens.start as usize).filter(|&at| is_named(at)));
        from = tokens.end as usize;
    }
    names.extend(missed.into_iter().map(|at| {
        let tokens = Indices::new(at as u32, at as u32 + 1);
        Name { kind, span: document.span(tokens), tokens }
    }));
    names.sort_by_key(|name| name.span.start);
}
