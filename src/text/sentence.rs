//! Where sentences end.
//!
//! A scanner over the tokens of one paragraph. A full stop, question or exclamation mark or an ellipsis may
//! end a sentence; closing quotation marks and brackets stay with it, and quotations are split like any other
//! text. Whether it does is read off the word before the mark (a title never ends a sentence, another
//! abbreviation only before a likely beginning) and the word after it (`openers.txt` and `starters.txt`,
//! learned from raw text by `examples/learn_starters.rs`).

use super::key::ascii;
use super::token::{Case, Token, TokenKind};
use super::words::{self, Classes};

/// The sentences of one paragraph: for each, the position in `tokens` behind its last token. They cover all
/// tokens.
pub(super) fn ends(text: &str, tokens: &[Token], ends: &mut Vec<usize>) {
    let mut scanner = Scanner { text, tokens, start: 0, item: None, in_quotes: false };
    ends.clear();
    let mut at = scanner.skip_marker(0);
    while at < tokens.len() {
        if scanner.begins_item(at) {
            scanner.end(at, ends);
            at = scanner.skip_marker(at).max(at + 1);
            continue;
        }
        let Some(mark) = scanner.mark(at) else {
            at += 1;
            continue;
        };
        if scanner.is_end(&mark) {
            let end = scanner.end_of(&mark);
            scanner.end(end, ends);
            at = scanner.skip_marker(end);
        } else {
            at = mark.behind;
        }
    }
    // A mark that is left over belongs to what it follows.
    let wordless = tokens.len() - scanner.start <= LONGEST_RUN && tokens[scanner.start..].iter().all(|t| t.kind == TokenKind::Punctuation);
    match ends.last_mut() {
        Some(last) if wordless => *last = tokens.len(),
        _ if scanner.start < tokens.len() => ends.push(tokens.len()),
        _ => {}
    }
}

/// What may end a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A full stop of its own.
    Stop,
    /// The full stop of an abbreviation, an acronym or an initial.
    Abbreviation,
    /// `...`, `…`, `. . .`
    Ellipsis,
    /// A question or exclamation mark, or several.
    Call,
}

/// A possible end: the mark, and the closing marks behind it.
struct Mark {
    sort: Sort,
    /// The first token of the mark.
    at: usize,
    /// The position behind the mark.
    closers: usize,
    /// The position behind the closing marks.
    behind: usize,
}

/// The beginning of what follows a mark.
struct Head<'t> {
    token: &'t Token,
    word: &'t str,
    at: usize,
    classes: Classes,
    quoted: bool,
    bracketed: bool,
}

impl Head<'_> {
    /// Whether a sentence is much likelier to begin with this word than a name inside one.
    const fn opens(&self) -> bool {
        self.token.is_capital() && self.classes.any(words::OPENERS)
    }

    /// Whether this word has a capital only at the beginning of a sentence.
    const fn starts(&self) -> bool {
        self.token.is_capital() && self.classes.any(words::OPENERS.with(words::STARTERS))
    }
}

struct Scanner<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The first token of the sentence.
    start: usize,
    /// The last marker of a list inside the paragraph: its value, and whether it is a letter.
    item: Option<(u32, bool)>,
    /// Whether an odd number of straight quotation marks stands before the scanner.
    in_quotes: bool,
}

impl<'t> Scanner<'t> {
    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    fn classes(&self, at: usize) -> Classes {
        self.tokens.get(at).map_or(Classes::NONE, |t| words::classes(t.key))
    }

    fn end(&mut self, end: usize, ends: &mut Vec<usize>) {
        ends.push(end);
        self.start = end;
    }

    /// The mark that begins at `at`, with everything that belongs to it.
    fn mark(&mut self, at: usize) -> Option<Mark> {
        let token = &self.tokens[at];
        let word = token.span.of(self.text);
        if word == "\"" {
            self.in_quotes = !self.in_quotes;
        }
        let sort = match token.kind {
            TokenKind::Word if word.ends_with('.') => Sort::Abbreviation,
            TokenKind::Punctuation if is_terminal(word) => Sort::Stop,
            _ => return None,
        };
        let mut closers = at + 1;
        while let Some(next) = self.tokens.get(closers).filter(|t| t.kind == TokenKind::Punctuation) {
            let mark = next.span.of(self.text);
            if !is_terminal(mark) || next.spaced && !(mark == "." && self.word(closers - 1) == ".") {
                break;
            }
            closers += 1;
        }
        let marks = Mark { sort, at, closers, behind: closers };
        let sort = self.sort(&marks);
        Some(Mark { sort, behind: self.skip_closers(closers), ..marks })
    }

