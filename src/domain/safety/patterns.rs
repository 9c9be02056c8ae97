//! The patterns of safety notes: regular expressions over the readings of a text, with what they are about. Owns compiling
//! them and finding; which patterns there are is the operator's file.

use super::category::{Category, Found};
use super::fold::{Reading, readings};
use super::links::{LinkLists, hidden_link};
use regex::bytes::{Regex, RegexBuilder};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// Longest compiled pattern, in bytes of memory: nobody's pattern may eat the machine.
const PATTERN_BYTES: usize = 4 << 20;
/// Farthest that what belongs together may stand apart, in bytes from the first sign to the last.
const TOGETHER_BYTES: usize = 180;
/// Longest quotation, in characters.
const QUOTE_CHARS: usize = 160;

/// What is looked for, compiled. Without patterns nothing is found.
#[derive(Debug, Clone, Default)]
pub struct Patterns {
    sets: Vec<Compiled>,
    links: LinkLists,
}

/// Patterns that are compiled when something is looked for first: until then they take neither memory nor time.
#[derive(Clone)]
pub struct LazyPatterns(Arc<LazyLock<Patterns, Box<dyn FnOnce() -> Patterns + Send>>>);

impl LazyPatterns {
    /// Those that `compile` gives.
    pub fn new(compile: impl FnOnce() -> Patterns + Send + 'static) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(compile))))
    }

    /// The patterns.
    #[must_use]
    pub fn get(&self) -> &Patterns {
        &self.0
    }
}

impl Default for LazyPatterns {
    fn default() -> Self {
        Self::new(Patterns::default)
    }
}

impl fmt::Debug for LazyPatterns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LazyPatterns(…)")
    }
}

/// What `%name%` in a pattern can stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Any of these words, each with or without a sign between its letters.
    pub words: BTreeMap<String, Vec<String>>,
    /// Any of these regular expressions, in which words can be named.
    pub phrases: BTreeMap<String, Vec<String>>,
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
    /// Each is a list of patterns that find it where all of them stand close together, in whatever order.
    pub together: Vec<Vec<String>>,
    /// What one of these overlaps was no find.
    pub unless: Vec<String>,
}

#[derive(Debug, Clone)]
struct Compiled {
    category: Category,
    say: Option<String>,
    find: Vec<Regex>,
    together: Vec<Vec<Regex>>,
    unless: Vec<Regex>,
}

/// Where a pattern stands in its set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Which one under `find`.
    Find(usize),
    /// Which list under `together`, and which one there.
    Together(usize, usize),
    /// Which one under `unless`.
    Unless(usize),
}

/// A pattern that is not right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Of which set.
    pub set: usize,
    /// Where there.
    pub place: Place,
    /// What is wrong, on one line.
    pub why: String,
}

