//! What is written, and where.

use std::fs;

use crate::run::{Place, feed};

const ARTICLE: &[u8] = b"Harbour reopens\n\nMayor Ana Ruiz said \xe2\x80\x9cthe ferry runs again\xe2\x80\x9d on Friday.\n";

#[test]
fn one_report_is_json_with_every_key() {
    let report = Place::new(&[("a.txt", ARTICLE)]).run("a.txt").report();
    let keys: Vec<&str> = report.as_object().unwrap().keys().map(String::as_str).collect();
    for key in
        ["article", "dates", "generator", "id", "offset_unit", "organizations", "paragraphs", "people", "places", "quotations", "roles"]
    {
        assert!(keys.contains(&key), "{key} is missing");
    }
    assert_eq!(report["id"], "a.txt");
    assert_eq!(report["text"], str::from_utf8(ARTICLE).unwrap());
}

#[test]
fn json_is_one_line_off_a_terminal_and_indented_when_asked() {
    let place = Place::new(&[("a.txt", ARTICLE)]);
    let (plain, pretty) = (place.run("a.txt"), place.run("--pretty a.txt"));
    assert_eq!(plain.out.lines().count(), 1);
    assert_eq!(plain.out, place.run("--compact a.txt").out);
    assert!(pretty.out.starts_with("{\n  \"schema_version\": "));
    assert_eq!(plain.report(), pretty.report());
    assert_eq!(place.run("-f ndjson --pretty a.txt").code, 2, "a line is not indented");
}

#[test]
fn only_some_lists_and_no_text() {
    let place = Place::new(&[("a.txt", ARTICLE)]);
    let whole = place.run("a.txt").report();
    let some = place.run("--only sentences,people --no-text a.txt").report();
    let keys: Vec<&str> = some.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["article", "generator", "id", "offset_unit", "people", "schema_version", "sentences", "warnings"]);
    assert_eq!(some["sentences"], whole["sentences"]);
    assert_eq!(place.run("--only peeple a.txt").code, 2);
}

#[test]
fn thoughts_are_kept_apart_from_speech() {
    let text = "Mayor Ana Ruiz said the bridge would open on Friday. “It took too long,” she admitted.\n\n\
                Councillor Tom Oke believes that it will be crowded.\n";
    let place = Place::new(&[("a.txt", text.as_bytes())]);
    let speech = |args: &str| -> Vec<bool> {
        let report = place.run(args).report();
        report["quotations"].as_array().unwrap().iter().map(|quotation| quotation["speech"].as_bool().unwrap()).collect()
    };
    assert_eq!(speech("a.txt"), [true, true, false]);
    assert_eq!(speech("--only quotations a.txt"), [true, true]);
    assert_eq!(speech("--only thoughts a.txt"), [false]);
    assert_eq!(speech("--only thoughts,quotations a.txt"), [true, true, false]);
    let rows = |args: &str| place.run(args).out.lines().count() - 1;
    assert_eq!((rows("-f csv a.txt"), rows("-f csv --only thoughts a.txt")), (2, 1));
    assert_eq!(rows("-f csv --only quotations,thoughts a.txt"), 3);
}

#[test]
fn offsets_count_what_is_asked_for() {
    let text = "“Hé😀”!";
    for (unit, end) in [("codepoint", text.chars().count()), ("utf16", text.encode_utf16().count()), ("utf8", text.len())] {
        let report = feed(&format!("--offsets {unit}"), text).report();
        assert_eq!(report["offset_unit"], unit);
        assert_eq!(report["paragraphs"][0]["end"], end, "{unit}");
    }
}

#[test]
fn a_file_appears_whole_and_keeps_its_permissions() {
    let place = Place::new(&[("a.txt", ARTICLE), ("out.json", b"old")]);
    let (out, mode) = (place.path().join("out.json"), 0o640);
    set_mode(&out, mode);
    let run = place.run("-o out.json a.txt");
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert_eq!(fs::read_to_string(&out).unwrap(), place.run("a.txt").out);
    assert_eq!(get_mode(&out), mode);
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2, "nothing is left behind");
}

#[test]
fn a_file_that_cannot_be_written_is_told_and_nothing_is_left_behind() {
    let place = Place::new(&[("a.txt", ARTICLE), ("folder/b.txt", b"")]);
    for (args, err) in [
        ("-o nowhere/out.json a.txt", "nutgraf: nowhere/out.json: No such file or directory\n"),
        ("-o folder a.txt", "nutgraf: folder: is a folder\n"),
    ] {
        let run = place.run(args);
        assert_eq!((run.code, run.err.as_str()), (1, err));
    }
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2);
}

#[test]
fn the_schema_is_printed() {
    let run = feed("--schema", "");
    assert_eq!(run.code, 0);
    assert_eq!(run.out, nutgraf::report::SCHEMA);
}

#[cfg(unix)]
fn set_mode(path: &std::path::Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
fn get_mode(path: &std::path::Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn completions_and_the_manual_page_know_every_option() {
    for (args, sign) in
        [("--completions bash", "--no-text"), ("--completions zsh", "--no-text"), ("--completions fish", "no-text"), ("--man", "no\\-text")]
    {
        let run = feed(args, "");
        assert_eq!(run.code, 0);
        assert!(run.out.contains(sign), "{args}");
    }
}

#[test]
fn help_has_examples_and_says_what_the_exit_status_means() {
    let run = feed("--help", "");
    assert_eq!(run.code, 0);
    for sign in ["Usage: nutgraf [OPTIONS] [FILE]...", "Examples:", "Exit status:", "--only <LIST>"] {
        assert!(run.out.contains(sign), "{sign}");
    }
}
