//! Where a person's name begins: behind the titles, and behind a word that only opens the sentence.

use rustc_hash::FxHashSet;

use super::{Name, NameKind};
use crate::annotate::Words;
use crate::lexicon;
use crate::model::names::Model;
use crate::model::names::page::{BODY, COMMON_GIVEN, GIVEN, ORGANIZATION_WORD, SURNAME};
use crate::text::{Case, Document, Indices, Token, key};

/// Titles that are short enough to be names are left alone: `Ko`, `Tan`, `He`.
const SHORTEST: u32 = 4;

const OF: u64 = key::ascii(b"of");

/// Parts a person from the organization behind: of `Ana Ruiz of the Harbour Party`, taken for one organization, both
/// are made.
pub(super) fn leave_bodies(document: &Document, model: &Model, names: &mut Vec<Name>) {
    let name = |kind: NameKind, tokens: Indices| Name { kind, span: document.span(tokens), tokens };
    let part = |whole: Name| match parts(document, model, whole.tokens) {
        None if whole.kind == NameKind::Organization && names_person(document, model, whole.tokens) => {
            let middle = whole.tokens.end - 2;
            let (body, person) = (Indices::new(whole.tokens.start, middle), Indices::new(middle, whole.tokens.end));
            [Some(name(NameKind::Organization, body)), Some(name(NameKind::Person, person))]
        }
        Some((person, body)) if whole.kind == NameKind::Organization => {
            [Some(name(NameKind::Person, person)), Some(name(NameKind::Organization, body))]
        }
        _ => [Some(whole), None],
    };
    *names = names.drain(..).flat_map(part).flatten().collect();
}

/// Whether a given name and a surname stand behind the whole name of a listed body: `United Nations Ana Ruiz`.
fn names_person(document: &Document, model: &Model, tokens: Indices) -> bool {
    let classes = |at: usize| model.lexical.classes(document.tokens[at].key);
    let Some(middle) = tokens.range().end.checked_sub(2).filter(|&middle| middle > tokens.range().start + 1) else { return false };
    let body = (tokens.range().start..middle).map(|at| document.tokens[at].key).reduce(key::join);
    let listed = body.is_some_and(|body| model.lexical.classes(body) & BODY != 0);
    listed && classes(middle) & GIVEN != 0 && classes(middle + 1) & SURNAME != 0 && classes(middle + 1) & ORGANIZATION_WORD == 0
}

/// The person before `of` and the body behind it.
fn parts(document: &Document, model: &Model, tokens: Indices) -> Option<(Indices, Indices)> {
    let classes = |at: usize| model.lexical.classes(document.tokens[at].key);
    let of = tokens.range().find(|&at| document.tokens[at].key == OF)?;
    let mut before = tokens.range().start..of;
    let given = before.len() > 1 && classes(before.start) & GIVEN != 0;
    let person = given && before.all(|at| document.tokens[at].is_capital() && classes(at) & ORGANIZATION_WORD == 0);
    let body = (of + 1..tokens.range().end).find(|&at| document.tokens[at].is_capital()).filter(|_| person)?;
    Some((Indices::new(tokens.start, of as u32), Indices::new(body as u32, tokens.end)))
}

/// Takes titles off the front of people: `MLA Ana Ruiz`, and `Baroness Ruiz` if the surname stands without it too. What
/// is a given name as well stays, and so do heroes and stars: `Captain Nobody`.
pub(super) fn leave_titles(document: &Document, words: &Words, model: &Model, names: &mut [Name]) {
    let is_title = |at: usize| {
        let token = &document.tokens[at];
        let long = token.span.len() >= SHORTEST || document.word(at).ends_with('.') || words.of(at).any(lexicon::RANKS);
        long && words.of(at).any(lexicon::TITLES.with(lexicon::RANKS).with(lexicon::HONORIFICS))
            && model.lexical.classes(token.key) & if words.of(at).any(lexicon::RANKS) { COMMON_GIVEN } else { GIVEN } == 0
    };
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Organization && name.tokens.len() > 2) {
        if is_ranked(document, words, model, name.tokens) {
            name.kind = NameKind::Person;
        }
    }
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

/// Whether a rank in short begins what was taken for an organization, and names of people follow: `DSP Ana Ruiz`.
fn is_ranked(document: &Document, words: &Words, model: &Model, tokens: Indices) -> bool {
    let (first, rest) = (tokens.start as usize, tokens.range().skip(1));
    let short = document.tokens[first].case == Case::Upper || document.word(first).ends_with('.');
    let classes = |at: usize| model.lexical.classes(document.tokens[at].key);
    let mut people = rest.map(|at| (document.tokens[at].case == Case::Title && classes(at) & ORGANIZATION_WORD == 0, classes(at)));
    let known = people.clone().any(|(_, classes)| classes & (GIVEN | SURNAME) != 0);
    short && known && words.of(first).any(lexicon::RANKS) && people.all(|(capital, _)| capital)
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

    #[test]
    fn people_are_parted_from_their_organizations() {
        let text = "Ana Ruiz of the Harbour Party met DSP Ana Moyo of GMB Union and Grace Church of Tavo.";
        let document = Document::new(text, Layout::Auto);
        let model = Model::embedded().unwrap();
        let mut names: Vec<Name> = ["Ana Ruiz of the Harbour Party", "DSP Ana Moyo", "GMB Union", "Grace Church of Tavo"]
            .iter()
            .map(|name| {
                let start = text.find(name).unwrap();
                let tokens = document.tokens_in(Span::new(start as u32, (start + name.len()) as u32));
                Name { kind: NameKind::Organization, span: document.span(tokens), tokens }
            })
            .collect();
        leave_bodies(&document, model, &mut names);
        leave_titles(&document, &Words::new(&document), model, &mut names);
        let found: Vec<_> = names.iter().map(|name| (name.kind, name.span.of(text))).collect();
        let (person, organization) = (NameKind::Person, NameKind::Organization);
        let expected = [
            (person, "Ana Ruiz"),
            (organization, "Harbour Party"),
            (person, "Ana Moyo"),
            (organization, "GMB Union"),
            (organization, "Grace Church of Tavo"),
        ];
        assert_eq!(found, expected);
    }

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
