//! Whether a bare weekday, day or month lies ahead or behind: what the words around it say.
//!
//! A tagger of tense over a wide window does worse than a few words close by: on bare weekdays of news the most
//! recent one is right for 90.6 % of them, any modal or past verb within 20 to 200 characters for 86 to 89 %,
//! and a few cues just before it for 93 %.

mod done;
mod words;

use super::line::Line;
use super::term::{Term, Unit};
pub(super) use done::is_done;
use words::{
    AHEAD, AHEAD_OF, ARE, AS, BE, BECAUSE, BEGIN, BEGINNING, BEHIND, BORN, BROADLY, BUT, BY, COULD, DOWN, ENDED, EVENTS, FIXTURES,
    FOLLOWING, GOING, HAD, IS, ISN, KICK, LAST, MAY, MIGHT, MILLION, MUST, NEXT, OF, OFF, ORIGINALLY, OUT, OWNERS, PAST, PLANNED, PLANS,
    POSSESSIVE, PRESENT, PREVIOUSLY, PROMISED, SEEMED, SET, SHALL, SHOULD, SINCE, SOON, STARTING, TO, UNTIL, WAS, WERE, WHEN, WIDELY, WILL,
    WISHING, WONT,
};

/// Where a day lies, seen from the article's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Still to come.
    Ahead,
    /// Still to come when it was planned or told, which may be over: `was to leave on Monday`, `until Monday`.
    Planned,
    /// Over.
    Behind,
    /// Nothing says.
    Unknown,
}

impl Direction {
    /// Whether it lies ahead, of the article's day or of a day of its story.
    pub(super) const fn is_ahead(self) -> bool {
        matches!(self, Self::Ahead | Self::Planned)
    }
}

/// How many tokens before the expression may tell.
const BEFORE: usize = 12;
/// How many may hold the verb that tells of it as done.
const TOLD: usize = 9;
/// How many before a month that is the attribute of a noun: `plans a May launch`.
const ATTRIBUTE: usize = 3;
/// How many tokens before a month may show that the sentence is of the present.
const PRESENT_WINDOW: usize = 16;
/// How many tokens after it.
const AFTER: usize = 6;
/// How many tokens after an expression at the beginning of a sentence may hold the main verb.
const CLAUSE: usize = 14;

