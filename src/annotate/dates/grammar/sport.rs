//! Quarters that are parts of a match and none of a year.

use super::super::line::{Line, keys};
use super::super::term::Term;

/// Whether a quarter is one of a match: `with 3:02 left in the fourth quarter`, or beside a touchdown.
pub(super) fn is_match(line: &Line, at: usize, end: usize) -> bool {
    let Some(sentence) = line.tokens.get(at).map(|token| token.sentence) else { return false };
    if line.term(end) == Term::Of && MATCHES.contains(&line.key(line.past(end + 1, Term::The))) {
        return true;
    }
    let start = if line.before(at) == Term::The { at - 1 } else { at };
    let left = line.before(start) == Term::In && LEFT.contains(&line.key_before(start, 2));
    let around = at.saturating_sub(SENTENCE)..end + SENTENCE;
    left || is_scored(line, around.clone())
        || around.filter(|i| line.tokens.get(*i).is_some_and(|token| token.sentence == sentence)).any(|i| PLAYS.contains(&line.key(i)))
}

/// Whether a score and a word of leading stand in a stretch: `ended with the Herons up 78-70`.
fn is_scored(line: &Line, around: std::ops::Range<usize>) -> bool {
    let points = |at: usize| matches!(line.term(at), Term::Count(0..=199));
    around.clone().any(|i| line.is_hyphen(i) && points(i - 1) && points(i + 1)) && around.clone().any(|i| LEADING.contains(&line.key(i)))
}

const LEADING: [u64; 12] =
    keys(["up", "down", "lead", "led", "leading", "leads", "trailed", "trailing", "ahead", "behind", "run", "deficit"]);
/// How many tokens around a quarter may show that it is one of a match.
const SENTENCE: usize = 24;
const MATCHES: [u64; 5] = keys(["game", "match", "final", "contest", "opener"]);
const LEFT: [u64; 3] = keys(["left", "remaining", "deficit"]);
/// Words of matches in four quarters that no report of a company uses.
const PLAYS: [u64; 22] = keys([
    "touchdown",
    "touchdowns",
    "quarterback",
    "halftime",
    "layup",
    "dunk",
    "pointer",
    "pointers",
    "rebound",
    "rebounds",
    "outscored",
    "interception",
    "interceptions",
    "fumble",
    "punt",
    "buzzer",
    "sidelined",
    "yarder",
    "huddle",
    "benched",
    "possession",
    "linebacker",
]);
