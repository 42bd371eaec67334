//! Whether the holder holds a title now, and the words that tell.

use serde::{Deserialize, Serialize};

use super::page::Page;
use super::premodifier::is_determiner;
use super::title::Title;
use crate::lexicon::{self, Classes};
use crate::text::key::{self, ascii};

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

/// The first token of the status words that end at `last` and are joined by hyphens (`long-time`, `now-retired`), and
/// the status they give.
pub fn joined_ending(page: &Page, last: usize) -> Option<(usize, Option<Status>)> {
    let first = last.checked_sub(2).filter(|_| page.is_hyphen(last - 1))?;
    let compound = key::join(key::join(page.key(first), page.key(last - 1)), page.key(last));
    of_classes(lexicon::classes(compound)).map(|status| (first, status))
}

/// Whether the token is a status word, and the status it gives; `current` and the like give none.
pub fn told_by(page: &Page, token: usize) -> Option<Option<Status>> {
    let dashed = page.is_hyphen(token) && (page.is(token.wrapping_sub(1), lexicon::FORMER));
    if dashed { Some(Some(Status::Former)) } else { of_classes(page.words.of(token)) }
}

/// Whether `at the time` begins here, which makes the title before it a past one.
pub fn at_the_time(page: &Page, at: usize) -> bool {
    page.key(at) == ascii(b"at") && page.key(at + 1) == ascii(b"the") && page.key(at + 2) == ascii(b"time")
}

fn of_classes(classes: Classes) -> Option<Option<Status>> {
    let table = [(lexicon::FORMER, Status::Former), (lexicon::ACTING, Status::Acting), (lexicon::FUTURE, Status::Future)];
    let told = table.iter().find(|(class, _)| classes.any(*class)).map(|(_, status)| Some(*status));
    told.or(classes.any(lexicon::CURRENT).then_some(None))
}

/// The status of a title that stands before its holder: what happened to the holder may have ended it (`the death of
/// Justice Bo Lind`, `replaced manager Ana Ruiz`).
pub fn of_event(page: &Page, title: &Title) -> Status {
    const ENDS: &[u64] = &[
        ascii(b"death"),
        ascii(b"resignation"),
        ascii(b"departure"),
        ascii(b"dismissal"),
        ascii(b"ouster"),
        ascii(b"ousting"),
        ascii(b"removal"),
        ascii(b"assassination"),
        ascii(b"murder"),
        ascii(b"funeral"),
        ascii(b"retirement"),
        ascii(b"sacking"),
        ascii(b"firing"),
        ascii(b"overthrow"),
    ];
    const REPLACE: &[u64] = &[
        ascii(b"replace"),
        ascii(b"replaces"),
        ascii(b"replaced"),
        ascii(b"replacing"),
        ascii(b"succeed"),
        ascii(b"succeeds"),
        ascii(b"succeeded"),
        ascii(b"succeeding"),
        ascii(b"oust"),
        ascii(b"ousted"),
        ascii(b"ousting"),
        ascii(b"toppled"),
        ascii(b"deposed"),
    ];
    let start = title.phrase_start;
    let last = start.wrapping_sub(1 + usize::from(start > 0 && is_determiner(page, start - 1)));
    let (word, previous) = (page.key(last), page.key(last.wrapping_sub(1)));
    let ended = word == ascii(b"of") && ENDS.contains(&previous) || word == ascii(b"as") && previous == ascii(b"predecessor");
    if title.status == Status::Current && page.is(title.head, lexicon::TITLES) && (ended || REPLACE.contains(&word)) {
        Status::Former
    } else {
        title.status
    }
}
