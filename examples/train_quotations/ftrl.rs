//! The optimizer: FTRL-Proximal (McMahan et al. 2013), which keeps most weights at exactly zero.

/// The state of the weights of all features, `C` for each.
pub struct Ftrl<const C: usize> {
    rate: f32,
    /// What a weight must be worth to be other than zero.
    lasso: f32,
    ridge: f32,
    pub weights: Vec<[f32; C]>,
    sums: Vec<[f32; C]>,
    squares: Vec<[f32; C]>,
    dropped: Vec<bool>,
}

impl<const C: usize> Ftrl<C> {
    pub fn new(features: usize, rate: f32, lasso: f32, ridge: f32) -> Self {
        let zeros = || vec![[0.0; C]; features];
        Self { rate, lasso, ridge, weights: zeros(), sums: zeros(), squares: zeros(), dropped: vec![false; features] }
    }

    /// Keeps only the `count` features whose weights are largest: the others stay at zero from now on.
    pub fn keep(&mut self, count: usize) {
        let size = |row: &[f32; C]| row.iter().map(|w| w.abs()).fold(0.0, f32::max);
        let mut order: Vec<usize> = (0..self.weights.len()).collect();
        order.sort_by(|&a, &b| size(&self.weights[b]).total_cmp(&size(&self.weights[a])).then(a.cmp(&b)));
        for &i in order.iter().skip(count) {
            self.weights[i] = [0.0; C];
            self.dropped[i] = true;
        }
    }

    /// The beginning of a further run, with the features that this one kept.
    pub fn again(&self) -> Self {
        let new = Self::new(self.weights.len(), self.rate, self.lasso, self.ridge);
        Self { dropped: self.dropped.clone(), ..new }
    }

    /// One step against a gradient.
    #[inline]
    pub fn update(&mut self, feature: usize, column: usize, gradient: f32) {
        if gradient.abs() < 1e-4 || self.dropped[feature] {
            return;
        }
        let (weight, sum, square) =
            (&mut self.weights[feature][column], &mut self.sums[feature][column], &mut self.squares[feature][column]);
        let before = square.sqrt();
        *square += gradient * gradient;
        let after = square.sqrt();
        *sum += gradient - (after - before) / self.rate * *weight;
        *weight = if sum.abs() <= self.lasso { 0.0 } else { (self.lasso.copysign(*sum) - *sum) / ((1.0 + after) / self.rate + self.ridge) };
    }
}

/// How often everything is trained, in other orders: the mean of the runs is steadier than one of them.
pub const RUNS: usize = 3;

/// The mean of the weights after some epochs: steadier than those after the last one, whose final examples weigh most.
pub struct Mean<const C: usize> {
    sums: Vec<[f32; C]>,
    count: f32,
}

impl<const C: usize> Mean<C> {
    pub fn new(features: usize) -> Self {
        Self { sums: vec![[0.0; C]; features], count: 0.0 }
    }

    pub fn add(&mut self, weights: &[[f32; C]]) {
        self.count += 1.0;
        self.sums.iter_mut().flatten().zip(weights.iter().flatten()).for_each(|(sum, weight)| *sum += weight);
    }

    pub fn weights(self) -> Vec<[f32; C]> {
        self.sums.into_iter().map(|row| row.map(|sum| sum / self.count)).collect()
    }
}

/// The order of the examples in an epoch, shuffled by a generator of its own.
pub fn shuffle<T>(order: &mut [T], random: &mut u64) {
    for i in (1..order.len()).rev() {
        order.swap(i, next(random) as usize % (i + 1));
    }
}

/// A number from 0 up to 1.
pub fn draw(random: &mut u64) -> f32 {
    next(random) as f32 / (1_u64 << 31) as f32
}

/// The next number of the generator, of 31 bits.
fn next(random: &mut u64) -> u64 {
    *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *random >> 33
}
