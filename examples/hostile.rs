//! Time and memory on inputs that no reporter writes, to show that both are linear.
//!
//!     cargo run --release --example hostile            # 1 and 8 MB of each
//!     cargo run --release --example hostile -- 64      # up to 64 MB
//!     cargo run --release --example hostile -- 64 marks capital      # only those whose name holds a word
//!
//! Every line is one pattern: milliseconds per MB at each size, and the peak memory at the largest, as a
//! multiple of the input. Linear is: the columns agree. Time is that of the processor, and each run is a process of
//! its own (both are read from /proc, so memory is shown on Linux alone).

#![allow(clippy::print_stdout, reason = "a program that prints a table")]

use std::process::Command;
use std::time::Instant;
use std::{env, fs};

use nutgraf::Options;

/// What is repeated, and what to call it.
const PATTERNS: &[(&str, &str)] = &[
    ("an ordinary sentence", "Mayor Ana Ruiz said on Monday that \u{201c}the bridge\u{201d} would open. "),
    ("one line without spaces", "a"),
    ("one line without full stops", "the talks went on and "),
    ("capital letters", "A"),
    ("capitalized words", "Ruiz "),
    ("opening marks", "\u{201c}"),
    ("straight marks", "\""),
    ("straight marks, spaced", "\" "),
    ("single marks", "' "),
    ("quotation after quotation", "\u{201c}Yes,\u{201d} he said. "),
    ("digits", "1"),
    ("numbers", "12 "),
    ("dates", "May 3, 2016 "),
    ("months", "May "),
    ("full stops", "."),
    ("initials", "A. "),
    ("abbreviations", "Mr. "),
    ("a million paragraphs", "x\n\n"),
    ("line breaks", "\n"),
    ("short lines", "Ana Ruiz\n"),
    ("bylines", "By Ana Ruiz\n\n"),
    ("list items", "- one\n"),
    ("names in a list", "Ana Ruiz, "),
    ("verbs of saying", "said that "),
    ("titles", "president of the "),
    ("acronyms", "Acme Trade Group (ATG) "),
    ("pronouns", "He said he said she said. "),
    ("brackets, deep", "("),
    ("brackets, opened and closed", "()[]"),
    ("marks in marks", "\u{201c}\u{2018}"),
    ("combining marks", "\u{301}"),
    ("right to left", "\u{645}\u{631}\u{62d}\u{628}\u{627} "),
    ("zeros", "\0"),
    ("one emoji", "\u{1f389}"),
    ("spaces", " "),
    ("dashes", "\u{2014}"),
    ("addresses", "http://a.b/c?d "),
];

/// The piece of a number.
type Numbered = fn(usize) -> String;

/// Texts in which every piece is another one.
const COUNTED: &[(&str, Numbered)] = &[
    ("a million people", |i| format!("{} {} said so. ", name(i), name(i / 26))),
    ("a million organizations", |i| format!("The {} Party ({}P) met. ", name(i), name(i).chars().next().unwrap_or('A'))),
    ("a million speakers", |i| format!("\u{201c}No,\u{201d} said {} {}, chairman of {} Corp.\n\n", name(i), name(i / 3), name(i / 7))),
    ("a million days", |i| format!("It was {} May {}. ", i % 28 + 1, 1900 + i % 150)),
];

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [one, pattern, megabytes] = &arguments[..]
        && one == "--one"
    {
        return measure(pattern, megabytes.parse().unwrap_or(1));
    }
    let most: usize = arguments.first().and_then(|mb| mb.parse().ok()).unwrap_or(8);
    let wanted = |label: &&str| arguments.len() < 2 || arguments[1..].iter().any(|part| label.contains(part.as_str()));
    let sizes: Vec<usize> = [1, 8, 64].into_iter().filter(|&mb| mb <= most).collect();
    let heads: String = sizes.iter().map(|mb| format!("{:>12}", format!("{mb} MB"))).collect();
    println!("{:<30}{heads}{:>10}", "milliseconds per MB", "memory");
    let labels = PATTERNS.iter().map(|(label, _)| *label).chain(COUNTED.iter().map(|(label, _)| *label));
    for label in labels.filter(wanted) {
        let runs: Vec<(f64, f64)> = sizes.iter().map(|&mb| run(label, mb)).collect();
        let times: String = runs.iter().map(|(ms, _)| format!("{ms:>12.1}")).collect();
        println!("{label:<30}{times}{:>9.1}x", runs.last().map_or(0.0, |(_, memory)| *memory));
    }
}

/// Runs this program on one pattern and size; milliseconds per MB, and peak memory per byte of input.
fn run(label: &str, megabytes: usize) -> (f64, f64) {
    let this = env::current_exe().expect("this program has a path");
    let output = Command::new(this).args(["--one", label, &megabytes.to_string()]).output().expect("this program runs");
    let printed = String::from_utf8_lossy(&output.stdout);
    let mut figures = printed.split_whitespace().map(|figure| figure.parse().unwrap_or(f64::NAN));
    (figures.next().unwrap_or(f64::NAN), figures.next().unwrap_or(f64::NAN))
}

fn measure(label: &str, megabytes: usize) {
    let size = megabytes << 20;
    let text = text(label, size);
    let start = Clock::now();
    let report = nutgraf::analyze(&text, &Options::default());
    let milliseconds = start.elapsed() * 1000.0;
    std::hint::black_box(&report);
    println!("{} {}", milliseconds / megabytes as f64, peak_memory() as f64 / size as f64);
}

/// The time that this thread ran, so that others on the machine do not count; where the system does not say, the time
/// that went by.
struct Clock {
    ran: Option<f64>,
    began: Instant,
}

impl Clock {
    fn now() -> Self {
        Self { ran: Self::ran(), began: Instant::now() }
    }

    /// Seconds since then.
    fn elapsed(&self) -> f64 {
        let ran = self.ran.zip(Self::ran()).map(|(before, now)| now - before);
        ran.unwrap_or_else(|| self.began.elapsed().as_secs_f64())
    }

    fn ran() -> Option<f64> {
        let line = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        line.split_whitespace().next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
    }
}

fn text(label: &str, size: usize) -> String {
    let mut text = String::with_capacity(size + 100);
    if let Some((_, piece)) = PATTERNS.iter().find(|(l, _)| *l == label) {
        while text.len() < size {
            text.push_str(piece);
        }
    } else if let Some((_, piece)) = COUNTED.iter().find(|(l, _)| *l == label) {
        for i in 0.. {
            text.push_str(&piece(i));
            if text.len() >= size {
                break;
            }
        }
    }
    text
}

/// A capitalized word for every number.
fn name(mut i: usize) -> String {
    let mut word = String::from(char::from(b'A' + (i % 26) as u8));
    while i > 0 {
        word.push(char::from(b"aeiourstlnmd"[i % 12]));
        i /= 12;
    }
    word + "o"
}

/// The most memory that this process held, in bytes; 0 where the system does not say.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok()).unwrap_or(0) * 1024
}
