//! The recognizer of names: a linear-chain model over hashed features of words, gazetteers, clusters and the
//! rest of the article.
//!
//! Each token gets one of 17 labels: `O`, or one of the kinds of [`Class`] with the place in the name (begin,
//! inside, end, single). The best sequence is found exactly. Most tokens of news are lower-case words that no
//! name contains: a gate that is learned with the model leaves them out (see [`page`]).

mod decode;
mod features;
mod format;
pub mod leaning;
pub mod page;
mod share;

use std::sync::LazyLock;

use super::table::Table;
use crate::text::{Document, Indices};
pub use features::features;
pub use format::{checksum, write};
pub use page::{Lexical, Page};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// A human being.
    Person,
    /// A company, agency, party, team, medium, body.
    Organization,
    /// A country, region, city, river, building.
    Place,
    /// Another proper name: a nationality, an event, a law, a work.
    Other,
}

impl Class {
    /// All four, in the order of the labels.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Place, Self::Other];
}

/// The number of labels that have weights: for each class begin, inside, end, single. `O` has none: only
/// differences between labels count, so its weights are zero.
pub const LABELS: usize = 16;
/// The label of tokens outside names.
pub const OUTSIDE: usize = LABELS;
/// Position of the first token in a name of several, as the label's remainder by four.
pub const BEGIN: usize = 0;
/// Position of a token between the first and the last.
pub const INSIDE: usize = 1;
/// Position of the last token.
pub const END: usize = 2;
/// Position of the only token.
pub const SINGLE: usize = 3;

/// Whether label `b` can follow label `a`; both may be [`OUTSIDE`].
#[must_use]
pub const fn follows(a: usize, b: usize) -> bool {
    let open = a != OUTSIDE && (a % 4 == BEGIN || a % 4 == INSIDE);
    let inner = b != OUTSIDE && (b % 4 == INSIDE || b % 4 == END);
    open == inner && (!open || a / 4 == b / 4)
}

/// A name in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it names.
    pub class: Class,
    /// Its tokens.
    pub tokens: Indices,
}

/// A model, read in place.
#[derive(Debug)]
pub struct Model<'m> {
    /// What is known of single words.
    pub lexical: Lexical<'m>,
    /// The weight of one label after another.
    pub moves: [[i16; LABELS + 1]; LABELS + 1],
    /// The weights of the features, one byte with sign for each label.
    pub weights: Table<'m, LABELS>,
}

static BYTES: &[u8] = include_bytes!("../names.bin");
static EMBEDDED: LazyLock<Option<Model<'static>>> = LazyLock::new(|| Model::read(BYTES));

impl Model<'static> {
    /// The model that comes with the program. A test holds that there is one.
    #[must_use]
    pub fn embedded() -> Option<&'static Self> {
        EMBEDDED.as_ref()
    }
}

impl Model<'_> {
    /// The names of a document, in text order and without overlap.
    #[must_use]
    pub fn tag(&self, document: &Document) -> Vec<Found> {
        decode::tag(self, document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Layout;

    #[test]
    fn the_embedded_model_is_whole() {
        assert!(Model::embedded().is_some());
        assert_eq!(format::stored_checksum(BYTES), Some(checksum(BYTES)));
        assert!(BYTES.len() <= 8 << 20);
    }

    #[test]
    fn labels_follow_in_order() {
        let person = |position| position;
        assert!(follows(OUTSIDE, person(BEGIN)) && follows(person(BEGIN), person(END)) && follows(person(END), OUTSIDE));
        assert!(!follows(OUTSIDE, person(INSIDE)) && !follows(person(BEGIN), OUTSIDE) && !follows(person(BEGIN), 4 + END));
    }

    #[test]
    fn tags_people_organizations_and_places() {
        let text = "Mayor Ana Ruiz said on Friday that Northwind Energy Corp. would leave Chicago.";
        let document = Document::new(text, Layout::Auto);
        let found: Vec<_> = Model::embedded().unwrap().tag(&document).iter().map(|f| (f.class, document.span(f.tokens).of(text))).collect();
        let expected = [(Class::Person, "Ana Ruiz"), (Class::Organization, "Northwind Energy Corp."), (Class::Place, "Chicago")];
        assert_eq!(found, expected);
    }
}
