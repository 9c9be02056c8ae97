//! What a text is made of for the model: stretches of one or two sentences, each as a set of hashed pieces. Owns what a
//! piece is; the tool that trains the model reads texts by this code too.

use super::concepts::{Concept, LEXICON};
use super::fold::{Reading, readings};
use std::ops::Range;

/// Bits of a piece's hash: how many weights a category has.
pub const BITS: u32 = 20;
/// Fewest words of a sentence; a shorter one belongs to its neighbour.
const LEAST_WORDS: usize = 3;
/// Most words of a stretch that is taken for one sentence.
const MOST_WORDS: usize = 40;
/// How many letters the pieces of a word have.
const LETTERS: [usize; 2] = [4, 5];

/// One or two sentences of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its place in the text as it was typed, in bytes.
    pub place: Range<usize>,
    /// Its pieces: which weights count, in ascending order, each once.
    pub pieces: Vec<u32>,
}

/// A word of a reading, and where it stands there.
struct Word {
    text: String,
    place: Range<usize>,
    ends_sentence: bool,
}

/// The stretches of a text: each sentence, and each two that follow each other.
#[must_use]
pub fn stretches(text: &str) -> Vec<Stretch> {
    let Some(reading) = readings(text).pop() else { return Vec::new() };
    let words = words(&reading);
    let sentences = sentences(&words);
    let whole = |range: Range<usize>| {
        let of = &words[range];
        let (first, last) = (of.first().map_or(0, |word| word.place.start), of.last().map_or(0, |word| word.place.end));
        Stretch { place: reading.place(first..last), pieces: pieces(of) }
    };
    let mut all = Vec::with_capacity(2 * sentences.len());
    for (at, sentence) in sentences.iter().enumerate() {
        all.push(whole(sentence.clone()));
        if let Some(next) = sentences.get(at + 1) {
            all.push(whole(sentence.start..next.end));
        }
    }
    all
}

/// The words of a reading. What is no word stands for itself; a number, a link and an address stand for their kind.
fn words(reading: &Reading) -> Vec<Word> {
    let text = reading.text.as_str();
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    for run in text.split_inclusive([' ', '\n']) {
        let (start, bare) = (at, run.trim_end());
        at += run.len();
        let ends_line = run.ends_with('\n');
        add_run(&mut words, bare, start);
        if ends_line && let Some(last) = words.last_mut() {
            last.ends_sentence = true;
        }
    }
    words
}

fn add_run(words: &mut Vec<Word>, run: &str, start: usize) {
    let core = run.trim_matches(|c: char| !c.is_alphanumeric() && c != '@' && c != '/');
    let kind = kind_of(core);
    if !kind.is_empty() {
        let from = start + run.find(core).unwrap_or_default();
        for part in kind {
            words.push(Word { text: part, place: from..from + core.len(), ends_sentence: false });
        }
    } else {
        let mut letters = String::new();
        let mut since = 0;
        for (at, c) in run.char_indices().chain([(run.len(), ' ')]) {
            if c == '\'' {
                continue;
            }
            let is_digit = c.is_ascii_digit();
            let goes_on = c.is_alphanumeric()
                && (letters.is_empty() || letters.starts_with(|first: char| first.is_ascii_digit()) == is_digit);
            if !goes_on && !letters.is_empty() {
                let text = if letters.starts_with(|first: char| first.is_ascii_digit()) {
                    "0".to_owned()
                } else {
                    std::mem::take(&mut letters)
                };
                letters.clear();
                words.push(Word { text, place: start + since..start + at, ends_sentence: false });
            }
            if c.is_alphanumeric() {
                if letters.is_empty() {
                    since = at;
                }
                letters.push(c);
            } else if c != ' ' {
                words.push(Word { text: c.to_string(), place: start + at..start + at + c.len_utf8(), ends_sentence: false });
            }
        }
    }
    let ends = run.trim_end_matches(['"', '\'', ')', ']', '*', '_']).ends_with(['.', '!', '?', '…']);
    if ends && let Some(last) = words.last_mut() {
        last.ends_sentence = true;
    }
}

