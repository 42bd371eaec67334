//! What the words on the page are: front matter, names, roles, dates, quotations.
//!
//! One file answers one question: it reads the [`Document`] and what the files before it found, and returns
//! a list in text order.

pub mod dates;
pub mod front;
pub mod marks;
pub mod names;
mod own;
pub mod roles;
pub mod speech;
mod words;

use std::sync::Arc;

use jiff::civil;

use crate::text::{Document, Layout, OffsetUnit};
pub use own::{Lexicon, LexiconError};
pub use words::Words;

/// What is known of an article besides its text, and how to report on it.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The article's name in the report: a path, `-`, or a record's id.
    pub id: String,
    /// The publication day, and who said so.
    pub published: Option<(civil::Date, front::PublishedFrom)>,
    /// The headline, where it is not part of the text.
    pub title: Option<String>,
    /// The authors, where they are not part of the text.
    pub authors: Vec<String>,
    /// How paragraphs are told apart.
    pub layout: Layout,
    /// The unit of the report's offsets.
    pub offset_unit: OffsetUnit,
    /// A newsroom's own names and titles.
    pub lexicon: Option<Arc<Lexicon>>,
    /// What the reader of the input noticed, for the report's `warnings`.
    pub warnings: Vec<String>,
}

/// Everything found on the page, each list in text order.
#[derive(Debug)]
pub struct Annotations {
    /// Headline, byline, dateline, kinds of paragraphs.
    pub front: front::Front,
    /// Mentions of people, organizations and places by name.
    pub names: Vec<names::Name>,
    /// The entry of the newsroom's lexicon that each name is a form of; empty without a lexicon.
    pub entries: Vec<Option<u32>>,
    /// Statements that a named person holds a title, office or occupation.
    pub roles: Vec<roles::Role>,
    /// The publication day, if it is known.
    pub published: Option<(civil::Date, front::PublishedFrom)>,
    /// Time expressions.
    pub dates: Vec<dates::TimeExpression>,
    /// Stretches in quotation marks.
    pub marks: Vec<marks::Quoted>,
    /// Who said what, in the words of the page.
    pub speech: Vec<speech::Statement>,
}

/// Finds everything that the page says in its own words.
#[must_use]
pub fn annotate(document: &Document, options: &Options) -> Annotations {
    let words = Words::with(document, options.lexicon.as_deref());
    let front = front::find(document, &words, options);
    let published = options.published.or_else(|| dates::published(document, &front));
    let mut names = names::find(document, &words, &front);
    roles::settle(document, &words, &mut names);
    let entries = own::entries(words.own(), &names);
    let dates = dates::find(document, &words, &front, published.map(|(day, _)| day));
    let marks = marks::find(document);
    let roles = roles::find(document, &words, &front, &names);
    let speech = speech::find(document, &words, &front, &names, &marks);
    Annotations { front, names, entries, roles, published, dates, marks, speech }
}

impl Annotations {
    /// The entry of the newsroom's lexicon that the name at a position is a form of.
    #[must_use]
    pub fn entry(&self, name: u32) -> Option<u32> {
        self.entries.get(name as usize).copied().flatten()
    }
}
