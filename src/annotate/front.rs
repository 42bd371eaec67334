//! What frames the story: headline, byline, dateline, publication line, captions, credits.

use serde::{Deserialize, Serialize};

use super::{Options, Words};
use crate::text::{Document, Span};

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The title of the article.
    Headline,
    /// A heading inside the article, or a line that sums it up under the headline.
    Subheading,
    /// Who wrote it.
    Byline,
    /// When it was published, perhaps with the section and the reading time.
    DateLine,
    /// What a picture shows.
    Caption,
    /// Who else worked on it, or who took the picture.
    Credit,
    /// An item of a list.
    ListItem,
    /// No part of the article: advertisements, links, newsletter and copyright lines.
    Boilerplate,
    /// The story.
    Body,
}

/// Who told the publication day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishedFrom {
    /// The user, with `--date`.
    Option,
    /// The record or page that the text came in.
    Record,
    /// A line of the text.
    Text,
}

/// A byline's name: where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Author {
    /// The name, without `By` and role.
    pub span: Span,
}

/// The opening of an agency report: `KABUL, Sept 20 (Reuters) -`.
#[derive(Clone, Copy, Debug)]
pub struct Dateline {
    /// From the place to the dash.
    pub span: Span,
    /// `KABUL`
    pub place: Option<Span>,
    /// `Reuters`
    pub agency: Option<Span>,
    /// `Sept 20`
    pub day: Option<Span>,
}

/// The frame of the story.
#[derive(Debug, Default)]
pub struct Front {
    /// What each paragraph of the document is.
    pub kinds: Vec<Kind>,
    /// The headline's place.
    pub headline: Option<Span>,
    /// The names in bylines.
    pub authors: Vec<Author>,
    /// The people named in credits.
    pub credits: Vec<Author>,
    /// The opening of an agency report.
    pub dateline: Option<Dateline>,
    /// `International` in `September 21, 2016 in International`.
    pub section: Option<Span>,
    /// Stretches inside paragraphs that are no part of the sentences: datelines, leavings of captions,
    /// boilerplate; in order.
    pub gaps: Vec<Span>,
}

impl Front {
    /// What a paragraph is.
    #[must_use]
    pub fn kind(&self, paragraph: u32) -> Kind {
        self.kinds.get(paragraph as usize).copied().unwrap_or(Kind::Body)
    }
}

/// Finds the frame.
#[must_use]
pub fn find(document: &Document, _words: &Words, _options: &Options) -> Front {
    Front { kinds: vec![Kind::Body; document.paragraphs.len()], ..Front::default() }
}
