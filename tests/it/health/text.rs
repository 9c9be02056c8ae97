//! Prometheus' text format (version 0.0.4), read strictly: what Prometheus would refuse, or take for something else, fails.

use std::collections::{BTreeMap, BTreeSet};

/// One line with a value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) labels: BTreeMap<String, String>,
    pub(crate) value: f64,
}

/// A whole text.
#[derive(Debug, Default)]
pub(crate) struct Exposition {
    /// Of each family, its type.
    pub(crate) types: BTreeMap<String, String>,
    pub(crate) samples: Vec<Sample>,
}

impl Exposition {
    pub(crate) fn read(text: &str) -> Self {
        assert!(text.ends_with('\n'), "the last line ends");
        let (mut found, mut current, mut helped) = (Self::default(), String::new(), BTreeSet::new());
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("# HELP ") {
                let (name, words) = rest.split_once(' ').unwrap_or_else(|| panic!("no help: {line}"));
                assert!(is_name(name) && !words.is_empty() && helped.insert(name.to_owned()), "{line}");
            } else if let Some(rest) = line.strip_prefix("# TYPE ") {
                let (name, kind) = rest.split_once(' ').unwrap_or_else(|| panic!("no type: {line}"));
                assert!(["counter", "gauge", "histogram"].contains(&kind), "{line}");
                assert_eq!(kind == "counter", name.ends_with("_total"), "{line}");
                assert!(helped.contains(name), "help comes first: {line}");
                assert_eq!(found.types.insert(name.to_owned(), kind.to_owned()), None, "one group: {line}");
                name.clone_into(&mut current);
            } else {
                let sample = read_sample(line);
                let is_histogram = found.types.get(&current).is_some_and(|kind| kind == "histogram");
                let ending =
                    sample.name.strip_prefix(current.as_str()).unwrap_or_else(|| panic!("stray: {line}"));
                match is_histogram {
                    true => assert!(["_bucket", "_sum", "_count"].contains(&ending), "{line}"),
                    false => assert_eq!(ending, "", "{line}"),
                }
                let is_new = |other: &Sample| (&other.name, &other.labels) != (&sample.name, &sample.labels);
                assert!(found.samples.iter().all(is_new), "twice: {line}");
                found.samples.push(sample);
            }
        }
        found.check_histograms();
        found
    }

    /// The value of the sample with these labels, and any others; all of them together.
    pub(crate) fn sum(&self, name: &str, labels: &[(&str, &str)]) -> f64 {
        let fits = |sample: &&Sample| {
            let has =
                |(key, value): &(&str, &str)| sample.labels.get(*key).is_some_and(|other| other == value);
            sample.name == name && labels.iter().all(has)
        };
        self.samples.iter().filter(fits).map(|sample| sample.value).sum()
    }

    /// Buckets grow up to the count, and each histogram has a sum.
    fn check_histograms(&self) {
        for count in self.samples.iter().filter(|sample| self.is_of_histogram(sample, "_count")) {
            let base = count.name.trim_end_matches("_count");
            let of = |ending: &str| {
                let same = |sample: &&Sample| {
                    let mut labels = sample.labels.clone();
                    labels.remove("le");
                    sample.name == format!("{base}{ending}") && labels == count.labels
                };
                self.samples.iter().filter(same).cloned().collect::<Vec<_>>()
            };
            let buckets = of("_bucket");
            let bounds: Vec<f64> = buckets.iter().map(|bucket| read_value(&bucket.labels["le"])).collect();
            assert!(bounds.is_sorted() && bounds.last() == Some(&f64::INFINITY), "{count:?}: {bounds:?}");
            assert!(buckets.is_sorted_by(|one, other| one.value <= other.value), "{buckets:?}");
            assert_eq!(buckets.last().map(|bucket| bucket.value), Some(count.value), "{buckets:?}");
            assert_eq!(of("_sum").len(), 1, "{count:?}");
        }
    }

    fn is_of_histogram(&self, sample: &Sample, ending: &str) -> bool {
        let base = sample.name.strip_suffix(ending);
        base.is_some_and(|base| self.types.get(base).is_some_and(|kind| kind == "histogram"))
    }
}

fn is_name(name: &str) -> bool {
    let first = name.chars().next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    first && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn read_value(text: &str) -> f64 {
    match text {
        "+Inf" => f64::INFINITY,
        text => text.parse().unwrap_or_else(|_| panic!("no number: {text}")),
    }
}

/// `name value` or `name{key="value",…} value`.
fn read_sample(line: &str) -> Sample {
    let (name, rest) = line.split_at(line.find(['{', ' ']).unwrap_or_else(|| panic!("no value: {line}")));
    assert!(is_name(name), "{line}");
    let mut labels = BTreeMap::new();
    let mut rest = rest;
    if let Some(inside) = rest.strip_prefix('{') {
        let (list, value) = inside.rsplit_once('}').unwrap_or_else(|| panic!("open: {line}"));
        for pair in list.split(',') {
            let (key, value) = pair.split_once('=').unwrap_or_else(|| panic!("no label: {line}"));
            let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
            let value = value.unwrap_or_else(|| panic!("not in quotes: {line}"));
            assert!(is_name(key) && !value.contains(['"', '\\']), "{line}");
            assert_eq!(labels.insert(key.to_owned(), value.to_owned()), None, "twice: {line}");
        }
        rest = value;
    }
    let value = rest.strip_prefix(' ').unwrap_or_else(|| panic!("no space: {line}"));
    Sample { name: name.to_owned(), labels, value: read_value(value) }
}
