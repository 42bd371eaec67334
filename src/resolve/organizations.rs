//! Names and acronyms become organizations; names become places.

use std::collections::HashMap;

use super::forms::{self, Form};
use super::{Entity, Mention, MentionKind};
use crate::annotate::Annotations;
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::key::{self, ascii};
use crate::text::{Case, Document};

/// No name is compared with more organizations than this.
const CANDIDATES: usize = 64;

const THE: u64 = ascii(b"the");
const SMALL: &[u64] = &[
    THE,
    ascii(b"of"),
    ascii(b"for"),
    ascii(b"and"),
    ascii(b"&"),
    ascii(b"in"),
    ascii(b"on"),
    ascii(b"to"),
    ascii(b"at"),
    ascii(b"de"),
    ascii(b"la"),
    ascii(b"du"),
    ascii(b"des"),
];

/// The organizations of the article, in the order of their first mention, and the organization of each name.
pub(super) fn organizations(document: &Document, annotations: &Annotations) -> (Vec<Entity>, Vec<Option<u32>>) {
    let leading_the = |t: usize| document.tokens[t].key == THE && is_first(annotations, document, t);
    let forms = forms::collect(document, annotations, NameKind::Organization, leading_the);
    let groups = Grouping::new(document, annotations, &forms).groups();
    entities(document, annotations, &forms, &groups)
}

/// The places of the article, in the order of their first mention.
pub(super) fn places(document: &Document, annotations: &Annotations) -> Vec<Entity> {
    let forms = forms::collect(document, annotations, NameKind::Place, |_| false);
    let groups: Vec<usize> = (0..forms.len()).collect();
    entities(document, annotations, &forms, &groups).0
}

/// Whether a name begins with this token.
fn is_first(annotations: &Annotations, _document: &Document, token: usize) -> bool {
    annotations.names.binary_search_by_key(&(token as u32), |n| n.tokens.start).is_ok()
}

/// One entity for each group of forms; `groups` gives the group of each form, named by its fullest form.
fn entities(document: &Document, annotations: &Annotations, forms: &[Form], groups: &[usize]) -> (Vec<Entity>, Vec<Option<u32>>) {
    let mut of_name = vec![None; annotations.names.len()];
    let mut entities: Vec<Entity> = Vec::new();
    let mut place: HashMap<usize, usize> = HashMap::new();
    let mut mentions: Vec<(u32, usize)> =
        forms.iter().enumerate().flat_map(|(f, form)| form.mentions.iter().map(move |&m| (m, f))).collect();
    mentions.sort_unstable();
    let mut shown = vec![false; forms.len()];
    for (m, f) in mentions {
        let main = groups[f];
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
        entity.mentions.push(Mention { kind, span: annotations.names[m as usize].span });
    }
    (entities, of_name)
}

/// Whether a form is written as an acronym: one word of two to seven letters, most of them capitals.
fn is_acronym(document: &Document, form: &Form) -> bool {
    let [token] = form.tokens.as_slice() else { return false };
    let letters = letters(document.word(*token));
    let case = document.tokens[*token].case;
    (2..=7).contains(&letters.len()) && (case == Case::Upper || case == Case::Mixed)
}

