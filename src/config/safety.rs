//! `[safety]`: what an operator adds to safety notes, and how sure they must be. Owns the file of patterns, its shape and its
//! checks: Parley's own lists of links are compiled in, and an operator's file is read at the start.

use super::value::{ConfigError, in_one_line, read, value};
use crate::domain::safety::{Category, Exception, Finder, LinkLists, PatternSet, Patterns, Place, Sureness};
use serde::Deserialize;
use std::path::PathBuf;
use toml::Spanned;

/// Parley's own file.
const OWN: &str = include_str!("../../config/safety.toml");
/// What it's called where something is wrong with it.
const OWN_NAME: &str = "config/safety.toml";

/// `[safety]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SafetyConfig {
    /// A file of patterns, exceptions and hosts beside Parley's own.
    pub patterns: Option<PathBuf>,
    /// How sure a note must be, in percent; 1 to 99.
    pub sure: u8,
}

impl Default for SafetyConfig {
    fn default() -> Self {
        Self { patterns: None, sure: 50 }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternFile {
    #[serde(default)]
    links: Links,
    #[serde(default)]
    note: Vec<NoteTable>,
    #[serde(default)]
    except: Vec<ExceptTable>,
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
    find: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExceptTable {
    category: Option<Category>,
    find: Vec<Spanned<String>>,
}

impl SafetyConfig {
    /// What finds notes in texts. The operator's patterns are compiled now, so that what is wrong with them is known at the start.
    ///
    /// # Errors
    /// A file that cannot be read, or is not right: the message names the line. A `sure` that cannot be.
    pub fn finder(&self) -> Result<Finder, ConfigError> {
        let mut finder = finder(OWN, OWN_NAME)?;
        if let Some(path) = &self.patterns {
            let added = self::finder(&read(path)?, &path.display().to_string())?;
            finder.links.shorteners.extend(added.links.shorteners);
            finder.links.known.extend(added.links.known);
            finder.patterns = added.patterns;
        }
        finder.sure = self.sureness()?;
        Ok(finder)
    }

    pub(super) fn check(&self) -> Result<(), ConfigError> {
        self.sureness().map(drop)
    }

    fn sureness(&self) -> Result<Sureness, ConfigError> {
        Sureness::new(f32::from(self.sure) / 100.0).ok_or_else(|| value("safety.sure", "it must be 1 to 99"))
    }
}

fn finder(text: &str, path: &str) -> Result<Finder, ConfigError> {
    let invalid = |why| ConfigError::Invalid { path: path.to_owned(), why };
    let file: PatternFile = toml::from_str(text).map_err(|error| invalid(in_one_line(&error, text)))?;
    let written =
        |list: &[Spanned<String>]| list.iter().map(|pattern| pattern.get_ref().clone()).collect::<Vec<_>>();
    let note = |note: &NoteTable| PatternSet {
        category: note.category,
        say: note.say.clone(),
        find: written(&note.find),
    };
    let notes: Vec<PatternSet> = file.note.iter().map(note).collect();
    let except = |except: &ExceptTable| Exception { category: except.category, find: written(&except.find) };
    let exceptions: Vec<Exception> = file.except.iter().map(except).collect();
    let patterns = Patterns::compile(&notes, &exceptions).map_err(|wrong| {
        let pattern = match wrong.place {
            Place::Note(table, at) => file.note.get(table).and_then(|note| note.find.get(at)),
            Place::Exception(table, at) => file.except.get(table).and_then(|except| except.find.get(at)),
        };
        let before = pattern.map(Spanned::span).and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        invalid(format!("line {line}: couldn't read this pattern: {}", wrong.why))
    })?;
    let links = LinkLists { shorteners: file.links.shorteners, known: file.links.known };
    Ok(Finder { patterns, links, ..Finder::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parleys_own_file_and_its_examples_are_right() {
        let own = finder(OWN, OWN_NAME).expect("right");
        assert!(own.links.shorteners.len() > 10 && own.links.known.len() > 10);
        let uncommented = |line: &str| match line.strip_prefix("# ") {
            Some(rest) if rest.starts_with("[[") || rest.contains(" = ") => format!("{rest}\n"),
            _ => format!("{line}\n"),
        };
        let examples: String =
            OWN.lines().skip_while(|line| !line.contains("of your own")).map(uncommented).collect();
        let finder = finder(&examples, "the examples").expect("right");
        let found = finder.find(&["Please answer me within an hour."]);
        assert_eq!(found[0].say.as_deref(), Some("Nobody in this community needs an answer the same day."));
    }

    #[test]
    fn a_wrong_pattern_is_named_by_file_and_line() {
        let wrong = |text: &str| finder(text, "my-safety.toml").expect_err(text).to_string();
        let text = "[[note]]\ncategory = \"haste\"\nfind = [\n  'hurry',\n  '(now',\n]\n";
        let said = wrong(text);
        assert!(
            said.contains("my-safety.toml") && said.contains("line 5") && said.contains("unclosed group"),
            "{said}"
        );
        let except = "[[except]]\nfind = ['hurry',\n'[a']\n";
        assert!(wrong(except).contains("line 3"), "{}", wrong(except));
        let category = "[[note]]\ncategory = \"weather\"\nfind = ['rain']\n";
        assert!(wrong(category).contains("line 2"), "{}", wrong(category));
    }

    #[test]
    fn an_operators_own_file_is_added_at_the_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("mine.toml");
        let config = SafetyConfig { patterns: Some(path.clone()), ..SafetyConfig::default() };
        assert!(matches!(config.finder(), Err(ConfigError::Unreadable { .. })));
        let note = "[[note]]\ncategory = \"haste\"\nsay = \"Slow down.\"\nfind = ['quick']\n";
        std::fs::write(&path, format!("[links]\nshorteners = [\"sh.example\"]\n{note}")).expect("written");
        let finder = config.finder().expect("right");
        assert_eq!(finder.find(&["Be quick"])[0].say.as_deref(), Some("Slow down."));
        for link in ["https://sh.example/a", "https://bit.ly/a"] {
            assert_eq!(finder.find(&[link])[0].category, Category::HiddenLink, "{link}");
        }
    }

    #[test]
    fn what_is_excused_is_no_note_of_the_model_either() {
        let asks = "Message me on WhatsApp to begin. Send me the password of your bank account.";
        let found = |text: &str| {
            let finder = finder(text, "mine.toml").expect("right");
            finder.find(&[asks]).iter().map(|found| found.category).collect::<Vec<_>>()
        };
        assert_eq!(found(""), [Category::Credentials, Category::ContactOutside]);
        assert_eq!(found("[[except]]\nfind = ['password of your']\n"), [Category::ContactOutside]);
        assert_eq!(found("[[except]]\ncategory = \"haste\"\nfind = ['password of your']\n").len(), 2);
    }

    #[test]
    fn a_note_must_be_as_sure_as_is_asked() {
        let sure = |sure| SafetyConfig { sure, ..SafetyConfig::default() }.finder();
        for wrong in [0, 100, 255] {
            assert!(sure(wrong).expect_err("wrong").to_string().contains("safety.sure"));
        }
        let texts =
            ["Contact me on Telegram first.", "Could we maybe talk by phone before?", "A short call helps."];
        let notes = |percent| {
            let finder = sure(percent).expect("right");
            texts.iter().map(|text| finder.find(&[text]).len()).sum::<usize>()
        };
        assert!(notes(1) >= notes(50) && notes(50) >= notes(99) && notes(1) > notes(99));
    }
}
