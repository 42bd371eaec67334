//! Names become people.
//!
//! Full names are compared by their words: equal, initial, nickname, left out. A single word goes to the
//! person whose surname it is, else to the one whose given name it is; between two of one surname, the
//! honorific, the gender and the latest mention decide.

use rustc_hash::FxHashMap;

use super::forms::{self, Form};
use super::gender::{self, Evidence};
use super::{Entity, Gender, Mention, MentionKind, spelling};
use crate::annotate::Annotations;
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::{Document, key};

/// No word of a name is compared with more people than this.
const CANDIDATES: usize = 64;

/// One person in the making.
struct Person {
    /// The words of the fullest form.
    words: Vec<u64>,
    /// The fullest form.
    main: usize,
    /// The entry of the newsroom's lexicon.
    entry: Option<u32>,
    evidence: Evidence,
    /// The mentions given so far, and the last of them, for the choice between two of one surname.
    count: u32,
    /// How often the article gives the full name.
    full: u32,
    /// The mentions, as positions in the list of names.
    mentions: Vec<u32>,
}

/// The people of the article, in the order of their first mention, and the person of each name.
pub(super) fn people(document: &Document, annotations: &Annotations) -> (Vec<Entity>, Vec<Option<u32>>) {
    let is_honorific = |t: usize| {
        let classes = lexicon::classes(document.tokens[t].key);
        document.tokens[t].key == THE
            || classes.any(lexicon::HONORIFICS)
                && !classes.any(lexicon::FEMALE_NAMES.with(lexicon::MALE_NAMES))
                && document.tokens[t].key != SR
    };
    let forms = forms::collect(document, annotations, NameKind::Person, is_honorific);
    let mut cast = Cast { document, annotations, forms: &forms, people: Vec::new(), by_word: FxHashMap::default() };
    cast.full_names();
    let of_form = cast.single_words();
    cast.finish(of_form)
}

const THE: u64 = key::ascii(b"the");
const SR: u64 = key::ascii(b"sr");
const SUFFIXES: &[u64] =
    &[key::ascii(b"jr"), SR, key::ascii(b"ii"), key::ascii(b"iii"), key::ascii(b"iv"), key::ascii(b"junior"), key::ascii(b"senior")];

/// Parts of surnames that are left out and taken for each other.
const PARTICLES: &[u64] = &[
    key::ascii(b"van"),
    key::ascii(b"von"),
    key::ascii(b"der"),
    key::ascii(b"den"),
    key::ascii(b"de"),
    key::ascii(b"del"),
    key::ascii(b"della"),
    key::ascii(b"di"),
    key::ascii(b"da"),
    key::ascii(b"dos"),
    key::ascii(b"du"),
    key::ascii(b"la"),
    key::ascii(b"le"),
    key::ascii(b"zu"),
];

struct Cast<'a, 't> {
    document: &'a Document<'t>,
    annotations: &'a Annotations,
    forms: &'a [Form],
    people: Vec<Person>,
    /// The people with a word in their name.
    by_word: FxHashMap<u64, Vec<usize>>,
}

impl Cast<'_, '_> {
    /// Groups the forms of two words and more, the fullest first.
    fn full_names(&mut self) {
        let mut order: Vec<usize> = (0..self.forms.len()).filter(|&f| self.forms[f].words.len() > 1).collect();
        order.sort_by_key(|&f| (std::cmp::Reverse(self.forms[f].words.len()), self.forms[f].mentions.first().copied()));
        for f in order {
            let form = &self.forms[f];
            let person = self.of_entry(form).or_else(|| self.same_person(form)).or_else(|| self.misspelt(form));
            let person = person.unwrap_or_else(|| self.add(f));
            self.people[person].entry = self.people[person].entry.or(form.entry);
            self.people[person].mentions.extend(&form.mentions);
            self.people[person].full += form.mentions.len() as u32;
            let evidence = self.evidence(f);
            self.people[person].evidence.add(evidence);
        }
    }

