//! What the safety patterns say of texts that were labelled by hand: precision and recall, printed and held, for texts that
//! were looked at while the patterns were written, and for texts that were not.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "the figures are printed, and a label that is none ends the test"
)]

use parley::config::SafetyConfig;
use parley::domain::safety::Category;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::time::Instant;

#[derive(Debug, Deserialize)]
struct Texts {
    writing: Half,
    held_out: Half,
    evasive_first: Half,
    evasive_second: Half,
    evasive_third: Half,
    unseen: Half,
}

#[derive(Debug, Deserialize)]
struct Half {
    harmless: Vec<String>,
    suspicious: BTreeMap<String, Vec<String>>,
}

/// What is asked of the patterns for some texts.
#[derive(Debug, Clone, Copy)]
struct Floor {
    recall: f64,
    /// Whether the texts that went wrong are printed: what was not looked at must not be learnt from.
    is_shown: bool,
}

/// Patterns were changed until these were right.
const FITTED: Floor = Floor { recall: 0.9, is_shown: true };
/// Nobody looks at these one by one.
const COUNTED: Floor = Floor { recall: 0.9, is_shown: false };
/// Written to get past the patterns, and no pattern was changed for them: what tricksters who take pains come to.
const UNSEEN: Floor = Floor { recall: 0.3, is_shown: false };
/// A note that is wrong costs more than one that is missing: people stop reading them.
const LEAST_PRECISION: f64 = 0.95;

/// How often something was found rightly, wrongly, and not.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Count {
    fn add(&mut self, is: bool, found: bool) {
        self.right += u32::from(is && found);
        self.wrong += u32::from(!is && found);
        self.missed += u32::from(is && !found);
    }

    fn plus(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            wrong: self.wrong + other.wrong,
            missed: self.missed + other.missed,
        }
    }

    fn precision(self) -> f64 {
        share(self.right, self.wrong)
    }

    fn recall(self) -> f64 {
        share(self.right, self.missed)
    }

    fn print(self, name: &str) {
        println!("  {name:<16} precision {:.3}  recall {:.3}  {self:?}", self.precision(), self.recall());
    }
}

fn share(part: u32, rest: u32) -> f64 {
    if part + rest == 0 { 1.0 } else { f64::from(part) / f64::from(part + rest) }
}

/// The labels of a half, each with its texts.
fn labelled(half: &Half) -> Vec<(Vec<Category>, &str)> {
    let category = |name: &str| {
        let found = Category::ALL.into_iter().find(|category| category.code() == name);
        found.unwrap_or_else(|| panic!("{name} is no category"))
    };
    let harmless = half.harmless.iter().map(|text| (Vec::new(), text.as_str()));
    let suspicious = half.suspicious.iter().flat_map(|(names, texts)| {
        let categories: Vec<Category> = names.split('+').map(category).collect();
        texts.iter().map(move |text| (categories.clone(), text.as_str()))
    });
    harmless.chain(suspicious).collect()
}

fn measure(name: &str, half: &Half, floor: Floor) -> Count {
    let patterns = SafetyConfig::default().patterns().expect("they are right");
    let (mut overall, mut each) = (Count::default(), BTreeMap::<&str, Count>::new());
    println!("{name}:");
    for (labels, text) in labelled(half) {
        let found: Vec<Category> = patterns.get().find(&[text]).iter().map(|found| found.category).collect();
        for category in Category::ALL {
            let counted = each.entry(category.code()).or_default();
            counted.add(labels.contains(&category), found.contains(&category));
        }
        overall.add(!labels.is_empty(), !found.is_empty());
        let is_right = found.len() == labels.len() && found.iter().all(|found| labels.contains(found));
        if floor.is_shown && !is_right {
            println!("  {found:?} instead of {labels:?} in {text:?}");
        }
    }
    each.iter().for_each(|(name, count)| count.print(name));
    overall.print("any note");
    let sum = each.values().fold(Count::default(), |sum, count| sum.plus(*count));
    sum.print("all categories");
    for (what, count) in [("whether there is a note", overall), ("which note it is", sum)] {
        assert!(
            count.precision() >= LEAST_PRECISION && count.recall() >= floor.recall,
            "{name}, {what}: {count:?}"
        );
    }
    overall
}

#[test]
fn notes_are_right_and_few_are_missed() {
    // Printed, and never asserted: a debug build on a busy machine says little.
    let before = Instant::now();
    drop(SafetyConfig::default().patterns().expect("they are right").get().clone());
    println!("compiling all patterns took {} ms in this build", before.elapsed().as_millis());
    let texts: Texts = toml::from_str(include_str!("safety/texts.toml")).expect("the texts");
    let Texts { writing, held_out, evasive_first, evasive_second, evasive_third, unseen } = &texts;
    let all = [writing, held_out, evasive_first, evasive_second, evasive_third, unseen];
    let harmless: usize = all.iter().map(|half| half.harmless.len()).sum();
    let suspicious: usize = all.iter().flat_map(|half| half.suspicious.values()).map(Vec::len).sum();
    assert!(harmless >= 200 && suspicious >= 200, "{harmless} harmless, {suspicious} suspicious");
    let counts = [
        measure("writing", writing, FITTED),
        measure("held out", held_out, COUNTED),
        measure("evasive, first", evasive_first, FITTED),
        measure("evasive, second", evasive_second, FITTED),
        measure("evasive, third", evasive_third, FITTED),
        measure("unseen", unseen, UNSEEN),
    ];
    let sum = counts.into_iter().fold(Count::default(), Count::plus);
    println!("{harmless} harmless texts, {suspicious} suspicious ones:");
    sum.print("any note");
    assert!(sum.precision() >= LEAST_PRECISION && sum.recall() >= 0.9, "{sum:?}");
}
