//! Weights as signed bytes, and the file that holds them.

use std::fs;

use nutgraf::model::quotations::weights::{MAGIC, Shape};

/// The weights as bytes, and the value of one step.
pub fn bytes(weights: &[f32]) -> (Vec<u8>, f32) {
    // A few weights are much larger than all others: what lies beyond the range is cut.
    let mut sizes: Vec<f32> = weights.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes.get(sizes.len() * 9995 / 10000).copied().unwrap_or(1.0);
    let step = top / 127.0;
    (weights.iter().map(|w| (w / step).round().clamp(-127.0, 127.0) as i8 as u8).collect(), step)
}

/// A file of tables.
pub fn file(tables: &[(Shape, &[u8], f32)]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    for (shape, _, step) in tables {
        file.extend([shape.bits as u8, shape.columns as u8]);
        file.extend(step.to_le_bytes());
    }
    for (_, bytes, _) in tables {
        file.extend_from_slice(bytes);
    }
    file
}

/// Writes the model.
pub fn write(path: &str, tables: [(Shape, &[f32]); 3]) {
    let tables = tables.map(|(shape, weights)| (shape, bytes(weights)));
    let tables: Vec<_> = tables.iter().map(|(shape, (bytes, step))| (*shape, bytes.as_slice(), *step)).collect();
    for (shape, bytes, step) in &tables {
        let used = bytes.iter().filter(|b| **b != 0).count();
        eprintln!("{shape:?}: {used} of {} weights, step {step:.4}", bytes.len());
    }
    fs::write(path, file(&tables)).expect("the model is written");
}
