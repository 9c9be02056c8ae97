//! Words that mean the same for safety notes, in six languages. Owns how the lexicon that people write becomes a table, and what
//! a row of words means.

use super::pieces::Hash;
use super::table::Table;
use super::words::split;
use std::collections::BTreeMap;

/// What a concept is called in pieces: its place among the names, in the order in which the lexicon has them.
pub(super) type Concept = u8;

/// Most words of a phrase.
const MOST_WORDS: usize = 6;
/// Fewest letters of a beginning of words.
const LEAST_LETTERS: usize = 2;
/// How many things one word may mean.
const MEANINGS: usize = 2;
/// Stands where a word means only one thing.
const NONE: Concept = Concept::MAX;

/// How words and phrases are hashed.
const WHOLE: u8 = b'=';
/// How beginnings of words are hashed.
const BEGINNING: u8 = b'*';

/// What is looked up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lexicon<'a>(Table<'a>);

impl<'a> Lexicon<'a> {
    /// The lexicon at the start of `bytes`, and what stands behind it; `None` if it is cut off.
    pub(super) fn read(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (table, rest) = Table::read(bytes, MEANINGS)?;
        Some((Self(table), rest))
    }

    /// What begins with the first of these words means, and how many words that takes.
    pub(super) fn meanings(&self, words: &[&str]) -> Vec<(Concept, usize)> {
        let mut found = Vec::new();
        let mut add = |hash: Hash, length| {
            let meanings = self.0.get(hash.done()).unwrap_or_default();
            found.extend(
                meanings.iter().filter(|concept| **concept != NONE).map(|concept| (*concept, length)),
            );
        };
        let mut whole = Hash::of(WHOLE);
        for (at, word) in words.iter().take(MOST_WORDS).enumerate() {
            whole = whole.part(word);
            add(whole, at + 1);
        }
        let mut beginning = Hash::of(BEGINNING);
        for (at, c) in words.first().into_iter().flat_map(|word| word.chars()).enumerate() {
            beginning = beginning.more(c.encode_utf8(&mut [0; 4]));
            if at + 1 >= LEAST_LETTERS {
                add(beginning.part([]), 1);
            }
        }
        found
    }
}

/// The table of a lexicon as it is written: in each line a concept, `name: word, beginning*, some phrase`. Several lines may go on
/// with the same concept; a line that begins with `#` is a comment.
///
/// # Errors
/// What is wrong with the first entry that is.
pub fn compiled(lexicon: &str) -> Result<Vec<u8>, String> {
    let mut names: Vec<&str> = Vec::new();
    let mut entries: BTreeMap<u32, Vec<Concept>> = BTreeMap::new();
    for line in lexicon.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (name, list) =
            line.split_once(':').ok_or_else(|| format!("no colon behind a concept: {line}"))?;
        let at = names.iter().position(|known| *known == name).unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        });
        let concept = Concept::try_from(at).ok().filter(|concept| *concept != NONE);
        let concept = concept.ok_or_else(|| format!("too many concepts: {name}"))?;
        for entry in list.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
            let meanings = entries.entry(hash_of(entry)?).or_default();
            if !meanings.contains(&concept) {
                meanings.push(concept);
            }
            if meanings.len() > MEANINGS {
                return Err(format!("this means more than {MEANINGS} things: {entry}"));
            }
        }
    }
    let filled = entries.into_iter().map(|(hash, mut meanings)| {
        meanings.resize(MEANINGS, NONE);
        (hash, meanings)
    });
    Ok(Table::write(&filled.collect::<Vec<_>>()))
}

fn hash_of(entry: &str) -> Result<u32, String> {
    let (bare, kind) = entry.strip_suffix('*').map_or((entry, WHOLE), |bare| (bare, BEGINNING));
    let words = split(bare);
    let hash = words.iter().fold(Hash::of(kind), |hash, word| hash.part(word)).done();
    match &words[..] {
        [] => Err(format!("there is no word in it: {entry}")),
        [one] if kind == BEGINNING && one.chars().count() < LEAST_LETTERS => {
            Err(format!("too short: {entry}"))
        }
        [_] => Ok(hash),
        _ if kind == BEGINNING => Err(format!("only one word can be a beginning: {entry}")),
        _ if words.len() > MOST_WORDS => Err(format!("more than {MOST_WORDS} words: {entry}")),
        _ => Ok(hash),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(lexicon: &str, text: &str) -> Vec<Concept> {
        let bytes = compiled(lexicon).expect("right");
        let (lexicon, _) = Lexicon::read(&bytes).expect("whole");
        let words = split(text);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let meanings = (0..words.len()).flat_map(|at| lexicon.meanings(&words[at..]));
        meanings.map(|(concept, _)| concept).collect()
    }

    #[test]
    fn words_phrases_and_beginnings_mean_something() {
        let lexicon = "# some\npay: pay, pay*, send money\nplace: here, e-mail\npay: money\nother: here\n";
        assert_eq!(meant(lexicon, "pay"), [0, 0]);
        assert_eq!(meant(lexicon, "payments paid"), [0]);
        assert_eq!(meant(lexicon, "please send money here"), [0, 0, 1, 2]);
        assert_eq!(meant(lexicon, "send the money"), [0]);
        assert_eq!(meant(lexicon, "my e-mail"), [1]);
        assert!(meant(lexicon, "nothing of it").is_empty());
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (lexicon, said) in [
            ("pay", "no colon"),
            ("a: x*", "too short"),
            ("a: one two*", "only one word"),
            ("a: one two three four five six seven", "more than 6 words"),
            ("a: x\nb: x\nc: x", "more than 2 things"),
            ("a: '", "no word"),
        ] {
            let wrong = compiled(lexicon).expect_err(lexicon);
            assert!(wrong.contains(said), "{wrong}");
        }
    }
}
