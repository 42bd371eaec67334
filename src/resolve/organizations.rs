//! Names and acronyms become organizations; names become places.

use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

use super::acronyms::{self, initial, is_acronym, letters};
use super::definitions::definitions;
use super::forms::{self, Form};
use super::short_forms::{SMALL, content, is_short_form, squeezed};
use super::{Entity, Mention, MentionKind};
use crate::annotate::Annotations;
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::Document;
use crate::text::key::{self, ascii};

/// No name is compared with more organizations than this.
const CANDIDATES: usize = 64;

const THE: u64 = ascii(b"the");

/// The organizations of the article, in the order of their first mention, and the organization of each name.
pub(super) fn organizations(document: &Document, annotations: &Annotations) -> (Vec<Entity>, Vec<Option<u32>>) {
    let leading_the = |t: usize| document.tokens[t].key == THE && is_first(annotations, document, t);
    let forms = forms::collect(document, annotations, NameKind::Organization, leading_the);
    let mut defined: FxHashMap<usize, Link> = FxHashMap::default();
    defined
        .extend(definitions(document, annotations, &forms).into_iter().map(|(f, main)| (f, Link { main, rule: "explained-by-article" })));
    defined.extend(of_entries(&forms));
    let groups = Grouping::new(document, annotations, &forms).groups(&defined);
    entities(document, annotations, &forms, &groups)
}

/// The places of the article, in the order of their first mention.
pub(super) fn places(document: &Document, annotations: &Annotations) -> Vec<Entity> {
    let forms = forms::collect(document, annotations, NameKind::Place, |_| false);
    let of_entry: FxHashMap<usize, Link> = of_entries(&forms).collect();
    let groups: Vec<Link> = (0..forms.len()).map(|f| of_entry.get(&f).copied().unwrap_or(Link::itself(f))).collect();
    entities(document, annotations, &forms, &groups).0
}

/// The form by which an organization or place is named in full, and the rule that links another form to it.
#[derive(Clone, Copy)]
struct Link {
    main: usize,
    /// Nothing for the full form itself.
    rule: &'static str,
}

impl Link {
    const fn itself(main: usize) -> Self {
        Self { main, rule: "" }
    }
}

/// The links of the forms that share an entry of the newsroom's lexicon.
fn of_entries(forms: &[Form]) -> impl Iterator<Item = (usize, Link)> {
    forms::of_one_entry(forms).into_iter().map(|(f, main)| (f, Link { main, rule: "own-lexicon" }))
}

/// Whether a name begins with this token.
fn is_first(annotations: &Annotations, _document: &Document, token: usize) -> bool {
    annotations.names.binary_search_by_key(&(token as u32), |n| n.tokens.start).is_ok()
}

/// One entity for each group of forms; `groups` gives the group of each form, named by its fullest form.
fn entities(document: &Document, annotations: &Annotations, forms: &[Form], groups: &[Link]) -> (Vec<Entity>, Vec<Option<u32>>) {
    let mut of_name = vec![None; annotations.names.len()];
    let mut entities: Vec<Entity> = Vec::new();
    let mut place: FxHashMap<usize, usize> = FxHashMap::default();
    let mut mentions: Vec<(u32, usize)> =
        forms.iter().enumerate().flat_map(|(f, form)| form.mentions.iter().map(move |&m| (m, f))).collect();
    mentions.sort_unstable();
    let mut shown = vec![false; forms.len()];
    for (m, f) in mentions {
        let Link { main, rule } = groups[f];
        let at = *place.entry(main).or_insert_with(|| {
            entities.push(Entity { name: forms[main].text(document).to_owned(), ..Entity::default() });
            entities.len() - 1
        });
        of_name[m as usize] = Some(at as u32);
        let entity = &mut entities[at];
        let acronym = f != main && is_acronym(document, &forms[f]);
        let kind = if acronym { MentionKind::Acronym } else { MentionKind::Name };
        if !shown[f] && f != main {
            shown[f] = true;
            let text = forms[f].text(document).to_owned();
            if acronym && entity.acronym.is_none() {
                entity.acronym = Some(text.clone());
            }
            entity.aliases.push(text);
        }
        let rule = Some(rule).filter(|rule| !rule.is_empty());
        entity.mentions.push(Mention { kind, span: annotations.names[m as usize].span, rule });
    }
    (entities, of_name)
}

/// The fewest letters by which a word alone is compared without its plural.
const LONG: usize = 8;

struct Grouping<'a, 't> {
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
    /// The forms of two words and more by the first letter.
    by_letter: FxHashMap<char, Vec<usize>>,
    by_content: FxHashMap<u64, usize>,
    by_letters: FxHashMap<u64, usize>,
}

impl<'a, 't> Grouping<'a, 't> {
    fn new(document: &'a Document<'t>, annotations: &'a Annotations, forms: &'a [Form]) -> Self {
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
    fn groups(mut self, defined: &FxHashMap<usize, Link>) -> Vec<Link> {
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
        if let Some(letter) = initial(self.document.word(form.tokens[0])) {
            self.by_letter.entry(letter).or_default().push(f);
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
        let tests: [(&'static str, &dyn Fn() -> Vec<usize>); 4] = [
            ("initials", &|| self.of_initials(form)),
            ("well-known", &|| self.known[f].clone()),
            ("initials", &|| self.of_letters(form)),
            ("part-of-name", &|| self.of_short_form(form)),
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

    /// Of several organizations the one that was named last before a short form is first used.
    fn latest(&self, form: &Form, several: &[usize]) -> Option<usize> {
        let first = form.mentions.first().copied()?;
        let last = |main: usize| {
            let forms = self.forms.iter().zip(&self.main).filter(|(_, of)| **of == Some(main));
            forms.filter_map(|(f, _)| f.mentions[..f.mentions.partition_point(|&m| m < first)].last()).max()
        };
        several.iter().copied().filter_map(|main| last(main).map(|at| (at, main))).max().map(|(_, main)| main)
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
        candidates.filter(|&l| acronyms::spells(self.document, &letters, &self.forms[l])).collect()
    }

    /// The forms of which a shorter one is a part that can stand for the whole.
    fn of_short_form(&self, form: &Form) -> Vec<usize> {
        let listed = form.words.iter().filter(|w| !SMALL.contains(w)).map(|w| self.by_word.get(w));
        let Some(fewest) = listed.collect::<Option<Vec<_>>>().and_then(|lists| lists.into_iter().min_by_key(|l| l.len())) else {
            return Vec::new();
        };
        let acronym = is_acronym(self.document, form) && form.span.len() <= 4;
        let longer = fewest.iter().copied().take(CANDIDATES);
        longer.filter(|&l| is_short_form(form, &self.forms[l], acronym, &|word| self.places.contains(&word))).collect()
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
