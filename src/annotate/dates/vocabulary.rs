//! The words of time expressions, and what each can mean.
//!
//! One row for each meaning, its words beside it. The rows are turned into a hash table when the program is
//! compiled, so that the gate is one look-up for a token.

use super::term::Holiday::{self, Diwali, Easter, EidAlAdha, EidAlFitr, Fixed, Holi, LunarNewYear, Nth, Once, Ramadan, RoshHashanah};
use super::term::Modifier::{Approx, End, EqualOrLess, EqualOrMore, LessThan, Mid, MoreThan, Start};
use super::term::Reference::{Future, Past, Present};
use super::term::Unit::{Century, Day, Decade, Fortnight, Hour, Millennium, Minute, Month, Quarter, Second, Week, Weekend, Year};
use super::term::{Part, Season, Term, Which};
use crate::text::key;

/// Meaning, and the words that have it. Typographic apostrophes and case do not matter; see [`key`].
#[rustfmt::skip]
const ROWS: &[(Term, &str)] = &[
    (Term::Weekday(1), "monday"), (Term::ShortWeekday(1), "mon"), (Term::Weekdays(1), "mondays"),
    (Term::Weekday(2), "tuesday"), (Term::ShortWeekday(2), "tue tues"), (Term::Weekdays(2), "tuesdays"),
    (Term::Weekday(3), "wednesday"), (Term::ShortWeekday(3), "wed weds"), (Term::Weekdays(3), "wednesdays"),
    (Term::Weekday(4), "thursday"), (Term::ShortWeekday(4), "thu thur thurs"), (Term::Weekdays(4), "thursdays"),
    (Term::Weekday(5), "friday"), (Term::ShortWeekday(5), "fri"), (Term::Weekdays(5), "fridays"),
    (Term::Weekday(6), "saturday"), (Term::ShortWeekday(6), "sat"), (Term::Weekdays(6), "saturdays"),
    (Term::Weekday(7), "sunday"), (Term::ShortWeekday(7), "sun"), (Term::Weekdays(7), "sundays"),

    (Term::Month(1), "january"), (Term::ShortMonth(1), "jan"), (Term::Month(2), "february"), (Term::ShortMonth(2), "feb"),
    (Term::Month(3), "march"), (Term::ShortMonth(3), "mar"), (Term::Month(4), "april"), (Term::ShortMonth(4), "apr"),
    (Term::Month(5), "may"), (Term::Month(6), "june"), (Term::ShortMonth(6), "jun"),
    (Term::Month(7), "july"), (Term::ShortMonth(7), "jul"), (Term::Month(8), "august"), (Term::ShortMonth(8), "aug"),
    (Term::Month(9), "september"), (Term::ShortMonth(9), "sep sept"), (Term::Month(10), "october"), (Term::ShortMonth(10), "oct"),
    (Term::Month(11), "november"), (Term::ShortMonth(11), "nov"), (Term::Month(12), "december"), (Term::ShortMonth(12), "dec"),

    (Term::Unit(Second), "sec"), (Term::Units(Second), "seconds secs"),
    (Term::Unit(Minute), "minute min"), (Term::Units(Minute), "minutes mins"),
    (Term::Unit(Hour), "hour hr"), (Term::Units(Hour), "hours hrs"),
    (Term::Unit(Day), "day"), (Term::Units(Day), "days"),
    (Term::Unit(Weekend), "weekend"), (Term::Units(Weekend), "weekends"),
    (Term::Unit(Week), "week"), (Term::Units(Week), "weeks"),
    (Term::Unit(Fortnight), "fortnight"), (Term::Units(Fortnight), "fortnights"),
    (Term::Unit(Month), "month"), (Term::Units(Month), "months"),
    (Term::Unit(Quarter), "quarter"), (Term::Units(Quarter), "quarters"),
    (Term::Unit(Year), "year yr"), (Term::Units(Year), "years yrs"),
    (Term::Unit(Decade), "decade"), (Term::Units(Decade), "decades"),
    (Term::Unit(Century), "century"), (Term::Units(Century), "centuries"),
    (Term::Unit(Millennium), "millennium"), (Term::Units(Millennium), "millennia millenniums"),

    (Term::Part(Part::Morning), "morning"), (Term::Parts(Part::Morning), "mornings"),
    (Term::Part(Part::Afternoon), "afternoon"), (Term::Parts(Part::Afternoon), "afternoons"),
    (Term::Part(Part::Evening), "evening"), (Term::Parts(Part::Evening), "evenings"),
    (Term::Part(Part::Night), "night"), (Term::Parts(Part::Night), "nights"),
    (Term::Part(Part::Midday), "lunchtime"),
    (Term::Season(Season::Spring), "spring"), (Term::Season(Season::Summer), "summer"), (Term::Seasons(Season::Summer), "summers"),
    (Term::Season(Season::Fall), "fall autumn"), (Term::Season(Season::Winter), "winter"), (Term::Seasons(Season::Winter), "winters"),

    (Term::DayWord(0), "today"), (Term::DayWord(-1), "yesterday"), (Term::DayWord(1), "tomorrow"),
    (Term::Tonight, "tonight"), (Term::Overnight, "overnight"),
    (Term::NoonWord(12), "noon midday"), (Term::NoonWord(24), "midnight"),
    (Term::Meridiem(0), "a.m am"), (Term::Meridiem(12), "p.m pm"), (Term::OClock, "o'clock oclock"),
    (Term::Zone, "gmt utc bst est edt et cst cdt ct mst mdt mt pst pdt pt cet cest eet msk ist jst kst hkt sgt aest aedt nzst nzdt sast eat wat cat gst npt pht pkt wib akst akdt hst brt art clt"),

    (Term::Ordinal(1), "first"), (Term::Ordinal(2), "second"), (Term::Ordinal(3), "third"), (Term::Ordinal(4), "fourth"),
    (Term::Ordinal(5), "fifth"), (Term::Ordinal(6), "sixth"), (Term::Ordinal(7), "seventh"), (Term::Ordinal(8), "eighth"),
    (Term::Ordinal(9), "ninth"), (Term::Ordinal(10), "tenth"), (Term::Ordinal(11), "eleventh"), (Term::Ordinal(12), "twelfth"),
    (Term::Ordinal(13), "thirteenth"), (Term::Ordinal(14), "fourteenth"), (Term::Ordinal(15), "fifteenth"),
    (Term::Ordinal(16), "sixteenth"), (Term::Ordinal(17), "seventeenth"), (Term::Ordinal(18), "eighteenth"),
    (Term::Ordinal(19), "nineteenth"), (Term::Ordinal(20), "twentieth"), (Term::Ordinal(30), "thirtieth"),
    (Term::OrdinalEnding, "st nd rd th"),
    (Term::Cardinal(1), "one"), (Term::Cardinal(2), "two"), (Term::Cardinal(3), "three"), (Term::Cardinal(4), "four"),
    (Term::Cardinal(5), "five"), (Term::Cardinal(6), "six"), (Term::Cardinal(7), "seven"), (Term::Cardinal(8), "eight"),
    (Term::Cardinal(9), "nine"), (Term::Cardinal(10), "ten"), (Term::Cardinal(11), "eleven"), (Term::Cardinal(12), "twelve"),
    (Term::Cardinal(13), "thirteen"), (Term::Cardinal(14), "fourteen"), (Term::Cardinal(15), "fifteen"), (Term::Cardinal(16), "sixteen"),
    (Term::Cardinal(17), "seventeen"), (Term::Cardinal(18), "eighteen"), (Term::Cardinal(19), "nineteen"),
    (Term::Tens(20), "twenty"), (Term::Tens(30), "thirty"), (Term::Tens(40), "forty"), (Term::Tens(50), "fifty"),
    (Term::Tens(60), "sixty"), (Term::Tens(70), "seventy"), (Term::Tens(80), "eighty"), (Term::Tens(90), "ninety"),
    (Term::Scale(12), "dozen"), (Term::Scale(100), "hundred"), (Term::Scale(1000), "thousand"),
    (Term::Several, "several few many multi"), (Term::Couple, "couple"), (Term::Half, "half"),
    (Term::QuarterName(1), "q1"), (Term::QuarterName(2), "q2"), (Term::QuarterName(3), "q3"), (Term::QuarterName(4), "q4"),
    (Term::HalfName(1), "h1"), (Term::HalfName(2), "h2"),
    (Term::PluralEnding, "s"),
    (Term::Decade(2), "twenties"), (Term::Decade(3), "thirties"), (Term::Decade(4), "forties"), (Term::Decade(5), "fifties"),
    (Term::Decade(6), "sixties"), (Term::Decade(7), "seventies"), (Term::Decade(8), "eighties"), (Term::Decade(9), "nineties"),

    (Term::Ago, "ago"), (Term::Earlier, "earlier"), (Term::Later, "later"), (Term::Before, "before"), (Term::After, "after"),
    (Term::Hence, "hence"),
    (Term::Which(Which::Last), "last past"), (Term::Which(Which::This), "this current present"),
    (Term::Which(Which::Next), "next coming upcoming"), (Term::Which(Which::Previous), "previous preceding"),
    (Term::Which(Which::Following), "following ensuing"), (Term::That, "that"),
    (Term::Comparison(Which::Last), "latest"), (Term::Comparison(Which::That), "same corresponding comparable"),
    (Term::Period, "period"), (Term::Fiscal, "fiscal"), (Term::Every, "every each"), (Term::Per, "per"),
    (Term::Adverb(Hour), "hourly"), (Term::Adverb(Day), "daily nightly"),
    (Term::Adverb(Week), "weekly"), (Term::Adverb(Fortnight), "fortnightly"), (Term::Adverb(Month), "monthly"),
    (Term::Adverb(Year), "yearly annually"),
    (Term::Reference(Present), "now currently nowadays presently"), (Term::Reference(Past), "recently lately"),
    (Term::Reference(Future), "soon"), (Term::Recent, "recent"), (Term::FutureWord, "future"),
    (Term::Edge(Start), "early"), (Term::Edge(End), "late"), (Term::Edge(Mid), "mid"),
    (Term::EdgeOf(Start), "beginning start"), (Term::EdgeOf(End), "end close"), (Term::EdgeOf(Mid), "middle"),
    (Term::Approximator(Approx), "about around roughly approximately some"), (Term::Approximator(LessThan), "nearly almost"),
    (Term::Approximator(MoreThan), "over"), (Term::Approximator(EqualOrLess), "within"),
    (Term::Comparative(MoreThan), "more"), (Term::Comparative(LessThan), "less fewer"), (Term::Comparative(EqualOrMore), "least"),
    (Term::Comparative(EqualOrLess), "most"),
    (Term::A, "a an"), (Term::The, "the"), (Term::Of, "of"), (Term::In, "in"), (Term::On, "on"), (Term::At, "at"), (Term::For, "for"),
    (Term::To, "to until till through thru"), (Term::Preposition, "since by during from between into"),
    (Term::Phrase, "these those all right no up turn time term moment while long"),
    (Term::And, "and"), (Term::Or, "or"), (Term::Than, "than"),
    (Term::Filler, "full entire whole straight consecutive additional extra further remaining final another trading working business"),
];

