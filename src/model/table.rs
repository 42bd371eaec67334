//! A read-only map from 64-bit keys to rows of bytes that needs no parsing: the bytes are the map.
//!
//! The rows are sorted by key and cut into a power of two of buckets by the key's high bits; of the key only
//! 16 low bits are kept with each row. A key that was never put in is therefore found by mistake about once
//! in 16,000 look-ups, which the weights of a linear model bear; nothing else should be kept in it.

/// A table whose rows are `W` bytes wide.
#[derive(Clone, Copy, Debug)]
pub struct Table<'m, const W: usize> {
    shift: u32,
    starts: &'m [[u8; 4]],
    tags: &'m [[u8; 2]],
    rows: &'m [[u8; W]],
}

/// How many keys [`Table::rows`] looks up together.
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
        let (start, end) = self.bucket(key);
        self.rows.get(self.position(start, end, key)?)
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

    /// The row with the tag of `key` in a bucket: four tags are compared at once, as the lanes of a word.
    #[inline]
    fn position(&self, start: u32, end: u32, key: u64) -> Option<usize> {
        const ONES: u64 = 0x0001_0001_0001_0001;
        let wanted = (key & 0xffff) * ONES;
        let (mut at, end) = (start as usize, end as usize);
        while at < end {
            let four = match self.tags.get(at..).and_then(|tags| tags.first_chunk::<4>()) {
                Some(&[a, b, c, d]) => u64::from_le_bytes([a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1]]),
                // The end of the table.
                None => return (at..end).find(|&i| self.tags.get(i) == Some(&(key as u16).to_le_bytes())),
            };
            // A lane that is zero now is marked by its highest bit; the lowest mark is always true.
            let differing = four ^ wanted;
            let marks = differing.wrapping_sub(ONES) & !differing & ONES << 15;
            if marks != 0 {
                let found = at + (marks.trailing_zeros() / 16) as usize;
                return (found < end).then_some(found);
            }
            at += 4;
        }
        None
    }

    /// Adds the rows of `keys` to `found`, those that there are, in order.
    ///
    /// The same as [`row`](Self::row) for each key, but in two rounds for many keys together: the first finds the
    /// buckets, so that the processor waits for many of them at once and not for one after the other. Kept apart from
    /// its callers: in the midst of theirs, the compiler takes its numbers to pieces.
    #[inline(never)]
    pub fn rows(&self, keys: &[u64], found: &mut Vec<&'m [u8; W]>) {
        for keys in keys.chunks(BATCH) {
            let mut buckets = [(0_u32, 0_u32); BATCH];
            for (bucket, &key) in buckets.iter_mut().zip(keys) {
                *bucket = self.bucket(key);
            }
            for (&(start, end), &key) in buckets.iter().zip(keys) {
                found.extend(self.position(start, end, key).and_then(|at| self.rows.get(at)));
            }
        }
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
    fn refuses_what_is_no_table() {
        let bytes = write(vec![(1, [0; 4]), (u64::MAX, [1; 4])]);
        assert!(Table::<4>::read(&bytes).is_some());
        assert!((0..bytes.len()).all(|len| Table::<4>::read(&bytes[..len]).is_none()));
    }
}
