//! What holds for every string: [`common::check`] says what, this says for which strings it is tried.
//!
//! The strings are the same on every run. `NUTGRAF_SEEDS=100000 cargo test --release --test invariants` tries
//! more of them.

mod common;

use std::{env, thread};

use common::hostile::Generator;
use common::{UNITS, check, fixtures, json, wrap};
use nutgraf::{Layout, Options};

#[test]
fn every_article_keeps_every_promise() {
    for fixture in fixtures() {
        for offset_unit in UNITS {
            let shown = Shown(&fixture.text);
            check::analyze(shown.0, &Options { offset_unit, ..fixture.options() });
        }
    }
}

#[test]
fn hostile_strings_keep_every_promise() {
    for seed in 0..seeds(1500) {
        let mut generator = Generator::new(seed);
        let text = generator.string(80);
        let shown = Shown(&text);
        check::analyze(shown.0, &options(&mut generator));
    }
}

#[test]
fn mutated_articles_keep_every_promise() {
    let fixtures = fixtures();
    for seed in 0..seeds(150) {
        let mut generator = Generator::new(seed);
        let article = generator.below(fixtures.len());
        let text = generator.mutation(&fixtures[article].text);
        let shown = Shown(&text);
        check::analyze(shown.0, &options(&mut generator));
    }
}

