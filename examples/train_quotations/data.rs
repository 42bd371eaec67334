//! The articles, analyzed, with their gold.

use std::fs;

use nutgraf::annotate::speech::units;
use nutgraf::annotate::{Options, Words, front, marks, names};
use nutgraf::model::quotations::Unit;
use nutgraf::text::{Document, Layout, Span};
use serde_json::Value;

/// One attribution, in bytes.
pub struct Attribution {
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
    /// False if the gold only says what may be the source (the names of the speaker, pronouns) and nothing of cues.
    pub exact: bool,
}

/// An article with what the models see of it.
pub struct Article {
    pub id: String,
    pub paragraphs: Vec<Vec<Unit>>,
    pub attributions: Vec<Attribution>,
    /// Whether every attribution of the text is there, and not only those of quoted pieces.
    pub complete: bool,
}

/// What the program sees of a text.
fn analyze(text: &str) -> Vec<Vec<Unit>> {
    let document = Document::new(text, Layout::Auto);
    let words = Words::new(&document);
    let front = front::find(&document, &words, &Options::default());
    let names = names::find(&document, &words, &front);
    units::units(&document, &words, &names, &marks::find(&document))
}

/// The articles of a file of attributions.
pub fn attributions(path: &str) -> Vec<Article> {
    let file = fs::read_to_string(path).expect("the file of attributions");
    file.lines().filter(|line| !line.trim().is_empty()).map(article).collect()
}

fn article(line: &str) -> Article {
    let record: Value = serde_json::from_str(line).expect("one JSON object a line");
    let text = record["text"].as_str().expect("text");
    let bytes: Vec<u32> = text.char_indices().map(|(i, _)| i as u32).chain([text.len() as u32]).collect();
    let spans = |value: &Value| -> Vec<Span> {
        let at = |v: &Value| bytes[v.as_u64().expect("an offset") as usize];
        value.as_array().expect("a list of places").iter().map(|place| Span::new(at(&place[0]), at(&place[1]))).collect()
    };
    let attributions = record["attributions"].as_array().expect("attributions").iter();
    Article {
        id: record["id"].as_str().unwrap_or_default().to_owned(),
        paragraphs: analyze(text),
        attributions: attributions
            .map(|a| Attribution { source: spans(&a["source"]), cue: spans(&a["cue"]), content: spans(&a["content"]), exact: true })
            .collect(),
        complete: true,
    }
}

/// The articles of a folder of texts and one of gold with quoted pieces and their speakers' full names.
pub fn pieces(_texts: &str, _gold: &str) -> Vec<Article> {
    Vec::new()
}
