//! The words that say whether a day lies ahead or behind.

use super::super::line::keys;
use crate::text::key;

pub(super) const BECAUSE: u64 = key::ascii(b"because");
pub(super) const FOLLOWING: u64 = key::ascii(b"following");
pub(super) const BEGIN: u64 = key::ascii(b"begin");
pub(super) const KICK: u64 = key::ascii(b"kick");
pub(super) const COULD: u64 = key::ascii(b"could");
pub(super) const MAY: u64 = key::ascii(b"may");
pub(super) const MIGHT: u64 = key::ascii(b"might");
pub(super) const MUST: u64 = key::ascii(b"must");
pub(super) const SHOULD: u64 = key::ascii(b"should");
pub(super) const MILLION: u64 = key::ascii(b"million");
pub(super) const OF: u64 = key::ascii(b"of");
pub(super) const AHEAD_OF: u64 = key::ascii(b"ahead");
pub(super) const GOING: u64 = key::ascii(b"going");
pub(super) const PLANS: u64 = key::ascii(b"plans");
pub(super) const WHEN: [u64; 3] = keys(["when", "during", "while"]);
/// Plans and promises of the past.
pub(super) const PROMISED: [u64; 7] = keys(["would", "planned", "vowed", "promised", "pledged", "agreed", "hoped"]);
/// Plans and wishes before `to`.
pub(super) const WISHING: [u64; 13] = keys([
    "aiming",
    "expecting",
    "hoping",
    "intending",
    "looking",
    "planning",
    "preparing",
    "scrambling",
    "seeking",
    "threatening",
    "trying",
    "waiting",
    "wanting",
]);
/// Verbs before `to be` that tell of what is.
pub(super) const SEEMED: [u64; 9] = keys(["seem", "seems", "seemed", "appear", "appears", "appeared", "proved", "used", "claimed"]);
pub(super) const ISN: u64 = key::ascii(b"is");
pub(super) const ARE: u64 = key::ascii(b"are");
pub(super) const OUT: u64 = key::ascii(b"out");
pub(super) const DOWN: u64 = key::ascii(b"down");
pub(super) const OFF: u64 = key::ascii(b"off");
pub(super) const BORN: u64 = key::ascii(b"born");
pub(super) const PREVIOUSLY: u64 = key::ascii(b"previously");
pub(super) const ORIGINALLY: u64 = key::ascii(b"originally");
pub(super) const POSSESSIVE: u64 = key::ascii(b"'s");
pub(super) const BROADLY: u64 = key::ascii(b"broadly");
pub(super) const WIDELY: u64 = key::ascii(b"widely");
pub(super) const PRESENT: [u64; 15] =
    keys(["is", "are", "'s", "has", "have", "faces", "face", "starts", "begins", "opens", "say", "says", "hopes", "can", "will"]);
/// What a day owns only after it: `Wednesday's ruling`.
pub(super) const EVENTS: [u64; 26] = keys([
    "ruling",
    "decision",
    "attack",
    "attacks",
    "announcement",
    "bombing",
    "bombings",
    "blast",
    "explosion",
    "crash",
    "shooting",
    "killing",
    "killings",
    "remarks",
    "comments",
    "win",
    "victory",
    "defeat",
    "loss",
    "losses",
    "earthquake",
    "quake",
    "fire",
    "incident",
    "raid",
    "violence",
]);
pub(super) const BUT: u64 = key::ascii(b"but");
pub(super) const BE: u64 = key::ascii(b"be");
pub(super) const TO: u64 = key::ascii(b"to");
pub(super) const AS: u64 = key::ascii(b"as");
pub(super) const BY: u64 = key::ascii(b"by");
pub(super) const UNTIL: u64 = key::ascii(b"until");
pub(super) const STARTING: u64 = key::ascii(b"starting");
pub(super) const BEGINNING: u64 = key::ascii(b"beginning");
pub(super) const LAST: u64 = key::ascii(b"last");
pub(super) const ENDED: u64 = key::ascii(b"ended");
pub(super) const SINCE: u64 = key::ascii(b"since");
pub(super) const HAD: u64 = key::ascii(b"had");
pub(super) const WAS: u64 = key::ascii(b"was");
pub(super) const WERE: u64 = key::ascii(b"were");
pub(super) const NEXT: u64 = key::ascii(b"next");
pub(super) const WILL: u64 = key::ascii(b"will");
pub(super) const SHALL: u64 = key::ascii(b"shall");
pub(super) const WONT: u64 = key::ascii(b"won't");
pub(super) const SOON: [u64; 2] = keys(["soon", "early"]);
pub(super) const OWNERS: [u64; 5] = keys(["his", "her", "their", "its", "our"]);
pub(super) const PLANNED: [u64; 4] = keys(["scheduled", "expected", "planned", "slated"]);
pub(super) const IS: [u64; 4] = keys(["is", "are", "was", "were"]);
/// Words of plans and promises before `to`.
pub(super) const SET: [u64; 19] = keys([
    "set", "expected", "plan", "plans", "planned", "planning", "agreed", "vowed", "promised", "pledged", "hopes", "hoped", "wants",
    "intends", "likely", "ready", "poised", "hope", "forecast",
]);
/// Words that say that what follows is still to come: of the future, of schedules, and verbs of the present that
/// news uses of what is scheduled.
pub(super) const AHEAD: [u64; 35] = keys([
    "will",
    "'ll",
    "won't",
    "scheduled",
    "due",
    "next",
    "upcoming",
    "planned",
    "plans",
    "resume",
    "slated",
    "shall",
    "deadline",
    "would",
    "expected",
    "meets",
    "meet",
    "plays",
    "faces",
    "hosts",
    "begin",
    "begins",
    "starts",
    "opens",
    "returns",
    "ends",
    "kick",
    "kicks",
    "arrives",
    "departs",
    "ending",
    "expires",
    "airs",
    "resumes",
    "travels",
]);
/// Verbs of the past that stand between a cue and the day: the day is theirs.
pub(super) const BEHIND: [u64; 9] = keys(["said", "told", "announced", "reported", "was", "were", "had", "arrested", "killed"]);

/// Irregular verbs of the past, and what follows verbs: `burned down in May`.
pub(super) const PAST: [u64; 44] = keys([
    "became", "began", "bought", "broke", "brought", "built", "came", "caught", "chose", "cut", "died", "drew", "fell", "felt", "fled",
    "found", "gave", "grew", "held", "hit", "kept", "led", "left", "lost", "made", "met", "paid", "ran", "rose", "saw", "sent", "shot",
    "sold", "spent", "spoke", "struck", "took", "went", "won", "wrote", "born", "out", "down", "off",
]);
/// Matches that a team is picked for.
pub(super) const FIXTURES: [u64; 14] = keys([
    "match",
    "game",
    "clash",
    "trip",
    "visit",
    "final",
    "semi-final",
    "fixture",
    "tie",
    "test",
    "race",
    "encounter",
    "derby",
    "qualifier",
]);
