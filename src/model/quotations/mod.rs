//! The models of quotations: who says what, learned from annotated news.
//!
//! Three linear models work one after the other. The [tagger] marks the words of *source*, *cue* and
//! *content* in every paragraph. The [pointer] then chooses, for each content, its source among the words of
//! the page, or that there is none, or that the quoted words are nobody's (a title, a scare quote); and its
//! cue in the same way. Trainer and decoder share the features of this folder.

pub mod pointer;
pub mod tagger;
pub mod unit;
pub mod weights;

pub use unit::{Form, Unit};

use std::sync::LazyLock;
use weights::Table;

/// The shapes of the tables in the file: tagger, source pointer, cue pointer.
pub const SHAPES: [weights::Shape; 3] = [tagger::SHAPE, pointer::SOURCE_SHAPE, pointer::CUE_SHAPE];

/// The tables of the model file.
#[derive(Debug)]
pub struct Models {
    /// Source, cue and content words.
    pub tagger: Table<'static>,
    /// Content to source.
    pub source: Table<'static>,
    /// Content to cue.
    pub cue: Table<'static>,
}

static FILE: &[u8] = include_bytes!("../quotations.bin");

/// The models that come with the program; none if the file is of another version, which a test forbids.
#[must_use]
pub fn models() -> Option<&'static Models> {
    static MODELS: LazyLock<Option<Models>> = LazyLock::new(|| {
        let [tagger, source, cue] = Table::read(FILE, SHAPES)?;
        Some(Models { tagger, source, cue })
    });
    MODELS.as_ref()
}
