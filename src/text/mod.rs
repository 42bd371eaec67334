//! The page: paragraphs, sentences and tokens with their places. It knows nothing of news.

mod document;
pub mod key;
mod line;
mod link;
mod paragraph;
mod sentence;
mod span;
mod token;
mod word;

pub use document::{Document, Paragraph, Sentence};
pub use paragraph::Layout;
pub use span::{Converter, Indices, OffsetUnit, Span};
pub use token::{Case, Token, TokenKind};

/// The word lists beside this file, as one table made at build time.
pub(crate) mod words {
    // The reader of the table is the lexicon's twin: see `src/lexicon/table.rs`.
    include!("../lexicon/table.rs");
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
