//! Trains the models of quotations and writes `src/model/quotations.bin`.
//!
//! ```text
//! cargo run --release --example train_quotations -- ATTRIBUTIONS.jsonl OUT.bin [--articles TEXTS GOLD] [--without ID-PREFIX] [--answer SET.jsonl ANSWERS.jsonl]
//! ```
//!
//! `ATTRIBUTIONS.jsonl` holds one article a line: `{"id", "text", "attributions": [{"source", "cue", "content"}]}`,
//! each a list of `[start, end]` in code points. `--articles` adds articles with quoted pieces and full names of
//! speakers; `--without` leaves out the articles whose id begins so (for leave-one-publisher-out);
//! `--answer` lets the new models answer for a set, one line `{"id", "quotations"}` an article. The result is
//! the same for the same data on every machine of the same floating-point arithmetic.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that tells how the training goes")]
#![allow(clippy::needless_range_loop, reason = "matrices read best by their indices")]

mod answer;
mod chain;
mod choice;
mod data;
mod ftrl;
mod index;
mod quantize;

use std::fs;
use std::process::ExitCode;

use data::Article;
use nutgraf::model::quotations::pointer::Head;
use nutgraf::model::quotations::tagger::Tag;

/// The parts of the training set for cross-fitted tags.
const FOLDS: usize = 4;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| args.iter().position(|a| a == name);
    let [attributions, out, ..] = args.as_slice() else {
        eprintln!("usage: train_quotations ATTRIBUTIONS.jsonl OUT.bin [--articles TEXTS GOLD] [--without ID-PREFIX]");
        return ExitCode::from(2);
    };
    let without = option("--without").and_then(|i| args.get(i + 1));
    let mut articles = data::attributions(attributions);
    if let Some(prefix) = without {
        articles.retain(|a| !a.id.starts_with(prefix.as_str()));
    }
    let tagged = articles.len();
    if let Some([texts, gold]) = option("--articles").and_then(|i| args.get(i + 1..i + 3)) {
        articles.extend(data::pieces(texts, gold));
    }
    eprintln!("{tagged} articles with attributions, {} with pieces", articles.len() - tagged);
    train(&articles, tagged, out);
    if let Some([set, answers]) = option("--answer").and_then(|i| args.get(i + 1..i + 3)) {
        answer::answer(out, set, answers);
    }
    ExitCode::SUCCESS
}

/// Trains all three models; the first `tagged` articles have full attributions.
fn train(articles: &[Article], tagged: usize, out: &str) {
    let corpus = chain::prepare(&articles[..tagged]);
    let all: Vec<usize> = (0..tagged).collect();
    let whole = chain::train(&corpus, &all);
    // The pointer must meet tags as good as those of new text: each article is tagged by a model without it.
    let mut tags: Vec<Vec<Vec<Tag>>> = vec![Vec::new(); articles.len()];
    for fold in 0..FOLDS {
        let rest: Vec<usize> = all.iter().copied().filter(|i| i % FOLDS != fold).collect();
        let table = chain::train(&corpus, &rest);
        for i in (fold..tagged).step_by(FOLDS) {
            tags[i] = chain::tag(&table, &articles[i]);
        }
    }
    for i in tagged..articles.len() {
        tags[i] = chain::tag(&whole, &articles[i]);
    }
    drop(corpus);
    let source = choice::train(articles, &tags, Head::Source);
    let cue = choice::train(articles, &tags, Head::Cue);
    let file = quantize::file(&[&whole, &source, &cue]);
    eprintln!("{} bytes", file.len());
    fs::write(out, file).expect("the model is written");
}
