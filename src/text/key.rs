//! The key of a word: a 64-bit hash of its folded form.
//!
//! Folding lowers case, turns the typographic apostrophe into `'` and the Unicode hyphens into `-`, and drops
//! control characters, soft hyphens, zero-width characters and one trailing full stop (`Mr.` and `mr` share a
//! key; `U.S.` and `us` do not). Two words of the lists could only meet by a 64-bit collision.

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The key of a word as it stands in a text.
#[must_use]
pub fn key(word: &str) -> u64 {
    let bytes = word.as_bytes();
    if bytes.is_ascii() { ascii(bytes) } else { folded(word) }
}

/// The key of an ASCII word, usable in constants: `const SAID: u64 = ascii(b"said")`.
#[must_use]
pub const fn ascii(word: &[u8]) -> u64 {
    let mut end = word.len();
    if end > 1 && word[end - 1] == b'.' {
        end -= 1;
    }
    let mut hash = BASIS;
    let mut i = 0;
    while i < end {
        if !word[i].is_ascii_control() {
            hash = (hash ^ word[i].to_ascii_lowercase() as u64).wrapping_mul(PRIME);
        }
        i += 1;
    }
    finish(hash)
}

/// The key of a phrase: that of its first words joined with that of the next word.
#[must_use]
pub const fn join(phrase: u64, word: u64) -> u64 {
    finish(phrase.rotate_left(23) ^ word.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

fn folded(word: &str) -> u64 {
    let word = if word.len() > 1 { word.strip_suffix('.').unwrap_or(word) } else { word };
    let mut hash = BASIS;
    let mut buffer = [0_u8; 4];
    for c in word.chars() {
        let c = match c {
            '\u{2019}' | '\u{02bc}' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            _ if is_invisible(c) => continue,
            _ => c,
        };
        for lower in c.to_lowercase() {
            for &byte in lower.encode_utf8(&mut buffer).as_bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
            }
        }
    }
    finish(hash)
}

/// Whether a character shows nothing and parts nothing: control characters, soft hyphens, zero-width characters.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

/// Spreads the bits, and never gives 0, which marks an empty slot of a table.
const fn finish(mut hash: u64) -> u64 {
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^= hash >> 32;
    if hash == 0 { 1 } else { hash }
}
