//! Sentences.

use super::span::Span;
use super::token::{Token, TokenKind};

/// The sentences of one paragraph, given its tokens, as spans of bytes that cover them all.
pub(super) fn sentences(text: &str, tokens: &[Token]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for i in 0..tokens.len() {
        let ends = tokens[i].kind == TokenKind::Punctuation && tokens[i].span.of(text).starts_with(['.', '?', '!']);
        let opens = tokens.get(i + 1).is_none_or(|next| next.spaced && !next.span.of(text).starts_with(char::is_lowercase));
        if ends && opens || i + 1 == tokens.len() {
            spans.push(tokens[start].span.cover(tokens[i].span));
            start = i + 1;
        }
    }
    spans
}
