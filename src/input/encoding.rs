//! Bytes to characters.
//!
//! In this order: a byte order mark; UTF-16 by the zero bytes of ASCII letters; UTF-8; else Windows-1252,
//! which almost every other English text is in.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A decoded text, without byte order mark, and what was wrong with its bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub warning: Option<String>,
}

/// Decodes a whole input, as `told` or as its bytes suggest.
///
/// # Errors
///
/// What the bytes are, if they are no text.
pub fn decode(bytes: Vec<u8>, told: Option<&'static Encoding>) -> Result<Decoded, String> {
    if told.is_none() && is_utf_32(&bytes) {
        return Err("is UTF-32, which is not read: make it UTF-8".to_owned());
    }
    if let Some(encoding) = told.or_else(|| Encoding::for_bom(&bytes).map(|(e, _)| e).filter(|e| *e != UTF_8)).or_else(|| utf_16(&bytes)) {
        return Ok(decode_as(encoding, &bytes));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(mut text) if !is_binary(text.as_bytes()) => {
            if text.starts_with('\u{feff}') {
                text.drain(..3);
            }
            return Ok(Decoded { text, warning: None });
        }
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if let Some(what) = binary(&bytes) {
        return Err(format!("is {what}, not text"));
    }
    Ok(decode_as(if is_mostly_utf_8(&bytes) { UTF_8 } else { WINDOWS_1252 }, &bytes))
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, malformed) = encoding.decode_with_bom_removal(bytes);
    let warning = if malformed {
        let count = text.matches('\u{fffd}').count();
        Some(format!("some bytes are not valid {}: {count} replaced by U+FFFD", encoding.name()))
    } else if encoding == WINDOWS_1252 {
        Some("not UTF-8: read as windows-1252".to_owned())
    } else {
        None
    };
    Decoded { text: text.into_owned(), warning }
}

/// UTF-32 by its byte order mark, the first half of which is that of UTF-16.
fn is_utf_32(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..])
}

/// UTF-16 without a byte order mark: most characters of English text have a zero byte on the same side.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1 << 12) & !1];
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if odd * 5 >= pairs * 2 && even * 20 < pairs => Some(UTF_16LE),
        () if even * 5 >= pairs * 2 && odd * 20 < pairs => Some(UTF_16BE),
        () => None,
    }
}

/// Whether the text is UTF-8 with a few broken bytes, not another encoding: in Windows-1252 hardly any pair
/// of accented characters makes a character of UTF-8.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > wrong
}

/// Whether more than one byte in sixteen of the beginning is zero.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1 << 12)];
    head.iter().filter(|b| **b == 0).count() * 16 > head.len()
}

/// What the bytes are, if they are no text; they are known not to be UTF-8, or to hold zeros.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("a PDF document"),
        [b'P', b'K', 3, 4, ..] => Some("a ZIP archive or office document"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some("an office document"),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => Some("a picture"),
        _ if bytes[..bytes.len().min(1 << 16)].contains(&0) => Some("a binary file"),
        _ => None,
    }
}

/// The encoding to decode a stream from before its records are cut off, if it is not one that keeps ASCII
/// bytes apart: as told, or UTF-16 by its first four bytes.
pub fn of_stream(told: Option<&'static Encoding>, first: &[u8]) -> Option<&'static Encoding> {
    let found = || Encoding::for_bom(first).map(|(e, _)| e).or_else(|| utf_16(first));
    told.or_else(found).filter(|e| *e != UTF_8)
}

/// Decodes a stream to UTF-8.
pub struct Transcode<R> {
    input: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    taken: usize,
    ended: bool,
}

const STEP: usize = 1 << 14;

impl<R: Read> Transcode<R> {
    /// Reads nothing yet.
    pub fn new(input: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { input, decoder, raw: vec![0; STEP], text: Vec::new(), taken: 0, ended: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        let read = self.input.read(&mut self.raw)?;
        self.ended = read == 0;
        self.text.resize(self.decoder.max_utf8_buffer_length(read).unwrap_or(STEP * 4), 0);
        let (result, _, written, _) = self.decoder.decode_to_utf8(&self.raw[..read], &mut self.text, self.ended);
        debug_assert_eq!(result, CoderResult::InputEmpty);
        self.text.truncate(written);
        self.taken = 0;
        Ok(())
    }
}

impl<R: Read> Read for Transcode<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.taken == self.text.len() && !self.ended {
            self.refill()?;
        }
        let read = (&self.text[self.taken..]).read(into)?;
        self.taken += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“It’s £5,” José Núñez said — “not a café.”\n";

    fn utf_16_bytes(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn one_text_from_every_encoding() {
        let (le, be) = (utf_16_bytes(TEXT, u16::to_le_bytes), utf_16_bytes(TEXT, u16::to_be_bytes));
        for bytes in [
            TEXT.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", TEXT.as_bytes()].concat(),
            [b"\xff\xfe", &le[..]].concat(),
            [b"\xfe\xff", &be[..]].concat(),
            le,
            be,
            WINDOWS_1252.encode(TEXT).0.into_owned(),
        ] {
            let first = bytes[0];
            assert_eq!(decode(bytes, None).map(|d| d.text).as_deref(), Ok(TEXT), "first byte {first:#x}");
        }
    }

    #[test]
    fn a_few_broken_bytes_do_not_make_utf_8_another_encoding() {
        let bytes = [TEXT.as_bytes(), b"cut \xe2\x80"].concat();
        let decoded = decode(bytes, None).unwrap();
        assert_eq!(decoded.text, format!("{TEXT}cut \u{fffd}"));
        assert_eq!(decoded.warning.as_deref(), Some("some bytes are not valid UTF-8: 1 replaced by U+FFFD"));
    }

    #[test]
    fn what_is_utf_32_is_told_so() {
        let bytes =
            |bytes: fn(u32) -> [u8; 4]| [0xfeff].into_iter().chain(TEXT.chars().map(u32::from)).flat_map(bytes).collect::<Vec<u8>>();
        for bytes in [bytes(u32::to_le_bytes), bytes(u32::to_be_bytes)] {
            assert!(decode(bytes, None).is_err_and(|error| error.contains("UTF-32")));
        }
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, what) in [
            (&b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\xff\xff"[..], "a binary file"),
            (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document"),
            (&[0; 400], "a binary file"),
        ] {
            assert_eq!(decode(bytes.to_vec(), None), Err(format!("is {what}, not text")));
        }
        assert_eq!(decode(b"a stray \0 is kept in a text".to_vec(), None).map(|d| d.text.len()), Ok(27));
    }

    #[test]
    fn a_stream_is_decoded_whatever_the_size_of_its_parts() {
        let text = TEXT.repeat(2_000);
        let bytes = [b"\xff\xfe".to_vec(), utf_16_bytes(&text, u16::to_le_bytes)].concat();
        let encoding = of_stream(None, &bytes[..4]).unwrap();
        let mut decoded = String::new();
        Transcode::new(&bytes[..], encoding).read_to_string(&mut decoded).unwrap();
        assert!(decoded == text);
    }
}
