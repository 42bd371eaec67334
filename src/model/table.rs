//! A read-only map from 64-bit keys to rows of bytes that needs no parsing: the bytes are the map.
//!
//! The rows are sorted by key and cut into a power of two of buckets by the key's high bits; of the key only
//! 16 low bits are kept with each row. A key that was never put in is therefore found by mistake about once
//! in 16,000 look-ups, which the weights of a linear model bear; nothing else should be kept in it.

use wide::{CmpEq as _, i16x8};

/// A table whose rows are `W` bytes wide.
#[derive(Clone, Copy, Debug)]
pub struct Table<'m, const W: usize> {
    shift: u32,
    starts: &'m [[u8; 4]],
    tags: &'m [[u8; 2]],
    rows: &'m [[u8; W]],
}

/// How many keys [`Table::sum`] looks up together.
const BATCH: usize = 96;

impl<'m, const W: usize> Table<'m, W> {
    /// Reads a table where [`write()`] left it; `None` if the bytes are no table. Constant time.
    #[must_use]
    pub fn read(bytes: &'m [u8]) -> Option<Self> {
        let (bits, rest) = bytes.split_first_chunk::<4>()?;
        let (count, rest) = rest.split_first_chunk::<4>()?;
        let (bits, count) = (u32::from_le_bytes(*bits), u32::from_le_bytes(*count) as usize);
        if !(1..=28).contains(&bits) {
            return None;
        }
        let (starts, rest) = rest.split_at_checked(((1 << bits) + 1) * 4)?;
        let (tags, rows) = rest.split_at_checked(count * 2)?;
        let table = Self { shift: 64 - bits, starts: starts.as_chunks().0, tags: tags.as_chunks().0, rows: rows.as_chunks().0 };
        (rows.len() == count * W).then_some(table)
    }

    /// The row of `key`.
    #[inline]
    #[must_use]
    pub fn row(&self, key: u64) -> Option<&'m [u8; W]> {
        self.rows.get(self.position(self.bucket(key), key)?)
    }

    /// The first row of a key's bucket and the one behind its last.
    #[inline]
    fn bucket(&self, key: u64) -> (u32, u32) {
        let bucket = (key >> self.shift) as usize;
        match self.starts.get(bucket..bucket + 2) {
            Some([start, end]) => (u32::from_le_bytes(*start), u32::from_le_bytes(*end)),
            _ => (0, 0),
        }
    }

    /// The row with the tag of `key` in a bucket, the first of several.
    ///
    /// Eight tags are compared at once, and whether one of them is the key's is not asked: the processor cannot foresee
    /// it, and would wait for the tags with all that comes behind.
    #[inline]
    fn position(&self, (mut start, end): (u32, u32), key: u64) -> Option<usize> {
        let tag = key as u16;
        loop {
            let Some(eight) = self.tags.get(start as usize..).and_then(|tags| tags.first_chunk::<8>()) else {
                // The end of the table, which a file that is damaged may put anywhere.
                let end = self.tags.len().min(end as usize);
                return (start as usize..end).find(|&i| self.tags.get(i) == Some(&tag.to_le_bytes()));
            };
            let lanes = i16x8::new(eight.map(i16::from_le_bytes));
            let inside = (1_u32 << (end.saturating_sub(start)).min(8)) - 1;
            let hits = lanes.cmp_eq(i16x8::splat(tag as i16)).move_mask() as u32 & inside;
            if hits != 0 || end.saturating_sub(start) <= 8 {
                return (hits != 0).then_some(start as usize + hits.trailing_zeros() as usize);
            }
            start += 8;
        }
    }

    /// Gives the rows of `keys` to `each`, in order, and `none` for a key that has none.
    ///
    /// The same as [`row`](Self::row) for each key, but in rounds for many keys together, so that the processor waits
    /// for many of them at once and not for one after the other.
    #[inline]
    fn rows<'r>(&self, keys: &[u64], none: &'r [u8; W], mut each: impl FnMut(&'r [u8; W]))
    where
        'm: 'r,
    {
        for keys in keys.chunks(BATCH) {
            let mut buckets = [(0_u32, 0_u32); BATCH];
            for (bucket, &key) in buckets.iter_mut().zip(keys) {
                *bucket = self.bucket(key);
            }
            let mut found = [none; BATCH];
            for ((row, &bucket), &key) in found.iter_mut().zip(&buckets).zip(keys) {
                *row = self.rows.get(self.position(bucket, key).unwrap_or(usize::MAX)).unwrap_or(none);
            }
            found.iter().take(keys.len()).for_each(|row| each(row));
        }
    }

    /// The sum of the rows of `keys` as weights, those that there are: each byte is a number with a sign. No sum of up
    /// to 257 rows overflows.
    ///
    /// Kept apart from its callers: in the midst of theirs, the compiler takes its numbers to pieces.
    #[inline(never)]
    #[must_use]
    pub fn sum(&self, keys: &[u64]) -> [i16; W] {
        let (none, mut sums) = ([0; W], [0_i16; W]);
        self.rows(keys, &none, |row| {
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum += i16::from(weight as i8);
            }
        });
        sums
    }

    /// The number of rows.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// The bytes of a table with these rows, about four to a bucket. For the programs that train models.