/// What a link, an address or a name of an account stands for; nothing for other words.
fn kind_of(run: &str) -> Vec<String> {
    if let Some(name) = run.strip_prefix('@') {
        return if name.is_empty() { Vec::new() } else { vec!["@name".to_owned()] };
    }
    if run.contains('@') && run.contains('.') {
        let host = run.rsplit('@').next().unwrap_or_default();
        return vec!["@mail".to_owned(), host.split('.').next().unwrap_or_default().to_owned()];
    }
    let rest = run.split_once("://").map(|(_, rest)| rest);
    let host = rest.unwrap_or(run).split('/').next().unwrap_or_default();
    let mut labels = host.rsplit('.');
    let ending = labels.next().unwrap_or_default();
    let is_host = labels.next().is_some_and(|label| !label.is_empty())
        && (2..=6).contains(&ending.len())
        && ending.chars().all(|c| c.is_ascii_alphabetic());
    if rest.is_none() && !(is_host && host.len() > 4) {
        return Vec::new();
    }
    let file = run.rsplit('/').next().and_then(|last| last.rsplit_once('.')).map(|(_, ending)| format!(".{ending}"));
    let host = host.split(['.', '-']).filter(|label| label.len() > 1).map(str::to_owned);
    ["@link".to_owned()].into_iter().chain(host).chain(file).take(6).collect()
}

/// Which words make a sentence.
fn sentences(words: &[Word]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        let length = at + 1 - start;
        if (word.ends_sentence && length >= LEAST_WORDS) || length >= MOST_WORDS {
            all.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < words.len() {
        match all.last_mut() {
            Some(last) if words.len() - start < LEAST_WORDS => last.end = words.len(),
            _ => all.push(start..words.len()),
        }
    }
    all
}

/// The words of a phrase of the lexicon.
pub(super) fn split(phrase: &str) -> Vec<String> {
    let mut words = Vec::new();
    phrase.split(' ').for_each(|run| add_run(&mut words, run, 0));
    words.into_iter().map(|word: Word| word.text).collect()
}

/// What is said, whatever the words: each concept, each two in one stretch, and two or three that follow each other.
fn add_concepts(all: &mut Vec<u32>, words: &[Word]) {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let (mut row, mut found): (Vec<Concept>, _) = (Vec::new(), Vec::new());
    for at in 0..texts.len() {
        found.clear();
        LEXICON.at(&texts[at..], &mut found);
        found.sort_unstable();
        found.dedup_by_key(|(concept, _)| *concept);
        row.extend(found.iter().map(|(concept, _)| *concept).filter(|concept| row.last() != Some(concept)).collect::<Vec<_>>());
    }
    for part in row.windows(2) {
        all.push(bucket_of(b'o', part));
    }
    for part in row.windows(3) {
        all.push(bucket_of(b'q', part));
    }
    row.sort_unstable();
    row.dedup();
    for (at, one) in row.iter().enumerate() {
        all.push(bucket_of(b'k', &[*one]));
        for other in &row[at + 1..] {
            all.push(bucket_of(b'p', &[*one, *other]));
        }
    }
}

fn pieces(words: &[Word]) -> Vec<u32> {
    let mut all = Vec::with_capacity(16 * words.len());
    add_concepts(&mut all, words);
    let at = |at: usize| words.get(at).map_or("$", |word| word.text.as_str());
    for (nth, word) in words.iter().enumerate() {
        let before = if nth == 0 { "^" } else { at(nth - 1) };
        all.push(bucket(b'w', &[&word.text]));
        all.push(bucket(b'b', &[before, &word.text]));
        all.push(bucket(b't', &[before, &word.text, at(nth + 1)]));
        all.push(bucket(b's', &[before, at(nth + 1)]));
        let letters: Vec<char> = ['<'].into_iter().chain(word.text.chars()).chain(['>']).collect();
        for length in LETTERS {
            if word.text.len() >= 3 {
                for part in letters.windows(length) {
                    let part: String = part.iter().collect();
                    all.push(bucket(b'c', &[&part]));
                }
            }
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn bucket(kind: u8, parts: &[&str]) -> u32 {
    hashed(kind, parts.iter().map(|part| part.as_bytes()))
}

fn bucket_of(kind: u8, concepts: &[Concept]) -> u32 {
    hashed(kind, std::iter::once(concepts))
}

/// FNV-1a, folded to as many bits as there are weights.
fn hashed<'a>(kind: u8, parts: impl Iterator<Item = &'a [u8]>) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    add(kind);
    for part in parts {
        part.iter().copied().for_each(&mut add);
        add(0);
    }
    let folded = hash ^ (hash >> 32);
    (folded & ((1 << BITS) - 1)) as u32
}
