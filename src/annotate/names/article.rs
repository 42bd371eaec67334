//! One article, one sense: what names show of each other.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Name, NameKind, missed};
use crate::annotate::Words;
use crate::lexicon;
use crate::text::{Case, Document, Indices, Token, TokenKind, key};

const OF_PEOPLE: [u64; 2] = [key::ascii(b"campaign"), key::ascii(b"administration")];
/// The same, after an article only.
const OF_THE_PERSON: [u64; 2] = [key::ascii(b"team"), key::ascii(b"camp")];
const THE: u64 = key::ascii(b"the");
const POSSESSIVE: u64 = key::ascii(b"'s");
/// What an official has: `Marlow Sheriff's office`.
const OF_OFFICIALS: [u64; 2] = [key::ascii(b"office"), key::ascii(b"department")];
const OF_NATIONS: [u64; 5] =
    [key::ascii(b"army"), key::ascii(b"government"), key::ascii(b"military"), key::ascii(b"navy"), key::ascii(b"parliament")];

/// Joins what a hyphen joins to a person: `Ana Ruiz` `-` `Soto`, if the rest is in no other name.
pub(super) fn join_hyphens(document: &Document, names: &mut [Name]) {
    for i in 0..names.len() {
        let next = names.get(i + 1).map_or(u32::MAX, |name| name.tokens.start);
        let end = names[i].tokens.end;
        let [mark, rest] = document.tokens.get(end as usize..end as usize + 2).unwrap_or(&[]) else { continue };
        let hyphen = document.word(end as usize) == "-" && !mark.spaced && !rest.spaced;
        if names[i].kind == NameKind::Person && hyphen && rest.is_capital() && next > end + 1 && rest.sentence == mark.sentence {
            extend(document, &mut names[i], end + 2);
        }
    }
}

/// Leaves the word that puts a title in the past out of names that begin a sentence: `Former Ruiz aide`.
pub(super) fn leave_former(document: &Document, words: &Words, names: &mut [Name]) {
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Person && name.tokens.len() > 1) {
        let classes = words.of(name.tokens.range().start);
        if classes.any(lexicon::FORMER) && !classes.any(lexicon::FEMALE_NAMES.with(lexicon::MALE_NAMES)) {
            name.tokens.start += 1;
            name.span = document.span(name.tokens);
        }
    }
}

/// Leaves out of names what a hyphen joins to a word before them: `pro-Tarn` of `pro-Tarn New Party`.
pub(super) fn leave_prefixed(document: &Document, names: &mut [Name]) {
    const PREFIXES: [u64; 4] = [key::ascii(b"pro"), key::ascii(b"anti"), key::ascii(b"non"), key::ascii(b"ex")];
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Organization && name.tokens.len() > 2) {
        let start = name.tokens.range().start;
        let Some([prefix, mark]) = start.checked_sub(2).and_then(|from| document.tokens.get(from..start)) else { continue };
        let joined = PREFIXES.contains(&prefix.key) && mark.span.of(document.text) == "-" && !mark.spaced && !document.tokens[start].spaced;
        if joined {
            name.tokens.start += 1;
            name.span = document.span(name.tokens);
        }
    }
}

/// Leaves out of organizations a number with a thousands mark behind them: `Harbour Union 12,000`.
pub(super) fn leave_counts(document: &Document, names: &mut [Name]) {
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Organization && name.tokens.len() > 1) {
        let last = name.tokens.range().end - 1;
        if document.tokens[last].kind == TokenKind::Number && document.word(last).contains(',') {
            name.tokens.end -= 1;
            name.span = document.span(name.tokens);
        }
    }
}

