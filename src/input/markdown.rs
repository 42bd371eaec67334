//! Markdown: the block of fields at the top, and the heading.

use serde_json::Value;

use super::fields::Record;

/// The fields between lines of `---` or `+++` at the top of a text, and what follows them. `None` if the text does
/// not begin with such a block of `name: value` lines and lists, or of `name = value` lines.
pub fn front_matter(text: &str) -> Option<(Record, &str)> {
    let (first, mut rest) = text.split_once('\n')?;
    let fence = first.trim_end();
    let sign = match fence {
        "---" => ':',
        "+++" => '=',
        _ => return None,
    };
    let mut record = Record::new();
    let mut last = String::new();
    while let Some((line, after)) = rest.split_once('\n') {
        rest = after;
        let bare = line.trim();
        let indented = line.starts_with([' ', '\t']);
        if line.trim_end() == fence || sign == ':' && line.trim_end() == "..." {
            return (!record.is_empty()).then_some((record, rest));
        } else if let Some(item) = bare.strip_prefix("- ") {
            if let Value::Array(items) = record.get_mut(&last)? {
                items.push(unquoted(item).into());
            }
        } else if let Some((name, value)) = bare.split_once(sign).filter(|_| !indented && !bare.starts_with('#')) {
            name.trim_end().clone_into(&mut last);
            record.insert(last.clone(), value_of(value.trim()));
        } else if !indented && !bare.is_empty() && !bare.starts_with('#') {
            return None;
        }
    }
    None
}

/// The heading that a text begins with: `# Heading`.
pub fn heading(text: &str) -> Option<&str> {
    let line = text.trim_start().lines().next()?;
    line.strip_prefix("# ").map(|heading| heading.trim().trim_end_matches(" #")).filter(|heading| !heading.is_empty())
}

/// A value: nothing yet, where a list follows; `[a, b]`; or a string.
fn value_of(value: &str) -> Value {
    match value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
        Some(list) => list.split(',').map(unquoted).map(Value::from).collect(),
        None if value.is_empty() => Value::Array(Vec::new()),
        None => unquoted(value).into(),
    }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inside = |mark| value.strip_prefix(mark).and_then(|value| value.strip_suffix(mark));
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_and_lists_are_read() {
        let text = "---\ntitle: \"Harbour: open\"\ndate: 2016-09-23\n# a remark\nauthors:\n  - Ana Ruiz\n  - Bo Li\ntags: [a, 'b']\n---\n\n# Harbour\n";
        let (record, rest) = front_matter(text).unwrap();
        let wanted = json!({"title": "Harbour: open", "date": "2016-09-23", "authors": ["Ana Ruiz", "Bo Li"], "tags": ["a", "b"]});
        assert_eq!(Value::Object(record), wanted);
        assert_eq!(rest, "\n# Harbour\n");
        assert_eq!(heading(rest), Some("Harbour"));
    }

    #[test]
    fn fields_with_equals_signs_are_read() {
        let (record, rest) =
            front_matter("+++\ntitle = \"Harbour: open\"\ndate = 2016-09-23\nauthors = [\"Ana Ruiz\"]\n+++\nIt is.\n").unwrap();
        assert_eq!(Value::Object(record), json!({"title": "Harbour: open", "date": "2016-09-23", "authors": ["Ana Ruiz"]}));
        assert_eq!(rest, "It is.\n");
    }

    #[test]
    fn other_texts_have_none() {
        for text in
            ["", "---", "---\n", "---\n---\n", "---\nA story: it is.\nAnd goes on.\n---\n", "---\ntitle: never closed\n", "title: x\n---\n"]
        {
            assert_eq!(front_matter(text), None, "{text}");
        }
        assert_eq!(heading("#hashtag"), None);
    }
}
