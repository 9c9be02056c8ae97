//! How good notes are: what is found rightly, wrongly and not at all, by category and language. Owns the counts and their table.

use crate::texts::Labelled;
use parley::domain::safety::{Category, PerCategory};
use std::fmt;

/// Notes on some texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) right: u32,
    pub(crate) wrong: u32,
    pub(crate) missed: u32,
}

impl Count {
    fn add(&mut self, asks: bool, found: bool) {
        self.right += u32::from(asks && found);
        self.wrong += u32::from(!asks && found);
        self.missed += u32::from(asks && !found);
    }

    /// How many of the notes are right; 1 without any.
    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.wrong)
    }

    /// How much of what there is to note is noted; 1 without any.
    pub(crate) fn recall(self) -> f64 {
        share(self.right, self.missed)
    }
}

fn share(part: u32, rest: u32) -> f64 {
    if part + rest == 0 { 1.0 } else { f64::from(part) / f64::from(part + rest) }
}

/// What was found in some texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Report {
    pub(crate) all: Count,
    pub(crate) categories: PerCategory<Count>,
    /// By language: its name, its notes, its honest texts, and how many of these have a note.
    languages: Vec<(String, Count, u32, u32)>,
    honest: u32,
    noted: u32,
}

impl Report {
    /// Holds what was found in each text against its labels.
    pub(crate) fn of<'a>(found: impl Iterator<Item = (&'a Labelled, PerCategory<bool>)>) -> Self {
        let mut report = Self::default();
        for (text, found) in found {
            report.add(text, found);
        }
        report.languages.sort_by_key(|(_, count, ..)| std::cmp::Reverse(count.right + count.missed));
        report
    }

    fn add(&mut self, text: &Labelled, found: PerCategory<bool>) {
        let known = self.languages.iter().position(|(name, ..)| *name == text.language);
        let at = known.unwrap_or_else(|| {
            self.languages.push((text.language.clone(), Count::default(), 0, 0));
            self.languages.len() - 1
        });
        let (_, language, honest, noted) = &mut self.languages[at];
        for (category, found) in found.into_iter().enumerate() {
            let asks = text.asks_for(category);
            for count in [&mut self.all, &mut self.categories[category], language] {
                count.add(asks, found);
            }
        }
        let (is_honest, is_noted) = (text.asks.is_empty(), found.contains(&true));
        for (honest, noted) in [(&mut self.honest, &mut self.noted), (honest, noted)] {
            *honest += u32::from(is_honest);
            *noted += u32::from(is_honest && is_noted);
        }
    }

    /// How many of the honest texts have a note; 0 without any.
    #[cfg(test)]
    pub(crate) fn honest_noted(&self) -> f64 {
        1.0 - share(self.honest - self.noted, self.noted)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |f: &mut fmt::Formatter<'_>, name: &str, count: &Count, honest: &str| {
            let Count { right, wrong, missed } = count;
            let (precision, recall) = (count.precision(), count.recall());
            writeln!(f, "| {name} | {precision:.3} | {recall:.3} | {right} | {wrong} | {missed} | {honest} |")
        };
        let of = |noted: u32, honest: u32| {
            format!("{:.1} % of {honest}", 100.0 * f64::from(noted) / f64::from(honest.max(1)))
        };
        writeln!(f, "| notes | precision | recall | right | wrong | missed | honest texts noted |")?;
        writeln!(f, "|---|---|---|---|---|---|---|")?;
        line(f, "all", &self.all, &of(self.noted, self.honest))?;
        for (category, count) in Category::ALL.iter().zip(&self.categories) {
            line(f, category.code(), count, "")?;
        }
        self.languages
            .iter()
            .try_for_each(|(name, count, honest, noted)| line(f, name, count, &of(*noted, *honest)))
    }
}
