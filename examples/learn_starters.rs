//! Learns which words, written with a capital, begin a sentence: `src/text/openers.txt` and `starters.txt`.
//!
//! ```text
//! cargo run --release --example learn_starters -- openers  TEXT... > src/text/openers.txt
//! cargo run --release --example learn_starters -- starters TEXT... > src/text/starters.txt
//! ```
//!
//! Each TEXT is raw English, one paragraph or sentence a line; no labels are needed. An opener is a word
//! that is far likelier among the capitalized words at a sentence's start than among those inside; a starter
//! is any other word that inside sentences is nearly always in lower case. Both are counts of words, no text.

use std::collections::BTreeMap;
use std::process::ExitCode;

use nutgraf::Layout;
use nutgraf::text::{Case, Document, Token, TokenKind};

/// How often a word stands where.
#[derive(Default, Clone, Copy)]
struct Counts {
    start: u32,
    inner_capital: u32,
    inner_lower: u32,
}

/// An opener is at least this many times likelier at a start than inside, both capitalized.
const LIKELIER: f64 = 6.0;
/// And was seen there at least this often.
const LEAST_STARTS: u32 = 6;
/// A starter was seen inside sentences in lower case at least this often,
const LEAST_LOWER: u32 = 25;
/// and with a capital in at most this share of its places.
const MOST_CAPITAL: f64 = 0.03;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let wants_openers = match args.next().as_deref() {
        Some("openers") => true,
        Some("starters") => false,
        _ => return ExitCode::from(2),
    };
    let mut counts = BTreeMap::new();
    for path in args {
        let text = std::fs::read_to_string(&path).expect("a text in UTF-8");
        count(&Document::new(&text, Layout::Line), &mut counts);
    }
    let sum = |of: fn(&Counts) -> u32| counts.values().map(|c| f64::from(of(c))).sum::<f64>();
    let (starts, capitals) = (sum(|c| c.start), sum(|c| c.inner_capital));
    for (word, c) in &counts {
        let likelier = (f64::from(c.start) / starts) / ((f64::from(c.inner_capital) + 0.5) / capitals);
        let is_opener = likelier >= LIKELIER && c.start >= LEAST_STARTS && c.inner_lower >= 2 * c.inner_capital.max(LEAST_STARTS);
        let share = f64::from(c.inner_capital) / f64::from(c.inner_capital + c.inner_lower).max(1.0);
        let is_starter = c.inner_lower >= LEAST_LOWER && share <= MOST_CAPITAL;
        if if wants_openers { is_opener } else { is_starter && !is_opener } {
            #[allow(clippy::print_stdout, reason = "the list is what this program makes")]
            {
                println!("{word}");
            }
        }
    }
    ExitCode::SUCCESS
}

/// Counts the words of full sentences: short lines are headings, where every word may have a capital.
fn count(document: &Document, counts: &mut BTreeMap<String, Counts>) {
    for paragraph in &document.paragraphs {
        let tokens = &document.tokens[paragraph.tokens.range()];
        if tokens.len() < 12 {
            continue;
        }
        for (i, token) in tokens.iter().enumerate() {
            let word = token.span.of(document.text);
            if token.kind != TokenKind::Word || word.len() < 2 && word != "A" || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
                continue;
            }
            let entry = counts.entry(word.to_ascii_lowercase()).or_default();
            match (place(document, &tokens[..i]), token.case) {
                (Place::Start, Case::Title) => entry.start += 1,
                (Place::Start, Case::Upper) if word == "A" => entry.start += 1,
                (Place::Inner, Case::Title) => entry.inner_capital += 1,
                (Place::Inner, Case::Lower) => entry.inner_lower += 1,
                _ => {}
            }
        }
    }
    counts.retain(|_, c| c.start + c.inner_lower + c.inner_capital > 0);
}

/// Where a word stands, as far as that is certain.
enum Place {
    Start,
    Inner,
    Unknown,
}

fn place(document: &Document, before: &[Token]) -> Place {
    match before {
        [] => Place::Start,
        [.., word, mark] if mark.span.of(document.text) == "." && word.case == Case::Lower => Place::Start,
        [.., word] if word.case == Case::Lower => Place::Inner,
        _ => Place::Unknown,
    }
}
