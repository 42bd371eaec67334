//! Names become people.
//!
//! Full names are compared by their words: equal, initial, nickname, left out. A single word goes to the
//! person whose surname it is, else to the one whose given name it is; between two of one surname, honorifics,
//! titles, gender and the habits of the article decide.

mod full_names;
mod known_as;
mod single_words;

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use full_names::{is_initial, is_surname};
use known_as::{Told, Who};

use super::forms::{self, Form};
use super::gender::{self, Evidence};
use super::titles::Titles;
use super::{Entity, Gender, Mention, MentionKind};
use crate::annotate::Annotations;
use crate::annotate::names::{Name, NameKind};
use crate::lexicon;
use crate::text::{Document, key};

/// No word of a name is compared with more people than this.
const CANDIDATES: usize = 64;
/// How many mentions of a full name are asked for gender and titles.
const MENTIONS: usize = 20;

/// One person in the making.
struct Person {
    /// The words of the fullest form.
    words: Vec<u64>,
    /// Other full names, as positions in the list of forms.
    other: Vec<usize>,
    /// The fullest form.
    main: usize,
    /// The entry of the newsroom's lexicon.
    entry: Option<u32>,
    evidence: Evidence,
    /// The words of the titles that stand with the full name.
    titles: Vec<u64>,
    /// The position of the first name, among all names.
    first: u32,
    /// On the way through the article, how often it has named the person so far, how often by the surname alone, and
    /// the last sentence that does, with the position of the first name there.
    count: u32,
    alone: u32,
    last: Option<(u32, usize)>,
    /// The mentions, as positions in the list of names.
    mentions: Vec<u32>,
}

/// The people of the article, in the order of their first mention, and the person of each name.
pub(super) fn people(document: &Document, annotations: &Annotations) -> (Vec<Entity>, Vec<Option<u32>>) {
    let courtesies = courtesies(document, annotations);
    let forms = forms::collect(document, annotations, NameKind::Person, |t| courtesies.contains(&(t as u32)));
    let mut cast = Cast {
        document,
        annotations,
        forms: &forms,
        titles: Titles::new(annotations),
        told: known_as::known_as(document, annotations, &forms),
        of_form: vec![None; forms.len()],
        people: Vec::new(),
        by_word: FxHashMap::default(),
        alone: FxHashSet::default(),
        habits: FxHashMap::default(),
    };
    cast.full_names();
    let of_form = cast.single_words();
    cast.finish(of_form)
}

/// The words of courtesy that begin names, as positions of tokens. What is a family name too (`Tan Wei`) is one only
/// before another courtesy (`Tan Sri Rahim`).
fn courtesies(document: &Document, annotations: &Annotations) -> FxHashSet<u32> {
    let class = |t: u32| document.tokens.get(t as usize).map_or(lexicon::Classes::NONE, |token| lexicon::classes(token.key));
    let name = lexicon::FEMALE_NAMES.with(lexicon::MALE_NAMES);
    let courtesy = |t: u32| {
        let family = class(t).any(lexicon::SURNAMES_FIRST) && !class(t + 1).any(lexicon::HONORIFICS);
        document.tokens[t as usize].key == THE || class(t).any(lexicon::HONORIFICS) && !class(t).any(name) && !family
    };
    let people = || annotations.names.iter().filter(|name| name.kind == NameKind::Person);
    let last = |name: &Name| document.tokens.get((name.tokens.end as usize).saturating_sub(1)).map_or(0, |token| token.key);
    let surnames: FxHashSet<u64> = people().filter(|name| name.tokens.len() > 1).map(last).collect();
    let words = people().flat_map(|name| {
        let surname = name.tokens.len() > 1 || surnames.contains(&last(name));
        (name.tokens.start..name.tokens.end - u32::from(surname)).take_while(|&t| courtesy(t))
    });
    words.collect()
}

