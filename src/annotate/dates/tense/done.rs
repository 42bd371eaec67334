//! Whether an expression belongs to a verb of the past: `welcomed a new docket in October`.

use super::super::line::{Line, keys};
use super::super::term::Term;
use super::words::{AHEAD, BE, BEHIND, OWNERS, POSSESSIVE, SET};
use super::{is_particle, is_past_verb};
use crate::text::{TokenKind, key};

/// How many tokens before the expression its verb may stand.
const REACH: usize = 12;

/// Whether the expression follows `in`, and the nearest verb before it is one of the past, and no other follows it: `posted a comment
/// in August`, but not `invited them to appear in July` nor `said the states that vote in March`.
pub(in super::super) fn is_done(line: &Line, at: usize) -> bool {
    let Some(sentence) = line.tokens.get(at).map(|token| token.sentence).filter(|_| line.before(at) == Term::In) else { return false };
    for i in (at.saturating_sub(REACH)..at).rev() {
        let inside = line.tokens.get(i).is_some_and(|token| token.sentence == sentence);
        if !inside || matches!(line.word(i), ";" | ":") || is_open(line, i) {
            return false;
        }
        if BEHIND.contains(&line.key(i)) {
            // `said in August`, but not `said the vote in August`
            return i + 2 >= at;
        }
        if is_finite(line, i) {
            return true;
        }
    }
    false
}

/// Whether the verb at `at` is one of the past that says what its subject did: no participle beside a noun or behind `be`.
pub(super) fn is_finite(line: &Line, at: usize) -> bool {
    let adjective = line.word(at).starts_with("un") || line.key(at) == NEEDED;
    if adjective || !is_past_verb(line, at) || AHEAD.contains(&line.key(at)) || SET.contains(&line.key(at)) {
        return false;
    }
    let auxiliary = (1..=2).any(|back| line.key_before(at, back) == BE || AUXILIARIES.contains(&line.key_before(at, back)));
    let counted = matches!(line.before(at), Term::A | Term::The | Term::Cardinal(_) | Term::Count(_) | Term::Several | Term::Of);
    let owned = OWNERS.contains(&line.key_before(at, 1)) || line.key_before(at, 1) == POSSESSIVE;
    !(auxiliary || counted || owned || is_particle(line.key(at)))
}

/// Whether a verb of the present or one without tense may begin at `at`: `to appear`, `could`, `that vote`.
fn is_open(line: &Line, at: usize) -> bool {
    let infinitive = line.key(at) == TO
        && line.is_lower(at + 1)
        && line.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Word)
        && !matches!(line.term(at + 1), Term::A | Term::The | Term::Which(_))
        && !OWNERS.contains(&line.key(at + 1));
    infinitive || AUXILIARIES.contains(&line.key(at)) || OPEN.contains(&line.key(at))
}

const NEEDED: u64 = key::ascii(b"needed");
const TO: u64 = key::ascii(b"to");
const AUXILIARIES: [u64; 12] = keys(["can", "could", "may", "might", "must", "should", "would", "will", "is", "are", "has", "have"]);
/// Words of what is still to come, or of the present.
const OPEN: [u64; 11] = keys(["heading", "until", "ahead", "before", "holding", "upcoming", "which", "that", "who", "when", "where"]);