///
/// Of several rows under one key, the first stays.
#[must_use]
pub fn write<const W: usize>(mut rows: Vec<(u64, [u8; W])>) -> Vec<u8> {
    rows.sort_by_key(|row| row.0);
    rows.dedup_by_key(|row| row.0);
    let bits = (rows.len() / 4).max(2).next_power_of_two().trailing_zeros();
    let mut out = Vec::new();
    out.extend(bits.to_le_bytes());
    out.extend((rows.len() as u32).to_le_bytes());
    for bucket in 0..=1_u128 << bits {
        let start = rows.partition_point(|row| u128::from(row.0) < bucket << (64 - bits));
        out.extend((start as u32).to_le_bytes());
    }
    rows.iter().for_each(|row| out.extend((row.0 as u16).to_le_bytes()));
    rows.iter().for_each(|row| out.extend(row.1));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_in() {
        let key = |i: u64| (i + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let bytes = write((0..1000).map(|i| (key(i), (i as u32).to_le_bytes())).collect());
        let table: Table<4> = Table::read(&bytes).unwrap();
        assert!((0..1000).all(|i| table.row(key(i)) == Some(&(i as u32).to_le_bytes())));
        assert!((1000..2000).filter(|&i| table.row(key(i)).is_some()).count() <= 2);
    }

    #[test]
    fn sums_up_what_there_is() {
        // The first hundred rows share a bucket.
        let key = |i: u64| if i < 100 { i } else { i.wrapping_mul(0x9e37_79b9_7f4a_7c15) };
        let bytes = write((0..1000).map(|i| (key(i), [i as u8, 1])).collect());
        let table: Table<2> = Table::read(&bytes).unwrap();
        for keys in [0..100, 50..60, 99..300, 900..1000, 0..0] {
            let wanted: i16 = keys.clone().map(|i| i16::from(i as u8 as i8)).sum();
            let keys: Vec<u64> = keys.map(key).collect();
            assert_eq!(table.sum(&keys), [wanted, keys.len() as i16]);
            assert_eq!(table.sum(&[&keys[..], &[7 << 50 | 4000]].concat()), [wanted, keys.len() as i16]);
        }
    }

    /// A bucket that a damaged file lets go on far behind the table takes no longer than the table.
    #[test]
    fn a_damaged_bucket_ends_with_the_table() {
        let mut bytes = write((0..100).map(|i: u64| (i << 57, [1])).collect());
        let starts = (1 << u32::from_le_bytes(*bytes.first_chunk().unwrap())) + 1;
        bytes[8..8 + 4 * starts].as_chunks_mut::<4>().0.iter_mut().skip(1).for_each(|end| *end = u32::MAX.to_le_bytes());
        let table: Table<1> = Table::read(&bytes).unwrap();
        assert!((0..1000).all(|key| table.row(key << 50 | 12_345).is_none()));
    }

    #[test]
    fn refuses_what_is_no_table() {
        let bytes = write(vec![(1, [0; 4]), (u64::MAX, [1; 4])]);
        assert!(Table::<4>::read(&bytes).is_some());
        assert!((0..bytes.len()).all(|len| Table::<4>::read(&bytes[..len]).is_none()));
    }
}
