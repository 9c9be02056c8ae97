//! Cross-validation: each hand's texts judged by what was learned from the others'. Owns the parts into which hands are divided, and
//! the score from which on a note is given.

use crate::learn::{Learned, Sample, learn, learn_again};
use crate::samples::{Numbers, Read};
use crate::texts::Labelled;
use parley::domain::safety::PerCategory;
use std::thread;

/// How many parts the hands are divided into.
const PARTS: usize = 6;
/// How many pieces a model keeps.
const KEPT: usize = 60_000;
/// How many right notes one wrong note costs, when the least score is chosen.
const COST: f64 = 6.0;

/// The pieces that are kept of those that texts have, and what they weigh, in whole steps as in the program.
pub(crate) fn taught(texts: &[(&Labelled, &Read)]) -> (Numbers, Learned) {
    let samples = |numbers: &Numbers| -> Vec<Sample> {
        texts.iter().flat_map(|(text, read)| numbers.samples(text, read)).collect()
    };
    let all = Numbers::of(texts.iter().map(|(_, read)| *read));
    let learned = learn(&samples(&all), all.len());
    let kept = all.heaviest(&learned, KEPT);
    let number = |hash| all.of_hash(hash).map_or([0.0; 10], |number| learned.weights[number]);
    let mut learned = Learned { weights: kept.hashes().map(number).collect(), bias: learned.bias };
    learn_again(&samples(&kept), &mut learned);
    learned.round();
    (kept, learned)
}

/// The highest score of each text in each category, by what was learned from other hands.
pub(crate) fn scores(texts: &[Labelled], read: &[Read]) -> Vec<PerCategory<f32>> {
    let mut hands: Vec<&str> = texts.iter().map(|text| text.hand.as_str()).collect();
    hands.dedup();
    let part_of =
        |text: &Labelled| hands.iter().position(|hand| *hand == text.hand).unwrap_or_default() % PARTS;
    let both = || texts.iter().zip(read);
    let judge = |part: usize| {
        let others: Vec<_> = both().filter(|(text, _)| part_of(text) != part).collect();
        let (numbers, learned) = taught(&others);
        let own = both().enumerate().filter(|(_, (text, _))| part_of(text) == part);
        own.map(|(at, (text, read))| (at, highest(&numbers, &learned, text, read))).collect::<Vec<_>>()
    };
    let workers = thread::available_parallelism().map_or(1, usize::from).min(PARTS);
    let mut all = vec![[0.0; 10]; texts.len()];
    thread::scope(|scope| {
        let judge = &judge;
        let worker = |first| move || (first..PARTS).step_by(workers).flat_map(judge).collect::<Vec<_>>();
        let running: Vec<_> = (0..workers).map(|first| scope.spawn(worker(first))).collect();
        for (at, scores) in running.into_iter().flat_map(|worker| worker.join().unwrap_or_default()) {
            all[at] = scores;
        }
    });
    all
}

fn highest(numbers: &Numbers, learned: &Learned, text: &Labelled, read: &Read) -> PerCategory<f32> {
    let samples = numbers.samples(text, read);
    samples
        .iter()
        .map(|sample| learned.scores(sample))
        .fold([f32::MIN; 10], |highest, scores| std::array::from_fn(|at| highest[at].max(scores[at])))
}

/// The least score of a note in each category: where right notes outweigh wrong ones most.
pub(crate) fn least(texts: &[Labelled], scores: &[PerCategory<f32>]) -> PerCategory<f32> {
    std::array::from_fn(|category| {
        let mut all: Vec<(f32, bool)> = texts
            .iter()
            .zip(scores)
            .map(|(text, scores)| (scores[category], text.asks_for(category)))
            .collect();
        all.sort_unstable_by(|(one, _), (other, _)| other.total_cmp(one));
        let (mut gain, mut best) = (0.0, (0.0, 0.0));
        for (score, asks) in all {
            gain += if asks { 1.0 } else { -COST };
            if gain > best.0 {
                best = (gain, score);
            }
        }
        best.1
    })
}
