//! Tables of integer weights, addressed by the hash of a feature and read in place.
//!
//! A table is a list of buckets of 64 bytes, one line of the processor's cache. The high bits of a feature's
//! hash choose the bucket; there, its low 16 bits are looked for among the tags, and the weights of the entry
//! with this tag are its weights, one signed byte for each column. A feature that the trainer did not keep is
//! found by mistake about once in ten thousand times, which a sum of many weights bears.
//!
//! The file: the magic and version, then for each table its number of columns, its number of buckets and the
//! value of one step (little-endian `u16`, `u32`, `f32`); then the buckets of all tables.

use wide::{CmpEq as _, i16x8};

/// The first bytes of the file.
pub const MAGIC: &[u8; 8] = b"NGQUOTE4";
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

    /// The bucket of a feature, and the feature's tag there.
    #[inline]
    fn find(&self, feature: u32) -> Option<(&'m [u8; BUCKET], u16)> {
        Some((self.buckets.get(bucket(feature, self.buckets.len()))?, tag(feature)))
    }
}

/// Sums of a row's weights, in steps; the last is of no column. A weight is at most 127, so no sum of up to 257
/// features overflows.
pub type Row = i16x8;

impl Table<'_, 7> {
    /// The sum of some features' weights.
    ///
    /// Which tag it is, and whether any, cannot be foreseen: all are compared at once, and one that is not there adds
    /// the weights of `NONE`. Kept apart from its callers: in the midst of theirs, the compiler takes the eight
    /// numbers to pieces.
    #[inline(never)]
    #[must_use]
    pub fn sum(&self, features: &[u32]) -> Row {
        const TAGS: usize = 2 * entries(7);
        let mut sums = [0_i16; 8];
        for &feature in features {
            let Some((bucket, tag)) = self.find(feature) else { continue };
            let Some(tags) = bucket.first_chunk::<16>() else { continue };
            // The eighth lane holds weights already.
            let hits = lanes(tags).cmp_eq(i16x8::splat(tag as i16)).move_mask() & 0x7f;
            let at = (TAGS + 7 * hits.trailing_zeros() as usize).min(BUCKET - 8);
            let Some(found) = bucket.get(at..).and_then(|rest| rest.first_chunk::<8>()) else { continue };
            let weights = if hits == 0 { &NONE } else { found };
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                *sum += i16::from(weight as i8);
            }
        }
        i16x8::new(sums)
    }
}

/// The weights of what is in no table.
static NONE: [u8; 8] = [0; 8];

/// Eight numbers of two bytes each.
#[inline]
fn lanes(bytes: &[u8; 16]) -> i16x8 {
    let mut lanes = [0; 8];
    for (lane, bytes) in lanes.iter_mut().zip(bytes.as_chunks::<2>().0) {
        *lane = i16::from_le_bytes(*bytes);
    }
    i16x8::new(lanes)
}

impl Table<'_, 1> {
    /// The sum of some features' weights, in steps.
    ///
    /// Every tag is compared and every weight added or not, without a branch: the compiler does eight at once. There is
    /// a sum for each place in a bucket; a feature adds to one of them, so none of up to 257 features overflows.
    #[inline(never)]
    #[must_use]
    pub fn sum(&self, features: &[u32]) -> i32 {
        const SECOND: usize = 8;
        const THIRD: usize = entries(1) - 8;
        let (mut first, mut second, mut third) = ([0_i16; 8], [0_i16; 8], [0_i16; 8]);
        for &feature in features {
            let Some((bucket, tag)) = self.find(feature) else { continue };
            let (tags, weights) = bucket.split_at(2 * entries(1));
            let eight = |at: usize, lanes: &mut [i16; 8]| {
                let Some(tags) = tags.get(2 * at..).and_then(|tags| tags.first_chunk::<16>()) else { return };
                let Some(weights) = weights.get(at..).and_then(|weights| weights.first_chunk::<8>()) else { return };
                for ((sum, t), &weight) in lanes.iter_mut().zip(tags.as_chunks::<2>().0).zip(weights) {
                    *sum += i16::from(weight as i8) & -i16::from(u16::from_le_bytes(*t) == tag);
                }
            };
            eight(0, &mut first);
            eight(SECOND, &mut second);
            eight(THIRD, &mut third);
        }
        // The third eight begin among the second: their first places would count twice.
        let third = &third[SECOND + 8 - THIRD..];
        first.iter().chain(&second).chain(third).map(|&sum| i32::from(sum)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of one bucket with these tags and rows.
    fn bucket<const C: usize>(entries_in: &[(u16, [i8; C])]) -> [u8; BUCKET] {
        let mut bucket = [0; BUCKET];
        for (k, (tag, row)) in entries_in.iter().enumerate() {
            bucket[2 * k..2 * k + 2].copy_from_slice(&tag.to_le_bytes());
            for (column, &weight) in row.iter().enumerate() {
                bucket[2 * entries(C) + k * C + column] = weight as u8;
            }
        }
        bucket
    }

    #[test]
    fn every_entry_of_a_bucket_of_rows_is_found() {
        let rows: Vec<(u16, [i8; 7])> = (0..7).map(|k| (100 + k as u16, std::array::from_fn(|c| -60 + 10 * k + c as i8))).collect();
        let buckets = [bucket(&rows)];
        let table = Table::<7> { buckets: &buckets, step: 1.0 };
        for (tag, weights) in &rows {
            let row = table.sum(&[u32::from(*tag); 2]).to_array();
            assert!(row.iter().zip(weights).all(|(&sum, &weight)| sum == 2 * i16::from(weight)), "{tag}: {row:?}");
        }
        // The eighth lane of the tags is weights.
        let beyond = u16::from_le_bytes([rows[0].1[0] as u8, rows[0].1[1] as u8]);
        assert_eq!(table.sum(&[u32::from(beyond), 99]), Row::default());
    }

    #[test]
    fn every_entry_of_a_bucket_of_single_weights_is_counted_once() {
        let rows: Vec<(u16, [i8; 1])> = (0..21).map(|k| (100 + k as u16, [k - 30])).collect();
        let buckets = [bucket(&rows)];
        let table = Table::<1> { buckets: &buckets, step: 1.0 };
        for (tag, [weight]) in &rows {
            assert_eq!(table.sum(&[u32::from(*tag)]), i32::from(*weight), "{tag}");
        }
        let all: Vec<u32> = rows.iter().map(|(tag, _)| u32::from(*tag)).chain([99]).collect();
        assert_eq!(table.sum(&all), rows.iter().map(|(_, [weight])| i32::from(*weight)).sum::<i32>());
    }
}
