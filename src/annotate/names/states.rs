//! States by their abbreviations: `Sen. Ted Ruiz (Tex.)`, `wins R.I., too` name places.

use super::{Name, NameKind};
use crate::annotate::Words;
use crate::lexicon;
use crate::text::Document;

/// Makes places of the people and organizations that are nothing but the abbreviation of a state, with its full stop.
pub(super) fn agree(document: &Document, words: &Words, names: &mut [Name]) {
    let is_state = |name: &Name| {
        let at = name.tokens.range().start;
        name.tokens.len() == 1 && words.of(at).any(lexicon::STATE_ABBREVIATIONS) && document.word(at).ends_with('.')
    };
    for name in names.iter_mut().filter(|name| matches!(name.kind, NameKind::Person | NameKind::Organization)) {
        if is_state(name) {
            name.kind = NameKind::Place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Indices, Layout};

    #[test]
    fn the_abbreviation_of_a_state_is_a_place() {
        let document = Document::new("Sen. Ana Ruiz (Tex.) met Pat Cal.", Layout::Auto);
        let name = |first, last| {
            let tokens = Indices::new(first, last);
            Name { kind: NameKind::Person, span: document.span(tokens), tokens }
        };
        let mut names = [name(1, 3), name(4, 5), name(7, 9)];
        agree(&document, &Words::new(&document), &mut names);
        assert_eq!(names.map(|name| name.kind), [NameKind::Person, NameKind::Place, NameKind::Person]);
    }
}
