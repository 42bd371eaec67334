//! What the features look at: which tokens may be part of a name, what is known of each word, and what the
//! article shows of a word in all its places.

use super::leaning::Leaning;
use crate::model::table::Table;
use crate::text::{Case, Document, Indices, Sentence, Token, TokenKind, key};

/// What is known of words, whatever the article.
#[derive(Clone, Copy, Debug)]
pub struct Lexical<'m> {
    /// The sets of word classes that occur: each a sum of the bits of [`CLASSES`].
    pub sets: &'m [[u8; 4]],
    /// Words and phrases, by folded key: the position of their set.
    pub words: Table<'m, 2>,
    /// Words, by folded key: their [`Clusters`] and their [`Leaning`].
    pub clusters: Table<'m, 6>,
}

/// The word classes: those of the gazetteer, then what the trainer learned for the gate.
pub const CLASSES: [&str; 27] = [
    "last1",
    "last2",
    "last3",
    "lastw",
    "first1",
    "first2",
    "firstw",
    "city",
    "region",
    "country",
    "demonym",
    "title",
    "orgw",
    "locw",
    "part",
    "dirw",
    "cal",
    "sayv",
    "opens",
    "joins",
    "closes",
    "companies",
    "media",
    "teams",
    "bodies",
    "others",
    "places",
];
/// Common surnames, in three ranks, and those of the world at large.
pub const SURNAME: u32 = 0b1111;
/// Given names.
pub const GIVEN: u32 = 0b111 << 4;
/// The given names that are common in English-speaking countries.
pub const COMMON_GIVEN: u32 = 0b11 << 4;
/// `Paris`
pub const CITY: u32 = 1 << 7;
/// `Bavaria`
pub const REGION: u32 = 1 << 8;
/// `Kenya`
pub const COUNTRY: u32 = 1 << 9;
/// `senator`
pub const TITLE: u32 = 1 << 11;
/// `Committee`
pub const ORGANIZATION_WORD: u32 = 1 << 12;
/// `told`
pub const SAY_VERB: u32 = 1 << 17;
/// A lower-case word or mark that names begin with.
pub const OPENS: u32 = 1 << 18;
/// A lower-case word or mark inside names.
pub const JOINS: u32 = 1 << 19;
/// A lower-case word or mark that names end with.
pub const CLOSES: u32 = 1 << 20;
/// `United Nations`
pub const BODY: u32 = 1 << 24;

/// The classes whose entries can be phrases.
const PHRASES: u32 = CITY | REGION | COUNTRY | 0b11_1111 << 21;

/// What words stand in the places of a word: its clusters by the words around it in much text, one of 128, one of 512
/// and one of 2048, and whether it is a common word, written in lower case. The default is a word that is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clusters(u32);

impl Clusters {
    /// The highest bit is the mark of a known word, the one below that of a common one.
    const KNOWN: u32 = 1 << 31;
    const COMMON: u32 = 1 << 30;

    /// The clusters of a known word, each below its number.
    #[must_use]
    pub const fn new(coarse: u32, middle: u32, fine: u32, common: bool) -> Self {
        Self(Self::KNOWN | if common { Self::COMMON } else { 0 } | (coarse & 0x7f) | (middle & 0x1ff) << 7 | (fine & 0x7ff) << 16)
    }

    /// As kept in a table.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }

    const fn part(self, shift: u32, mask: u32) -> u64 {
        if self.is_known() { (self.0 >> shift & mask) as u64 + 1 } else { 0 }
    }

    /// The cluster of 128, from 1; 0 if the word is not known.
    #[must_use]
    pub const fn coarse(self) -> u64 {
        self.part(0, 0x7f)
    }

    /// The cluster of 512, from 1; 0 if the word is not known.
    #[must_use]
    pub const fn middle(self) -> u64 {
        self.part(7, 0x1ff)
    }

    /// The cluster of 2048, from 1; 0 if the word is not known.
    #[must_use]
    pub const fn fine(self) -> u64 {
        self.part(16, 0x7ff)
    }

    /// Whether the word is known.
    #[must_use]
    pub const fn is_known(self) -> bool {
        self.0 & Self::KNOWN != 0
    }

    /// Whether the word is known as one that is written in lower case.
    #[must_use]
    pub const fn is_common(self) -> bool {
        self.0 & Self::COMMON != 0
    }
}

