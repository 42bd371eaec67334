//! JSON Lines: one record a line.

use std::io::BufRead;
use std::sync::Arc;

use super::{Failure, Kind, Origin, Piece, reason};

/// The lines of an input that hold something.
pub struct Lines<R> {
    input: R,
    path: Arc<str>,
    line: u64,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    /// Reads nothing yet.
    pub const fn new(input: R, path: Arc<str>) -> Self {
        Self { input, path, line: 0, ended: false }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Piece, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let mut bytes = Vec::new();
            self.line += 1;
            let origin = Origin { path: self.path.clone(), line: Some(self.line), nth: 1 };
            match self.input.read_until(b'\n', &mut bytes) {
                Ok(0) => self.ended = true,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => {
                    bytes.truncate(bytes.trim_ascii_end().len());
                    return Some(Ok(Piece { origin, kind: Kind::Line, bytes }));
                }
                Err(error) => {
                    self.ended = true;
                    return Some(Err(origin.failure(reason(&error))));
                }
            }
        }
        None
    }
}
