//! A name of one word: whose surname or given name it is.
//!
//! Between two of one surname, honorifics and titles decide; else a count of points, for how the article has called
//! each of them so far.

use super::full_names::is_initial;
use super::{CANDIDATES, Cast, form_start};
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::resolve::gender::{self, Evidence};
use crate::resolve::{Gender, forms, spelling};
use crate::text::key;

/// Points of a person for whom a word can stand. The order of size is what matters: a title is proof, a habit of
/// the article is more than a single sentence, and each mention counts a little.
mod points {
    /// The title before the word is one that the article gives to the person.
    pub const TITLE: i32 = 20;
    /// The honorific before the word goes with the person's gender.
    pub const HONORIFIC: i32 = 12;
    /// Nobody has named the person yet.
    pub const UNSEEN: i32 = -8;
    /// The article calls the person by the given name alone.
    pub const GIVEN: i32 = -4;
    /// A pronoun that is the subject already means somebody of the person's gender.
    pub const SUBJECT: i32 = -4;
    /// The titles of the name and the pronouns after it have the person's gender.
    pub const GENDER: i32 = 4;
    /// The honorifics and pronouns of the word alone, in all of the article, have the person's gender.
    pub const HABIT: i32 = 5;
    /// The person is the first one named in the last sentence that names one of them.
    pub const TOPIC: i32 = 4;
    /// The word has the accents that it has in the full name.
    pub const SPELLING: i32 = 6;
    /// The article has used the word alone for the person; for each of the first times.
    pub const ALONE: i32 = 3;
    /// How many of each kind of mention count.
    pub const MOST: u32 = 6;
}

/// How many names before one are looked at in its sentence.
const NEARBY: usize = 8;
/// How many places of a word are asked for the article's habit.
const HABIT: usize = 100;

/// What stands before given names.
const GIVEN_AFTER: &[u64] =
    &[key::ascii(b"sir"), key::ascii(b"dame"), key::ascii(b"sheikh"), key::ascii(b"sheikha"), key::ascii(b"shaikh"), key::ascii(b"don")];

/// What stands before the given names of those who reign, and of their families.
const THRONES: &[u64] = &[
    key::ascii(b"king"),
    key::ascii(b"queen"),
    key::ascii(b"prince"),
    key::ascii(b"princess"),
    key::ascii(b"emperor"),
    key::ascii(b"empress"),
    key::ascii(b"tsar"),
    key::ascii(b"pope"),
    key::ascii(b"emir"),
    key::ascii(b"sultan"),
];

/// What the words around a name tell.
struct Around {
    /// Its honorific, which never goes with another gender.
    titled: Evidence,
    /// Its titles and the pronouns after it.
    told: Evidence,
    /// The pronoun that is the subject before it.
    subject: Gender,
    /// What the words around tell wherever the article uses it alone.
    habit: Gender,
}

impl Cast<'_, '_> {
    /// Gives the forms of one word to people, mention by mention, in text order; returns the person of each name.
    pub(super) fn single_words(&mut self) -> Vec<Option<u32>> {
        let mut of_name = vec![None; self.annotations.names.len()];
        for (p, person) in self.people.iter().enumerate() {
            for &m in &person.mentions {
                of_name[m as usize] = Some(p as u32);
            }
        }
        let mut singles: Vec<(u32, usize)> = Vec::new();
        for (f, form) in self.forms.iter().enumerate().filter(|(_, form)| form.words.len() == 1) {
            singles.extend(form.mentions.iter().map(|&m| (m, f)));
            self.alone.insert(form.words[0]);
            if self.by_word.get(&form.words[0]).is_some_and(|people| people.len() > 1) {
                self.habits.insert(f, self.habit(f));
            }
        }
        singles.sort_unstable();
        let mut next = 0;
        for (m, f) in singles {
            for (at, p) in (next..).zip(&of_name[next..m as usize]) {
                if let Some(p) = *p {
                    self.pass(p as usize, at);
                }
            }
            next = m as usize + 1;
            of_name[m as usize] = self.person_of_word(m, f, &of_name);
            if let Some(p) = of_name[m as usize] {
                self.pass(p as usize, m as usize);
                let alone = self.is_surname_of(p as usize, self.forms[f].words[0]);
                let person = &mut self.people[p as usize];
                person.mentions.push(m);
                person.alone += u32::from(alone);
            }
        }
        of_name
    }

