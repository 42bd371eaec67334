//! A conditional random field, trained by FTRL-proximal (McMahan et al., KDD 2013), one island at a time.

use std::collections::HashMap;

use nutgraf::model::names::{LABELS, OUTSIDE, follows};

use crate::Options;
use crate::chain::{Problem, of_source};

const ALL: usize = LABELS + 1;
type Scores = [f32; ALL];

/// The weights of a feature with what the optimizer remembers of them.
#[derive(Clone, Copy)]
struct Row {
    weight: [f32; LABELS],
    z: [f32; LABELS],
    n: [f32; LABELS],
}

/// A trained model in full precision.
pub struct Trained {
    rows: Vec<Row>,
    moves: [[f32; ALL]; ALL],
}

struct Rates {
    alpha: f32,
    l1: f32,
    l2: f32,
}

impl Rates {
    fn update(&self, weight: &mut f32, z: &mut f32, n: &mut f32, gradient: f32, l1: f32) {
        let sum = *n + gradient * gradient;
        let root = sum.sqrt();
        *z += gradient - (root - n.sqrt()) / self.alpha * *weight;
        *n = sum;
        let shrunk = (z.abs() - l1).max(0.0).copysign(*z);
        *weight = -shrunk / ((1.0 + root) / self.alpha + self.l2);
    }
}

/// Trains as often as the options say, each time in another order, and takes the mean; deterministic.
///
/// The texts that come last in a run weigh more than they should; the mean of several runs forgets the order.
pub fn train(problem: &Problem, options: &Options) -> Trained {
    let mut models = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..options.rounds).map(|round| scope.spawn(move || run(problem, options, round))).collect();
        runs.into_iter().map(|run| run.join().expect("a run that ends")).collect::<Vec<_>>().into_iter()
    });
    let mut mean = models.next().expect("at least one round");
    for other in models {
        mean.each(|at, weight| *weight += other.rows[at.0].weight[at.1], |a, b, weight| *weight += other.moves[a][b]);
    }
    let share = 1.0 / options.rounds as f32;
    // All features speak now.
    mean.each(|_, weight| *weight *= share * (1.0 - options.dropout), |_, _, weight| *weight *= share);
    mean
}

/// Numbers that look random (Marsaglia's xorshift), the same for the same start.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// At least 0, below 1.
    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1 << 24) as f32
    }
}

/// One run over the problem, in an order of its own for each `round`.
fn run(problem: &Problem, options: &Options, round: u64) -> Trained {
    let empty = Row { weight: [0.0; LABELS], z: [0.0; LABELS], n: [0.0; LABELS] };
    let mut model = Trained { rows: vec![empty; problem.features()], moves: [[0.0; ALL]; ALL] };
    let mut move_state = [[[0.0_f32; 2]; ALL]; ALL];
    let rates = Rates { alpha: options.alpha, l1: options.l1, l2: options.l2 };
    let mut order: Vec<usize> = (0..problem.runs.len()).collect();
    let mut random = Random(0x2545_f491_4f6c_dd1d_u64.wrapping_mul(2 * round + 1));
    for epoch in 0..options.epochs {
        for i in (1..order.len()).rev() {
            order.swap(i, (random.next() % (i as u64 + 1)) as usize);
        }
        let mut loss = 0.0;
        for &run in &order {
            let island = &problem.runs[run];
            // Some features are left out each time, others the next, so that none leans on another: what always
            // comes together would share one weight in any way.
            let mut kept = |token| problem.features_of(token).iter().copied().filter(|_| random.share() >= options.dropout).collect();
            let features: Vec<Vec<u32>> = island.tokens.clone().map(&mut kept).collect();
            loss += model.step(&features, &problem.allowed[island.tokens.clone()], island.weight, &rates, &mut move_state);
        }
        println!("epoch {}: loss {:.0}", epoch + 1, loss);
    }
    model
}

impl Trained {
    /// Visits all weights of features, by row and label, and all of moves.
    fn each(&mut self, mut feature: impl FnMut((usize, usize), &mut f32), mut of_move: impl FnMut(usize, usize, &mut f32)) {
        for (row, state) in self.rows.iter_mut().enumerate() {
            state.weight.iter_mut().enumerate().for_each(|(label, weight)| feature((row, label), weight));
        }
        for (a, to) in self.moves.iter_mut().enumerate() {
            to.iter_mut().enumerate().for_each(|(b, weight)| of_move(a, b, weight));
        }
    }

    /// One step for an island of tokens with these features and right labels, which counts by `weight`; the loss before it.
    fn step(&mut self, features: &[Vec<u32>], allowed: &[u32], weight: f32, rates: &Rates, move_state: &mut [[[f32; 2]; ALL]; ALL]) -> f64 {
        let scores: Vec<Scores> = features.iter().map(|features| self.scores(features)).collect();
        let everything = vec![u32::MAX; scores.len()];
        let free = Marginals::of(&scores, &everything, &self.moves);
        let right = Marginals::of(&scores, allowed, &self.moves);
        for (i, features) in features.iter().enumerate() {
            let mut gradient = [0.0_f32; LABELS];
            let mut largest = 0.0_f32;
            for label in 0..LABELS {
                gradient[label] = weight * (free.labels[i][label] - right.labels[i][label]);
                largest = largest.max(gradient[label].abs());
            }
            if largest < 1e-3 {
                continue;
            }
            for &number in features {
                let row = &mut self.rows[number as usize];
                for label in 0..LABELS {
                    rates.update(&mut row.weight[label], &mut row.z[label], &mut row.n[label], gradient[label], rates.l1);
                }
            }
        }
        for a in 0..ALL {
            for b in (0..ALL).filter(|&b| follows(a, b)) {
                let gradient = weight * (free.moves[a][b] - right.moves[a][b]);
                if gradient.abs() > 1e-4 {
                    let [z, n] = &mut move_state[a][b];
                    rates.update(&mut self.moves[a][b], z, n, gradient, 0.0);
                }
            }
        }
        f64::from(weight) * (free.log_sum - right.log_sum)
    }