/// Where the expression of the tokens from `at` to `end` lies: by the nearest cue before it in its sentence, else
/// by a future verb soon after it.
pub(super) fn direction(line: &Line, at: usize, end: usize) -> Direction {
    let Some(sentence) = line.tokens.get(at).map(|token| token.sentence) else { return Direction::Unknown };
    let inside = |i: usize| line.tokens.get(i).is_some_and(|token| token.sentence == sentence) && !matches!(line.word(i), ";" | ":");
    if names_event(line, end) {
        return Direction::Behind;
    }
    match line.key_before(at, 1) {
        UNTIL | BY | STARTING | BEGINNING => {
            // `Until Thursday they had not said so`
            let around = (at.saturating_sub(BEFORE)..end + AFTER).filter(|i| inside(*i));
            let over = around.clone().any(|i| matches!(line.key(i), HAD | WAS | WERE));
            // `postponed until Tuesday` lies ahead, `had begun by Tuesday` does not
            let told = line.begins_sentence(at - 1) || line.key_before(at, 1) != UNTIL && is_told(line, at);
            return match (over, told) {
                (true, _) => Direction::Unknown,
                (_, true) => Direction::Planned,
                _ => Direction::Ahead,
            };
        }
        ENDED | SINCE | LAST => return Direction::Behind,
        _ => {}
    }
    // `the six months to June`
    if line.before(at) == Term::To && matches!(line.term(at.wrapping_sub(2)), Term::Unit(Unit::Year) | Term::Units(Unit::Month)) {
        return Direction::Behind;
    }
    // `ahead of Sunday's vote`, `the team for Sunday's match`
    if line.key_before(at, 1) == OF && line.key_before(at, 2) == AHEAD_OF || is_fixture(line, at, end) {
        return Direction::Ahead;
    }
    if let Some(direction) = to_be(line, at) {
        return direction;
    }
    if follows_past(line, at) {
        return Direction::Behind;
    }
    // `under a June agreement`: only the verb of that noun tells
    let window = if line.before(at) == Term::A { ATTRIBUTE } else { BEFORE };
    for back in 1..=window.min(at) {
        // `soon after the ferry sank on Monday`: the day is that of the nearer verb
        // `will vote because of the slaying on Friday`: it is over
        let cause = line.key(at - back) == BECAUSE && line.term(at - back + 1) == Term::Of || line.key(at - back) == FOLLOWING;
        if cause || !inside(at - back) || done::is_finite(line, at - back) {
            break;
        }
        if let Some(direction) = cue(line, at - back) {
            // `the rally planned for Saturday was called off`
            let over = direction.is_ahead() && inside(end) && matches!(line.key(end), WAS | WERE);
            return if over { Direction::Unknown } else { direction };
        }
    }
    let first = line.begins_sentence(at) || at > 0 && line.begins_sentence(at - 1);
    let after = (end..end + AFTER)
        .take_while(|i| inside(*i) && (*i == end && first || !is_quotation(line, *i) && !matches!(line.word(*i), "," | "(" | "—" | "--")));
    // `won on Saturday and will play on Monday`: the verb is of the next clause
    if after
        .clone()
        .any(|i| matches!(line.key(i), WILL | SHALL | WONT) && (first || line.before(i) != Term::And && line.key_before(i, 1) != BUT))
    {
        // `The results of Tuesday's vote will decide`: what is owned may be over
        return if line.key(end) == POSSESSIVE { Direction::Planned } else { Direction::Ahead };
    }
    if first || opens(line, at, end) { main_verb(line, end, sentence) } else { Direction::Unknown }
}

/// Whether the expression ends what stands before a sentence: `In an essay in a magazine in December, he wrote`.
fn opens(line: &Line, at: usize, end: usize) -> bool {
    if !line.is_mark(end, ",") {
        return false;
    }
    let sentence = line.tokens.get(at).map(|token| token.sentence);
    let start =
        (at.saturating_sub(OPENING)..at).find(|i| line.tokens.get(*i).map(|token| token.sentence) == sentence && line.begins_sentence(*i));
    let preposition = |term: Term| matches!(term, Term::In | Term::On | Term::At | Term::After | Term::Preposition);
    // Behind the mark of a quotation
    let start = start.map(|start| start + usize::from(is_quotation(line, start)));
    start.is_some_and(|start| {
        (preposition(line.term(start)) || WHEN.contains(&line.key(start))) && !(start..at).any(|i| line.is_mark(i, ","))
    })
}

/// How many tokens may stand between the beginning of a sentence and an expression that ends its opening.
const OPENING: usize = 24;

/// Whether what stands at `at` is said in other words: an opening quotation mark.
fn is_quotation(line: &Line, at: usize) -> bool {
    matches!(line.word(at), "\"" | "“" | "''" | "``")
}

/// Where the main verb of a sentence that began with the expression puts it: `In January, the firm sold its mill.`
fn main_verb(line: &Line, end: usize, sentence: u32) -> Direction {
    let inside = |i: usize| line.tokens.get(i).is_some_and(|token| token.sentence == sentence) && !is_quotation(line, i);
    let words = || (end..end + CLAUSE).take_while(|i| inside(*i));
    if words().any(|i| matches!(line.key(i), WILL | SHALL | WONT)) {
        return Direction::Ahead;
    }
    // `On Friday, leaders were to gather`
    if let Some(i) = words().find(|i| IS.contains(&line.key(*i)) && line.term(*i + 1) == Term::To) {
        return planned(line, i);
    }
    if words().any(|i| done::is_finite(line, i)) { Direction::Behind } else { Direction::Unknown }
}

