//! What the fields of a JSON record are called, and what they hold.
//!
//! The names are those that news-please, newspaper4k, fundus, trafilatura, Common Crawl news exports, NewsAPI,
//! mediastack, schema.org, JSON Feed, WordPress and the archives of newspapers write. The strings `None`, `null`, `nan` and `[]` stand for nothing: so those
//! tools write what they have not found.

use nutgraf::lexicon;
use nutgraf::text::key::key;
use serde_json::{Map, Value};

use crate::cli;

const TEXT: &[&str] = &[
    "text",
    "maintext",
    "body",
    "articleBody",
    "content",
    "content.rendered",
    "content_text",
    "content_html",
    "bodyText",
    "fields.bodyText",
    "fields.body",
    "plaintext",
    "raw_text",
    "article",
    "article_text",
    "sections",
    "paragraphs",
];
/// What stands for a text that is not there, unless the text's name was given.
const SUMMARY: &[&str] =
    &["description", "summary", "lead_paragraph", "abstract", "short_description", "excerpt", "trailText", "fields.trailText", "snippet"];
const ID: &[&str] = &["id", "url", "link", "web_url", "webUrl", "pageUrl", "filename", "uri", "uuid", "guid", "_id"];
const DATE: &[&str] = &[
    "date",
    "publish_date",
    "date_publish",
    "publishing_date",
    "published_at",
    "publishedAt",
    "publicationDate",
    "publication_date",
    "datePublished",
    "date_published",
    "pub_date",
    "pubDate",
    "published_date",
    "published",
    "webPublicationDate",
    "dateTime",
    "date.$date",
    "seendate",
];
const TITLE: &[&str] = &["title", "title.rendered", "headline", "headline.main", "webTitle"];
const AUTHORS: &[&str] = &["authors", "author", "byline", "byline.original", "fields.byline", "creator"];
const WRAPPERS: &[&str] =
    &["articles", "results", "data", "items", "docs", "response", "hits", "news", "posts", "objects", "value", "@graph"];

/// A record of JSON.
pub type Record = Map<String, Value>;

/// The names to look for, in this order.
#[derive(Debug)]
pub struct Keys {
    text: Names,
    id: Names,
    date: Names,
    title: Names,
}

/// One name that was given, or the usual ones.
#[derive(Debug)]
enum Names {
    Given(String),
    Usual(&'static [&'static str]),
}

impl Keys {
    /// The keys of the command line, else the usual ones.
    pub fn new(input: &cli::Input) -> Self {
        let names = |given: &Option<String>, usual| given.clone().map_or(Names::Usual(usual), Names::Given);
        Self {
            text: names(&input.text_key, TEXT),
            id: names(&input.id_key, ID),
            date: names(&input.date_key, DATE),
            title: names(&input.title_key, TITLE),
        }
    }

    /// The usual keys.
    #[cfg(any(feature = "html", test))]
    pub const fn usual() -> Self {
        Self { text: Names::Usual(TEXT), id: Names::Usual(ID), date: Names::Usual(DATE), title: Names::Usual(TITLE) }
    }

    /// The record's text: of the fields of these names, the first that holds some; an empty one if none does.
    ///
    /// # Errors
    ///
    /// What is missing, if there is no such field.
    pub fn text(&self, record: &Record) -> Result<String, String> {
        let mut fields = self.text.fields(record).peekable();
        if fields.peek().is_none() {
            let there: Vec<&str> = record.keys().take(12).map(String::as_str).collect();
            return Err(match &self.text {
                Names::Given(name) => format!("has no {name:?}, only {}", there.join(", ")),
                Names::Usual(_) => format!("has no text, only {}; --text-key names it", there.join(", ")),
            });
        }
        Ok(fields.filter_map(prose).next().unwrap_or_default())
    }

    /// What the record tells of an article whose text it does not hold.
    pub fn summary(&self, record: &Record) -> Option<String> {
        let usual = matches!(self.text, Names::Usual(_));
        SUMMARY.iter().filter(|_| usual).filter_map(|name| field(record, name)).find_map(prose)
    }

    /// Whether there is a field for the text at all.
    pub fn has_text(&self, record: &Record) -> bool {
        self.text.fields(record).next().is_some()
    }