/// Named days: the holiday, and its names in tokens. What the first word means alone, if anything, is in [`ROWS`].
#[rustfmt::skip]
const HOLIDAYS: &[(Holiday, &str)] = &[
    (Fixed(12, 25), "christmas day"), (Fixed(12, 25), "christmas"), (Fixed(12, 24), "christmas eve"), (Fixed(12, 26), "boxing day"),
    (Fixed(1, 1), "new year 's day"), (Fixed(1, 1), "new year day"), (Fixed(12, 31), "new year 's eve"), (Fixed(12, 31), "new years eve"), (Fixed(1, 1), "new years day"), (Fixed(1, 6), "epiphany"),
    (Fixed(1, 26), "australia day"), (Fixed(1, 26), "republic day"), (Fixed(2, 14), "valentine 's day"), (Fixed(3, 8), "international women 's day"),
    (Fixed(3, 17), "st patrick 's day"), (Fixed(4, 1), "april fools ' day"), (Fixed(4, 1), "april fool 's day"), (Fixed(4, 22), "earth day"),
    (Fixed(4, 25), "anzac day"), (Fixed(5, 1), "may day"), (Fixed(6, 6), "d - day"), (Fixed(6, 14), "flag day"), (Fixed(6, 19), "juneteenth"),
    (Fixed(7, 1), "canada day"), (Fixed(7, 4), "fourth of july"), (Fixed(7, 14), "bastille day"), (Fixed(10, 31), "halloween"),
    (Fixed(11, 1), "all saints ' day"), (Fixed(11, 5), "guy fawkes night"), (Fixed(11, 11), "veterans day"), (Fixed(11, 11), "armistice day"),
    (Fixed(11, 11), "remembrance day"),
    (Nth { month: 1, weekday: 1, nth: 3, plus: 0 }, "martin luther king jr day"), (Nth { month: 1, weekday: 1, nth: 3, plus: 0 }, "martin luther king day"),
    (Nth { month: 2, weekday: 1, nth: 3, plus: 0 }, "presidents ' day"), (Nth { month: 2, weekday: 1, nth: 3, plus: 0 }, "presidents day"),
    (Nth { month: 5, weekday: 7, nth: 2, plus: 0 }, "mother 's day"), (Nth { month: 5, weekday: 1, nth: -1, plus: 0 }, "memorial day"),
    (Nth { month: 6, weekday: 7, nth: 3, plus: 0 }, "father 's day"), (Nth { month: 9, weekday: 1, nth: 1, plus: 0 }, "labor day"),
    (Nth { month: 10, weekday: 1, nth: 2, plus: 0 }, "columbus day"), (Nth { month: 11, weekday: 1, nth: 1, plus: 1 }, "election day"),
    (Nth { month: 11, weekday: 4, nth: 4, plus: 0 }, "thanksgiving day"), (Nth { month: 11, weekday: 4, nth: 4, plus: 0 }, "thanksgiving"),
    (Nth { month: 11, weekday: 4, nth: 4, plus: 1 }, "black friday"), (Nth { month: 11, weekday: 4, nth: 4, plus: 4 }, "cyber monday"),
    (Easter(0), "easter sunday"), (Easter(0), "easter"), (Easter(-2), "good friday"), (Easter(1), "easter monday"), (Easter(-7), "palm sunday"),
    (Easter(-46), "ash wednesday"), (Easter(-47), "shrove tuesday"), (Easter(-47), "mardi gras"), (Easter(39), "ascension day"), (Easter(49), "pentecost"),
    (Ramadan, "ramadan"), (Ramadan, "ramadhan"), (EidAlFitr, "eid al - fitr"), (EidAlFitr, "eid ul - fitr"),
    (EidAlFitr, "eid al fitr"), (EidAlAdha, "eid al - adha"), (EidAlAdha, "eid ul - adha"), (EidAlAdha, "eid al adha"),
    (EidAlFitr, "eid - ul - fitr"), (EidAlFitr, "eid - al - fitr"), (EidAlFitr, "eid ul fitr"), (EidAlFitr, "hari raya aidilfitri"),
    (EidAlFitr, "aidilfitri"), (EidAlAdha, "eid - ul - adha"), (EidAlAdha, "eid - al - adha"), (EidAlAdha, "eid ul adha"),
    (LunarNewYear, "chinese new year"), (LunarNewYear, "lunar new year"),
    (RoshHashanah(0), "rosh hashanah"), (RoshHashanah(0), "rosh hashana"), (RoshHashanah(9), "yom kippur"), (RoshHashanah(-163), "passover"),
    (Diwali, "diwali"), (Diwali, "deepavali"), (Holi, "holi"),
    (Easter(-21), "mothering sunday"), (Easter(-47), "pancake day"), (Easter(-47), "fat tuesday"), (Easter(-3), "maundy thursday"),
    (Easter(-1), "holy saturday"), (Easter(50), "whit monday"), (Fixed(1, 25), "burns night"), (Fixed(2, 2), "groundhog day"),
    (Fixed(2, 6), "waitangi day"), (Fixed(4, 23), "st george 's day"), (Fixed(5, 1), "labour day"), (Fixed(5, 1), "workers ' day"),
    (Fixed(5, 5), "cinco de mayo"), (Fixed(10, 2), "gandhi jayanti"), (Fixed(11, 2), "all souls ' day"), (Fixed(11, 5), "bonfire night"),
    (Fixed(11, 30), "st andrew 's day"), (Fixed(12, 1), "world aids day"), (Fixed(12, 31), "hogmanay"),
    (Nth { month: 1, weekday: 1, nth: 3, plus: 0 }, "mlk day"), (Nth { month: 4, weekday: 1, nth: 3, plus: 0 }, "patriots ' day"),
    (Nth { month: 10, weekday: 1, nth: 2, plus: 0 }, "indigenous peoples ' day"), (Nth { month: 11, weekday: 7, nth: 2, plus: 0 }, "remembrance sunday"),
    (Nth { month: 11, weekday: 4, nth: 4, plus: 5 }, "giving tuesday"),
    (Fixed(1, 6), "three kings ' day"), (Fixed(1, 7), "orthodox christmas"), (Fixed(5, 9), "victory day"), (Fixed(5, 25), "africa day"),
    (Fixed(6, 1), "madaraka day"), (Fixed(7, 18), "mandela day"), (Fixed(8, 1), "emancipation day"), (Fixed(9, 24), "heritage day"),
    (Fixed(10, 20), "mashujaa day"), (Fixed(11, 2), "day of the dead"), (Fixed(11, 30), "bonifacio day"), (Fixed(12, 12), "jamhuri day"),
    (Fixed(12, 16), "day of reconciliation"), (Fixed(12, 26), "kwanzaa"), (Fixed(12, 26), "st stephen 's day"), (Fixed(12, 30), "rizal day"),
    (Once(2001, 9, 11), "9 / 11"), (Once(2008, 11, 26), "26 / 11"),
];

