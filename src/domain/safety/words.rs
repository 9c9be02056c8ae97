//! The words of a text for the model of safety notes, and which of them make a sentence. Owns what a word is: a link, an address
//! and a number stand for their kind, a sign for itself.

use super::fold::Reading;
use std::ops::Range;

/// Fewest words of a sentence; a shorter one belongs to its neighbour.
const LEAST_WORDS: usize = 3;
/// Most words of a stretch that is taken for one sentence.
const MOST_WORDS: usize = 40;

/// A word of a reading.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) text: String,
    /// Where it stands in the reading, in bytes.
    pub(super) place: Range<usize>,
    ends_sentence: bool,
}

/// The words of a reading.
pub(super) fn words(reading: &Reading) -> Vec<Word> {
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
                && (letters.is_empty()
                    || letters.starts_with(|first: char| first.is_ascii_digit()) == is_digit);
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
                words.push(Word {
                    text: c.to_string(),
                    place: start + at..start + at + c.len_utf8(),
                    ends_sentence: false,
                });
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
    let file =
        run.rsplit('/').next().and_then(|last| last.rsplit_once('.')).map(|(_, ending)| format!(".{ending}"));
    let host = host.split(['.', '-']).filter(|label| label.len() > 1).map(str::to_owned);
    ["@link".to_owned()].into_iter().chain(host).chain(file).take(6).collect()
}

/// Which words make a sentence.
pub(super) fn sentences(words: &[Word]) -> Vec<Range<usize>> {
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