/// Whether the word at `at` is a verb of the past by its form: `announced`, `fell`.
fn is_past_verb(line: &Line, at: usize) -> bool {
    line.is_lower(at)
        && (line.word(at).len() > 4 && line.word(at).ends_with("ed") || PAST.contains(&line.key(at)) && !is_particle(line.key(at)))
}

/// `off`, `out`, `down` and `born` follow verbs and are none.
const fn is_particle(key: u64) -> bool {
    matches!(key, OUT | DOWN | OFF | BORN)
}

/// Whether the expression that ends at `end` owns something that has happened: `Wednesday's ruling`.
fn names_event(line: &Line, end: usize) -> bool {
    line.key(end) == POSSESSIVE && EVENTS.contains(&line.key(end + 1))
}

/// Whether the expression owns a match that somebody is picked or fit for: `for Saturday's clash`.
fn is_fixture(line: &Line, at: usize, end: usize) -> bool {
    // `8 million for Saturday's match`
    let counted =
        at > 1 && (matches!(line.before(at - 1), Term::Scale(_) | Term::Number | Term::Count(_)) || line.key_before(at, 2) == MILLION);
    line.before(at) == Term::For
        && !counted
        && line.key(end) == POSSESSIVE
        && (end + 1..=end + FIXTURE).any(|i| FIXTURES.contains(&line.key(i)))
}

/// How many words after a day may name its match: `Saturday's Six Nations clash`.
const FIXTURE: usize = 4;

/// Whether a verb of the past stands close before the expression, so that it is told of as done.
pub(super) fn is_told(line: &Line, at: usize) -> bool {
    let Some(sentence) = line.tokens.get(at).map(|token| token.sentence) else { return false };
    (at.saturating_sub(TOLD)..at)
        .filter(|i| line.tokens.get(*i).is_some_and(|token| token.sentence == sentence))
        .any(|i| BEHIND.contains(&line.key(i)) || is_past_verb(line, i))
}

/// Whether `scheduled` or `expected` tells of the day and not of a noun: `is scheduled for`, but not `the scheduled laps`.
fn is_plan(line: &Line, at: usize) -> bool {
    let follows =
        matches!(line.term(at + 1), Term::A | Term::The | Term::To | Term::For | Term::On | Term::In | Term::At | Term::Preposition);
    follows || IS.contains(&line.key_before(at, 1)) || !line.is_lower(at + 1)
}

/// Whether the `to` at `at` follows a wish, plan or duty: `is to`, `set to`, `hoping to`, `is projected to`.
fn is_intent(line: &Line, at: usize) -> bool {
    // `according to a report`, `speaking to the council`: no verb follows
    let next = line.key(at + 1);
    if !line.is_lower(at + 1) || matches!(line.term(at + 1), Term::A | Term::The | Term::Which(_)) || OWNERS.contains(&next) {
        return false;
    }
    let before = line.key_before(at, 1);
    let word = at.checked_sub(1).map_or("", |before| line.word(before));
    let passive = word.ends_with("ed") && matches!(line.key_before(at, 2), ISN | ARE | BROADLY | WIDELY);
    let wish = WISHING.contains(&before) && !matches!(line.key_before(at, 2), WAS | WERE);
    let wish = wish || before == GOING && matches!(line.key_before(at, 2), ISN | ARE);
    IS.contains(&before) || SET.contains(&before) || passive || wish
}

/// Whether the sentence so far is of the present: a verb of the present and none of the past.
pub(super) fn is_present(line: &Line, at: usize) -> bool {
    let Some(sentence) = line.tokens.get(at).map(|token| token.sentence) else { return false };
    let mut present = false;
    for i in (at.saturating_sub(PRESENT_WINDOW)..at).filter(|i| line.tokens.get(*i).is_some_and(|token| token.sentence == sentence)) {
        let key = line.key(i);
        let regular = line.is_lower(i) && line.word(i).len() > 4 && line.word(i).ends_with("ed");
        if regular || BEHIND.contains(&key) || PAST.contains(&key) && line.key(i) != OUT {
            return false;
        }
        present |= PRESENT.contains(&key);
    }
    present
}

