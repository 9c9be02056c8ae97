//! Words that mean the same for safety notes, in six languages. Owns how the lexicon is read and looked up.

use super::features::split;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The lexicon, as it was written.
const WRITTEN: &str = include_str!("../../../safety/concepts.txt");

/// It, ready to be looked up.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(WRITTEN));

/// What a concept is called in pieces: its place among the names, in the order in which the lexicon has them.
pub(super) type Concept = u8;

/// Phrases of several words that begin with one word: what follows, and what all of it means.
type Phrases = Vec<(Vec<String>, Concept)>;

/// What is looked up.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: HashMap<String, Vec<Concept>>,
    /// How a word begins, in ascending order.
    beginnings: Vec<(String, Concept)>,
    phrases: HashMap<String, Phrases>,
}

impl Lexicon {
    fn read(text: &str) -> Self {
        let mut lexicon = Self::default();
        let mut names: Vec<&str> = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, entries)) = line.split_once(':') else { continue };
            let at = names.iter().position(|known| *known == name).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            });
            let Ok(concept) = Concept::try_from(at) else { continue };
            for entry in entries.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
                lexicon.add(entry, concept);
            }
        }
        lexicon.beginnings.sort_unstable();
        lexicon
    }

    fn add(&mut self, entry: &str, concept: Concept) {
        let (bare, is_beginning) = entry.strip_suffix('*').map_or((entry, false), |bare| (bare, true));
        let mut words = split(bare);
        match words.len() {
            0 => {}
            1 if is_beginning => self.beginnings.push((words.remove(0), concept)),
            1 => self.words.entry(words.remove(0)).or_default().push(concept),
            _ => {
                let first = words.remove(0);
                self.phrases.entry(first).or_default().push((words, concept));
            }
        }
    }

    /// What the words mean that begin here: each concept, and how many words it takes.
    pub(super) fn at(&self, words: &[&str], found: &mut Vec<(Concept, usize)>) {
        let Some((first, rest)) = words.split_first() else { return };
        found.extend(self.words.get(*first).into_iter().flatten().map(|concept| (*concept, 1)));
        for length in 2..=first.len() {
            let Some(start) = first.get(..length) else { continue };
            let from = self.beginnings.partition_point(|(known, _)| known.as_str() < start);
            let same = self.beginnings[from..].iter().take_while(|(known, _)| known == start);
            found.extend(same.map(|(_, concept)| (*concept, 1)));
        }
        for (more, concept) in self.phrases.get(*first).into_iter().flatten() {
            if rest.len() >= more.len() && more.iter().zip(rest).all(|(one, other)| one == other) {
                found.push((*concept, 1 + more.len()));
            }
        }
    }
}
