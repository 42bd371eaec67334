//! Titles, offices and affiliations of named people.
//!
//! Every construction has its file: a title before the name (`before`), in apposition after it or before it
//! (`apposition`), as a predicate or an appointment (`predicate`), after `as` (`capacity`), in brackets or letters after
//! the name (`suffix`), and one title of many holders (`list`). They share a small grammar of titles (`title`): heads
//! (`page`), what stands before them (`premodifier`: `deputy`, `Russian`, `Acme's`) and after them (`complement`: `of
//! the rebel army`), whole phrases (`noun_phrase`), what a title belongs to (`organization`) and when (`status`).

mod apposition;
mod before;
mod capacity;
mod complement;
mod list;
mod noun_phrase;
mod organization;
mod page;
mod predicate;
mod premodifier;
mod settle;
mod status;
mod suffix;
mod title;

use super::Words;
use super::front::Front;
use super::names::Name;
use crate::text::{Document, Span};
use page::Page;
pub use settle::settle;
pub use status::Status;
use title::Title;

/// A statement that a named person holds a title.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// The minimal complete title, without determiner, status word and name.
    pub title: Span,
    /// The holder, as a position in the list of names.
    pub holder: u32,
    /// The organization, country or person that the title belongs to.
    pub organization: Option<Span>,
    /// Whether the holder holds it now.
    pub status: Status,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Finds the roles, in the order of their titles.
#[must_use]
pub fn find(document: &Document, words: &Words, front: &Front, names: &[Name]) -> Vec<Role> {
    let page = Page::new(document, words, front, names);
    let mut found = Found { page: &page, roles: Vec::new() };
    for holder in page.people() {
        before::find(&mut found, holder);
        apposition::find(&mut found, holder);
        predicate::find(&mut found, holder);
        capacity::find(&mut found, holder);
        suffix::find(&mut found, holder);
    }
    list::find(&mut found);
    let mut roles = found.roles;
    roles.sort_by_key(|role| (role.title.start, role.title.end, role.holder));
    roles.dedup_by_key(|role| (role.title, role.holder));
    roles
}

/// The roles found so far.
struct Found<'p, 'd> {
    page: &'p Page<'d>,
    roles: Vec<Role>,
}

impl Found<'_, '_> {
    /// Adds a title that the name at position `holder` holds.
    fn add(&mut self, holder: usize, title: &Title, rule: &'static str) {
        if title.is_relation(self.page) {
            return;
        }
        let span = self.page.document.span(title.tokens);
        let organization = title.organization.map(|tokens| self.page.document.span(tokens));
        let holder = holder as u32;
        self.roles.push(Role { title: span, holder, organization, status: title.status, rule });
    }
}
