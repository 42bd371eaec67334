//! From tags to contents: what the pointer has to find a source for.

use crate::model::quotations::pointer::Content;
use crate::model::quotations::tagger::Tag;
use crate::model::quotations::unit::{Form, Unit};

/// The contents of a paragraph, in order: each run of content words, and each quoted stretch outside of them.
/// A run of nothing but quoted stretches gives one content for each of them.
#[must_use]
pub fn contents(units: &[Unit], tags: &[Tag]) -> Vec<Content> {
    let mut contents = Vec::new();
    let mut i = 0;
    while i < units.len() {
        if tags[i].is_content() {
            let mut end = i + 1;
            while end < units.len() && tags[end] == Tag::InContent {
                end += 1;
            }
            run(units, i, end, &mut contents);
            i = end;
        } else {
            if units[i].is_quoted() {
                contents.push(Content { first: i as u32, last: i as u32, quoted: true });
            }
            i += 1;
        }
    }
    contents
}

/// The contents of one run of content words.
fn run(units: &[Unit], start: usize, end: usize, contents: &mut Vec<Content>) {
    // Marks at the edges belong to the sentence, not to what was said.
    let is_edge = |u: &Unit| u.form == Form::Mark;
    let Some(first) = (start..end).find(|&k| !is_edge(&units[k])) else { return };
    let last = (first..end).rev().find(|&k| !is_edge(&units[k])).unwrap_or(first);
    if units[first..=last].iter().any(Unit::is_word) {
        contents.push(Content { first: first as u32, last: last as u32, quoted: false });
    } else {
        let quoted = (first..=last).filter(|&k| units[k].is_quoted());
        contents.extend(quoted.map(|k| Content { first: k as u32, last: k as u32, quoted: true }));
    }
}
