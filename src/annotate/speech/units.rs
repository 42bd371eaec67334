//! The document as the models of quotations see it: tokens, with each outer quoted stretch as one unit.

use crate::annotate::Words;
use crate::annotate::marks::Quoted;
use crate::annotate::names::{Name, NameKind};
use crate::lexicon::{ATTITUDES, CUES, FUNCTION_WORDS, SOURCE_NOUNS};
use crate::model::names::Model;
use crate::model::quotations::tagger::word_identity;
use crate::model::quotations::unit::{self, Form, Unit};
use crate::text::{Case, Document, Span, Token, TokenKind, key};

/// The units of each paragraph; one pass over the document.
#[must_use]
pub fn units(document: &Document, words: &Words, names: &[Name], marks: &[Quoted]) -> Vec<Vec<Unit>> {
    let mut builder = Builder { document, words, names, name: 0 };
    let mut outer = marks.iter().filter(|q| !q.nested).peekable();
    let mut paragraphs = Vec::with_capacity(document.paragraphs.len());
    for paragraph in &document.paragraphs {
        let mut units: Vec<Unit> = Vec::with_capacity(paragraph.tokens.len());
        let mut token = paragraph.tokens.start;
        let mut sentence = None;
        while token < paragraph.tokens.end {
            let at = document.tokens[token as usize];
            while outer.next_if(|q| q.outer.end <= at.span.start).is_some() {}
            let quoted = outer.peek().filter(|q| q.outer.start <= at.span.start);
            let mut unit = match quoted.map(|q| builder.speech(q, paragraph.tokens.end)) {
                Some(quoted) if quoted.outer.start <= at.span.start => builder.quoted(&quoted, token, paragraph.tokens.end),
                _ => builder.word(token),
            };
            unit.starts = sentence != Some(at.sentence);
            unit.sentence = units.last().map_or(0, |u| u.sentence).saturating_add(u16::from(unit.starts));
            sentence = document.tokens.get(unit.last as usize).map(|t| t.sentence);
            token = unit.last + 1;
            units.push(unit);
        }
        paragraphs.push(units);
    }
    paragraphs
}

/// Whether the first paragraph reads like a headline: short, with others below it.
#[must_use]
pub fn has_headline(paragraphs: &[Vec<Unit>]) -> bool {
    matches!(paragraphs, [first, _, ..] if first.len() <= HEADLINE)
}

/// The most units of a headline.
const HEADLINE: usize = 25;

struct Builder<'a, 't> {
    document: &'a Document<'t>,
    words: &'a Words,
    names: &'a [Name],
    /// The first name that does not end before the current token.
    name: usize,
}

impl Builder<'_, '_> {
    /// The unit of a token.
    fn word(&mut self, token: u32) -> Unit {
        let at = &self.document.tokens[token as usize];
        let classes = self.words.of(token as usize);
        let text = at.span.of(self.document.text);
        let cue = if classes.any(CUES) { 2 } else { u8::from(classes.any(ATTITUDES)) };
        let form = match (at.kind, at.case) {
            (TokenKind::Number, _) => Form::Number,
            _ if self.divides_number(token) => Form::Number,
            (TokenKind::Punctuation | TokenKind::Symbol, _) => Form::Mark,
            _ if PRONOUNS.contains(&at.key) && text != "US" && text != "IT" => Form::Pronoun,
            (_, Case::Upper) if text.len() > 1 => Form::Upper,
            (_, Case::Title | Case::Mixed | Case::Upper) => Form::Title,
            _ => Form::Lower,
        };
        let known = form == Form::Mark || cue > 0 || classes.any(FUNCTION_WORDS);
        // A capital hides a name: `May`, `Price`, `Bush said`. Only the first word of a sentence may be a cue.
        let inside = self.name_at(token);
        let capital = matches!(form, Form::Title | Form::Upper);
        let hidden = inside > 0 || capital && !self.opens_sentence(token) && !classes.any(FUNCTION_WORDS);
        Unit {
            span: at.span,
            first: token,
            last: token,
            word: if known && !hidden { word_identity(if is_dash(text) { DASH } else { at.key }) } else { 0 },
            form,
            cue: if hidden { 0 } else { cue },
            noun: classes.any(SOURCE_NOUNS) && inside == 0,
            name: inside,
            ending: if form == Form::Lower { unit::ending(text) } else { 0 },
            clusters: if form == Form::Lower { clusters(at) } else { (0, 0) },
            ..Unit::default()
        }
    }

    /// Whether a token is the point or comma of a number: `N2.4 billion`.
    fn divides_number(&self, token: u32) -> bool {
        let tokens = &self.document.tokens;
        let (at, next) = (&tokens[token as usize], tokens.get(token as usize + 1));
        at.kind == TokenKind::Punctuation && !at.spaced && next.is_some_and(|next| next.kind == TokenKind::Number && !next.spaced)
    }

