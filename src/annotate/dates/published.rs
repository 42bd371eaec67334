//! The publication day that the text itself prints.
//!
//! A day in the story is not the day of the story: of 1,008 cleaned news articles the first full date near the
//! top was the own day in 2 of 18. So only places that name nothing else count: labelled lines
//! (`Published: 21 Sep 2016`), lines that are a date, bylines that end in one, agency datelines with a year, and the
//! address of the article as its first line.

use std::ops::Range;

use jiff::civil::Date;

use super::super::front::{Front, Kind, PublishedFrom};
use super::expression::{Day, Expression, YearRef};
use super::grammar;
use super::line::{self, Line};
use super::resolve::Anchors;
use super::term::Term;
use super::value::Value;
use crate::text::{Document, Token, TokenKind, key};

/// How many paragraphs of the top may print the day.
const TOP: usize = 10;
/// How many tokens of a paragraph are looked at.
const WINDOW: usize = 40;
/// A paragraph of more tokens is a part of the story, and no line after it is looked at.
const STORY: usize = 60;

/// A paragraph of the top, at most [`WINDOW`] tokens of it.
struct Top<'l> {
    line: Line<'l>,
    /// Its full dates, in order.
    days: Vec<Dated>,
    /// Whether it has no further tokens.
    whole: bool,
}

impl<'l> Top<'l> {
    fn new(document: &'l Document, tokens: Range<usize>, terms: &'l [Term]) -> Self {
        let line = Line { text: document.text, tokens: top(document, tokens.clone()), terms };
        Self { line, days: days(&line), whole: tokens.len() <= WINDOW }
    }
}

/// The first of some tokens.
fn top<'d>(document: &'d Document, tokens: Range<usize>) -> &'d [Token] {
    document.tokens.get(tokens.start..tokens.end.min(tokens.start + WINDOW)).unwrap_or(&[])
}

/// The publication day that the text itself prints, and nothing else: a day that may be another one is not given.
#[must_use]
pub fn published(document: &Document, front: &Front) -> Option<(Date, PublishedFrom)> {
    let paragraphs = || document.paragraphs.iter().take(TOP).map(|paragraph| paragraph.tokens.range());
    let term = |token: &Token| line::term_of(document.text, token);
    let terms: Vec<Vec<Term>> = paragraphs().map(|range| top(document, range).iter().map(term).collect()).collect();
    let lines: Vec<Top> = paragraphs().zip(&terms).map(|(range, terms)| Top::new(document, range, terms)).collect();
    let story = document.paragraphs.iter().position(|p| p.tokens.len() > STORY).unwrap_or(TOP);
    let short = || lines.iter().enumerate().filter(|(i, top)| *i < story && top.whole);
    let is_list = |day: Date| short().filter_map(|(_, top)| alone(top)).any(|other| is_another(day, other));
    let day = short()
        .find_map(|(_, top)| labelled(top, &PUBLISHED))
        .or_else(|| {
            short().find_map(|(i, top)| {
                let dated = front.kind(i as u32) == Kind::DateLine && !matches!(top.line.term(0), Term::Preposition | Term::To);
                if dated { top.days.first().map(|d| d.day).filter(|day| !is_list(*day)) } else { None }
            })
        })
        .or_else(|| short().find_map(|(_, top)| alone(top).or_else(|| after_byline(top))).filter(|day| !is_list(*day)))
        .or_else(|| short().find_map(|(_, top)| labelled(top, &UPDATED)))
        .or_else(|| lines.iter().take(story + 2).find_map(dateline))
        .or_else(|| lines.first().and_then(|top| address(&top.line)))?;
    Some((day, PublishedFrom::Text))
}

/// Whether a line's day is another than this one and the next: it is one of a list of events.
fn is_another(day: Date, other: Date) -> bool {
    (day.duration_until(other).as_hours() / 24).abs() > 1
}

/// A full date and its tokens.
struct Dated {
    start: usize,
    end: usize,
    day: Date,
}

/// The full dates of a line, in order. A date in figures that could be two days is none.
fn days(line: &Line) -> Vec<Dated> {
    // All of them have a year, in figures but for `nineteen eighty-four`: most lines have none.
    let numbered = |term: &Term| matches!(term, Term::Year(_) | Term::Number | Term::Count(_) | Term::Cardinal(17..=19) | Term::Tens(20));
    let Some(last) = line.terms.iter().rposition(numbered) else { return Vec::new() };
    let mut days = Vec::new();
    let mut at = 0;
    while at <= last {
        let start = at;
        let Some(found) = grammar::expression(line, at) else {
            at += 1;
            continue;
        };
        at = found.end.max(at + 1);
        let full = matches!(
            found.expression,
            Expression::Day(Day::Calendar { year: YearRef::Given(_), .. } | Day::Numeric { .. }, _) if found.modifier.is_none()
        );
        if !full {
            continue;
        }
        let resolved = Anchors::new(None, None).resolve(line, start, &found);
        if let Some(Value::Day(day) | Value::Time(day, _)) = resolved.value
            && resolved.rule != "figures-ambiguous"
        {
            days.push(Dated { start, end: found.end, day });
        }
    }
    days
}

const PUBLISHED: [u64; 5] =
    [key::ascii(b"published"), key::ascii(b"posted"), key::ascii(b"date"), key::ascii(b"created"), key::ascii(b"issued")];
const UPDATED: [u64; 2] = [key::ascii(b"updated"), key::ascii(b"modified")];

/// The day after one of some labels: `Published`, or else `Updated`.
fn labelled(Top { line, days, .. }: &Top, words: &[u64]) -> Option<Date> {
    let is_labelled = |dated: &&Dated| {
        (1..=LABEL).any(|back| {
            let Some(label) = dated.start.checked_sub(back) else { return false };
            let filled = is_filling(line, label + 1, dated.start) || is_signed(line, label + 1, dated.start);
            words.contains(&line.key(label)) && filled && begins_segment(line, label)
        })
    };
    days.iter().find(is_labelled).map(|dated| dated.day)
}