    fn add(&mut self, f: usize) -> usize {
        let form = &self.forms[f];
        let at = self.people.len();
        for (i, &word) in form.words.iter().enumerate() {
            if !form.words[..i].contains(&word) {
                self.by_word.entry(word).or_default().push(at);
            }
        }
        let mut evidence = Evidence::default();
        let initial = |&&w: &&u64| !form.tokens.iter().zip(&form.words).any(|(&t, &k)| k == w && is_initial(self.document.word(t)));
        if let Some(&given) = form.words.iter().find(initial) {
            evidence.add(gender::given_name(given));
        }
        self.people.push(Person {
            words: form.words.clone(),
            main: f,
            entry: form.entry,
            evidence,
            count: 0,
            full: 0,
            mentions: Vec::new(),
        });
        at
    }

    /// The person of a form's entry in the newsroom's lexicon.
    fn of_entry(&self, form: &Form) -> Option<usize> {
        form.entry.and_then(|_| self.people.iter().position(|person| person.entry == form.entry))
    }

    /// The person that a full name names, if it is known already under a fuller or equally full name.
    fn same_person(&self, form: &Form) -> Option<usize> {
        let surname = surname(&form.words);
        let candidates = self.by_word.get(&surname)?;
        let fits = |&&p: &&usize| self.fits(form, p);
        candidates.iter().take(CANDIDATES).find(fits).copied()
    }

    /// The person whose full name differs from this one in the spelling of one word.
    fn misspelt(&self, form: &Form) -> Option<usize> {
        let people = || form.words.iter().filter_map(|w| self.by_word.get(w)).flat_map(|l| l.iter().take(CANDIDATES)).copied();
        people().find(|&p| {
            let full = &self.forms[self.people[p].main];
            let mut differ = full.words.iter().zip(&form.words).zip(full.tokens.iter().zip(&form.tokens)).filter(|((a, b), _)| a != b);
            let slip = differ.next().is_some_and(|(_, (&a, &b))| {
                let (a, b) = (self.document.word(a), self.document.word(b));
                spelling::is_slip(a, b) || spelling::sound_alike(a, b)
            });
            full.words.len() == form.words.len() && slip && differ.next().is_none()
        })
    }

    /// Whether a full name can name this person.
    fn fits(&self, form: &Form, person: usize) -> bool {
        let full = &self.forms[self.people[person].main];
        if form.entry.is_some() && self.people[person].entry.is_some() {
            return false;
        }
        if form.words.len() == 2 && full.words.len() == 2 && form.words[0] == full.words[1] && form.words[1] == full.words[0] {
            return true;
        }
        // Every word in order, with words left out; the surnames must not be middle names of each other.
        let mut rest = full.tokens.iter().zip(&full.words);
        form.tokens.iter().zip(&form.words).all(|(&t, &word)| {
            SUFFIXES.contains(&word) && !full.words.iter().any(|w| SUFFIXES.contains(w))
                || rest.any(|(&u, &other)| word == other || self.is_short_for(t, word, u, other))
        }) || self.same_by_initials(form, full)
            || self.is_surname_with_particles(form, full)
    }

    /// Whether one given name is an initial or a nickname of the other.
    fn is_short_for(&self, a: usize, a_key: u64, b: usize, b_key: u64) -> bool {
        let (short, long) = (self.document.word(a), self.document.word(b));
        let initial = is_initial(short) || is_initial(long);
        let letter = |w: &str| w.chars().next().map(|c| c.to_lowercase().collect::<String>());
        let nick = |full: u64, nick: u64| lexicon::classes(key::join(full, nick)).any(lexicon::NICKNAMES);
        initial && letter(short) == letter(long) || nick(b_key, a_key) || nick(a_key, b_key)
    }

    /// `Van de Berg` beside `Jan van der Berg`: nothing but particles before the surname.
    fn is_surname_with_particles(&self, a: &Form, full: &Form) -> bool {
        let particle = |&t: &usize| PARTICLES.contains(&self.document.tokens[t].key);
        let before = &a.tokens[..a.tokens.len() - 1];
        before.iter().all(particle) && surname(&full.words) == surname(&a.words) && full.tokens.iter().any(particle)
    }

    /// `Tom Smith` and `Thomas J. Smith`, `John A. Ruiz` and `J. Ruiz`: same surname, given names that agree.
    fn same_by_initials(&self, a: &Form, b: &Form) -> bool {
        let (Some((&ta, &wa)), Some((&tb, &wb))) = (a.tokens.iter().zip(&a.words).next(), b.tokens.iter().zip(&b.words).next()) else {
            return false;
        };
        let middle = |f: &Form| f.words.len() - f.words.iter().filter(|w| SUFFIXES.contains(w)).count();
        surname(&a.words) == surname(&b.words) && (middle(a) == 2 || middle(b) == 2) && (wa == wb || self.is_short_for(ta, wa, tb, wb))
    }

