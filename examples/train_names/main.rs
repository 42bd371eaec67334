//! Trains the recognizer of names: `src/model/names.bin`.
//!
//! ```text
//! train_names --bio DIR --clusters FILE --vectors FILE --articles DIR
//!     [--dev FILE.jsonl]... [--leave-out PREFIX] [--fold N/M] [--rounds N] [--epochs N] [--out FILE]
//! ```
//!
//! `--bio` holds `*.bio` files (token TAB tag, blank line between sentences, `-DOCSTART-` between documents),
//! and `gazetteer.tsv` (word TAB classes); `--clusters` is what `cluster_words` makes of the
//! `--vectors`; `--articles` holds `texts/*.txt` and `gold/*.json`. Articles whose name begins with `--leave-out` are
//! kept for scoring, so is every M-th article from the N-th with `--fold`, and the texts of `--dev`. The model card in `src/model/README.md` tells what the model in the repository was trained on.
//! The same arguments give the same bytes.

#![allow(clippy::needless_range_loop, reason = "matrices read best by their indices")]
#![allow(clippy::type_complexity, reason = "the parts of a model, taken apart at once by the only caller")]
#![allow(clippy::print_stdout, reason = "a program for developers")]

mod chain;
mod corpus;
mod leanings;
mod lexical;
mod optimizer;
mod score;

use std::path::PathBuf;

use nutgraf::model::names::{LABELS, Model, Page};
use nutgraf::model::{names, table};

/// What the command line asks for.
#[derive(Default)]
pub struct Options {
    bio: PathBuf,
    articles: PathBuf,
    clusters: PathBuf,
    vectors: PathBuf,
    dev: Vec<PathBuf>,
    leave_out: Vec<String>,
    /// Of so many parts of each source's articles, the one that is held out.
    fold: Option<[usize; 2]>,
    skip: Vec<String>,
    epochs: usize,
    rounds: u64,
    minimum: u32,
    own_weight: f32,
    l1: f32,
    l2: f32,
    alpha: f32,
    prune: f32,
    dropout: f32,
    errors: usize,
    own_share: f32,
    out: Option<PathBuf>,
}

fn main() {
    let options = options();
    let mut corpus = corpus::read(&options);
    let (held_out, train): (Vec<_>, Vec<_>) = corpus.drain(..).partition(|text| text.held_out);
    println!("{} texts for training, {} held out", train.len(), held_out.len());

    let documents: Vec<_> = train.iter().map(|text| text.document()).collect();
    let sections = lexical::sections(&options.bio, &options.clusters, &options.vectors, &train, &documents);
    let lexical = lexical::read(&sections);
    let mut problem = chain::Problem::default();
    for (text, document) in train.iter().zip(&documents) {
        problem.add(&Page::new(&lexical, document), text);
    }
    problem.index(options.minimum);
    println!(
        "{} tokens in {} islands, {} features; {} of {} names cross the gate",
        problem.tokens(),
        problem.islands(),
        problem.features(),
        problem.lost,
        problem.names
    );

    let trained = optimizer::train(&problem, &options);
    let (moves, weights) = trained.quantize(&problem, options.prune, options.own_share);
    println!("{} features kept", weights.len());
    let weights = table::write::<LABELS>(weights);
    let moves: Vec<u8> = moves.iter().flatten().flat_map(|w| w.to_le_bytes()).collect();
    let bytes = names::write(&[&sections[0], &sections[1], &sections[2], &moves, &weights]);
    let model = Model::read(&bytes).expect("what was written can be read");
    println!("{} bytes", bytes.len());
    if let Some(path) = &options.out {
        std::fs::write(path, &bytes).expect("the model is written");
    }
    score::print("held out", &model, &held_out, options.errors);
    for path in &options.dev {
        let texts = corpus::read_jsonl(path);
        score::print(&path.file_stem().unwrap_or_default().to_string_lossy(), &model, &texts, options.errors);
    }
}

fn options() -> Options {
    let mut options = Options {
        epochs: 7,
        rounds: 1,
        minimum: 3,
        own_weight: 1.0,
        own_share: 0.6,
        l1: 0.3,
        l2: 0.5,
        alpha: 0.1,
        prune: 0.06,
        dropout: 0.4,
        ..Options::default()
    };
    let mut args = std::env::args().skip(1);
    while let Some(name) = args.next() {
        let value = args.next().unwrap_or_else(|| panic!("{name} needs a value"));
        let number = || value.parse::<f32>().unwrap_or_else(|_| panic!("{name} needs a number"));
        match name.as_str() {
            "--bio" => options.bio = value.into(),
            "--articles" => options.articles = value.into(),
            "--clusters" => options.clusters = value.into(),
            "--vectors" => options.vectors = value.into(),
            "--dev" => options.dev.push(value.into()),
            "--leave-out" => options.leave_out.extend(value.split(',').map(str::to_owned)),
            "--fold" => {
                let (fold, folds) = value.split_once('/').expect("a fold like 0/5");
                options.fold = Some([fold, folds].map(|n| n.parse().expect("a number")));
            }
            "--skip" => options.skip.extend(value.split(',').map(str::to_owned)),
            "--epochs" => options.epochs = number() as usize,
            "--rounds" => options.rounds = number() as u64,
            "--minimum" => options.minimum = number() as u32,
            "--own-weight" => options.own_weight = number(),
            "--l1" => options.l1 = number(),
            "--l2" => options.l2 = number(),
            "--alpha" => options.alpha = number(),
            "--dropout" => options.dropout = number(),
            "--prune" => options.prune = number(),
            "--errors" => options.errors = number() as usize,
            "--own-share" => options.own_share = number(),
            "--out" => options.out = Some(value.into()),
            _ => panic!("unknown option {name}"),
        }
    }
    options
}