#[test]
fn long_runs_of_one_thing_keep_every_promise() {
    let runs = [
        "a",
        "A",
        "“",
        "”",
        "\"",
        "'",
        "``",
        "(",
        ")",
        "[",
        "“‘",
        ".",
        ". ",
        "! ",
        "—",
        "- ",
        "1",
        "1 ",
        "May ",
        "2016 ",
        "12:30 ",
        "\n",
        "\n\n",
        "\r",
        " ",
        "\u{301}",
        "e\u{301} ",
        "🎉",
        "🎉 ",
        "\0",
        "\u{feff}",
        "مرحبا ",
        "Ana Ruiz ",
        "Ruiz, ",
        "Mr. ",
        "he said ",
        "“a” he said. ",
        "U.S. ",
        "A.",
        "A. ",
        "Acme (AC) ",
        "president of the ",
        "of ",
        "x\n\n",
        "Ana Ruiz\n\n",
        "By Ana Ruiz\n",
        "- item\n",
        "said that ",
        "and ",
        "’s ",
        "Monday ",
        "last ",
        "<b>",
    ];
    for run in runs {
        let text = run.repeat(3000 / run.len());
        let shown = Shown(&text);
        check::analyze(shown.0, &Options::default());
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let bytes = |text: &str| json(&nutgraf::analyze(text, &Options::default()), false);
    for fixture in fixtures() {
        assert_eq!(bytes(&fixture.text), bytes(&fixture.text), "{}", fixture.path.display());
    }
    for seed in 0..seeds(100) {
        let text = Generator::new(seed).string(80);
        assert_eq!(bytes(&text), bytes(&text), "{text:?}");
    }
}

#[test]
fn the_text_of_a_report_gives_the_same_report() {
    for fixture in fixtures() {
        let first = json(&fixture.report(), true);
        let read: nutgraf::Report = serde_json::from_str(&first).expect("a report reads its own JSON");
        let again = nutgraf::analyze(read.text.as_deref().unwrap_or_default(), &fixture.options());
        assert_eq!(json(&again, true), first, "{}", fixture.path.display());
    }
    for seed in 0..seeds(300) {
        let text = Generator::new(seed).string(80);
        let shown = Shown(&text);
        let first = nutgraf::analyze(shown.0, &Options::default());
        let again = nutgraf::analyze(first.text.as_deref().unwrap_or_default(), &Options::default());
        assert_eq!(json(&again, false), json(&first, false));
    }
}

/// What a blank line has closed stays as it is, whatever follows, in whatever layout.
#[test]
fn appending_after_a_blank_line_moves_no_sentence() {
    let sentences = |text: &str| -> Vec<(u32, u32)> {
        nutgraf::analyze(text, &Options::default()).sentences.iter().map(|s| (s.start, s.end)).collect()
    };
    let fixtures = fixtures();
    let wrapped = |text: &str| text.split("\n\n").map(|p| wrap(p, 64)).collect::<Vec<_>>().join("\n\n");
    for (i, fixture) in fixtures.iter().enumerate() {
        let next = &fixtures[(i + 1) % fixtures.len()].text;
        let more = [
            next.clone(),
            wrapped(next),
            next.replace("\n\n", "\n"),
            "One more line.".into(),
            "“Open".into(),
            "Read more: elsewhere".into(),
        ];
        for text in [fixture.text.clone(), wrapped(&fixture.text), fixture.text.replace("\n\n", "\n")] {
            let before = sentences(&text);
            for more in &more {
                let after = sentences(&format!("{}\n\n{more}", text.trim_end()));
                assert!(after.starts_with(&before), "{} and {:.20?}", fixture.path.display(), more);
            }
        }
    }
    for seed in 0..seeds(700) {
        let mut generator = Generator::new(seed);
        let (text, more) = (generator.string(60), generator.string(60));
        let after = format!("{text}\n\n{more}");
        let shown = Shown(&after);
        let before = sentences(&text);
        assert!(sentences(shown.0).starts_with(&before), "behind {text:?}");
    }
}

/// Paragraphs that have nothing to do with one another keep their own days and marks in any order.
#[test]
fn the_order_of_unrelated_paragraphs_changes_no_day_and_no_mark() {
    let paragraphs = [
        "The ferry company Harlow Lines was founded on 3 May 1931 and sold its last steamer in 1968, when the tunnel opened.",
        "“Nobody asked us,” said Ida Moe, who runs the kiosk at the pier. “And now the pier is gone.”",
        "On Tuesday the council will vote. The vote was put off in March 2020 and again on 14 September 2021.",
        "Bo Li, a diver, called the steel “tired” and the report “a polite way of saying so”.",
        "Trains ran every hour until June 1, 2019; they have not run since.",
        "The bridge, the oldest of its kind, weighs four thousand tonnes and is painted every seven years.",
        "“When the fog comes in,” Tomas Hall said, “you hear the old bell, and that was last heard on 2 January 1999.”",
    ];
    let published = Some(("2022-03-10".parse().expect("a day"), nutgraf::annotate::front::PublishedFrom::Option));
    let found = |order: &[&str]| {
        let report = nutgraf::analyze(&order.join("\n\n"), &Options { published, ..Options::default() });
        let mut found: Vec<String> = report.dates.iter().map(|d| format!("{} = {:?} {:?}", d.at.text, d.value, d.modifier)).collect();
        let marked = report.quotations.iter().filter(|q| q.kind == nutgraf::annotate::speech::StatementKind::Direct);
        found.extend(marked.map(|q| format!("“{}”", q.text)));
        found.sort();
        found
    };
    let expected = found(&paragraphs);
    assert!(expected.len() >= 10, "{expected:?}");
    for seed in 0..24 {
        let mut generator = Generator::new(seed);
        let mut order = paragraphs.to_vec();
        for i in (1..order.len()).rev() {
            order.swap(i, generator.below(i + 1));
        }
        assert_eq!(found(&order), expected, "{order:?}");
    }
}

/// Neighbours that change places keep their own words in quotation marks and their own full days, wherever in an
/// article they stand.
#[test]
fn swapping_two_paragraphs_keeps_the_marks_and_days_of_both() {
    let balanced = |p: &str| p.matches('“').count() == p.matches('”').count() && p.matches('"').count().is_multiple_of(2);
    let mut swaps = 0;
    for fixture in fixtures() {
        let paragraphs: Vec<&str> = fixture.text.trim_end().split("\n\n").collect();
        let expected = marks_and_days(&fixture.text);
        // What stands above the story has its meaning by its place.
        for at in 4..paragraphs.len().saturating_sub(1) {
            if balanced(paragraphs[at]) && balanced(paragraphs[at + 1]) {
                let mut swapped = paragraphs.clone();
                swapped.swap(at, at + 1);
                assert_eq!(marks_and_days(&swapped.join("\n\n")), expected, "{}: {}", fixture.path.display(), paragraphs[at]);
                swaps += 1;
            }
        }
    }
    assert!(swaps > 50, "{swaps} swaps");
}

/// What stands in quotation marks, and the days that are written out in full, in alphabetical order.
fn marks_and_days(text: &str) -> Vec<String> {
    let options = Options::default();
    let document = nutgraf::text::Document::new(text, options.layout);
    let found = nutgraf::annotate::annotate(&document, &options);
    let words = |span: nutgraf::text::Span| text[span.start as usize..span.end as usize].to_owned();
    let marks = found.marks.iter().map(|quoted| words(quoted.outer));
    let report = nutgraf::analyze(text, &options);
    let full = report.dates.iter().filter(|date| date.rule == "month-day-year");
    let mut all: Vec<String> = marks.chain(full.map(|date| format!("{} = {:?}", date.at.text, date.value))).collect();
    all.sort();
    all
}

/// Options by chance: unit, layout, publication day.
fn options(generator: &mut Generator) -> Options {
    let published =
        (generator.below(2) == 0).then(|| ("2016-09-21".parse().expect("a day"), nutgraf::annotate::front::PublishedFrom::Option));
    let layout = [Layout::Auto, Layout::Auto, Layout::Blank, Layout::Line][generator.below(4)];
    Options { offset_unit: UNITS[generator.below(3)], layout, published, ..Options::default() }
}

fn seeds(usual: u64) -> u64 {
    env::var("NUTGRAF_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(usual)
}

/// A text that is shown when the test fails.
struct Shown<'t>(&'t str);

impl Drop for Shown<'_> {
    #[allow(clippy::print_stderr, reason = "what a failing test has to say")]
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("the text: {:?}", self.0);
        }
    }
}
