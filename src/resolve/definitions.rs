//! Where an article says itself that two names are one: in brackets, or with `also known as`.

use rustc_hash::FxHashMap;

use super::acronyms::{initial, is_acronym, letters, resembles, spells};
use super::forms::Form;
use crate::annotate::Annotations;
use crate::annotate::names::Name;
use crate::lexicon;
use crate::text::Document;
use crate::text::key::ascii;

/// No more words than this stand between two names of which one explains the other.
const BETWEEN: usize = 8;

const AS: u64 = ascii(b"as");
const OR: u64 = ascii(b"or");
const AND: u64 = ascii(b"and");
/// What can stand around `known as`.
const KNOWN: &[u64] = &[
    ascii(b"known"),
    ascii(b"abbreviated"),
    ascii(b"also"),
    ascii(b"better"),
    ascii(b"formerly"),
    ascii(b"previously"),
    ascii(b"commonly"),
    ascii(b"widely"),
    ascii(b"now"),
    ascii(b"called"),
    ascii(b"by"),
    ascii(b"its"),
    ascii(b"initials"),
    ascii(b"acronym"),
    AS,
    ascii(b"the"),
    ascii(b","),
    ascii(b"("),
];
/// One of these is needed.
const SAYING: &[u64] = &[
    ascii(b"known"),
    ascii(b"abbreviated"),
    ascii(b"called"),
    ascii(b"formerly"),
    ascii(b"previously"),
    ascii(b"initials"),
    ascii(b"acronym"),
];

/// The forms that the article explains by a fuller one, or by the one that it uses first.
pub fn definitions(document: &Document, annotations: &Annotations, forms: &[Form]) -> FxHashMap<usize, usize> {
    let mut form_of = FxHashMap::default();
    for (f, form) in forms.iter().enumerate() {
        form_of.extend(form.mentions.iter().map(|&m| (m as usize, f)));
    }
    let mut defined = FxHashMap::default();
    let mut known: Option<(usize, usize)> = None;
    let ours = annotations.names.iter().enumerate().filter_map(|(m, name)| Some((name, *form_of.get(&m)?)));
    let ours: Vec<(&Name, usize)> = ours.collect();
    for (m, pair) in ours.windows(2).enumerate() {
        let &[(first, a), (second, b)] = pair else { continue };
        let gap = first.tokens.end as usize..second.tokens.start as usize;
        let Some(words) = document.tokens.get(gap).filter(|words| (1..=BETWEEN).contains(&words.len()) && a != b) else { continue };
        let keys: Vec<u64> = words.iter().map(|t| t.key).collect();
        let closes = document.word(second.tokens.end as usize).starts_with(')');
        let bracket = keys == [ascii(b"(")] && closes && in_brackets(document, &forms[a], &forms[b]);
        // `known by its French initials`
        let small = |k: &u64| KNOWN.contains(k) || lexicon::classes(*k).any(lexicon::DEMONYMS);
        let called = keys.iter().all(small) && keys.iter().any(|k| SAYING.contains(k));
        let or = matches!(keys[..], [c, OR] | [c, OR, _] if c == ascii(b",")) && is_short_for(document, &forms[b], &forms[a]);
        // `known as the HLF and the League`
        let again = known.filter(|&(at, _)| at == m && matches!(keys[..], [AND | OR] | [AND | OR, _])).map(|(_, full)| full);
        let full = if bracket || called || or { Some(a) } else { again };
        if let Some(full) = full {
            let fuller = |f: usize| (forms[f].words.len(), std::cmp::Reverse(f));
            let (short, full) = if fuller(full) > fuller(b) { (b, full) } else { (full, b) };
            defined.entry(short).or_insert(full);
            known = called.then_some((m + 1, full));
        }
    }
    defined
}

/// Whether of two names, the second in brackets, one can explain the other.
fn in_brackets(document: &Document, first: &Form, second: &Form) -> bool {
    match (first.words.len(), second.words.len()) {
        (1, 1) => false,
        (1, _) => is_short_for(document, first, second),
        (_, 1) => is_short_for(document, second, first),
        // A name in another language, but not that of a part.
        _ => !second.words.iter().any(|w| lexicon::classes(*w).any(lexicon::ORGANIZATION_PARTS)),
    }
}

/// Whether one word can stand for a name: an acronym by one of its initials, another word by half of them or by
/// the beginning of the first word.
fn is_short_for(document: &Document, short: &Form, full: &Form) -> bool {
    let [token] = short.tokens.as_slice() else { return false };
    let word = letters(document.word(*token));
    if full.words.len() < 2 {
        return false;
    }
    let shared = full.tokens.iter().any(|&t| initial(document.word(t)) == word.first().copied());
    let begins = word.get(..3).is_some_and(|three| letters(document.word(full.tokens[0])).starts_with(three));
    begins || is_acronym(document, short) && shared || resembles(document, &word, full) || spells(document, &word, full)
}
