//! Texts as samples: stretches with numbered pieces. Owns which pieces get a number, and which are kept in the end.

use crate::learn::{Learned, Sample};
use crate::texts::Labelled;
use parley::domain::safety::{Stretch, stretches};
use std::collections::HashMap;
use std::ops::Range;

/// In how many texts a piece must be: what only one writer typed once says nothing.
static LEAST_TEXTS: std::sync::LazyLock<u32> =
    std::sync::LazyLock::new(|| std::env::var("LEAST").map_or(2, |v| v.parse().unwrap()));

/// The stretches of a text.
pub(crate) type Read = Vec<Stretch>;

/// Reads all texts.
pub(crate) fn read(lexicon: &[u8], texts: &[Labelled]) -> Vec<Read> {
    texts.iter().map(|text| stretches(lexicon, &text.text)).collect()
}

/// The numbers of pieces, by their hashes.
#[derive(Debug, Default)]
pub(crate) struct Numbers(HashMap<u32, u32>);

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
        let pieces = counts.into_iter().filter(|(_, count)| *count >= *LEAST_TEXTS).map(|(piece, _)| piece);
        Self::numbered(pieces.collect())
    }

    fn numbered(mut pieces: Vec<u32>) -> Self {
        pieces.sort_unstable();
        Self(pieces.into_iter().zip(0..).collect())
    }

    /// Those `most` whose weights are the largest in any category.
    pub(crate) fn heaviest(&self, learned: &Learned, most: usize) -> Self {
        let heaviest = |number: u32| {
            learned.weights[number as usize].iter().fold(0.0_f32, |most, weight| most.max(weight.abs()))
        };
        let mut all: Vec<(f32, u32)> =
            self.0.iter().map(|(piece, number)| (heaviest(*number), *piece)).collect();
        all.sort_unstable_by(|(one, piece), (other, than)| other.total_cmp(one).then(piece.cmp(than)));
        all.truncate(most);
        Self::numbered(all.into_iter().map(|(_, piece)| piece).collect())
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The hashes in ascending order, each with its number.
    pub(crate) fn hashes(&self) -> Vec<(u32, u32)> {
        let mut all: Vec<(u32, u32)> = self.0.iter().map(|(hash, number)| (*hash, *number)).collect();
        all.sort_unstable();
        all
    }

    /// The samples of a text.
    pub(crate) fn samples(&self, text: &Labelled, read: &Read) -> Vec<Sample> {
        let sample = |stretch: &Stretch| Sample {
            pieces: stretch.pieces.iter().filter_map(|piece| self.0.get(piece)).copied().collect(),
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
