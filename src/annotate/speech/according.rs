//! `According to the report, prices will rise.`: the tagger can find such a source without what it says.

use crate::model::quotations::tagger::{COMMA, Tag, identity};
use crate::model::quotations::unit::{Form, Unit};

/// Tags the rest of each sentence as content that begins with `according to`, a source and a comma, if nothing else of
/// it is tagged; one pass over the paragraph.
pub fn complete(units: &[Unit], tags: &mut [Tag]) {
    let mut start = 0;
    while start < units.len() {
        let end = (start + 1..units.len()).find(|&k| units[k].starts).unwrap_or(units.len());
        if let Some((first, last)) = rest(units, tags, start, end) {
            tags[first..=last].fill(Tag::InContent);
            tags[first] = Tag::BeginContent;
        }
        start = end;
    }
}

/// The first and last unit behind the source of a sentence.
fn rest(units: &[Unit], tags: &[Tag], start: usize, end: usize) -> Option<(usize, usize)> {
    if units[start].word != ACCORDING {
        return None;
    }
    let comma = (start..end).find(|&k| tags[k] == Tag::Outside)?;
    let named = tags[start..comma].iter().any(|tag| tag.is_source()) && units[comma].word == COMMA;
    let speaks = units[comma + 1..end].iter().any(|unit| unit.form != Form::Mark);
    let free = tags[comma..end].iter().all(|tag| *tag == Tag::Outside);
    (named && speaks && free).then_some((comma + 1, end - 1))
}

const ACCORDING: u32 = identity(b"according");
