//! Features by their hashes, numbered in the order of their first use; rare ones are left out.

use std::collections::HashMap;

/// The numbers of the features that occur often enough.
#[derive(Default)]
pub struct Index {
    counts: HashMap<u32, u32>,
    numbers: HashMap<u32, u32>,
    pub features: Vec<u32>,
}

/// The number that stands for a feature left out.
pub const NONE: u32 = u32::MAX;

impl Index {
    pub fn count(&mut self, feature: u32) {
        *self.counts.entry(feature).or_default() += 1;
    }

    /// Turns hashes into numbers, in place; features with fewer than `least` uses become [`NONE`].
    pub fn number(&mut self, features: &mut [u32], least: u32) {
        for feature in features {
            let often = self.counts.get(feature).is_some_and(|c| *c >= least);
            *feature = if often {
                let next = self.features.len() as u32;
                let number = *self.numbers.entry(*feature).or_insert(next);
                if number == next {
                    self.features.push(*feature);
                }
                number
            } else {
                NONE
            };
        }
    }
}
