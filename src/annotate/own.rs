//! A newsroom's own names and titles, which go before what the program knows and finds.
//!
//! One entry a line, its fields parted by tabs: a kind, a name, and the other ways of writing it.
//!
//! ```text
//! person        Ines Carvalho             Nina
//! organization  Harbour Relief Council    HaReCo    Quay House
//! place         Port Selaya
//! title         harbour master
//! honorific     Datuk Seri
//! ```
//!
//! A line that begins with `#` is a comment. A form matches the words of the text token by token:
//! where it has a capital the text must have one, where it is all in capitals the text must be, and the longest
//! form wins.

use rustc_hash::FxHashMap;
use std::fmt;

use super::names::{Name, NameKind};
use crate::text::{Case, Document, Indices, Layout, Token, TokenKind, key};

/// The most words of a form.
const LONGEST: usize = 16;
const THE: u64 = key::ascii(b"the");
const POSSESSIVE: u64 = key::ascii(b"'s");

/// What an entry names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Person,
    Organization,
    Place,
    Title,
    Honorific,
}

impl Kind {
    fn read(word: &str) -> Option<Self> {
        match word {
            "person" => Some(Self::Person),
            "organization" => Some(Self::Organization),
            "place" => Some(Self::Place),
            "title" => Some(Self::Title),
            "honorific" => Some(Self::Honorific),
            _ => None,
        }
    }

    const fn name(self) -> Option<NameKind> {
        match self {
            Self::Person => Some(NameKind::Person),
            Self::Organization => Some(NameKind::Organization),
            Self::Place => Some(NameKind::Place),
            Self::Title | Self::Honorific => None,
        }
    }
}

/// One way of writing an entry.
#[derive(Clone, Debug)]
struct Form {
    kind: Kind,
    entry: u32,
    line: u32,
    /// How each word is written.
    cases: Vec<Case>,
}

/// A newsroom's own names and titles; read once, shared by all threads.
///
/// A name of the lexicon is a name of its kind wherever it stands, and all forms of one entry are one person,
/// organization or place; a title gives the person beside it a role, an honorific is no part of a name and no
/// role. Without a lexicon nothing is looked up.
///
/// ```
/// use std::sync::Arc;
///
/// let own = "organization\tHarbour Relief Council\tHaReCo\ntitle\tquay warden\n";
/// let lexicon = nutgraf::Lexicon::parse(own).unwrap();
/// let options = nutgraf::Options { lexicon: Some(Arc::new(lexicon)), ..Default::default() };
///
/// let text = "HaReCo sent blankets, said quay warden Ines Carvalho. The Harbour Relief Council paid for them.";
/// let report = nutgraf::analyze(text, &options);
/// assert_eq!(report.organizations[0].name, "Harbour Relief Council");
/// assert_eq!(report.organizations[0].aliases, ["HaReCo"]);
/// assert_eq!(report.roles[0].title, "quay warden");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    forms: FxHashMap<u64, Form>,
    /// The most words of a form that begins with a word.
    longest: FxHashMap<u64, u8>,
    /// The entries by kind and name.
    entries: FxHashMap<(u8, u64), u32>,
}

/// Why a line of a lexicon cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for LexiconError {}

/// A stretch of the text that is a form of a lexicon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub tokens: Indices,
    kind: Kind,
    entry: u32,
}

impl Match {
    pub fn is_title(&self) -> bool {
        self.kind == Kind::Title
    }

    pub fn is_honorific(&self) -> bool {
        self.kind == Kind::Honorific
    }
}

impl Lexicon {
    /// Reads a lexicon.
    ///
    /// # Errors
    ///
    /// The first line that is no entry.
    pub fn parse(text: &str) -> Result<Self, LexiconError> {
        let mut lexicon = Self::default();
        lexicon.extend(text)?;
        Ok(lexicon)
    }

