//! JSON: values one after another, and those of arrays, cut off without being parsed.
//!
//! Brackets and strings are all that cutting needs, so an array of any length is read in the memory of its
//! largest value. What is wrong inside a value shows when it is parsed.

use std::io::{self, BufRead};
use std::sync::Arc;

use super::{Failure, Kind, Origin, Piece, reason};

/// The values of an input; a top-level array counts as its values.
pub struct Values<R> {
    input: R,
    path: Arc<str>,
    line: u64,
    /// Whether a top-level array is open.
    in_array: bool,
    /// How many values were cut off, and how many began on the line of the last one.
    count: u64,
    nth: (u64, u64),
    ended: bool,
}

/// Where the cutter stands inside a value.
#[derive(Clone, Copy)]
enum State {
    /// Inside brackets, this many deep.
    Brackets(usize),
    /// Inside a string at this depth; whether a backslash stands before.
    String(usize, bool),
    /// Before the first byte of a number, a literal, or what is none.
    Start,
    /// Behind it.
    Bare,
}

impl<R: BufRead> Values<R> {
    /// Reads nothing yet.
    pub const fn new(input: R, path: Arc<str>) -> Self {
        Self { input, path, line: 1, in_array: false, count: 0, nth: (0, 0), ended: false }
    }

    /// Skips what stands between values; the first byte of the next one, `None` at the end.
    fn skip(&mut self) -> io::Result<Option<u8>> {
        loop {
            let Some(&byte) = self.input.fill_buf()?.first() else { return Ok(None) };
            match byte {
                b'\n' => self.line += 1,
                b'[' if !self.in_array => {
                    self.in_array = true;
                    self.count += 1;
                }
                b']' if self.in_array => self.in_array = false,
                b',' if self.in_array => {}
                // What is left of a byte order mark.
                b' ' | b'\t' | b'\r' | 0xef | 0xbb | 0xbf => {}
                _ => return Ok(Some(byte)),
            }
            self.input.consume(1);
        }
    }

    /// Takes a value that begins with `first`.
    fn take(&mut self, first: u8) -> io::Result<Vec<u8>> {
        let mut value = Vec::new();
        let mut state = match first {
            b'{' | b'[' => State::Brackets(0),
            b'"' => State::String(0, true),
            _ => State::Start,
        };
        loop {
            let bytes = self.input.fill_buf()?;
            if bytes.is_empty() {
                return Ok(value);
            }
            let (taken, done) = cut(bytes, &mut state);
            value.extend_from_slice(&bytes[..taken]);
            self.line += bytes[..taken].iter().filter(|b| **b == b'\n').count() as u64;
            self.input.consume(taken);
            if done {
                return Ok(value);
            }
        }
    }

    fn piece(&mut self) -> io::Result<Option<Piece>> {
        let Some(first) = self.skip()? else { return Ok(None) };
        self.count += 1;
        self.nth = (self.line, if self.nth.0 == self.line { self.nth.1 + 1 } else { 1 });
        let mut origin = Origin { path: self.path.clone(), line: Some(self.nth.0), nth: self.nth.1 };
        let bytes = self.take(first)?;
        if self.count == 1 && !self.in_array {
            // Most likely the only one: it goes by the name of the file.
            origin.line = None;
        }
        Ok(Some(Piece { origin, kind: Kind::Json, bytes }))
    }
}

/// How many of these bytes belong to the value, and whether it ends with them.
fn cut(bytes: &[u8], state: &mut State) -> (usize, bool) {
    for (at, &byte) in bytes.iter().enumerate() {
        *state = match (*state, byte) {
            (State::String(depth, true), _) => State::String(depth, false),
            (State::String(depth, _), b'\\') => State::String(depth, true),
            (State::String(0, _), b'"') => return (at + 1, true),
            (State::String(depth, _), b'"') => State::Brackets(depth),
            (State::Brackets(depth), b'"') => State::String(depth, false),
            (State::Brackets(depth), b'{' | b'[') => State::Brackets(depth + 1),
            (State::Brackets(0 | 1), b'}' | b']') => return (at + 1, true),
            (State::Brackets(depth), b'}' | b']') => State::Brackets(depth - 1),
            (State::Start, _) => State::Bare,
            (State::Bare, b',' | b']' | b'[' | b'{' | b'}' | b'"') => return (at, true),
            (State::Bare, b' ' | b'\t' | b'\r' | b'\n') => return (at, true),
            (same, _) => same,
        };
    }
    (bytes.len(), false)
}

impl<R: BufRead> Iterator for Values<R> {
    type Item = Result<Piece, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let origin = Origin { path: self.path.clone(), line: (self.count > 0).then_some(self.line), nth: 1 };
        match self.piece() {
            Ok(Some(piece)) => Some(Ok(piece)),
            Ok(None) => {
                self.ended = true;
                let lack = if self.in_array { Some("the array ends without a ]") } else { None };
                lack.or((self.count == 0).then_some("holds no JSON value")).map(|lack| Err(origin.failure(lack)))
            }
            Err(error) => {
                self.ended = true;
                Some(Err(origin.failure(reason(&error))))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    #[test]
    fn values_are_the_same_however_their_bytes_arrive() {
        let input = br#"[{"text": "a ] \" b"}, 12,true ,"x", [[1]], }] nan,"#;
        let cut = |capacity| -> Vec<String> {
            let pieces = Values::new(BufReader::with_capacity(capacity, &input[..]), "-".into());
            pieces.map(|piece| piece.map_or_else(|failure| failure.to_string(), |p| String::from_utf8(p.bytes).unwrap())).collect()
        };
        let whole = cut(1 << 10);
        assert_eq!(whole[..6], [r#"{"text": "a ] \" b"}"#, "12", "true", r#""x""#, "[[1]]", "}"]);
        for capacity in 1..input.len() {
            assert_eq!(cut(capacity), whole, "{capacity} at a time");
        }
    }
}
