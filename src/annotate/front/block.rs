//! A paragraph as a block of the page: how long it is, how it ends.

use crate::annotate::Words;
use crate::lexicon::Classes;
use crate::text::{Case, Document, Indices, Span, Token, TokenKind};

/// The document with the classes of its words.
pub(super) struct Page<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) words: &'d Words,
}

/// What a paragraph looks like.
pub(super) struct Block {
    pub(super) span: Span,
    pub(super) tokens: Indices,
    /// How many words and numbers it has.
    pub(super) len: usize,
    /// How many sentences it has.
    pub(super) sentences: usize,
    /// Whether it ends as a sentence does.
    pub(super) ended: bool,
    /// Whether it ends with a colon: it leads on to the next.
    pub(super) leads: bool,
}

/// A line of so many tokens that ends with an abbreviation is a sentence, and no headline.
const LONG: usize = 14;

impl Block {
    /// Whether it reads like a paragraph of the story.
    pub(super) const fn is_story(&self) -> bool {
        self.len >= 25 || self.ended && self.len >= 18
    }

    /// The positions of its tokens.
    pub(super) const fn range(&self) -> std::ops::Range<usize> {
        self.tokens.range()
    }
}

impl<'d> Page<'d> {
    pub(super) fn blocks(&self) -> Vec<Block> {
        self.document
            .paragraphs
            .iter()
            .map(|paragraph| {
                let tokens = &self.document.tokens[paragraph.tokens.range()];
                let is_word = |t: &&Token| matches!(t.kind, TokenKind::Word | TokenKind::Number);
                let last = tokens.iter().rev().find(|t| !self.is_closer(t));
                Block {
                    span: paragraph.span,
                    tokens: paragraph.tokens,
                    len: tokens.iter().filter(is_word).count(),
                    sentences: paragraph.sentences.len(),
                    leads: last.is_some_and(|t| self.text(t) == ":"),
                    ended: last.is_some_and(|t| match t.kind {
                        TokenKind::Punctuation => self.text(t).starts_with(['.', '?', '!', '…']),
                        // `... at 7:33 p.m. PST.`
                        TokenKind::Word => self.text(t).ends_with('.') && tokens.len() >= LONG,
                        _ => false,
                    }),
                }
            })
            .collect()
    }

    fn is_closer(&self, token: &Token) -> bool {
        matches!(self.text(token), "\"" | "”" | "'" | "’" | "''" | ")" | "]" | "»")
    }

    fn text(&self, token: &Token) -> &'d str {
        token.span.of(self.document.text)
    }

    pub(super) fn token(&self, at: usize) -> Option<&'d Token> {
        self.document.tokens.get(at)
    }

    pub(super) fn word(&self, at: usize) -> &'d str {
        self.document.word(at)
    }

    pub(super) fn is(&self, at: usize, class: Classes) -> bool {
        self.words.of(at).any(class)
    }

    pub(super) fn phrase(&self, at: usize, class: Classes) -> usize {
        self.words.phrase(self.document, at, class)
    }

    pub(super) fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        self.document.span(Indices::new(tokens.start as u32, tokens.end as u32))
    }

    pub(super) fn is_kind(&self, at: usize, kind: TokenKind) -> bool {
        self.token(at).is_some_and(|t| t.kind == kind)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capital)
    }

    /// Whether the token is written all in capitals, with more than one of them.
    pub(super) fn is_upper(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.case == Case::Upper && t.span.len() > 1)
    }

    /// Whether white space stands before the token.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.spaced)
    }

    /// Whether the token is a dash, or a hyphen between blanks.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        match self.word(at) {
            "—" | "–" | "--" | "---" | "―" => true,
            "-" | "‑" => self.is_spaced(at) && self.token(at + 1).is_none_or(|next| next.spaced),
            _ => false,
        }
    }
}
