//! Texts with the names in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::Layout;
use nutgraf::model::names::Class;
use nutgraf::text::{Document, Span, TokenKind};
use serde_json::Value;

use crate::Options;

/// A text, the names in it, and how to learn from it.
pub struct Text {
    /// Which corpus it is from: the file's stem up to the first stop, or `own`.
    pub source: String,
    /// The text itself.
    pub text: String,
    /// Its names, in bytes.
    pub names: Vec<(Span, Class)>,
    /// Whether names of [`Class::Other`] are marked; if not, what is unmarked may be one.
    pub others_marked: bool,
    /// How often it counts.
    pub weight: f32,
    /// Whether it is for scoring only.
    pub held_out: bool,
    layout: Layout,
}

impl Text {
    /// The text cut up as the program would.
    pub fn document(&self) -> Document<'_> {
        Document::new(&self.text, self.layout)
    }
}

/// Reads everything that the options name, in the order of file names.
pub fn read(options: &Options) -> Vec<Text> {
    let mut texts = Vec::new();
    for path in files(&options.bio, "bio") {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !options.skip.iter().any(|s| stem.starts_with(s.as_str())) {
            read_bio(&path, &stem, &mut texts);
        }
    }
    if options.own_weight > 0.0 {
        for (number, path) in files(&options.articles.join("gold"), "json").into_iter().enumerate() {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(options.articles.join("texts").join(format!("{stem}.txt"))).expect("an article");
            let gold = serde_json::from_str(&fs::read_to_string(&path).expect("its gold")).expect("JSON");
            texts.push(Text {
                source: "own".into(),
                names: project(&text, &gold),
                text,
                others_marked: false,
                weight: options.own_weight,
                held_out: options.leave_out.iter().any(|l| stem.starts_with(l.as_str()))
                    || options.fold.is_some_and(|[fold, folds]| number % folds == fold),
                layout: Layout::Auto,
            });
        }
    }
    texts
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<_> = entries.map(|e| e.expect("a file").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|x| x == extension));
    paths.sort();
    paths
}

/// Texts of one record a line: `{"text", "names": [{"start", "end", "type"}]}`, in code points.
pub fn read_jsonl(path: &Path) -> Vec<Text> {
    let lines = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    lines
        .lines()
        .map(|line| {
            let record: Value = serde_json::from_str(line).expect("JSON");
            let text = record["text"].as_str().expect("a text").to_owned();
            let mut bytes: Vec<u32> = text.char_indices().map(|(i, _)| i as u32).collect();
            bytes.push(text.len() as u32);
            let at = |n: &Value| bytes[n.as_u64().expect("an offset") as usize];
            let names = record["names"].as_array().expect("names").iter();
            let names = names.filter_map(|n| Some((Span::new(at(&n["start"]), at(&n["end"])), class(n["type"].as_str()?)?)));
            Text {
                source: "dev".into(),
                names: names.collect(),
                others_marked: false,
                weight: 1.0,
                held_out: true,
                layout: Layout::Auto,
                text,
            }
        })
        .collect()
}

fn class(name: &str) -> Option<Class> {
    Some(match name {
        "PER" | "PERSON" | "person" => Class::Person,
        "ORG" | "organization" => Class::Organization,
        "LOC" | "place" => Class::Place,
        "MISC" => Class::Other,
        _ => return None,
    })
}

/// The forms of an article's gold, found in its text. `mixed` entries go first ("none" takes its stretch
/// out), then the longest form wins; forms are whole words.
fn project(text: &str, gold: &Value) -> Vec<(Span, Class)> {
    let list = |key: &str| gold[key].as_array().cloned().unwrap_or_default();
    let mut names = Vec::new();
    let mut taken = vec![false; text.len()];
    let mut take = |at: usize, len: usize| {
        let free = !taken[at..at + len].contains(&true);
        if free {
            taken[at..at + len].fill(true);
        }
        free
    };
    for mixed in list("mixed") {
        let (around, form) = (mixed["in"].as_str().unwrap_or(""), mixed["form"].as_str().unwrap_or(""));
        for (outer, _) in text.match_indices(around) {
            for (inner, _) in around.match_indices(form) {
                if take(outer + inner, form.len()) {
                    names.extend(class(mixed["type"].as_str().unwrap_or("")).map(|c| (span(outer + inner, form), c)));
                }
            }
        }
    }
    let mut forms: BTreeMap<String, Class> = BTreeMap::new();
    for (key, class) in [("people", Class::Person), ("organizations", Class::Organization), ("places", Class::Place)] {
        for entity in list(key) {
            let all = entity["forms"].as_array().cloned().unwrap_or_default();
            let all: BTreeSet<_> = all.iter().chain([&entity["name"]]).filter_map(Value::as_str).map(str::to_owned).collect();
            all.into_iter().for_each(|form| {
                forms.entry(form).or_insert(class);
            });
        }
    }
    let mut forms: Vec<_> = forms.into_iter().filter(|(form, _)| !form.is_empty()).collect();
    forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.chars().count()));
    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    for (form, class) in &forms {
        for (at, _) in text.match_indices(form.as_str()) {
            let whole = !word(text[..at].chars().next_back()) && !word(text[at + form.len()..].chars().next());
            if whole && take(at, form.len()) {
                names.push((span(at, form), *class));
            }
        }
    }
    names.sort_by_key(|(span, _)| span.start);
    names
}

