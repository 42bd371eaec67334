//! Records in, lines out: in order, at once, and for as long as somebody reads.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::run::{Place, feed};

fn wait_until(there: impl Fn() -> bool) {
    let began = Instant::now();
    while !there() && began.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Records of very different length.
fn records(count: usize) -> String {
    (0..count).map(|n| format!("{{\"id\": \"r{n}\", \"text\": \"{}\"}}\n", "Ana Ruiz said so. ".repeat(n * 7919 % 40))).collect()
}

/// Records of news: a few paragraphs of one article, some with a day, some with a title. What one of them leaves
/// behind in the program would show in the report of another.
fn news(count: usize) -> String {
    let mut paths: Vec<_> = std::fs::read_dir("fixtures/articles").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let articles: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let record = |n: usize| {
        let paragraphs: Vec<&str> = articles[n * 7919 % articles.len()].split("\n\n").collect();
        let from = n * 31 % paragraphs.len();
        let some = &paragraphs[from..paragraphs.len().min(from + 1 + n % 5)];
        let mut record = serde_json::json!({"id": format!("r{n}"), "text": some.join("\n\n").trim()});
        if n.is_multiple_of(3) {
            record["date"] = format!("20{:02}-03-{:02}", n % 30, n % 28 + 1).into();
        }
        if n.is_multiple_of(4) {
            record["title"] = paragraphs[0].into();
        }
        record.to_string() + "\n"
    };
    (0..count).map(record).collect()
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let input = news(600);
    let one = feed("--from jsonl --jobs 1", &input);
    assert_eq!(one.code, 0);
    assert!(one.ids().into_iter().eq((0..600).map(|n| format!("r{n}"))));
    for jobs in [2, 3, 8] {
        assert!(feed(&format!("--from jsonl --jobs {jobs}"), &input).out == one.out, "{jobs} jobs");
    }
}

#[test]
fn a_growing_pipe_gets_each_answer_before_the_next_question() {
    let place = Place::new(&[]);
    let mut child = place.command("--from jsonl -q").stdin(Stdio::piped()).spawn().unwrap();
    let (mut questions, mut answers) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for n in 0..5 {
        writeln!(questions, "{{\"id\": \"r{n}\", \"text\": \"A ferry.\"}}").unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        assert!(answer.contains(&format!("\"id\":\"r{n}\"")), "{answer}");
    }
    drop(questions);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_leaves_ends_the_run_in_peace() {
    let place = Place::new(&[]);
    let input = records(5_000);
    for bytes in [0, 1, 100, 70_000, 1_000_000] {
        let mut child = place.command("--from jsonl").stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.clone();
        // The input never ends: it is the reader who leaves.
        let feeder = std::thread::spawn(move || while stdin.write_all(input.as_bytes()).is_ok() {});
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut vec![0; bytes]).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        assert_eq!((output.status.code(), str::from_utf8(&output.stderr)), (Some(0), Ok("")), "after {bytes} bytes");
    }
}

#[cfg(unix)]
#[test]
fn what_was_begun_is_no_file_after_a_kill() {
    let place = Place::new(&[("out.ndjson", b"old")]);
    let mut child = place.command("--from jsonl -o out.ndjson").stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(records(100).as_bytes()).unwrap();
    wait_until(|| std::fs::read_dir(place.path()).unwrap().count() == 2);
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(std::fs::read(place.path().join("out.ndjson")).unwrap(), b"old");
}

#[test]
fn a_summary_comes_at_the_end_unless_quiet() {
    let input = "{\"text\": \"A\"}\n{\"text\": \"B\"}\n";
    let err = feed("--from jsonl", input).err;
    assert!(err.starts_with("nutgraf: 2 reports, 0 failures, "), "{err}");
    assert_eq!(feed("--from jsonl -q", input).err, "");
    assert_eq!(feed("", "One text.").err, "", "one report needs no summary");
}

#[test]
fn a_folder_is_all_articles_in_it_in_the_order_of_their_names() {
    let place = Place::new(&[
        ("news/b.txt", b"B."),
        ("news/a/2.txt", b"A2."),
        ("news/a/10.md", b"A10."),
        ("news/plain", b"No ending."),
        ("news/data.jsonl", b"{\"id\": \"j1\", \"text\": \"J\"}\n{\"id\": \"j2\", \"text\": \"J\"}"),
        ("news/.hidden.txt", b"no"),
        ("news/.git/x.txt", b"no"),
        ("news/picture.png", b"\x89PNG"),
        ("empty/picture.png", b"\x89PNG"),
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(place.path().join("news"), place.path().join("news/again")).unwrap();
    assert_eq!(place.run("-q news").ids(), ["news/a/10.md", "news/a/2.txt", "news/b.txt", "j1", "j2", "news/plain"]);
    let run = place.run("empty");
    assert_eq!((run.code, run.err.as_str()), (1, "nutgraf: empty: holds no article\n"));
}

#[test]
fn compressed_inputs_are_those_inside() {
    let input = records(50);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(input.as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    let zstandard = ruzstd::encoding::compress_to_vec(input.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    let place = Place::new(&[
        ("a.jsonl", input.as_bytes()),
        ("a.jsonl.gz", &gzip),
        ("a.jsonl.zst", &zstandard),
        ("cut.jsonl.gz", &gzip[..gzip.len() - 20]),
        ("damaged.jsonl.zst", &zstandard[..zstandard.len() / 2]),
    ]);
    let plain = place.run("a.jsonl");
    assert_eq!(plain.ids().len(), 50);
    assert!(place.run("a.jsonl.gz").out == plain.out);
    assert!(place.run("a.jsonl.zst").out == plain.out);
    assert!(place.feed("", &gzip).out == plain.out, "on standard input as well");
    let pages = place.run("-q -f html -o pages a.jsonl.gz");
    assert_eq!((pages.code, std::fs::read_dir(place.path().join("pages")).unwrap().count()), (0, 50 + 1), "known to be several");
    for name in ["cut.jsonl.gz", "damaged.jsonl.zst"] {
        let run = place.run(name);
        assert_eq!(run.code, 1);
        assert!(run.err.starts_with(&format!("nutgraf: {name}")), "{}", run.err);
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_whole_lines_and_no_half_file() {
    let place = Place::new(&[]);
    for (args, to_file) in
        [("--from jsonl -q", false), ("--from jsonl -q -o out.ndjson", true), ("--from jsonl -q -f csv --only people -o ./", true)]
    {
        let mut child = place.command(args).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = records(500);
        let feeder = std::thread::spawn(move || while stdin.write_all(input.as_bytes()).is_ok() {});
        let mut stdout = child.stdout.take().unwrap();
        let mut out = vec![0; if to_file { 0 } else { 1000 }];
        stdout.read_exact(&mut out).unwrap();
        wait_until(|| !to_file || std::fs::read_dir(place.path()).unwrap().count() == 1);
        assert!(std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
        stdout.read_to_end(&mut out).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(130));
        feeder.join().unwrap();
        assert_eq!(out.is_empty(), to_file);
        assert!(to_file || out.ends_with(b"}\n"), "half a line");
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0, "nothing is left behind");
    }
}

/// Where nobody reads, the first interrupt waits with the line under way, and the second ends the program at once.
#[cfg(unix)]
#[test]
fn an_interrupt_waits_for_the_reader_and_a_second_one_does_not() {
    let place = Place::new(&[]);
    for twice in [false, true] {
        let mut child = place.command("--from jsonl -q").stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = records(500);
        let feeder = std::thread::spawn(move || while stdin.write_all(input.as_bytes()).is_ok() {});
        let mut stdout = child.stdout.take().unwrap();
        let mut out = vec![0; 1000];
        stdout.read_exact(&mut out).unwrap();
        // Long enough for the pipe to be full.
        std::thread::sleep(Duration::from_millis(500));
        let id = child.id().to_string();
        let interrupt = || assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        interrupt();
        if twice {
            std::thread::sleep(Duration::from_millis(100));
            interrupt();
            assert_eq!(child.wait().unwrap().code(), Some(130), "without a reader");
        } else {
            std::thread::sleep(Duration::from_millis(700));
            assert_eq!(child.try_wait().unwrap(), None, "half a line is in the pipe");
            stdout.read_to_end(&mut out).unwrap();
            assert_eq!(child.wait().unwrap().code(), Some(130));
            assert!(out.ends_with(b"}\n"), "half a line");
        }
        drop(stdout);
        feeder.join().unwrap();
    }
}

/// Pages that are there after an interrupt are whole, and nothing else is.
#[cfg(unix)]
#[test]
fn an_interrupt_leaves_whole_pages() {
    let place = Place::new(&[]);
    let mut child = place.command("--from jsonl -q -f html -o pages/").stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = records(500);
    let feeder = std::thread::spawn(move || while stdin.write_all(input.as_bytes()).is_ok() {});
    let pages = place.path().join("pages");
    let names = || std::fs::read_dir(&pages).map_or_else(|_| Vec::new(), |all| all.map(|e| e.unwrap().path()).collect());
    wait_until(|| names().len() > 20);
    assert!(std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    feeder.join().unwrap();
    let names = names();
    assert!(names.len() > 20);
    for name in names {
        assert_eq!(name.extension().and_then(|x| x.to_str()), Some("html"), "{}", name.display());
        assert!(std::fs::read_to_string(&name).unwrap().trim_end().ends_with("</html>"), "{}", name.display());
    }
}

/// However a corpus is cut into files and lines, its reports are the same.
#[test]
fn a_corpus_cut_in_any_way_gives_the_same_reports() {
    let lines = news(90);
    let lines: Vec<&str> = lines.lines().collect();
    let whole = feed("--from jsonl -q", &lines.join("\n"));
    for size in [1, 7, 40] {
        let parts: Vec<(String, String)> =
            lines.chunks(size).enumerate().map(|(n, part)| (format!("{n:02}.jsonl"), part.join("\n"))).collect();
        let files: Vec<(&str, &[u8])> = parts.iter().map(|(name, part)| (name.as_str(), part.as_bytes())).collect();
        let place = Place::new(&files);
        let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
        for jobs in [1, 3] {
            assert!(place.run(&format!("-q -j {jobs} {}", names.join(" "))).out == whole.out, "{size} records a file, {jobs} jobs");
        }
    }
    let array = format!("[{}]", lines.join(",\n"));
    assert!(feed("--from json -f ndjson -q", &array).out == whole.out, "one array");
    let backwards: Vec<&str> = lines.iter().rev().copied().collect();
    let backwards = feed("--from jsonl -q", &backwards.join("\n"));
    assert!(backwards.out.lines().rev().eq(whole.out.lines()), "the last first");
}

/// A file is the same article as a record with its text, and the text that a report gives back is that text.
#[test]
fn a_text_of_its_own_has_the_report_of_the_record() {
    let lines = news(60);
    let plain = |line: &&str| !line.contains("\"date\":") && !line.contains("\"title\":");
    let lines: Vec<&str> = lines.lines().filter(plain).collect();
    assert!(lines.len() > 20, "{} records", lines.len());
    let whole = feed("--from jsonl -q", &lines.join("\n"));
    let texts: Vec<(String, String)> =
        whole.lines().iter().map(|r| (format!("{}.txt", r["id"].as_str().unwrap()), r["text"].as_str().unwrap().to_owned())).collect();
    let files: Vec<(&str, &[u8])> = texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let run = Place::new(&files).run(&format!("-q {}", names.join(" ")));
    assert!(run.out.replace(".txt\"", "\"") == whole.out);
}
