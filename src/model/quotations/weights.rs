//! Tables of integer weights, addressed by the hash of a feature and read in place.
//!
//! The file: the magic and version, then for each table the number of bits of its index, its number of
//! columns, and the value of one step as a little-endian `f32`; then the tables themselves, one signed byte a
//! weight, in the same order.

/// The first bytes of the file.
pub const MAGIC: &[u8; 8] = b"NGQUOTE1";

/// The size of a table: the number of bits of its index, and how many weights a feature has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The index has `1 << bits` values.
    pub bits: u32,
    /// Weights for each.
    pub columns: usize,
}

impl Shape {
    /// The number of weights.
    #[must_use]
    pub const fn len(self) -> usize {
        self.columns << self.bits
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.columns == 0
    }
}

/// The hash of a feature: a template and what fills it. Tables use its highest bits.
#[inline]
#[must_use]
pub fn feature(template: u32, a: u32, b: u32) -> u32 {
    let mut hash = (u64::from(a) << 32 | u64::from(b)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ hash >> 32).wrapping_add(u64::from(template)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (hash >> 32) as u32
}

/// Two values as one.
#[inline]
#[must_use]
pub fn pair(a: u32, b: u32) -> u32 {
    (a.wrapping_mul(0x85eb_ca6b) ^ b).wrapping_mul(0xc2b2_ae35).rotate_left(13)
}

/// A table of weights in a model file.
#[derive(Clone, Copy, Debug)]
pub struct Table<'m> {
    weights: &'m [u8],
    bits: u32,
    columns: usize,
    /// The value of one step.
    pub step: f32,
}

impl<'m> Table<'m> {
    /// The tables of a file, if it has exactly these shapes.
    #[must_use]
    pub fn read<const N: usize>(file: &'m [u8], shapes: [Shape; N]) -> Option<[Self; N]> {
        let mut header = file.strip_prefix(MAGIC)?;
        let mut rest = header.get(N * 6..)?;
        let mut tables = [Self { weights: &[], bits: 1, columns: 0, step: 0.0 }; N];
        for (table, shape) in tables.iter_mut().zip(shapes) {
            let [bits, columns, a, b, c, d, ..] = *header else { return None };
            if u32::from(bits) != shape.bits || usize::from(columns) != shape.columns {
                return None;
            }
            header = &header[6..];
            let weights = rest.get(..shape.len())?;
            rest = &rest[shape.len()..];
            *table = Self { weights, bits: shape.bits, columns: shape.columns, step: f32::from_le_bytes([a, b, c, d]) };
        }
        rest.is_empty().then_some(tables)
    }

    /// Adds a feature's weights, in steps, to `scores`.
    #[inline]
    pub fn add(&self, feature: u32, scores: &mut [i32]) {
        let row = (feature >> (32 - self.bits)) as usize * self.columns;
        if let Some(row) = self.weights.get(row..row + self.columns) {
            for (score, &weight) in scores.iter_mut().zip(row) {
                *score += i32::from(weight as i8);
            }
        }
    }
}
