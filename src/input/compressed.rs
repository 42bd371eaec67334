//! Compressed inputs, known by their first bytes.

use std::io::{self, BufRead as _, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

use super::head::Head;

const GZIP: &[u8] = b"\x1f\x8b\x08";
const ZSTANDARD: &[u8] = b"\x28\xb5\x2f\xfd";

/// What the input holds: itself, or what was compressed with gzip or Zstandard.
pub fn open(mut input: Head) -> io::Result<Head> {
    let first = input.first(4)?;
    Ok(if first.starts_with(GZIP) {
        Head::new(Box::new(MultiGzDecoder::new(BufReader::new(input))))
    } else if first == ZSTANDARD {
        Head::new(Box::new(Frames { open: Some(frame(BufReader::new(input))?) }))
    } else {
        input
    })
}

/// A name without the ending that compression gives it.
pub fn name_inside(name: &str) -> &str {
    [".gz", ".zst"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

type Frame = StreamingDecoder<BufReader<Head>, ruzstd::decoding::FrameDecoder>;

/// Frames of Zstandard, one after another, as parallel compressors write them.
struct Frames {
    open: Option<Box<Frame>>,
}

fn frame(input: BufReader<Head>) -> io::Result<Box<Frame>> {
    StreamingDecoder::new(input).map(Box::new).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.to_string()))
}

impl Read for Frames {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while let Some(mut open) = self.open.take() {
            let read = open.read(into)?;
            if read > 0 || into.is_empty() {
                self.open = Some(open);
                return Ok(read);
            }
            let mut rest = open.into_inner();
            if !rest.fill_buf()?.is_empty() {
                self.open = Some(frame(rest)?);
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn through(bytes: Vec<u8>) -> io::Result<String> {
        let mut text = String::new();
        open(Head::new(Box::new(io::Cursor::new(bytes))))?.read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn members_and_frames_are_joined() {
        let text = "Ana Ruiz said so.\n".repeat(20_000);
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(text.as_bytes()).unwrap();
        let gzip = gzip.finish().unwrap();
        let zstandard = ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
        for bytes in [gzip, zstandard] {
            assert!(through(bytes.repeat(2)).unwrap() == text.repeat(2));
            assert!(through(bytes[..bytes.len() - 9].to_vec()).is_err(), "what is cut off is told");
        }
        assert_eq!(through(b"plain".to_vec()).unwrap(), "plain");
    }
}