/// The letters of an acronym in lower case, without its full stops.
fn letters(word: &str) -> Vec<char> {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

struct Grouping<'a, 't> {
    document: &'a Document<'t>,
    annotations: &'a Annotations,
    forms: &'a [Form],
    /// The forms of two words and more that begin or end with a word, or hold it.
    by_word: HashMap<u64, Vec<usize>>,
    /// The forms of two words and more by their initials, with and without small words.
    by_initials: HashMap<u64, Vec<usize>>,
    by_content: HashMap<u64, usize>,
}

impl<'a, 't> Grouping<'a, 't> {
    fn new(document: &'a Document<'t>, annotations: &'a Annotations, forms: &'a [Form]) -> Self {
        Self { document, annotations, forms, by_word: HashMap::new(), by_initials: HashMap::new(), by_content: HashMap::new() }
    }

    /// The fullest form of the organization of each form.
    fn groups(mut self) -> Vec<usize> {
        let mut main: Vec<usize> = (0..self.forms.len()).collect();
        let defined = self.definitions();
        let mut order = main.clone();
        order.sort_by_key(|&f| (std::cmp::Reverse(self.forms[f].words.len()), f));
        for f in order {
            let of = defined.get(&f).map(|&full| main[full]).or_else(|| self.fuller(f, &main)).unwrap_or(f);
            main[f] = of;
            if self.forms[f].words.len() > 1 {
                self.index(f);
            }
        }
        main
    }

    /// Acronyms that brackets define: `International Support Group (ISG)`, `ISG (International Support Group)`.
    fn definitions(&self) -> HashMap<usize, usize> {
        let mut of_name = HashMap::new();
        for (f, form) in self.forms.iter().enumerate() {
            of_name.extend(form.mentions.iter().map(|&m| (m, f)));
        }
        let mut defined = HashMap::new();
        for (m, pair) in self.annotations.names.windows(2).enumerate() {
            let (a, b) = (pair[0].tokens, pair[1].tokens);
            let bracket =
                b.start == a.end + 1 && self.document.word(a.end as usize) == "(" && self.document.word(b.end as usize).starts_with(')');
            let forms = of_name.get(&(m as u32)).zip(of_name.get(&(m as u32 + 1)));
            if let Some((&first, &second)) = forms.filter(|_| bracket) {
                let short = |f: usize| self.forms[f].words.len() == 1 && is_acronym(self.document, &self.forms[f]);
                if short(second) && self.forms[first].words.len() > 1 && self.shares_letter(second, first) {
                    defined.entry(second).or_insert(first);
                } else if short(first) && self.forms[second].words.len() > 1 && self.shares_letter(first, second) {
                    defined.entry(first).or_insert(second);
                }
            }
        }
        defined
    }

    /// Whether an acronym begins with the first letter of a word of the full name.
    fn shares_letter(&self, acronym: usize, full: usize) -> bool {
        let first = |t: usize| self.document.word(t).chars().next().map(|c| c.to_lowercase().collect::<String>());
        let letter = self.forms[acronym].tokens.first().and_then(|&t| first(t));
        self.forms[full].tokens.iter().any(|&t| first(t) == letter)
    }

    fn index(&mut self, f: usize) {
        let form = &self.forms[f];
        for (i, &word) in form.words.iter().enumerate() {
            if !form.words[..i].contains(&word) && !SMALL.contains(&word) {
                self.by_word.entry(word).or_default().push(f);
            }
        }
        for initials in self.initials(form) {
            self.by_initials.entry(initials).or_default().push(f);
        }
        self.by_content.entry(content(form)).or_insert(f);
    }

    /// The keys of the initials of a form: of all words, without small words, without the company suffix.
    fn initials(&self, form: &Form) -> Vec<u64> {
        let first = |t: &usize| self.document.word(*t).chars().next().map(|c| c.to_lowercase().collect::<String>()).unwrap_or_default();
        let pick = |keep: &dyn Fn(u64) -> bool| {
            let letters: String = form.tokens.iter().zip(&form.words).filter(|(_, w)| keep(**w)).map(|(t, _)| first(t)).collect();
            key::key(&letters)
        };
        let all = pick(&|_| true);
        let content = pick(&|w| !SMALL.contains(&w));
        let plain = pick(&|w| !SMALL.contains(&w) && !lexicon::classes(w).any(lexicon::COMPANY_SUFFIXES));
        // `SA Harbour Council` gives `SAHC`: an acronym inside gives all its letters.
        let whole = |t: usize| self.document.tokens[t].case == Case::Upper && self.document.word(t).len() <= 3;
        let kept = form.tokens.iter().zip(&form.words).filter(|(_, w)| !SMALL.contains(w));
        let spelt: String =
            kept.map(|(&t, _)| if whole(t) { letters(self.document.word(t)).into_iter().collect() } else { first(&t) }).collect();
        let mut keys = vec![all, content, plain, key::key(&spelt)];
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The fullest form of the one organization that a shorter form can only mean.
    fn fuller(&self, f: usize, main: &[usize]) -> Option<usize> {
        let form = &self.forms[f];
        if let Some(&same) = self.by_content.get(&content(form)).filter(|_| form.words.len() > 1) {
            return Some(main[same]);
        }
        let tests: [&dyn Fn() -> Vec<usize>; 3] = [&|| self.of_initials(form), &|| self.of_beginning_or_end(form), &|| self.of_alias(f)];
        for test in tests {
            let mut found: Vec<usize> = test().into_iter().map(|l| main[l]).collect();
            found.sort_unstable();
            found.dedup();
            match found.as_slice() {
                [] => {}
                [one] => return Some(*one),
                _ => return None,
            }
        }
        None
    }

    /// The forms whose initials an acronym gives: `ISSG`, `Bafta`.
    fn of_initials(&self, form: &Form) -> Vec<usize> {
        let [token] = form.tokens.as_slice() else { return Vec::new() };
        let letters: String = letters(self.document.word(*token)).into_iter().collect();
        let capitals = is_acronym(self.document, form);
        if !capitals && !(4..=8).contains(&letters.len()) {
            return Vec::new();
        }
        self.by_initials.get(&key::key(&letters)).into_iter().flatten().copied().take(CANDIDATES).collect()
    }

    /// The forms that begin or end with a shorter one.
    fn of_beginning_or_end(&self, form: &Form) -> Vec<usize> {
        let listed = form.words.iter().filter(|w| !SMALL.contains(w)).map(|w| self.by_word.get(w));
        let Some(fewest) = listed.collect::<Option<Vec<_>>>().and_then(|lists| lists.into_iter().min_by_key(|l| l.len())) else {
            return Vec::new();
        };
        let acronym = is_acronym(self.document, form) && form.span.len() <= 4;
        let longer = fewest.iter().copied().take(CANDIDATES);
        longer.filter(|&l| is_short_form(form, &self.forms[l], acronym)).collect()
    }

    /// The forms for which a form stands by common knowledge: `GOP`, `Man Utd`.
    fn of_alias(&self, f: usize) -> Vec<usize> {
        let words = &self.forms[f].words;
        if words.first().is_none_or(|&w| lexicon::longest(w) < 2) {
            return Vec::new();
        }
        let stands = |l: &usize| {
            let pair = words.iter().chain(&self.forms[*l].words).copied().reduce(key::join);
            *l != f && pair.is_some_and(|k| lexicon::classes(k).any(lexicon::ORGANIZATION_ALIASES))
        };
        (0..self.forms.len()).take(4 * CANDIDATES).filter(stands).collect()
    }
}

/// The key of a form's content words in any order: `Department of Justice` and `Justice Department` share it, and so
/// do `UN Security Council` and `United Nations Security Council`.
fn content(form: &Form) -> u64 {
    const UNIONS: &[(u64, u64, u64, u64)] = &[
        (ascii(b"united"), ascii(b"nations"), ascii(b"un"), ascii(b"u.n")),
        (ascii(b"united"), ascii(b"states"), ascii(b"us"), ascii(b"u.s")),
        (ascii(b"united"), ascii(b"kingdom"), ascii(b"uk"), ascii(b"u.k")),
        (ascii(b"european"), ascii(b"union"), ascii(b"eu"), ascii(b"e.u")),
    ];
    let mut words: Vec<u64> = Vec::with_capacity(form.words.len());
    for (i, &word) in form.words.iter().enumerate() {
        let next = form.words.get(i + 1).copied();
        let short = UNIONS.iter().find(|u| u.0 == word && next == Some(u.1) || u.3 == word).map(|u| u.2);
        let second = i > 0 && UNIONS.iter().any(|u| u.0 == form.words[i - 1] && u.1 == word);
        let dropped = SMALL.contains(&word) || lexicon::classes(word).any(lexicon::COMPANY_SUFFIXES) || second;
        words.extend(short.or((!dropped).then_some(word)));
    }
    words.sort_unstable();
    words.into_iter().reduce(key::join).unwrap_or(0)
}

/// Whether the shorter form is the beginning or the end of the longer one, and the rest no name of a part.
///
/// `Acme` is `Acme Holdings`, but `BBC` is not `BBC One`, and `Acme` not `Acme Workers' Council`.
fn is_short_form(short: &Form, long: &Form, acronym: bool) -> bool {
    const WHITE: u64 = ascii(b"white");
    let (s, l) = (&short.words, &long.words);
    if s.len() >= l.len() {
        return false;
    }
    let part = |w: &u64| lexicon::classes(*w).any(lexicon::ORGANIZATION_PARTS);
    if l.starts_with(s) {
        let rest = &l[s.len()..];
        let company = lexicon::COMPANY_SUFFIXES.with(lexicon::COMPANY_WORDS);
        return if acronym { rest.iter().all(|w| lexicon::classes(*w).any(company)) } else { !rest.iter().any(part) };
    }
    let rest = &l[..l.len() - s.len()];
    if l.ends_with(s) {
        let of = rest.len() > 1 && rest.last().is_some_and(|w| SMALL.contains(w));
        return !(of && (s.len() > 1 || rest.len() > 2)) && rest != [WHITE];
    }
    // `Ruiz campaign`, `Ruiz presidential campaign`
    let company = s.last().is_some_and(|w| lexicon::classes(*w).any(lexicon::COMPANY_SUFFIXES));
    !company && s.len() > 1 && s.len() + 1 == l.len() && s.first() == l.first() && s.last() == l.last()
}
