//! A title in letters after the name, `Ana Ruiz MP`, or at the end of a bracket, `Bo Lind (Leeds, capt)`.

use super::Found;
use super::list::after_brackets;
use super::premodifier;
use crate::lexicon;
use crate::text::Case;

pub fn find(found: &mut Found, holder: usize) {
    let page = found.page;
    let end = page.names[holder].tokens.end as usize;
    let last = after_brackets(page, end, page.sentence_end(end.saturating_sub(1))).wrapping_sub(2);
    if last > end + 1
        && page.is_comma(last - 1)
        && page.head_ending(last) == 1
        && let Some(title) = premodifier::around(page, last, last)
    {
        found.add(holder, &title, "title-in-brackets");
    }
    let at = end + usize::from(page.is_comma(end));
    let letters =
        page.is(at, lexicon::POST_NOMINALS) && page.case(at) == Case::Upper && page.head_ending(at) == 1 && !page.is_possessive(at + 1);
    if letters && let Some(title) = premodifier::around(page, at, at) {
        found.add(holder, &title, "letters-after-name");
    }
}
