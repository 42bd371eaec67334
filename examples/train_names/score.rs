//! Precision, recall and F1 of exact names, by class.

use std::collections::BTreeSet;

use nutgraf::model::names::{Class, Model};

use crate::corpus::Text;

/// Prints one line for a set of texts, and the first `errors` errors of each kind.
pub fn print(title: &str, model: &Model, texts: &[Text], errors: usize) {
    if texts.is_empty() {
        return;
    }
    let documents: Vec<_> = texts.iter().map(Text::document).collect();
    let (began, mut tokens) = (std::time::Instant::now(), 0);
    for _ in 0..5 {
        for document in &documents {
            std::hint::black_box(model.tag(document));
            tokens += document.tokens.len();
        }
    }
    println!("{:.2} million tokens a second", tokens as f64 / began.elapsed().as_secs_f64() / 1e6);
    let classes = [Class::Person, Class::Organization, Class::Place];
    let mut counts = [[0_usize; 3]; 3];
    let mut shown = 0;
    for text in texts {
        let document = text.document();
        let trim = |start: u32, end: u32| {
            if text.text[start as usize..].starts_with("the ") || text.text[start as usize..].starts_with("The ") {
                (start + 4, end)
            } else {
                (start, end)
            }
        };
        let found: BTreeSet<_> = model
            .tag(&document)
            .iter()
            .map(|f| {
                (f.class as usize, {
                    let s = document.span(f.tokens);
                    trim(s.start, s.end)
                })
            })
            .collect();
        let gold: BTreeSet<_> = text.names.iter().map(|(s, c)| (*c as usize, trim(s.start, s.end))).collect();
        for (i, class) in classes.iter().enumerate() {
            let of = |set: &BTreeSet<(usize, (u32, u32))>| set.iter().filter(|x| x.0 == *class as usize).count();
            counts[i][0] += gold.intersection(&found).filter(|x| x.0 == *class as usize).count();
            counts[i][1] += of(&found);
            counts[i][2] += of(&gold);
        }
        let show = |label: &str, x: &(usize, (u32, u32))| {
            let (from, to) = ((x.1.0 as usize).saturating_sub(40), (x.1.1 as usize + 40).min(text.text.len()));
            let around = String::from_utf8_lossy(&text.text.as_bytes()[from..to]).replace('\n', " / ");
            println!("{label} {:?} [{}] in {around}", Class::ALL[x.0], &text.text[x.1.0 as usize..x.1.1 as usize]);
        };
        for x in gold.difference(&found).filter(|x| x.0 < 3).chain([].iter()) {
            if shown < errors {
                show("missed", x);
                shown += 1;
            }
        }
        for x in found.difference(&gold).filter(|x| x.0 < 3) {
            if shown < errors {
                show("wrong ", x);
                shown += 1;
            }
        }
    }
    let f1: Vec<String> = classes
        .iter()
        .zip(counts)
        .map(|(class, [right, found, gold])| {
            let (p, r) = (100.0 * right as f64 / found.max(1) as f64, 100.0 * right as f64 / gold.max(1) as f64);
            format!("{class:?} {:.1} (P {p:.1} R {r:.1}, {gold})", 2.0 * p * r / (p + r).max(1e-9))
        })
        .collect();
    println!("{title}: {}", f1.join("  "));
}