    fn scores(&self, features: &[u32]) -> Scores {
        let mut sum = [0.0; LABELS];
        for &number in features {
            let weight = &self.rows[number as usize].weight;
            for label in 0..LABELS {
                sum[label] += weight[label];
            }
        }
        let mut scores = [0.0; ALL];
        scores[..LABELS].copy_from_slice(&sum);
        scores
    }

    /// The model in integers: 32 steps to one unit, rows without a weight above `prune` dropped. What this
    /// project's own articles taught beyond the other sources counts by `own_share`.
    pub fn quantize(&self, problem: &Problem, prune: f32, own_share: f32) -> ([[i16; ALL]; ALL], Vec<(u64, [u8; LABELS])>) {
        const UNIT: f32 = 32.0;
        let byte = |w: f32| (w * UNIT).round().clamp(-127.0, 127.0) as i8 as u8;
        let numbers: HashMap<u64, usize> = problem.keys.iter().copied().zip(0..).collect();
        let mut rows = Vec::new();
        for (&key, row) in problem.keys.iter().zip(&self.rows) {
            let mut weight = row.weight;
            if let Some(&own) = numbers.get(&of_source(key, "own")) {
                weight.iter_mut().zip(self.rows[own].weight).for_each(|(w, own)| *w += own_share * own);
            }
            if weight.iter().any(|w| w.abs() >= prune) && !problem.is_of_source(key) {
                rows.push((key, weight.map(byte)));
            }
        }
        (self.moves.map(|to| to.map(|w| (w * UNIT).round() as i16)), rows)
    }
}

/// Probabilities of labels and of moves between them, summed over an island.
struct Marginals {
    labels: Vec<Scores>,
    moves: [Scores; ALL],
    log_sum: f64,
}

impl Marginals {
    /// Forward and backward sums over the sequences that `allowed` leaves, each step scaled to sum to one.
    fn of(scores: &[Scores], allowed: &[u32], moves: &[[f32; ALL]; ALL]) -> Self {
        let len = scores.len();
        let mut step = [[0.0_f32; ALL]; ALL];
        for a in 0..ALL {
            for b in (0..ALL).filter(|&b| follows(a, b)) {
                step[a][b] = moves[a][b].exp();
            }
        }
        let mut log_sum = 0.0;
        let mut potentials = Vec::with_capacity(len);
        for (scores, allowed) in scores.iter().zip(allowed) {
            let top = scores.iter().copied().fold(f32::MIN, f32::max);
            let mut potential = [0.0; ALL];
            for label in (0..ALL).filter(|label| allowed >> label & 1 == 1) {
                potential[label] = (scores[label] - top).exp();
            }
            log_sum += f64::from(top);
            potentials.push(potential);
        }
        let mut forward: Vec<Scores> = Vec::with_capacity(len);
        let mut last = [0.0; ALL];
        last[OUTSIDE] = 1.0;
        for potential in &potentials {
            let mut next = [0.0; ALL];
            for a in (0..ALL).filter(|&a| last[a] > 0.0) {
                for b in 0..ALL {
                    next[b] += last[a] * step[a][b];
                }
            }
            (0..ALL).for_each(|b| next[b] *= potential[b]);
            let sum = next.iter().sum::<f32>().max(1e-30);
            log_sum += f64::from(sum.ln());
            next.iter_mut().for_each(|x| *x /= sum);
            forward.push(next);
            last = next;
        }
        let end = (0..ALL).map(|a| last[a] * step[a][OUTSIDE]).sum::<f32>().max(1e-30);
        log_sum += f64::from(end.ln());
        let mut backward = [0.0; ALL];
        (0..ALL).for_each(|a| backward[a] = step[a][OUTSIDE]);
        let mut marginals = Self { labels: vec![[0.0; ALL]; len], moves: [[0.0; ALL]; ALL], log_sum };
        for a in 0..ALL {
            marginals.moves[a][OUTSIDE] += last[a] * step[a][OUTSIDE] / end;
        }
        for i in (0..len).rev() {
            let sum = (0..ALL).map(|a| forward[i][a] * backward[a]).sum::<f32>().max(1e-30);
            (0..ALL).for_each(|a| marginals.labels[i][a] = forward[i][a] * backward[a] / sum);
            let mut outside = [0.0; ALL];
            outside[OUTSIDE] = 1.0;
            let before = if i == 0 { &outside } else { &forward[i - 1] };
            let mut next = [0.0; ALL];
            let arrive: Vec<f32> = (0..ALL).map(|b| potentials[i][b] * backward[b]).collect();
            let mut total = 0.0;
            for a in 0..ALL {
                for b in 0..ALL {
                    next[a] += step[a][b] * arrive[b];
                }
                total += before[a] * next[a];
            }
            let total = total.max(1e-30);
            for a in (0..ALL).filter(|&a| before[a] > 0.0) {
                for b in 0..ALL {
                    marginals.moves[a][b] += before[a] * step[a][b] * arrive[b] / total;
                }
            }
            let top = next.iter().copied().fold(1e-30, f32::max);
            backward = next.map(|x| x / top);
        }
        marginals
    }
}
