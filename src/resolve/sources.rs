//! Who speaks through the pronouns and descriptions of the article: what the choice of speakers knows of them.

use super::speakers::Speaker;
use super::{EntityRef, Mention, MentionKind};
use crate::annotate::Annotations;
use crate::lexicon;
use crate::text::key::ascii;
use crate::text::{Case, Document, Span, TokenKind};

/// The least probability of a speaker that makes a pronoun or description one of their mentions.
const SURE: f32 = 0.75;
/// The most words of a description.
const WORDS: u32 = 4;

const THE: u64 = ascii(b"the");
const IT: u64 = ascii(b"it");

/// The sources of statements that name nobody, and their speakers, in text order.
pub struct Sources(Vec<(Span, Speaker)>);

impl Sources {
    /// The sources of an article.
    pub fn new(document: &Document, annotations: &Annotations, speakers: &[Option<Speaker>]) -> Self {
        let spoken = annotations.speech.iter().zip(speakers);
        let spoken = spoken.filter_map(|(statement, speaker)| Some((statement.source?, (*speaker)?)));
        let names_somebody = |span: Span| {
            let next = annotations.names.partition_point(|name| name.span.end <= span.start);
            annotations.names.get(next).is_some_and(|name| name.span.touches(span))
        };
        let short = |span: Span| document.tokens_in(span).len() as u32 <= WORDS;
        let mut sources: Vec<(Span, Speaker)> = spoken.filter(|(span, _)| short(*span) && !names_somebody(*span)).collect();
        sources.sort_by_key(|(span, _)| *span);
        sources.dedup_by_key(|(span, _)| *span);
        Self(sources)
    }

    /// Who speaks through these words.
    fn at(&self, span: Span) -> Option<&Speaker> {
        self.0.binary_search_by_key(&span, |(source, _)| *source).ok().and_then(|at| self.0.get(at)).map(|(_, speaker)| speaker)
    }

    /// The person who speaks through a pronoun, if that is likely.
    pub fn person(&self, pronoun: Span) -> Option<u32> {
        match self.at(pronoun).filter(|speaker| speaker.sure >= SURE)?.entity {
            EntityRef::Person(person) => Some(person),
            EntityRef::Organization(_) => None,
        }
    }

    /// Whether somebody else speaks through these words.
    pub fn denies(&self, entity: EntityRef, span: Span) -> bool {
        self.at(span).is_some_and(|speaker| speaker.entity != entity)
    }

    /// The descriptions of people and organizations, and the pronouns of organizations, through which they speak:
    /// `the minister`, `it`.
    pub fn mentions(&self, document: &Document) -> Vec<(EntityRef, Mention)> {
        let sure = self.0.iter().filter(|(_, speaker)| speaker.sure >= SURE);
        let mention = |(span, speaker): &(Span, Speaker)| {
            let kind = kind(document, *span, speaker.entity)?;
            Some((speaker.entity, Mention { kind, span: *span, rule: Some("speaker") }))
        };
        sure.filter_map(mention).collect()
    }
}

/// How a source refers to its speaker, if it means nobody but the speaker: a spokesman is not the company.
fn kind(document: &Document, span: Span, speaker: EntityRef) -> Option<MentionKind> {
    let tokens = document.tokens.get(document.tokens_in(span).range())?;
    let (first, last) = (tokens.first()?, tokens.last()?);
    let is_person = matches!(speaker, EntityRef::Person(_));
    if tokens.len() == 1 {
        return (first.key == IT && !is_person).then_some(MentionKind::Pronoun);
    }
    let plain =
        tokens[1..].iter().all(|t| t.kind == TokenKind::Word && t.case == Case::Lower && !lexicon::classes(t.key).any(lexicon::BOUNDARIES));
    let holder = lexicon::classes(last.key).any(lexicon::TITLES.with(lexicon::FEMALE_WORDS).with(lexicon::MALE_WORDS));
    (first.key == THE && plain && (is_person || !holder)).then_some(MentionKind::Nominal)
}