fn span(at: usize, form: &str) -> Span {
    Span::new(at as u32, (at + form.len()) as u32)
}

/// Reads the documents of a tagged corpus, brought to this project's definition of a name.
fn read_bio(path: &Path, stem: &str, texts: &mut Vec<Text>) {
    let source = stem.split('.').next().unwrap_or(stem);
    let content = fs::read_to_string(path).expect("a corpus in UTF-8");
    let others_marked = !matches!(source, "btc" | "litbank") && !stem.starts_with("uner_ewt.dev") && !stem.starts_with("uner_ewt.test");
    for part in content.split("-DOCSTART-") {
        let mut text = String::new();
        let mut names: Vec<(Span, Class)> = Vec::new();
        let mut joiner = Joiner::default();
        for line in part.lines().skip_while(|l| l.trim() == "O") {
            let Some((token, tag)) = line.trim_end().split_once('\t') else {
                joiner.end_sentence(&mut text);
                continue;
            };
            if token.is_empty() || token.trim().is_empty() {
                continue;
            }
            let at = joiner.push(token, &mut text);
            match (tag.split_once('-'), names.last_mut()) {
                (Some(("B", kind)), _) => names.extend(class(kind).map(|c| (at, c))),
                (Some(("I", _)), Some(last)) => last.0.end = at.end,
                _ => {}
            }
        }
        if !text.trim().is_empty() {
            let layout = Layout::Line;
            let document = Document::new(&text, layout);
            let names = names.into_iter().filter_map(|(s, c)| convert(&document, s, c)).collect();
            texts.push(Text { source: source.into(), names, others_marked, weight: 1.0, held_out: false, layout, text });
        }
    }
}

/// Puts tokens back into running text.
#[derive(Default)]
struct Joiner {
    glue: bool,
    open_quote: bool,
}

impl Joiner {
    fn push(&mut self, token: &str, text: &mut String) -> Span {
        let (token, opens) = match token {
            "``" | "-LRB-" | "-LSB-" => (if token == "``" { "\"" } else { "(" }, true),
            "''" | "-RRB-" | "-RSB-" => (if token == "''" { "\"" } else { ")" }, false),
            "\"" => (token, !self.open_quote),
            _ => (token, false),
        };
        if token == "\"" {
            self.open_quote = opens;
        }
        let closes = !opens
            && (matches!(token, "," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "%" | "n't" | "..." | "’" | "”" | "\"" | "/" | "-")
                || token.starts_with(['\'', '’']) && token.chars().count() <= 3);
        if !text.is_empty() && !text.ends_with('\n') && !self.glue && !closes {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(token);
        self.glue = opens || matches!(token, "(" | "[" | "$" | "“" | "‘" | "-" | "/" | "#" | "@");
        Span::new(start as u32, text.len() as u32)
    }

    fn end_sentence(&mut self, text: &mut String) {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        *self = Self::default();
    }
}

/// A name without leading `the`, honorifics before people, and a possessive at the end.
fn convert(document: &Document, name: Span, class: Class) -> Option<(Span, Class)> {
    const HONORIFICS: [&str; 26] = [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "sir",
        "president",
        "sen",
        "rep",
        "gov",
        "gen",
        "col",
        "capt",
        "lt",
        "sgt",
        "rev",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "prof.",
        "sen.",
        "gen.",
        "rev.",
        "madam",
    ];
    let mut tokens = document.tokens_in(name).range();
    let lower = |i: usize| document.word(i).to_lowercase();
    while tokens.len() > 1 && matches!(lower(tokens.end - 1).as_str(), "'s" | "’s" | "'" | "’" | ",") {
        tokens.end -= 1;
    }
    while tokens.len() > 1 && (lower(tokens.start) == "the" || class == Class::Person && HONORIFICS.contains(&lower(tokens.start).as_str()))
    {
        tokens.start += 1;
    }
    let first = document.tokens.get(tokens.start)?;
    let last = document.tokens.get(tokens.end.checked_sub(1)?)?;
    let is_name = tokens.clone().any(|i| document.tokens[i].kind == TokenKind::Word || document.tokens[i].kind == TokenKind::Number);
    (is_name && first.span.start < last.span.end).then(|| (first.span.cover(last.span), class))
}