/// Joins a given name, a nickname in quotation marks and a surname: `Ana "Nita" Ruiz`.
pub(super) fn join_nicknames(document: &Document, names: &mut Vec<Name>) {
    let mut joined: Vec<Name> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let from = (joined.len().saturating_sub(2)..joined.len()).find(|&i| is_nickname(document, &joined[i..], &name));
        if let Some(i) = from {
            let tokens = Indices::new(joined[i].tokens.start, name.tokens.end);
            joined.truncate(i);
            joined.push(Name { kind: NameKind::Person, span: document.span(tokens), tokens });
        } else {
            joined.push(name);
        }
    }
    *names = joined;
}

/// Whether a given name comes first, then only a nickname in quotation marks, then the surname.
fn is_nickname(document: &Document, before: &[Name], surname: &Name) -> bool {
    const LONGEST: usize = 2;
    let Some(given) = before.first().filter(|given| given.kind == NameKind::Person && surname.kind == NameKind::Person) else {
        return false;
    };
    let between = document.tokens.get(given.tokens.end as usize..surname.tokens.start as usize).unwrap_or_default();
    let [open, inside @ .., close] = between else { return false };
    let is_quote = |token: &Token| matches!(token.span.of(document.text), "\"" | "“" | "”" | "‘" | "’" | "'");
    let short = given.tokens.len() <= LONGEST && (1..=LONGEST).contains(&inside.len()) && inside.iter().all(Token::is_capital);
    short && is_quote(open) && is_quote(close) && between.iter().all(|token| token.sentence == open.sentence)
}

/// Makes organizations of `Ruiz campaign` and `Ruiz administration` (the possessive would part them), and of a
/// nation with the lower-case name of what it has one of: `Syrian army`, `US government`.
pub(super) fn join_bodies(document: &Document, words: &Words, names: &mut [Name]) {
    for i in 0..names.len() {
        let next = names.get(i + 1).map_or(u32::MAX, |name| name.tokens.start);
        let end = names[i].tokens.end;
        let Some(word) = document.tokens.get(end as usize) else { continue };
        let same = document.tokens.get(end as usize - 1).is_some_and(|last| last.sentence == word.sentence);
        let joined = match names[i].kind {
            NameKind::Person => {
                OF_PEOPLE.contains(&word.key) || OF_THE_PERSON.contains(&word.key) && follows_the(document, names[i].tokens)
            }
            NameKind::Place | NameKind::Other => OF_NATIONS.contains(&word.key) && is_nation(document, words, names[i].tokens),
            NameKind::Organization => false,
        };
        if joined && word.case == Case::Lower && word.spaced && same && next > end {
            names[i].kind = NameKind::Organization;
            extend(document, &mut names[i], end + 1);
        }
    }
}

/// Whether a name of one word stands behind `the`.
fn follows_the(document: &Document, name: Indices) -> bool {
    name.len() == 1 && name.range().start.checked_sub(1).is_some_and(|the| document.tokens[the].key == THE)
}

/// Makes organizations of a town and its official with an office: `Marlow Sheriff's office`.
pub(super) fn join_offices(document: &Document, words: &Words, names: &mut [Name]) {
    for i in 0..names.len() {
        let next = names.get(i + 1).map_or(u32::MAX, |name| name.tokens.start);
        let end = names[i].tokens.end;
        let is_official =
            |at: u32| words.of(at as usize).any(lexicon::TITLES.with(lexicon::RANKS)) && document.tokens[at as usize].is_capital();
        // The official is the last word of the name, or the one behind it.
        let inside = names[i].tokens.len() > 1 && is_official(end - 1);
        let behind = names[i].kind == NameKind::Place && end < document.tokens.len() as u32 && is_official(end);
        let from = end + u32::from(!inside);
        let [mark, office] = document.tokens.get(from as usize..from as usize + 2).unwrap_or(&[]) else { continue };
        let official =
            names[i].kind != NameKind::Person && (inside || behind) && office.sentence == document.tokens[end as usize - 1].sentence;
        if official && mark.key == POSSESSIVE && OF_OFFICIALS.contains(&office.key) && next > from + 1 {
            names[i].kind = NameKind::Organization;
            extend(document, &mut names[i], from + 2);
        }
    }
}