    fn sort(&self, mark: &Mark) -> Sort {
        let marks = mark.at + usize::from(mark.sort == Sort::Abbreviation)..mark.closers;
        if marks.clone().any(|i| self.word(i).contains(['?', '!', '？', '！'])) {
            Sort::Call
        } else if marks.len() > 1 || marks.clone().any(|i| !matches!(self.word(i), "." | "。")) {
            Sort::Ellipsis
        } else {
            mark.sort
        }
    }

    /// Goes over the closing marks that begin at `at`.
    fn skip_closers(&mut self, mut at: usize) -> usize {
        while let Some(token) = self.tokens.get(at).filter(|t| t.kind == TokenKind::Punctuation) {
            let parts = self.tokens.get(at + 1).is_none_or(|next| next.spaced);
            let closes = match token.span.of(self.text) {
                "\"" if token.spaced => self.in_quotes && parts && self.word(at - 1) != ",",
                "\"" => self.in_quotes || parts,
                "'" | "’" => !token.spaced && (parts || matches!(self.word(at + 1), "\"" | "”" | "’")),
                // Two apostrophes open as well as close.
                "''" => !token.spaced || parts,
                "”" | "»" => true,
                ")" | "]" | "}" | "›" | "*" | "_" => !token.spaced,
                _ => false,
            };
            if !closes {
                break;
            }
            self.in_quotes ^= token.span.of(self.text) == "\"";
            at += 1;
        }
        at
    }

