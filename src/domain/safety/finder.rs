//! What the texts of an offer ask for. Owns that a category is noted once, by links before the operator's patterns before the model,
//! and what of a text is quoted.

use super::category::{Category, Found};
use super::fold::readings;
use super::links::{LinkLists, hidden_link};
use super::model::Model;
use super::patterns::{Patterns, excuses};
use std::collections::BTreeMap;

/// Longest quotation, in characters.
const QUOTE_CHARS: usize = 160;

/// How sure a note must be that is given by the model, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sureness(f32);

impl Sureness {
    /// `None` unless it's more than 0 and less than 1.
    #[must_use]
    pub fn new(share: f32) -> Option<Self> {
        (share > 0.0 && share < 1.0).then_some(Self(share))
    }

    /// The least score: the logarithm of odds.
    #[must_use]
    pub fn least(self) -> f32 {
        (self.0 / (1.0 - self.0)).ln()
    }
}

impl Default for Sureness {
    fn default() -> Self {
        Self(0.5)
    }
}

/// Finds what texts ask for, by the built-in model and by what an operator adds.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// The operator's patterns and exceptions.
    pub patterns: Patterns,
    /// Hosts that links are held against.
    pub links: LinkLists,
    /// How sure the model must be.
    pub sure: Sureness,
}

impl Finder {
    /// What these texts ask for: each category once, by the words that were found first, the gravest first.
    #[must_use]
    pub fn find(&self, texts: &[&str]) -> Vec<Found> {
        let mut found: BTreeMap<Category, Found> = BTreeMap::new();
        for text in texts {
            let mut add = |category, say: Option<&str>, quote: &str| {
                let say = say.map(str::to_owned);
                found.entry(category).or_insert_with(|| Found { category, quote: shortened(quote), say });
            };
            if let Some(link) = hidden_link(text, &self.links) {
                add(Category::HiddenLink, None, link);
            }
            let readings = readings(text);
            let excused = self.patterns.excused(&readings);
            for (category, say, place) in self.patterns.find(&readings, &excused) {
                add(category, say, &text[place]);
            }
            let is_excused = |category, place: &_| excuses(&excused, category, place);
            for asked in Model::own().find(readings, self.sure.least(), &is_excused) {
                add(asked.category, None, &text[asked.place]);
            }
        }
        Category::ALL.iter().filter_map(|category| found.remove(category)).collect()
    }
}

fn shortened(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(QUOTE_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
