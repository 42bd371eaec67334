//! A title in letters after the name: `Ana Ruiz MP`.

use super::Found;
use super::premodifier;
use crate::lexicon;
use crate::text::Case;

pub fn find(found: &mut Found, holder: usize) {
    let page = found.page;
    let end = page.names[holder].tokens.end as usize;
    let at = end + usize::from(page.is_comma(end));
    let letters =
        page.is(at, lexicon::POST_NOMINALS) && page.case(at) == Case::Upper && page.head_ending(at) == 1 && !page.is_possessive(at + 1);
    if letters && let Some(title) = premodifier::around(page, at, at) {
        found.add(holder, &title, "letters-after-name");
    }
}
