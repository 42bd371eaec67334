//! From tags to contents: what the pointer has to find a source for.

use crate::model::quotations::pointer::Content;
use crate::model::quotations::tagger::{Tag, identity};
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
            while end < units.len() && (tags[end] == Tag::InContent || is_joined(units, end)) {
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

/// Whether a unit goes on with a word that a mark within it divides: a content ends behind `three-year`, not within.
fn is_joined(units: &[Unit], at: usize) -> bool {
    let joint = |mark: usize| {
        let three = mark.checked_sub(1).and_then(|before| units.get(before..before + 3));
        three.is_some_and(|three| match three {
            [before, mark, behind] => {
                let tight = before.span.end == mark.span.start && mark.span.end == behind.span.start && mark.span.len() == 1;
                tight && mark.form == Form::Mark && before.is_word() && behind.is_word() && !behind.starts
            }
            _ => false,
        })
    };
    joint(at) || at.checked_sub(1).is_some_and(joint)
}

/// The contents of one run of content words.
fn run(units: &[Unit], start: usize, end: usize, contents: &mut Vec<Content>) {
    // Marks at the edges belong to the sentence, not to what was said, but for those of an amount.
    let is_edge = |u: &Unit| u.form == Form::Mark && !AMOUNTS.contains(&u.word);
    let Some(first) = (start..end).find(|&k| !is_edge(&units[k])) else { return };
    let last = (first..end).rev().find(|&k| !is_edge(&units[k])).unwrap_or(first);
    if units[first..=last].iter().any(Unit::is_word) {
        contents.push(Content { first: first as u32, last: last as u32, quoted: false });
    } else {
        let quoted = (first..=last).filter(|&k| units[k].is_quoted());
        contents.extend(quoted.map(|k| Content { first: k as u32, last: k as u32, quoted: true }));
    }
}

/// The marks that an amount can begin or end with.
const AMOUNTS: [u32; 2] = [identity(b"%"), identity(b"$")];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn a_content_ends_behind_a_word_of_two_parts() {
        let unit = |start, end, form| Unit { span: Span::new(start, end), form, ..Unit::default() };
        // `for three-year terms`
        let units = [
            unit(0, 3, Form::Lower),
            unit(4, 9, Form::Lower),
            unit(9, 10, Form::Mark),
            unit(10, 14, Form::Lower),
            unit(15, 20, Form::Lower),
        ];
        let tags = [Tag::BeginContent, Tag::InContent, Tag::Outside, Tag::Outside, Tag::Outside];
        assert_eq!(contents(&units, &tags), [Content { first: 0, last: 3, quoted: false }]);
    }
}
