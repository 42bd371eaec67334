//! Tables of integer weights, addressed by the hash of a feature and read in place.
//!
//! A table is a list of buckets of 64 bytes, one line of the processor's cache. The high bits of a feature's
//! hash choose the bucket; there, its low 16 bits are looked for among the tags, and the weights of the entry
//! with this tag are its weights, one signed byte for each column. A feature that the trainer did not keep is
//! found by mistake about once in ten thousand times, which a sum of many weights bears.
//!
//! The file: the magic and version, then for each table its number of columns, its number of buckets and the
//! value of one step (little-endian `u16`, `u32`, `f32`); then the buckets of all tables.

/// The first bytes of the file.
pub const MAGIC: &[u8; 8] = b"NGQUOTE3";
/// The size of a bucket in bytes.
pub const BUCKET: usize = 64;
/// The bytes that describe a table in the head of the file.
pub const DESCRIPTION: usize = 10;

/// The number of entries in a bucket of a table with some columns.
#[must_use]
pub const fn entries(columns: usize) -> usize {
    BUCKET / (2 + columns)
}

/// The bucket of a feature among `buckets`.
#[inline]
#[must_use]
pub fn bucket(feature: u32, buckets: usize) -> usize {
    ((u64::from(feature) * buckets as u64) >> 32) as usize
}

/// The tag of a feature; never 0, which marks a free entry.
#[inline]
#[must_use]
pub fn tag(feature: u32) -> u16 {
    (feature as u16).max(1)
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

/// A table of weights in a model file, with `C` weights for each feature.
#[derive(Clone, Copy, Debug)]
pub struct Table<'m, const C: usize> {
    buckets: &'m [[u8; BUCKET]],
    /// The value of one step.
    pub step: f32,
}

impl<'m, const C: usize> Table<'m, C> {
    /// The next table of a file: its description is taken from `head`, its buckets from `body`.
    #[must_use]
    pub fn read(head: &mut &'m [u8], body: &mut &'m [u8]) -> Option<Self> {
        let (columns, rest) = head.split_first_chunk::<2>()?;
        let (buckets, rest) = rest.split_first_chunk::<4>()?;
        let (step, rest) = rest.split_first_chunk::<4>()?;
        *head = rest;
        let (table, rest) = body.split_at_checked(u32::from_le_bytes(*buckets) as usize * BUCKET)?;
        *body = rest;
        let fits = usize::from(u16::from_le_bytes(*columns)) == C;
        fits.then_some(Self { buckets: table.as_chunks().0, step: f32::from_le_bytes(*step) })
    }

    /// Adds a feature's weights, in steps, to `scores`.
    #[inline]
    pub fn add(&self, feature: u32, scores: &mut [i32; C]) {
        let Some(bucket) = self.buckets.get(bucket(feature, self.buckets.len())) else { return };
        let tag = tag(feature).to_le_bytes();
        let (tags, weights) = bucket.split_at(entries(C) * 2);
        // Every tag is compared, without a branch: which one it is cannot be foreseen, and the compiler
        // compares several at once.
        let mut hits = 0_u32;
        for (i, t) in tags.as_chunks::<2>().0.iter().enumerate() {
            hits |= u32::from(*t == tag) << i;
        }
        if hits != 0
            && let Some(row) = weights.as_chunks::<C>().0.get(hits.trailing_zeros() as usize)
        {
            for (score, &weight) in scores.iter_mut().zip(row) {
                *score += i32::from(weight as i8);
            }
        }
    }
}
