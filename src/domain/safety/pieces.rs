//! What a text is made of for the model of safety notes: stretches of one or two sentences, each as a set of hashed pieces. Owns
//! what a piece is; the tool that trains the model reads texts by this code too.

use super::concepts::{Concept, Lexicon};
use super::fold::Reading;
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

/// A text in words, with what doesn't depend on the stretch that a word is in.
pub(super) struct Text {
    reading: Reading,
    words: Vec<Word>,
    /// Of each word: the pieces that it has alone.
    own: Vec<Vec<u32>>,
    /// Of each word: what begins with it means, and how many words that takes.
    meanings: Vec<Vec<(Concept, usize)>>,
}

impl Text {
    /// Takes a text as it's read with what hides words in it taken away: the last of the ways to read it.
    pub(super) fn read(mut readings: Vec<Reading>, lexicon: &Lexicon<'_>) -> Self {
        let reading = readings.pop().unwrap_or_default();
        let words = words(&reading);
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let own = texts.iter().map(|word| alone(word)).collect();
        let meanings = (0..texts.len()).map(|at| lexicon.meanings(&texts[at..])).collect();
        Self { reading, words, own, meanings }
    }

    /// Each sentence, and each two that follow each other.
    pub(super) fn stretches(&self) -> Vec<Stretch> {
        let sentences = sentences(&self.words);
        let mut all = Vec::with_capacity(2 * sentences.len());
        for (at, sentence) in sentences.iter().enumerate() {
            all.push(self.stretch(sentence.clone()));
            if let Some(next) = sentences.get(at + 1) {
                all.push(self.stretch(sentence.start..next.end));
            }
        }
        all
    }

    /// These words.
    pub(super) fn stretch(&self, words: Range<usize>) -> Stretch {
        let of = &self.words[words.clone()];
        let from = of.first().map_or(0, |word| word.place.start);
        let to = of.last().map_or(0, |word| word.place.end);
        let mut pieces = Vec::with_capacity(24 * words.len());
        self.add_concepts(&mut pieces, &words);
        pieces.extend(self.own[words.clone()].iter().flatten());
        for (at, Word { text: word, .. }) in of.iter().enumerate() {
            let before = at.checked_sub(1).map_or("^", |before| of[before].text.as_str());
            let after = of.get(at + 1).map_or("$", |after| after.text.as_str());
            let two = Hash::of(b'b').part(before).part(word);
            pieces.extend([two.done(), Hash::of(b't').part(before).part(word).part(after).done()]);
            pieces.push(Hash::of(b's').part(before).part(after).done());
        }
        pieces.sort_unstable();
        pieces.dedup();
        Stretch { place: self.reading.place(from..to), pieces, words }
    }

    /// What is said, whatever the words: each concept, each two in one stretch, and two or three that follow each other.
    fn add_concepts(&self, all: &mut Vec<u32>, words: &Range<usize>) {
        let (mut row, mut found): (Vec<Concept>, Vec<Concept>) = (Vec::new(), Vec::new());
        for at in words.clone() {
            let whole = self.meanings[at].iter().filter(|(_, length)| at + length <= words.end);
            found.clear();
            found.extend(whole.map(|(concept, _)| *concept));
            found.sort_unstable();
            found.dedup();
            let before = row.last().copied();
            row.extend(found.iter().filter(|concept| before != Some(**concept)));
        }
        all.extend(row.windows(2).map(|two| Hash::of(b'o').part(two).done()));
        all.extend(row.windows(3).map(|three| Hash::of(b'q').part(three).done()));
        row.sort_unstable();
        row.dedup();
        for (at, one) in row.iter().enumerate() {
            all.push(Hash::of(b'k').part([*one]).done());
            all.extend(row[at + 1..].iter().map(|other| Hash::of(b'p').part([*one, *other]).done()));
        }
    }
}

/// The pieces of a word alone: itself, and what it's like however it ends, its letters several at a time.
fn alone(word: &str) -> Vec<u32> {
    let mut all = vec![Hash::of(b'w').part(word).done()];
    if word.len() >= LEAST_BYTES {
        let marked = format!("<{word}>");
        let ends: Vec<usize> = marked.char_indices().map(|(at, _)| at).chain([marked.len()]).collect();
        for length in LETTERS {
            let parts = ends.windows(length + 1).map(|ends| &marked[ends[0]..ends[length]]);
            all.extend(parts.map(|part| Hash::of(b'c').part(part).done()));
        }
    }
    all
}

/// FNV-1a of several parts, folded to 32 bits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hash(u64);

impl Hash {
    /// Begins with what kind of thing it is of.
    pub(super) const fn of(kind: u8) -> Self {
        Self(0xcbf2_9ce4_8422_2325).byte(kind)
    }

    /// Goes on with a part, and its end.
    pub(super) fn part(self, part: impl AsRef<[u8]>) -> Self {
        self.more(part).byte(0)
    }

    /// Goes on with some of a part.
    pub(super) fn more(self, part: impl AsRef<[u8]>) -> Self {
        part.as_ref().iter().fold(self, |hash, byte| hash.byte(*byte))
    }

    const fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3))
    }

    /// The lower half of what is mixed.
    pub(super) const fn done(self) -> u32 {
        (self.0 ^ (self.0 >> 32)) as u32
    }
}
