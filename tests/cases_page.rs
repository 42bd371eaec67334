//! The page: each line of `fixtures/cases/sentences.tsv` and `front.tsv` is one case, with its reason.

mod common;

use nutgraf::annotate::front::{Front, Kind};
use nutgraf::annotate::{self, Annotations};
use nutgraf::report::Report;
use nutgraf::text::{Document, Layout, Span};
use nutgraf::{Options, analyze};

const BODY: &str = "The town council of Aldermouth voted to close the old harbour bridge for six weeks in spring, \
     after engineers had found cracks in its steel and a long debate.";
const MORE: &str = "Ferries will run every ten minutes until the work is done.";

/// Input, expected, why.
fn cases(text: &'static str) -> impl Iterator<Item = (String, String, &'static str)> {
    let open = |field: &str| field.replace("\\r", "\r").replace("\\n", "\n").replace("{body}", BODY).replace("{more}", MORE);
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(move |line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next().unwrap_or_default();
        (open(next()), open(next()), next())
    })
}

fn sentences(report: &Report) -> Vec<String> {
    let text: Vec<char> = report.text.iter().flat_map(|text| text.chars()).collect();
    report.sentences.iter().map(|s| text[s.start as usize..s.end as usize].iter().collect()).collect()
}

#[test]
fn sentences_end_where_the_cases_say() {
    let wrong: Vec<_> = cases(include_str!("../fixtures/cases/sentences.tsv"))
        .filter_map(|(input, expected, why)| {
            let got = sentences(&analyze(&input, &Options::default())).join("|");
            (got != expected).then(|| format!("{why}\n  want {expected}\n  got  {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_frame_is_what_the_cases_say() {
    let all: Vec<_> = cases(include_str!("../fixtures/cases/front.tsv")).collect();
    let wrong: Vec<_> = all
        .iter()
        .filter_map(|(input, expected, why)| {
            let document = Document::new(input, Layout::Auto);
            let annotations = annotate::annotate(&document, &Options::default());
            let mut parts = expected.split("; ");
            let kinds = parts.next().unwrap_or_default();
            let mut got = vec![names(&annotations.front)];
            let mut want = vec![kinds.to_owned()];
            for part in parts {
                let (field, value) = part.split_once('=').unwrap_or((part, ""));
                want.push(format!("{field}={value}"));
                got.push(format!("{field}={}", read(field, input, &annotations)));
            }
            (got != want).then(|| format!("{why}: {input:?}\n  want {}\n  got  {}", want.join("; "), got.join("; ")))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

/// Most texts that come from scraping have no headline, and none is better than a wrong one.
#[test]
fn a_text_without_a_headline_gets_none() {
    let mut tried = 0;
    for fixture in common::fixtures() {
        let report = fixture.report();
        let Some(headline) = &report.article.headline else { continue };
        let rest: String = fixture.text.chars().skip(headline.end as usize).collect();
        // What stands between headline and story goes as well: a summary reads like a headline.
        let story = rest.split("\n\n").skip_while(|block| block.split_whitespace().count() < 20);
        let text = story.collect::<Vec<_>>().join("\n\n");
        let found = analyze(&text, &Options::default()).article.headline;
        assert_eq!(found.map(|place| place.text), None, "{}", fixture.path.display());
        tried += 1;
    }
    assert!(tried >= 14, "{tried} articles have a headline");
}

/// The kinds of the paragraphs, as the report writes them.
fn names(front: &Front) -> String {
    front.kinds.iter().map(report_name).collect::<Vec<_>>().join(" ")
}

/// What a kind is called in the report.
fn report_name(kind: &impl serde::Serialize) -> String {
    serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn read(field: &str, text: &str, annotations: &Annotations) -> String {
    let front = &annotations.front;
    let all = |spans: &mut dyn Iterator<Item = Span>| spans.map(|span| span.of(text)).collect::<Vec<_>>().join("/");
    match field {
        "headline" => all(&mut front.headline.into_iter()),
        "by" => all(&mut front.authors.iter().map(|a| a.span)),
        "credit" => all(&mut front.credits.iter().map(|a| a.span)),
        "work" => front.credits.iter().map(|credit| report_name(&credit.work)).collect::<Vec<_>>().join("/"),
        "place" => all(&mut front.dateline.and_then(|d| d.place).into_iter()),
        "agency" => all(&mut front.dateline.and_then(|d| d.agency).into_iter()),
        "day" => all(&mut front.dateline.and_then(|d| d.day).into_iter()),
        "dates" => all(&mut front.date_lines.iter().copied()),
        "section" => all(&mut front.section.into_iter()),
        "first" => first_of_story(text, front),
        _ => panic!("no such field: {field}"),
    }
}

/// The first sentence of the first paragraph of the story, as the report gives it.
fn first_of_story(text: &str, front: &Front) -> String {
    let report = analyze(text, &Options::default());
    let body = front.kinds.iter().position(|kind| *kind == Kind::Body);
    let at = report.sentences.iter().position(|s| Some(s.paragraph as usize) == body);
    at.and_then(|at| sentences(&report).into_iter().nth(at)).unwrap_or_default()
}
