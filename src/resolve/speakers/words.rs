//! The small words that sources are made of.

use crate::text::key::ascii;

pub const POSSESSIVE: u64 = ascii(b"'s");
pub const COMMA: u64 = ascii(b",");
pub const OF: u64 = ascii(b"of");
pub const IN: u64 = ascii(b"in");

/// What leads from the head of a noun phrase to its complement.
pub const PREPOSITIONS: [u64; 10] =
    [OF, ascii(b"for"), ascii(b"from"), ascii(b"at"), ascii(b"with"), ascii(b"by"), ascii(b"to"), IN, ascii(b"on"), ascii(b"about")];

pub const WHO: u64 = ascii(b"who");
pub const WHICH: u64 = ascii(b"which");
pub const THAT: u64 = ascii(b"that");

/// What else ends the head of a noun phrase.
pub const STOPS: [u64; 4] = [COMMA, WHO, WHICH, THAT];

/// The personal pronouns, with the gender of those who are of one.
pub const HE: [u64; 3] = [ascii(b"he"), ascii(b"him"), ascii(b"his")];
pub const SHE: [u64; 3] = [ascii(b"she"), ascii(b"her"), ascii(b"hers")];
pub const THEY: [u64; 2] = [ascii(b"they"), ascii(b"them")];
pub const IT: u64 = ascii(b"it");
pub const US: [u64; 3] = [ascii(b"i"), ascii(b"we"), ascii(b"you")];

/// The determiners of definite descriptions.
pub const THE: u64 = ascii(b"the");
pub const THIS: [u64; 2] = [ascii(b"this"), THAT];
pub const OWNERS: [u64; 4] = [ascii(b"his"), ascii(b"her"), ascii(b"their"), ascii(b"its")];
pub const A: [u64; 4] = [ascii(b"a"), ascii(b"an"), ascii(b"one"), ascii(b"another")];
