//! Names and acronyms become organizations; names become places.

use rustc_hash::FxHashMap;

use super::acronyms::is_acronym;
use super::definitions::definitions;
use super::forms::{self, Form};
use super::grouping::{Grouping, Link};
use super::short_forms::one_spelling;
use super::{Entity, Mention, MentionKind};
use crate::annotate::Annotations;
use crate::annotate::names::NameKind;
use crate::text::Document;
use crate::text::key::ascii;

const THE: u64 = ascii(b"the");

/// The organizations of the article, in the order of their first mention, and the organization of each name.
pub(super) fn organizations(document: &Document, annotations: &Annotations) -> (Vec<Entity>, Vec<Option<u32>>) {
    let leading_the = |t: usize| document.tokens[t].key == THE && is_first(annotations, document, t);
    let mut forms = forms::collect(document, annotations, NameKind::Organization, leading_the);
    for word in forms.iter_mut().flat_map(|form| &mut form.words) {
        *word = one_spelling(*word);
    }
    let mut defined: FxHashMap<usize, Link> = FxHashMap::default();
    defined
        .extend(definitions(document, annotations, &forms).into_iter().map(|(f, main)| (f, Link { main, rule: "explained-by-article" })));
    defined.extend(of_entries(&forms));
    let groups = Grouping::new(document, annotations, &forms).groups(&defined);
    entities(document, annotations, &forms, &groups)
}

/// The places of the article, in the order of their first mention.
pub(super) fn places(document: &Document, annotations: &Annotations) -> Vec<Entity> {
    let forms = forms::collect(document, annotations, NameKind::Place, |_| false);
    let of_entry: FxHashMap<usize, Link> = of_entries(&forms).collect();
    let groups: Vec<Link> = (0..forms.len()).map(|f| of_entry.get(&f).copied().unwrap_or(Link::itself(f))).collect();
    entities(document, annotations, &forms, &groups).0
}

/// The links of the forms that share an entry of the newsroom's lexicon.
fn of_entries(forms: &[Form]) -> impl Iterator<Item = (usize, Link)> {
    forms::of_one_entry(forms).into_iter().map(|(f, main)| (f, Link { main, rule: "own-lexicon" }))
}

/// Whether a name begins with this token.
fn is_first(annotations: &Annotations, _document: &Document, token: usize) -> bool {
    annotations.names.binary_search_by_key(&(token as u32), |n| n.tokens.start).is_ok()
}

/// One entity for each group of forms; `groups` gives the group of each form, named by its fullest form.
fn entities(document: &Document, annotations: &Annotations, forms: &[Form], groups: &[Link]) -> (Vec<Entity>, Vec<Option<u32>>) {
    let mut of_name = vec![None; annotations.names.len()];
    let mut entities: Vec<Entity> = Vec::new();
    let mut place: FxHashMap<usize, usize> = FxHashMap::default();
    let mut mentions: Vec<(u32, usize)> =
        forms.iter().enumerate().flat_map(|(f, form)| form.mentions.iter().map(move |&m| (m, f))).collect();
    mentions.sort_unstable();
    let mut shown = vec![false; forms.len()];
    for (m, f) in mentions {
        let Link { main, rule } = groups[f];
        let at = *place.entry(main).or_insert_with(|| {
            entities.push(Entity { name: forms[main].text(document).to_owned(), ..Entity::default() });
            entities.len() - 1
        });
        of_name[m as usize] = Some(at as u32);
        let entity = &mut entities[at];
        let acronym = f != main && is_acronym(document, &forms[f]);
        let kind = if acronym { MentionKind::Acronym } else { MentionKind::Name };
        if !shown[f] && f != main {
            shown[f] = true;
            let text = forms[f].text(document).to_owned();
            if acronym && entity.acronym.is_none() {
                entity.acronym = Some(text.clone());
            }
            entity.aliases.push(text);
        }
        let rule = Some(rule).filter(|rule| !rule.is_empty());
        entity.mentions.push(Mention { kind, span: annotations.names[m as usize].span, rule });
    }
    (entities, of_name)
}
