//! What the rules ask about a token.

use rustc_hash::FxHashSet;

use crate::annotate::Words;
use crate::annotate::front::{Front, Kind};
use crate::annotate::names::{Name, NameKind};
use crate::lexicon::{self, Classes};
use crate::text::{Case, Document, TokenKind, key};

/// The longest distance, in tokens, that any rule looks away from a name.
pub const REACH: usize = 28;

const NO_NAME: u32 = u32::MAX;
/// The lists of heads.
const TITLES: Classes = lexicon::TITLES.with(lexicon::RANKS);

/// The document as the rules see it: tokens with their classes, their names, and the titles that end at them.
pub struct Page<'d> {
    pub document: &'d Document<'d>,
    pub words: &'d Words,
    front: &'d Front,
    pub names: &'d [Name],
    /// The name that a token belongs to.
    name_at: Vec<u32>,
    /// The number of tokens of the longest title head that ends at a token; 0 for none.
    head_ending: Vec<u8>,
    /// Whether that head stands in the plural.
    plural: Vec<bool>,
    /// The same of what may stand before a head.
    modifier_ending: Vec<u8>,
    /// The last words of the names of organizations.
    known: FxHashSet<u64>,
    /// The unlisted words that have a capital inside a sentence.
    proper: FxHashSet<u64>,
}

impl<'d> Page<'d> {
    pub fn new(document: &'d Document, words: &'d Words, front: &'d Front, names: &'d [Name]) -> Self {
        let count = document.tokens.len();
        let mut page = Self {
            document,
            words,
            front,
            names,
            name_at: vec![NO_NAME; count],
            head_ending: vec![0; count],
            plural: vec![false; count],
            modifier_ending: vec![0; count],
            known: FxHashSet::default(),
            proper: FxHashSet::default(),
        };
        let opens = |t: usize| t == page.sentence_start(t) || page.kind(t - 1) == Some(TokenKind::Punctuation);
        let inside = (0..count).filter(|&t| page.case(t) == Case::Title && words.of(t) == Classes::NONE && !opens(t));
        page.proper = inside.map(|t| page.key(t)).collect();
        let bodies = names.iter().filter(|name| name.kind == NameKind::Organization);
        page.known = bodies.filter_map(|name| name.tokens.range().last()).map(|last| page.key(last)).collect();
        for (i, name) in names.iter().enumerate() {
            if let Some(tokens) = page.name_at.get_mut(name.tokens.range()) {
                tokens.fill(i as u32);
            }
        }
        for token in 0..count {
            page.mark_head(token);
            page.mark_modifier(token);
        }
        page
    }

    /// Notes the title head that begins at `token`.
    fn mark_head(&mut self, token: usize) {
        // No title begins with a mark or with a word like `the` (but `Under Secretary`).
        if self.kind(token) == Some(TokenKind::Punctuation) || self.is(token, lexicon::BOUNDARIES) && !self.is_capital(token) {
            return;
        }
        let mut len = self.words.phrase(self.document, token, TITLES);
        // `dig`, `col`: a rank's abbreviation has a capital.
        if len == 1 && !self.is(token, lexicon::TITLES) && !self.is_capital(token) {
            len = 0;
        }
        let several = self.plural_phrase(token);
        let plural = several > 0 && several >= len;
        len = len.max(several);
        // `Harbour Partners` names a firm, and no partners.
        let body = |kind| plural && kind == NameKind::Organization;
        let named = |t: usize| self.name(t).is_some_and(|n| n.kind == NameKind::Person || body(n.kind));
        // `traffic chief Supt Ruiz`: no title reaches into a name, nor from a small letter to a capital.
        let mixed = len > 1 && !self.is_capital(token) && self.is_capital(token + len - 1);
        if mixed || (token + 1..token + len).any(named) {
            len = usize::from(self.is(token, lexicon::TITLES));
        }
        if len == 0 || (token..token + len).any(named) || self.sentence_end(token) < token + len {
            return;
        }
        let last = token + len - 1;
        if let (Some(slot), Some(flag)) = (self.head_ending.get_mut(last), self.plural.get_mut(last))
            && len as u8 >= *slot
        {
            *slot = len as u8;
            *flag = plural;
        }
    }