    /// Reads more entries into this lexicon. An entry of the same kind and name gets the other forms of both.
    ///
    /// # Errors
    ///
    /// The first line that is no entry; those before it are in the lexicon.
    pub fn extend(&mut self, text: &str) -> Result<(), LexiconError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (number, line) in (1..).zip(text.lines()) {
            if !line.trim().is_empty() && !line.starts_with('#') {
                self.add(number, line).map_err(|reason| LexiconError { line: number, reason })?;
            }
        }
        Ok(())
    }

    fn add(&mut self, number: u32, line: &str) -> Result<(), String> {
        let mut fields = line.split('\t').map(str::trim);
        let word = fields.next().unwrap_or_default();
        let fields: Vec<&str> = fields.filter(|field| !field.is_empty()).collect();
        let kinds = "person, organization, place, title or honorific";
        let kind = match Kind::read(word) {
            Some(kind) => kind,
            None if !line.contains('\t') => return Err("no tab: write the kind, the name and its other forms with tabs between".to_owned()),
            None => return Err(format!("no kind \"{word}\": write {kinds}")),
        };
        let Some(&name) = fields.first() else { return Err(format!("a {word} without a name")) };
        let (whole, _) = words(name)?;
        let next = self.entries.len() as u32;
        let entry = *self.entries.entry((kind as u8, whole)).or_insert(next);
        fields.into_iter().try_for_each(|form| self.add_form(form, kind, entry, number))
    }

    fn add_form(&mut self, text: &str, kind: Kind, entry: u32, line: u32) -> Result<(), String> {
        let (whole, tokens) = words(text)?;
        let form = self.forms.entry(whole).or_insert_with(|| Form { kind, entry, line, cases: tokens.iter().map(|t| t.case).collect() });
        if form.entry != entry {
            return Err(format!("\"{text}\" stands for something else already, on line {}", form.line));
        }
        let longest = tokens.first().map(|first| self.longest.entry(first.key).or_default());
        if let Some(longest) = longest {
            *longest = (*longest).max(tokens.len() as u8);
        }
        Ok(())
    }

    /// The longest form that begins at a token.
    fn at(&self, document: &Document, token: usize) -> Option<Match> {
        let first = document.tokens.get(token)?;
        let longest = usize::from(*self.longest.get(&first.key)?);
        let mut joined = 0;
        let mut found = None;
        for (i, next) in document.tokens.iter().enumerate().skip(token).take(longest) {
            if next.sentence != first.sentence {
                break;
            }
            joined = if i == token { next.key } else { key::join(joined, next.key) };
            let fits = |form: &&Form| form.cases.iter().zip(&document.tokens[token..=i]).all(|(case, t)| is_written(*case, t));
            if let Some(form) = self.forms.get(&joined).filter(fits) {
                found = Some(Match { tokens: Indices::new(token as u32, i as u32 + 1), kind: form.kind, entry: form.entry });
            }
        }
        found
    }

    /// The forms in the text, from left to right.
    pub(super) fn matches(&self, document: &Document) -> Vec<Match> {
        let mut matches = Vec::new();
        let mut token = 0;
        while token < document.tokens.len() {
            let found = self.at(document, token);
            token = found.as_ref().map_or(token + 1, |found| found.tokens.end as usize);
            matches.extend(found);
        }
        matches
    }
}

/// Puts the names of the lexicon in place of what was found there, and cuts its titles off names.
pub(super) fn apply(document: &Document, matches: &[Match], names: &mut Vec<Name>) {
    for &Match { tokens, kind, .. } in matches {
        let first = names.partition_point(|name| name.tokens.end <= tokens.start);
        let last = names.partition_point(|name| name.tokens.start < tokens.end);
        match kind.name() {
            Some(kind) if !names[first..last].iter().any(|name| is_longer(document, name, kind, tokens)) => {
                names.splice(first..last, [Name { kind, span: document.span(tokens), tokens }]);
            }
            Some(_) => {}
            None => names.retain_mut(|name| cut(document, name, tokens)),
        }
    }
}

