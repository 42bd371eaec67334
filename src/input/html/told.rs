//! What a page tells machines: JSON-LD of schema.org, and what its tags name.

use dom_smoothie::Readability;
use serde_json::Value;

use super::super::fields::{self, Record};

/// What the page's JSON-LD tells of its article: the first object that is one.
pub fn linked(reader: &Readability) -> Option<Record> {
    let scripts = reader.doc.select("script[type='application/ld+json']");
    scripts.iter().find_map(|script| article(parse(&script.text())?))
}

/// JSON as pages write it: in a comment or CDATA, with line breaks in strings, a comma too many, a semicolon behind.
fn parse(script: &str) -> Option<Value> {
    serde_json::from_str(script).ok().or_else(|| serde_json::from_str(&mended(script)?).ok())
}

/// From the first bracket to the last, control characters in strings as blanks, and no comma before a closing bracket.
fn mended(script: &str) -> Option<String> {
    let inner = script.split_once("<![CDATA[").map(|(_, rest)| rest.rsplit_once("]]>").map_or(rest, |(inner, _)| inner));
    let script = inner.unwrap_or(script);
    let json = script.get(script.find(['{', '['])?..=script.rfind(['}', ']'])?)?;
    let mut out = String::with_capacity(json.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in json.chars() {
        match c {
            '"' if !escaped => quoted = !quoted,
            '}' | ']' if !quoted && out.trim_end().ends_with(',') => out.truncate(out.trim_end().len() - 1),
            _ => {}
        }
        escaped = quoted && c == '\\' && !escaped;
        out.push(if quoted && c.is_control() { ' ' } else { c });
    }
    Some(out)
}

/// The first article in a value, its lists and its graph.
fn article(value: Value) -> Option<Record> {
    match value {
        Value::Array(list) => list.into_iter().find_map(article),
        Value::Object(record) if record.get("@type").is_some_and(fields::is_article) => Some(record),
        Value::Object(mut record) => article(record.remove("@graph").or_else(|| record.remove("mainEntity"))?),
        _ => None,
    }
}

/// Names of tags that tell the publication day, the surest first.
const DATES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "date",
];
/// Names of tags that tell the authors.
const AUTHORS: &[&str] = &["byl", "sailthru.author", "parsely-author", "dc.creator", "author"];

/// The publication date that a tag tells, as written.
pub fn date(reader: &Readability) -> Option<String> {
    tag(reader, DATES)
}

/// The authors that a tag tells, as written.
pub fn authors(reader: &Readability) -> Option<String> {
    tag(reader, AUTHORS)
}

/// What the first of some names tells: `<meta name=... content=...>`, `<time itemprop=... datetime=...>`.
fn tag(reader: &Readability, names: &[&str]) -> Option<String> {
    let tags = reader.doc.select("meta[content], time[itemprop][datetime]");
    let told = |name: &str| {
        tags.iter().find_map(|tag| {
            let named = ["name", "property", "itemprop"].iter().filter_map(|attribute| tag.attr(attribute));
            let is_it = named.into_iter().any(|found| found.trim().eq_ignore_ascii_case(name));
            let value = tag.attr("content").or_else(|| tag.attr("datetime")).filter(|_| is_it)?;
            Some(value.trim().to_owned()).filter(|value| !value.is_empty())
        })
    };
    names.iter().find_map(|name| told(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_with_the_usual_faults_is_read() {
        let good = serde_json::json!({"a": "x, ] y", "b": [1, {"c": "\\"}]});
        for written in [
            r#"{"a": "x, ] y", "b": [1, {"c": "\\"}]}"#,
            r#"<!-- {"a": "x, ] y", "b": [1, {"c": "\\"}]} -->"#,
            "//<![CDATA[\n{\"a\": \"x, ] y\", \"b\": [1, {\"c\": \"\\\\\"}]}\n//]]>",
            r#"{"a": "x, ] y", "b": [1, {"c": "\\",}, ] , };"#,
            "{\"a\": \"x,\n] y\", \"b\": [1, {\"c\": \"\\\\\"}]}",
        ] {
            assert_eq!(parse(written), Some(good.clone()), "{written}");
        }
        assert_eq!(parse("no JSON"), None);
        assert_eq!(parse("} {"), None);
    }
}
