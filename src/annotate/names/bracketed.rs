//! Organizations with their acronym in brackets: `Rail and Canal Workers' Union (RCWU)` shows by its initials where its
//! name begins.

use rustc_hash::FxHashSet;

use super::{Name, NameKind, missed};
use crate::lexicon::{self, Classes};
use crate::text::{Case, Document, Indices, Token, TokenKind};

/// How many words a name has at most.
const LONGEST: usize = 14;
/// How many letters an acronym has.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=7;

const BODIES: Classes = lexicon::ORGANIZATION_KINDS.with(lexicon::ORGANIZATION_PARTS);

/// Gives organizations the words that their acronyms in brackets spell, and makes organizations of the acronyms,
/// wherever they stand.
pub(super) fn agree(document: &Document, names: &mut Vec<Name>) {
    let mut known = FxHashSet::default();
    let mut agreed: Vec<Name> = Vec::with_capacity(names.len());
    let mut copied = 0;
    for open in (1..document.tokens.len()).filter(|&at| document.word(at) == "(") {
        if !closes(document, open + 2) || !is_acronym(document, open + 1) {
            continue;
        }
        let Some(start) = spelt(document, open, false).or_else(|| spelt(document, open, true)) else { continue };
        let end = open - usize::from(is_possessive(document, open - 1));
        let full = Indices::new(start as u32, end as u32);
        let short = Indices::new(open as u32 + 1, open as u32 + 2);
        let from = names.partition_point(|name| name.tokens.end <= full.start);
        let to = names.partition_point(|name| name.tokens.start < short.end);
        if from >= copied && is_organization(document, &names[from..to], full, short) {
            agreed.extend_from_slice(&names[copied..from]);
            agreed.extend([full, short].map(|tokens| Name { kind: NameKind::Organization, span: document.span(tokens), tokens }));
            copied = to;
            known.insert(document.tokens[open + 1].key);
        }
    }
    if !known.is_empty() {
        agreed.extend_from_slice(&names[copied..]);
        *names = agreed;
        everywhere(document, names, &known);
    }
}

/// Whether the names that stand in a full name and its acronym show that it is an organization's: one of them is, and the
/// full name says so if only the acronym does. A name that reaches further back knows better.
fn is_organization(document: &Document, names: &[Name], full: Indices, short: Indices) -> bool {
    let body = || full.range().any(|at| lexicon::classes(document.tokens[at].key).any(BODIES));
    let one = |name: &Name| name.kind == NameKind::Organization && (name.tokens.start < short.start || body());
    names.iter().all(|name| name.tokens.start >= full.start) && names.iter().any(one)
}

/// Makes organizations of these acronyms where they stand alone.
fn everywhere(document: &Document, names: &mut Vec<Name>, known: &FxHashSet<u64>) {
    let is_known = |at: usize| document.tokens[at].case != Case::Lower && known.contains(&document.tokens[at].key);
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        if is_known(name.tokens.range().start) {
            name.kind = NameKind::Organization;
        }
    }
    missed::add(document, names, NameKind::Organization, is_known);
}

fn is_possessive(document: &Document, at: usize) -> bool {
    matches!(document.word(at), "'s" | "’s" | "'" | "’")
}

fn closes(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|token| token.span.of(document.text).starts_with(')'))
}

fn is_acronym(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let letters = LETTERS.contains(&word.len()) && word.chars().all(char::is_alphabetic);
    letters && matches!(document.tokens[at].case, Case::Upper | Case::Mixed) && word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Where the words begin whose initials the acronym behind an opening bracket spells; whether small words give one too.
fn spelt(document: &Document, open: usize, small_too: bool) -> Option<usize> {
    let letters: Vec<char> = document.word(open + 1).chars().flat_map(char::to_lowercase).collect();
    let mut left = letters.as_slice();
    let sentence = document.tokens[open].sentence;
    for at in (open.saturating_sub(LONGEST)..open).rev() {
        let token = &document.tokens[at];
        if token.sentence != sentence {
            return None;
        }
        if token.kind == TokenKind::Punctuation || is_possessive(document, at) {
            continue;
        }
        left = if is_small(token) && !(small_too && gives(document.word(at), left).is_some()) {
            left
        } else {
            gives(document.word(at), left)?
        };
        if left.is_empty() {
            return token.is_capital().then_some(at);
        }
    }
    None
}

/// The letters that are left when a word, or each part of one with hyphens, gives its initial from the end.
fn gives<'l>(word: &str, letters: &'l [char]) -> Option<&'l [char]> {
    let initial = |part: &str| part.chars().next().and_then(|c| c.to_lowercase().next());
    let mut left = letters;
    for part in word.rsplit('-') {
        left = left.strip_suffix(&[initial(part)?])?;
    }
    Some(left)
}

fn is_small(token: &Token) -> bool {
    token.case == Case::Lower
        && (lexicon::classes(token.key).any(lexicon::BOUNDARIES.with(lexicon::FUNCTION_WORDS)) || token.span.len() <= 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Layout, Span};

    #[test]
    fn the_acronym_shows_where_the_name_begins() {
        let text = "The Rail and Canal Workers' Union (RCWU) met. RCWU men left.";
        let document = Document::new(text, Layout::Auto);
        let start = text.find("Canal").unwrap() as u32;
        let tokens = document.tokens_in(Span::new(start, start + 20));
        let mut names = vec![Name { kind: NameKind::Organization, span: document.span(tokens), tokens }];
        agree(&document, &mut names);
        let found: Vec<&str> = names.iter().map(|name| name.span.of(text)).collect();
        assert_eq!(found, ["Rail and Canal Workers' Union", "RCWU", "RCWU"]);
    }

    #[test]
    fn what_is_no_organization_stays_none() {
        let document = Document::new("The gross domestic product (GDP) fell. GDP rose.", Layout::Auto);
        let mut names = Vec::new();
        agree(&document, &mut names);
        assert!(names.is_empty());
    }
}