    /// What follows, behind its opening marks.
    fn head(&self, behind: usize) -> Option<Head<'t>> {
        let (mut quoted, mut bracketed) = (false, false);
        let mut at = behind;
        while let Some(token) = self.tokens.get(at).filter(|t| t.kind == TokenKind::Punctuation && at - behind < LONGEST_RUN) {
            match token.span.of(self.text) {
                "\"" | "'" | "''" | "“" | "‘" | "„" | "«" | "``" | "`" | "”" => quoted = true,
                "(" | "[" => bracketed = true,
                "—" | "–" | "•" | "¡" | "¿" | "..." | "…" => {}
                run if run.starts_with(['-', '*', '_']) => {}
                _ => break,
            }
            at += 1;
        }
        let token = self.tokens.get(at)?;
        Some(Head { token, word: token.span.of(self.text), at, classes: words::classes(token.key), quoted, bracketed })
    }

    fn is_end(&self, mark: &Mark) -> bool {
        if mark.behind >= self.tokens.len() {
            return true;
        }
        let Some(head) = self.head(mark.behind) else { return mark.sort != Sort::Abbreviation };
        if !self.tokens[mark.behind].spaced && !self.is_glued_end(mark, &head) {
            return false;
        }
        if !self.holds_words(mark.at) {
            return false;
        }
        if head.token.case == Case::Lower {
            return self.ends_before_lower(mark, &head);
        }
        if head.token.kind == TokenKind::Punctuation && !head.word.starts_with(['#', '@']) && !head.quoted {
            return false;
        }
        if matches!(mark.sort, Sort::Call | Sort::Ellipsis) && mark.behind > mark.closers && self.tells_speaker(&head) {
            return false;
        }
        match mark.sort {
            Sort::Stop => !(head.token.kind == TokenKind::Number && mark.at > 0 && matches!(self.word(mark.at - 1), "°" | "º")),
            Sort::Abbreviation => self.abbreviation_ends(mark, &head),
            Sort::Ellipsis => self.ellipsis_ends(mark, &head),
            Sort::Call => self.call_ends(mark, &head),
        }
    }

    /// Whether a name and a verb of saying follow, behind a quotation: `“Really?” Ruiz said.`
    fn tells_speaker(&self, head: &Head) -> bool {
        if head.quoted || head.bracketed || head.starts() {
            return false;
        }
        let is_name = |i: &usize| self.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Word && t.is_capital());
        let name = (head.at..head.at + LONGEST_NAME).take_while(is_name).count();
        name > 0
            && self.tokens.get(head.at + name).is_some_and(|t| t.case == Case::Lower)
            && self.classes(head.at + name).any(words::REPORTING)
    }

    /// Whether the sentence so far is more than marks: an ellipsis that opens one does not end it.
    fn holds_words(&self, at: usize) -> bool {
        let near = self.start.max(at.saturating_sub(LONGEST_RUN));
        self.tokens[at].kind == TokenKind::Word || self.tokens[near..at].iter().any(|t| t.kind != TokenKind::Punctuation)
    }

    /// Some writers begin sentences in lower case. What stands behind a closing mark goes on (`"Go." he said`),
    /// and so does what follows an abbreviation or an ellipsis.
    fn ends_before_lower(&self, mark: &Mark, head: &Head) -> bool {
        if mark.behind > mark.closers || head.quoted {
            return false;
        }
        let before = mark.at.checked_sub(1).and_then(|i| self.tokens.get(i));
        match mark.sort {
            Sort::Stop => before.is_some_and(|t| t.kind == TokenKind::Word || t.kind == TokenKind::Punctuation),
            Sort::Call => before.is_some_and(|t| t.case == Case::Lower) && !self.classes(head.at + 1).any(words::REPORTING),
            Sort::Abbreviation | Sort::Ellipsis => false,
        }
    }

    /// `word.Word` and `word.”Word`, where a blank was lost.
    fn is_glued_end(&self, mark: &Mark, head: &Head) -> bool {
        let before = mark.at.checked_sub(1).and_then(|i| self.tokens.get(i));
        let lower = before.is_some_and(|t| t.case == Case::Lower && t.span.len() > 1);
        let title = head.token.case == Case::Title && head.token.span.len() > 1 || head.word == "A" || head.word == "I";
        title && mark.sort != Sort::Abbreviation && mark.sort != Sort::Ellipsis && (lower || mark.behind > mark.closers || head.starts())
    }

    fn abbreviation_ends(&self, mark: &Mark, head: &Head) -> bool {
        let token = &self.tokens[mark.at];
        let word = token.span.of(self.text);
        let classes = words::classes(token.key);
        let closed = mark.behind > mark.closers;
        if closed {
            return !matches!(self.word(mark.behind - 1), ")" | "]") || head.starts();
        }
        // `SLIDELL, La. — The storm`, `at 8 p.m. – Tuesday`
        if matches!(self.word(mark.behind), "—" | "–" | "--" | "-" | "_") {
            return false;
        }
        if word.eq_ignore_ascii_case("etc.") {
            return head.token.is_capital() || head.quoted;
        }
        if matches!(token.key, AM | PM) {
            return mark.at - self.start > 3 && head.token.is_capital() && !head.classes.any(words::TIMES);
        }
        let before = mark.at.checked_sub(1).filter(|i| *i >= self.start).and_then(|i| self.tokens.get(i));
        if classes.any(words::TITLES) {
            return head.opens() && before.is_some_and(|t| t.is_capital() || t.kind == TokenKind::Number);
        }
        if head.token.kind == TokenKind::Number {
            return false;
        }
        if classes.any(words::TIMES) && token.case == Case::Upper {
            return head.token.is_capital();
        }
        let is_initial = word.chars().count() == 2;
        if is_initial {
            return head.opens() || head.starts() && before.is_some_and(|t| t.case == Case::Lower);
        }
        let names_place = classes.any(words::STATES) && mark.at > self.start && self.word(mark.at - 1) == ",";
        if head.token.case == Case::Title
            && !head.bracketed
            && (names_place || classes.any(words::FIRMS) && self.names_again(mark.at, head))
        {
            return true;
        }
        if word[..word.len() - 1].contains('.') {
            return head.opens() || head.quoted && !head.bracketed;
        }
        head.starts()
            || head.quoted
            || head.classes.any(words::TITLES) && head.word.ends_with('.')
            || !head.word.ends_with('.') && head.token.case == Case::Title && self.classes(head.at + 1).any(words::REPORTING)
    }

    /// Whether `head` stands among the words before the abbreviation at `at`: a sentence on a firm often goes
    /// on with its short name (`at Harlow Mills Inc. Harlow said`).
    fn names_again(&self, at: usize, head: &Head) -> bool {
        self.tokens[self.start..at].iter().rev().take(6).any(|t| t.key == head.token.key)
    }

    fn ellipsis_ends(&self, mark: &Mark, head: &Head) -> bool {
        let word = self.word(mark.at);
        let dots = if word.len() > 1 { word.chars().count() } else { mark.closers - mark.at };
        if head.bracketed || mark.at > 0 && matches!(self.word(mark.at - 1), "[" | "(") {
            return head.starts() && !head.bracketed;
        }
        let closed = mark.behind > mark.closers;
        head.starts() && head.word != "I" || dots > 3 || head.token.kind == TokenKind::Link || head.quoted || closed
    }

    fn call_ends(&self, mark: &Mark, head: &Head) -> bool {
        if head.starts() {
            return true;
        }
        let before = mark.at.checked_sub(1).and_then(|i| self.tokens.get(i));
        if before.is_some_and(|t| words::classes(t.key).any(words::EXCLAIMED)) && mark.behind == mark.at + 1 {
            return false;
        }
        !matches!(self.word(mark.behind - 1), ")" | "]")
    }

    /// Where the sentence that `mark` ends is over. `word. . . . Next` is a stop and an ellipsis: the
    /// sentence ends behind the stop.
    fn end_of(&self, mark: &Mark) -> usize {
        let parted =
            mark.behind < self.tokens.len() && (mark.at + 1..mark.closers).all(|i| self.tokens[i].spaced) && mark.closers - mark.at == 4;
        let attached = !self.tokens[mark.at].spaced && mark.at > self.start;
        if mark.sort == Sort::Ellipsis && parted && attached && mark.behind == mark.closers { mark.at + 1 } else { mark.behind }
    }

    /// Goes over the marker of a list item that begins at `at`: its full stop ends no sentence.
    fn skip_marker(&mut self, at: usize) -> usize {
        let Some((value, is_letter, behind)) = self.marker(at) else { return at };
        if at == 0 || self.item.is_some() {
            self.item = Some((value, is_letter));
        }
        behind
    }

    /// Whether the next item of the list begins at `at`: the next number or letter, and a capital.
    fn begins_item(&self, at: usize) -> bool {
        let Some((last, was_letter)) = self.item else { return false };
        at > self.start
            && self.marker(at).is_some_and(|(value, is_letter, behind)| {
                (value, is_letter) == (last + 1, was_letter) && self.tokens.get(behind).is_some_and(Token::is_capital)
            })
    }

    /// The value of the marker at `at` (`1.`, `1)`, `1.)`, `a.`, `• 9.`), whether it is a letter, and the
    /// position behind it.
    fn marker(&self, at: usize) -> Option<(u32, bool, usize)> {
        let first = at + usize::from(matches!(self.word(at), "•" | "⁃" | "*"));
        let word = self.word(first);
        let mut behind = first + 1;
        let is_letter = word.len() <= 2 && word.starts_with(|c: char| c.is_ascii_lowercase());
        let value = if is_letter { u32::from(word.as_bytes()[0]) } else { word.parse().ok().filter(|_| word.len() <= 2)? };
        let stops = usize::from(self.word(behind) == "." && !self.tokens[behind].spaced);
        behind += stops;
        let brackets = usize::from(self.word(behind) == ")" && !self.tokens[behind].spaced);
        behind += brackets;
        (stops + brackets > 0 || is_letter && word.len() == 2 && word.ends_with('.')).then_some((value, is_letter, behind))
    }
}

/// How many tokens before a mark are searched for a word, and how many opening marks are skipped behind one; it
/// keeps the scan linear.
const LONGEST_RUN: usize = 32;

/// The longest name with its title between a quotation and the verb of saying, in tokens.
const LONGEST_NAME: usize = 5;

const AM: u64 = ascii(b"a.m.");
const PM: u64 = ascii(b"p.m.");

fn is_terminal(mark: &str) -> bool {
    mark.starts_with(['.', '?', '!', '…', '‥', '。', '？', '！'])
}