const THE: u64 = key::ascii(b"the");
const SR: u64 = key::ascii(b"sr");
struct Cast<'a, 't> {
    document: &'a Document<'t>,
    annotations: &'a Annotations,
    forms: &'a [Form],
    titles: Titles,
    /// The forms that the article explains.
    told: FxHashMap<usize, Told>,
    /// The person of each form of two words and more, once it is known.
    of_form: Vec<Option<usize>>,
    people: Vec<Person>,
    /// The people with a word in their name.
    by_word: FxHashMap<u64, Vec<usize>>,
    /// The words that the article uses alone for people.
    alone: FxHashSet<u64>,
    /// The gender that the article's use of a form alone shows.
    habits: FxHashMap<usize, Gender>,
}

impl Cast<'_, '_> {
    /// Groups the forms of two words and more, the fullest first.
    fn full_names(&mut self) {
        let mut order: Vec<usize> = (0..self.forms.len()).filter(|&f| self.forms[f].words.len() > 1).collect();
        // What the article explains by another name comes after it.
        let rank = |f: usize| (self.told.contains_key(&f), Reverse(self.forms[f].words.len()), self.forms[f].mentions.first().copied());
        order.sort_by_key(|&f| rank(f));
        for f in order {
            let form = &self.forms[f];
            let told = self.told.get(&f).and_then(|told| self.of_told(*told, &[]));
            let person = self.of_entry(form).or(told).or_else(|| self.same_person(form)).or_else(|| self.misspelt(form));
            let person = person.unwrap_or_else(|| self.add(f));
            self.of_form[f] = Some(person);
            if told == Some(person) {
                self.people[person].other.push(f);
                self.index(f, person);
            }
            let form = &self.forms[f];
            self.people[person].entry = self.people[person].entry.or(form.entry);
            self.people[person].mentions.extend(&form.mentions);
            let evidence = self.evidence(f);
            self.people[person].evidence.add(evidence);
            let titles = form.mentions.iter().take(MENTIONS).flat_map(|&m| self.titles.words(self.document, m));
            self.people[person].titles.extend(titles);
        }
    }

    /// Whom a form is told to name; `of_name` is the person of each name so far.
    fn of_told(&self, told: Told, of_name: &[Option<u32>]) -> Option<usize> {
        match told.who {
            Who::Form(f) => self.of_form[f],
            Who::Name(name) => of_name.get(name as usize).copied().flatten().map(|p| p as usize),
        }
    }

    fn index(&mut self, f: usize, person: usize) {
        for word in &self.forms[f].words {
            let people = self.by_word.entry(*word).or_default();
            if people.last() != Some(&person) {
                people.push(person);
            }
        }
    }

    fn add(&mut self, f: usize) -> usize {
        let form = &self.forms[f];
        let at = self.people.len();
        self.index(f, at);
        let mut evidence = Evidence::default();
        let initial = |&&w: &&u64| !form.tokens.iter().zip(&form.words).any(|(&t, &k)| k == w && is_initial(self.document.word(t)));
        if let Some(&given) = form.words.iter().find(initial) {
            evidence.add(gender::given_name(given));
        }
        self.people.push(Person {
            words: form.words.clone(),
            other: Vec::new(),
            main: f,
            entry: form.entry,
            evidence,
            titles: Vec::new(),
            first: form.mentions.first().copied().unwrap_or(0),
            count: 0,
            alone: 0,
            last: None,
            mentions: Vec::new(),
        });
        at
    }

    /// Whether a word alone can stand for a person's full name, or for another name that the person is known by.
    fn is_surname_of(&self, person: usize, word: u64) -> bool {
        let person = &self.people[person];
        let other = |&f: &usize| is_surname(&self.forms[f].words, word);
        is_surname(&person.words, word) || person.other.iter().any(other)
    }

    /// Whether a word is the surname of several people.
    fn is_shared(&self, word: u64) -> bool {
        let people = self.by_word.get(&word).into_iter().flatten().take(CANDIDATES);
        people.filter(|&&p| self.people[p].words.len() > 1 && self.is_surname_of(p, word)).nth(1).is_some()
    }