impl Lexical<'_> {
    /// The classes of a word or phrase by its key.
    #[must_use]
    pub fn classes(&self, key: u64) -> u32 {
        let set = self.words.row(spread(key)).map_or(0, |row| u16::from_le_bytes(*row));
        self.sets.get(set as usize).map_or(0, |set| u32::from_le_bytes(*set))
    }

    /// The clusters of a word by its key.
    #[must_use]
    pub fn clusters(&self, key: u64) -> Clusters {
        self.vector(key).0
    }

    /// What the table of vectors tells of a word by its key.
    fn vector(&self, key: u64) -> (Clusters, Leaning) {
        self.clusters.row(spread(key)).map_or_else(Default::default, |&[a, b, c, d, low, high]| {
            (Clusters(u32::from_le_bytes([a, b, c, d])), Leaning::from_bytes([low, high]))
        })
    }
}

/// A key made fit for a [`Table`].
#[must_use]
pub const fn spread(key: u64) -> u64 {
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// One token as the features see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Its folded key; numbers of the same length share one.
    pub key: u64,
    /// The classes that it has by itself.
    pub classes: u32,
    /// The classes of the longest listed phrase that it is part of, and its place there.
    pub phrase: u32,
    /// Its clusters.
    pub clusters: Clusters,
    /// Its leaning.
    pub leaning: Leaning,
    /// A hash of its shape.
    pub shape: u32,
    /// What the article shows of the word: bits of `evidence`.
    pub evidence: u32,
    /// Whether all this has been looked up.
    pub(super) seen: bool,
}

/// A document as the features see it.
#[derive(Debug)]
pub struct Page<'d> {
    /// The document.
    pub document: &'d Document<'d>,
    /// Runs of tokens, each inside a sentence, outside of which no token is part of a name.
    pub islands: Vec<Indices>,
    /// The tokens; filled in for those of the islands and two neighbours on each side.
    pub words: Vec<Word>,
    /// Whether a sentence is written in capitals or as a title.
    pub styles: Vec<Style>,
    /// For each token of the islands, in order, the number of its word if it is a capital one, below `senses`;
    /// else [`u32::MAX`].
    pub(super) sense: Vec<u32>,
    /// See `sense`.
    pub(super) senses: usize,
}

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As usual.
    Plain,
    /// `Most Words Begin With a Capital`
    Title,
    /// `ALL IN CAPITALS`
    Capitals,
}

impl<'d> Page<'d> {
    /// Finds the islands and looks up what the features need. Linear in the number of tokens.
    #[must_use]
    pub fn new(lexical: &Lexical, document: &'d Document<'d>) -> Self {
        let styles = document.sentences.iter().map(|s| style(document, s)).collect();
        let words = vec![Word::default(); document.tokens.len()];
        let mut page = Self { document, islands: Vec::new(), words, styles, sense: Vec::new(), senses: 0 };
        for sentence in &document.sentences {
            page.find_islands(lexical, sentence.tokens);
        }
        page.look_up(lexical);
        super::features::gather(&mut page);
        page
    }

    /// Islands hold the capital words of a sentence with the few lower-case words that names begin, join or
    /// end with.
    fn find_islands(&mut self, lexical: &Lexical, sentence: Indices) {
        let tokens = &self.document.tokens;
        let range = sentence.range();
        let mut at = range.start;
        while let Some(first) = (at..range.end).find(|&i| is_capital(&tokens[i])) {
            let opening = tokens[at.max(first.saturating_sub(2))..first].iter().rev();
            let opens = |t: &Token| t.kind == TokenKind::Number || lexical.classes(t.key) & OPENS != 0;
            let start = first - opening.take_while(|t| opens(t)).count();
            let (mut last, mut next) = (first, first + 1);
            while next < range.end && next - last <= 4 {
                let token = &tokens[next];
                let classes = if is_capital(token) || is_joined(tokens, next) { CLOSES } else { lexical.classes(token.key) };
                if classes & (CLOSES | OPENS | JOINS) == 0 && token.kind != TokenKind::Number {
                    break;
                }
                if classes & CLOSES != 0 || token.kind == TokenKind::Number && next == last + 1 {
                    last = next;
                }
                next += 1;
            }
            self.islands.push(Indices::new(start as u32, last as u32 + 1));
            at = last + 1;
        }
    }

