//! Trains the models of quotations and writes `src/model/quotations.bin`.
//!
//! ```text
//! cargo run --release --example train_quotations -- ATTRIBUTIONS.jsonl OUT.bin [--articles TEXTS GOLD]
//!     [--without ID-PREFIX] [--fold N/M] [--answer SET.jsonl ANSWERS.jsonl] [--speakers] [--cross]
//! ```
//!
//! `ATTRIBUTIONS.jsonl` holds one article a line: `{"id", "text", "attributions": [{"source", "cue", "content"}]}`,
//! each a list of `[start, end]` in code points. `--articles` adds articles with quoted pieces and full names of
//! speakers; `--without` leaves out the articles whose id begins so (for leave-one-publisher-out),
//! `--fold` every Mth of the attributions' articles from the Nth on, N from 0 (for cross-validation);
//! `--speakers` trains nothing but the choice of speakers, into OUT.bin as it is; `--cross` tells how good that
//! choice is where it was trained on the other groups of articles;
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
mod listwise;
mod quantize;
mod speaker;

use std::fs;
use std::process::ExitCode;

use data::Article;
use nutgraf::model::quotations::Models;
use nutgraf::model::quotations::pointer::Head;
use nutgraf::model::quotations::tagger::Tag;
use quantize::Packed;

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
    let keep = |id: &str| without.is_none_or(|prefix| !id.starts_with(prefix.as_str()));
    let fold = option("--fold").and_then(|i| args.get(i + 1)).map(|parts| parts_of(parts));
    let mut gold = Vec::new();
    if let Some([texts, folder]) = option("--articles").and_then(|i| args.get(i + 1..i + 3)) {
        gold = data::gold(texts, folder);
        gold.retain(|a| keep(&a.id));
    }
    let tables = if option("--speakers").is_some() {
        quantize::tables(&fs::read(out).expect("the model whose speakers are to be trained"))
    } else {
        let mut articles = data::attributions(attributions);
        articles.retain(|a| keep(&a.id));
        if let Some((fold, folds)) = fold {
            let mut number = 0..;
            articles.retain(|_| number.next().is_none_or(|i: usize| i % folds != fold));
        }
        let tagged = articles.len();
        articles.extend(gold.iter().map(data::pieces));
        eprintln!("{tagged} articles with attributions, {} with pieces", articles.len() - tagged);
        train(&articles, tagged)
    };
    let [tagger, source, cue, ..] = tables.as_slice() else { return ExitCode::FAILURE };
    let draft = quantize::file(&[tagger, source, cue, &Packed::empty()]);
    let models = Models::read(&draft).expect("models of this version");
    if option("--cross").is_some() {
        speaker::cross_validate(&models, &gold);
    }
    let speaker = speaker::train(&models, &gold.iter().collect::<Vec<_>>()).pack();
    let file = quantize::file(&[tagger, source, cue, &speaker]);
    eprintln!("{} bytes", file.len());
    fs::write(out, file).expect("the model is written");
    if let Some([set, answers]) = option("--answer").and_then(|i| args.get(i + 1..i + 3)) {
        answer::answer(out, set, answers);
    }
    ExitCode::SUCCESS
}

/// The number of a part and of all parts: `0/4`.
fn parts_of(parts: &str) -> (usize, usize) {
    let (part, all) = parts.split_once('/').expect("N/M");
    (part.parse().expect("a number"), all.parse::<usize>().expect("a number").max(1))
}

/// Trains tagger and pointers; the first `tagged` articles have full attributions.
fn train(articles: &[Article], tagged: usize) -> Vec<Packed> {
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
    vec![whole, source, cue]
}
