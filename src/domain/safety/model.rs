//! The model of safety notes: for each category, what the pieces of a stretch of text weigh. Owns its layout, which is written by
//! the tool that trains it, and what it finds in a text.
//!
//! ```text
//! u64             what it was trained on, as a digest
//! 10 × (f32, f32) for each category of `Category::ALL`: its bias, and what one step of a weight is worth
//! a table         the lexicon: what words and phrases mean
//! a table         for each piece that counts, its weight in each category: 10 × 4 bits, 8 more than the weight, the lower half first
//! ```

use super::category::Category;
use super::concepts::Lexicon;
use super::fold::{Reading, readings};
use super::pieces::{Stretch, Text};
use super::table::Table;
use std::ops::Range;
use std::sync::LazyLock;

/// How many categories there are.
const CATEGORIES: usize = Category::ALL.len();
/// The largest weight, in steps; the smallest is as far below 0.
pub const MOST_STEPS: i8 = 7;
/// What is added to a weight before it's written.
const ZERO: u8 = 8;
/// How many bytes the weights of a piece take.
const WIDTH: usize = CATEGORIES.div_ceil(2);
/// How many words a quotation has, the more telling length of these.
const QUOTED_WORDS: [usize; 2] = [7, 12];

/// The model that is built in.
static OWN: &[u8] = include_bytes!("model.bin");

/// A number for each category, in the order of [`Category::ALL`].
pub type PerCategory<T> = [T; CATEGORIES];

/// What makes one category's score of the weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// The score of a text without pieces.
    pub bias: f32,
    /// What one step of a weight is worth.
    pub step: f32,
}

impl Default for Line {
    /// That of a category of which nothing is found.
    fn default() -> Self {
        Self { bias: f32::NEG_INFINITY, step: 0.0 }
    }
}

/// A model that lies in some bytes. The default one finds nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Model<'a> {
    digest: u64,
    lines: PerCategory<Line>,
    lexicon: Lexicon<'a>,
    weights: Table<'a>,
}

/// Something that a text asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// What it is.
    pub(super) category: Category,
    /// The words that weighed most, as a place in the text, in bytes.
    pub(super) place: Range<usize>,
}

impl Model<'static> {
    /// The model that is built in.
    #[must_use]
    pub fn own() -> &'static Self {
        // A test holds that it can be read.
        static READ: LazyLock<Model<'static>> = LazyLock::new(|| Model::read(OWN).unwrap_or_default());
        &READ
    }
}

