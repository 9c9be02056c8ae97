//! The patterns of safety notes: regular expressions over the readings of a text, with what they are about. Owns compiling
//! them and finding; which patterns there are is the operator's file.

use super::fold::{Reading, readings};
use super::links::hidden_link;
use super::{Category, Found};
use regex::{Regex, RegexBuilder};
use std::collections::BTreeMap;

/// Longest compiled pattern, in bytes of memory: nobody's pattern may eat the machine.
const PATTERN_BYTES: usize = 4 << 20;
/// Longest quotation, in characters.
const QUOTE_CHARS: usize = 160;

/// What is looked for, compiled. Without patterns nothing is found.
#[derive(Debug, Clone, Default)]
pub struct Patterns {
    sets: Vec<Compiled>,
    links: LinkLists,
}

/// Hosts that links are held against.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkLists {
    /// Services whose links say nothing of where they lead.
    pub shorteners: Vec<String>,
    /// Hosts that others pretend to be.
    pub known: Vec<String>,
}

/// Patterns for one category, as they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternSet {
    /// What they are about.
    pub category: Category,
    /// What is said, instead of Parley's own words.
    pub say: Option<String>,
    /// Each finds it.
    pub find: Vec<String>,
    /// What one of these overlaps was no find.
    pub unless: Vec<String>,
}

#[derive(Debug, Clone)]
struct Compiled {
    category: Category,
    say: Option<String>,
    find: Vec<Regex>,
    unless: Vec<Regex>,
}

/// A pattern that is not right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Of which set.
    pub set: usize,
    /// Whether it stands under `unless`.
    pub is_unless: bool,
    /// Which of them there.
    pub at: usize,
    /// What is wrong, on one line.
    pub why: String,
}

impl Patterns {
    /// Compiles what is written. `%name%` in a pattern stands for any of the words that `words` has under that name, with or
    /// without a sign between their letters.
    ///
    /// # Errors
    /// The first pattern that is none.
    pub fn compile(
        sets: &[PatternSet],
        words: &BTreeMap<String, Vec<String>>,
        links: LinkLists,
    ) -> Result<Self, Wrong> {
        let words: BTreeMap<&str, String> =
            words.iter().map(|(name, list)| (name.as_str(), any_of(list))).collect();
        let compiled = sets.iter().enumerate().map(|(set, written)| {
            let all = |patterns: &[String], is_unless| {
                let compiled = patterns.iter().enumerate().map(|(at, pattern)| {
                    compile_one(pattern, &words).map_err(|why| Wrong { set, is_unless, at, why })
                });
                compiled.collect::<Result<Vec<_>, _>>()
            };
            Ok(Compiled {
                category: written.category,
                say: written.say.clone(),
                find: all(&written.find, false)?,
                unless: all(&written.unless, true)?,
            })
        });
        Ok(Self { sets: compiled.collect::<Result<_, _>>()?, links })
    }

    /// What these texts ask for: each category once, by the words that were found first, the gravest first.
    #[must_use]
    pub fn find(&self, texts: &[&str]) -> Vec<Found> {
        let mut found: BTreeMap<Category, Found> = BTreeMap::new();
        for text in texts {
            if let Some(link) = hidden_link(text, &self.links) {
                let category = Category::HiddenLink;
                let quote = shortened(link);
                found.entry(category).or_insert(Found { category, quote, say: None });
            }
            for reading in readings(text) {
                for set in self.sets.iter().filter(|set| !set.find.is_empty()) {
                    if !found.contains_key(&set.category)
                        && let Some((start, end)) = set.first(&reading)
                    {
                        let quote = shortened(reading.quote(text, start, end));
                        let (category, say) = (set.category, set.say.clone());
                        found.insert(category, Found { category, quote, say });
                    }
                }
            }
        }
        Category::ALL.iter().filter_map(|category| found.remove(category)).collect()
    }
}

