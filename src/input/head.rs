//! The first bytes of an input, looked at before the rest is read.

use std::io::{self, Read};

use serde::de::IgnoredAny;

use crate::cli;

/// An input whose first bytes can be seen without taking them away.
pub struct Head {
    seen: Vec<u8>,
    taken: usize,
    rest: Box<dyn Read + Send>,
    ended: bool,
}

const STEP: usize = 1 << 12;
/// A JSON object or a page begins within this many bytes, or the input is text.
const FAR: usize = 1 << 10;

impl Head {
    /// Reads nothing yet.
    pub fn new(rest: Box<dyn Read + Send>) -> Self {
        Self { seen: Vec::new(), taken: 0, rest, ended: false }
    }

    /// The first bytes, `count` of them unless there are fewer.
    pub fn first(&mut self, count: usize) -> io::Result<&[u8]> {
        let seen = self.see(|seen| seen.len() >= count)?;
        Ok(&seen[..seen.len().min(count)])
    }

    /// Guesses how the input is written. Reads no further than the guess needs, so that a growing pipe gets
    /// its answer at once, and decides by the bytes alone, however they arrive.
    pub fn sniff(&mut self) -> io::Result<cli::From> {
        let seen = self.see(|seen| !body(near(seen)).is_empty() || seen.len() >= FAR)?;
        match body(near(seen)).first() {
            Some(b'{' | b'[') => self.sniff_json(),
            #[cfg(feature = "html")]
            Some(b'<') => self.sniff_html(),
            _ => Ok(cli::From::Text),
        }
    }

    /// Decides by the first line, and by the first byte behind the bracket that is no blank.
    fn sniff_json(&mut self) -> io::Result<cli::From> {
        let second = |body: &[u8]| body.iter().skip(1).copied().find(|b| !is_blank(b));
        let seen = self.see(|seen| body(seen).contains(&b'\n') && second(body(seen)).is_some())?;
        let body = body(seen);
        let line = body.split(|b| *b == b'\n').next().unwrap_or(body);
        let is_whole = || serde_json::from_slice::<IgnoredAny>(line).is_ok();
        Ok(match (body[0], second(body)) {
            (b'{', _) if is_whole() => cli::From::Jsonl,
            (b'{', Some(b'"')) | (b'[', Some(b'{')) => cli::From::Json,
            (b'[', Some(b']')) if is_whole() => cli::From::Json,
            (_, None) if line.len() < body.len() => cli::From::Json,
            _ => cli::From::Text,
        })
    }

    #[cfg(feature = "html")]
    fn sniff_html(&mut self) -> io::Result<cli::From> {
        let seen = near(self.see(|seen| seen.len() >= FAR)?);
        // In UTF-16, a zero byte stands beside every letter.
        let letters: Vec<u8> = seen.iter().filter(|b| **b != 0).map(u8::to_ascii_lowercase).collect();
        let is_page =
            ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| letters.windows(tag.len()).any(|w| w == tag.as_bytes()));
        Ok(if is_page { cli::From::Html } else { cli::From::Text })
    }

    /// Reads on until `enough` says so, or to the end.
    fn see(&mut self, enough: impl Fn(&[u8]) -> bool) -> io::Result<&[u8]> {
        while !self.ended && !enough(&self.seen) {
            let from = self.seen.len();
            self.seen.resize(from + STEP, 0);
            let read = match self.rest.read(&mut self.seen[from..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(None),
                other => other.map(Some),
            };
            self.seen.truncate(from + read.as_ref().map_or(0, |read| read.unwrap_or(0)));
            self.ended = read? == Some(0);
        }
        Ok(&self.seen)
    }
}

/// The bytes within [`FAR`]: more may have come.
fn near(seen: &[u8]) -> &[u8] {
    &seen[..seen.len().min(FAR)]
}

/// What follows a byte order mark and white space; in UTF-16, a zero byte stands around each.
fn body(seen: &[u8]) -> &[u8] {
    let at = seen.iter().position(|b| !is_blank(b) && !matches!(b, 0xef | 0xbb | 0xbf | 0xfe | 0xff));
    &seen[at.unwrap_or(seen.len())..]
}

const fn is_blank(byte: &u8) -> bool {
    byte.is_ascii_whitespace() || *byte == 0
}

impl Read for Head {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut seen = &self.seen[self.taken..];
        if seen.is_empty() {
            self.seen = Vec::new();
            self.taken = 0;
            return self.rest.read(into);
        }
        let read = seen.read(into)?;
        self.taken += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time.
    struct Drip(io::Cursor<Vec<u8>>);

    impl Read for Drip {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let one = into.len().min(1);
            self.0.read(&mut into[..one])
        }
    }

    fn sniffed(input: &[u8]) -> cli::From {
        let whole = Head::new(Box::new(io::Cursor::new(input.to_vec()))).sniff().unwrap();
        let dripping = Head::new(Box::new(Drip(io::Cursor::new(input.to_vec())))).sniff().unwrap();
        assert_eq!(whole, dripping, "{:?}", String::from_utf8_lossy(input));
        whole
    }

    #[test]
    fn the_kind_does_not_depend_on_how_the_bytes_arrive() {
        for (input, kind) in [
            (&b"{\"text\": \"A.\"}\n{\"text\": \"B.\"}\n"[..], cli::From::Jsonl),
            (b"{\n  \"text\": \"A.\"\n}\n", cli::From::Json),
            (b"\xef\xbb\xbf[\n\n {\"text\": \"A.\"}]", cli::From::Json),
            (b"[]\n", cli::From::Json),
            (b"[Photo] The ferry left.\n", cli::From::Text),
            (b"\0{\0\0\0\n\x07}%", cli::From::Text),
            (b"The ferry left.", cli::From::Text),
            (b"", cli::From::Text),
        ] {
            assert_eq!(sniffed(input), kind, "{:?}", String::from_utf8_lossy(input));
        }
        let far = [vec![b' '; FAR + 9], b"{\"text\": \"A.\"}\n".to_vec()].concat();
        assert_eq!(sniffed(&far), cli::From::Text);
    }

    #[cfg(feature = "html")]
    #[test]
    fn a_page_says_so_near_its_beginning() {
        assert_eq!(sniffed(b"<!DOCTYPE html><p>The ferry left."), cli::From::Html);
        let far = [b"<".to_vec(), vec![b' '; FAR], b"<html>".to_vec()].concat();
        assert_eq!(sniffed(&far), cli::From::Text);
    }
}
