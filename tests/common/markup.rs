//! Pages of HTML, read as a browser does. Shared with the fuzz targets.

use std::collections::HashMap;

/// The markup of the pages' own.
const ELEMENTS: &str = "!doctype html head meta link title style body a header nav ul li b main div fieldset legend label input \
    span article h1 h2 h3 p section table thead tbody tr th td details summary blockquote svg rect ol time q aside dl dt dd footer script";

/// The elements of a page and their attributes, read as a browser does: `<` and a letter begin one.
pub fn elements(html: &str) -> Vec<(String, HashMap<String, String>)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
            continue;
        }
        let (mut attributes, mut tag, mut quoted) = (HashMap::new(), String::new(), None);
        for (at, c) in rest.char_indices() {
            match (c, quoted) {
                ('"' | '\'', None) => quoted = Some(c),
                (c, Some(mark)) if c == mark => quoted = None,
                ('>', None) => {
                    tag = rest[..at].to_owned();
                    rest = &rest[at..];
                    break;
                }
                _ => {}
            }
        }
        let name = tag.split_whitespace().next().unwrap_or_default().to_owned();
        let mut inside = &tag[name.len()..];
        while let Some((key, after)) = inside.split_once("=\"") {
            let (value, next) = after.split_once('"').expect("a closed attribute");
            attributes.insert(key.trim().rsplit(' ').next().unwrap_or_default().to_owned(), value.to_owned());
            inside = next;
        }
        let skip = ["style", "script"].iter().find(|raw| **raw == name).and_then(|raw| rest.find(&format!("</{raw}")));
        rest = &rest[skip.unwrap_or(0)..];
        found.push((name, attributes));
    }
    found
}

/// Everything in the page is ours, and nothing in it loads or runs.
pub fn assert_harmless(html: &str) {
    let ours: Vec<&str> = ELEMENTS.split_whitespace().collect();
    let found = elements(html);
    assert!(found.len() > 20, "a page has elements");
    for (name, attributes) in &found {
        assert!(ours.contains(&name.as_str()), "<{name}> is not of the page");
        for (key, value) in attributes {
            assert!(!key.starts_with("on") && key != "src" && key != "style", "{name} {key}={value}");
            let is_inside = |link: &str| link.starts_with('#') || link == "data:," || !link.contains(':');
            assert!(key != "href" || is_inside(value), "{name} leads out to {value}");
        }
    }
    for once in ["script", "style", "title", "body"] {
        assert_eq!(found.iter().filter(|(name, _)| name == once).count(), 1, "one <{once}>");
    }
}
