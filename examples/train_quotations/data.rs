//! The articles, analyzed, with their gold.

use std::fs;

use nutgraf::annotate::speech;
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
    /// Quoted pieces that are nobody's speech, where not every other one is.
    pub nothing: Vec<Span>,
}

/// What the program sees of a text.
pub fn analyze(text: &str) -> Vec<Vec<Unit>> {
    let document = Document::new(text, Layout::Auto);
    let words = Words::new(&document);
    let front = front::find(&document, &words, &Options::default());
    let names = names::find(&document, &words, &front);
    speech::paragraphs(&document, &words, &front, &names, &marks::find(&document))
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
            .map(|a| {
                let (mut source, mut cue) = (spans(&a["source"]), spans(&a["cue"]));
                // A few annotations have them the wrong way round.
                if matches!(source.as_slice(), [one] if matches!(one.of(text), "said" | "says" | "told" | "wrote" | "added")) {
                    std::mem::swap(&mut source, &mut cue);
                }
                Attribution { source, cue, content: spans(&a["content"]), exact: true }
            })
            .collect(),
        complete: true,
        nothing: Vec::new(),
    }
}

/// A text with gold: the cast, and quoted pieces with the full names of their speakers.
pub struct Gold {
    pub id: String,
    pub text: String,
    pub gold: Value,
    /// The pieces that are somebody's words, with the speaker's name if the text gives it.
    pub pieces: Vec<(Span, Option<String>)>,
    /// The pieces that are nobody's speech.
    pub nothing: Vec<Span>,
}

/// The articles of a folder of texts and one of gold.
pub fn gold(texts: &str, gold: &str) -> Vec<Gold> {
    let mut files: Vec<_> = fs::read_dir(gold).expect("the folder of gold").map(|f| f.expect("a file").path()).collect();
    files.sort();
    let mut articles = Vec::new();
    for file in files {
        let Some(id) = file.file_stem().and_then(|s| s.to_str()) else { continue };
        let Ok(text) = fs::read_to_string(format!("{texts}/{id}.txt")) else { continue };
        let gold: Value = serde_json::from_str(&fs::read_to_string(&file).expect("gold")).expect("gold in JSON");
        articles.push(read(id, text, gold));
    }
    articles
}

fn read(id: &str, text: String, gold: Value) -> Gold {
    let (mut pieces, mut nothing) = (Vec::new(), Vec::new());
    let mut from = 0;
    for piece in gold["quotations"].as_array().into_iter().flatten() {
        let quote = piece["quote"].as_str().unwrap_or_default();
        let Some(at) = text.get(from..).and_then(|rest| rest.find(quote)).filter(|_| !quote.is_empty()) else { continue };
        let place = Span::new((from + at) as u32, (from + at + quote.len()) as u32);
        from = place.end as usize;
        if piece["said"] == false {
            nothing.push(place);
        } else {
            pieces.push((place, piece["speaker"].as_str().map(str::to_owned)));
        }
    }
    Gold { id: id.to_owned(), text, gold, pieces, nothing }
}

/// What the pointer learns from an article with gold: every mention of a speaker may be the source.
pub fn pieces(article: &Gold) -> Article {
    let text = &article.text;
    let list = |key: &str| article.gold[key].as_array().cloned().unwrap_or_default();
    let cast: Vec<(Value, bool)> =
        list("people").into_iter().map(|p| (p, true)).chain(list("organizations").into_iter().map(|o| (o, false))).collect();
    let attribution = |(content, speaker): &(Span, Option<String>)| {
        let (entity, person) = cast.iter().find(|(e, _)| speaker.is_some() && e["name"].as_str() == speaker.as_deref())?;
        let mut source = mentions(text, entity);
        if *person {
            source.extend(words(text, &["he", "she", "who", "He", "She"]));
        }
        Some(Attribution { source, cue: Vec::new(), content: vec![*content], exact: false })
    };
    Article {
        id: article.id.clone(),
        paragraphs: analyze(text),
        attributions: article.pieces.iter().filter_map(attribution).collect(),
        complete: false,
        nothing: article.nothing.clone(),
    }
}

/// Every place where an entity is named.
fn mentions(text: &str, entity: &Value) -> Vec<Span> {
    let forms = entity["forms"].as_array().into_iter().flatten().chain([&entity["name"]]);
    let forms: Vec<&str> = forms.filter_map(Value::as_str).collect();
    words(text, &forms)
}

/// Every place where one of these stands as whole words.
fn words(text: &str, forms: &[&str]) -> Vec<Span> {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut found = Vec::new();
    for form in forms.iter().filter(|f| !f.is_empty()) {
        for (at, _) in text.match_indices(form) {
            let end = at + form.len();
            if !inside(text[..at].chars().next_back()) && !inside(text[end..].chars().next()) {
                found.push(Span::new(at as u32, end as u32));
            }
        }
    }
    found
}
