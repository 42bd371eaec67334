//! Weights as signed bytes in buckets, and the file that holds them.

use nutgraf::model::quotations::weights::{BUCKET, DESCRIPTION, MAGIC, bucket, entries, tag};

/// Features with their weights, `columns` for each.
pub struct Weights {
    pub columns: usize,
    pub features: Vec<u32>,
    pub rows: Vec<f32>,
}

/// A table ready for the file.
pub struct Packed {
    columns: usize,
    step: f32,
    buckets: Vec<u8>,
}

impl Packed {
    /// A table without features.
    pub fn empty() -> Self {
        Self { columns: 1, step: 1.0, buckets: Vec::new() }
    }
}

/// The share of entries that are in use: fuller buckets overflow.
const LOAD: f32 = 0.75;

/// Packs weights; of the features of a bucket that overflows, the heaviest stay.
pub fn pack(weights: &Weights) -> Packed {
    let columns = weights.columns;
    let rows: Vec<&[f32]> = weights.rows.chunks(columns).collect();
    let size = |row: &[f32]| row.iter().map(|w| w.abs()).fold(0.0, f32::max);
    // A few weights are much larger than all others: what lies beyond the range is cut.
    let mut sizes: Vec<f32> = rows.iter().map(|r| size(r)).collect();
    sizes.sort_by(f32::total_cmp);
    let step = sizes.get(sizes.len() * 999 / 1000).copied().unwrap_or(1.0) / 127.0;
    let mut order: Vec<usize> = (0..rows.len()).filter(|&i| size(rows[i]) > step * 0.5).collect();
    order.sort_by(|&a, &b| size(rows[b]).total_cmp(&size(rows[a])).then(a.cmp(&b)));
    let slots = entries(columns);
    let count = (order.len() as f32 / LOAD / slots as f32).ceil().max(1.0) as usize;
    let mut buckets = vec![0_u8; count * BUCKET];
    let mut dropped = 0;
    for i in &order {
        let start = bucket(weights.features[*i], count) * BUCKET;
        let of = &mut buckets[start..start + BUCKET];
        let tag = tag(weights.features[*i]).to_le_bytes();
        match (0..slots).find(|&k| of[k * 2..k * 2 + 2] == [0, 0] || of[k * 2..k * 2 + 2] == tag) {
            Some(k) if of[k * 2..k * 2 + 2] == [0, 0] => {
                of[k * 2..k * 2 + 2].copy_from_slice(&tag);
                for (c, w) in rows[*i].iter().enumerate() {
                    of[slots * 2 + k * columns + c] = (w / step).round().clamp(-127.0, 127.0) as i8 as u8;
                }
            }
            _ => dropped += 1,
        }
    }
    eprintln!("{} features of {} in {count} buckets, {dropped} dropped, step {step:.4}", order.len(), rows.len());
    Packed { columns, step, buckets }
}

/// A file of tables.
pub fn file(tables: &[&Packed]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    for table in tables {
        file.extend((table.columns as u16).to_le_bytes());
        file.extend(((table.buckets.len() / BUCKET) as u32).to_le_bytes());
        file.extend(table.step.to_le_bytes());
    }
    tables.iter().for_each(|table| file.extend_from_slice(&table.buckets));
    file
}

/// The tables of a file.
pub fn tables(file: &[u8]) -> Vec<Packed> {
    let head = &file[MAGIC.len()..];
    let mut from = MAGIC.len() + TABLES * DESCRIPTION;
    head.chunks(DESCRIPTION)
        .take(TABLES)
        .map(|d| {
            let buckets = u32::from_le_bytes([d[2], d[3], d[4], d[5]]) as usize * BUCKET;
            let table = file[from..from + buckets].to_vec();
            from += buckets;
            Packed {
                columns: usize::from(u16::from_le_bytes([d[0], d[1]])),
                step: f32::from_le_bytes([d[6], d[7], d[8], d[9]]),
                buckets: table,
            }
        })
        .collect()
}

/// How many tables a file has.
const TABLES: usize = 4;
