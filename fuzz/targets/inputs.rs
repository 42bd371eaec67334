//! Any bytes as an input, written in any way: read or refused, and the same however the bytes arrive.
#![no_main]
#![allow(dead_code, unused_imports, reason = "the command's own files, of which the target uses a part")]

#[path = "../../src/cli.rs"]
mod cli;
#[path = "../../src/input/mod.rs"]
mod input;

use std::io::{self, Read};

use clap::Parser as _;
use input::Settings;
use libfuzzer_sys::fuzz_target;

/// What the command line says, one for each first byte.
const ARGUMENTS: [&str; 12] = [
    "",
    "--from text",
    "--from json",
    "--from jsonl",
    "--from html",
    "--from text --encoding utf-16le",
    "--from json --encoding utf-16be",
    "--from jsonl --encoding windows-1252",
    "--from text --encoding iso-2022-jp",
    "--from text --fix-mojibake",
    "--from jsonl --text-key a.b --id-key c --date-key d --title-key e",
    "--from html --encoding gb18030 --fix-mojibake",
];

fuzz_target!(|input: &[u8]| {
    let Some((&choice, bytes)) = input.split_first() else { return };
    let arguments = ARGUMENTS[usize::from(choice) % ARGUMENTS.len()];
    let command = cli::Command::parse_from(["nutgraf"].into_iter().chain(arguments.split_whitespace()));
    let settings = Settings::new(&command.input, command.output.offsets, None);
    let whole = read(Box::new(io::Cursor::new(bytes.to_vec())), &settings);
    let step = usize::from(choice) % 7 + 1;
    let dripping = Dripping { bytes: bytes.to_vec(), at: 0, step };
    let dripped = read(Box::new(dripping), &settings);
    // How much a decoder gives before it finds its input broken depends on how much it was given at once.
    let is_broken = |found: &[String]| found.iter().any(|told| BROKEN.iter().any(|word| told.contains(word)));
    assert!(dripped == whole || is_broken(&dripped) && is_broken(&whole), "{arguments}: {dripped:?} is not {whole:?}");
});

/// What decoders say of broken input.
const BROKEN: [&str; 4] = ["corrupt deflate stream", "deflate", "gzip", "zstd"];

/// What is in the input, as far as a report would show it.
fn read(bytes: Box<dyn Read + Send>, settings: &Settings) -> Vec<String> {
    let pieces = match input::cut(bytes, "-".into(), settings) {
        Ok(pieces) => pieces,
        Err(error) => return vec![format!("-: {}", input::reason(&error))],
    };
    let mut found = Vec::new();
    for piece in pieces {
        match piece {
            Ok(piece) => found.extend(piece.articles(settings).into_iter().map(|article| match article {
                Ok(article) => format!("{article:?}"),
                Err(failure) => failure.to_string(),
            })),
            Err(failure) => found.push(failure.to_string()),
        }
    }
    found
}

/// Bytes that arrive a few at a time.
struct Dripping {
    bytes: Vec<u8>,
    at: usize,
    step: usize,
}

impl Read for Dripping {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = into.len().min(self.step);
        let read = self.bytes[self.at..].as_ref().read(&mut into[..most])?;
        self.at += read;
        Ok(read)
    }
}
