//! Titles, offices and affiliations of named people.

use serde::{Deserialize, Serialize};

use super::Words;
use super::front::Front;
use super::names::Name;
use crate::text::{Document, Span};

/// Whether the holder holds the role now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Holds it.
    #[default]
    Current,
    /// Held it.
    Former,
    /// Holds it for the time being.
    Acting,
    /// Seeks it.
    Candidate,
    /// Will hold it.
    Future,
}

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
pub fn find(_document: &Document, _words: &Words, _front: &Front, _names: &[Name]) -> Vec<Role> {
    Vec::new()
}
