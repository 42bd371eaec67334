//! Text that was decoded wrongly before it came here: UTF-8 read as Windows-1252, `â€œ` for `“`.

use encoding_rs::WINDOWS_1252;

/// How many characters look like that.
pub fn count(text: &str) -> usize {
    runs(text).map(|(_, _, mended)| mended.chars().count()).sum()
}

/// The text with those characters as they were meant.
pub fn mend(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (start, end, mended) in runs(text) {
        out.push_str(&text[at..start]);
        out.push_str(&mended);
        at = end;
    }
    out.push_str(&text[at..]);
    out
}

/// The longest characters of UTF-8, and so the longest runs to look at together, have four bytes.
const LONGEST: usize = 4;

/// Stretches of characters whose bytes in Windows-1252 are one character of UTF-8, and that character.
fn runs(text: &str) -> impl Iterator<Item = (usize, usize, String)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            // The first byte of such a character, as a character of its own, takes two bytes: 0xC3 0x80 to 0xC3 0xB4.
            at += text.as_bytes().get(at..)?.iter().position(|b| *b == 0xc3)?;
            let start = at;
            if let Some((len, mended)) = text.get(start..).and_then(meant) {
                at += len;
                return Some((start, at, mended));
            }
            at += 1;
        }
    })
}

/// The character that the first few of `text` stand for, and how many bytes of `text` they take.
fn meant(text: &str) -> Option<(usize, String)> {
    let mut bytes = [0; LONGEST];
    let mut len = 0;
    let mut wanted = 1;
    for (at, c) in text.chars().enumerate().take(LONGEST) {
        let byte = windows_1252(c)?;
        bytes[at] = byte;
        len += c.len_utf8();
        if at == 0 {
            wanted = match byte {
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => return None,
            };
        } else if !(0x80..=0xbf).contains(&byte) {
            return None;
        }
        if at + 1 == wanted {
            let mended = str::from_utf8(&bytes[..wanted]).ok()?;
            return Some((len, mended.to_owned()));
        }
    }
    None
}

/// The byte of a character beyond ASCII in Windows-1252.
fn windows_1252(c: char) -> Option<u8> {
    if c.is_ascii() {
        return None;
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match (&*bytes, unmappable) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mended_is_as_it_was_meant() {
        let meant = "“It’s £5 at the café,” José said… 😀";
        let broken = WINDOWS_1252.decode_without_bom_handling(meant.as_bytes()).0.into_owned();
        assert_ne!(broken, meant);
        assert_eq!(mend(&broken), meant);
        assert_eq!(count(&broken), 8);
    }

    #[test]
    fn good_text_is_left_alone() {
        for text in ["“It’s £5,” São Paulo’s José Ñíguez said — ÊTRE, Ærø, ÃO", "Ã", "plain", "", "Âge", "naïve €5"]
        {
            assert_eq!(count(text), 0, "{text}");
            assert_eq!(mend(text), text);
        }
    }
}