/// Whether a name is that of a country, or its adjective.
fn is_nation(document: &Document, words: &Words, name: Indices) -> bool {
    words.phrase(document, name.start as usize, lexicon::COUNTRIES.with(lexicon::DEMONYMS)) == name.len()
}

fn extend(document: &Document, name: &mut Name, end: u32) {
    name.tokens.end = end;
    name.span = document.span(name.tokens);
}

/// How a word is used in the article.
#[derive(Default)]
struct Use {
    /// As the last word of a person's longer name.
    last: u32,
    /// Alone, as a person.
    person: u32,
    /// Alone, as anything else.
    other: u32,
    /// Whether it occurs in lower case.
    lower: bool,
}

/// Where an article gives a person's full name, the surname alone is that person: also where it was found to be
/// something else, unless that is more often, and where it was not found at all.
pub(super) fn agree_on_people(document: &Document, words: &Words, names: &mut Vec<Name>) {
    let uses = uses(document, names);
    let is_person = |at: usize| {
        let listed = words.of(at).any(lexicon::COUNTRIES.with(lexicon::STATES));
        uses.get(&document.tokens[at].key).is_some_and(|u| !listed && u.last + u.person >= u.other && !u.lower)
    };
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1 && name.kind != NameKind::Person) {
        if document.tokens[name.tokens.range().start].case != Case::Upper && is_person(name.tokens.range().start) {
            name.kind = NameKind::Person;
        }
    }
    missed::add(document, names, NameKind::Person, |at| stands_alone(document, at) && is_person(at));
}

/// Makes places of people whom the article calls by nothing else than what it calls a place elsewhere, and who have no
/// title and no honorific: a village that no list knows.
pub(super) fn agree_on_places(document: &Document, words: &Words, names: &mut [Name]) {
    let key = |name: &Name| name.tokens.range().map(|at| document.tokens[at].key).reduce(key::join).unwrap_or(0);
    let of_kind = |kind: NameKind| names.iter().filter(move |name| name.kind == kind);
    let places: FxHashSet<u64> = of_kind(NameKind::Place).map(key).collect();
    let both: FxHashSet<u64> = of_kind(NameKind::Person).map(key).filter(|key| places.contains(key)).collect();
    if both.is_empty() {
        return;
    }
    let titled = |name: &Name| {
        let before = name.tokens.range().start.checked_sub(1);
        before.is_some_and(|at| words.of(at).any(lexicon::HONORIFICS.with(lexicon::RANKS).with(lexicon::TITLES)))
    };
    let longer = of_kind(NameKind::Person).filter(|name| name.tokens.len() > 1 && !both.contains(&key(name)));
    let known: FxHashSet<u64> = longer.flat_map(|name| name.tokens.range()).map(|at| document.tokens[at].key).collect();
    let people: FxHashSet<u64> = of_kind(NameKind::Person).filter(|name| titled(name)).map(key).collect();
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Person) {
        let last = name.tokens.range().last().map_or(0, |at| document.tokens[at].key);
        if both.contains(&key(name)) && !people.contains(&key(name)) && !known.contains(&last) {
            name.kind = NameKind::Place;
        }
    }
}

/// Looks at the last words of people's full names only.
fn uses(document: &Document, names: &[Name]) -> FxHashMap<u64, Use> {
    let mut uses: FxHashMap<u64, Use> = FxHashMap::default();
    let key = |at: u32| document.tokens.get(at as usize).map_or(0, |token| token.key);
    for name in names.iter().filter(|name| name.kind == NameKind::Person && name.tokens.len() > 1) {
        uses.entry(key(name.tokens.end - 1)).or_default().last += 1;
    }
    for name in names.iter().filter(|name| name.tokens.len() == 1) {
        if let Some(word) = uses.get_mut(&key(name.tokens.start)) {
            *(if name.kind == NameKind::Person { &mut word.person } else { &mut word.other }) += 1;
        }
    }
    for token in document.tokens.iter().filter(|token| token.case == Case::Lower) {
        if let Some(word) = uses.get_mut(&token.key) {
            word.lower = true;
        }
    }
    uses
}

