//! The word lists. A leaf: it names nothing else of ours.
//!
//! Each `.txt` file beside this one is a class of words or phrases, one entry a line, sorted. A word can be in
//! several lists. `build.rs` makes them into one table; the constant of a class is the file's name in capitals
//! (`titles.txt` is [`TITLES`]). Look words up by [`key`](crate::text::key).

include!("table.rs");
include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