/// Twice the number of words or more, a power of two.
const SIZE: usize = 1024;

static TERMS: [(u64, Term); SIZE] = terms();
static NAMES: [(u64, Option<Holiday>); SIZE] = names();

/// What the word of this key can mean.
pub(super) fn term(key: u64) -> Term {
    find(&TERMS, key).unwrap_or(Term::Other)
}

/// The holiday whose name has this key: that of its first word, [joined](key::join) with those of the others.
pub(super) fn holiday(key: u64) -> Option<Holiday> {
    find(&NAMES, key).flatten()
}

fn find<T: Copy>(slots: &[(u64, T); SIZE], key: u64) -> Option<T> {
    let mut at = key as usize % SIZE;
    while slots[at].0 != key {
        if slots[at].0 == 0 {
            return None;
        }
        at = (at + 1) % SIZE;
    }
    Some(slots[at].1)
}

/// The slots of the words of [`ROWS`] and of the first words of [`HOLIDAYS`].
const fn terms() -> [(u64, Term); SIZE] {
    let mut slots = [(0, Term::Other); SIZE];
    let mut row = 0;
    while row < ROWS.len() {
        let mut rest = ROWS[row].1.as_bytes();
        while !rest.is_empty() {
            let (word, tail) = first_word(rest);
            let key = key::ascii(word);
            let mut at = key as usize % SIZE;
            while slots[at].0 != 0 {
                assert!(slots[at].0 != key, "a word has one meaning");
                at = (at + 1) % SIZE;
            }
            slots[at] = (key, ROWS[row].0);
            rest = tail;
        }
        row += 1;
    }
    row = 0;
    while row < HOLIDAYS.len() {
        let key = key::ascii(first_word(HOLIDAYS[row].1.as_bytes()).0);
        let mut at = key as usize % SIZE;
        while slots[at].0 != 0 && slots[at].0 != key {
            at = (at + 1) % SIZE;
        }
        if slots[at].0 == 0 {
            slots[at] = (key, Term::Named);
        }
        row += 1;
    }
    slots
}

/// The slots of the names of [`HOLIDAYS`].
const fn names() -> [(u64, Option<Holiday>); SIZE] {
    let mut slots = [(0, None); SIZE];
    let mut row = 0;
    while row < HOLIDAYS.len() {
        let (word, mut rest) = first_word(HOLIDAYS[row].1.as_bytes());
        let mut key = key::ascii(word);
        while !rest.is_empty() {
            let (word, tail) = first_word(rest);
            key = key::join(key, key::ascii(word));
            rest = tail;
        }
        let mut at = key as usize % SIZE;
        while slots[at].0 != 0 {
            assert!(slots[at].0 != key, "a name has one holiday");
            at = (at + 1) % SIZE;
        }
        slots[at] = (key, Some(HOLIDAYS[row].0));
        row += 1;
    }
    slots
}

/// The bytes before the first space, and those after it.
const fn first_word(words: &[u8]) -> (&[u8], &[u8]) {
    let mut end = 0;
    while end < words.len() && words[end] != b' ' {
        end += 1;
    }
    let (word, rest) = words.split_at(end);
    (word, if rest.is_empty() { rest } else { rest.split_at(1).1 })
}
