//! Where a person's name begins: behind the titles, and behind a word that only opens the sentence.

use rustc_hash::FxHashSet;

use super::{Name, NameKind};
use crate::annotate::Words;
use crate::lexicon;
use crate::model::names::Model;
use crate::model::names::page::GIVEN;
use crate::text::{Document, Indices, Token};

/// Titles that are short enough to be names are left alone: `Ko`, `Tan`, `He`.
const SHORTEST: u32 = 4;

/// Takes titles off the front of people: `MLA Ana Ruiz`, and `Baroness Ruiz` if the surname stands without it too. What
/// is a given name as well stays, and so do heroes and stars: `Captain Nobody`.
pub(super) fn leave_titles(document: &Document, words: &Words, model: &Model, names: &mut [Name]) {
    let is_title = |at: usize| {
        let token = &document.tokens[at];
        let long = token.span.len() >= SHORTEST || document.word(at).ends_with('.') || words.of(at).any(lexicon::RANKS);
        long && words.of(at).any(lexicon::TITLES.with(lexicon::RANKS).with(lexicon::HONORIFICS))
            && model.lexical.classes(token.key) & GIVEN == 0
    };
    let last = |tokens: Indices| document.tokens.get((tokens.end as usize).saturating_sub(1)).map_or(0, |token| token.key);
    let untitled = |name: &&Name| name.kind == NameKind::Person && !name.tokens.range().take(1).any(is_title);
    let bearers: FxHashSet<u64> = names.iter().filter(untitled).map(|name| last(name.tokens)).collect();
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Person) {
        let titles = name.tokens.range().take_while(|&at| is_title(at)).count() as u32;
        let rest = name.tokens.len().saturating_sub(titles as usize);
        let next = document.tokens.get((name.tokens.start + titles) as usize);
        let known = rest > 1 && next.is_some_and(|next| !is_common(model, next));
        if titles > 0 && rest > 0 && (known || bearers.contains(&last(name.tokens))) {
            begin(document, name, name.tokens.start + titles);
        }
    }
}

/// Takes the first word of a sentence off a person who goes by the rest elsewhere: `Asking Ruiz`. What is no
/// common word, or a given name as well, stays, and so does what stands before the rest within a sentence too.
pub(super) fn leave_openers(document: &Document, model: &Model, names: &mut [Name]) {
    let spelled = |tokens: Indices| document.span(tokens).of(document.text);
    let people = names.iter().filter(|name| name.kind == NameKind::Person);
    let (mut known, mut inside) = (FxHashSet::default(), FxHashSet::default());
    for name in people {
        known.insert(spelled(name.tokens));
        if !opens(document, name.tokens.start) {
            inside.insert(spelled(name.tokens));
        }
    }
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Person && name.tokens.len() > 1) {
        let first = name.tokens.start;
        let common = document.tokens.get(first as usize).is_some_and(|token| is_common(model, token));
        let opener = common && opens(document, first) && !inside.contains(spelled(name.tokens));
        if opener && known.contains(spelled(Indices::new(first + 1, name.tokens.end))) {
            begin(document, name, first + 1);
        }
    }
}

/// Whether a token is the first of its sentence.
fn opens(document: &Document, at: u32) -> bool {
    let before = at.checked_sub(1).and_then(|at| document.tokens.get(at as usize));
    before.is_none_or(|before| document.tokens.get(at as usize).is_some_and(|token| token.sentence != before.sentence))
}

/// Whether a word is known in lower case, and not as a given name.
fn is_common(model: &Model, token: &Token) -> bool {
    model.lexical.clusters(token.key).is_common() && model.lexical.classes(token.key) & GIVEN == 0
}

/// Lets a name begin at `start`, if a word with a capital stands there.
fn begin(document: &Document, name: &mut Name, start: u32) {
    if name.tokens.start < start && start < name.tokens.end && document.tokens.get(start as usize).is_some_and(|token| token.is_capital()) {
        name.tokens.start = start;
        name.span = document.span(name.tokens);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Layout, Span};

    /// People found one after the other, each from where the last one ended, as `correct` leaves them.
    fn people(text: &str, spelled: &[&str], correct: impl Fn(&Document, &Model, &mut [Name])) -> Vec<String> {
        let document = Document::new(text, Layout::Auto);
        let (mut names, mut from) = (Vec::new(), 0);
        for name in spelled {
            let start = from + text[from..].find(name).unwrap();
            from = start + name.len();
            let tokens = document.tokens_in(Span::new(start as u32, from as u32));
            names.push(Name { kind: NameKind::Person, span: document.span(tokens), tokens });
        }
        correct(&document, Model::embedded().unwrap(), &mut names);
        names.iter().map(|name| name.span.of(text).to_owned()).collect()
    }

    #[test]
    fn titles_are_outside_of_names() {
        let found = people(
            "Councillor Orla Quince met Comrade Tendai Moyo, Dean Fox and Tan Wei.",
            &["Councillor Orla Quince", "Comrade Tendai Moyo", "Dean Fox", "Tan Wei"],
            |document, model, names| leave_titles(document, &Words::new(document), model, names),
        );
        assert_eq!(found, ["Orla Quince", "Tendai Moyo", "Dean Fox", "Tan Wei"]);
    }

    #[test]
    fn a_word_that_opens_the_sentence_is_no_name() {
        let text = "Asking Quince was brave. Mirela Danko did. Later Danko met Quince.";
        let found = people(text, &["Asking Quince", "Mirela Danko", "Danko", "Quince"], leave_openers);
        assert_eq!(found, ["Quince", "Mirela Danko", "Danko", "Quince"]);
    }
}
