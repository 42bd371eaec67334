//! Bylines name people, datelines a place and an agency.

use super::{Name, NameKind};
use crate::annotate::front::{Front, Work};
use crate::text::{Document, Span};

/// Puts the names of the frame in place of what was found there. A byline that was found to be an
/// organization stays one.
pub(super) fn apply(document: &Document, front: &Front, names: &mut Vec<Name>) {
    // A picture is often credited to no person.
    let credits = front.credits.iter().filter(|credit| credit.work != Work::Photographer).map(|credit| credit.span);
    for person in front.authors.iter().map(|author| author.span).chain(credits) {
        let organization = |name: &Name| name.kind == NameKind::Organization && name.span.contains(person);
        if !names.iter().any(organization) {
            put(document, names, person, NameKind::Person);
        }
    }
    if let Some(dateline) = &front.dateline {
        let agency = dateline.agency.map(|span| (span, NameKind::Organization));
        let place = dateline.place.map(|span| (span, NameKind::Place));
        place.into_iter().chain(agency).for_each(|(span, kind)| put(document, names, span, kind));
    }
}

fn put(document: &Document, names: &mut Vec<Name>, span: Span, kind: NameKind) {
    let tokens = document.tokens_in(span);
    let exact = document.span(tokens);
    if tokens.is_empty() || names.iter().any(|name| name.kind == kind && name.span == exact) {
        return;
    }
    names.retain(|name| !name.span.touches(exact));
    let at = names.partition_point(|name| name.span.start < exact.start);
    names.insert(at, Name { kind, span: exact, tokens });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::front::Author;
    use crate::text::Layout;

    #[test]
    fn a_byline_is_a_person_from_end_to_end() {
        let document = Document::new("By Orla Quince", Layout::Auto);
        let front = Front { authors: vec![Author { span: Span::new(3, 14) }], ..Front::default() };
        let half = Name { kind: NameKind::Place, span: Span::new(3, 7), tokens: document.tokens_in(Span::new(3, 7)) };
        let mut names = vec![half];
        apply(&document, &front, &mut names);
        let found: Vec<_> = names.iter().map(|name| (name.kind, name.span)).collect();
        assert_eq!(found, [(NameKind::Person, Span::new(3, 14))]);
    }
}
