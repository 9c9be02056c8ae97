//! Learning: logistic regression for all categories at once, with steps that get shorter for each weight on its own (AdaGrad).
//! Owns the order of the samples, which is always the same, so that the result is.

use parley::domain::safety::{MOST_STEPS, PerCategory, share};

/// How often all samples are gone through.
const EPOCHS: u32 = 12;
/// The length of a weight's first step.
const RATE: f32 = 0.1;
/// How far a bias goes instead.
const BIAS_RATE: f32 = 0.3;
/// What every weight is pulled towards zero by.
const PULL: f32 = 1e-6;
/// A stretch that is so near to right in every category teaches nothing more.
const RIGHT: f32 = 1e-3;
/// How often samples are gone through again with the pieces that are kept.
const AGAIN: u32 = 10;
/// How far a weight goes then, and how far a bias does.
const AGAIN_RATES: (f32, f32) = (1.0, 0.01);
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

/// The weight that as many of a category's weights are below as are written in full; the few above become that much.
const LARGE: f32 = 0.998;

impl Learned {
    /// What one step of each category's weights is worth in the program.
    pub(crate) fn steps(&self) -> PerCategory<f32> {
        std::array::from_fn(|category| {
            let mut sizes: Vec<f32> = self.weights.iter().map(|weights| weights[category].abs()).collect();
            sizes.sort_unstable_by(f32::total_cmp);
            let large = sizes.get((LARGE * sizes.len() as f32) as usize).copied().unwrap_or_default();
            large.max(f32::MIN_POSITIVE) / f32::from(MOST_STEPS)
        })
    }

    /// Rounds each weight to whole steps.
    pub(crate) fn round(&mut self) {
        let steps = self.steps();
        for weights in &mut self.weights {
            for (weight, step) in weights.iter_mut().zip(steps) {
                *weight = f32::from(in_steps(*weight, step)) * step;
            }
        }
    }
}

/// A weight as a number of steps, as the program has it.
pub(crate) fn in_steps(weight: f32, step: f32) -> i8 {
    let most = f32::from(MOST_STEPS);
    (weight / step).round().clamp(-most, most) as i8
}

fn add(sums: &mut PerCategory<f32>, more: &PerCategory<f32>) {
    sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}

/// Learns from samples with so many different pieces.
pub(crate) fn learn(samples: &[Sample], pieces: usize) -> Learned {
    let mut learned = Learned { bias: [FIRST_BIAS; 10], weights: vec![[0.0; 10]; pieces] };
    let mut seen = vec![[1e-6_f32; 10]; pieces];
    let mut bias_seen = [1e-6_f32; 10];
    go_through(samples, (EPOCHS, Shuffle(42)), &mut learned, |learned, sample, error| {
        let share = share(sample.size);
        let steps = error.map(|error| error * share);
        for piece in &sample.pieces {
            let at = *piece as usize;
            step(&mut learned.weights[at], &mut seen[at], &steps, RATE);
        }
        step(&mut learned.bias, &mut bias_seen, error, BIAS_RATE);
    });
    learned
}

/// Goes on from what was learned, in small steps, so that the pieces that are kept make up for the others.
pub(crate) fn learn_again(samples: &[Sample], learned: &mut Learned) {
    let (rate, bias_rate) = AGAIN_RATES;
    go_through(samples, (AGAIN, Shuffle(43)), learned, |learned, sample, error| {
        let steps = error.map(|error| -rate * error * share(sample.size));
        for piece in &sample.pieces {
            add(&mut learned.weights[*piece as usize], &steps);
        }
        add(&mut learned.bias, &error.map(|error| -bias_rate * error));
    });
}

/// Corrects what was learned by each sample that still teaches something, so many times, in an order that is mixed each time.
fn go_through(
    samples: &[Sample],
    (times, mut shuffle): (u32, Shuffle),
    learned: &mut Learned,
    mut correct: impl FnMut(&mut Learned, &Sample, &PerCategory<f32>),
) {
    let mut order: Vec<u32> = (0..samples.len() as u32).collect();
    for _ in 0..times {
        shuffle.mix(&mut order);
        for at in &order {
            let sample = &samples[*at as usize];
            let error = errors(&learned.scores(sample), &sample.asks);
            if error.iter().any(|error| error.abs() >= RIGHT) {
                correct(learned, sample, &error);
            }
        }
    }
}

/// Goes one step: the shorter, the more was gone before.
fn step(weights: &mut PerCategory<f32>, seen: &mut PerCategory<f32>, steps: &PerCategory<f32>, rate: f32) {
    for ((weight, seen), step) in weights.iter_mut().zip(seen).zip(steps) {
        let step = step + PULL * *weight;
        *seen += step * step;
        *weight -= rate * step / seen.sqrt();
    }
}

/// How far each score is from what it should be, on the scale of probabilities.
fn errors(scores: &PerCategory<f32>, asks: &PerCategory<Option<bool>>) -> PerCategory<f32> {
    std::array::from_fn(|at| {
        let probability = 1.0 / (1.0 + (-scores[at]).exp());
        match asks[at] {
            Some(true) => probability - 1.0,
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
