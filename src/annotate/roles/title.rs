//! A title: its words, what it belongs to, whether the holder holds it now.
//!
//! A title is a head with what belongs to it: `deputy foreign minister`, `Acme's chief executive`,
//! `professor of law at Ostrava University`. Its bounds are minimal: no determiner, no status word, no praise.

use super::organization;
use super::page::Page;
use super::status::Status;
use crate::annotate::names::NameKind;
use crate::lexicon;
use crate::text::Indices;
use crate::text::key::ascii;

const OF: u64 = ascii(b"of");

/// A title as it stands.
#[derive(Clone, Copy, Debug)]
pub struct Title {
    /// The whole title.
    pub tokens: Indices,
    /// The last token of its head.
    pub head: usize,
    /// What it belongs to.
    pub organization: Option<Indices>,
    /// Whether the holder holds it now.
    pub status: Status,
    /// Whether it stands for several people.
    pub plural: bool,
    /// The first token of the noun phrase: with determiner, owner and status words.
    pub phrase_start: usize,
    /// Whether a determiner, an owner or a name begins the phrase.
    pub determined: bool,
}

impl Title {
    /// Adds the complement that ends at `end`. What it names is what the title belongs to, unless that is a
    /// place only and something stands before the head (`UN envoy for Yemen`).
    pub fn complete(&mut self, page: &Page, end: usize) {
        self.tokens.end = end as u32;
        const DEPARTMENTS: &[u64] = &[ascii(b"minister"), ascii(b"secretary")];
        let named = organization::inside(page, self.head + 1, end).or_else(|| {
            let body = organization::capitals_after(page, self.head + 1, end);
            body.filter(|_| !DEPARTMENTS.contains(&page.key(self.head)))
        });
        // `minister of Trade and Industry`: what an office is for is not what it belongs to.
        let placed = |at: usize| page.is(at, lexicon::COUNTRIES.with(lexicon::STATES));
        let bare = |at: usize| page.is_name(at, NameKind::Organization) || page.is_name(at, NameKind::Place) && !placed(at);
        let portfolio = |o: &Indices| o.start as usize == self.head + 2 && bare(self.head + 2);
        let named = named.filter(|o| !(portfolio(o) && DEPARTMENTS.contains(&page.key(self.head))));
        // `a singer of Cuban descent`
        let people = |o: &Indices| o.range().all(|t| page.is(t, lexicon::DEMONYMS) || page.is_hyphen(t));
        let named = named.filter(|o| page.is_office(self.head) || !people(o));
        let place = named.is_some_and(|n| page.name(n.start as usize).is_none_or(|n| n.kind == NameKind::Place));
        let of = page.key(self.head + 1) == OF;
        // `U.S. ambassador to the United Nations`: of who sent them.
        if self.organization.is_some() && organization::SENT.contains(&page.key(self.head)) {
            return;
        }
        self.organization = if place && !of { self.organization.or(named) } else { named.or(self.organization) };
    }
}
