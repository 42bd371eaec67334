//! The models of quotations: who says what, learned from annotated news.
//!
//! Three linear models work one after the other. The [tagger] marks the words of *source*, *cue* and
//! *content* in every paragraph. The [pointer](mod@pointer) then chooses, for each content, its source among the words of
//! the page, or that there is none, or that the quoted words are nobody's (a title, a scare quote); and its
//! cue in the same way. Trainer and decoder share the features of this folder.

pub mod pointer;
pub mod tagger;
pub mod unit;
pub mod weights;

pub use unit::{Form, Unit};

use std::sync::LazyLock;
use weights::{DESCRIPTION, MAGIC, Table};

/// The tables of the model file.
#[derive(Debug)]
pub struct Models<'m> {
    /// Source, cue and content words.
    pub tagger: Table<'m, { tagger::LABELS }>,
    /// Content to source.
    pub source: Table<'m, 1>,
    /// Content to cue.
    pub cue: Table<'m, 1>,
    /// Source to speaker: whom a pronoun or description means.
    pub speaker: Table<'m, 1>,
}

static FILE: &[u8] = include_bytes!("../quotations.bin");

/// The models that come with the program; none if the file is of another version, which a test forbids.
#[must_use]
pub fn models() -> Option<&'static Models<'static>> {
    static MODELS: LazyLock<Option<Models>> = LazyLock::new(|| Models::read(FILE));
    MODELS.as_ref()
}

impl<'m> Models<'m> {
    /// The models of a file, if it is one of this version.
    #[must_use]
    pub fn read(file: &'m [u8]) -> Option<Self> {
        let (mut head, mut body) = file.strip_prefix(MAGIC)?.split_at_checked(4 * DESCRIPTION)?;
        let models = Self {
            tagger: Table::read(&mut head, &mut body)?,
            source: Table::read(&mut head, &mut body)?,
            cue: Table::read(&mut head, &mut body)?,
            speaker: Table::read(&mut head, &mut body)?,
        };
        body.is_empty().then_some(models)
    }
}
