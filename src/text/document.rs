//! A text with its paragraphs, sentences and tokens.

use super::paragraph::{self, Layout};
use super::sentence;
use super::span::{Indices, Span};
use super::token::{self, Token};

/// A paragraph: where it stands, and which sentences and tokens are in it.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph {
    /// Without the white space around it.
    pub span: Span,
    /// Its sentences.
    pub sentences: Indices,
    /// Its tokens.
    pub tokens: Indices,
}

/// A sentence: where it stands, which paragraph it is in, and which tokens are in it.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Without the white space around it.
    pub span: Span,
    /// The paragraph that it is in.
    pub paragraph: u32,
    /// Its tokens.
    pub tokens: Indices,
}

/// A text, cut into paragraphs, sentences and tokens. All three are in order and without overlap, every
/// token is in one sentence, and every sentence in one paragraph.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text that every [`Span`] refers to.
    pub text: &'t str,
    /// The paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences of all paragraphs.
    pub sentences: Vec<Sentence>,
    /// The tokens of all sentences.
    pub tokens: Vec<Token>,
}

impl<'t> Document<'t> {
    /// Cuts `text` up; one pass, linear in its length.
    #[must_use]
    pub fn new(text: &'t str, layout: Layout) -> Self {
        let mut document = Self { text, paragraphs: Vec::new(), sentences: Vec::new(), tokens: Vec::with_capacity(text.len() / 5) };
        let mut ends = Vec::new();
        for span in paragraph::paragraphs(text, layout) {
            document.add(span, &mut ends);
        }
        document
    }

    /// Adds the paragraph at `span`; `ends` is room to work in.
    fn add(&mut self, span: Span, ends: &mut Vec<usize>) {
        let (first_token, first_sentence) = (self.tokens.len(), self.sentences.len());
        token::tokenize(span.of(self.text), span.start, &mut self.tokens);
        sentence::ends(self.text, &self.tokens[first_token..], ends);
        let mut from = first_token;
        for end in ends.iter().map(|end| first_token + end) {
            let tokens = &mut self.tokens[from..end];
            tokens.iter_mut().for_each(|token| token.sentence = self.sentences.len() as u32);
            let tokens = Indices::new(from as u32, end as u32);
            self.sentences.push(Sentence { span: self.span(tokens), paragraph: self.paragraphs.len() as u32, tokens });
            from = end;
        }
        self.paragraphs.push(Paragraph {
            span,
            sentences: Indices::new(first_sentence as u32, self.sentences.len() as u32),
            tokens: Indices::new(first_token as u32, self.tokens.len() as u32),
        });
    }

    /// The text of a token.
    #[must_use]
    pub fn word(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |t| t.span.of(self.text))
    }

    /// The paragraph of a token.
    #[must_use]
    pub fn paragraph_of(&self, token: usize) -> u32 {
        let sentence = self.tokens.get(token).map_or(0, |t| t.sentence as usize);
        self.sentences.get(sentence).map_or(0, |s| s.paragraph)
    }

    /// The bytes from the first to the last of these tokens; empty for none.
    #[must_use]
    pub fn span(&self, tokens: Indices) -> Span {
        match self.tokens.get(tokens.range()) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The tokens that begin inside `span`, by binary search.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Indices {
        let start = self.tokens.partition_point(|t| t.span.start < span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        Indices::new(start as u32, end.max(start) as u32)
    }
}
