//! The reports of the articles in `fixtures/articles`, whole, as they were read and found right.
//!
//! What is known to be wrong in them stands in `fixtures/README.md`. After a change that is meant to change
//! them: `NUTGRAF_BLESS=1 cargo test --test golden`, then read the difference line by line before it is
//! committed.

mod common;

use std::{env, fs};

use common::{fixtures, json};

#[test]
fn every_article_has_the_report_that_was_read_and_found_right() {
    let mut changed = Vec::new();
    for fixture in fixtures() {
        let golden = fixture.path.with_extension("json");
        let now = json(&fixture.report(), true);
        if env::var_os("NUTGRAF_BLESS").is_some() {
            fs::write(&golden, &now).expect("the golden file is written");
            continue;
        }
        let then = fs::read_to_string(&golden).unwrap_or_default();
        if let Some(difference) = first_difference(&then, &now) {
            changed.push(format!("{}:{difference}", golden.display()));
        }
    }
    assert!(
        changed.is_empty(),
        "{}\n\nIf it is meant: NUTGRAF_BLESS=1 cargo test --test golden, and read the difference.",
        changed.join("\n")
    );
}

fn first_difference(then: &str, now: &str) -> Option<String> {
    let (then, now): (Vec<&str>, Vec<&str>) = (then.lines().collect(), now.lines().collect());
    let at = (0..then.len().max(now.len())).find(|&i| then.get(i) != now.get(i))?;
    let line = |lines: &[&str]| lines.get(at).map_or_else(|| "(the end)".to_owned(), |line| line.trim().to_owned());
    Some(format!("{}\n    was {}\n    is  {}", at + 1, line(&then), line(&now)))
}