    fn look_up(&mut self, lexical: &Lexical) {
        let count = self.words.len();
        for island in &self.islands {
            let around = island.range().start.saturating_sub(2)..(island.range().end + 2).min(count);
            for (word, token) in self.words[around.clone()].iter_mut().zip(&self.document.tokens[around]) {
                if !word.seen {
                    *word = look_up(lexical, token, token.span.of(self.document.text));
                }
            }
            for at in island.range() {
                mark_phrase(lexical, &mut self.words[at..island.range().end]);
            }
        }
    }

    /// The word at `token` moved by `by`, if that is in the same sentence.
    #[must_use]
    pub fn beside(&self, token: usize, by: isize) -> Option<&Word> {
        let at = token.checked_add_signed(by)?;
        let tokens = &self.document.tokens;
        (tokens.get(at)?.sentence == tokens.get(token)?.sentence).then(|| self.words.get(at))?
    }
}

/// Whether a token is a word with a capital letter.
pub(super) fn is_capital(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.is_capital()
}

/// Whether a hyphen joins a lower-case word to the one before it: `Hae` `-` `in`.
fn is_joined(tokens: &[Token], at: usize) -> bool {
    let [.., mark, word] = tokens.get(..=at).unwrap_or(&[]) else { return false };
    mark.span.len() == 1 && mark.kind == TokenKind::Punctuation && !mark.spaced && !word.spaced && word.kind == TokenKind::Word
}

fn look_up(lexical: &Lexical, token: &Token, text: &str) -> Word {
    let number = token.kind == TokenKind::Number;
    let (clusters, leaning) = lexical.vector(token.key);
    Word {
        key: if number { 1 + text.len() as u64 } else { token.key },
        classes: if number { 0 } else { lexical.classes(token.key) },
        phrase: 0,
        clusters,
        leaning,
        shape: shape(text),
        evidence: 0,
        seen: true,
    }
}

/// Marks the words of the longest listed phrase that begins here.
fn mark_phrase(lexical: &Lexical, words: &mut [Word]) {
    let Some(first) = words.first() else { return };
    let (mut joined, mut found) = (first.key, (0, 0));
    for (i, word) in words.iter().enumerate().take(5).skip(1) {
        joined = key::join(joined, word.key);
        let classes = lexical.classes(joined);
        if classes & PHRASES != 0 {
            found = (i + 1, classes);
        }
    }
    for (i, word) in words.iter_mut().enumerate().take(found.0) {
        if word.phrase == 0 {
            word.phrase = found.1 << 2
                | if i == 0 {
                    1
                } else if i + 1 == found.0 {
                    2
                } else {
                    3
                };
        }
    }
}

/// `Aa` for `Smith`, `AaAa` for `McDonald`, `A.A.` for `U.S.`: runs become one character.
fn shape(word: &str) -> u32 {
    let (mut hash, mut last) = (0_u32, '\0');
    for c in word.chars() {
        let class = match c {
            _ if c.is_lowercase() => 'a',
            _ if c.is_uppercase() => 'A',
            _ if c.is_ascii_digit() => '0',
            _ if c.is_alphabetic() => 'x',
            '\u{2019}' => '\'',
            _ => c,
        };
        if class != last {
            hash = (hash.rotate_left(5) ^ class as u32).wrapping_mul(0x9e37_79b9);
        }
        last = class;
    }
    hash
}

/// Judges by the words that are not sure to be written small or large.
fn style(document: &Document, sentence: &Sentence) -> Style {
    let (mut upper, mut title, mut lower, mut long_lower) = (0, 0, 0, 0);
    for token in document.tokens.get(sentence.tokens.range()).unwrap_or(&[]) {
        match token.case {
            Case::Upper if token.span.len() > 1 => upper += 1,
            Case::Title | Case::Mixed => title += 1,
            Case::Lower => {
                lower += 1;
                long_lower += u32::from(token.span.len() > 4);
            }
            _ => {}
        }
    }
    if upper >= 3 && upper > 4 * (title + lower) {
        Style::Capitals
    } else if upper + title >= 4 && (upper + title) > 2 * lower && long_lower * 5 <= upper + title {
        Style::Title
    } else {
        Style::Plain
    }
}