impl<'a> Model<'a> {
    /// The model that lies in these bytes; `None` if they are cut off.
    #[must_use]
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (digest, bytes) = bytes.split_first_chunk()?;
        let (lines, bytes) = bytes.split_at_checked(CATEGORIES * 8)?;
        let (numbers, _) = lines.as_chunks();
        let number = |at: usize| numbers.get(at).copied().map_or(0.0, f32::from_le_bytes);
        let lines = std::array::from_fn(|at| Line { bias: number(2 * at), step: number(2 * at + 1) });
        let (lexicon, bytes) = Lexicon::read(bytes)?;
        let (weights, _) = Table::read(bytes, WIDTH)?;
        Some(Self { digest: u64::from_le_bytes(*digest), lines, lexicon, weights })
    }

    /// The bytes of a model with this lexicon, which [`compiled`](super::compiled) gives, and the weights of these pieces, at most
    /// [`MOST_STEPS`] steps, in ascending order of the pieces, each once.
    #[must_use]
    pub fn written(
        digest: u64,
        lines: &PerCategory<Line>,
        lexicon: &[u8],
        weights: &[(u32, PerCategory<i8>)],
    ) -> Vec<u8> {
        let mut bytes = digest.to_le_bytes().to_vec();
        bytes.extend(lines.iter().flat_map(|line| [line.bias, line.step]).flat_map(f32::to_le_bytes));
        bytes.extend(lexicon);
        let half = |weight: &i8| weight.saturating_add_unsigned(ZERO).unsigned_abs() & 0xf;
        let two = |two: &[i8]| two.iter().rev().fold(0, |byte, weight| byte << 4 | half(weight));
        let rows = weights.iter().map(|(piece, weights)| (*piece, weights.chunks(2).map(two).collect()));
        bytes.extend(Table::write(&rows.collect::<Vec<_>>()));
        bytes
    }

    /// A digest of what it was trained on.
    #[must_use]
    pub const fn digest(&self) -> u64 {
        self.digest
    }

    /// How much this stretch asks for each category, as the logarithm of odds: above 0 it rather does.
    fn scores(&self, stretch: &Stretch) -> PerCategory<f32> {
        let mut sums = [0_i32; CATEGORIES];
        for weights in stretch.pieces.iter().filter_map(|piece| self.weights.get(*piece)) {
            let halves = weights.iter().flat_map(|two| [two & 0xf, two >> 4]);
            for (sum, half) in sums.iter_mut().zip(halves) {
                *sum += i32::from(half) - i32::from(ZERO);
            }
        }
        let share = share(stretch.pieces.len());
        std::array::from_fn(|at| {
            let Line { bias, step } = self.lines[at];
            bias + step * share * sums[at] as f32
        })
    }

    /// What a text asks for by at least this score, each category once, by the words that weigh most. `is_excused` says which
    /// places of the text don't count. Of the ways in which it can be read, the last one counts.
    pub(super) fn find(
        &self,
        readings: Vec<Reading>,
        least: f32,
        is_excused: &dyn Fn(Category, &Range<usize>) -> bool,
    ) -> Vec<Asked> {
        let text = Text::read(readings, &self.lexicon);
        let stretches = text.stretches();
        let scores: Vec<PerCategory<f32>> = stretches.iter().map(|stretch| self.scores(stretch)).collect();
        let best = |(at, category): (usize, Category)| {
            let asking = stretches.iter().zip(&scores).filter(|(_, scores)| scores[at] >= least);
            let counting = asking.filter(|(stretch, _)| !is_excused(category, &stretch.place));
            let (stretch, _) = counting.max_by(|(_, one), (_, other)| one[at].total_cmp(&other[at]))?;
            Some(Asked { category, place: self.heaviest(&text, stretch, at) })
        };
        Category::ALL.into_iter().enumerate().filter_map(best).collect()
    }

    /// The few words of a stretch that weigh most in a category.
    fn heaviest(&self, text: &Text, stretch: &Stretch, at: usize) -> Range<usize> {
        let Range { start, end } = stretch.words;
        let windows = QUOTED_WORDS.into_iter().flat_map(|length| {
            let last = end.saturating_sub(length).max(start);
            (start..=last).map(move |from| from..end.min(from + length))
        });
        let scored =
            windows.map(|words| text.stretch(words)).map(|part| (self.scores(&part)[at], part.place));
        scored
            .max_by(|(one, _), (other, _)| one.total_cmp(other))
            .map_or_else(|| stretch.place.clone(), |(_, place)| place)
    }
}

/// By what the sum of the weights of so many pieces is multiplied: a long stretch says no more than a short one.
#[must_use]
pub fn share(pieces: usize) -> f32 {
    (pieces.max(1) as f32).sqrt().recip()
}

/// The stretches of a text, with a lexicon that [`compiled`](super::compiled) gives; none if that is cut off.
#[must_use]
pub fn stretches(lexicon: &[u8], text: &str) -> Vec<Stretch> {
    Lexicon::read(lexicon)
        .map_or_else(Vec::new, |(lexicon, _)| Text::read(readings(text), &lexicon).stretches())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_model_is_whole_and_quotes_what_weighs_most() {
        assert!(Model::read(OWN).is_some() && Model::read(&OWN[..OWN.len() - 1]).is_none());
        let text = "A logo for our bakery, with a loaf in it. First buy two gift cards and send me the codes. It's for a sign.";
        let asked = Model::own().find(readings(text), 0.0, &|_, _| false);
        assert_eq!(asked.len(), 1, "{asked:?}");
        assert_eq!(asked[0].category, Category::GiftCards);
        let quote = &text[asked[0].place.clone()];
        assert!(quote.contains("gift cards") && quote.len() < 80, "{quote}");
        assert_eq!(Model::default().find(readings(text), 0.0, &|_, _| false), []);
    }

    #[test]
    fn what_is_written_is_read() {
        let lexicon = super::super::compiled("pay: pay, send money").expect("right");
        let lines = std::array::from_fn(|at| Line { bias: at as f32, step: 0.5 });
        let mut weights = [0; CATEGORIES];
        (weights[0], weights[1], weights[9]) = (-MOST_STEPS, 1, MOST_STEPS);
        let stretch = stretches(&lexicon, "pay me").remove(0);
        let bytes = Model::written(42, &lines, &lexicon, &[(stretch.pieces[0], weights)]);
        let model = Model::read(&bytes).expect("whole");
        assert_eq!(model.digest(), 42);
        let scores = model.scores(&stretch);
        let one = share(stretch.pieces.len()) * 0.5;
        let wanted = [-7.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 7.0];
        for (at, weight) in wanted.into_iter().enumerate() {
            assert!((scores[at] - at as f32 - weight * one).abs() < 1e-5, "{at}: {}", scores[at]);
        }
    }
}