/// Where a verb that is still to be done before the expression puts it: `to be published in early November`.
fn to_be(line: &Line, at: usize) -> Option<Direction> {
    let back = (2..=4).find(|back| line.key_before(at, *back) == BE)?;
    match (line.key_before(at, back + 1), line.key_before(at, back + 2)) {
        (WILL, _) => Some(Direction::Ahead),
        (COULD | MAY | MIGHT | MUST | SHOULD, _) => Some(Direction::Planned),
        // `was to be issued on Monday`
        (TO, WAS | WERE | HAD) => Some(Direction::Planned),
        // `seemed to be out of it on Monday`
        (TO, verb) => (!SEEMED.contains(&verb)).then_some(Direction::Ahead),
        _ => None,
    }
}

/// Whether a verb of the past stands right before the expression: `broke in November`, `sold it on May 3`.
fn follows_past(line: &Line, at: usize) -> bool {
    let verb = match line.before(at) {
        Term::In | Term::On | Term::At => at.wrapping_sub(2),
        _ => at.wrapping_sub(1),
    };
    let key = line.key(verb);
    // `to be sold`, `is held`, `kicks off`
    if matches!(line.key_before(verb, 1), BE | ISN | ARE) || is_particle(key) && AHEAD.contains(&line.key_before(verb, 1)) {
        return false;
    }
    let regular = line.is_lower(verb) && line.word(verb).len() > 4 && line.word(verb).ends_with("ed");
    (regular || PAST.contains(&key)) && !AHEAD.contains(&key) && !SET.contains(&key)
}

/// What the word at `at` says about what follows it; none if it says nothing.
fn cue(line: &Line, at: usize) -> Option<Direction> {
    let key = line.key(at);
    if PLANNED.contains(&key) && !is_plan(line, at) {
        return None;
    }
    // `next to the lake`, `in next year's vote`
    let beside = key == NEXT && (line.key(at + 1) == TO || line.unit(at + 1).is_some());
    // `seemed to begin`: the verb before tells when
    let beside = beside || matches!(key, BEGIN | KICK) && line.before(at) == Term::To;
    if AHEAD.contains(&key) && !beside && !is_title(line, at) {
        // `It had been due to expire Friday`
        let over = (1..=2).any(|back| matches!(line.key_before(at, back), HAD | PREVIOUSLY | ORIGINALLY));
        return Some(if over { Direction::Behind } else { planned(line, at) });
    }
    if BEHIND.contains(&key) {
        return Some(Direction::Unknown);
    }
    if line.term(at) == Term::To && key == TO {
        return is_intent(line, at).then(|| planned(line, at - 1));
    }
    (SOON.contains(&key) && line.key(at + 1) == AS).then_some(Direction::Planned)
}

/// What a cue at `at` says of the article's own day: `was set`, `would` and `his plans` were of a day that may be over.
fn planned(line: &Line, at: usize) -> Direction {
    let noun = line.key(at) == PLANS && (OWNERS.contains(&line.key_before(at, 1)) || line.key_before(at, 1) == POSSESSIVE);
    let promised = PROMISED.contains(&line.key(at)) && !matches!(line.key_before(at, 1), ISN | ARE);
    let over = promised || matches!(line.key_before(at, 1), WAS | WERE) || matches!(line.key(at), WAS | WERE);
    if noun || over { Direction::Planned } else { Direction::Ahead }
}

/// Whether the word at `at` has a capital amid words that have none: `Meet the Press`.
fn is_title(line: &Line, at: usize) -> bool {
    line.is_capital(at) && !line.begins_sentence(at) && line.is_lower_mostly(at)
}
