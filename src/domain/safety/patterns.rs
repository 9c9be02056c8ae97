//! Patterns of the operator's own: regular expressions over the readings of a text. Owns compiling them and finding, and what they
//! excuse; which there are is the operator's file.

use super::category::Category;
use super::fold::Reading;
use regex::bytes::{Regex, RegexBuilder};
use std::ops::Range;

/// Longest compiled pattern, in bytes of memory: nobody's pattern may eat the machine.
const PATTERN_BYTES: usize = 4 << 20;

/// Patterns for one category, as they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternSet {
    /// What they are about.
    pub category: Category,
    /// What is said, instead of Parley's own words.
    pub say: Option<String>,
    /// Each finds it.
    pub find: Vec<String>,
}

/// Words that are no reason for a note, as they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// For which category alone; for all of them if there is none.
    pub category: Option<Category>,
    /// Each finds such words.
    pub find: Vec<String>,
}

/// An operator's patterns and exceptions, compiled.
#[derive(Debug, Clone, Default)]
pub struct Patterns {
    notes: Vec<(Category, Option<String>, Vec<Regex>)>,
    exceptions: Vec<(Option<Category>, Vec<Regex>)>,
}

/// Where a pattern stands: in which table of its kind, and which one there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a note.
    Note(usize, usize),
    /// In an exception.
    Exception(usize, usize),
}

/// A pattern that is not right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Where it is.
    pub place: Place,
    /// What is wrong, on one line.
    pub why: String,
}

impl Patterns {
    /// Compiles what is written.
    ///
    /// # Errors
    /// The first pattern that is none.
    pub fn compile(notes: &[PatternSet], exceptions: &[Exception]) -> Result<Self, Wrong> {
        let all = |patterns: &[String], place: &dyn Fn(usize) -> Place| {
            let one = |(at, pattern): (usize, &String)| {
                compiled(pattern).map_err(|why| Wrong { place: place(at), why })
            };
            patterns.iter().enumerate().map(one).collect::<Result<Vec<_>, _>>()
        };
        let notes = notes.iter().enumerate().map(|(table, note)| {
            Ok((note.category, note.say.clone(), all(&note.find, &|at| Place::Note(table, at))?))
        });
        let exceptions = exceptions.iter().enumerate().map(|(table, exception)| {
            Ok((exception.category, all(&exception.find, &|at| Place::Exception(table, at))?))
        });
        Ok(Self {
            notes: notes.collect::<Result<_, _>>()?,
            exceptions: exceptions.collect::<Result<_, _>>()?,
        })
    }

    /// Each set that finds something which is not excused: its category, what is said of it, and where it first stands, in bytes.
    pub(super) fn find(
        &self,
        readings: &[Reading],
        excused: &Excused,
    ) -> Vec<(Category, Option<&str>, Range<usize>)> {
        let found = self.notes.iter().filter_map(|(category, say, patterns)| {
            let mut places = readings.iter().flat_map(|reading| places(reading, patterns));
            let place = places.find(|place| !excuses(excused, *category, place))?;
            Some((*category, say.as_deref(), place))
        });
        found.collect()
    }

    /// Where in a text words stand that are no reason for a note.
    pub(super) fn excused(&self, readings: &[Reading]) -> Excused {
        let of = |(category, patterns): &(Option<Category>, Vec<Regex>)| {
            let all: Vec<_> = readings.iter().flat_map(|reading| places(reading, patterns)).collect();
            all.into_iter().map(|place| (*category, place)).collect::<Vec<_>>()
        };
        self.exceptions.iter().flat_map(of).collect()
    }
}

/// Places of a text that are no reason for a note: in one category, or in all of them.
pub(super) type Excused = Vec<(Option<Category>, Range<usize>)>;

/// Whether one of them overlaps this place.
pub(super) fn excuses(excused: &Excused, category: Category, place: &Range<usize>) -> bool {
    excused.iter().any(|(only, excused)| {
        only.is_none_or(|only| only == category) && excused.start < place.end && place.start < excused.end
    })
}

/// Where in the original these patterns match.
fn places<'a>(reading: &'a Reading, patterns: &'a [Regex]) -> impl Iterator<Item = Range<usize>> + 'a {
    let hits = patterns.iter().flat_map(|pattern| pattern.find_iter(reading.text.as_bytes()));
    hits.map(|hit| reading.place(hit.range()))
}

fn compiled(pattern: &str) -> Result<Regex, String> {
    let build = |unicode| RegexBuilder::new(pattern).unicode(unicode).size_limit(PATTERN_BYTES).build();
    // Texts are read in plain letters, for which bytes do: "anything but these, up to 80 times" takes a tenth of the memory
    // then. A pattern with other letters in a list of them needs characters.
    let regex = build(false).or_else(|_| build(true)).map_err(|error| {
        let text = error.to_string();
        let last = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
        last.trim().trim_start_matches("error: ").to_owned()
    })?;
    if regex.is_match(b"") {
        return Err("it matches an empty text, so it would match every text".to_owned());
    }
    Ok(regex)
}

#[cfg(test)]
mod tests {
    use super::super::fold::readings;
    use super::*;

    fn find<'a>(patterns: &'a Patterns, text: &str) -> Vec<(Category, Option<&'a str>, Range<usize>)> {
        let readings = readings(text);
        patterns.find(&readings, &patterns.excused(&readings))
    }

    fn owned(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    fn note(find: &[&str]) -> PatternSet {
        PatternSet { category: Category::ContactOutside, say: None, find: owned(find) }
    }

    fn compile(find: &[&str], except: &[&str]) -> Result<Patterns, Wrong> {
        let exceptions = [Exception { category: Some(Category::ContactOutside), find: owned(except) }];
        Patterns::compile(&[note(find)], &exceptions)
    }

    #[test]
    fn words_are_found_in_disguise_where_they_were_typed() {
        let patterns = compile(&["me on whatsapp"], &[]).expect("right");
        let text = "Text me on W h a t s A p p, please";
        let found = find(&patterns, text);
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].2.clone()], "me on W h a t s A p p");
        assert_eq!(find(&patterns, "nothing"), []);
    }

    #[test]
    fn an_exception_counts_where_it_overlaps_and_in_its_category() {
        let patterns = compile(&["write to us on signal"], &["customers can write"]).expect("right");
        assert_eq!(find(&patterns, "customers can write to us on Signal"), []);
        assert_eq!(find(&patterns, "customers can write. But write to us on Signal").len(), 1);
        let excused = patterns.excused(&readings("so customers can write"));
        assert!(excuses(&excused, Category::ContactOutside, &(0..5)));
        assert!(!excuses(&excused, Category::ContactOutside, &(0..3)));
        assert!(!excuses(&excused, Category::Haste, &(0..5)));
    }

    #[test]
    fn a_wrong_pattern_is_named() {
        let wrong = |find: &[&str], except: &[&str]| compile(find, except).expect_err("wrong");
        let found = wrong(&["right", "(open"], &[]);
        assert_eq!(found.place, Place::Note(0, 1));
        assert!(found.why.contains("unclosed group"), "{}", found.why);
        assert_eq!(wrong(&["right"], &["right", "[a"]).place, Place::Exception(0, 1));
        assert!(wrong(&["a*"], &[]).why.contains("empty text"));
        assert!(wrong(&[r"(\w{300}){300}"], &[]).why.contains("size limit"));
    }
}
