//! Reads an English news article and tells who is in it, what they are, which organizations appear, when
//! things happen, and who said what.
//!
//! One way through the house: a text becomes a [`Document`](text::Document) (paragraphs, sentences, tokens),
//! the document gets [`Annotations`](annotate::Annotations) (what the words on the page are), these are
//! resolved into [`Entities`](resolve::Entities) (who is who), and all of it becomes a
//! [`Report`], whose fields are the JSON that the program prints.
//!
//! ```
//! let report = nutgraf::analyze("Mayor Ana Ruiz said the bridge would open on Friday.", &nutgraf::Options::default());
//! assert_eq!(report.offset_unit, nutgraf::OffsetUnit::Codepoint);
//! ```
//!
//! The library prints nothing, reads no file, starts no thread and asks no clock: the same text and options
//! give the same report on any machine on any day.

pub mod annotate;
pub mod lexicon;
pub mod model;
pub mod render;
pub mod report;
pub mod resolve;
pub mod text;

pub use annotate::{Lexicon, LexiconError, Options};
pub use report::Report;
pub use text::{Layout, OffsetUnit};

/// Analyzes an article.
///
/// Every string has a report, so there is no error: an empty text gives an empty report. Time and memory are
/// linear in the length of the text. A text of more than 4 GiB is analyzed up to there.
#[must_use]
pub fn analyze(text: &str, options: &Options) -> Report {
    let document = text::Document::new(text, options.layout);
    let annotations = annotate::annotate(&document, options);
    let entities = resolve::resolve(&document, &annotations);
    report::report(&document, &annotations, &entities, options)
}
