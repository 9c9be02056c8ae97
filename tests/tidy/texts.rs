//! The texts of `locales/`, read with Fluent's own parser: what each is called, which values it names, and whether another
//! language fits to English. Which texts the code uses is `uses`.

use crate::{File, Finding};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};

/// One text: a message's own, or an attribute's.
#[derive(Debug, Default)]
pub(crate) struct Text {
    pub(crate) path: String,
    /// From 1.
    pub(crate) line: usize,
    /// Values that stand in it.
    values: BTreeSet<String>,
    /// Texts that stand in it.
    pub(crate) references: BTreeSet<String>,
}

/// The texts of one language by their keys, such as `offer-sent` and `offer-sent.text`.
pub(crate) type Texts = BTreeMap<String, Text>;

/// The texts of each language, by the name of its folder.
pub(crate) fn languages(files: &[File]) -> BTreeMap<String, Texts> {
    let mut languages: BTreeMap<String, Texts> = BTreeMap::new();
    for file in files {
        let inner = file.path.strip_prefix("locales/").and_then(|inner| inner.split_once('/'));
        if let Some((language, _)) = inner.filter(|_| file.path.ends_with(".ftl")) {
            languages.entry(language.to_owned()).or_default().extend(read(&file.path, &file.text));
        }
    }
    languages
}

/// The texts of one file. What does not parse is found by a test of `words`.
pub(crate) fn read(path: &str, text: &str) -> Texts {
    let resource = parser::parse(text).unwrap_or_else(|(resource, _)| resource);
    let mut texts = Texts::new();
    for entry in &resource.body {
        let (name, value, attributes) = match entry {
            Entry::Message(message) => {
                (message.id.name.to_owned(), message.value.as_ref(), &message.attributes)
            }
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
            _ => continue,
        };
        let line = line_of(text, &name);
        let mut keep = |key: String, pattern: &Pattern<&str>| {
            let mut text = Text { path: path.to_owned(), line, ..Text::default() };
            read_pattern(pattern, &mut text);
            texts.insert(key, text);
        };
        value.into_iter().for_each(|pattern| keep(name.clone(), pattern));
        for attribute in attributes {
            keep(format!("{name}.{}", attribute.id.name), &attribute.value);
        }
    }
    texts
}

fn line_of(text: &str, name: &str) -> usize {
    let is_it = |line: &str| line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().position(is_it).map_or(1, |at| at + 1)
}

fn read_pattern(pattern: &Pattern<&str>, text: &mut Text) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            read_expression(expression, text);
        }
    }
}

fn read_expression(expression: &Expression<&str>, text: &mut Text) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, text),
        Expression::Select { selector, variants } => {
            read_inline(selector, text);
            variants.iter().for_each(|variant| read_pattern(&variant.value, text));
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, text: &mut Text) {
    match inline {
        InlineExpression::VariableReference { id } => {
            text.values.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, attribute } => {
            let attribute = attribute.as_ref().map_or_else(String::new, |part| format!(".{}", part.name));
            text.references.insert(format!("{}{attribute}", id.name));
        }
        InlineExpression::TermReference { id, .. } => {
            text.references.insert(format!("-{}", id.name));
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| read_inline(argument, text));
        }
        InlineExpression::Placeable { expression } => read_expression(expression, text),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

/// The values that must be given for `key`, those of texts that stand in it included.
pub(crate) fn values_of(texts: &Texts, key: &str) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    let (mut open, mut seen) = (vec![key.to_owned()], BTreeSet::new());
    while let Some(key) = open.pop() {
        if let Some(text) = texts.get(&key).filter(|_| seen.insert(key)) {
            values.extend(text.values.iter().cloned());
            open.extend(text.references.iter().cloned());
        }
    }
    values
}

/// What another language has and English lacks: nobody would ever read it.
pub(crate) fn check_language(english: &Texts, other: &Texts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (key, text) in other {
        if !english.contains_key(key) {
            let what = format!("English has no `{key}`: take it out, or mend its name");
            findings.push(Finding::new(&text.path, text.line, what));
            continue;
        }
        let known = values_of(english, key);
        for value in values_of(other, key).difference(&known) {
            let what = format!("`{key}` names ${value}, which the English text does not have");
            findings.push(Finding::new(&text.path, text.line, what));
        }
    }
    findings
}

/// Files of texts that are not compiled in.
pub(crate) fn check_bundle(files: &[File], bundle: &str) -> Vec<Finding> {
    let texts = files.iter().filter(|file| file.path.ends_with(".ftl"));
    texts
        .filter(|file| !bundle.contains(&format!("\"../../{}\"", file.path)))
        .map(|file| Finding::new(&file.path, 1, "nobody reads this file: name it in src/words/bundle.rs"))
        .collect()
}

#[test]
fn texts_are_read_with_their_values() {
    let texts = read(
        "a.ftl",
        "# A comment\n-name = Parley\na = { $x } { -name }\n    .b = { $n ->\n        [one] { $one }\n       *[other] { a }\n    }\n",
    );
    assert_eq!(texts.keys().collect::<Vec<_>>(), ["-name", "a", "a.b"]);
    assert_eq!(texts["a"].line, 3);
    assert_eq!(values_of(&texts, "a"), BTreeSet::from(["x".to_owned()]));
    assert_eq!(values_of(&texts, "a.b").into_iter().collect::<Vec<_>>(), ["n", "one", "x"]);
}

#[test]
fn a_text_that_english_lacks_is_found() {
    let english = read("locales/en/a.ftl", "a = { $x }\nb = b\n");
    let other = read("locales/de/a.ftl", "a = { $x }\nb = { $y }\nc = c\n");
    let lines: Vec<_> = check_language(&english, &other).iter().map(|finding| finding.line).collect();
    assert_eq!(lines, [2, 3]);
}

#[test]
fn a_file_that_is_not_compiled_in_is_found() {
    let file = |path: &str| File { path: path.to_owned(), text: String::new() };
    let files = [file("locales/en/a.ftl"), file("locales/en/b.ftl")];
    let findings = check_bundle(&files, "include_str!(\"../../locales/en/a.ftl\")");
    assert_eq!(
        findings.iter().map(|finding| finding.path.as_str()).collect::<Vec<_>>(),
        ["locales/en/b.ftl"]
    );
}
