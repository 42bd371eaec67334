//! Which names of organizations are one organization's.
//!
//! The fullest names come first; a shorter one goes to the one organization that it can only mean, by its words, its
//! initials, common knowledge, or as a part of the name.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::acronyms::{self, initial, is_acronym, letters};
use super::forms::Form;
use super::short_forms::{SMALL, begins, content, has_acronym, is_misspelt, is_short_form, is_without_suffix, squeezed};
use crate::annotate::Annotations;
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::Document;
use crate::text::key;

/// No name is compared with more organizations than this.
const CANDIDATES: usize = 64;

/// The form by which an organization or place is named in full, and the rule that links another form to it.
#[derive(Clone, Copy)]
pub struct Link {
    pub main: usize,
    /// Nothing for the full form itself.
    pub rule: &'static str,
}

impl Link {
    pub const fn itself(main: usize) -> Self {
        Self { main, rule: "" }
    }
}

/// The fewest letters by which a word alone is compared without its plural.
const LONG: usize = 8;

pub struct Grouping<'a, 't> {
    document: &'a Document<'t>,
    forms: &'a [Form],
    /// The words by which the article names places.
    places: FxHashSet<u64>,
    /// The forms for which each form stands by common knowledge.
    known: Vec<Vec<usize>>,
    /// The fullest form of the organization of each form, once it is known.
    main: Vec<Option<usize>>,
    /// The forms of two words and more that hold a word.
    by_word: FxHashMap<u64, Vec<usize>>,
    /// The forms of two words and more by their initials, with and without small words.
    by_initials: FxHashMap<u64, Vec<usize>>,
    /// The forms by the first letter.
    by_letter: FxHashMap<char, Vec<usize>>,
    by_content: FxHashMap<u64, usize>,
    by_letters: FxHashMap<u64, usize>,
}

impl<'a, 't> Grouping<'a, 't> {
    pub fn new(document: &'a Document<'t>, annotations: &'a Annotations, forms: &'a [Form]) -> Self {
        let single = annotations.names.iter().filter(|name| name.kind == NameKind::Place && name.tokens.len() == 1);
        Self {
            document,
            forms,
            places: single.map(|name| document.tokens[name.tokens.start as usize].key).collect(),
            known: Vec::new(),
            main: vec![None; forms.len()],
            by_word: FxHashMap::default(),
            by_initials: FxHashMap::default(),
            by_letter: FxHashMap::default(),
            by_content: FxHashMap::default(),
            by_letters: FxHashMap::default(),
        }
    }

