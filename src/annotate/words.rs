//! The classes of every token, looked up once for all annotators.

use super::Lexicon;
use super::own::Match;
use crate::lexicon::{self, Classes};
use crate::text::{Document, key};

/// The word classes of the document's tokens.
#[derive(Debug)]
pub struct Words {
    classes: Vec<Classes>,
    /// Of the listed phrases that begin with each: their classes, and the number of words of the longest.
    phrases: Vec<(Classes, u8)>,
    /// The forms of the newsroom's own lexicon, from left to right.
    own: Vec<Match>,
}

impl Words {
    /// Looks up every token.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        let entries = document.tokens.iter().map(|token| lexicon::entry(token.key));
        let (classes, phrases) = entries.map(|entry| (entry.classes, (entry.begins, entry.longest))).unzip();
        Self { classes, phrases, own: Vec::new() }
    }

    /// Looks up every token, in a newsroom's own lexicon too.
    #[must_use]
    pub fn with(document: &Document, own: Option<&Lexicon>) -> Self {
        let mut words = Self::new(document);
        words.own = own.map_or_else(Vec::new, |own| own.matches(document));
        for own in &words.own {
            let class = match own.tokens.len() {
                _ if own.is_honorific() => lexicon::HONORIFICS,
                1 if own.is_title() => lexicon::TITLES,
                _ => continue,
            };
            words.classes[own.tokens.range()].iter_mut().for_each(|known| *known = known.with(class));
        }
        words
    }

    /// The forms of the newsroom's own lexicon, from left to right.
    pub(super) fn own(&self) -> &[Match] {
        &self.own
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
        let (begins, longest) = self.phrases.get(token).copied().unwrap_or_default();
        let further = if begins.any(class) { usize::from(longest).saturating_sub(1) } else { 0 };
        for (i, next) in document.tokens.iter().enumerate().skip(token + 1).take(further) {
            joined = key::join(joined, next.key);
            if lexicon::classes(joined).any(class) {
                found = i + 1 - token;
            }
        }
        let own = self.own.binary_search_by_key(&(token as u32), |own| own.tokens.start).ok().map(|at| self.own[at]);
        found.max(own.filter(|own| own.is_title() && class.any(lexicon::TITLES)).map_or(0, |own| own.tokens.len()))
    }
}