    /// Takes note of a mention on the way through the article.
    fn pass(&mut self, person: usize, name: usize) {
        let sentence = self.sentence(name);
        let person = &mut self.people[person];
        person.count += 1;
        if person.last.is_none_or(|(last, _)| last != sentence) {
            person.last = Some((sentence, name));
        }
    }

    fn sentence(&self, name: usize) -> u32 {
        let first = self.annotations.names[name].tokens.start as usize;
        self.document.tokens.get(first).map_or(0, |token| token.sentence)
    }

    /// The person that a single word names at one place; `of_name` is the person of each name so far.
    fn person_of_word(&mut self, mention: u32, f: usize, of_name: &[Option<u32>]) -> Option<u32> {
        let form = &self.forms[f];
        let word = form.words[0];
        let first = self.annotations.names[mention as usize].tokens.start as usize;
        let around = Around { habit: self.habits.get(&f).copied().unwrap_or_default(), ..self.around(mention as usize) };
        let known: Vec<usize> = self.by_word.get(&word).map(|c| c.iter().copied().take(CANDIDATES).collect()).unwrap_or_default();
        let agrees = |p: &usize| {
            let (a, b) = (around.titled.gender(), self.people[*p].evidence.gender());
            a == Gender::Unknown || b == Gender::Unknown || a == b
        };
        let mut fit: Vec<usize> = known.iter().copied().filter(agrees).collect();
        let given = |p: &usize| self.people[*p].words.first() == Some(&word);
        let throne = self.is_behind(first, THRONES) && self.document.tokens[first - 1].is_capital();
        if throne {
            fit.retain(|p| given(p) && self.may_reign(*p));
        }
        let bears = |p: &usize| self.titles.words(self.document, mention).any(|title| self.people[*p].titles.contains(&title));
        if !throne && fit.iter().filter(|p| bears(p)).count() == 1 {
            fit.retain(bears);
        } else if self.goes_with_given(first) && fit.iter().any(given) {
            fit.retain(given);
        } else if fit.iter().any(|&p| self.is_surname_of(p, word)) {
            fit.retain(|&p| self.is_surname_of(p, word));
        } else if around.titled.gender() != Gender::Unknown {
            // An honorific goes with surnames, and surnames can stand first.
            fit.retain(|p| given(p) || self.people[*p].words.len() > 2);
        }
        let told = self.told.get(&f).and_then(|told| self.of_told(*told, of_name));
        let best = self.of_entry(form).or(told).or_else(|| self.likeliest(&fit, mention, &around));
        let possessive = || self.by_possessive(first).filter(agrees);
        let best = best.or_else(possessive);
        if best.is_none() && self.is_family(first) {
            return None;
        }
        let best = best.or_else(|| self.by_initials(first).filter(|_| throne));
        if throne {
            return Some(best.unwrap_or_else(|| self.add(f)) as u32);
        }
        let others: [&dyn Fn() -> Option<usize>; 3] =
            [&|| self.by_nickname(first, word), &|| self.by_initials(first), &|| self.by_slip(first)];
        let best = best.or_else(|| others.iter().find_map(|other| other().filter(agrees)));
        let person = best.unwrap_or_else(|| self.add(f));
        self.people[person].evidence.add(around.titled);
        self.people[person].evidence.add(around.told);
        self.people[person].entry = self.people[person].entry.or(form.entry);
        Some(person as u32)
    }

    /// Whether the word before a name goes with given names: `Sir`, `Sheikh`, `Queen`.
    fn goes_with_given(&self, token: usize) -> bool {
        self.is_behind(token, GIVEN_AFTER) || self.is_behind(token, THRONES)
    }

    fn is_behind(&self, token: usize, words: &[u64]) -> bool {
        token.checked_sub(1).is_some_and(|before| words.contains(&self.document.tokens[before].key))
    }

    /// Whether nothing speaks against a throne: `Emperor Theodore` is not President Theodore Roosevelt.
    fn may_reign(&self, person: usize) -> bool {
        let titles = &self.people[person].titles;
        let royal = |title: &u64| THRONES.contains(title) || GIVEN_AFTER.contains(title);
        titles.iter().any(royal) || !titles.iter().any(|title| lexicon::classes(*title).any(lexicon::OFFICES))
    }

    fn around(&self, name: usize) -> Around {
        let first = self.annotations.names[name].tokens.start as usize;
        let titled = gender::honorific(self.document, form_start(self.document, first));
        let mut told = self.titles.gender(self.document, name as u32);
        told.add(gender::kin(self.document, self.annotations.names[name].tokens));
        let subject = gender::subject_before(self.document, first);
        let pronouns = gender::pronouns(self.document, self.annotations, name);
        // They can mean whoever is the subject, too.
        if !self.is_behind_another(name) && (subject == Gender::Unknown || pronouns.leaning() != subject) {
            told.add(pronouns);
        }
        Around { titled, told, subject, habit: Gender::Unknown }
    }

