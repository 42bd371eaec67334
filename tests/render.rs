//! What people and other programs are shown: real runs of the program on articles that mean harm, and the
//! formats read back.

mod common;
#[path = "common/markup.rs"]
mod markup;
#[path = "common/standoff.rs"]
mod standoff;
#[path = "common/table.rs"]
mod table;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use markup::{assert_harmless, elements};
use nutgraf::render::{csv, html};
use nutgraf::{Options, Report};
use serde_json::Value;
use table::records;

/// An article that tries to become markup, script, a formula, and a command to the terminal.
const HOSTILE: &str = "<script>alert(1)</script> \"Mayor\" opens bridge\n\n\
    \"<img src=x onerror=alert(2)> & we won't,\" said Mayor Ana Ruiz</style></script><svg onload=alert(3)> on Friday.\n\n\
    =HYPERLINK(\"http://example.org\") said Tom O'Hara &lt;b&gt; of the \"</title><b>Harbour Trust\" 😀 on March 4, 2021.\n\n\
    \x1b]0;owned\x07\x1b[2J She said it was \u{202e}done\u{0}. https://example.org/?a=1&b=\"><i>\n";

fn nutgraf(args: &[&str], folder: &Path, input: &str) -> (i32, Vec<u8>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
    command.args(args).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program runs");
    // It may end before it has read everything.
    let _ = child.stdin.take().expect("standard input").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("the program ends");
    (output.status.code().expect("an exit, not a signal"), output.stdout)
}

fn folder() -> tempfile::TempDir {
    tempfile::TempDir::new().expect("a folder")
}

