//! How deep the elements of a page are nested, told without a tree: those who build the tree and walk it take
//! time and stack for every level, which a hostile page could exhaust.

/// The most levels that are read; browsers allow about as many.
pub const DEEPEST: usize = 512;

/// Elements that hold nothing, and so are never left open.
const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements that the next of their kind closes: their end tags are often missing.
const CLOSED_BY_NEXT: &[&str] =
    &["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rp", "rt"];
/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "iframe"];

/// Whether more than [`DEEPEST`] elements are open at once somewhere. An end tag closes the last element of
/// its name and all in it; without one, it closes nothing.
pub fn is_deep(html: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (ends, tag) = rest.strip_prefix('/').map_or((false, rest), |tag| (true, tag));
        let name = &tag[..tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len())];
        let is_one_of = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
        if name.is_empty() || is_one_of(VOID) || is_one_of(CLOSED_BY_NEXT) {
            continue;
        }
        if ends {
            if let Some(at) = open.iter().rposition(|element| element.eq_ignore_ascii_case(name)) {
                open.truncate(at);
            }
        } else if is_one_of(RAW) {
            rest = after_end(tag, name);
        } else {
            open.push(name);
        }
        if open.len() > DEEPEST {
            return true;
        }
    }
    false
}

/// What follows the end tag of an element whose content is no markup; nothing without one.
fn after_end<'h>(tag: &'h str, name: &str) -> &'h str {
    let ends = tag.match_indices("</").map(|(at, _)| &tag[at + 2..]);
    ends.filter(|end| end.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)))
        .map(|end| &end[name.len()..])
        .next()
        .unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, is_deep};

    #[test]
    fn only_what_is_open_counts() {
        for (part, deep) in [
            ("<div>", true),
            ("<div></p></span>", true),
            ("<table><tr><td>", true),
            ("<B>", true),
            ("<div>a</div>", false),
            ("<p>a<br><img src=x>", false),
            ("<div><b></div>", false),
            ("<!-- <div> -->", false),
            ("<script>if (a<b) '<div>'</script>", false),
            ("1 < 2 <- 3", false),
        ] {
            assert_eq!(is_deep(&part.repeat(DEEPEST + 1)), deep, "{part}");
        }
    }
}
