//! Where the article says that two names are one person's: `better known as`, `real name`, `born`, or a nickname in
//! brackets and quotation marks.

use rustc_hash::FxHashMap;

use crate::annotate::Annotations;
use crate::annotate::names::Name;
use crate::lexicon;
use crate::resolve::forms::{Form, word_key};
use crate::text::key::ascii;
use crate::text::{Document, Token};

/// No more forms than this are searched for a given name.
const MOST_FORMS: usize = 256;
/// What can stand between the first name and the words that explain it, in tokens.
const APPOSITION: usize = 8;

const COMMA: u64 = ascii(b",");
/// What follows a name that is explained.
const OPENERS: &[&str] = &[",", "(", "-", "–", "—", "--"];
/// The last word before the other name, the word that must stand before it, if any, and whether the name is a nickname.
const LINKS: &[(u64, Option<u64>, bool)] = &[
    (ascii(b"as"), Some(ascii(b"known")), false),
    (ascii(b"name"), Some(ascii(b"real")), false),
    (ascii(b"name"), Some(ascii(b"birth")), false),
    (ascii(b"nicknamed"), None, true),
    (ascii(b"alias"), None, true),
    (ascii(b"aka"), None, true),
    (ascii(b"a.k.a"), None, true),
    (ascii(b"a.k.a."), None, true),
    (ascii(b"born"), None, false),
    (ascii(b"nee"), None, false),
];
/// What can stand between that word and the other name.
const SMALL: &[u64] = &[ascii(b"the"), ascii(b"is"), ascii(b"was"), COMMA, ascii(b":")];
/// What makes the explained one another: `Ruiz, her son, known as ...`.
const OWNERS: &[u64] = &[ascii(b"his"), ascii(b"her"), ascii(b"their"), ascii(b"'s"), ascii(b"whose")];
const QUOTES: &[&str] = &["\"", "“", "”", "‘", "’", "'", "''", "``"];

/// What the article says about a form.
#[derive(Clone, Copy)]
pub struct Told {
    pub who: Who,
    /// Whether it is no name to list the person under: a nickname, or that of birth.
    pub other: bool,
}

/// Who a form is.
#[derive(Clone, Copy)]
pub enum Who {
    /// Whoever this form names.
    Form(usize),
    /// Whoever this name, by its position, means.
    Name(u32),
}

/// The forms that the article explains by another.
pub fn known_as(document: &Document, annotations: &Annotations, forms: &[Form]) -> FxHashMap<usize, Told> {
    let mut form_of = vec![None; annotations.names.len()];
    for (f, form) in forms.iter().enumerate() {
        for &m in &form.mentions {
            form_of[m as usize] = Some(f);
        }
    }
    let mut told = FxHashMap::default();
    let people = (0..).zip(&annotations.names).zip(form_of).filter_map(|((m, name), form)| Some((m, name, form?)));
    let people: Vec<(u32, &Name, usize)> = people.collect();
    for pair in people.windows(2) {
        let &[(m, first, a), (_, second, b)] = pair else { continue };
        let Some(nickname) = explains(document, first, second).filter(|_| a != b) else { continue };
        let (form, who) = match (forms[a].words.len(), forms[b].words.len()) {
            (1, 1) => (b, Who::Name(m)),
            (x, y) if y > x => (a, Who::Form(b)),
            _ => (b, Who::Form(a)),
        };
        told.entry(form).or_insert(Told { who, other: nickname && form == b });
    }
    for &(_, name, form) in &people {
        if let Some(earlier) = born(document, forms, name, form) {
            told.entry(form).or_insert(Told { who: Who::Form(earlier), other: true });
        }
    }
    told
}

/// The full name under which the article has told of a woman by the time that it says how she was born: `Ana Ruiz ...
/// Ana Maria Lopez was born in Tarn`. Only if it names one person by that given name, and names nobody else so.
fn born(document: &Document, forms: &[Form], name: &Name, form: usize) -> Option<usize> {
    let after = name.tokens.end as usize;
    let born = matches!(document.tokens.get(after..after + 2)?, [was, born] if was.key == ascii(b"was") && born.key == ascii(b"born"));
    let given = *forms[form].words.first()?;
    if !born || forms[form].mentions.len() > 1 || !lexicon::classes(given).any(lexicon::FEMALE_NAMES) {
        return None;
    }
    let named = |f: &usize| *f != form && forms[*f].words.len() > 1 && forms[*f].words[0] == given;
    let mut others = (0..forms.len()).take(MOST_FORMS).filter(named);
    let other = others.next().filter(|_| others.next().is_none())?;
    (forms[other].mentions.first() < forms[form].mentions.first()).then_some(other)
}

/// Whether the second name, the next one after the first, is said to be a nickname of the same person; none if it is
/// not said to be the same person's.
fn explains(document: &Document, first: &Name, second: &Name) -> Option<bool> {
    let between = document.tokens.get(first.tokens.end as usize..second.tokens.start as usize)?;
    let one_sentence = between.iter().all(|t| t.sentence == document.tokens[first.tokens.start as usize].sentence);
    let opener = between.first().filter(|_| one_sentence && between.len() <= APPOSITION)?.span.of(document.text);
    let is_quote = |t: &&Token| QUOTES.contains(&t.span.of(document.text));
    if let [open, quote] = between
        && is_quote(&quote)
    {
        return (opener == "(" && !is_quote(&open)).then_some(true);
    }
    let words: Vec<u64> = between.iter().filter(|t| !is_quote(t)).map(|t| word_key(t.span.of(document.text), t.key)).collect();
    if words.iter().any(|w| OWNERS.contains(w)) {
        return None;
    }
    let words = &words[..words.iter().rposition(|w| !SMALL.contains(w)).map_or(0, |last| last + 1)];
    let (last, before) = words.split_last()?;
    let link = LINKS.iter().find(|(word, needed, _)| word == last && needed.is_none_or(|needed| before.last() == Some(&needed)));
    link.filter(|_| OPENERS.contains(&opener) || between.len() <= 3).map(|(_, _, nickname)| *nickname)
}