    fn opens_sentence(&self, token: u32) -> bool {
        let tokens = &self.document.tokens;
        let before = (token as usize).checked_sub(1).and_then(|b| tokens.get(b));
        before.is_none_or(|b| b.sentence != tokens[token as usize].sentence || b.kind == TokenKind::Punctuation)
    }

    /// The kind of the name that a token is in, as a number; tokens are asked for in order.
    fn name_at(&mut self, token: u32) -> u8 {
        while self.names.get(self.name).is_some_and(|n| n.tokens.end <= token) {
            self.name += 1;
        }
        match self.names.get(self.name) {
            Some(name) if name.tokens.start <= token => match name.kind {
                NameKind::Person => 1,
                NameKind::Organization => 2,
                NameKind::Place => 3,
                NameKind::Other => 4,
            },
            _ => 0,
        }
    }

    /// A quoted stretch without the label of who speaks, as in a transcript: `"RUIZ: We go on."`
    fn speech(&self, quoted: &Quoted, end: u32) -> Quoted {
        let tokens = &self.document.tokens;
        let first = self.document.tokens_in(quoted.inner).start;
        let is_label = |t: &&Token| t.kind == TokenKind::Word && t.case == Case::Upper;
        let label = tokens.get(first as usize..end as usize).unwrap_or_default().iter().take(LABEL).take_while(is_label).count();
        let colon = tokens.get(first as usize + label).filter(|t| label > 0 && !t.spaced && t.span.of(self.document.text) == ":");
        let next = tokens.get(first as usize + label + 1).filter(|next| next.span.end <= quoted.inner.end);
        match colon.and(next) {
            Some(next) => Quoted {
                inner: Span::new(next.span.start, quoted.inner.end),
                outer: Span::new(next.span.start, quoted.outer.end),
                ..*quoted
            },
            None => *quoted,
        }
    }

    /// The unit of a quoted stretch that begins at a token, with the comma or point right behind its marks.
    fn quoted(&self, quoted: &Quoted, token: u32, end: u32) -> Unit {
        let tokens = &self.document.tokens[token as usize..end as usize];
        let inside = tokens.iter().take_while(|t| t.span.start < quoted.outer.end).count().max(1) as u32;
        let inner = quoted.inner.of(self.document.text);
        let words = tokens[..inside as usize].iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).take(14).count();
        let class = match words {
            0..=2 => words as u8,
            3..=5 => 3,
            6..=12 => 4,
            _ => 5,
        };
        let capitals = tokens[..inside as usize].iter().filter(|t| t.is_capital()).take(14).count();
        let lower = inner.starts_with(char::is_lowercase);
        let ending = match inner.chars().next_back() {
            Some(',') => 1,
            Some('.' | '…') => 2,
            Some('?') => 3,
            Some('!') => 4,
            Some('-' | '—' | '–') => 5,
            Some(';' | ':') => 6,
            _ => PLAIN,
        };
        // A comma or point behind the marks is read as if it stood inside, where other newsrooms put it.
        let next = self.document.tokens.get((token + inside) as usize).filter(|t| token + inside < end && !t.spaced);
        let (ending, behind) = match next.filter(|_| quoted.closed && ending == PLAIN).map(|t| t.span.of(self.document.text)) {
            Some(",") => (1, 1),
            Some(".") => (2, 1),
            _ => (ending, 0),
        };
        Unit {
            span: quoted.outer,
            inner: quoted.inner,
            first: token,
            last: token + inside - 1 + behind,
            word: word_identity(key::ascii(b"\"")),
            form: Form::Quoted,
            class: class | u8::from(lower) << 3 | u8::from(words > 1 && capitals * 10 > words * 7) << 4,
            ending,
            closed: quoted.closed,
            ..Unit::default()
        }
    }
}

/// The distributional classes of a word, one of 128 and one of 512, both from 1; 0 if it is unknown.
#[must_use]
pub fn clusters(token: &Token) -> (u8, u16) {
    let clusters = Model::embedded().map(|model| model.lexical.clusters(token.key)).unwrap_or_default();
    (clusters.coarse() as u8, clusters.coarse() as u16)
}

/// The class of a quoted stretch that ends without a mark of its own.
const PLAIN: u8 = 7;

/// The most words of a speaker's label in a transcript.
const LABEL: usize = 4;

/// Dashes of all lengths are one mark.
fn is_dash(text: &str) -> bool {
    matches!(text, "—" | "–" | "―" | "‒" | "--" | "---")
}

const DASH: u64 = key::ascii(b"--");

const PRONOUNS: [u64; 14] = [
    key::ascii(b"which"),
    key::ascii(b"he"),
    key::ascii(b"she"),
    key::ascii(b"they"),
    key::ascii(b"it"),
    key::ascii(b"i"),
    key::ascii(b"we"),
    key::ascii(b"who"),
    key::ascii(b"you"),
    key::ascii(b"him"),
    key::ascii(b"her"),
    key::ascii(b"them"),
    key::ascii(b"his"),
    key::ascii(b"their"),
];