    /// The fullest form of the organization of each form; `defined` are those that the article explains.
    pub fn groups(mut self, defined: &FxHashMap<usize, Link>) -> Vec<Link> {
        self.known = (0..self.forms.len()).map(|f| self.of_alias(f)).collect();
        let mut rules = vec![""; self.forms.len()];
        let mut order: Vec<usize> = (0..self.forms.len()).collect();
        // What is known to stand for another name comes after it.
        order.sort_by_key(|&f| (!self.known[f].is_empty(), Reverse(self.forms[f].words.len()), f));
        for f in order {
            let told = defined.get(&f).and_then(|link| Some(Link { main: self.main[link.main]?, ..*link }));
            let link = told.or_else(|| self.fuller(f)).unwrap_or(Link::itself(f));
            self.main[f] = Some(link.main);
            rules[f] = link.rule;
            self.index(f);
        }
        let link = |(f, rule): (usize, &'static str)| Link { main: self.main[f].unwrap_or(f), rule };
        rules.into_iter().enumerate().map(link).collect()
    }

    fn index(&mut self, f: usize) {
        let form = &self.forms[f];
        self.by_letters.entry(squeezed(self.document, form)).or_insert(f);
        if form.words.len() > 1 || form.span.len() as usize >= LONG {
            self.by_content.entry(content(self.document, form)).or_insert(f);
        }
        if let Some(letter) = initial(self.document.word(form.tokens[0])) {
            self.by_letter.entry(letter).or_default().push(f);
        }
        if form.words.len() < 2 {
            return;
        }
        for (i, &word) in form.words.iter().enumerate() {
            if !form.words[..i].contains(&word) && !SMALL.contains(&word) {
                self.by_word.entry(word).or_default().push(f);
            }
        }
        for initials in self.initials(form) {
            self.by_initials.entry(initials).or_default().push(f);
        }
    }

    /// The keys of the initials of a form: of all words, without small words, without the company suffix; and the
    /// initials before a last word that is written out (`NYTimes`).
    fn initials(&self, form: &Form) -> Vec<u64> {
        let first = |t: &usize| initial(self.document.word(*t)).map(String::from).unwrap_or_default();
        let pick = |keep: &dyn Fn(u64) -> bool| {
            let letters: String = form.tokens.iter().zip(&form.words).filter(|(_, w)| keep(**w)).map(|(t, _)| first(t)).collect();
            key::key(&letters)
        };
        let all = pick(&|_| true);
        let content = pick(&|w| !SMALL.contains(&w));
        let plain = pick(&|w| !SMALL.contains(&w) && !lexicon::classes(w).any(lexicon::COMPANY_SUFFIXES));
        let mut keys = vec![all, content, plain];
        if let [before @ .., last] = form.tokens.as_slice()
            && before.len() > 1
        {
            let written: String = before.iter().map(first).chain([self.document.word(*last).to_lowercase()]).collect();
            keys.push(key::key(&written));
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The fullest form of the one organization that a shorter form can only mean.
    fn fuller(&self, f: usize) -> Option<Link> {
        let form = &self.forms[f];
        let other = |main: &usize| form.entry.is_some() && self.forms[*main].entry.is_some_and(|entry| form.entry != Some(entry));
        let same = self.by_content.get(&content(self.document, form)).filter(|_| form.words.len() > 1 || form.span.len() as usize >= LONG);
        let same = same.or_else(|| self.by_letters.get(&squeezed(self.document, form)));
        if let Some(&same) = same {
            return self.main[same].filter(|main| !other(main)).map(|main| Link { main, rule: "same-words" });
        }
        let tests: [(&'static str, &dyn Fn() -> Vec<usize>); 8] = [
            ("initials", &|| self.of_initials(form)),
            ("well-known", &|| self.known[f].clone()),
            ("initials", &|| self.of_letters(form)),
            ("same-words", &|| self.of_words(form, &|long| is_without_suffix(form, long))),
            ("part-of-name", &|| self.of_short_form(form)),
            ("initials", &|| self.of_inner_acronym(form)),
            ("part-of-name", &|| self.of_letter(form, &|long| begins(self.document, form, long))),
            ("spelling", &|| self.of_letter(form, &|other| is_misspelt(self.document, form, other))),
        ];
        for (rule, test) in tests {
            let mut found: Vec<usize> = test().into_iter().filter_map(|l| self.main[l]).filter(|main| !other(main)).collect();
            found.sort_unstable();
            found.dedup();
            match found.as_slice() {
                [] => {}
                [main] => return Some(Link { main: *main, rule }),
                several => return self.latest(form, several).map(|main| Link { main, rule }),
            }
        }
        None
    }

    /// Of several organizations the one that was named last before a short form is first used; before any of them is,
    /// that of the nation: `Senate` for `U.S. Senate`.
    fn latest(&self, form: &Form, several: &[usize]) -> Option<usize> {
        let first = form.mentions.first().copied()?;
        let last = |main: usize| {
            let forms = self.forms.iter().zip(&self.main).filter(|(_, of)| **of == Some(main));
            forms.filter_map(|(f, _)| f.mentions[..f.mentions.partition_point(|&m| m < first)].last()).max()
        };
        let nation = |word: &u64| form.words.contains(word) || lexicon::classes(*word).any(lexicon::COUNTRIES.with(lexicon::DEMONYMS));
        let national = || several.iter().copied().find(|&main| self.forms[main].words.iter().all(nation));
        several.iter().copied().filter_map(|main| last(main).map(|at| (at, main))).max().map(|(_, main)| main).or_else(national)
    }

    /// The forms whose initials an acronym gives: `ISSG`, `Bafta`, `NYTimes`.
    fn of_initials(&self, form: &Form) -> Vec<usize> {
        let [token] = form.tokens.as_slice() else { return Vec::new() };
        let letters: String = letters(self.document.word(*token)).into_iter().collect();
        let capitals = is_acronym(self.document, form);
        if !capitals && letters.len() < 4 {
            return Vec::new();
        }
        self.by_initials.get(&key::key(&letters)).into_iter().flatten().copied().take(CANDIDATES).collect()
    }

    /// The forms that an acronym can spell with small words, a word left out, or acronyms of its own.
    fn of_letters(&self, form: &Form) -> Vec<usize> {
        if !is_acronym(self.document, form) {
            return Vec::new();
        }
        let letters = letters(self.document.word(form.tokens[0]));
        let forms = letters.first().and_then(|first| self.by_letter.get(first));
        let candidates = forms.into_iter().flatten().copied().take(CANDIDATES);
        candidates.filter(|&l| self.forms[l].words.len() > 1 && acronyms::spells(self.document, &letters, &self.forms[l])).collect()
    }

    /// The forms of which a shorter one is a part that can stand for the whole.
    fn of_short_form(&self, form: &Form) -> Vec<usize> {
        let acronym = is_acronym(self.document, form) && form.span.len() <= 4;
        self.of_words(form, &|long| is_short_form(form, long, acronym, &|word| self.places.contains(&word)))
    }

    /// The forms that hold the words of a form and pass a test.
    fn of_words(&self, form: &Form, test: &dyn Fn(&Form) -> bool) -> Vec<usize> {
        let listed = form.words.iter().filter(|w| !SMALL.contains(w)).map(|w| self.by_word.get(w));
        let Some(fewest) = listed.collect::<Option<Vec<_>>>().and_then(|lists| lists.into_iter().min_by_key(|l| l.len())) else {
            return Vec::new();
        };
        fewest.iter().copied().take(CANDIDATES).filter(|&l| test(&self.forms[l])).collect()
    }

    /// The forms whose first words a form gives by their initials: `HFA Training Centre`.
    fn of_inner_acronym(&self, form: &Form) -> Vec<usize> {
        let last = form.words.last().filter(|_| form.words.len() > 1).and_then(|word| self.by_word.get(word));
        let longer = last.into_iter().flatten().copied().take(CANDIDATES);
        longer.filter(|&l| has_acronym(self.document, form, &self.forms[l])).collect()
    }

    /// The forms with the same first letter that pass a test.
    fn of_letter(&self, form: &Form, test: &dyn Fn(&Form) -> bool) -> Vec<usize> {
        let letter = initial(self.document.word(form.tokens[0])).and_then(|letter| self.by_letter.get(&letter));
        letter.into_iter().flatten().copied().take(CANDIDATES).filter(|&l| test(&self.forms[l])).collect()
    }

    /// The forms for which a form stands by common knowledge: `GOP`, `Man Utd`.
    fn of_alias(&self, f: usize) -> Vec<usize> {
        let keys = |f: usize| self.document.tokens_in(self.forms[f].span).range().map(|t| self.document.tokens[t].key);
        if keys(f).next().is_none_or(|first| lexicon::longest(first) < 2) {
            return Vec::new();
        }
        let stands = |l: &usize| {
            let pair = keys(f).chain(keys(*l)).reduce(key::join);
            *l != f && pair.is_some_and(|k| lexicon::classes(k).any(lexicon::ORGANIZATION_ALIASES))
        };
        (0..self.forms.len()).take(4 * CANDIDATES).filter(stands).collect()
    }
}