    /// Gives the forms of one word to people, mention by mention, in text order; returns the person of each name.
    fn single_words(&mut self) -> Vec<Option<u32>> {
        let mut of_name = vec![None; self.annotations.names.len()];
        for (p, person) in self.people.iter().enumerate() {
            for &m in &person.mentions {
                of_name[m as usize] = Some(p as u32);
            }
        }
        let mut singles: Vec<(u32, usize)> = Vec::new();
        for (f, form) in self.forms.iter().enumerate().filter(|(_, form)| form.words.len() == 1) {
            singles.extend(form.mentions.iter().map(|&m| (m, f)));
        }
        singles.sort_unstable();
        let mut next = 0;
        for (m, f) in singles {
            for &p in of_name[next..m as usize].iter().flatten() {
                self.people[p as usize].count += 1;
            }
            next = m as usize + 1;
            of_name[m as usize] = self.person_of_word(m, f);
            if let Some(p) = of_name[m as usize] {
                self.people[p as usize].count += 1;
                self.people[p as usize].mentions.push(m);
            }
        }
        of_name
    }

    /// The person that a single word names at one place.
    fn person_of_word(&mut self, mention: u32, f: usize) -> Option<u32> {
        let form = &self.forms[f];
        let word = form.words[0];
        let first = self.annotations.names[mention as usize].tokens.start as usize;
        let mut told = gender::honorific(self.document, form_start(self.document, first));
        let plain = told;
        told.add(gender::pronouns(self.document, self.annotations, mention as usize));
        let known: Vec<usize> = self.by_word.get(&word).map(|c| c.iter().copied().take(CANDIDATES).collect()).unwrap_or_default();
        let agrees = |p: &usize| {
            let (a, b) = (plain.gender(), self.people[*p].evidence.gender());
            a == Gender::Unknown || b == Gender::Unknown || a == b
        };
        let mut fit: Vec<usize> = known.iter().copied().filter(agrees).collect();
        if fit.iter().any(|&p| is_surname(&self.people[p].words, word)) {
            fit.retain(|&p| is_surname(&self.people[p].words, word));
        } else if plain.gender() != Gender::Unknown {
            // An honorific goes with surnames, and surnames can stand first.
            fit.retain(|&p| self.people[p].words.first() == Some(&word) || self.people[p].words.len() > 2);
        }
        let same_gender = |&p: &usize| told.gender() != Gender::Unknown && self.people[p].evidence.gender() == told.gender();
        let best = self.of_entry(form).or_else(|| {
            fit.iter().copied().max_by_key(|&p| {
                let person = &self.people[p];
                let last = person.mentions.iter().copied().filter(|&m| m < mention).max();
                // Who is named in full more often; before anybody is, who is named first.
                let first = person.mentions.iter().copied().min();
                (same_gender(&p), last.is_some(), 2 * person.count + person.full, last, std::cmp::Reverse(first))
            })
        });
        if best.is_none() && self.is_family(first) {
            return None;
        }
        let best = best.or_else(|| self.by_nickname(first, word).filter(agrees)).or_else(|| self.by_slip(first).filter(agrees));
        let person = best.unwrap_or_else(|| self.add(f));
        self.people[person].evidence.add(told);
        self.people[person].entry = self.people[person].entry.or(form.entry);
        Some(person as u32)
    }

    /// The only person whose given name the word is short for.
    fn by_nickname(&self, token: usize, word: u64) -> Option<usize> {
        let short = |&p: &usize| {
            let full = &self.forms[self.people[p].main];
            let initial = is_initial(self.document.word(token)) || is_initial(self.document.word(full.tokens[0]));
            !initial && full.words.len() > 1 && self.is_short_for(token, word, full.tokens[0], full.words[0])
        };
        let mut fit = (0..self.people.len()).take(CANDIDATES).filter(short);
        fit.next().filter(|_| fit.next().is_none())
    }