    /// The record's id; the address that some tools call its source, if it has no other.
    pub fn id(&self, record: &Record) -> Option<String> {
        let source = || record.get("source").and_then(scalar).filter(|source| source.contains("://"));
        self.id.fields(record).find_map(scalar).or_else(source)
    }

    /// The record's publication date, as written.
    pub fn date(&self, record: &Record) -> Option<String> {
        self.date.fields(record).find_map(scalar)
    }

    /// The record's headline.
    pub fn title(&self, record: &Record) -> Option<String> {
        self.title.fields(record).find_map(scalar)
    }
}

impl Names {
    fn fields<'r>(&'r self, record: &'r Record) -> impl Iterator<Item = &'r Value> {
        let (given, usual) = match self {
            Self::Given(name) => (Some(name.as_str()), &[][..]),
            Self::Usual(names) => (None, *names),
        };
        given.into_iter().chain(usual.iter().copied()).filter_map(|name| field(record, name))
    }
}

/// A field by its name, or by the names on the way to it: `body.text`.
fn field<'r>(record: &'r Record, name: &str) -> Option<&'r Value> {
    record.get(name).or_else(|| {
        let (outer, inner) = name.split_once('.')?;
        field(record.get(outer)?.as_object()?, inner)
    })
}

/// The records that an object wraps: a list under one of the usual names, of which only the articles are kept if their
/// types are told.
pub fn wrapped(record: &mut Record) -> Option<Vec<Value>> {
    WRAPPERS.iter().find_map(|name| match record.get_mut(*name) {
        Some(Value::Array(list)) if list.iter().all(Value::is_object) => {
            let mut list = std::mem::take(list);
            let kind = |value: &Value| value.get("@type").is_some_and(is_article);
            if list.iter().any(kind) {
                list.retain(kind);
            }
            Some(list)
        }
        Some(Value::Object(inner)) => wrapped(inner),
        _ => None,
    })
}

/// The record in what a search engine returns for one: `{"_id": ..., "_source": {...}}`.
pub fn source(mut record: Record) -> Record {
    match record.remove("_source") {
        Some(Value::Object(mut inner)) => {
            if let Some(id) = record.remove("_id") {
                inner.entry("_id").or_insert(id);
            }
            inner
        }
        Some(other) => {
            record.insert("_source".to_owned(), other);
            record
        }
        None => record,
    }
}

/// Whether a type of schema.org is one of articles: `NewsArticle`, `BlogPosting`, ...
pub fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => kind.ends_with("Article") || kind.ends_with("Posting") || kind.ends_with("NewsReport"),
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

/// The text without the mark of a service that sends only its beginning: `... [+1234 chars]`; none if it has none.
pub fn beginning(text: &str) -> Option<&str> {
    let (text, rest) = text.trim_end().rsplit_once("[+")?;
    let count = rest.strip_suffix(" chars]")?;
    (!count.is_empty() && count.bytes().all(|b| b.is_ascii_digit())).then(|| text.trim_end())
}

/// A string or number that stands for something.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => present(text).map(str::to_owned),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn present(text: &str) -> Option<&str> {
    let text = text.trim();
    let nothing = text.is_empty() || ["none", "null", "nan", "[]", "nat", "n/a"].iter().any(|word| text.eq_ignore_ascii_case(word));
    (!nothing).then_some(text)
}

/// Running text: a string as it is, or lists of paragraphs and sections joined by blank lines.
fn prose(value: &Value) -> Option<String> {
    if let Value::String(text) = value {
        return present(text).map(|_| text.clone());
    }
    let mut paragraphs = Vec::new();
    collect(value, &mut paragraphs);
    (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
}

/// The strings in lists and in the parts of a body, in reading order.
fn collect<'v>(value: &'v Value, paragraphs: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => paragraphs.extend(present(text)),
        Value::Array(list) => list.iter().for_each(|value| collect(value, paragraphs)),
        Value::Object(parts) => {
            for name in ["summary", "headline", "heading", "title", "text", "content", "sections", "paragraphs"] {
                if let Some(part) = parts.get(name) {
                    collect(part, paragraphs);
                }
            }
        }
        _ => {}
    }
}

/// The authors: a string, a list of strings, or schema.org's `{"name"}`.
pub fn authors(record: &Record) -> Vec<String> {
    AUTHORS.iter().filter_map(|name| field(record, name)).map(names).find(|names| !names.is_empty()).unwrap_or_default()
}

fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => names_in(text),
        Value::Array(list) => list.iter().flat_map(names).collect(),
        // A newsroom signs for nobody.
        Value::Object(person) if person.get("@type").and_then(Value::as_str).is_some_and(|kind| kind.ends_with("Organization")) => {
            Vec::new()
        }
        Value::Object(person) => person.get("name").map(names).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The names in `A`, `By A, B and C`, `A; B`, `A, Political Editor` or `['A', 'B']`, without roles and employers;
/// addresses are none.
pub fn names_in(text: &str) -> Vec<String> {
    let Some(text) = present(text) else { return Vec::new() };
    let text = text.strip_prefix("By ").or_else(|| text.strip_prefix("by ")).unwrap_or(text);
    let parts: Vec<&str> = match text.strip_prefix("['").and_then(|text| text.strip_suffix("']")) {
        Some(list) => list.split("', '").collect(),
        None => text.split([';', '|']).flat_map(|part| part.split(", ")).flat_map(|part| part.split(" and ")).collect(),
    };
    let names = parts.into_iter().filter_map(present).filter(|name| !name.contains("://") && !name.contains('@'));
    names.enumerate().filter(|(i, name)| *i == 0 || !is_role(name)).map(|(_, name)| without_role(name)).collect()
}

/// The name before a place or a role that no mark parts from it: `A in Oslo`, `A B Transport correspondent`.
fn without_role(name: &str) -> String {
    let name = name.split_once(" in ").map_or(name, |(name, _)| name);
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let is_small = |word: &&&str| word.starts_with(char::is_lowercase);
    let of_newsrooms = |word: &&str| lexicon::classes(key(word)).any(lexicon::NEWSROOM);
    if words.len() > 2 && words.last().filter(is_small).is_some_and(of_newsrooms) {
        while words.last().filter(is_small).is_some() {
            words.pop();
        }
        words.truncate(if words.len() > 2 { words.len() - 1 } else { words.len() });
    }
    words.join(" ")
}

