//! What is read.

use crate::run::{Place, feed};

#[test]
fn several_inputs_come_in_order_one_report_a_line() {
    let place = Place::new(&[("a.txt", b"First."), ("b.txt", b"Third.")]);
    let run = place.feed("a.txt - b.txt", b"Second.");
    assert_eq!(run.ids(), ["a.txt", "-", "b.txt"]);
    assert_eq!(run.lines()[1]["text"], "Second.");
    assert_eq!(run.code, 0);
}

#[test]
fn nothing_is_an_empty_report() {
    let report = feed("", "").report();
    assert_eq!((report["text"].as_str(), report["paragraphs"].as_array().map(Vec::len)), (Some(""), Some(0)));
    assert_eq!(feed("", " \n\n\t").report()["sentences"], serde_json::json!([]));
}

#[test]
fn the_kind_of_input_is_found_out() {
    let record = r#"{"id": "r1", "text": "A ferry."}"#;
    let place = Place::new(&[
        ("a.json", record.as_bytes()),
        ("b.jsonl", record.as_bytes()),
        ("c", record.as_bytes()),
        ("d", b"[\n {\"id\": \"r1\", \"text\": \"A ferry.\"}\n]\n"),
        ("e.txt", record.as_bytes()),
        ("f", b"[Editor's note: {this} is text.]"),
        ("g", b"{curly} text\nof two lines"),
    ]);
    for name in ["a.json", "b.jsonl", "c", "d"] {
        assert_eq!(place.run(name).report()["id"], "r1", "{name}");
    }
    for name in ["e.txt", "f", "g"] {
        assert_eq!(place.run(name).report()["id"], name, "{name}");
    }
    assert_eq!(place.run("--from text a.json").report()["text"], record);
}

