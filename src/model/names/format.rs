//! The file of a model.
//!
//! A line with name and version, a checksum of what follows it, then sections, each with its length in four
//! bytes: class sets, words, clusters, moves between labels, weights. All numbers are little-endian.

use super::page::Lexical;
use super::{LABELS, Model};
use crate::model::table::Table;

const MAGIC: &[u8; 16] = b"nutgraf names 3\n";
const HEADER: usize = MAGIC.len() + 8;

impl<'m> Model<'m> {
    /// Reads a model where [`write()`] left it; `None` if it is of another version or its parts do not fit.
    /// Nothing is copied but the moves; the checksum is left to the tests.
    #[must_use]
    pub fn read(bytes: &'m [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?.get(8..)?;
        let lexical = Lexical {
            sets: section(&mut rest)?.as_chunks().0,
            words: Table::read(section(&mut rest)?)?,
            clusters: Table::read(section(&mut rest)?)?,
        };
        let mut numbers = section(&mut rest)?.as_chunks::<2>().0.iter();
        let mut moves = [[0; LABELS + 1]; LABELS + 1];
        for weight in moves.iter_mut().flatten() {
            *weight = i16::from_le_bytes(*numbers.next()?);
        }
        let weights = Table::read(section(&mut rest)?)?;
        rest.is_empty().then_some(Self { lexical, moves, weights })
    }
}

fn section<'m>(rest: &mut &'m [u8]) -> Option<&'m [u8]> {
    let (len, tail) = rest.split_first_chunk::<4>()?;
    let (section, tail) = tail.split_at_checked(u32::from_le_bytes(*len) as usize)?;
    *rest = tail;
    Some(section)
}

/// The bytes of a model with these sections. For the program that trains it.
#[must_use]
pub fn write(sections: &[&[u8]; 5]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend([0; 8]);
    for section in sections {
        out.extend((section.len() as u32).to_le_bytes());
        out.extend(*section);
    }
    let sum = checksum(&out).to_le_bytes();
    out[MAGIC.len()..HEADER].copy_from_slice(&sum);
    out
}

/// The checksum of a model's bytes after the header.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u64 {
    let body = bytes.get(HEADER..).unwrap_or(&[]);
    let (words, tail) = body.as_chunks::<8>();
    let mix = |sum: u64, word: u64| (sum.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let sum = words.iter().fold(body.len() as u64, |sum, word| mix(sum, u64::from_le_bytes(*word)));
    tail.iter().fold(sum, |sum, &byte| mix(sum, u64::from(byte)))
}

/// The checksum that the header tells.
#[cfg(test)]
pub(super) fn stored_checksum(bytes: &[u8]) -> Option<u64> {
    bytes.get(MAGIC.len()..)?.first_chunk().map(|sum| u64::from_le_bytes(*sum))
}