/// Whether a word with a capital has no capital word and no hyphen beside it.
fn stands_alone(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    let beside = |i: Option<usize>| {
        let other = i.and_then(|i| document.tokens.get(i)).filter(|other| other.sentence == token.sentence);
        other.is_some_and(|other| {
            other.is_capital() || other.span.len() == 1 && other.kind == TokenKind::Punctuation && other.span.of(document.text) == "-"
        })
    };
    matches!(token.case, Case::Title | Case::Mixed) && !beside(at.checked_sub(1)) && !beside(Some(at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Layout;

    /// Names for the given words, each found from where the last one ended.
    fn names(document: &Document, wanted: &[(&str, NameKind)]) -> Vec<Name> {
        let mut from = 0;
        let mut names = Vec::new();
        for (text, kind) in wanted {
            let start = from + document.text[from..].find(text).unwrap();
            from = start + text.len();
            let tokens = document.tokens_in(crate::text::Span::new(start as u32, from as u32));
            names.push(Name { kind: *kind, span: document.span(tokens), tokens });
        }
        names
    }

    fn texts<'t>(document: &Document<'t>, names: &[Name]) -> Vec<(&'t str, NameKind)> {
        names.iter().map(|name| (name.span.of(document.text), name.kind)).collect()
    }

    #[test]
    fn a_surname_alone_is_the_person_of_the_full_name() {
        let document = Document::new("Ines Phoenix spoke. Phoenix smiled, and Phoenix left with Phoenix Corp. staff.", Layout::Auto);
        let given = [("Ines Phoenix", NameKind::Person), ("Phoenix", NameKind::Place), ("Phoenix Corp.", NameKind::Organization)];
        let mut found = names(&document, &given);
        agree_on_people(&document, &Words::new(&document), &mut found);
        let people = texts(&document, &found).into_iter().filter(|(_, kind)| *kind == NameKind::Person).count();
        assert_eq!(people, 3);
    }

    #[test]
    fn a_nickname_joins_its_names() {
        let document = Document::new("Ana \"Nita\" Ruiz met Bo \"the Bear\" Lund and Ivo “Big Man” Daskal.", Layout::Auto);
        let given = ["Ana", "Nita", "Ruiz", "Bo", "Lund", "Ivo", "Daskal"].map(|text| (text, NameKind::Person));
        let mut found = names(&document, &given);
        join_nicknames(&document, &mut found);
        let joined: Vec<&str> = texts(&document, &found).into_iter().map(|(text, _)| text).collect();
        assert_eq!(joined, ["Ana \"Nita\" Ruiz", "Bo", "Lund", "Ivo “Big Man” Daskal"]);
    }

    #[test]
    fn former_is_no_given_name() {
        let document = Document::new("Former Ruiz aide Bo Lund left.", Layout::Auto);
        let mut found = names(&document, &[("Former Ruiz", NameKind::Person), ("Bo Lund", NameKind::Person)]);
        leave_former(&document, &Words::new(&document), &mut found);
        assert_eq!(texts(&document, &found), [("Ruiz", NameKind::Person), ("Bo Lund", NameKind::Person)]);
    }

    #[test]
    fn a_prefix_takes_its_word_out_of_the_name() {
        let document = Document::new("The pro-Tarn New Unity Party and Tarn New Unity", Layout::Auto);
        let mut found = names(&document, &["Tarn New Unity Party", "Tarn New Unity"].map(|text| (text, NameKind::Organization)));
        leave_prefixed(&document, &mut found);
        assert_eq!(texts(&document, &found).into_iter().map(|(text, _)| text).collect::<Vec<_>>(), ["New Unity Party", "Tarn New Unity"]);
    }

    #[test]
    fn a_count_is_no_part_of_an_organization() {
        let document = Document::new("The Harbour Union 12,000 and Channel 4", Layout::Auto);
        let mut found = names(&document, &["Harbour Union 12,000", "Channel 4"].map(|text| (text, NameKind::Organization)));
        leave_counts(&document, &mut found);
        assert_eq!(texts(&document, &found).into_iter().map(|(text, _)| text).collect::<Vec<_>>(), ["Harbour Union", "Channel 4"]);
    }

    #[test]
    fn a_village_is_no_person() {
        let document = Document::new("In Tarnby it rained. Tarnby slept. Mr Lund met Lund, and Lund in Lund.", Layout::Auto);
        let given = [
            ("Tarnby", NameKind::Place),
            ("Tarnby", NameKind::Person),
            ("Lund", NameKind::Person),
            ("Lund", NameKind::Person),
            ("Lund", NameKind::Person),
            ("Lund", NameKind::Place),
        ];
        let mut found = names(&document, &given);
        agree_on_places(&document, &Words::new(&document), &mut found);
        let places = texts(&document, &found).into_iter().filter(|(_, kind)| *kind == NameKind::Place);
        assert_eq!(places.map(|(text, _)| text).collect::<Vec<_>>(), ["Tarnby", "Tarnby", "Lund"]);
    }

    #[test]
    fn countries_and_common_words_are_nobody() {
        let document = Document::new("Otto Chad won in Chad. Lena May said it may rain in May.", Layout::Auto);
        let given = [("Otto Chad", NameKind::Person), ("Chad", NameKind::Place), ("Lena May", NameKind::Person)];
        let mut found = names(&document, &given);
        let before = texts(&document, &found);
        agree_on_people(&document, &Words::new(&document), &mut found);
        assert_eq!(texts(&document, &found), before);
    }

    #[test]
    fn a_campaign_takes_the_name_before_it() {
        let document = Document::new("The Ruiz campaign and Ruiz's campaign", Layout::Auto);
        let mut found = names(&document, &[("Ruiz", NameKind::Person), ("Ruiz", NameKind::Person)]);
        join_bodies(&document, &Words::new(&document), &mut found);
        assert_eq!(texts(&document, &found), [("Ruiz campaign", NameKind::Organization), ("Ruiz", NameKind::Person)]);
    }

    #[test]
    fn an_official_of_a_town_takes_the_office() {
        let document = Document::new("The Marlow Sheriff's office and Marlow's office", Layout::Auto);
        let mut found = names(&document, &[("Marlow Sheriff", NameKind::Organization), ("Marlow", NameKind::Place)]);
        join_offices(&document, &Words::new(&document), &mut found);
        assert_eq!(texts(&document, &found), [("Marlow Sheriff's office", NameKind::Organization), ("Marlow", NameKind::Place)]);
    }

    #[test]
    fn a_nation_takes_the_body_behind_it() {
        let document = Document::new("The Danish navy, the Dane navy and Peru's army", Layout::Auto);
        let mut found = names(&document, &[("Danish", NameKind::Other), ("Dane", NameKind::Person), ("Peru", NameKind::Place)]);
        join_bodies(&document, &Words::new(&document), &mut found);
        let wanted = [("Danish navy", NameKind::Organization), ("Dane", NameKind::Person), ("Peru", NameKind::Place)];
        assert_eq!(texts(&document, &found), wanted);
    }

    #[test]
    fn hyphens_join_the_parts_of_a_person() {
        let document = Document::new("Mr Tull-Marsh met Oda - Lund said", Layout::Auto);
        let mut found = names(&document, &[("Tull", NameKind::Person), ("Oda", NameKind::Person)]);
        join_hyphens(&document, &mut found);
        assert_eq!(texts(&document, &found), [("Tull-Marsh", NameKind::Person), ("Oda", NameKind::Person)]);
    }
}
