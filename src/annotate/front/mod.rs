//! What frames the story: headline, byline, dateline, publication line, captions, credits.
//!
//! Each paragraph gets one [`Kind`]. The first few are read from the top (headline, byline, date line, then
//! the story), the last few for credits; boilerplate, captions and list items may stand anywhere. Nothing is
//! deleted: what is no part of a sentence is a gap, and every place points into the text.

mod block;
mod boilerplate;
mod byline;
mod credit;
mod date_line;
mod dateline;
mod headline;

use serde::{Deserialize, Serialize};

use super::{Options, Words};
use crate::text::{Document, Span};
use block::{Block, Page};

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

/// What somebody besides the authors did for the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// Reported for it.
    Reporter,
    /// Wrote it from what others reported.
    Writer,
    /// Edited or compiled it.
    Editor,
    /// Took a picture, or holds the rights of one.
    Photographer,
    /// Translated it.
    Translator,
    /// Produced it, or drew its graphics.
    Producer,
    /// Contributed in a way that is not told.
    Contributor,
}

/// A name in a credit: where it stands, and for what.
#[derive(Clone, Copy, Debug)]
pub struct Credit {
    /// The name alone.
    pub span: Span,
    /// What the person did.
    pub work: Work,
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
    /// The lines that tell when the article was published or changed: `September 21, 2016 in International`.
    pub date_lines: Vec<Span>,
    /// The names in bylines.
    pub authors: Vec<Author>,
    /// The people named in credits.
    pub credits: Vec<Credit>,
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

/// Finds the frame; linear in the length of the text.
#[must_use]
pub fn find(document: &Document, words: &Words, options: &Options) -> Front {
    let page = Page { document, words };
    let blocks = page.blocks();
    let mut front = Front { kinds: vec![Kind::Body; blocks.len()], ..Front::default() };
    boilerplate::mark(&page, &blocks, &mut front);
    headline::mark_markdown(&page, &blocks, &mut front);
    credit::mark(&page, &blocks, &mut front);
    let top = top(&page, &blocks, &front);
    for &i in &top {
        if let Some(line) = date_line::read(&page, &blocks[i]) {
            front.kinds[i] = Kind::DateLine;
            front.date_lines.push(line.span);
            front.section = front.section.or(line.section);
        }
    }
    headline::mark(&page, &blocks, &top, options, &mut front);
    byline::mark(&page, &blocks, &top, &mut front);
    dateline::mark(&page, &blocks, &mut front);
    headline::mark_subheadings(&blocks, &mut front);
    front.gaps.sort_unstable();
    front
}

/// How many blocks may stand above the story.
const LONGEST_TOP: usize = 8;

/// The blocks above the story and its first one: in order, without boilerplate.
fn top(page: &Page, blocks: &[Block], front: &Front) -> Vec<usize> {
    let mut top = Vec::new();
    for (i, block) in blocks.iter().enumerate().take(3 * LONGEST_TOP) {
        if front.kinds[i] == Kind::Boilerplate {
            continue;
        }
        top.push(i);
        // A summary may be as long as a paragraph of the story, with the byline below it.
        let below = |next: &Block| byline::read(page, next, byline::Place::Any).is_some();
        let story = block.is_story() && !blocks[i + 1..].iter().take(2).any(below);
        if story || top.len() == LONGEST_TOP {
            break;
        }
    }
    top
}
