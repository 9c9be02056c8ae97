//! What every source keeps to: a header that says what it owns, a name by concept, no silenced lint, no panic.

use crate::Finding;
use crate::code::{before_tests, is_test, only_code};

/// Names that say nothing.
const EMPTY_NAMES: [&str; 9] =
    ["utils", "util", "common", "helpers", "helper", "types", "manager", "misc", "stuff"];

/// Words of code that nothing may hold, each with what to do instead.
const NEVER: [(&str, &str); 2] = [
    ("#[allow(", "use #[expect(…, reason = …)], which tells when it is no longer needed"),
    ("#![allow(", "use #![expect(…, reason = …)], which tells when it is no longer needed"),
];

/// Words of code that only tests may hold.
const ONLY_IN_TESTS: [(&str, &str); 6] = [
    (".unwrap()", "return the error, or make the case impossible"),
    (".expect(", "return the error, or make the case impossible"),
    ("panic!(", "return an error"),
    ("todo!(", "write it, or leave it out"),
    ("unimplemented!(", "write it, or leave it out"),
    ("unreachable!(", "make the case impossible by its type"),
];

pub(crate) fn check_header(path: &str, text: &str) -> Vec<Finding> {
    if text.starts_with("//! ") {
        return Vec::new();
    }
    vec![Finding::new(path, 1, "open with `//!`: what the file owns and what it must not know")]
}

pub(crate) fn check_name(path: &str, _text: &str) -> Vec<Finding> {
    let bad =
        path.split('/').map(|part| part.trim_end_matches(".rs")).find(|part| EMPTY_NAMES.contains(part));
    bad.map(|name| Finding::new(path, 1, format!("`{name}` says nothing: name it by its concept")))
        .into_iter()
        .collect()
}

pub(crate) fn check_words(path: &str, text: &str) -> Vec<Finding> {
    let code = only_code(text);
    let mut findings = find_words(path, &code, &NEVER);
    if !is_test(path) {
        // A constant is computed by the compiler: what panics there does not compile.
        let is_constant = |line: &&str| line.contains("const ") && !line.contains("const fn");
        let run: Vec<&str> =
            before_tests(&code).lines().map(|line| if is_constant(&line) { "" } else { line }).collect();
        findings.extend(find_words(path, &run.join("\n"), &ONLY_IN_TESTS));
    }
    findings
}

/// Stories play at a moment of their own, whatever the day: nothing of them reads the machine's clock, and no snapshot of theirs
/// holds an id, which is made of the moment.
pub(crate) fn check_days(path: &str, text: &str) -> Vec<Finding> {
    // Whoever makes worlds has the machine's time for the one kind of story that needs it.
    if !path.starts_with("tests/it/") || text.contains("fn set_for_process(") {
        return Vec::new();
    }
    if path.ends_with(".rs") {
        return find_words(path, &only_code(text), &[("Clock::machine(", "take the time from `moment`")]);
    }
    let is_id = |run: &str| run.len() >= 15;
    let holds_id = |line: &str| line.split(|c: char| !c.is_ascii_digit()).any(is_id);
    let lines = text.lines().enumerate().filter(|(_, line)| path.ends_with(".snap") && holds_id(line));
    let what = "an id changes with the day: compare `stage.words(…)` or `stage.transcript(…)`";
    lines.map(|(at, _)| Finding::new(path, at + 1, what)).collect()
}

fn find_words(path: &str, code: &str, words: &[(&str, &str)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, line) in code.lines().enumerate() {
        for (word, instead) in words.iter().filter(|(word, _)| line.contains(word)) {
            findings.push(Finding::new(path, at + 1, format!("no `{word}` here: {instead}")));
        }
    }
    findings
}

#[test]
fn a_missing_header_is_found() {
    assert_eq!(check_header("a.rs", "use std::fmt;\n").len(), 1);
    assert_eq!(check_header("a.rs", "// Owns a.\n").len(), 1);
    assert_eq!(check_header("a.rs", "//! Owns a.\n"), []);
}

#[test]
fn a_name_that_says_nothing_is_found() {
    assert_eq!(check_name("src/store/utils.rs", "").len(), 1);
    assert_eq!(check_name("src/common/money.rs", "").len(), 1);
    assert_eq!(check_name("src/store/rooms.rs", ""), []);
}

#[test]
fn a_silenced_lint_and_a_panic_are_found() {
    let lines = |path: &str, text: &str| check_words(path, text).iter().map(|f| f.line).collect::<Vec<_>>();
    assert_eq!(lines("src/a.rs", "//! x\n#[allow(dead_code)]\nfn a() { b().unwrap() }"), [2, 3]);
    assert_eq!(lines("src/a.rs", "a.expect(\"b\");\ntodo!()\npanic!(\"c\")"), [1, 2, 3]);
    assert_eq!(lines("src/a.rs", "const A: B = B::new(1).unwrap();\nconst fn a() { b().unwrap() }"), [2]);
    assert_eq!(lines("src/a.rs", "// .unwrap()\nlet a = \"todo!()\";\na.unwrap_or(b)"), [0; 0]);
    assert_eq!(lines("src/a.rs", "fn a() {}\n#[cfg(test)]\nmod tests {\n b.unwrap()\n}"), [0; 0]);
    assert_eq!(lines("tests/it/a.rs", "a.unwrap()\n#[allow(unused)]"), [2]);
}

#[test]
fn a_story_that_depends_on_the_day_is_found() {
    let found = |path: &str, text: &str| check_days(path, text).len();
    assert_eq!(found("tests/it/story_a.rs", "fn a() { open(&Clock::machine()) }\n// Clock::machine()\n"), 1);
    let maker = "fn set_for_process() { found(Clock::machine()) }";
    assert_eq!(found("tests/it/stage.rs", maker), 0);
    assert_eq!(found("src/main.rs", "fn a() { open(&Clock::machine()) }"), 0);
    assert_eq!(found("tests/it/snapshots/a.snap", "from <@1030631089766400001>\n"), 1);
    assert_eq!(found("tests/it/snapshots/a.snap", "from <@‹Ben›> for 1,500 USD\n"), 0);
}
