//! Labelled texts of offers: a file for each hand that wrote some, a JSON object on each line. Owns their shape.

use anyhow::{Context, Result, ensure};
use parley::domain::safety::Category;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A text, and what it asks for.
#[derive(Debug, Clone)]
pub(crate) struct Labelled {
    /// Who wrote it: the name of its file.
    pub(crate) hand: String,
    /// In which language: en, de, es, fr, pt or hi.
    pub(crate) language: String,
    pub(crate) text: String,
    /// Each category that it asks for, as a place in [`Category::ALL`], and the words that do, in bytes.
    pub(crate) asks: Vec<(usize, Range<usize>)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    lang: String,
    text: String,
    asks: BTreeMap<String, String>,
}

impl Labelled {
    /// Whether it asks for this category.
    pub(crate) fn asks_for(&self, category: usize) -> bool {
        self.asks.iter().any(|(asked, _)| *asked == category)
    }

    fn read(line: &str, hand: &str) -> Result<Self> {
        let Line { lang, text, asks } = serde_json::from_str(line)?;
        ensure!(["en", "de", "es", "fr", "pt", "hi"].contains(&lang.as_str()), "no language: {lang}");
        let place = |(name, words): (&String, &String)| {
            let known = Category::ALL.iter().position(|category| category.code() == name);
            let category = known.with_context(|| format!("no category: {name}"))?;
            let at = text.find(words.as_str()).with_context(|| format!("not in the text: {words}"))?;
            ensure!(!words.trim().is_empty(), "no words for {name}");
            Ok((category, at..at + words.len()))
        };
        let asks = asks.iter().map(place).collect::<Result<_>>()?;
        Ok(Self { hand: hand.to_owned(), language: lang, text, asks })
    }
}

/// All texts in the files of a folder, in the order of the files' names.
pub(crate) fn read(folder: &Path) -> Result<Vec<Labelled>> {
    let mut all = Vec::new();
    for path in files(folder)? {
        let hand = path.file_stem().and_then(|name| name.to_str()).context("a name in UTF-8")?;
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for (at, line) in text.lines().enumerate() {
            let wrong = || format!("{}, line {}", path.display(), at + 1);
            all.push(Labelled::read(line, hand).with_context(wrong)?);
        }
    }
    Ok(all)
}

/// The files of a folder, by name.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