/// Whether part of a byline is a role or an employer: a word of it is one of newsrooms, or none has a capital.
fn is_role(part: &str) -> bool {
    let of_newsrooms = |word: &str| lexicon::classes(key(word)).any(lexicon::NEWSROOM);
    part.split_whitespace().any(of_newsrooms) || !part.contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn record(value: Value) -> Record {
        match value {
            Value::Object(record) => record,
            other => panic!("no record: {other}"),
        }
    }

    #[test]
    fn fields_of_the_usual_tools() {
        for (value, id, date, title, writers) in [
            (
                json!({"maintext": "T", "title": "H", "date_publish": "2016-09-21 10:00:00", "authors": "[]", "url": "u", "filename": "f"}),
                "u",
                "2016-09-21 10:00:00",
                Some("H"),
                vec![],
            ),
            (
                json!({"text": "T", "title": "None", "date": "2016-09-21", "author": "Ana Ruiz; Bo Li", "id": 7}),
                "7",
                "2016-09-21",
                None,
                vec!["Ana Ruiz", "Bo Li"],
            ),
            (
                json!({"plaintext": "T", "body": "None", "title": "H", "publishing_date": "2016-09-21", "authors": ["Ana Ruiz", "Bo Li"], "link": "l"}),
                "l",
                "2016-09-21",
                Some("H"),
                vec!["Ana Ruiz", "Bo Li"],
            ),
            (
                json!({"articleBody": "T", "headline": "H", "datePublished": "2016-09-21", "author": [{"@type": "Organization", "name": "Port Press"}, {"name": "Ana Ruiz"}], "url": "u"}),
                "u",
                "2016-09-21",
                Some("H"),
                vec!["Ana Ruiz"],
            ),
        ] {
            let (keys, record) = (Keys::usual(), record(value));
            assert_eq!(keys.text(&record).as_deref(), Ok("T"));
            assert_eq!(keys.id(&record).as_deref(), Some(id));
            assert_eq!(keys.date(&record).as_deref(), Some(date));
            assert_eq!(keys.title(&record).as_deref(), title);
            assert_eq!(authors(&record), writers);
        }
    }

    #[test]
    fn fields_of_services_and_archives() {
        for (value, id, date, title, writers) in [
            (
                json!({"id": "a/1", "webTitle": "H", "webPublicationDate": "2016-09-21", "fields": {"byline": "Ana Ruiz", "bodyText": "T"}}),
                "a/1",
                "2016-09-21",
                "H",
                "Ana Ruiz",
            ),
            (
                json!({"_id": "a", "headline": {"main": "H"}, "pub_date": "2016-09-21", "byline": {"original": "By Ana Ruiz"}, "text": "T"}),
                "a",
                "2016-09-21",
                "H",
                "Ana Ruiz",
            ),
            (
                json!({"link": "l", "title": {"rendered": "H"}, "content": {"rendered": "T"}, "date": {"$date": "2016-09-21"}, "creator": ["Ana Ruiz"]}),
                "l",
                "2016-09-21",
                "H",
                "Ana Ruiz",
            ),
            (
                json!({"id": null, "source": "https://a", "title": "H", "content_text": "T", "published_date": "2016-09-21", "authors": [{"name": "Ana Ruiz"}]}),
                "https://a",
                "2016-09-21",
                "H",
                "Ana Ruiz",
            ),
        ] {
            let (keys, record) = (Keys::usual(), record(value));
            assert_eq!(keys.text(&record).as_deref(), Ok("T"));
            assert_eq!(keys.id(&record).as_deref(), Some(id));
            assert_eq!(keys.date(&record).as_deref(), Some(date));
            assert_eq!(keys.title(&record).as_deref(), Some(title));
            assert_eq!(authors(&record), [writers]);
        }
    }

    #[test]
    fn only_the_articles_of_a_graph_are_records() {
        let graph = json!({"@graph": [{"@type": "WebPage", "text": "no"}, {"@type": "NewsArticle", "articleBody": "T"}]});
        assert_eq!(wrapped(&mut record(graph)), Some(vec![json!({"@type": "NewsArticle", "articleBody": "T"})]));
        let hit = json!({"_id": "a1", "_source": {"text": "T"}});
        assert_eq!(source(record(hit)), record(json!({"_id": "a1", "text": "T"})));
        assert_eq!(source(record(json!({"_source": 1}))), record(json!({"_source": 1})));
    }

    #[test]
    fn the_mark_of_a_text_that_is_cut_off_is_none_of_it() {
        assert_eq!(beginning("It was late… [+1234 chars]"), Some("It was late…"));
        assert_eq!(beginning("It was late. [+12 chairs]"), None);
        assert_eq!(beginning("It was late."), None);
    }

    #[test]
    fn a_body_in_sections_is_joined_by_blank_lines() {
        let body =
            json!({"summary": ["S"], "sections": [{"headline": [], "paragraphs": ["A", "B"]}, {"headline": ["H"], "paragraphs": ["C"]}]});
        assert_eq!(Keys::usual().text(&record(json!({"body": body}))).as_deref(), Ok("S\n\nA\n\nB\n\nH\n\nC"));
    }

    #[test]
    fn a_field_without_text_is_an_empty_text_and_no_field_an_error() {
        assert_eq!(Keys::usual().text(&record(json!({"text": null}))).as_deref(), Ok(""));
        assert_eq!(Keys::usual().text(&record(json!({"a": 1, "b": 2}))), Err("has no text, only a, b; --text-key names it".to_owned()));
        let keys = Keys { text: Names::Given("a.b".to_owned()), ..Keys::usual() };
        assert_eq!(keys.text(&record(json!({"a": {"b": "T"}, "text": "no"}))).as_deref(), Ok("T"));
    }

    #[test]
    fn bylines_are_split_into_names() {
        for (written, split) in [
            ("By Ana Ruiz, Bo Li and Cy Oz", vec!["Ana Ruiz", "Bo Li", "Cy Oz"]),
            ("Ana Ruiz, Political Correspondent", vec!["Ana Ruiz"]),
            ("Ana Ruiz, Bo Li", vec!["Ana Ruiz", "Bo Li"]),
            ("Ana Ruiz, in charge of nothing | Linden Post", vec!["Ana Ruiz"]),
            ("['Ana Ruiz', 'Bo Li']", vec!["Ana Ruiz", "Bo Li"]),
            ("Ana Ruiz Transport correspondent", vec!["Ana Ruiz"]),
            ("Ana Ruiz and Bo Li in Oslo", vec!["Ana Ruiz", "Bo Li"]),
            ("https://example.org/ana", vec![]),
        ] {
            assert_eq!(names_in(written), split, "{written}");
        }
    }
}
