//! Who speaks through the pronouns and descriptions of the article: what the choice of speakers knows of them.

use super::short_forms::head;
use super::speakers::Speaker;
use super::{Entity, EntityRef, Mention, MentionKind};
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
const COMPANY: u64 = ascii(b"company");

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
    pub fn mentions(&self, document: &Document, organizations: &[Entity]) -> Vec<(EntityRef, Mention)> {
        let sure = self.0.iter().filter(|(_, speaker)| speaker.sure >= SURE);
        let mention = |(span, speaker): &(Span, Speaker)| {
            let kind = kind(document, *span, speaker.entity, organizations)?;
            Some((speaker.entity, Mention { kind, span: *span, rule: Some("speaker") }))
        };
        sure.filter_map(mention).collect()
    }
}

/// How a source refers to its speaker, if it means nobody but the speaker: a spokesman is not the company.
fn kind(document: &Document, span: Span, speaker: EntityRef, organizations: &[Entity]) -> Option<MentionKind> {
    let tokens = document.tokens.get(document.tokens_in(span).range())?;
    let (first, last) = (tokens.first()?, tokens.last()?);
    let is_person = matches!(speaker, EntityRef::Person(_));
    if tokens.len() == 1 {
        return (first.key == IT && !is_person).then_some(MentionKind::Pronoun);
    }
    let plain =
        tokens[1..].iter().all(|t| t.kind == TokenKind::Word && t.case == Case::Lower && !lexicon::classes(t.key).any(lexicon::BOUNDARIES));
    let meant = match speaker {
        EntityRef::Person(_) => {
            // Who speaks for another is not the other.
            let other = last.span.of(document.text).starts_with("spokes")
                || lexicon::classes(tokens[1].key).any(lexicon::FORMER.with(lexicon::FUTURE));
            !other
                && lexicon::classes(last.key)
                    .any(lexicon::TITLES.with(lexicon::RANKS).with(lexicon::FEMALE_WORDS).with(lexicon::MALE_WORDS))
        }
        EntityRef::Organization(at) => organizations.get(at as usize).is_some_and(|o| is_called(document, last.key, o)),
    };
    (first.key == THE && plain && meant).then_some(MentionKind::Nominal)
}

/// Whether an organization is what a word says: of that kind by its name, or a company by its suffix or for want of
/// any kind. A report, a message or a campaign is not the one who made it.
fn is_called(document: &Document, word: u64, organization: &Entity) -> bool {
    let first = organization.mentions.iter().find(|m| m.span.of(document.text).ends_with(&organization.name));
    let Some(tokens) = first.map(|m| document.tokens_in(m.span).range()) else { return false };
    let words: Vec<u64> = tokens.map(|t| document.tokens[t].key).collect();
    let other = || words.iter().any(|w| lexicon::classes(*w).any(lexicon::ORGANIZATION_KINDS.with(lexicon::ORGANIZATION_PARTS)));
    lexicon::classes(word).any(lexicon::ORGANIZATION_KINDS)
        && (words.contains(&word) || head(&words) == Some(word) || word == COMPANY && !other())
}
