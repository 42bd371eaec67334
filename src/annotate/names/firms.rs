//! Firms of two founders: `Carrow & Stein`, taken for two names.

use super::{Name, NameKind};
use crate::text::{Document, Indices};

/// Joins an organization and what `&` joins to it, and two names of one word.
pub(super) fn join(document: &Document, names: &mut Vec<Name>) {
    let mut joined: Vec<Name> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        match joined.last_mut().filter(|first| is_firm(document, first, &name)) {
            Some(first) => {
                let tokens = Indices::new(first.tokens.start, name.tokens.end);
                *first = Name { kind: NameKind::Organization, span: document.span(tokens), tokens };
            }
            None => joined.push(name),
        }
    }
    *names = joined;
}

fn is_firm(document: &Document, first: &Name, second: &Name) -> bool {
    let ampersand = second.tokens.start == first.tokens.end + 1 && document.word(first.tokens.end as usize) == "&";
    let organization = first.kind == NameKind::Organization || second.kind == NameKind::Organization;
    ampersand && (organization || first.tokens.len() == 1 && second.tokens.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Layout, Span};

    #[test]
    fn an_ampersand_makes_one_firm() {
        let text = "Carrow & Stein sued Moss & Tarn Ltd. Ana Ruiz & Tom Oke sang of Hull and York.";
        let document = Document::new(text, Layout::Auto);
        let (person, organization) = (NameKind::Person, NameKind::Organization);
        let given = [
            ("Carrow", NameKind::Place),
            ("Stein", person),
            ("Moss", person),
            ("Tarn Ltd.", organization),
            ("Ana Ruiz", person),
            ("Tom Oke", person),
            ("Hull", organization),
            ("York", organization),
        ];
        let mut names: Vec<Name> = given
            .iter()
            .map(|(name, kind)| {
                let start = text.find(name).unwrap();
                let tokens = document.tokens_in(Span::new(start as u32, (start + name.len()) as u32));
                Name { kind: *kind, span: document.span(tokens), tokens }
            })
            .collect();
        join(&document, &mut names);
        let found: Vec<_> = names.iter().map(|name| name.span.of(text)).collect();
        assert_eq!(found, ["Carrow & Stein", "Moss & Tarn Ltd.", "Ana Ruiz", "Tom Oke", "Hull", "York"]);
    }
}
