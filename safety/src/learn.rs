//! Learning: logistic regression for all categories at once, with steps that get shorter for each weight on its own (AdaGrad).
//! Owns the order of the samples, which is always the same, so that the result is.

use parley::domain::safety::{PerCategory, share};

/// How often all samples are gone through.
const EPOCHS: u32 = 12;
/// The length of a weight's first step.
const RATE: f32 = 0.1;
/// How far a bias goes instead.
const BIAS_RATE: f32 = 0.3;
/// What every weight is pulled towards zero by.
const PULL: f32 = 1e-6;
/// How much more a stretch that asks for something counts than one that doesn't.
const ASKING: f32 = 2.0;
/// A stretch that is so near to right in every category teaches nothing more.
const RIGHT: f32 = 1e-3;
/// Where a bias begins: most stretches ask for nothing.
const FIRST_BIAS: f32 = -3.0;

/// A stretch of a text, and what it asks for.
#[derive(Debug)]
pub(crate) struct Sample {
    /// Its pieces, by number.
    pub(crate) pieces: Vec<u32>,
    /// How many pieces the stretch has, those without a number included.
    pub(crate) size: usize,
    /// Whether it asks for a category; `None` where it has only a part of the words that do.
    pub(crate) asks: PerCategory<Option<bool>>,
}

/// What was learned.
#[derive(Debug, Default, Clone)]
pub(crate) struct Learned {
    pub(crate) bias: PerCategory<f32>,
    /// Of each piece, by number.
    pub(crate) weights: Vec<PerCategory<f32>>,
}

impl Learned {
    pub(crate) fn scores(&self, sample: &Sample) -> PerCategory<f32> {
        let mut sums = PerCategory::default();
        for piece in &sample.pieces {
            add(&mut sums, &self.weights[*piece as usize]);
        }
        let share = share(sample.size);
        std::array::from_fn(|at| self.bias[at] + share * sums[at])
    }
}

fn add(sums: &mut PerCategory<f32>, more: &PerCategory<f32>) {
    sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}

/// Learns from samples with so many different pieces.
pub(crate) fn learn(samples: &[&Sample], pieces: usize) -> Learned {
    let mut learned = Learned { bias: [FIRST_BIAS; 10], weights: vec![[0.0; 10]; pieces] };
    let mut seen = vec![[1e-6_f32; 10]; pieces];
    let mut bias_seen = [1e-6_f32; 10];
    let mut order: Vec<u32> = (0..samples.len() as u32).collect();
    let mut shuffle = Shuffle(42);
    for _ in 0..EPOCHS {
        shuffle.mix(&mut order);
        for at in &order {
            let sample = samples[*at as usize];
            let error = errors(&learned.scores(sample), &sample.asks);
            if error.iter().all(|error| error.abs() < RIGHT) {
                continue;
            }
            let share = share(sample.size);
            for piece in &sample.pieces {
                let (weights, seen) = (&mut learned.weights[*piece as usize], &mut seen[*piece as usize]);
                for at in 0..10 {
                    let step = error[at] * share + PULL * weights[at];
                    seen[at] += step * step;
                    weights[at] -= RATE * step / seen[at].sqrt();
                }
            }
            for at in 0..10 {
                bias_seen[at] += error[at] * error[at];
                learned.bias[at] -= BIAS_RATE * error[at] / bias_seen[at].sqrt();
            }
        }
    }
    learned
}

/// How far each score is from what it should be, on the scale of probabilities.
fn errors(scores: &PerCategory<f32>, asks: &PerCategory<Option<bool>>) -> PerCategory<f32> {
    std::array::from_fn(|at| {
        let probability = 1.0 / (1.0 + (-scores[at]).exp());
        match asks[at] {
            Some(true) => ASKING * (probability - 1.0),
            Some(false) => probability,
            None => 0.0,
        }
    })
}

/// Mixes a row, in the same way at each run.
struct Shuffle(u64);

impl Shuffle {
    fn mix(&mut self, row: &mut [u32]) {
        for at in (1..row.len()).rev() {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            row.swap(at, (self.0 >> 33) as usize % (at + 1));
        }
    }
}
