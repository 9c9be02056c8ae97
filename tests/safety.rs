//! What the safety patterns say of texts that were labelled by hand: precision and recall, printed and held, for the half that
//! was looked at while the patterns were written, and for the half that was not.
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

#[derive(Debug, Deserialize)]
struct Texts {
    writing: Half,
    held_out: Half,
}

#[derive(Debug, Deserialize)]
struct Half {
    harmless: Vec<String>,
    suspicious: BTreeMap<String, Vec<String>>,
}

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

fn measure(name: &str, half: &Half) -> Count {
    let patterns = SafetyConfig::default().patterns().expect("they compile");
    let (mut overall, mut each) = (Count::default(), BTreeMap::<&str, Count>::new());
    println!("{name}:");
    for (labels, text) in labelled(half) {
        let found: Vec<Category> = patterns.find(&[text]).iter().map(|found| found.category).collect();
        for category in Category::ALL {
            let counted = each.entry(category.code()).or_default();
            counted.add(labels.contains(&category), found.contains(&category));
        }
        overall.add(!labels.is_empty(), !found.is_empty());
        // What the held-out half shows must not be learnt from it.
        if name == "writing" && found.iter().any(|found| !labels.contains(found)) {
            println!("  too much: {found:?} in {text:?}");
        }
        if name == "writing" && labels.iter().any(|label| !found.contains(label)) {
            println!("  too little: {found:?} instead of {labels:?} in {text:?}");
        }
    }
    each.iter().for_each(|(name, count)| count.print(name));
    overall.print("any note");
    let sum = each.values().fold(Count::default(), |sum, count| sum.plus(*count));
    sum.print("all categories");
    assert!(
        overall.precision() >= 0.95 && overall.recall() >= 0.9,
        "{name}, whether there is a note: {overall:?}"
    );
    assert!(sum.precision() >= 0.95 && sum.recall() >= 0.9, "{name}, which note it is: {sum:?}");
    overall
}

#[test]
fn notes_are_right_and_few_are_missed() {
    let texts: Texts = toml::from_str(include_str!("safety/texts.toml")).expect("the texts");
    let all = [&texts.writing, &texts.held_out];
    let harmless: usize = all.iter().map(|half| half.harmless.len()).sum();
    let suspicious: usize = all.iter().flat_map(|half| half.suspicious.values()).map(Vec::len).sum();
    assert!(harmless >= 100 && suspicious >= 100, "{harmless} harmless, {suspicious} suspicious");
    let writing = measure("writing", &texts.writing);
    let held_out = measure("held out", &texts.held_out);
    writing.plus(held_out).print("both halves");
}
