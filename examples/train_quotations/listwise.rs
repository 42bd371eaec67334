//! Listwise log-linear choice, trained by FTRL on one list of answers after the other.

use std::collections::HashMap;

use crate::ftrl::{Ftrl, Mean, RUNS, shuffle};
use crate::index::{Index, NONE};
use crate::quantize::{self, Packed, Weights};

/// How a choice is trained.
#[derive(Clone, Copy)]
pub struct Plan {
    /// How often a feature must occur to be one.
    pub least: u32,
    pub epochs: usize,
    /// Half-way through, only so many features stay.
    pub kept: usize,
    pub rate: f32,
    pub lasso: f32,
    pub ridge: f32,
}

/// A question with its possible answers: where the features of each begin, and which are right.
#[derive(Clone, Default)]
pub struct List {
    pub features: Vec<u32>,
    pub starts: Vec<u32>,
    pub right: Vec<bool>,
}

impl List {
    /// Adds an answer, whose features `give` gives.
    pub fn add(&mut self, right: bool, give: impl FnOnce(&mut Vec<u32>)) {
        self.starts.push(self.features.len() as u32);
        self.right.push(right);
        give(&mut self.features);
    }

    fn of(&self, k: usize) -> impl Iterator<Item = &u32> {
        let end = self.starts.get(k + 1).map_or(self.features.len(), |e| *e as usize);
        self.features[self.starts[k] as usize..end].iter().filter(|f| **f != NONE)
    }
}

/// A choice trained: its features, and their weights.
pub struct Trained {
    features: Vec<u32>,
    numbers: HashMap<u32, u32>,
    weights: Vec<[f32; 1]>,
}

impl Trained {
    /// The best answer of a list whose features are hashes, and its probability.
    pub fn best(&self, list: &List) -> (usize, f32) {
        let weight = |f: &u32| self.numbers.get(f).map_or(0.0, |&i| self.weights[i as usize][0]);
        let scores: Vec<f32> = (0..list.right.len()).map(|k| list.of(k).map(weight).sum()).collect();
        let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a))).unwrap_or(0);
        (best, 1.0 / scores.iter().map(|s| (s - scores[best]).exp()).sum::<f32>())
    }

    /// The weights as a table.
    pub fn pack(&self) -> Packed {
        let kept: Vec<usize> = (0..self.features.len()).filter(|&i| self.weights[i] != [0.0]).collect();
        quantize::pack(&Weights {
            columns: 1,
            features: kept.iter().map(|&i| self.features[i]).collect(),
            rows: kept.iter().map(|&i| self.weights[i][0]).collect(),
        })
    }
}

/// Trains on lists.
pub fn train(name: &str, mut lists: Vec<List>, plan: Plan) -> Trained {
    let mut index = Index::default();
    lists.iter().flat_map(|l| &l.features).for_each(|f| index.count(*f));
    lists.iter_mut().for_each(|l| index.number(&mut l.features, plan.least));
    eprintln!("{name}: {} lists, {} features", lists.len(), index.features.len());
    let mut model = Ftrl::<1>::new(index.features.len(), plan.rate, plan.lasso, plan.ridge);
    let mut order: Vec<&List> = lists.iter().collect();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut mean = Mean::new(index.features.len());
    for run in 0..RUNS {
        if run > 0 {
            model = model.again();
        }
        for epoch in 0..plan.epochs {
            if run == 0 && epoch == plan.epochs / 2 {
                model.keep(plan.kept);
            }
            shuffle(&mut order, &mut random);
            let loss: f32 = order.iter().map(|l| step(l, &mut model)).sum();
            eprintln!("{name} run {run} epoch {epoch}: {:.4}", loss / lists.len() as f32);
            if epoch >= plan.epochs / 2 {
                mean.add(&model.weights);
            }
        }
    }
    let numbers = index.features.iter().zip(0..).map(|(f, i)| (*f, i)).collect();
    Trained { features: index.features, numbers, weights: mean.weights() }
}

fn step(list: &List, model: &mut Ftrl<1>) -> f32 {
    let scores: Vec<f32> = (0..list.right.len()).map(|k| list.of(k).map(|f| model.weights[*f as usize][0]).sum()).collect();
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let odds: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
    let all: f32 = odds.iter().sum();
    let right: f32 = odds.iter().zip(&list.right).filter(|(_, r)| **r).map(|(o, _)| *o).sum::<f32>().max(1e-20);
    for (k, &is_right) in list.right.iter().enumerate() {
        let gradient = odds[k] / all - if is_right { odds[k] / right } else { 0.0 };
        list.of(k).for_each(|&f| model.update(f as usize, 0, gradient));
    }
    (all / right).ln()
}
