//! Paragraphs by layout.

use super::span::Span;

/// How paragraphs are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// By what the text itself shows.
    #[default]
    Auto,
    /// Blank lines only: single line breaks are wraps.
    Blank,
    /// Every line is a paragraph.
    Line,
}

/// The paragraphs of `text`, without the white space around them.
pub(super) fn paragraphs(text: &str, _layout: Layout) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let inner = line.trim();
        if !inner.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            spans.push(Span::new(start as u32, (start + inner.len()) as u32));
        }
        at += line.len();
    }
    spans
}