    /// The number of tokens of the longest title in the plural that begins at `token`; 0 for none.
    fn plural_phrase(&self, token: usize) -> usize {
        let listed = |key: u64| lexicon::classes(key).any(TITLES);
        let Some(first) = self.document.tokens.get(token) else { return 0 };
        let mut found = usize::from(self.singular(token).is_some_and(listed));
        let mut joined = first.key;
        let longest = lexicon::longest(first.key);
        for next in token + 1..token + longest {
            if self.singular(next).is_some_and(|noun| listed(key::join(joined, noun))) {
                found = next + 1 - token;
            }
            joined = key::join(joined, self.key(next));
        }
        found
    }

    /// Notes what may stand before a head and begins at `token`.
    fn mark_modifier(&mut self, token: usize) {
        let len = self.words.phrase(self.document, token, lexicon::MODIFIERS);
        if let Some(slot) = self.modifier_ending.get_mut((token + len).wrapping_sub(1)).filter(|_| len > 0) {
            *slot = (*slot).max(len as u8);
        }
    }

    /// The key of the singular of a plural noun, by its ending.
    fn singular(&self, token: usize) -> Option<u64> {
        let word = self.document.word(token).trim_end_matches('.');
        if self.kind(token) != Some(TokenKind::Word) || word.len() < 4 {
            return None;
        }
        if let Some(stem) = word.strip_suffix("men") {
            return Some(key::key(&format!("{stem}man")));
        }
        let stem = word.strip_suffix(['s', 'S']).filter(|stem| !stem.ends_with('s'))?;
        match stem.strip_suffix("ie").or_else(|| stem.strip_suffix("IE")) {
            Some(root) => Some(key::key(&format!("{root}y"))),
            None => Some(key::key(stem)),
        }
    }