    /// The only person whose surname or given name the word is but for a slip of the pen.
    fn by_slip(&self, token: usize) -> Option<usize> {
        let slip = |&p: &usize| {
            let full = &self.forms[self.people[p].main];
            let ends = [full.tokens.first(), full.tokens.last()];
            full.words.len() > 1 && ends.into_iter().flatten().any(|&t| spelling::is_slip(self.document.word(t), self.document.word(token)))
        };
        let mut fit = (0..self.people.len()).take(CANDIDATES).filter(slip);
        fit.next().filter(|_| fit.next().is_none())
    }

    /// Whether a word is the plural of a surname: `the Ruizes`, `the Kerrys`.
    fn is_family(&self, token: usize) -> bool {
        let the = token.checked_sub(1).is_some_and(|t| self.document.tokens[t].key == key::ascii(b"the"));
        let text = self.document.word(token);
        let stems = [text.strip_suffix('s'), text.strip_suffix("es")];
        the && stems.into_iter().flatten().any(|stem| self.by_word.contains_key(&forms::word_key(stem, key::key(stem))))
    }

    /// What the mentions of a full name tell about gender.
    fn evidence(&self, f: usize) -> Evidence {
        let mut evidence = Evidence::default();
        for &m in self.forms[f].mentions.iter().take(20) {
            let first = self.annotations.names[m as usize].tokens.start as usize;
            evidence.add(gender::honorific(self.document, form_start(self.document, first)));
            evidence.add(gender::pronouns(self.document, self.annotations, m as usize));
        }
        evidence
    }

    /// Orders the people by their first mention and writes their names.
    fn finish(mut self, of_name: Vec<Option<u32>>) -> (Vec<Entity>, Vec<Option<u32>>) {
        for role in &self.annotations.roles {
            if let Some(Some(p)) = of_name.get(role.holder as usize) {
                self.people[*p as usize].evidence.add(gender::title(self.document, role.title));
            }
        }
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
            (form.words.len(), !form.capitals, form.span.len(), std::cmp::Reverse(form.span.start))
        };
        let main = used.iter().max_by_key(fullest).copied().unwrap_or(person.main);
        let aliases = used.iter().flat_map(|&f| self.forms[f].aliases(self.document, f == main)).collect();
        let mentions = person.mentions.iter().map(|&m| Mention {
            kind: MentionKind::Name,
            span: self.annotations.names[m as usize].span,
            rule: self.rule(form_of[m as usize], main),
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
    fn rule(&self, f: usize, main: usize) -> Option<&'static str> {
        let (form, full) = (&self.forms[f], &self.forms[main]);
        let word = form.words[0];
        match form.words.len() {
            _ if f == main => None,
            1 if is_surname(&full.words, word) => Some("surname"),
            1 if full.words[0] == word => Some("given-name"),
            _ if form.words.iter().all(|w| full.words.contains(w)) => Some("part-of-name"),
            _ if form.entry.is_some() && form.entry == full.entry => Some("own-lexicon"),
            _ if self.is_short_for(form.tokens[0], word, full.tokens[0], full.words[0]) => Some("short-given-name"),
            _ => Some("spelling"),
        }
    }
}

/// The last word that is no suffix.
fn surname(words: &[u64]) -> u64 {
    words.iter().rev().find(|w| !SUFFIXES.contains(w)).or(words.last()).copied().unwrap_or(0)
}

/// Whether a word can stand for all of a name: the last word, or the first one where family names come first.
fn is_surname(words: &[u64], word: u64) -> bool {
    let first = words.first().is_some_and(|&w| w == word && lexicon::classes(w).any(lexicon::SURNAMES_FIRST));
    // `Carol Lam Cheng Yuet-wah`: the married name and the father's, the first of them behind a Western given name.
    let second = words.len() > 2
        && words[1] == word
        && lexicon::classes(word).any(lexicon::SURNAMES_FIRST)
        && lexicon::classes(words[2]).any(lexicon::SURNAMES_FIRST);
    first || second || surname(words) == word
}

fn is_initial(word: &str) -> bool {
    let letters = word.trim_end_matches('.');
    letters.chars().count() == 1 || letters.contains('.')
}

/// The first token of a name with no honorific inside it.
fn form_start(document: &Document, first: usize) -> usize {
    let inside = document.tokens.get(first).is_some_and(|t| lexicon::classes(t.key).any(lexicon::HONORIFICS));
    first + usize::from(inside)
}
