//! Bytes of text per second: of the whole analysis, and of every stage on its own.
//!
//! The corpus is the articles of `fixtures/articles`, each analyzed as an article of its own, so what an
//! article costs at its beginning and end is in the figures. One thread. `cargo bench`, or one stage:
//! `cargo bench -- speech`.

use std::fs;
use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use nutgraf::annotate::{self, Annotations, Words};
use nutgraf::render::json::Style;
use nutgraf::resolve::{self, Entities};
use nutgraf::text::Document;
use nutgraf::{Layout, Options, Report};

fn main() {
    divan::main();
}

#[divan::bench]
fn whole(bencher: Bencher) {
    each(bencher, |a| nutgraf::analyze(a.text, &a.options));
}

#[divan::bench]
fn whole_to_json(bencher: Bencher) {
    each(bencher, |a| json(&nutgraf::analyze(a.text, &a.options)));
}

#[divan::bench]
fn stage_1_document(bencher: Bencher) {
    each(bencher, |a| Document::new(a.text, Layout::Auto));
}

#[divan::bench]
fn stage_2_words(bencher: Bencher) {
    each(bencher, |a| Words::new(&a.document));
}

#[divan::bench]
fn stage_3_front(bencher: Bencher) {
    each(bencher, |a| annotate::front::find(&a.document, &a.words, &a.options));
}

#[divan::bench]
fn stage_4_names(bencher: Bencher) {
    each(bencher, |a| annotate::names::find(&a.document, &a.words, &a.found.front));
}

#[divan::bench]
fn stage_5_dates(bencher: Bencher) {
    each(bencher, |a| annotate::dates::find(&a.document, &a.words, &a.found.front, a.found.published.map(|(day, _)| day)));
}

#[divan::bench]
fn stage_6_marks(bencher: Bencher) {
    each(bencher, |a| annotate::marks::find(&a.document));
}

#[divan::bench]
fn stage_7_roles(bencher: Bencher) {
    each(bencher, |a| annotate::roles::find(&a.document, &a.words, &a.found.front, &a.found.names));
}

#[divan::bench]
fn stage_8_speech(bencher: Bencher) {
    each(bencher, |a| annotate::speech::find(&a.document, &a.words, &a.found.front, &a.found.names, &a.found.marks));
}

#[divan::bench]
fn stage_9_resolve(bencher: Bencher) {
    each(bencher, |a| resolve::resolve(&a.document, &a.found));
}

#[divan::bench]
fn stage_a_report(bencher: Bencher) {
    each(bencher, |a| nutgraf::report::report(&a.document, &a.found, &a.entities, &a.options));
}

#[divan::bench]
fn stage_b_json(bencher: Bencher) {
    each(bencher, |a| json(&a.report));
}

/// An article with all that the stages before the one measured make of it.
struct Article {
    text: &'static str,
    options: Options,
    document: Document<'static>,
    words: Words,
    found: Annotations,
    entities: Entities,
    report: Report,
}

/// Measures `stage` over all articles, in bytes of their text.
fn each<T>(bencher: Bencher, stage: impl Fn(&Article) -> T) {
    let articles = articles();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for article in &articles {
            black_box(stage(article));
        }
    });
}

fn articles() -> Vec<Article> {
    let entries = fs::read_dir("fixtures/articles").expect("the folder of articles");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|x| x == "txt"));
    paths.sort();
    paths.iter().map(|path| prepare(fs::read_to_string(path).expect("an article").leak())).collect()
}

fn prepare(text: &'static str) -> Article {
    let options = Options::default();
    let document = Document::new(text, Layout::Auto);
    let words = Words::new(&document);
    let found = annotate::annotate(&document, &options);
    let entities = resolve::resolve(&document, &found);
    let report = nutgraf::report::report(&document, &found, &entities, &options);
    Article { text, options, document, words, found, entities, report }
}

fn json(report: &Report) -> Vec<u8> {
    let mut bytes = Vec::new();
    nutgraf::render::json::write(report, &Style::default(), &mut bytes).expect("a vector takes every byte");
    bytes
}