impl Patterns {
    /// Compiles what is written. `%name%` in a pattern stands for what the vocabulary has under that name.
    ///
    /// # Errors
    /// The first pattern that is none.
    pub fn compile(sets: &[PatternSet], vocabulary: &Vocabulary, links: LinkLists) -> Result<Self, Wrong> {
        let named = vocabulary.named();
        // What several sets look for is compiled once.
        let known = RefCell::new(BTreeMap::new());
        let compiled = sets.iter().enumerate().map(|(set, written)| {
            let all = |patterns: &[String], place: &dyn Fn(usize) -> Place| {
                let compiled = patterns.iter().enumerate().map(|(at, pattern)| {
                    let place = place(at);
                    compile_one(pattern, &named, &known).map_err(|why| Wrong { set, place, why })
                });
                compiled.collect::<Result<Vec<_>, _>>()
            };
            let lists = written.together.iter().enumerate();
            Ok(Compiled {
                category: written.category,
                say: written.say.clone(),
                find: all(&written.find, &Place::Find)?,
                together: lists
                    .map(|(list, patterns)| all(patterns, &|at| Place::Together(list, at)))
                    .collect::<Result<_, _>>()?,
                unless: all(&written.unless, &Place::Unless)?,
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
                for set in &self.sets {
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
        let text = reading.text.as_bytes();
        let single = self.find.iter().flat_map(|pattern| pattern.find_iter(text).map(|hit| hit.range()));
        let hits = single.chain(self.together.iter().flat_map(|patterns| spans(patterns, text)));
        let mut excused: Option<Vec<(usize, usize)>> = None;
        hits.map(|hit| (hit.start, hit.end)).find(|(start, end)| {
            let excused = excused.get_or_insert_with(|| {
                let all = self.unless.iter().flat_map(|pattern| pattern.find_iter(text));
                all.map(|hit| (hit.start(), hit.end())).collect()
            });
            !excused.iter().any(|(from, to)| from < end && start < to)
        })
    }
}

/// Where all of these stand close together, around each find of the first of them: the nearest of each, no two of them the
/// same words.
fn spans(patterns: &[Regex], text: &[u8]) -> Vec<Range<usize>> {
    let all = |pattern: &Regex| {
        let hits: Vec<Range<usize>> = pattern.find_iter(text).map(|hit| hit.range()).collect();
        (!hits.is_empty()).then_some(hits)
    };
    // Each is looked for once, however often the first is found.
    let Some(found) = patterns.iter().map(all).collect::<Option<Vec<_>>>() else { return Vec::new() };
    let Some((first, others)) = found.split_first() else { return Vec::new() };
    first.iter().filter_map(|hit| span_around(hit, others)).collect()
}

fn span_around(hit: &Range<usize>, others: &[Vec<Range<usize>>]) -> Option<Range<usize>> {
    let mut taken = vec![hit.clone()];
    for hits in others {
        let is_free =
            |hit: &&Range<usize>| taken.iter().all(|taken| hit.end <= taken.start || taken.end <= hit.start);
        let nearest = hits.iter().filter(is_free).min_by_key(|found| found.start.abs_diff(hit.start))?;
        taken.push(nearest.clone());
    }
    let start = taken.iter().map(|hit| hit.start).min()?;
    let end = taken.iter().map(|hit| hit.end).max()?;
    (end - start <= TOGETHER_BYTES).then_some(start..end)
}

fn shortened(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(QUOTE_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What each name stands for, or why it stands for nothing.
type Named<'a> = BTreeMap<&'a str, Result<String, String>>;

impl Vocabulary {
    fn named(&self) -> Named<'_> {
        let words: Named<'_> =
            self.words.iter().map(|(name, list)| (name.as_str(), Ok(any_of(list)))).collect();
        let mut named = words.clone();
        for (name, list) in &self.phrases {
            let whole = spell_out(&format!("(?:{})", list.join("|")), &words);
            named.insert(name, whole.map_err(|why| format!("{name:?}: {why}")));
        }
        named
    }
}

/// A pattern with what its names stand for.
fn spell_out(pattern: &str, named: &Named<'_>) -> Result<String, String> {
    let mut whole = String::with_capacity(pattern.len());
    for (at, part) in pattern.split('%').enumerate() {
        match named.get(part) {
            _ if at % 2 == 0 => whole.push_str(part),
            Some(meaning) => whole.push_str(meaning.as_ref().map_err(Clone::clone)?),
            None => return Err(format!("there's no list called {part:?} in [words] or [phrases]")),
        }
    }
    Ok(whole)
}

fn compile_one(
    pattern: &str,
    named: &Named<'_>,
    known: &RefCell<BTreeMap<String, Regex>>,
) -> Result<Regex, String> {
    if let Some(regex) = known.borrow().get(pattern) {
        return Ok(regex.clone());
    }
    let whole = spell_out(pattern, named)?;
    let build = |unicode| RegexBuilder::new(&whole).unicode(unicode).size_limit(PATTERN_BYTES).build();
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
    known.borrow_mut().insert(pattern.to_owned(), regex.clone());
    Ok(regex)
}

/// Any of these words, each with or without one sign between its letters.
fn any_of(words: &[String]) -> String {
    let loose = |word: &String| {
        let letters = word.chars().map(|c| regex::escape(&c.to_string()));
        letters.collect::<Vec<_>>().join("[ ._*'-]?")
    };
    format!("(?:{})", words.iter().map(loose).collect::<Vec<_>>().join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(find: &[&str], unless: &[&str]) -> PatternSet {
        let owned = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        let category = Category::ContactOutside;
        PatternSet { category, say: None, find: owned(find), together: Vec::new(), unless: owned(unless) }
    }

    fn compile(sets: &[PatternSet]) -> Result<Patterns, Wrong> {
        let app = vec!["whatsapp".to_owned(), "signal".to_owned()];
        let vocabulary = Vocabulary {
            words: BTreeMap::from([("app".to_owned(), app)]),
            phrases: BTreeMap::from([
                ("there".to_owned(), vec!["(?:on|by) %app%".to_owned(), "over there".to_owned()]),
                ("lost".to_owned(), vec!["%none%".to_owned()]),
            ]),
        };
        Patterns::compile(sets, &vocabulary, LinkLists::default())
    }

    #[test]
    fn words_are_found_in_disguise_and_quoted_as_typed() {
        let patterns = compile(&[set(&[r"me on %app%"], &[])]).expect("right");
        let found = patterns.find(&["nothing", "Text me on W h a t s A p p, please"]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].quote, "me on W h a t s A p p");
        assert_eq!(patterns.find(&["find me on what'sapp"]).len(), 1);
        assert_eq!(patterns.find(&["find me on whats-app"]).len(), 1);
        assert_eq!(patterns.find(&["find me on what - s app"]).len(), 0);
    }

    #[test]
    fn phrases_stand_for_patterns() {
        let patterns = compile(&[set(&["find me %there%"], &[])]).expect("right");
        assert_eq!(patterns.find(&["find me by s-ignal"]).len(), 1);
        assert_eq!(patterns.find(&["find me over there"]).len(), 1);
        assert_eq!(patterns.find(&["find me over"]).len(), 0);
    }

    #[test]
    fn what_belongs_together_stands_close_in_any_order() {
        let mut written = set(&[], &["never"]);
        written.together =
            vec![["parcel", r"your home|parcel", "label"].into_iter().map(str::to_owned).collect()];
        let patterns = compile(&[written.clone()]).expect("right");
        let quote = |text: &str| patterns.find(&[text]).first().map(|found| found.quote.clone());
        assert_eq!(
            quote("The label is new on a parcel at your home."),
            Some("label is new on a parcel at your home".to_owned())
        );
        assert_eq!(quote("A parcel with a label."), None, "one word is not two things");
        assert_eq!(quote("A parcel, never a label, to your home."), None, "excused");
        assert_eq!(quote(&format!("A parcel at your home.{} A label.", " And so on.".repeat(20))), None);
        written.together[0].push("(open".to_owned());
        assert_eq!(compile(&[written]).expect_err("wrong").place, Place::Together(0, 3));
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
        assert_eq!((found.set, found.place), (1, Place::Find(1)));
        assert!(found.why.contains("unclosed group"), "{}", found.why);
        assert!(wrong(&[set(&["%none%"], &[])]).why.contains("no list called"));
        let lost = wrong(&[set(&["right", "%lost%"], &[])]);
        assert!(
            lost.place == Place::Find(1) && lost.why.contains("\"lost\": there's no list called"),
            "{}",
            lost.why
        );
        assert!(wrong(&[set(&["right"], &["a*"])]).why.contains("empty text"));
        assert!(wrong(&[set(&[r"(\w{300}){300}"], &[])]).why.contains("size limit"));
    }
}