    /// The positions of the names of people in the story, in text order.
    pub fn people(&self) -> impl Iterator<Item = usize> + use<'d> {
        let (front, document) = (self.front, self.document);
        let inside = move |name: &Name| front.kind(document.paragraph_of(name.tokens.start as usize)) != Kind::Boilerplate;
        let names = self.names.iter().enumerate();
        names.filter(move |(_, name)| name.kind == NameKind::Person && inside(name)).map(|(i, _)| i)
    }

    /// The name that a token belongs to.
    pub fn name(&self, token: usize) -> Option<&'d Name> {
        self.names.get(*self.name_at.get(token)? as usize)
    }

    /// The position of the name that a token belongs to.
    pub fn name_index(&self, token: usize) -> Option<usize> {
        self.name_at.get(token).copied().filter(|&i| i != NO_NAME).map(|i| i as usize)
    }

    /// Whether a token belongs to a name of this kind.
    pub fn is_name(&self, token: usize, kind: NameKind) -> bool {
        self.name(token).is_some_and(|name| name.kind == kind)
    }

    /// The number of tokens of the title head whose last token is `token`; 0 for none.
    pub fn head_ending(&self, token: usize) -> usize {
        self.head_ending.get(token).copied().unwrap_or(0) as usize
    }

    /// The number of tokens of what may stand before a head and ends with `token`; 0 for none.
    pub fn modifier_ending(&self, token: usize) -> usize {
        self.modifier_ending.get(token).copied().unwrap_or(0) as usize
    }

    /// Whether the title head that ends at this token is an office, which one holds of a country or body.
    pub fn is_office(&self, head: usize) -> bool {
        (0..self.head_ending(head)).any(|i| self.is(head - i, lexicon::OFFICES))
    }

    /// Whether a title head ends at this token and stands in the plural.
    pub fn is_plural(&self, token: usize) -> bool {
        self.plural.get(token).copied().unwrap_or(false)
    }

    /// The last token of the title head of several tokens that begins at `token`.
    pub fn long_head(&self, token: usize) -> Option<usize> {
        let len = self.words.phrase(self.document, token, TITLES);
        let last = (token + len).checked_sub(1).filter(|_| len > 1)?;
        (self.head_ending(last) == len).then_some(last)
    }

    /// Whether a rank begins at this token: `Lt. Col.`, `Judge`.
    pub fn is_rank(&self, token: usize) -> bool {
        let len = self.words.phrase(self.document, token, lexicon::RANKS);
        len > 0 && self.head_ending(token + len - 1) > 0
    }

    /// The first token of the sentence of `token`.
    pub fn sentence_start(&self, token: usize) -> usize {
        self.document.tokens.get(token).map_or(0, |t| self.document.sentences[t.sentence as usize].tokens.start as usize)
    }

    /// The token after the last of the sentence of `token`.
    pub fn sentence_end(&self, token: usize) -> usize {
        self.document.tokens.get(token).map_or(0, |t| self.document.sentences[t.sentence as usize].tokens.end as usize)
    }

    pub fn kind(&self, token: usize) -> Option<TokenKind> {
        self.document.tokens.get(token).map(|t| t.kind)
    }

    pub fn key(&self, token: usize) -> u64 {
        self.document.tokens.get(token).map_or(0, |t| t.key)
    }

    pub fn case(&self, token: usize) -> Case {
        self.document.tokens.get(token).map_or(Case::None, |t| t.case)
    }

    pub fn is(&self, token: usize, class: Classes) -> bool {
        self.words.of(token).any(class)
    }

    pub fn is_capital(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_some_and(crate::text::Token::is_capital)
    }

    /// Whether a word is written in capitals among words that are not: `FMF`.
    pub fn is_acronym(&self, token: usize) -> bool {
        let alone = |t: usize| self.case(t) != Case::Upper || self.document.word(t).len() < 5;
        self.case(token) == Case::Upper && self.document.word(token).len() > 1 && alone(token + 1) && alone(token + 2)
    }

    /// Whether a capital letter may be that of the first word of a sentence, which proves nothing.
    pub fn may_be_plain(&self, token: usize) -> bool {
        token == self.sentence_start(token) && !self.is_acronym(token) && !self.proper.contains(&self.key(token))
    }

    /// Whether a word is, or ends, the name of an organization of the article.
    pub fn is_known(&self, token: usize) -> bool {
        self.is_capital(token) && self.known.contains(&self.key(token))
    }

    /// Whether white space stands before the token.
    pub fn spaced(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_none_or(|t| t.spaced)
    }

    /// Whether the token is one of these marks.
    pub fn is_mark(&self, token: usize, marks: &[&str]) -> bool {
        self.kind(token) == Some(TokenKind::Punctuation) && marks.contains(&self.document.word(token))
    }

    pub fn is_comma(&self, token: usize) -> bool {
        self.is_mark(token, &[","])
    }

    /// Whether the token is a dash that sets phrases apart (not a hyphen inside a word).
    pub fn is_dash(&self, token: usize) -> bool {
        self.is_mark(token, &["—", "–", "--", "―"]) || self.is_mark(token, &["-"]) && self.spaced(token) && self.spaced(token + 1)
    }

    /// Whether the token is a hyphen that joins the words around it.
    pub fn is_hyphen(&self, token: usize) -> bool {
        self.is_mark(token, &["-", "‐", "‑"]) && !self.spaced(token) && !self.spaced(token + 1)
    }

    pub fn is_possessive(&self, token: usize) -> bool {
        const S: u64 = key::ascii(b"'s");
        const BARE: &[&str] = &["'", "’"];
        self.key(token) == S || self.is_mark(token, BARE) && !self.spaced(token) && self.document.word(token.wrapping_sub(1)).ends_with('s')
    }
}
