//! How far the reading has come.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// An input whose bytes are counted as they are read.
pub struct Metered<R> {
    input: R,
    count: Arc<AtomicU64>,
}

impl<R> Metered<R> {
    /// Adds what is read to `count`.
    pub const fn new(input: R, count: Arc<AtomicU64>) -> Self {
        Self { input, count }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
