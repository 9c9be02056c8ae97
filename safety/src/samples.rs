//! Texts as samples: stretches with numbered pieces. Owns which pieces get a number, and which are kept in the end.

use crate::learn::{Learned, Sample};
use crate::texts::Labelled;
use parley::domain::safety::{Stretch, stretches};
use std::collections::HashMap;
use std::ops::Range;

/// In how many texts a piece must be: what only one writer typed once says nothing.
const LEAST_TEXTS: u32 = 2;

/// The stretches of a text.
pub(crate) type Read = Vec<Stretch>;

/// Reads all texts.
pub(crate) fn read(lexicon: &[u8], texts: &[Labelled]) -> Vec<Read> {
    texts.iter().map(|text| stretches(lexicon, &text.text)).collect()
}

/// The number of each piece, and in how many texts it is, by its hash.
#[derive(Debug, Default)]
pub(crate) struct Numbers(HashMap<u32, (u32, u32)>);

impl Numbers {
    /// Numbers the pieces that are in several of these texts.
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a Read>) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for stretches in texts {
            let mut pieces: Vec<u32> =
                stretches.iter().flat_map(|stretch| stretch.pieces.iter().copied()).collect();
            pieces.sort_unstable();
            pieces.dedup();
            pieces.into_iter().for_each(|piece| *counts.entry(piece).or_default() += 1);
        }
        Self::numbered(counts.into_iter().filter(|(_, count)| *count >= LEAST_TEXTS).collect())
    }

    /// Numbers pieces with their counts, in the order of their hashes.
    fn numbered(mut pieces: Vec<(u32, u32)>) -> Self {
        pieces.sort_unstable();
        Self(pieces.into_iter().zip(0..).map(|((piece, count), number)| (piece, (number, count))).collect())
    }

    /// Those `most` that matter most: by the largest weight in any category, and by how often they are met.
    pub(crate) fn heaviest(&self, learned: &Learned, most: usize) -> Self {
        let matters = |number: u32, count: u32| {
            let heaviest =
                learned.weights[number as usize].iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
            heaviest * (count as f32).sqrt()
        };
        let mut all: Vec<(f32, u32, u32)> = self
            .0
            .iter()
            .map(|(piece, (number, count))| (matters(*number, *count), *piece, *count))
            .collect();
        all.sort_unstable_by(|(one, piece, _), (other, than, _)| other.total_cmp(one).then(piece.cmp(than)));
        all.truncate(most);
        Self::numbered(all.into_iter().map(|(_, piece, count)| (piece, count)).collect())
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The hashes in ascending order, which is the order of their numbers.
    pub(crate) fn hashes(&self) -> impl Iterator<Item = u32> {
        let mut all: Vec<u32> = self.0.keys().copied().collect();
        all.sort_unstable();
        all.into_iter()
    }

    /// The number of a piece.
    pub(crate) fn of_hash(&self, hash: u32) -> Option<usize> {
        self.0.get(&hash).map(|(number, _)| *number as usize)
    }

    /// The samples of a text.
    pub(crate) fn samples(&self, text: &Labelled, read: &Read) -> Vec<Sample> {
        let sample = |stretch: &Stretch| Sample {
            pieces: stretch
                .pieces
                .iter()
                .filter_map(|piece| self.0.get(piece))
                .map(|(number, _)| *number)
                .collect(),
            size: stretch.pieces.len(),
            asks: std::array::from_fn(|category| asks(text, category, &stretch.place)),
        };
        read.iter().map(sample).collect()
    }
}

/// A stretch asks for what at least half of the words that do are in.
fn asks(text: &Labelled, category: usize, place: &Range<usize>) -> Option<bool> {
    let words = text.asks.iter().filter(|(asked, _)| *asked == category).map(|(_, words)| words);
    let shares = words.map(|words| {
        let common = place.end.min(words.end).saturating_sub(place.start.max(words.start));
        (common > 0).then_some(2 * common >= words.len())
    });
    match shares.flatten().max() {
        Some(true) => Some(true),
        Some(false) => None,
        None => Some(false),
    }
}
