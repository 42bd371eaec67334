//! Sources that name their speaker: a name at the head of the phrase, or one that a relative pronoun follows.

use super::Scene;
use super::words::{COMMA, IN, POSSESSIVE, PREPOSITIONS};
use crate::annotate::names::{Name, NameKind};
use crate::resolve::EntityRef;
use crate::text::{Indices, Span, Token};

impl Scene<'_, '_> {
    /// The names that stand in a stretch of tokens, with their positions.
    pub(super) fn names_in(&self, tokens: Indices) -> impl Iterator<Item = (usize, &Name)> {
        let names = &self.annotations.names;
        let from = names.partition_point(|n| n.tokens.end <= tokens.start);
        names[from..].iter().enumerate().map(move |(i, n)| (from + i, n)).take_while(move |(_, n)| n.tokens.start < tokens.end)
    }

    /// The person or organization named at the head of the phrase: not the owner in `Lee's lawyer`, nor what a
    /// preposition leads to in `a spokesman for Lee`; but the name in `the head of the union, Ana Lee`.
    pub(super) fn named(&self, tokens: Indices) -> Option<EntityRef> {
        let (mut governed, mut led) = (false, false);
        let mut at = tokens.start;
        let mut organization = None;
        for (i, name) in self.names_in(tokens) {
            governed |= (at..name.tokens.start).any(|t| self.governs(t, tokens));
            led |= (at..name.tokens.start).any(|t| PREPOSITIONS.contains(&self.key(t)));
            at = name.tokens.end;
            let owner = self.key(name.tokens.end) == POSSESSIVE && name.tokens.end < tokens.end;
            if owner || governed && !self.is_apposed(name, tokens) {
                continue;
            }
            match name.kind {
                NameKind::Person => return self.entity(i).filter(|e| matches!(e, EntityRef::Person(_))),
                NameKind::Organization if !led && self.ends(name, tokens) => organization = organization.or(self.entity(i)),
                _ => {}
            }
        }
        organization
    }

    /// Whether a name stands between commas, or between a comma and the end of the phrase.
    fn is_apposed(&self, name: &Name, tokens: Indices) -> bool {
        let before = name.tokens.start.checked_sub(1).filter(|b| *b > tokens.start);
        before.is_some_and(|b| self.key(b) == COMMA) && (name.tokens.end >= tokens.end || self.key(name.tokens.end) == COMMA)
    }

    /// Whether a preposition stands here; that of a title (`Secretary of State Ana Lee`) leads to no other.
    fn governs(&self, token: u32, tokens: Indices) -> bool {
        let before = token.checked_sub(1).filter(|b| *b >= tokens.start).and_then(|b| self.document.tokens.get(b as usize));
        PREPOSITIONS.contains(&self.key(token)) && !before.is_some_and(Token::is_capital)
    }

    /// Whether nothing follows the name in the phrase but an apposition, or where it is.
    fn ends(&self, name: &Name, tokens: Indices) -> bool {
        let next = self.document.tokens.get(name.tokens.end as usize);
        name.tokens.end >= tokens.end
            || next.is_some_and(|t| t.key == COMMA || t.key == POSSESSIVE || t.key == IN || t.span.of(self.document.text) == "(")
    }

    /// The name right before a relative pronoun: `Ana Lee, who said`, `Lee of the Harbour Union, who said`;
    /// `which` can mean an organization.
    pub(super) fn relative(&self, source: Span, which: bool) -> Option<EntityRef> {
        let names = &self.annotations.names;
        let end = names.partition_point(|n| n.span.end <= source.start);
        let sentence = self.sentence_at(source.start);
        let near = names[..end].iter().enumerate().rev().take(3);
        let mut near = near.filter(|(_, n)| self.sentence_at(n.span.start) == sentence && source.start - n.span.end < 60);
        let person = near.find_map(|(i, _)| self.entity(i).filter(|e| matches!(e, EntityRef::Person(_))));
        person.or_else(|| self.entity(end.checked_sub(1)?).filter(|_| which))
    }
}
