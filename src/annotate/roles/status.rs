//! Whether the holder holds a title now, and the words that tell.

use serde::{Deserialize, Serialize};

use super::page::Page;
use crate::lexicon;
use crate::text::key::ascii;

const ELECT: u64 = ascii(b"elect");
const DESIGNATE: u64 = ascii(b"designate");

/// Whether the holder holds the role now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Holds it.
    #[default]
    Current,
    /// Held it.
    Former,
    /// Holds it for the time being.
    Acting,
    /// Seeks it.
    Candidate,
    /// Will hold it.
    Future,
}

/// The status that a head itself tells.
pub fn of_head(page: &Page, start: usize, head: usize) -> Status {
    if page.key(head) == ELECT || page.key(head) == DESIGNATE {
        Status::Future
    } else if (start..=head).any(|t| page.words.phrase(page.document, t, lexicon::CANDIDATES) > 0) {
        Status::Candidate
    } else {
        Status::Current
    }
}

/// Whether the token is a status word, and the status it gives; `current` and the like give none.
pub fn told_by(page: &Page, token: usize) -> Option<Option<Status>> {
    let dashed = page.is_hyphen(token) && (page.is(token.wrapping_sub(1), lexicon::FORMER));
    if page.is(token, lexicon::FORMER) || dashed {
        Some(Some(Status::Former))
    } else if page.is(token, lexicon::ACTING) {
        Some(Some(Status::Acting))
    } else if page.is(token, lexicon::FUTURE) {
        Some(Some(Status::Future))
    } else if page.is(token, lexicon::CURRENT) {
        Some(None)
    } else {
        None
    }
}
