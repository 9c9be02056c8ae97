//! `[safety]`: where the patterns of safety notes come from. Owns the patterns' file, its shape and its checks: Parley's
//! own is compiled in, and an operator's own is read at the start.

use super::value::{ConfigError, in_one_line, read};
use crate::domain::safety::{Category, LazyPatterns, LinkLists, PatternSet, Patterns, Place, Vocabulary};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;
use toml::Spanned;
use tracing::error;

/// Parley's own patterns.
const OWN: &str = include_str!("../../config/safety.toml");
/// What they are called where something is wrong with them.
const OWN_NAME: &str = "config/safety.toml";
/// Compiled at first use, once, however often Parley is started in one process: that takes memory, and a tenth of a second.
static OWN_PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    // A test holds that they compile.
    compile(OWN, OWN_NAME).unwrap_or_else(|failure| {
        error!(%failure, "there are no safety notes");
        Patterns::default()
    })
});

/// `[safety]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SafetyConfig {
    /// A file of patterns instead of Parley's own.
    pub patterns: Option<PathBuf>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternFile {
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    phrases: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    links: Links,
    #[serde(default)]
    note: Vec<NoteTable>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Links {
    shorteners: Vec<String>,
    known: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteTable {
    category: Category,
    say: Option<String>,
    #[serde(default)]
    find: Vec<Spanned<String>>,
    #[serde(default)]
    together: Vec<Vec<Spanned<String>>>,
    #[serde(default)]
    unless: Vec<Spanned<String>>,
}

impl SafetyConfig {
    /// The patterns: an operator's are compiled now, so that what is wrong with them is known at the start.
    ///
    /// # Errors
    /// A file that cannot be read, or is not right: the message names the line.
    pub fn patterns(&self) -> Result<LazyPatterns, ConfigError> {
        let Some(path) = &self.patterns else { return Ok(LazyPatterns::new(|| OWN_PATTERNS.clone())) };
        let compiled = compile(&read(path)?, &path.display().to_string())?;
        Ok(LazyPatterns::new(|| compiled))
    }
}

fn compile(text: &str, path: &str) -> Result<Patterns, ConfigError> {
    let invalid = |why| ConfigError::Invalid { path: path.to_owned(), why };
    let file: PatternFile = toml::from_str(text).map_err(|error| invalid(in_one_line(&error, text)))?;
    let written = |list: &[Spanned<String>]| list.iter().map(|pattern| pattern.get_ref().clone()).collect();
    let sets: Vec<PatternSet> = file
        .note
        .iter()
        .map(|note| PatternSet {
            category: note.category,
            say: note.say.clone(),
            find: written(&note.find),
            together: note.together.iter().map(|list| written(list)).collect(),
            unless: written(&note.unless),
        })
        .collect();
    let links = LinkLists { shorteners: file.links.shorteners, known: file.links.known };
    let vocabulary = Vocabulary { words: file.words, phrases: file.phrases };
    Patterns::compile(&sets, &vocabulary, links).map_err(|wrong| {
        let note = file.note.get(wrong.set);
        let pattern = note.and_then(|note| match wrong.place {
            Place::Find(at) => note.find.get(at),
            Place::Together(list, at) => note.together.get(list).and_then(|list| list.get(at)),
            Place::Unless(at) => note.unless.get(at),
        });
        let span = pattern.map(Spanned::span);
        let before = span.and_then(|span| text.get(..span.start)).unwrap_or_default();
        invalid(format!(
            "line {}: couldn't read this pattern: {}",
            before.matches('\n').count() + 1,
            wrong.why
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parleys_own_patterns_are_right() {
        compile(OWN, OWN_NAME).expect("they compile");
    }

    #[test]
    fn a_wrong_pattern_is_named_by_file_and_line() {
        let wrong = |text: &str| compile(text, "my-safety.toml").expect_err(text).to_string();
        let text = "[[note]]\ncategory = \"haste\"\nfind = [\n  'hurry',\n  '(now',\n]\n";
        let said = wrong(text);
        assert!(
            said.contains("my-safety.toml") && said.contains("line 5") && said.contains("unclosed group"),
            "{said}"
        );
        let unless = "[[note]]\ncategory = \"haste\"\nfind = ['hurry']\nunless = ['[a']\n";
        assert!(wrong(unless).contains("line 4"), "{}", wrong(unless));
        let together =
            "[[note]]\ncategory = \"haste\"\ntogether = [\n  ['hurry', 'now'],\n  ['a',\n   '(b'],\n]\n";
        assert!(wrong(together).contains("line 6"), "{}", wrong(together));
        let words = "[[note]]\ncategory = \"haste\"\nfind = ['%nobody%']\n";
        assert!(wrong(words).contains(
            "line 3: couldn't read this pattern: there's no list called \"nobody\" in [words] or [phrases]"
        ));
        let category = "[[note]]\ncategory = \"weather\"\nfind = ['rain']\n";
        assert!(wrong(category).contains("line 2"), "{}", wrong(category));
    }

    #[test]
    fn an_operators_own_file_is_read_at_the_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("mine.toml");
        let config = SafetyConfig { patterns: Some(path.clone()) };
        assert!(matches!(config.patterns(), Err(ConfigError::Unreadable { .. })));
        let text = "[[note]]\ncategory = \"haste\"\nsay = \"Slow down.\"\nfind = ['quick']\n";
        std::fs::write(&path, text).expect("written");
        let found = config.patterns().expect("right").get().find(&["Be quick"]);
        assert_eq!(found[0].say.as_deref(), Some("Slow down."));
    }
}
