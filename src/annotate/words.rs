//! The classes of every token, looked up once for all annotators.

use crate::lexicon::{self, Classes};
use crate::text::{Document, key};

/// The word classes of the document's tokens.
#[derive(Debug)]
pub struct Words {
    classes: Vec<Classes>,
}

impl Words {
    /// Looks up every token.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        Self { classes: document.tokens.iter().map(|token| lexicon::classes(token.key)).collect() }
    }

    /// The classes of a token; none beyond the last.
    #[must_use]
    pub fn of(&self, token: usize) -> Classes {
        self.classes.get(token).copied().unwrap_or(Classes::NONE)
    }

    /// The longest listed word or phrase of class `class` that begins at `token`: its number of tokens, 0 for none.
    #[must_use]
    pub fn phrase(&self, document: &Document, token: usize, class: Classes) -> usize {
        let Some(first) = document.tokens.get(token) else { return 0 };
        let mut found = usize::from(self.of(token).any(class));
        let mut joined = first.key;
        for (i, next) in document.tokens.iter().enumerate().skip(token + 1).take(lexicon::longest(first.key).saturating_sub(1)) {
            joined = key::join(joined, next.key);
            if lexicon::classes(joined).any(class) {
                found = i + 1 - token;
            }
        }
        found
    }
}