#[test]
fn records_in_arrays_and_wrappers_and_one_after_another() {
    for (input, ids) in [
        (r#"[{"id": 1, "text": "A [bracket] and a \"quote\"."}, {"id": 2, "text": "B\\"}]"#, vec!["1", "2"]),
        (r#"{"status": "ok", "articles": [{"url": "u1", "content": "A"}, {"url": "u2", "content": "B"}]}"#, vec!["u1", "u2"]),
        (r#"{"response": {"results": [{"id": "x", "body": "A"}]}}"#, vec!["x"]),
        ("{\"id\": \"x\",\n \"text\": \"A\"}\n{\"id\": \"y\",\n \"text\": \"B\"}\n", vec!["x", "y"]),
        ("[\n{\"text\": \"A\"},\n{\"text\": \"B\"}, {\"text\": \"C\"}]", vec!["-:2", "-:3", "-:3#2"]),
        ("[]", vec![]),
    ] {
        let run = feed("--from json", input);
        assert_eq!((run.ids(), run.code), (ids.into_iter().map(str::to_owned).collect(), 0), "{input}");
    }
}

/// What NewsAPI and mediastack answer, on one line of standard input.
#[test]
fn answers_of_news_services_are_opened() {
    let newsapi = r#"{"status":"ok","totalResults":2,"articles":[{"source":{"id":null,"name":"Linden Post"},"author":"Ana Ruiz","title":"Harbour reopens","description":"D","url":"u1","publishedAt":"2016-09-21T10:00:00Z","content":"A ferry ran."},{"title":"Bridge","url":"u2","content":null,"description":"A bridge fell."}]}"#;
    let run = feed("", newsapi);
    assert_eq!((run.ids(), run.code), (vec!["u1".to_owned(), "u2".to_owned()], 0));
    let reports = run.lines();
    assert_eq!((&reports[0]["text"], &reports[0]["article"]["title"]), (&"A ferry ran.".into(), &"Harbour reopens".into()));
    assert_eq!(reports[0]["article"]["byline"][0]["name"], "Ana Ruiz");
    assert_eq!(reports[1]["text"], "A bridge fell.");
    assert_eq!(reports[1]["warnings"][0], "the record has no text: its description is analyzed");
    let mediastack = r#"{"pagination":{"limit":1},"data":[{"author":null,"title":"Bridge","description":"A bridge fell.","url":"u","published_at":"2016-09-21T10:00:00+00:00"}]}"#;
    let report = &feed("", mediastack).lines()[0];
    assert_eq!((&report["text"], &report["article"]["published"]), (&"A bridge fell.".into(), &"2016-09-21".into()));
}

#[test]
fn a_record_tells_day_and_id_and_the_command_line_overrules_the_day() {
    let record = r#"{"key": "n7", "url": "u", "when": "Wed, 21 Sep 2016 10:00:00 +0000", "story": "A ferry sank on Tuesday."}"#;
    let args = "--from jsonl -f json --id-key key --text-key story --date-key when";
    let report = feed(args, record).report();
    assert_eq!(report["id"], "n7");
    assert_eq!((&report["article"]["published"], &report["article"]["published_from"]), (&"2016-09-21".into(), &"record".into()));
    let report = feed(&format!("{args} --date 2001-02-03"), record).report();
    assert_eq!((&report["article"]["published"], &report["article"]["published_from"]), (&"2001-02-03".into(), &"option".into()));
}

#[test]
fn a_headline_that_is_not_in_the_text_is_the_title() {
    let text = "Mayor Ana Ruiz said the ferry runs again.";
    let report = feed("--from jsonl -f json", &format!(r#"{{"title": "Harbour  reopens", "text": "{text}"}}"#)).report();
    assert_eq!((&report["article"]["title"], &report["article"]["headline"]), (&"Harbour reopens".into(), &serde_json::Value::Null));
    let report = feed("--from jsonl -f json", &format!(r#"{{"title": "Harbour reopens", "text": "Harbour reopens\n\n{text}"}}"#)).report();
    assert_eq!((&report["article"]["title"], &report["article"]["headline"]["end"]), (&"Harbour reopens".into(), &15.into()));
    let page = feed("--from jsonl -f text", &format!(r#"{{"title": "Harbour reopens", "text": "{text}"}}"#)).out;
    assert!(page.starts_with("Harbour reopens\n"), "{page}");
}

#[test]
fn every_encoding_gives_the_same_report() {
    let text = "“It’s £5 at the café,” José Núñez said.\n";
    let expected = feed("", text).report();
    let utf_16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let (le, be) = (utf_16(u16::to_le_bytes), utf_16(u16::to_be_bytes));
    let place = Place::new(&[]);
    for (bytes, args) in [
        ([&b"\xef\xbb\xbf"[..], text.as_bytes()].concat(), ""),
        ([&b"\xff\xfe"[..], &le].concat(), ""),
        ([&b"\xfe\xff"[..], &be].concat(), ""),
        (le.clone(), ""),
        (be, ""),
        (le, "--encoding utf-16le"),
    ] {
        assert_eq!(place.feed(args, &bytes).report(), expected, "{args}");
    }
    let run = place.feed("", b"\x93It\x92s \xa35 at the caf\xe9,\x94 Jos\xe9 N\xfa\xf1ez said.\n").report();
    assert_eq!(run["text"], text);
    assert_eq!(run["warnings"], serde_json::json!(["not UTF-8: read as windows-1252"]));
}

#[test]
fn records_in_utf_16_and_windows_1252() {
    let line = "{\"id\": \"a\", \"text\": \"José’s café.\"}\n";
    let utf_16: Vec<u8> = line.repeat(2).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let place = Place::new(&[]);
    for (bytes, args) in [(utf_16, ""), (b"{\"id\": \"a\", \"text\": \"Jos\xe9\x92s caf\xe9.\"}\n".repeat(2), "--from jsonl")] {
        let run = place.feed(args, &bytes);
        assert_eq!(run.ids(), ["a", "a"]);
        assert_eq!(run.lines()[1]["text"], "José’s café.");
    }
}

#[test]
fn a_broken_encoding_is_told_and_mended_on_request() {
    let broken = "â€œItâ€™s JosÃ©.";
    assert_eq!(feed("", broken).report()["warnings"], serde_json::json!(["3 characters look like a broken encoding"]));
    assert_eq!(feed("--fix-mojibake", broken).report()["text"], "“It’s José.");
}

#[test]
fn fifty_megabytes_on_one_line() {
    // Without optimization, five are enough to wait for.
    let words = if cfg!(debug_assertions) { 1_000_000 } else { 10_000_000 };
    let report = feed("--no-text --only people", &"word ".repeat(words)).report();
    assert_eq!(report["article"]["words"], words);
}

/// One record as large as a day of news: a hundred megabytes, nearly all of it in a field that nobody asked for, or in
/// a text that is mostly blank lines.
#[test]
fn a_record_of_a_hundred_megabytes() {
    let size = if cfg!(debug_assertions) { 10 << 20 } else { 100 << 20 };
    let record = |pad: &str, text: &str| format!("{{\"id\": \"r\", \"page\": \"{pad}\", \"text\": \"{text}Ana Ruiz spoke.\"}}\n");
    let small = record("", "");
    for large in [record(&"<p>x</p>".repeat(size / 8), ""), record("", &"\\n".repeat(size / 2))] {
        let run = feed("--from jsonl --only people,sentences --no-text -q", &format!("{small}{large}{small}"));
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let names: Vec<_> = run.lines().iter().map(|r| r["people"][0]["name"].clone()).collect();
        assert_eq!(names, ["Ana Ruiz"; 3]);
    }
}

#[test]
fn a_page_tells_headline_day_and_story() {
    let story = "The harbour of Port Ellis opened again on Friday, three years after the storm that closed it, its mayor said.";
    let page = format!(
        r#"<!DOCTYPE html><html><head><meta charset="windows-1252"><title>Caf{{e}} by the sea opens | Port News</title>
        <meta property="article:published_time" content="2016-09-23T08:00:00Z"></head>
        <body><nav><a href="/">Home</a></nav><article><h1>Caf{{e}} by the sea opens</h1><p>{story}</p><p>{story}</p></article></body></html>"#
    );
    let bytes: Vec<u8> = page.replace("{e}", "\u{1}").bytes().map(|b| if b == 1 { 0xe9 } else { b }).collect();
    let place = Place::new(&[("a.html", &bytes), ("b", &bytes)]);
    for name in ["a.html", "b"] {
        let run = place.run(name);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(report["text"], format!("Café by the sea opens\n\n{story}\n\n{story}\n\n"));
        assert_eq!(report["article"]["published"], "2016-09-23");
        assert_eq!(report["article"]["published_from"], "record");
    }
}

#[test]
fn a_record_may_hold_markup_and_authors() {
    let record =
        r#"{"content": "<p>A ferry ran.</p><p>Nobody &amp; nothing else did.</p>", "author": [{"name": "Ana Ruiz"}, {"name": "Bo Li"}]}"#;
    let report = feed("--from json", record).report();
    assert_eq!(report["text"], "A ferry ran.\n\nNobody & nothing else did.\n\n");
    assert_eq!(report["article"]["byline"][1]["name"], "Bo Li");
}

#[test]
fn front_matter_of_markdown_is_none_of_the_text() {
    let report = feed("", "---\ntitle: Harbour\ndate: 2016-09-23\n---\n# Harbour\n\nA ferry ran.\n").report();
    assert_eq!(report["text"], "# Harbour\n\nA ferry ran.\n");
    assert_eq!(report["article"]["published"], "2016-09-23");
}