    /// Whether another person is named before a name in its sentence.
    fn is_behind_another(&self, name: usize) -> bool {
        let sentence = self.sentence(name);
        let before = (0..name).rev().take(NEARBY).take_while(|&at| self.sentence(at) == sentence);
        before.map(|at| self.annotations.names[at].kind).any(|kind| kind == NameKind::Person)
    }

    /// The gender that honorifics and pronouns show for a form, over the first places where it stands.
    fn habit(&self, f: usize) -> Gender {
        let mut evidence = Evidence::default();
        for &mention in self.forms[f].mentions.iter().take(HABIT) {
            let around = self.around(mention as usize);
            evidence.add(around.titled);
            evidence.add(around.told);
        }
        evidence.gender()
    }

    /// Of several people the one with the most points; of equals the one who is named first.
    fn likeliest(&self, fit: &[usize], mention: u32, around: &Around) -> Option<usize> {
        let [_, _, ..] = fit else { return fit.first().copied() };
        let topic = fit.iter().copied().filter(|&p| self.people[p].last.is_some()).max_by_key(|&p| {
            let (sentence, name) = self.people[p].last.unwrap_or_default();
            (sentence, std::cmp::Reverse(name))
        });
        let titles: Vec<u64> = self.titles.words(self.document, mention).collect();
        let points = |p: usize| {
            let person = &self.people[p];
            let same = |gender: Gender| gender != Gender::Unknown && gender == person.evidence.gender();
            let given = person.words.first().is_some_and(|w| !self.is_surname_of(p, *w) && self.alone.contains(w));
            let facts = [
                (titles.iter().any(|title| person.titles.contains(title)), points::TITLE),
                (person.last.is_none(), points::UNSEEN),
                (given, points::GIVEN),
                (same(around.subject), points::SUBJECT),
                (same(around.titled.gender()), points::HONORIFIC),
                (same(around.told.leaning()), points::GENDER),
                (same(around.habit), points::HABIT),
                (topic == Some(p), points::TOPIC),
                (self.is_spelt_so(p, mention), points::SPELLING),
            ];
            let counted = person.count.min(points::MOST);
            let alone = points::ALONE * person.alone.min(points::MOST) as i32;
            facts.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum::<i32>() + counted as i32 + alone
        };
        fit.iter().copied().max_by_key(|&p| (points(p), std::cmp::Reverse(self.people[p].first)))
    }

    /// Whether a word stands in a person's full name just as it is written here.
    fn is_spelt_so(&self, person: usize, mention: u32) -> bool {
        let at = self.annotations.names[mention as usize].tokens.range().last().unwrap_or(0);
        let key = |t: &usize| self.document.tokens.get(*t).map(|token| token.key);
        self.forms[self.people[person].main].tokens.iter().any(|t| key(t) == key(&at))
    }

    /// `Gates` of `Mr Gate's`: the surname whose own `s` is taken for that of the possessive.
    fn by_possessive(&self, token: usize) -> Option<usize> {
        let owner = self.document.tokens.get(token + 1).is_some_and(|mark| mark.key == key::ascii(b"'s"));
        let text = owner.then(|| self.document.word(token))?;
        let with = format!("{text}s");
        let word = forms::word_key(&with, key::key(&with));
        let surname = |p: &&usize| self.is_surname_of(**p, word);
        self.by_word.get(&word)?.iter().take(CANDIDATES).find(surname).copied()
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

    /// The only person whose initials the word is: `KCR`, `AOC`.
    fn by_initials(&self, token: usize) -> Option<usize> {
        let mut fit = (0..self.people.len()).take(CANDIDATES).filter(|&p| self.are_initials(token, self.people[p].main));
        fit.next().filter(|_| fit.next().is_none())
    }

    /// The only person whose surname or given name the word is but for a slip of the pen.
    fn by_slip(&self, token: usize) -> Option<usize> {
        let slip = |&p: &usize| {
            let full = &self.forms[self.people[p].main];
            let ends = [full.tokens.first(), full.tokens.last()];
            let alike = |&t: &usize| {
                let (a, b) = (self.document.word(t), self.document.word(token));
                spelling::is_slip(a, b) || spelling::sound_alike(a, b)
            };
            full.words.len() > 1 && ends.into_iter().flatten().any(alike)
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
}
