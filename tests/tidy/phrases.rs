//! Phrases that texts and documents avoid, because they read as translated; CONTRIBUTING.md, "How Parley talks", says what to write
//! instead.

use crate::Finding;

/// Small letters; each counts as whole words.
const AVOIDED: [&str; 90] = [
    "whoever",
    "whom",
    "whomever",
    "somebody",
    "everybody",
    "anybody",
    "any more",
    "anew",
    "took back",
    "took it back",
    "take back",
    "take it back",
    "takes back",
    "taken back",
    "asks for other terms",
    "asked for other terms",
    "other terms",
    "present terms",
    "present ones",
    "terms that count",
    "no longer count",
    "no longer counts",
    "counts from now on",
    "however old",
    "every state",
    "in every state",
    "nothing of yours",
    "but for",
    "otherwise than",
    "is put",
    "be put",
    "is told",
    "are told",
    "was told",
    "hear of",
    "hears of",
    "you hear",
    "stands in",
    "stand in",
    "stands here",
    "stands until",
    "is kept in",
    "is over",
    "are over",
    "at the moment",
    "by itself",
    "by themselves",
    "begin again",
    "begins again",
    "another look",
    "a second look",
    "mend",
    "mends",
    "mended",
    "as ever",
    "in any case",
    "need not",
    "goes on",
    "go on",
    "led through",
    "made again",
    "made anew",
    "is being made",
    "give it back",
    "names none",
    "names no",
    "is asked to",
    "are asked to",
    "what became of",
    "became of it",
    "a party to",
    "for you alone",
    "for them alone",
    "you alone",
    "them alone",
    "alone sees",
    "may look",
    "may see",
    "nobody may",
    "is no currency",
    "is no day",
    "is no such",
    "saved at once",
    "was not touched",
    "yours to use",
    "meanwhile",
    "beside the",
    "beside a",
    "no offer of yours",
    "offers of yours",
];

/// Phrases in what people read: the texts in `locales/`, and documents. Keys of texts, comments and code in backticks do not count.
pub(crate) fn check(path: &str, text: &str) -> Vec<Finding> {
    let is_text = path.starts_with("locales/") && path.ends_with(".ftl");
    if !is_text && !path.ends_with(".md") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let read = match is_text {
            true if line.starts_with('#') => continue,
            true => line.split_once(" = ").map_or(line, |(_, read)| read).to_owned(),
            false => line.split('`').step_by(2).collect::<Vec<_>>().join(" "),
        };
        for phrase in AVOIDED.iter().filter(|phrase| has_words(&read.to_lowercase(), phrase)) {
            let what = format!("avoid \u{201c}{phrase}\u{201d}; CONTRIBUTING.md says what to write instead");
            findings.push(Finding::new(path, at + 1, what));
        }
    }
    findings
}

fn has_words(text: &str, words: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    text.match_indices(words)
        .any(|(at, _)| !text[..at].ends_with(is_part) && !text[at + words.len()..].starts_with(is_part))
}

#[test]
fn a_phrase_that_reads_as_translated_is_found() {
    let lines = |path: &str, text: &str| check(path, text).iter().map(|found| found.line).collect::<Vec<_>>();
    assert_eq!(
        lines("locales/en/a.ftl", "a-whoever = Anyone\nb = Whoever\n# whoever\nc =\n    whoever comes"),
        [2, 5]
    );
    assert_eq!(lines("README.md", "Whoever\n`whoever`\nthe whoevers"), [1]);
    assert_eq!(lines("src/a.rs", "// whoever"), [0; 0]);
}
