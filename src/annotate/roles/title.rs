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
const AND: u64 = ascii(b"and");

/// What stands before a minister or secretary whose department follows: `Deputy Minister of Trade`.
const DEGREES: &[u64] = &[
    ascii(b"assistant"),
    ascii(b"associate"),
    ascii(b"cabinet"),
    ascii(b"deputy"),
    ascii(b"federal"),
    ascii(b"first"),
    ascii(b"shadow"),
    ascii(b"state"),
    ascii(b"under"),
    ascii(b"union"),
    ascii(b"vice"),
    ascii(b"-"),
];

/// Whether the last word of a name says that it is a body of its own: `Coast Development Network`.
fn is_body(page: &Page, named: Indices) -> bool {
    let last = named.end as usize - 1;
    const BODIES: &[u64] = &[ascii(b"network"), ascii(b"alliance"), ascii(b"forum"), ascii(b"movement"), ascii(b"group")];
    page.is_mark(last + 1, &["("]) || page.is(last, lexicon::ORGANIZATION_KINDS) || BODIES.contains(&page.key(last))
}

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
    /// Whether it says what the holder is to somebody rather than what they do: `his partner`, `partner of Bo Lind`.
    pub fn is_relation(&self, page: &Page) -> bool {
        const RELATIONS: &[u64] = &[ascii(b"partner"), ascii(b"companion")];
        const OWNERS: &[u64] = &[ascii(b"his"), ascii(b"her"), ascii(b"their"), ascii(b"my"), ascii(b"whose")];
        let owned = self.phrase_start > 0 && OWNERS.contains(&page.key(self.phrase_start - 1));
        let person = |t: usize| page.is_name(t, NameKind::Person);
        let other = self.organization.is_some_and(|o| person(o.start as usize)) || (self.head + 1..self.tokens.end as usize).any(person);
        self.tokens.start as usize == self.head && RELATIONS.contains(&page.key(self.head)) && (owned || other)
    }

    /// Its tokens up to the head, without its complement.
    fn range(&self) -> std::ops::RangeInclusive<usize> {
        self.tokens.start as usize..=self.head
    }

    /// Adds the complement that ends at `end`. What it names is what the title belongs to, unless that is a
    /// place only and something stands before the head (`UN envoy for Yemen`).
    pub fn complete(&mut self, page: &Page, end: usize) {
        self.tokens.end = end as u32;
        const DEPARTMENTS: &[u64] = &[ascii(b"minister"), ascii(b"secretary")];
        let named = organization::inside(page, self.head + 1, end).or_else(|| {
            let body = organization::capitals_after(page, self.head + 1, end);
            body.filter(|_| !DEPARTMENTS.contains(&page.key(self.head)))
        });
        let named = named.or_else(|| organization::territory(page, self.head, end));
        let named = named.map(|named| organization::whole(page, named, self.head + 1, end));
        // `minister of Trade and Industry`: what an office is for is not what it belongs to.
        let placed = |at: usize| page.is(at, lexicon::COUNTRIES.with(lexicon::STATES));
        let bare = |at: usize| page.is_name(at, NameKind::Organization) || page.is_name(at, NameKind::Place) && !placed(at);
        let first = |o: &Indices| (self.head + 2..o.start as usize).all(|t| page.is_capital(t) || page.key(t) == AND || page.is_comma(t));
        let portfolio = |o: &Indices| first(o) && bare(o.start as usize) && !is_body(page, *o);
        let department =
            DEPARTMENTS.contains(&page.key(self.head)) && self.range().all(|t| t == self.head || DEGREES.contains(&page.key(t)));
        let named = named.filter(|o| !(department && portfolio(o)));
        // `a singer of Cuban descent`
        let people = |o: &Indices| o.range().all(|t| page.is(t, lexicon::DEMONYMS) || page.is_hyphen(t));
        let named = named.filter(|o| page.is_office(self.head) || !people(o));
        let place = named.is_some_and(|n| page.name(n.start as usize).is_none_or(|n| n.kind == NameKind::Place));
        // `Acme's director of sales for Tarn` is Acme's.
        let link = |t: &usize| page.is(*t, lexicon::BOUNDARIES) && !page.is(*t, lexicon::DETERMINERS);
        let nearest = |n: Indices| (self.head + 1..n.start as usize).rev().find(link);
        let of = page.key(self.head + 1) == OF && named.and_then(nearest).is_none_or(|t| page.key(t) == OF);
        // `U.S. ambassador to the United Nations`: of who sent them.
        if self.organization.is_some() && page.is(self.head, lexicon::ENVOYS) {
            return;
        }
        self.organization = if place && !of { self.organization.or(named) } else { named.or(self.organization) };
    }
}
