//! Who said it and who reports it: `The dam is safe, Novak said, the Courier reports.`
//!
//! The tagger gives one source to a content and can take the first of two for a part of it. The words between
//! the last comma and the end of a content that are nothing but a name and a cue are source and cue themselves.

use crate::model::quotations::tagger::{COMMA, Tag};
use crate::model::quotations::unit::{Form, Unit};

/// The most units of such a source with its cue.
const LONGEST: usize = 8;

/// Tags the source and cue at the end of each content as what they are; one pass over the paragraph.
pub fn untangle(units: &[Unit], tags: &mut [Tag]) {
    let mut end = 0;
    while end < units.len() {
        if !tags[end].is_content() || tags.get(end + 1) == Some(&Tag::InContent) {
            end += 1;
            continue;
        }
        // Marks at the end belong to no one.
        let last = (0..=end).rev().find(|&k| units[k].form != Form::Mark).unwrap_or(end);
        if let Some((from, cue)) = attribution(units, tags, last) {
            for (k, tag) in tags.iter_mut().enumerate().take(last + 1).skip(from) {
                *tag = match (k == cue, k == from || k == cue + 1) {
                    (true, _) => Tag::BeginCue,
                    (false, true) => Tag::BeginSource,
                    (false, false) => Tag::InSource,
                };
            }
            if units[from - 1].form == Form::Mark {
                tags[from - 1] = Tag::Outside;
            }
        }
        end += 1;
    }
}

/// Where the source and cue that end at `last` begin, and the cue; with a comma or quoted words before them,
/// and the rest of the content before that.
fn attribution(units: &[Unit], tags: &[Tag], last: usize) -> Option<(usize, usize)> {
    let is_cue = |k: &usize| units[*k].cue == 2 && units[*k].form == Form::Lower;
    let from = (last.saturating_sub(LONGEST)..last).rev().find(|&k| units[k].word == COMMA || units[k].is_quoted())? + 1;
    let cue = [from, last].into_iter().find(is_cue)?;
    let is_named = |u: &Unit| u.name == 1 || matches!(u.form, Form::Title | Form::Upper | Form::Pronoun);
    let source = if cue == from { &units[from + 1..=last] } else { &units[from..last] };
    let named = source.iter().any(is_named) && source.iter().all(|u| u.is_word() && u.cue == 0);
    let inside = from >= 2 && (tags[from - 1].is_content() && tags[from - 2].is_content());
    let quoted = from >= 1 && units[from - 1].is_quoted();
    (named && last > from && (inside || quoted && tags[from - 1].is_content())).then_some((from, cue))
}
