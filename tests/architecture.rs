//! The rules of the house that the compiler does not know: who may name whom, what the library never does,
//! how long a file may be, and what a word list looks like.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Who may name whom. A module may always name itself; `lib` is the data flow and may name all.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("lexicon", &[]),
    ("model", &["text", "lexicon"]),
    ("annotate", &["text", "lexicon", "model"]),
    ("resolve", &["text", "lexicon", "model", "annotate"]),
    ("report", &["text", "annotate", "resolve"]),
    ("render", &["report"]),
];

/// What the library never does: it prints nothing, reads no file, starts no thread, asks no clock and no
/// environment, knows nothing of the command line, and does not panic on purpose.
const NEVER_IN_LIBRARY: &[&str] = &[
    "println!",
    "print!",
    "eprintln!",
    "eprint!",
    "dbg!",
    "std::fs",
    "std::env",
    "std::thread",
    "std::time",
    "std::net",
    "std::process",
    "clap::",
    "anyhow::",
    ".unwrap()",
    ".expect(",
    "panic!(",
    "todo!(",
    "unimplemented!(",
    "unreachable!(",
];

/// The most lines that a source file may have, tests and blank lines not counted.
const MOST_LINES: usize = 400;

/// A source file without comments, strings and `#[cfg(test)]` items.
struct Source {
    path: PathBuf,
    /// The top module that it belongs to: `annotate` for `src/annotate/dates/mod.rs`.
    module: String,
    /// How many modules deep it lies: 1 for `src/annotate/mod.rs`, 2 for `src/annotate/names.rs`.
    depth: usize,
    code: String,
}

