//! What goes wrong is told in one line, and the rest is done.

use crate::run::{Place, feed};

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let place = Place::new(&[("a.txt", b"First."), ("b.txt", b"Second.")]);
    let run = place.run("--quiet a.txt missing.txt b.txt");
    assert_eq!(run.ids(), ["a.txt", "b.txt"]);
    assert_eq!((run.code, run.err.as_str()), (1, "nutgraf: missing.txt: No such file or directory\n"));
}

#[test]
fn what_is_no_text_is_told() {
    let place = Place::new(&[("a.bin", b"\x7fELF\0\0\xff\xfe\0\0\0"), ("b.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\0"), ("c.json", b"")]);
    for (name, what) in
        [("a.bin", "is a binary file, not text"), ("b.pdf", "is a PDF document, not text"), ("c.json", "holds no JSON value")]
    {
        let run = place.run(name);
        assert_eq!((run.code, run.out.as_str(), run.err), (1, "", format!("nutgraf: {name}: {what}\n")));
    }
}

#[test]
fn a_bad_record_leaves_an_error_in_its_place() {
    let lines = "{\"id\": \"a\", \"text\": \"A\"}\n\n{\"id\": \"b\", \"tex\n[1]\n{\"id\": \"c\", \"body_text\": 1}\n{\"id\": \"d\", \"text\": \"D\"}";
    let run = feed("--from jsonl --quiet", lines);
    assert_eq!(run.ids(), ["a", "-:3", "-:4", "c", "d"]);
    assert_eq!(run.code, 1);
    let errors: Vec<_> = run.out.lines().filter(|line| line.contains("\"error\"")).collect();
    assert_eq!(
        errors,
        [
            r#"{"id":"-:3","line":3,"error":"not valid JSON: EOF while parsing a string at column 16"}"#,
            r#"{"id":"-:4","line":4,"error":"no record: a JSON object is expected"}"#,
            r#"{"id":"c","line":5,"error":"has no text, only body_text, id; --text-key names it"}"#,
        ]
    );
    assert_eq!(run.err.lines().count(), 3);
    assert!(run.err.starts_with("nutgraf: -:3: not valid JSON"));
}

#[test]
fn an_array_that_is_cut_off_is_told_and_its_whole_records_are_done() {
    let run = feed("--from json --quiet", r#"[{"id": "a", "text": "A"}, {"id": "b", "te"#);
    assert_eq!((run.ids(), run.code), (vec!["a".to_owned(), "-:1#2".to_owned(), "-:1".to_owned()], 1));
    assert!(run.err.contains("the array ends without a ]"), "{}", run.err);
}

#[test]
fn wrong_usage_is_2_and_suggests_what_was_meant() {
    for (args, told) in [
        ("--form json", "--from"),
        ("--from jsn", "json"),
        ("--only peopel", "people"),
        ("--date 2016-02-30", "no such day"),
        ("--encoding klingon", "no encoding of that name"),
        ("--jobs 0", "0 is not in"),
        ("--pretty --compact", "cannot be used with"),
    ] {
        let run = feed(args, "");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args}");
        assert!(run.err.contains(told), "{args}: {}", run.err);
    }
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_among_a_thousand() {
    use std::os::unix::fs::symlink;
    let names: Vec<String> = (0..1000).map(|n| format!("{n:03}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"A ferry."[..])).collect();
    let place = Place::new(&files);
    // Root can read anything: a link to itself nobody can.
    let loop_path = place.path().join("500.txt");
    std::fs::remove_file(&loop_path).unwrap();
    symlink("500.txt", &loop_path).unwrap();
    let run = place.run(&format!("-q {}", names.join(" ")));
    assert_eq!((run.code, run.err.lines().count(), run.out.lines().count()), (1, 1, 999));
    assert!(run.err.starts_with("nutgraf: 500.txt: Too many levels of symbolic links"), "{}", run.err);
    assert_eq!(run.ids()[500], "501.txt");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    use std::fs::File;
    let place = Place::new(&[("a.txt", b"A ferry.")]);
    for args in ["a.txt", "-f html a.txt", "-f csv a.txt", "--schema", "--man", "--help", "--version"] {
        let mut command = place.command(args);
        let output = command.stdout(File::options().write(true).open("/dev/full").unwrap()).output().unwrap();
        let told = str::from_utf8(&output.stderr);
        assert_eq!((output.status.code(), told), (Some(1), Ok("nutgraf: standard output: No space left on device\n")), "{args}");
    }
    let run = place.run("-o /dev/full a.txt");
    assert_eq!((run.code, run.err.as_str()), (1, "nutgraf: /dev/full: No space left on device\n"));
}

/// A limit on the size of files is like a disk that is full, but needs no disk.
#[cfg(target_os = "linux")]
#[test]
fn what_does_not_fit_is_told_and_nothing_is_left_behind() {
    let article = "Mayor Ana Ruiz said on Monday that the ferry was safe.\n\n".repeat(2000);
    let place = Place::new(&[("a.txt", article.as_bytes()), ("two.json", br#"[{"text": "A"}, {"text": "B"}]"#)]);
    for (args, told) in [
        ("-o out.json a.txt", "out.json: File too large"),
        ("-f csv -o ./ a.txt", "./: File too large"),
        ("-f html -o ./ a.txt", "./: File too large"),
        ("-f brat -o ./ a.txt", "./: File too large"),
        ("-f html -o out.html two.json", "out.html: there is more than one article: add -o FOLDER/"),
    ] {
        let shell = format!("trap '' XFSZ; ulimit -f 64; exec {} -q {args}", env!("CARGO_BIN_EXE_nutgraf"));
        let output = std::process::Command::new("sh").args(["-c", &shell]).current_dir(place.path()).output().unwrap();
        assert_eq!((output.status.code(), str::from_utf8(&output.stderr)), (Some(1), Ok(&*format!("nutgraf: {told}\n"))), "{args}");
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 2, "{args}");
    }
}