/// How many tokens before a day its label may stand.
const LABEL: usize = 9;

/// Whether between a label and its day stands who did it: ` by Ines Okafor on `.
fn is_signed(line: &Line, from: usize, to: usize) -> bool {
    line.key(from) == BYLINE && (from + 1..to).all(|i| line.is_capital(i) || is_filling(line, i, i + 1))
}

/// Words that may stand before a label: `First published`, `Release date`.
const LABELLED: [u64; 12] = line::keys([
    "first",
    "last",
    "date",
    "publish",
    "published",
    "publication",
    "release",
    "originally",
    "article",
    "story",
    "posted",
    "web",
]);

/// Whether between a label and its day stands nothing but marks, small words and a time: `: 10:15, `, ` on `.
fn is_filling(line: &Line, from: usize, to: usize) -> bool {
    (from..to).all(|i| {
        line.tokens.get(i).is_some_and(|token| matches!(token.kind, TokenKind::Punctuation | TokenKind::Number | TokenKind::Symbol))
            || matches!(line.term(i), Term::On | Term::At | Term::Zone | Term::Meridiem(_) | Term::Weekday(_))
    })
}

/// Whether a label opens its line or a part of it: at most one word, as `First published`, stands before it.
/// A capital and a colon make it a label anywhere: `Storm nears the coast Updated: 2016-05-30`.
fn begins_segment(line: &Line, label: usize) -> bool {
    if line.is_capital(label) && line.is_mark(label + 1, ":") {
        return true;
    }
    let opens = |at: usize| at == 0 || is_separator(line, at - 1) || is_signature(line, at);
    opens(label) || label > 0 && opens(label - 1) && LABELLED.contains(&line.key(label - 1))
}

/// Whether a name and nothing else stands before a label: `Ana Ruiz Published May 3, 2021`.
fn is_signature(line: &Line, label: usize) -> bool {
    (2..=4).contains(&label) && line.is_capital(label) && (0..label).all(|i| line.is_capital(i) && line.term(i) == Term::Other)
}

/// Whether a mark parts the pieces of a line of facts: `By Ana Ruiz | 3 May 2019 | 4 min read`.
fn is_separator(line: &Line, at: usize) -> bool {
    matches!(line.word(at), "|" | "•" | "·")
}

/// The day of a line, or of a piece of one, that is nothing but a date, perhaps with a time, or with the section
/// after it: `September 21, 2016 in International`.
fn alone(Top { line, days, .. }: &Top) -> Option<Date> {
    days.iter()
        .find(|dated| {
            let opens = is_filling(line, 0, dated.start) || dated.start > 0 && is_separator(line, dated.start - 1);
            let end =
                (dated.end..line.tokens.len()).find(|&i| !is_filling(line, i, i + 1) || is_separator(line, i)).unwrap_or(line.tokens.len());
            let closes = end == line.tokens.len() || is_separator(line, end) || is_iso_time(line, dated.end);
            opens && (closes || is_section(line, end))
        })
        .map(|dated| dated.day)
}

/// `T10:33` right after a day
fn is_iso_time(line: &Line, at: usize) -> bool {
    line.is_tight(at) && line.word(at).starts_with('T')
}

/// `in International`, `in World News`: a few words to the end of the line.
fn is_section(line: &Line, at: usize) -> bool {
    let words = line.tokens.len().saturating_sub(at + 1);
    line.term(at) == Term::In && (1..=4).contains(&words) && line.is_capital(at + 1)
}

const BYLINE: u64 = key::ascii(b"by");

/// The day that ends a byline: `By ANA RUIZ MARCH 3, 2011`.
fn after_byline(Top { line, days, .. }: &Top) -> Option<Date> {
    if line.key(0) != BYLINE || line.tokens.len() > 20 {
        return None;
    }
    days.iter().find(|dated| is_filling(line, dated.end, line.tokens.len())).map(|dated| dated.day)
}

/// The day of an agency's opening: `KABUL, Sept. 20, 2016 (Reuters) -`.
fn dateline(Top { line, days, .. }: &Top) -> Option<Date> {
    let dated = days.first()?;
    let place = |token: &Token| token.kind == TokenKind::Punctuation || token.is_capital();
    let opens = (1..=8).contains(&dated.start)
        && line.tokens.iter().take(dated.start).all(place)
        && (0..dated.start).all(|i| matches!(line.term(i), Term::Other | Term::Named | Term::OrdinalEnding))
        && matches!(line.word(dated.start - 1), "," | "(" | "-" | "–" | "—" | "." | "--");
    let after = line.past_comma(line.past_stop(dated.end));
    let closes = matches!(line.word(after), "(" | "-" | "--" | "–" | "—" | "/" | ":") || line.word(after) == ")" && line.is_dash(after + 1);
    (opens && closes).then_some(dated.day)
}

/// The day in the address of the article, where that is its first line: `https://arden.example/2016/09/21/mill`.
fn address(line: &Line) -> Option<Date> {
    let [token] = line.tokens else { return None };
    if token.kind != TokenKind::Link {
        return None;
    }
    let mut parts = line.word(0).split(['/', '-']);
    while let Some(part) = parts.next() {
        let Some(year) = part.parse::<i16>().ok().filter(|year| part.len() == 4 && (1900..2100).contains(year)) else { continue };
        let mut two = || parts.next().filter(|part| part.len() == 2).and_then(|part| part.parse::<i8>().ok());
        return Date::new(year, two()?, two()?).ok();
    }
    None
}
