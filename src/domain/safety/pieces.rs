//! What a text is made of for the model of safety notes: stretches of one or two sentences, each as a set of hashed pieces. Owns
//! what a piece is; the tool that trains the model reads texts by this code too.

use super::concepts::{Concept, Lexicon};
use super::fold::{Reading, readings};
use super::words::{Word, sentences, words};
use std::ops::Range;

/// How many letters the pieces of a word have.
const LETTERS: [usize; 2] = [4, 5];
/// Fewest bytes of a word that is taken apart.
const LEAST_BYTES: usize = 3;

/// One or two sentences of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its place in the text as it was typed, in bytes.
    pub place: Range<usize>,
    /// The hashes of its pieces, in ascending order, each once.
    pub pieces: Vec<u32>,
    /// Which words of the text it has.
    pub(super) words: Range<usize>,
}

/// A text in words.
pub(super) struct Text {
    reading: Reading,
    words: Vec<Word>,
}

impl Text {
    /// Reads a text with what hides words in it taken away.
    pub(super) fn read(text: &str) -> Self {
        let reading = readings(text).pop().unwrap_or_default();
        let words = words(&reading);
        Self { reading, words }
    }

    /// Each sentence, and each two that follow each other.
    pub(super) fn stretches(&self, lexicon: &Lexicon<'_>) -> Vec<Stretch> {
        let sentences = sentences(&self.words);
        let mut all = Vec::with_capacity(2 * sentences.len());
        for (at, sentence) in sentences.iter().enumerate() {
            all.push(self.stretch(lexicon, sentence.clone()));
            if let Some(next) = sentences.get(at + 1) {
                all.push(self.stretch(lexicon, sentence.start..next.end));
            }
        }
        all
    }

    /// These words.
    pub(super) fn stretch(&self, lexicon: &Lexicon<'_>, range: Range<usize>) -> Stretch {
        let words = &self.words[range.clone()];
        let from = words.first().map_or(0, |word| word.place.start);
        let to = words.last().map_or(0, |word| word.place.end);
        Stretch { place: self.reading.place(from..to), pieces: pieces(lexicon, words), words: range }
    }
}

/// What is said, whatever the words: each concept, each two in one stretch, and two or three that follow each other.
fn add_concepts(all: &mut Vec<u32>, lexicon: &Lexicon<'_>, texts: &[&str]) {
    let (mut row, mut found): (Vec<Concept>, Vec<Concept>) = (Vec::new(), Vec::new());
    for at in 0..texts.len() {
        found.clear();
        lexicon.add(&texts[at..], &mut found);
        found.sort_unstable();
        found.dedup();
        let before = row.last().copied();
        row.extend(found.iter().filter(|concept| before != Some(**concept)));
    }
    all.extend(row.windows(2).map(|two| hashed(b'o', &[two])));
    all.extend(row.windows(3).map(|three| hashed(b'q', &[three])));
    row.sort_unstable();
    row.dedup();
    for (at, one) in row.iter().enumerate() {
        all.push(hashed(b'k', &[[*one]]));
        all.extend(row[at + 1..].iter().map(|other| hashed(b'p', &[[*one, *other]])));
    }
}

fn pieces(lexicon: &Lexicon<'_>, words: &[Word]) -> Vec<u32> {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let mut all = Vec::with_capacity(16 * words.len());
    add_concepts(&mut all, lexicon, &texts);
    for (at, word) in texts.iter().copied().enumerate() {
        let before = at.checked_sub(1).map_or("^", |before| texts[before]);
        let after = texts.get(at + 1).copied().unwrap_or("$");
        all.push(hashed(b'w', &[word]));
        all.push(hashed(b'b', &[before, word]));
        all.push(hashed(b't', &[before, word, after]));
        all.push(hashed(b's', &[before, after]));
        if word.len() >= LEAST_BYTES {
            add_letters(&mut all, word);
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// What a word is like, however it ends: its letters, several at a time.
fn add_letters(all: &mut Vec<u32>, word: &str) {
    let marked = format!("<{word}>");
    let ends: Vec<usize> = marked.char_indices().map(|(at, _)| at).chain([marked.len()]).collect();
    for length in LETTERS {
        all.extend(ends.windows(length + 1).map(|ends| hashed(b'c', &[&marked[ends[0]..ends[length]]])));
    }
}

/// FNV-1a, folded to 32 bits.
pub(super) fn hashed(kind: u8, parts: &[impl AsRef<[u8]>]) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    add(kind);
    for part in parts {
        part.as_ref().iter().copied().for_each(&mut add);
        add(0);
    }
    // The lower half of what is mixed.
    (hash ^ (hash >> 32)) as u32
}
