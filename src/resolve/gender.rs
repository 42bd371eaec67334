//! The gender of people, from what stands around their names.

use super::Gender;
use crate::annotate::Annotations;
use crate::lexicon::{self, Classes};
use crate::text::key::ascii;
use crate::text::{Case, Document, Indices, TokenKind};

/// How far before a name its clause can begin, in words.
const CLAUSE: usize = 12;

/// Points for and against: above zero for female, below for male.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence(i32);

/// `Mrs`, `Sir`: they stand before the name and leave no doubt.
const HONORIFIC: i32 = 12;
/// `spokeswoman`, `wife`
const TITLE: i32 = 6;
/// `chairman`: some who are called so are women.
const MALE_TITLE: i32 = -2;
/// The given name.
const GIVEN: i32 = 4;
/// A pronoun after the name in the same sentence, or at the start of the next one.
const PRONOUN: i32 = 1;

impl Evidence {
    pub fn add(&mut self, other: Self) {
        self.0 += other.0;
    }

    /// The gender for which anything speaks at all.
    pub fn leaning(self) -> Gender {
        match self.0 {
            0 => Gender::Unknown,
            1.. => Gender::Female,
            _ => Gender::Male,
        }
    }

    pub fn gender(self) -> Gender {
        match self.0 {
            2.. => Gender::Female,
            ..=-2 => Gender::Male,
            _ => Gender::Unknown,
        }
    }

    /// What one pronoun tells.
    fn pronoun(key: u64) -> Self {
        Self(match pronoun(key) {
            Some(Gender::Female) => PRONOUN,
            Some(Gender::Male) => -PRONOUN,
            _ => 0,
        })
    }

    fn word(classes: Classes, points: i32) -> Self {
        let female = classes.any(lexicon::FEMALE_WORDS);
        let male = classes.any(lexicon::MALE_WORDS);
        Self((i32::from(female) - i32::from(male)) * points)
    }
}

/// What a given name tells.
pub fn given_name(key: u64) -> Evidence {
    let classes = lexicon::classes(key);
    let (female, male) = (classes.any(lexicon::FEMALE_NAMES), classes.any(lexicon::MALE_NAMES));
    Evidence((i32::from(female) - i32::from(male)) * GIVEN)
}

/// What the word before a name tells: an honorific.
pub fn honorific(document: &Document, token: usize) -> Evidence {
    let Some(before) = token.checked_sub(1).and_then(|t| document.tokens.get(t)) else { return Evidence::default() };
    let classes = lexicon::classes(before.key);
    let stands_before_names = classes.any(lexicon::HONORIFICS.with(lexicon::RANKS)) && before.is_capital();
    Evidence::word(if stands_before_names { classes } else { Classes::NONE }, HONORIFIC)
}

/// What a title tells.
pub fn title(document: &Document, span: crate::text::Span) -> Evidence {
    let mut evidence = Evidence::default();
    for token in document.tokens_in(span).range() {
        let classes = lexicon::classes(document.tokens[token].key);
        if classes.any(lexicon::TITLES.with(lexicon::RANKS)) {
            evidence.add(Evidence(Evidence::word(classes, TITLE).0.max(MALE_TITLE)));
        }
    }
    evidence
}

/// What the word for a relative tells: `his wife, Ana Ruiz,`, `her son Ivo`, `Ana Ruiz, mother of two`.
pub fn kin(document: &Document, tokens: Indices) -> Evidence {
    let word = |t: Option<u32>| t.and_then(|t| document.tokens.get(t as usize));
    let is_comma = |t: Option<u32>| word(t).is_some_and(|token| token.key == ascii(b","));
    let closed = || document.tokens.get(tokens.end as usize).is_some_and(|token| token.kind == TokenKind::Punctuation);
    let before = tokens.start.checked_sub(1);
    let before = if is_comma(before) { before.filter(|_| closed()).and_then(|t| t.checked_sub(1)) } else { before };
    let after = Some(tokens.end + 1).filter(|_| is_comma(Some(tokens.end)));
    let of = |t: &u32| word(Some(t + 1)).is_some_and(|token| token.key == ascii(b"of"));
    let after = after.and_then(|t| [t, t + 1].into_iter().find(of));
    let mut evidence = Evidence::default();
    for token in [before, after].into_iter().filter_map(word).filter(|token| token.case == Case::Lower && pronoun(token.key).is_none()) {
        evidence.add(Evidence::word(lexicon::classes(token.key), TITLE));
    }
    evidence
}

/// The gender of the pronoun that is the subject before a token, in its sentence: `she told Ruiz`.
pub fn subject_before(document: &Document, token: usize) -> Gender {
    let Some(sentence) = document.tokens.get(token).map(|t| t.sentence) else { return Gender::Unknown };
    let before =
        document.tokens[..token].iter().rev().take(CLAUSE).take_while(|t| t.sentence == sentence && t.kind != TokenKind::Punctuation);
    let subject = before.map(|t| t.key).find(|&key| matches!(key, HE | SHE));
    subject.and_then(pronoun).unwrap_or(Gender::Unknown)
}

/// What the pronouns after the mention at position `name` tell, if no other person is named before them.
pub fn pronouns(document: &Document, annotations: &Annotations, name: usize) -> Evidence {
    let mut evidence = Evidence::default();
    let Some(mention) = annotations.names.get(name) else { return evidence };
    let start = mention.tokens.end as usize;
    let Some(sentence) = document.tokens.get(start.wrapping_sub(1)).map(|t| t.sentence) else { return evidence };
    let next = annotations.names[name + 1..].iter().find(|n| n.kind == crate::annotate::names::NameKind::Person);
    let limit = next.map_or(document.tokens.len(), |n| n.tokens.start as usize);
    for (i, token) in document.tokens.iter().enumerate().take(limit.min(start + 40)).skip(start) {
        if token.kind != TokenKind::Word || token.sentence > sentence + 1 {
            continue;
        }
        let opens_next = token.sentence == sentence + 1 && document.tokens[i - 1].sentence == sentence;
        if token.sentence == sentence || opens_next {
            evidence.add(Evidence::pronoun(token.key));
        }
    }
    Evidence(evidence.0.clamp(-2, 2))
}

/// The gender of a personal pronoun.
pub fn pronoun(key: u64) -> Option<Gender> {
    match key {
        HE | HIS | HIM | HIMSELF => Some(Gender::Male),
        SHE | HER | HERS | HERSELF => Some(Gender::Female),
        _ => None,
    }
}

/// `he`
pub const HE: u64 = ascii(b"he");
const HIS: u64 = ascii(b"his");
const HIM: u64 = ascii(b"him");
const HIMSELF: u64 = ascii(b"himself");
/// `she`
pub const SHE: u64 = ascii(b"she");
const HER: u64 = ascii(b"her");
const HERS: u64 = ascii(b"hers");
const HERSELF: u64 = ascii(b"herself");
