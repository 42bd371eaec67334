//! What a source without a name is like: a pronoun, or a description with its head.

use super::Scene;
use super::words::{A, HE, IT, OF, OWNERS, POSSESSIVE, PREPOSITIONS, SHE, STOPS, THE, THEY, THIS, US};
use crate::annotate::speech::units;
use crate::lexicon::{self, BODY_NOUNS, BOUNDARIES, FEMALE_WORDS, MALE_WORDS, OFFICES, ORGANIZATION_PARTS, SOURCE_NOUNS, TITLES};
use crate::resolve::Gender;
use crate::text::{Case, Indices, Span, TokenKind};

/// A source that names nobody at its head.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    pub(super) span: Span,
    pub(super) tokens: Indices,
    /// The kind of its pronoun or determiner.
    pub(super) form: Form,
    /// The key of its head noun; of the pronoun itself.
    pub(super) head: u64,
    /// Where the head ends, before its complements.
    pub(super) head_end: u32,
    pub(super) plural: bool,
    /// What lists its head is in, as bits.
    pub(super) classes: u32,
    /// The distributional classes of its head, of 64 and of 256.
    pub(super) clusters: (u8, u16),
    /// The gender that its words show.
    pub(super) gender: Gender,
    /// Whether its head means an organization, or a person, and nothing else.
    pub(super) is_body: bool,
    pub(super) is_person: bool,
    pub(super) sentence: u32,
    pub(super) paragraph: u32,
}

/// How a source refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Form {
    /// `he`
    He,
    /// `she`
    She,
    /// `they`
    They,
    /// `it`
    It,
    /// `I`, `we`, `you`
    Us,
    /// `the minister`
    The,
    /// `this report`
    This,
    /// `his lawyer`
    Owner,
    /// `a neighbour`
    A,
    /// `Ruiz's statement`
    Owned,
    /// `officials`
    Bare,
    /// `Police`, `Republicans`
    Capital,
}

impl Form {
    /// Its number as a feature: gender makes no difference, nor does nearness.
    pub fn code(self) -> u32 {
        match self {
            Self::She => Self::He as u32,
            Self::This => Self::The as u32,
            form => form as u32,
        }
    }

    /// Whether it is a personal pronoun.
    pub fn is_pronoun(self) -> bool {
        matches!(self, Self::He | Self::She | Self::They | Self::It | Self::Us)
    }
}

impl Source {
    /// Whether it is a personal pronoun.
    pub(super) fn is_pronoun(&self) -> bool {
        self.form.is_pronoun()
    }
}

impl Scene<'_, '_> {
    /// What a source is like; none if it is empty, or if nobody can know whom it means: a number of people
    /// without an article, a small word, or a name of what cannot speak.
    pub(super) fn source(&self, span: Span) -> Option<Source> {
        let tokens = self.document.tokens_in(span);
        let words = self.document.tokens.get(tokens.range())?;
        let first = words.first()?;
        let sentence = first.sentence;
        let paragraph = self.document.paragraph_of(tokens.start as usize);
        let pronoun = match first.key {
            key if HE.contains(&key) => Some(Form::He),
            key if SHE.contains(&key) => Some(Form::She),
            key if THEY.contains(&key) => Some(Form::They),
            IT => Some(Form::It),
            key if US.contains(&key) => Some(Form::Us),
            _ => None,
        };
        if let (Some(form), [_]) = (pronoun, words) {
            let gender = match form {
                Form::He => Gender::Male,
                Form::She => Gender::Female,
                _ => Gender::Unknown,
            };
            let plural = form == Form::They;
            return Some(Source {
                span,
                tokens,
                form,
                head: first.key,
                head_end: tokens.end,
                plural,
                classes: 0,
                clusters: (0, 0),
                gender,
                is_body: form == Form::It,
                is_person: matches!(form, Form::He | Form::She),
                sentence,
                paragraph,
            });
        }
        let stops = |k: &usize| PREPOSITIONS.contains(&words[*k].key) || STOPS.contains(&words[*k].key);
        let end = (1..words.len()).find(stops).unwrap_or(words.len());
        let owned = words[..end].iter().any(|t| t.key == POSSESSIVE);
        let head = (0..end).rev().find(|&k| words[k].kind == TokenKind::Word && words[k].key != POSSESSIVE).unwrap_or(0);
        let head_word = words[head].span.of(self.document.text);
        let form = match first.key {
            THE => Form::The,
            key if THIS.contains(&key) => Form::This,
            key if OWNERS.contains(&key) => Form::Owner,
            key if A.contains(&key) => Form::A,
            _ if owned => Form::Owned,
            _ if first.is_capital() => Form::Capital,
            _ => Form::Bare,
        };
        let lists = lexicon::classes(words[head].key);
        let bits = [TITLES, OFFICES, ORGANIZATION_PARTS, SOURCE_NOUNS, FEMALE_WORDS, MALE_WORDS];
        let mut classes = bits.iter().enumerate().map(|(i, list)| u32::from(lists.any(*list)) << i).sum::<u32>();
        classes |= u32::from(words[head].case != Case::Lower) << 6 | u32::from(words.get(end).is_some_and(|t| t.key == OF)) << 7;
        let gender = match (lists.any(FEMALE_WORDS), lists.any(MALE_WORDS)) {
            (true, false) => Gender::Female,
            (false, true) => Gender::Male,
            _ => Gender::Unknown,
        };
        let unknown = |plural: bool| form == Form::Bare && plural || pronoun.is_none() && lists.any(BOUNDARIES);
        let plural = head_word.len() > 3 && head_word.ends_with('s') && !head_word.ends_with("ss");
        let at = tokens.start + head as u32;
        let is_name = self.names_in(tokens).any(|(_, n)| n.tokens.range().contains(&(at as usize)));
        if is_name || unknown(plural) {
            return None;
        }
        Some(Source {
            span,
            tokens,
            form,
            head: words[head].key,
            head_end: tokens.start + end as u32,
            plural,
            classes,
            clusters: units::clusters(&words[head]),
            gender,
            // Several people are no one person.
            is_body: lists.any(BODY_NOUNS) || plural,
            is_person: lists.any(TITLES) && !lists.any(BODY_NOUNS) && !plural,
            sentence,
            paragraph,
        })
    }
}
