//! Records in, lines out: in order, at once, and for as long as somebody reads.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::run::{Place, feed};

/// Records of very different length.
fn records(count: usize) -> String {
    (0..count).map(|n| format!("{{\"id\": \"r{n}\", \"text\": \"{}\"}}\n", "Ana Ruiz said so. ".repeat(n * 7919 % 200))).collect()
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let input = records(2_000);
    let one = feed("--from jsonl --jobs 1", &input);
    assert_eq!(one.code, 0);
    assert!(one.ids().into_iter().eq((0..2_000).map(|n| format!("r{n}"))));
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
    let began = Instant::now();
    while std::fs::read_dir(place.path()).unwrap().count() < 2 && began.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(5));
    }
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