    /// What the mentions of a full name tell about gender.
    fn evidence(&self, f: usize) -> Evidence {
        let mut evidence = Evidence::default();
        for &m in self.forms[f].mentions.iter().take(MENTIONS) {
            let first = self.annotations.names[m as usize].tokens.start as usize;
            evidence.add(gender::honorific(self.document, form_start(self.document, first)));
            evidence.add(gender::kin(self.document, self.annotations.names[m as usize].tokens));
            evidence.add(gender::pronouns(self.document, self.annotations, m as usize));
            evidence.add(self.titles.gender(self.document, m));
        }
        evidence
    }

    /// Orders the people by their first mention and writes their names.
    fn finish(mut self, of_name: Vec<Option<u32>>) -> (Vec<Entity>, Vec<Option<u32>>) {
        let mut form_of = vec![0; self.annotations.names.len()];
        for (f, form) in self.forms.iter().enumerate() {
            for &m in &form.mentions {
                form_of[m as usize] = f;
            }
        }
        let mut order: Vec<usize> = (0..self.people.len()).filter(|&p| !self.people[p].mentions.is_empty()).collect();
        for person in &mut self.people {
            person.mentions.sort_unstable();
        }
        order.sort_by_key(|&p| self.people[p].mentions.first().copied());
        let mut place = vec![None; self.people.len()];
        let mut entities = Vec::with_capacity(order.len());
        for (i, p) in order.into_iter().enumerate() {
            place[p] = Some(i as u32);
            entities.push(self.entity(&self.people[p], &form_of));
        }
        (entities, of_name.into_iter().map(|p| place[p? as usize]).collect())
    }

    fn entity(&self, person: &Person, form_of: &[usize]) -> Entity {
        let mut used: Vec<usize> = Vec::new();
        for &m in &person.mentions {
            let f = form_of[m as usize];
            if !used.contains(&f) {
                used.push(f);
            }
        }
        let fullest = |&&f: &&usize| {
            let form = &self.forms[f];
            (!self.told.get(&f).is_some_and(|told| told.other), form.words.len(), !form.capitals, form.span.len(), Reverse(form.span.start))
        };
        let main = used.iter().max_by_key(fullest).copied().unwrap_or(person.main);
        let aliases = used.iter().flat_map(|&f| self.forms[f].aliases(self.document, f == main)).collect();
        let mentions = person.mentions.iter().map(|&m| Mention {
            kind: MentionKind::Name,
            span: self.annotations.names[m as usize].span,
            rule: self.rule(person, form_of[m as usize], main),
        });
        Entity {
            name: self.forms[main].text(self.document).to_owned(),
            gender: person.evidence.gender(),
            aliases,
            mentions: mentions.collect(),
            ..Entity::default()
        }
    }
}

impl Cast<'_, '_> {
    /// The rule by which a form names the person whose fullest form is `main`.
    fn rule(&self, person: &Person, f: usize, main: usize) -> Option<&'static str> {
        let (form, full) = (&self.forms[f], &self.forms[main]);
        let word = form.words[0];
        match form.words.len() {
            _ if f == main => None,
            _ if self.told.contains_key(&f) => Some("explained-by-article"),
            1 if person.other.iter().chain([&main]).any(|&of| is_surname(&self.forms[of].words, word)) => {
                Some(if self.is_shared(word) { "shared-surname" } else { "surname" })
            }
            1 if full.words[0] == word => Some("given-name"),
            1 if self.are_initials(form.tokens[0], main) => Some("initials"),
            _ if form.words.iter().all(|w| full.words.contains(w)) => Some("part-of-name"),
            _ if form.entry.is_some() && form.entry == full.entry => Some("own-lexicon"),
            _ if self.is_short_for(form.tokens[0], word, full.tokens[0], full.words[0]) => Some("short-given-name"),
            _ => Some("spelling"),
        }
    }
}

/// The first token of a name with no honorific inside it.
fn form_start(document: &Document, first: usize) -> usize {
    let inside = document.tokens.get(first).is_some_and(|t| lexicon::classes(t.key).any(lexicon::HONORIFICS));
    first + usize::from(inside)
}