impl Compiled {
    fn first(&self, reading: &Reading) -> Option<(usize, usize)> {
        let text = reading.text.as_str();
        let hits = self.find.iter().flat_map(|pattern| pattern.find_iter(text));
        let mut excused: Option<Vec<(usize, usize)>> = None;
        hits.map(|hit| (hit.start(), hit.end())).find(|(start, end)| {
            let excused = excused.get_or_insert_with(|| {
                let all = self.unless.iter().flat_map(|pattern| pattern.find_iter(text));
                all.map(|hit| (hit.start(), hit.end())).collect()
            });
            !excused.iter().any(|(from, to)| from < end && start < to)
        })
    }
}

fn shortened(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(QUOTE_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn compile_one(pattern: &str, words: &BTreeMap<&str, String>) -> Result<Regex, String> {
    let mut whole = String::with_capacity(pattern.len());
    for (at, part) in pattern.split('%').enumerate() {
        match words.get(part) {
            _ if at % 2 == 0 => whole.push_str(part),
            Some(list) => whole.push_str(list),
            None => return Err(format!("there are no words called {part:?}")),
        }
    }
    let built = RegexBuilder::new(&whole).size_limit(PATTERN_BYTES).build();
    let regex = built.map_err(|error| {
        let text = error.to_string();
        let last = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
        last.trim().trim_start_matches("error: ").to_owned()
    })?;
    if regex.is_match("") {
        return Err("it matches the empty text, so it would match every text".to_owned());
    }
    Ok(regex)
}

/// Any of these words, each with or without one sign between its letters.
fn any_of(words: &[String]) -> String {
    let loose = |word: &String| {
        let letters = word.chars().map(|c| regex::escape(&c.to_string()));
        letters.collect::<Vec<_>>().join("[ ._*-]?")
    };
    format!("(?:{})", words.iter().map(loose).collect::<Vec<_>>().join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(find: &[&str], unless: &[&str]) -> PatternSet {
        let owned = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        let category = Category::ContactOutside;
        PatternSet { category, say: None, find: owned(find), unless: owned(unless) }
    }

    fn compile(sets: &[PatternSet]) -> Result<Patterns, Wrong> {
        let words = BTreeMap::from([("app".to_owned(), vec!["whatsapp".to_owned(), "signal".to_owned()])]);
        Patterns::compile(sets, &words, LinkLists::default())
    }

    #[test]
    fn words_are_found_in_disguise_and_quoted_as_typed() {
        let patterns = compile(&[set(&[r"me on %app%"], &[])]).expect("right");
        let found = patterns.find(&["nothing", "Text me on W h a t s A p p, please"]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].quote, "me on W h a t s A p p");
        assert_eq!(patterns.find(&["find me on what's app"]).len(), 0);
        assert_eq!(patterns.find(&["find me on whats-app"]).len(), 1);
    }

    #[test]
    fn an_excuse_counts_where_it_overlaps() {
        let patterns = compile(&[set(&["write to us on %app%"], &["customers can write"])]).expect("right");
        assert_eq!(patterns.find(&["customers can write to us on Signal"]).len(), 0);
        assert_eq!(patterns.find(&["customers can write. But write to us on Signal"]).len(), 1);
    }

    #[test]
    fn a_wrong_pattern_is_named() {
        let wrong = |sets: &[PatternSet]| compile(sets).expect_err("wrong");
        let found = wrong(&[set(&["right"], &[]), set(&["right", "(open"], &[])]);
        assert_eq!((found.set, found.is_unless, found.at), (1, false, 1));
        assert!(found.why.contains("unclosed group"), "{}", found.why);
        assert!(wrong(&[set(&["%none%"], &[])]).why.contains("no words called"));
        assert!(wrong(&[set(&["right"], &["a*"])]).why.contains("empty text"));
        assert!(wrong(&[set(&[r"(\w{300}){300}"], &[])]).why.contains("size limit"));
    }
}