#[test]
fn modules_name_only_what_lies_below_them() {
    let faces = public_face();
    let mut wrong = Vec::new();
    for source in library() {
        if source.module == "lib" {
            continue;
        }
        let may = MAY_NAME.iter().find(|(module, _)| *module == source.module);
        let Some((_, may)) = may else { panic!("{}: the import table does not know `{}`", source.path.display(), source.module) };
        for name in named(&source) {
            let module = faces.get(&name).unwrap_or(&name);
            if *module != source.module && !may.contains(&module.as_str()) {
                wrong.push(format!("{} names `{module}`", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_imports_sees_every_way_to_write_one() {
    let code =
        "use crate::{text::Span, annotate::{Words, dates::find}, lexicon}; fn f() { crate::model::get(); super::super::report::x() }";
    let source = Source { path: PathBuf::new(), module: "resolve".to_owned(), depth: 2, code: code.to_owned() };
    assert_eq!(named(&source), ["text", "annotate", "lexicon", "model", "report"]);
    let kept = without_tests(&without_comments(
        "/* crate::a */ let x = \"crate::b\"; // crate::c\n#[cfg(test)]\nmod tests { use crate::d; }\nuse crate::e;",
    ));
    let source = Source { code: kept, ..source };
    assert_eq!(named(&source), ["e"]);
}

#[test]
fn the_library_is_silent_and_does_not_panic() {
    let mut wrong = Vec::new();
    for source in library() {
        for never in NEVER_IN_LIBRARY {
            wrong.extend(source.code.match_indices(never).filter(|(at, _)| begins_a_word(&source.code, *at)).map(|(at, _)| {
                let line = source.code[..at].matches('\n').count() + 1;
                format!("{}:{line}: {never}", source.path.display())
            }));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_unsafe_and_no_lint_is_silenced_without_a_reason() {
    let manifest = fs::read_to_string("Cargo.toml").expect("Cargo.toml");
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    for source in sources() {
        for silenced in ["#[allow(", "#![allow(", "#[expect("] {
            for (at, _) in source.code.match_indices(silenced) {
                let attribute = source.code[at..].split(']').next().unwrap_or_default();
                assert!(attribute.contains("reason"), "{}: {attribute}] without a reason", source.path.display());
            }
        }
    }
}

#[test]
fn every_file_can_be_read_at_one_sitting() {
    let long: Vec<String> = sources()
        .iter()
        .map(|source| (source, source.code.lines().filter(|line| !line.trim().is_empty()).count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(source, lines)| format!("{}: {lines} lines of code", source.path.display()))
        .collect();
    assert!(long.is_empty(), "more than {MOST_LINES}:\n{}", long.join("\n"));
}

#[test]
fn word_lists_are_sorted_lower_case_and_without_doubles() {
    let mut wrong = Vec::new();
    let lists: Vec<PathBuf> = files(Path::new("src")).into_iter().filter(|path| path.extension().is_some_and(|x| x == "txt")).collect();
    assert!(!lists.is_empty());
    for path in lists {
        let text = fs::read_to_string(&path).expect("a word list in UTF-8");
        let entries: Vec<&str> =
            text.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|line| !line.is_empty()).collect();
        for pair in entries.windows(2).filter(|pair| pair[0] >= pair[1]) {
            wrong.push(format!("{}: `{}` stands before `{}`", path.display(), pair[0], pair[1]));
        }
        for entry in entries.iter().filter(|entry| entry.chars().any(char::is_uppercase)) {
            wrong.push(format!("{}: `{entry}` is not in lower case", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The sources of the library: what `src/lib.rs` and the modules that it declares are made of.
fn library() -> Vec<Source> {
    let of_library = declared("src/lib.rs");
    let library: Vec<Source> = sources().into_iter().filter(|s| s.module == "lib" || of_library.contains(&s.module)).collect();
    assert!(library.len() > of_library.len(), "every module of the library has a file");
    library
}

fn sources() -> Vec<Source> {
    let rust: Vec<PathBuf> = files(Path::new("src")).into_iter().filter(|path| path.extension().is_some_and(|x| x == "rs")).collect();
    let only_tests: Vec<PathBuf> = rust.iter().flat_map(|path| test_modules(path)).collect();
    let rust = rust.into_iter().filter(|path| !only_tests.contains(path));
    rust.map(|path| {
        let text = fs::read_to_string(&path).expect("a source file");
        let below: Vec<String> =
            path.with_extension("").iter().skip(1).map(|part| part.to_string_lossy().into_owned()).filter(|part| part != "mod").collect();
        let module = below.first().cloned().unwrap_or_default();
        Source { module, depth: below.len(), code: without_tests(&without_comments(&text)), path }
    })
    .collect()
}

/// The files of the modules that a file declares for tests alone.
fn test_modules(path: &Path) -> Vec<PathBuf> {
    let text = fs::read_to_string(path).expect("a source file");
    let folder = match path.file_stem().and_then(|stem| stem.to_str()) {
        Some("mod" | "lib" | "main") => path.with_file_name(""),
        _ => path.with_extension(""),
    };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let declared =
        lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]").filter_map(|pair| pair[1].strip_prefix("mod ")?.strip_suffix(';'));
    declared.map(|name| folder.join(format!("{name}.rs"))).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The modules that a crate root declares.
fn declared(root: &str) -> Vec<String> {
    let text = fs::read_to_string(root).expect("a crate root");
    text.lines().filter_map(|line| Some(line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';')?.to_owned())).collect()
}

/// The names that the crate root re-exports, and the modules that they come from.
fn public_face() -> BTreeMap<String, String> {
    let text = fs::read_to_string("src/lib.rs").expect("the crate root");
    let mut faces = BTreeMap::new();
    for line in text.lines().filter_map(|line| line.strip_prefix("pub use ")) {
        let (module, names) = line.split_once("::").unwrap_or((line, ""));
        for name in names.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty()) {
            faces.insert(name.to_owned(), module.to_owned());
        }
    }
    faces
}

/// The top modules that a source names, by `crate::...` or by enough `super::`.
fn named(source: &Source) -> Vec<String> {
    let root = "super::".repeat(source.depth);
    let mut names = Vec::new();
    for (at, prefix) in ["crate::", &root].iter().flat_map(|p| source.code.match_indices(*p)) {
        let rest = &source.code[at + prefix.len()..];
        if begins_a_word(&source.code, at) && !source.code[..at].ends_with("super::") {
            names.extend(heads(rest));
        }
    }
    names
}

/// The first names of a path, or of each path of a group in braces.
fn heads(rest: &str) -> Vec<String> {
    let ident = |s: &str| s.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = rest.strip_prefix('{') else { return vec![ident(rest)] };
    let (mut names, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                names.push(ident(&group[from..at]));
                from = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn begins_a_word(code: &str, at: usize) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    !code[at..].starts_with(is_word) || !code[..at].ends_with(is_word)
}

/// The code without comments and without what stands in strings; lines stay where they are.
fn without_comments(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("r#\"") {
            rest.find("\"#").map_or(rest.len(), |end| end + 2)
        } else if c == '"' {
            end_of_string(rest)
        } else if rest.starts_with("'\\") || rest.starts_with("'\"'") {
            rest[2..].find('\'').map_or(rest.len(), |end| end + 3)
        } else {
            kept.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        kept.extend(rest[..skipped].chars().filter(|c| *c == '\n'));
        rest = &rest[skipped..];
    }
    kept
}

/// The length of the string literal that `code` begins with.
fn end_of_string(code: &str) -> usize {
    let mut escaped = false;
    for (at, c) in code.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// The code without the items marked `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..at]);
        let item = &rest[at..];
        let end = end_of_item(item);
        kept.extend(item[..end].chars().filter(|c| *c == '\n'));
        rest = &item[end..];
    }
    kept + rest
}

/// Where an item ends: after its closing brace, or after a semicolon before any brace.
fn end_of_item(item: &str) -> usize {
    let mut depth = 0;
    for (at, c) in item.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    item.len()
}
