//! Turns the word lists of `src/lexicon` and `src/text` into tables that need no parsing at start.
//!
//! Every `.txt` file is one class; its stem names the class. Each line is a word or a phrase; what follows
//! a `#` is a comment. The tables are open-addressed hash tables over [`key`](src/text/key.rs), written as
//! Rust constants, so the program starts with them in place.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use sha2::{Digest as _, Sha256};

#[path = "src/text/key.rs"]
#[allow(dead_code)]
mod key;

/// What the table holds for one key: the classes and, for the first word of phrases, the longest one.
#[derive(Default, Clone, Copy)]
struct Entry {
    classes: u64,
    /// Of the phrases that begin with it.
    begins: u64,
    longest: u8,
}

fn main() {
    table("src/lexicon", "lexicon.rs");
    table("src/text", "words.rs");
    policy("src/render/html", "policy.txt");
}

/// Writes the Content-Security-Policy of the pages: nothing is loaded, and only the style and the script of
/// this program run, known by their hashes.
fn policy(folder: &str, file: &str) {
    let hash = |name: &str| {
        let path = format!("{folder}/{name}");
        println!("cargo::rerun-if-changed={path}");
        let digest = Sha256::digest(fs::read(path).expect("a file of the page"));
        format!("'sha256-{}'", base64(&digest))
    };
    let (style, script) = (hash("page.css"), hash("page.js"));
    let policy = format!("default-src 'none'; style-src {style}; script-src {script}; img-src data:; base-uri 'none'; form-action 'none'");
    let target = Path::new(&env::var("OUT_DIR").expect("OUT_DIR")).join(file);
    fs::write(target, policy).expect("the policy is written");
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, b| bits << 8 | u32::from(*b)) << (8 * (3 - three.len()));
        for i in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= three.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

/// Writes the table of the lists in `folder` to `file` in the build's output folder.
fn table(folder: &str, file: &str) {
    println!("cargo::rerun-if-changed={folder}");
    let mut lists: Vec<_> = fs::read_dir(folder)
        .expect("the folder of word lists")
        .map(|entry| entry.expect("a folder entry").path())
        .filter(|path| path.extension().is_some_and(|x| x == "txt"))
        .collect();
    lists.sort();
    assert!(lists.len() <= 64, "{folder}: a class is one bit of 64");

    let mut entries: BTreeMap<u64, Entry> = BTreeMap::new();
    let mut out = String::new();
    for (bit, path) in lists.iter().enumerate() {
        let stem = path.file_stem().and_then(|s| s.to_str()).expect("a file name");
        let name = stem.to_uppercase().replace('-', "_");
        writeln!(out, "/// The class of the list `{stem}.txt`.").unwrap();
        writeln!(out, "pub const {name}: Classes = Classes(1 << {bit});").unwrap();
        add(&mut entries, path, 1 << bit);
    }
    write_slots(&mut out, &entries);
    let target = Path::new(&env::var("OUT_DIR").expect("OUT_DIR")).join(file);
    fs::write(target, out).expect("the table is written");
}

/// Adds the lines of one list.
fn add(entries: &mut BTreeMap<u64, Entry>, path: &Path, class: u64) {
    let text = fs::read_to_string(path).expect("a word list in UTF-8");
    for line in text.lines() {
        let line = line.split('#').next().unwrap_or("").trim();
        let words = words(line);
        let Some(first) = words.first() else { continue };
        let whole = words[1..].iter().fold(key::key(first), |k, w| key::join(k, key::key(w)));
        entries.entry(whole).or_default().classes |= class;
        if words.len() > 1 {
            let entry = entries.entry(key::key(first)).or_default();
            entry.begins |= class;
            entry.longest = entry.longest.max(u8::try_from(words.len()).expect("a phrase of at most 255 words"));
        }
    }
}

/// The tokens of a line, cut as `src/text/token.rs` cuts running text: at white space, around every mark but
/// apostrophes and full stops, between a digit and a letter behind it, and before a possessive.
fn words(line: &str) -> Vec<String> {
    let mut spaced = String::new();
    for c in line.chars() {
        if c.is_ascii_punctuation() && !"'.".contains(c) {
            spaced.extend([' ', c, ' ']);
        } else {
            if c.is_alphabetic() && ends_in_number(&spaced) {
                spaced.push(' ');
            }
            spaced.push(c);
        }
    }
    spaced
        .replace("'s ", " 's ")
        .split_whitespace()
        .flat_map(|w| match w.strip_suffix("'s") {
            Some(owner) if !owner.is_empty() => vec![owner.to_owned(), "'s".to_owned()],
            _ => vec![w.to_owned()],
        })
        .collect()
}

/// Whether the last word of `line` is a number: letters behind it are a token of their own (`20`, `th`).
fn ends_in_number(line: &str) -> bool {
    line.split(' ').next_back().is_some_and(|w| !w.is_empty() && w.chars().all(|c| c.is_ascii_digit() || c == '.'))
}

/// Writes the slots, at most half full so that a miss ends after one or two probes.
fn write_slots(out: &mut String, entries: &BTreeMap<u64, Entry>) {
    let size = (entries.len() * 2 + 2).next_power_of_two();
    let mut slots = vec![(0_u64, Entry::default()); size];
    for (&k, &entry) in entries {
        let mut at = k as usize & (size - 1);
        while slots[at].0 != 0 {
            at = (at + 1) & (size - 1);
        }
        slots[at] = (k, entry);
    }
    writeln!(out, "static SLOTS: [Slot; {size}] = [").unwrap();
    for (k, entry) in slots {
        writeln!(out, "Slot({k:#x},{:#x},{:#x},{}),", entry.classes, entry.begins, entry.longest).unwrap();
    }
    writeln!(out, "];").unwrap();
}
