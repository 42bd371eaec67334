//! Two full names of one person.

use super::{CANDIDATES, Cast, SR};
use crate::lexicon;
use crate::resolve::forms::Form;
use crate::resolve::spelling;
use crate::text::key;

const SUFFIXES: &[u64] =
    &[key::ascii(b"jr"), SR, key::ascii(b"ii"), key::ascii(b"iii"), key::ascii(b"iv"), key::ascii(b"junior"), key::ascii(b"senior")];

/// The most initials by which a person is called.
const MOST_INITIALS: usize = 4;

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

impl Cast<'_, '_> {
    /// The person of a form's entry in the newsroom's lexicon.
    pub(super) fn of_entry(&self, form: &Form) -> Option<usize> {
        form.entry.and_then(|_| self.people.iter().position(|person| person.entry == form.entry))
    }

    /// The person that a full name names, if it is known already under a fuller or equally full name.
    pub(super) fn same_person(&self, form: &Form) -> Option<usize> {
        let surname = surname(&form.words);
        let fits = |&&p: &&usize| self.fits(form, p);
        let candidates = self.by_word.get(&surname).into_iter().flatten();
        candidates.take(CANDIDATES).find(fits).copied().or_else(|| self.by_initials_with_suffix(form))
    }

    /// The person whose initials stand before the suffix of the full name: `RFK Jr.`
    fn by_initials_with_suffix(&self, form: &Form) -> Option<usize> {
        let &[_, suffix] = form.words.as_slice() else { return None };
        let people = self.by_word.get(&suffix).filter(|_| SUFFIXES.contains(&suffix))?;
        people.iter().take(CANDIDATES).copied().find(|&p| self.are_initials(form.tokens[0], self.people[p].main))
    }

    /// The person whose full name differs from this one in the spelling of one word, or sounds the same.
    pub(super) fn misspelt(&self, form: &Form) -> Option<usize> {
        let people = || form.words.iter().filter_map(|w| self.by_word.get(w)).flat_map(|l| l.iter().take(CANDIDATES)).copied();
        people()
            .find(|&p| {
                let full = &self.forms[self.people[p].main];
                let mut differ = full.words.iter().zip(&form.words).zip(full.tokens.iter().zip(&form.tokens)).filter(|((a, b), _)| a != b);
                let slip = differ.next().is_some_and(|(_, (&a, &b))| {
                    let (a, b) = (self.document.word(a), self.document.word(b));
                    spelling::is_slip(a, b) || spelling::sound_alike(a, b)
                });
                full.words.len() == form.words.len() && slip && differ.next().is_none()
            })
            .or_else(|| self.heard(form))
    }

    /// The only person whose name is another transliteration of this one: `Muammar Gaddafi`, `Moammar Gadhafi`.
    fn heard(&self, form: &Form) -> Option<usize> {
        let alike = |&p: &usize| {
            let full = &self.forms[self.people[p].main];
            let words = || full.tokens.iter().zip(&form.tokens).map(|(&a, &b)| (self.document.word(a), self.document.word(b)));
            full.words.len() == form.words.len() && words().all(|(a, b)| a == b || spelling::sound_alike(a, b))
        };
        let mut fit = (0..self.people.len()).take(CANDIDATES).filter(alike);
        fit.next().filter(|_| fit.next().is_none())
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
    pub(super) fn is_short_for(&self, a: usize, a_key: u64, b: usize, b_key: u64) -> bool {
        let (short, long) = (self.document.word(a), self.document.word(b));
        let initial = is_initial(short) || is_initial(long);
        let letter = |w: &str| w.chars().next().map(|c| c.to_lowercase().collect::<String>());
        let nick = |full: u64, nick: u64| lexicon::classes(key::join(full, nick)).any(lexicon::NICKNAMES);
        initial && letter(short) == letter(long) || nick(b_key, a_key) || nick(a_key, b_key)
    }

    /// Whether a word in capitals is made of the initials of a full name.
    pub(super) fn are_initials(&self, token: usize, full: usize) -> bool {
        let letters: Vec<char> = self.document.word(token).chars().filter(|c| *c != '.').collect();
        if !(2..=MOST_INITIALS).contains(&letters.len()) || !letters.iter().all(|c| c.is_uppercase()) {
            return false;
        }
        let form = &self.forms[full];
        let names = form.tokens.iter().zip(&form.words).filter(|(_, word)| !SUFFIXES.contains(word));
        let words = names.flat_map(|(&t, _)| self.document.word(t).split(['-', '.']));
        words.filter_map(|part| part.chars().next()).flat_map(char::to_uppercase).eq(letters)
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
        // `Karl J. Novak` is not `Karl Novak Jr.`
        let suffix = |f: &Form| f.words.iter().any(|w| SUFFIXES.contains(w));
        let apart = suffix(a) != suffix(b) && middle(a) != middle(b);
        !apart
            && surname(&a.words) == surname(&b.words)
            && (middle(a) == 2 || middle(b) == 2)
            && (wa == wb || self.is_short_for(ta, wa, tb, wb))
    }
}

/// The last word that is no suffix.
fn surname(words: &[u64]) -> u64 {
    words.iter().rev().find(|w| !SUFFIXES.contains(w)).or(words.last()).copied().unwrap_or(0)
}

/// Whether a word can stand for all of a name: the last word, or the first one where family names come first.
pub(super) fn is_surname(words: &[u64], word: u64) -> bool {
    let first = words.first().is_some_and(|&w| w == word && lexicon::classes(w).any(lexicon::SURNAMES_FIRST));
    // `Carol Lam Cheng Yuet-wah`: the married name and the father's, the first of them behind a Western given name.
    let second = words.len() > 2
        && words[1] == word
        && lexicon::classes(word).any(lexicon::SURNAMES_FIRST)
        && lexicon::classes(words[2]).any(lexicon::SURNAMES_FIRST);
    first || second || surname(words) == word
}

pub(super) fn is_initial(word: &str) -> bool {
    let letters = word.trim_end_matches('.');
    letters.chars().count() == 1 || letters.contains('.')
}
