//! The gender of people, from what stands around their names.

use super::Gender;
use crate::annotate::Annotations;
use crate::lexicon::{self, Classes};
use crate::text::{Document, TokenKind};

/// Points for and against: above zero for female, below for male.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence(i32);

/// `Mrs`, `Sir`: they stand before the name and leave no doubt.
const HONORIFIC: i32 = 12;
/// `spokeswoman`, `chairman`
const TITLE: i32 = 6;
/// The given name.
const GIVEN: i32 = 4;
/// A pronoun after the name in the same sentence, or at the start of the next one.
const PRONOUN: i32 = 1;

impl Evidence {
    pub fn add(&mut self, other: Self) {
        self.0 += other.0;
    }

    pub fn gender(self) -> Gender {
        match self.0 {
            2.. => Gender::Female,
            ..=-2 => Gender::Male,
            _ => Gender::Unknown,
        }
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
            evidence.add(Evidence::word(classes, TITLE));
        }
    }
    evidence
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
            evidence.add(pronoun(token.key));
        }
    }
    Evidence(evidence.0.clamp(-2, 2))
}

/// What one pronoun tells.
fn pronoun(key: u64) -> Evidence {
    use crate::text::key::ascii;
    const HE: &[u64] = &[ascii(b"he"), ascii(b"his"), ascii(b"him"), ascii(b"himself")];
    const SHE: &[u64] = &[ascii(b"she"), ascii(b"her"), ascii(b"hers"), ascii(b"herself")];
    Evidence((i32::from(SHE.contains(&key)) - i32::from(HE.contains(&key))) * PRONOUN)
}