/// The entry of each name that is one of the lexicon's forms.
pub(super) fn entries(matches: &[Match], names: &[Name]) -> Vec<Option<u32>> {
    let entry = |name: &Name| {
        let found = matches.binary_search_by_key(&name.tokens.start, |m| m.tokens.start).ok().map(|at| &matches[at])?;
        (found.tokens == name.tokens && found.kind.name() == Some(name.kind)).then_some(found.entry)
    };
    if matches.is_empty() { Vec::new() } else { names.iter().map(entry).collect() }
}

/// The key of a form's words, and the words.
fn words(form: &str) -> Result<(u64, Vec<Token>), String> {
    let document = Document::new(form, Layout::Blank);
    let mut tokens = document.tokens;
    // The full stop at the end of a sentence is none of a name.
    while tokens.last().is_some_and(|last| last.span.of(form) == ".") {
        tokens.pop();
    }
    if tokens.len() > 1 && tokens[0].key == THE {
        tokens.remove(0);
    }
    if !tokens.iter().any(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)) {
        return Err(format!("\"{form}\" holds no word"));
    }
    if tokens.len() > LONGEST {
        return Err(format!("\"{form}\" has more than {LONGEST} words"));
    }
    let whole = tokens.iter().map(|t| t.key).reduce(key::join).unwrap_or(0);
    Ok((whole, tokens))
}

/// Whether a word of the text can be one of a form that is written like this.
fn is_written(case: Case, token: &Token) -> bool {
    match case {
        Case::Upper => token.case == Case::Upper,
        Case::Title | Case::Mixed => token.is_capital() || token.case == case,
        Case::Lower | Case::None => true,
    }
}

/// Whether a name that was found holds a form of its own kind and more: `Ana Ines Carvalho` and `Ines Carvalho`.
fn is_longer(document: &Document, name: &Name, kind: NameKind, form: Indices) -> bool {
    let inside = name.tokens.start <= form.start && form.end <= name.tokens.end && name.tokens.len() > form.len();
    let possessive = name.tokens.range().any(|t| document.tokens[t].key == POSSESSIVE);
    inside && !possessive && name.kind == kind
}

/// Takes a title off the beginning of a name. False if nothing is left.
fn cut(document: &Document, name: &mut Name, title: Indices) -> bool {
    if name.tokens.end <= title.start || title.end <= name.tokens.start || name.kind != NameKind::Person || title.start > name.tokens.start
    {
        return true;
    }
    if title.end >= name.tokens.end {
        return false;
    }
    name.tokens.start = title.end;
    name.span = document.span(name.tokens);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_told_with_its_number() {
        for (text, line, reason) in [
            ("persn\tAna Ruiz", 1, "no kind \"persn\": write person, organization, place, title or honorific"),
            ("# names\n\nperson Ana Ruiz", 3, "no tab: write the kind, the name and its other forms with tabs between"),
            ("person\t\t", 1, "a person without a name"),
            ("place\t--", 1, "\"--\" holds no word"),
            ("person\tAna Ruiz\tAna\r\nperson\tAna Lund\tAna\r\n", 2, "\"Ana\" stands for something else already, on line 1"),
        ] {
            let error = Lexicon::parse(text).err();
            assert_eq!(error, Some(LexiconError { line, reason: reason.to_owned() }), "{text}");
        }
    }

    #[test]
    fn an_entry_that_comes_again_gets_the_forms_of_both() {
        let lexicon = Lexicon::parse("\u{feff}person\tAna Ruiz\tAnita\nperson\tAna Ruiz\tAni\t\n").unwrap();
        assert_eq!((lexicon.entries.len(), lexicon.forms.len()), (1, 3));
    }

    #[test]
    fn the_longest_form_wins_and_capitals_count() {
        let lexicon = Lexicon::parse("organization\tHRC\norganization\tHRC Port Fund\nplace\tSelaya\ntitle\tquay warden").unwrap();
        let text = "The HRC Port Fund and the HRC met; hrc and selaya did not, nor did a Quay warden in Selaya.";
        let document = Document::new(text, Layout::Auto);
        let found: Vec<_> = lexicon.matches(&document).iter().map(|m| document.span(m.tokens).of(text)).collect();
        assert_eq!(found, ["HRC Port Fund", "HRC", "Quay warden", "Selaya"]);
    }
}
