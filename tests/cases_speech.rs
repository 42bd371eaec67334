//! The cases of quotations: one line each in `fixtures/cases/speech.tsv`, text TAB expected TAB why.
//!
//! In the text, ` ¶ ` separates paragraphs. Expected answers are separated by ` ; `:
//! `NAME: words` wants these words in a content of a statement by the person or organization of that name;
//! `(source): words` the same without a speaker, the source ending as written;
//! `~NAME: words` the same as a thought, with `speech` false;
//! `!: words` wants no content in quotation marks with these words.

use nutgraf::annotate::speech::StatementKind;
use nutgraf::report::Quotation;

fn is_right(expected: &str, quotations: &[Quotation]) -> bool {
    let (who, words) = expected.split_once(": ").unwrap_or_else(|| panic!("{expected:?} has no colon"));
    let (who, speech) = who.strip_prefix('~').map_or((who, true), |who| (who, false));
    let mut holding = quotations.iter().filter(|q| q.content.iter().any(|c| c.text.contains(words)));
    if who == "!" {
        return !holding.any(|q| q.kind != StatementKind::Indirect);
    }
    let source = who.strip_prefix('(').and_then(|who| who.strip_suffix(')'));
    holding.any(|q| {
        let right = match source {
            Some(source) => q.speaker.is_none() && q.source.as_ref().is_some_and(|s| s.text.contains(source)),
            None => q.speaker.as_ref().is_some_and(|s| s.name == who),
        };
        right && q.speech == speech
    })
}

#[test]
fn every_case() {
    let mut wrong = Vec::new();
    let cases = include_str!("../fixtures/cases/speech.tsv");
    for line in cases.lines() {
        let [text, expected, why] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {line:?}") };
        let report = nutgraf::analyze(&text.replace(" ¶ ", "\n\n"), &nutgraf::Options::default());
        for one in expected.split(" ; ").filter(|one| !is_right(one, &report.quotations)) {
            let found = |q: &Quotation| {
                format!("{:?} {:?} {:?} {}", q.speaker.as_ref().map(|s| &s.name), q.source.as_ref().map(|s| &s.text), q.text, q.speech)
            };
            wrong.push(format!("{why}: wanted {one}\n  in {text}\n  found {:#?}", report.quotations.iter().map(found).collect::<Vec<_>>()));
        }
    }
    assert!(cases.lines().count() >= 120, "cases are missing");
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
