use super::*;
use crate::render::sample;
use crate::report::{OffsetUnit, Report};

fn written(report: &Report) -> String {
    let mut out = Vec::new();
    page(report, Some("index.html"), &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn every_mark_leads_to_its_row_and_back() {
    let html = written(&sample::report(OffsetUnit::Codepoint));
    assert!(html.contains("<a class=\"m p\" href=\"#p1\" data-e=\"p1\" id=\"p1-1\">Ana Ruíz</a>"));
    assert!(html.contains("<a class=\"m p by\" href=\"#p1\" data-e=\"p1\" id=\"p1-2\" title=\"Ana Ruíz\">she</a>"));
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    for link in html.split(" href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert_eq!(ids.iter().filter(|id| **id == link).count(), 1, "#{link} leads to one place");
    }
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "an id is given once");
}

#[test]
fn the_article_is_the_same_whatever_the_report_counts() {
    let article = |unit| {
        let html = written(&sample::report(unit));
        let (_, rest) = html.split_once("<article").expect("the article begins");
        rest.split_once("</article>").expect("the article ends").0.to_owned()
    };
    assert!(article(OffsetUnit::Codepoint) == article(OffsetUnit::Utf8));
    assert!(article(OffsetUnit::Codepoint) == article(OffsetUnit::Utf16));
}

#[test]
fn marks_nest_and_words_are_escaped() {
    let html = written(&sample::report(OffsetUnit::Utf16));
    assert!(html.contains(
        "<span class=\"q direct\" data-e=\"q2\" id=\"q2-1\" title=\"Ana Ruíz\">“We &lt;tested&gt; it &amp; it held,”</span><a class=\"n\""
    ));
    assert!(
        html.contains(
            "<span class=\"s\" data-e=\"q1\"><span class=\"r\" data-e=\"p1\" id=\"r1\" title=\"title of Ana Ruíz\">Mayor</span> <a"
        )
    );
    let voids = ["meta", "link", "input", "rect", "!doctype"];
    let mut open: Vec<&str> = Vec::new();
    let body = html.replace(STYLE, "").replace(SCRIPT, "");
    for tag in body.split('<').skip(1).filter_map(|rest| rest.split(['>', ' ', '\n']).next()) {
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "elements nest"),
            None if voids.contains(&tag) => {}
            None => open.push(tag),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn thoughts_stand_apart_from_speech_under_their_own_numbers() {
    let mut report = sample::report(OffsetUnit::Codepoint);
    let spoken = written(&report);
    assert!(spoken.contains("<b>3</b> quotations") && !spoken.contains("thoughts"));
    report.quotations[1].speech = false;
    let html = written(&report);
    assert!(html.contains("<b>2</b> quotations</a>") && html.contains("<a href=\"#thoughts\"><b>1</b> thought</a>"));
    let (said, thought) = html.split_once("<section id=\"thoughts\"").expect("a section of thoughts");
    assert!(said.contains("<tr id=\"q1\"") && said.contains("<tr id=\"q3\"") && !said.contains("<tr id=\"q2\""));
    assert!(thought.contains("<tr id=\"q2\"") && thought.contains("aria-label=\"quotation 2 in the article\">2</a>"));
}

#[test]
fn a_page_without_text_has_its_tables() {
    let report = Report { text: None, ..sample::report(OffsetUnit::Codepoint) };
    let html = written(&report);
    assert!(html.contains("<table class=\"said\"") && html.contains("We &lt;tested&gt; it &amp; it held,"));
}

#[test]
fn the_policy_allows_this_style_and_this_script_only() {
    assert!(POLICY.starts_with("default-src 'none'; style-src 'sha256-"));
    assert!(!POLICY.contains("unsafe") && !POLICY.contains("http"));
    for (text, end) in [(STYLE, "</style"), (SCRIPT, "</script")] {
        assert!(!text.to_lowercase().contains(end), "the text does not end its own element");
    }
}

#[test]
fn the_index_ranks_and_links() {
    let mut index = Index::default();
    let report = sample::report(OffsetUnit::Codepoint);
    index.add(&report, "one.html");
    index.add(&Report { people: report.people[..1].to_vec(), ..report.clone() }, "two.html");
    let mut out = Vec::new();
    index.write(&mut out).expect("a vector takes everything");
    let html = String::from_utf8(out).expect("UTF-8");
    assert!(html.contains("<h1>2 articles</h1>") && html.contains("<a href=\"two.html#p1\">"));
    let (first, second) = (html.find("<summary>Ana Ruíz").expect("the mayor"), html.find("<summary>Tom Okafor").expect("the engineer"));
    assert!(first < second);
}

#[test]
fn file_names_stay_in_their_folder() {
    for (id, name) in [
        ("news/a b.txt", "a-b"),
        ("../../etc/passwd", "passwd"),
        ("..", "article"),
        ("-", "article"),
        (".hidden", "hidden"),
        ("https://example.org/2021/bridge-opens.html?x=1", "bridge-opens.html-x-1"),
        ("C:\\news\\été.txt", "été"),
        ("a<b>\"c", "a-b-c"),
    ] {
        assert_eq!(file_name(id), name);
    }
    assert!(file_name(&"😀é".repeat(500)).len() < 200);
}
