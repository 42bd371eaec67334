//! The answers of models just trained, for scorers.

use std::fs;
use std::io::{BufWriter, Write as _};

use nutgraf::OffsetUnit;
use nutgraf::annotate::{Words, speech};
use nutgraf::model::quotations::Models;
use nutgraf::text::{Converter, Document, Layout, Span};
use serde_json::{Value, json};

use crate::data;

/// Writes one line an article: `{"id", "quotations": [{"start", "end", "spans", "kind", "speaker_start", "speaker_end", "cue"}]}`.
pub fn answer(model: &str, set: &str, answers: &str) {
    let file = fs::read(model).expect("the model just written");
    let models = Models::read(&file).expect("a model of this version");
    let mut out = BufWriter::new(fs::File::create(answers).expect("the file of answers"));
    for line in fs::read_to_string(set).expect("the set").lines() {
        let record: Value = serde_json::from_str(line).expect("one JSON object a line");
        let text = record["text"].as_str().expect("text");
        let document = Document::new(text, Layout::Auto);
        let converter = Converter::new(text, OffsetUnit::Codepoint);
        let place = |span: Span| [converter.offset(span.start), converter.offset(span.end)];
        let statements = speech::find_with(&models, &Words::new(&document), &data::analyze(text));
        let quotations: Vec<Value> = statements
            .iter()
            .map(|s| {
                let spans: Vec<_> = s.content.iter().map(|c| place(*c)).collect();
                let source = s.source.map(place);
                json!({
                    "start": spans.first().map(|s| s[0]), "end": spans.last().map(|s| s[1]), "spans": spans, "kind": s.kind,
                    "speaker_start": source.map(|s| s[0]), "speaker_end": source.map(|s| s[1]), "speaker": null,
                    "cue": s.cue.map(place), "speech": s.speech, "confidence": s.confidence,
                })
            })
            .collect();
        writeln!(out, "{}", json!({"id": record["id"], "quotations": quotations})).expect("the answer is written");
    }
}