fn printed(args: &[&str], input: &str) -> String {
    let (code, out) = nutgraf(args, folder().path(), input);
    assert_eq!(code, 0, "{args:?}");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn a_hostile_article_cannot_inject_markup() {
    let html = printed(&["-f", "html"], HOSTILE);
    assert_harmless(&html);
    assert!(html.contains("&lt;img src=x onerror=alert(2)&gt; &amp; we won&#39;t"), "the words are all there");
    let policy = elements(&html).into_iter().find(|(_, attributes)| attributes.contains_key("http-equiv")).expect("a policy");
    assert!(policy.1["content"].starts_with("default-src 'none'; style-src 'sha256-"));
}

#[test]
fn a_hostile_report_cannot_inject_markup() {
    let text = printed(&["--compact"], "Mayor Ana Ruiz of Harbour Trust said \"yes\" on March 4, 2021.");
    let mut report: Value = serde_json::from_str(&text).expect("JSON");
    poison(&mut report);
    let report: Report = serde_json::from_value(report).expect("a report");
    let mut page = Vec::new();
    html::page(&report, Some("\"><script>alert(1)</script>"), &mut page).expect("a vector takes everything");
    assert_harmless(&String::from_utf8(page).expect("UTF-8"));
    let mut index = html::Index::default();
    index.add(&report, "\"><script>");
    let mut page = Vec::new();
    index.write(&mut page).expect("a vector takes everything");
    assert_harmless(&String::from_utf8(page).expect("UTF-8"));
}

/// Makes every free text of a report an attempt at markup; kinds and days stay what they are.
fn poison(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(poison),
        Value::Object(fields) => {
            for (key, value) in fields.iter_mut() {
                let free = ["text", "name", "title", "rule", "value", "id", "titles", "aliases", "version", "section", "agency", "place"];
                match value {
                    Value::String(text) if free.contains(&key.as_str()) => *text = format!("{text}\"'><script>alert(1)</script>"),
                    Value::Array(texts) if free.contains(&key.as_str()) => texts.push("'\"><img src=x onerror=alert(1)>".into()),
                    _ => poison(value),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn a_hostile_article_cannot_command_the_terminal() {
    for args in [&["-f", "text", "--explain"][..], &["-f", "text", "--color", "always"]] {
        let page = printed(args, HOSTILE);
        for sequence in page.split('\x1b').skip(1) {
            let end = sequence.find('m').expect("a colour");
            assert!(sequence[1..end].chars().all(|c| c.is_ascii_digit() || c == ';'), "only colours: {sequence:?}");
        }
        assert!(page.chars().all(|c| c == '\n' || c == '\x1b' || !c.is_control()));
        assert!(!page.contains('\u{202e}'));
    }
}

#[test]
fn colours_only_where_asked_or_on_a_terminal() {
    let escape = "\x1b[";
    assert!(!printed(&["-f", "text"], HOSTILE).contains(escape), "a pipe is no terminal");
    assert!(printed(&["-f", "text", "--color", "always"], HOSTILE).contains(escape));
    assert!(!printed(&["-f", "text", "--color", "never"], HOSTILE).contains(escape));
}

#[test]
fn tables_are_read_back_as_they_were() {
    let report: Value = serde_json::from_str(&printed(&["--compact"], HOSTILE)).expect("JSON");
    for table in csv::Table::ALL {
        for (format, separator) in [("csv", ','), ("tsv", '\t')] {
            let written = printed(&["-f", format, "--only", table.name()], HOSTILE);
            let records = records(&written, separator);
            assert_eq!(records[0], table.columns());
            assert_eq!(records.len() - 1, report[table.name()].as_array().expect("a list").len(), "{} rows", table.name());
            assert!(records.iter().all(|record| record.len() == table.columns().len()), "{written}");
            let fields = records.iter().flatten();
            assert!(!fields.clone().any(|field| field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])), "no formula: {written}");
        }
    }
    let sentences = records(&printed(&["-f", "csv", "--only", "sentences"], HOSTILE), ',');
    let text = report["text"].as_str().expect("the text").chars().collect::<Vec<_>>();
    for row in &sentences[1..] {
        let (start, end): (usize, usize) = (row[5].parse().expect("a number"), row[6].parse().expect("a number"));
        let words: String = text[start..end].iter().collect();
        assert_eq!(row[7].trim_start_matches('\''), words, "offsets count code points");
    }
}

#[test]
fn brat_gets_pairs_that_a_strict_reader_takes() {
    let folder = folder();
    fs::write(folder.path().join("a.txt"), HOSTILE).expect("a file");
    fs::create_dir(folder.path().join("sub")).expect("a folder");
    fs::write(folder.path().join("sub/A.txt"), "Ana Ruiz said no.\r\nTom O'Hara agreed.").expect("a file");
    let articles: Vec<String> =
        common::fixtures().iter().map(|f| fs::canonicalize(&f.path).expect("a path").display().to_string()).collect();
    let mut args = vec!["-f", "brat", "-o", "out", "--offsets", "utf16", "a.txt", "sub/A.txt"];
    args.extend(articles.iter().map(String::as_str));
    assert_eq!(nutgraf(&args, folder.path(), "").0, 0);
    let out = folder.path().join("out");
    let read = |name: String| fs::read_to_string(out.join(name)).expect("a file");
    let articles = articles.iter().map(|path| Path::new(path).file_stem().expect("a name").to_str().expect("UTF-8"));
    for name in ["a", "A-2"].into_iter().chain(articles) {
        let marks = standoff::check(&read(format!("{name}.txt")), &read(format!("{name}.ann")), &read("annotation.conf".into()));
        assert!(marks > 0, "{name}: something is found");
    }
}

#[test]
fn annotations_are_json_ld_whose_selectors_agree() {
    let collection: Value = serde_json::from_str(&printed(&["-f", "annotation", "--offsets", "utf8"], HOSTILE)).expect("JSON");
    let characters: Vec<char> = HOSTILE.chars().collect();
    for target in web_annotations(&collection).iter().flat_map(|item| item["target"].as_array().expect("targets")) {
        let at = |key: &str| target["selector"][1][key].as_u64().expect("an offset") as usize;
        let words: String = characters[at("start")..at("end")].iter().collect();
        assert_eq!(target["selector"][0]["exact"], words);
    }
}

/// The annotations of a collection that has all that the Web Annotation Data Model says it must have.
fn web_annotations(collection: &Value) -> &[Value] {
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).expect("a text").to_owned();
    assert_eq!(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(collection["type"], "AnnotationCollection");
    let page = &collection["first"];
    assert_eq!((&page["type"], &page["partOf"]), (&"AnnotationPage".into(), &collection["id"]));
    let items = page["items"].as_array().expect("items");
    assert_eq!(collection["total"], items.len());
    let ids = items.iter().chain([collection, page]).map(|thing| text(&thing["id"]));
    assert_eq!(ids.collect::<BTreeSet<_>>().len(), items.len() + 2, "everything has an id of its own");
    for item in items {
        assert_eq!(item["type"], "Annotation");
        assert!(["identifying", "tagging"].contains(&text(&item["motivation"]).as_str()), "a motivation of the standard");
        for body in item["body"].as_array().expect("bodies") {
            assert_eq!(body["type"], "TextualBody");
            text(&body["value"]);
        }
        let targets = item["target"].as_array().expect("targets");
        assert!(!targets.is_empty(), "an annotation has a target");
        for target in targets {
            assert!(!text(&target["source"]).contains(' '), "the source is an IRI");
            let kinds = [&target["selector"][0]["type"], &target["selector"][1]["type"]];
            assert_eq!(kinds, ["TextQuoteSelector", "TextPositionSelector"]);
        }
    }
    items
}

#[test]
fn many_articles_become_a_folder_with_an_index() {
    let folder = folder();
    for name in ["one.txt", "two.txt", "index.txt"] {
        fs::write(folder.path().join(name), HOSTILE).expect("a file");
    }
    let (code, out) = nutgraf(&["-f", "html", "-o", "pages", "one.txt", "two.txt", "index.txt"], folder.path(), "");
    assert_eq!((code, out.len()), (0, 0));
    let index = fs::read_to_string(folder.path().join("pages/index.html")).expect("an index");
    assert_harmless(&index);
    for page in ["one.html", "two.html", "index-2.html"] {
        assert!(index.contains(&format!("href=\"{page}\"")), "{page} is linked");
        assert!(fs::read_to_string(folder.path().join("pages").join(page)).expect("a page").contains("href=\"index.html\""));
    }
    assert_eq!(nutgraf(&["-f", "html", "one.txt", "two.txt"], folder.path(), "").0, 2, "two pages are not one file");
    assert_eq!(nutgraf(&["-f", "html", "--from", "json"], folder.path(), "[{\"text\": \"a\"}, {\"text\": \"b\"}]").0, 1);
}

#[test]
fn a_folder_takes_all_tables_of_all_articles() {
    let folder = folder();
    for name in ["one.txt", "two.txt"] {
        fs::write(folder.path().join(name), HOSTILE).expect("a file");
    }
    assert_eq!(nutgraf(&["-f", "tsv", "-o", "tables/", "one.txt", "two.txt"], folder.path(), "").0, 0);
    for table in csv::Table::ALL {
        let written = fs::read_to_string(folder.path().join(format!("tables/{}.tsv", table.name()))).expect("a table");
        let records = records(&written, '\t');
        assert_eq!(records[0], table.columns());
        let (one, two) =
            (&records[1..].iter().filter(|r| r[0] == "one.txt").count(), records[1..].iter().filter(|r| r[0] == "two.txt").count());
        assert_eq!((*one, records.len() - 1), (two, 2 * two), "{}", table.name());
    }
    let twice = ["-f", "csv", "--only", "people,dates,people", "-o", "twice/", "one.txt", "two.txt"];
    assert_eq!(nutgraf(&twice, folder.path(), "").0, 0);
    let read = |name: &str, mark| records(&fs::read_to_string(folder.path().join(name)).expect("a table"), mark);
    assert_eq!(read("twice/people.csv", ','), read("tables/people.tsv", '\t'), "a table that is named twice is written once");
    let (code, _) = nutgraf(&["-f", "csv", "--only", "people,roles", "one.txt"], folder.path(), "");
    assert_eq!(code, 2, "one stream is one table");
    assert_eq!(nutgraf(&["-f", "annotation", "-o", "notes/", "one.txt", "two.txt"], folder.path(), "").0, 0);
    assert!(folder.path().join("notes/two.jsonld").is_file());
}

#[test]
fn an_index_over_a_hundred_articles_is_small() {
    let mut index = html::Index::default();
    for i in 0..100 {
        let people: String =
            (0..40).map(|n| format!("Mayor Ana{n} Ruiz{} said \"it was {n}\" to the Harbour Trust. ", (n + i) % 90)).collect();
        let report = nutgraf::analyze(&people, &Options { id: format!("article-{i}.txt"), ..Options::default() });
        index.add(&report, &format!("article-{i}.html"));
    }
    let mut page = Vec::new();
    index.write(&mut page).expect("a vector takes everything");
    assert!(page.len() < 2_000_000, "{} bytes", page.len());
}

#[test]
fn every_rule_that_answers_is_described() {
    let described: Vec<&str> = include_str!("../src/render/rules.tsv").lines().filter_map(|line| Some(line.split_once('\t')?.0)).collect();
    let mut articles: Vec<String> = fs::read_dir("fixtures/articles")
        .expect("the articles")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| fs::read_to_string(path).expect("UTF-8"))
        .collect();
    articles.push(HOSTILE.to_owned());
    for text in articles {
        let report = nutgraf::analyze(&text, &Options::default());
        let rules = report.roles.iter().map(|r| &r.rule).chain(report.dates.iter().map(|d| &d.rule));
        let mentions = report.people.iter().flat_map(|p| &p.mentions).chain(report.organizations.iter().flat_map(|o| &o.mentions));
        let rules = rules.chain(mentions.filter_map(|m| m.rule.as_ref()));
        for rule in rules.chain(report.quotations.iter().map(|q| &q.rule)) {
            assert!(described.contains(&rule.as_str()), "`{rule}` needs a line in src/render/rules.tsv: what it looks for, for a reader");
        }
    }
}

#[test]
fn every_answer_is_explained() {
    let told = printed(&["--explain"], HOSTILE);
    let report: Value = serde_json::from_str(&printed(&["--compact"], HOSTILE)).expect("JSON");
    let answers = report["quotations"].as_array().map_or(0, Vec::len) + report["dates"].as_array().map_or(0, Vec::len);
    assert!(answers > 0);
    assert!(told.matches("Rule: ").count() >= answers, "{told}");
}
