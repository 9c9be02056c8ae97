//! Which texts the code uses: every one exists in English with all its values given, and none stands there unused.

use crate::code::{before_tests, is_test, only_code};
use crate::texts::{Texts, values_of};
use crate::{File, Finding};
use std::collections::BTreeSet;

/// What names a text, what it adds to the key (`refused!` says a text and its attribute `text`), and whether it gives the values.
const CALLS: [(&str, &[&str], bool); 4] = [
    ("say!(", &[""], true),
    ("refused!(", &["", ".text"], true),
    ("keys!(", &["", ".text", ".words"], false),
    (".text(", &[""], false),
];

/// One place that says a text.
#[derive(Debug, PartialEq, Eq)]
struct Use {
    /// From 1.
    line: usize,
    /// What is said; more than one where a call says two texts.
    keys: Vec<String>,
    /// Names of the values that are given; `None` where they stand elsewhere.
    values: Option<BTreeSet<String>>,
}

/// Texts that do not exist, and values that are missing.
pub(crate) fn check(english: &Texts, path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for said in uses(text) {
        for key in &said.keys {
            if !english.contains_key(key) {
                let what = format!("no text is called `{key}`: write it, in locales/en/");
                findings.push(Finding::new(path, said.line, what));
            }
            let needed = values_of(english, key);
            for value in said.values.iter().flat_map(|given| needed.difference(given)) {
                let what = format!("`{key}` needs a value: {value} = …");
                findings.push(Finding::new(path, said.line, what));
            }
        }
    }
    findings
}

/// Texts that nothing says. A key counts as said wherever it stands between quotation marks.
pub(crate) fn check_unused(english: &Texts, sources: &[&File]) -> Vec<Finding> {
    let mut said: BTreeSet<String> =
        english.values().flat_map(|text| text.references.iter().cloned()).collect();
    for source in sources.iter().filter(|source| source.path.starts_with("src/") && !is_test(&source.path)) {
        let code = before_tests(&source.text);
        said.extend(uses(code).into_iter().flat_map(|said| said.keys));
        said.extend(code.split('"').filter(|part| english.contains_key(*part)).map(str::to_owned));
    }
    english
        .iter()
        .filter(|(key, _)| !said.contains(*key))
        .map(|(key, text)| Finding::new(&text.path, text.line, format!("nothing says `{key}`: take it out")))
        .collect()
}

/// Every call that names a text by its key.
fn uses(text: &str) -> Vec<Use> {
    let (raw, code): (Vec<char>, Vec<char>) = (text.chars().collect(), only_code(text).chars().collect());
    let mut found = Vec::new();
    for (call, suffixes, gives_values) in CALLS {
        let call: Vec<char> = call.chars().collect();
        for start in (0..code.len()).filter(|&at| code[at..].starts_with(&call)) {
            let parts = arguments(&code, start + call.len());
            let literal = parts.iter().take(2).position(|&(from, to)| is_literal(&raw, &code, from, to));
            let Some(at) = literal else { continue };
            let (from, to) = parts[at];
            let key: String = raw[from..to].iter().collect();
            let key = key.trim().trim_matches('"');
            let is_text = call[0] != '.' || key.contains('-');
            if !is_text {
                continue;
            }
            let names = parts[at + 1..].iter().filter_map(|&(from, to)| name_of(&code[from..to]));
            found.push(Use {
                line: raw[..start].iter().filter(|&&c| c == '\n').count() + 1,
                keys: suffixes.iter().map(|suffix| format!("{key}{suffix}")).collect(),
                values: gives_values.then(|| names.collect()),
            });
        }
    }
    found
}

/// The arguments of a call from behind its opening parenthesis, as stretches of the text.
fn arguments(code: &[char], from: usize) -> Vec<(usize, usize)> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_usize, from);
    for (at, c) in code.iter().enumerate().skip(from) {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                parts.push((start, at));
                break;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push((start, at));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts
}

/// Whether an argument is one string and nothing else.
fn is_literal(raw: &[char], code: &[char], from: usize, to: usize) -> bool {
    code[from..to].iter().all(|c| c.is_whitespace()) && raw[from..to].contains(&'"')
}

/// The name in `name = value`.
fn name_of(argument: &[char]) -> Option<String> {
    let argument: String = argument.iter().collect();
    let (name, value) = argument.split_once('=')?;
    let name = name.trim();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    (is_name && !value.starts_with('=')).then(|| name.to_owned())
}

#[cfg(test)]
fn sample() -> Texts {
    crate::texts::read(
        "locales/en/a.ftl",
        "a-plain = a\na-valued = { $name }\na-both = a\n    .text = { $n }\na-lost = a\n",
    )
}

#[test]
fn a_text_that_does_not_exist_and_a_missing_value_are_found() {
    let lines = |code: &str| -> Vec<usize> {
        check(&sample(), "src/a.rs", code).iter().map(|finding| finding.line).collect()
    };
    assert_eq!(lines("say!(language, \"a-plain\")\nsay!(language, \"a-none\")"), [2]);
    assert_eq!(lines("say!(language, \"a-valued\")\nsay!(l, \"a-valued\", name = f(a, b == c))"), [1]);
    assert_eq!(lines("say!(\n l,\n \"a-valued\",\n nam = x)"), [1]);
    assert_eq!(
        lines("refused!(l, \"a-both\")\nrefused!(l, \"a-both\", n = 1)\nrefused!(l, \"a-plain\")"),
        [1, 3]
    );
    assert_eq!(lines("language.text(\"a-none\", &[])\npost.text(\"other\")"), [1]);
    assert_eq!(lines("keys!(\"a-none\")\nkeys!(\"a-valued\")"), [1, 1, 1, 2, 2], "its attributes as well");
}

#[test]
fn a_text_that_nothing_says_is_found() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let source = file(
        "src/a.rs",
        "say!(l, \"a-plain\"); refused!(l, \"a-both\"); f(\"a-valued\");\n#[cfg(test)]\nmod tests {\n\"a-lost\" }",
    );
    let test = file("src/tests/b.rs", "say!(l, \"a-lost\")");
    let found = check_unused(&sample(), &[&source, &test]);
    assert_eq!(found, [Finding::new("locales/en/a.ftl", 5, "nothing says `a-lost`: take it out")]);
}
