//! One value of a configuration: lengths of time as people write them, reading a file, and saying what is wrong.

use crate::domain::duration::read_duration;
use serde::Deserialize;
use std::path::Path;
use thiserror::Error;

/// A length of time, written as people do: `90s`, `15m`, `36h`, `7d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Duration {
    /// In milliseconds.
    pub ms: i64,
}

impl TryFrom<String> for Duration {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let ms = read_duration(&text);
        ms.map(|ms| Self { ms })
            .ok_or_else(|| format!("{text:?} isn't a duration: write 90s, 15m, 36h or 7d"))
    }
}

/// What is wrong with the configuration, in words for the operator.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("couldn't read {path}: {why}")]
    Unreadable {
        /// Which file.
        path: String,
        /// The reason.
        why: String,
    },
    /// The file isn't TOML, or has an unknown key.
    #[error("problem in {path}, {why}")]
    Invalid {
        /// Which file.
        path: String,
        /// Where, and what.
        why: String,
    },
    /// A value that cannot be.
    #[error("check {key} in the configuration: {why}")]
    Value {
        /// Which key.
        key: &'static str,
        /// What it takes.
        why: String,
    },
    /// A variable of the environment that cannot be.
    #[error("check the environment variable {name}: {why}")]
    Variable {
        /// Which one.
        name: &'static str,
        /// What it takes. Never the value: it may be a secret.
        why: String,
    },
    /// Something that stands where a token should.
    #[error(
        "the bot token in {place} isn't one: it's one word of letters, digits, dots, dashes and underscores. Copy it again from the Bot page of your application"
    )]
    NotAToken {
        /// The variable or the file.
        place: String,
    },
    /// Nothing, or several lines, where the mail server's password should stand.
    #[error("the mail password in {place} is empty or has a line break in it. Write it on one line")]
    NotAPassword {
        /// The variable or the file.
        place: String,
    },
    /// No token anywhere.
    #[error(
        "Parley needs a bot token. Set PARLEY_TOKEN, or name a file in token_file (the README says where to get one)"
    )]
    NoToken,
}

pub(super) fn value(key: &'static str, why: impl ToString) -> ConfigError {
    ConfigError::Value { key, why: why.to_string() }
}

pub(super) fn read(path: &Path) -> Result<String, ConfigError> {
    std::fs::read_to_string(path)
        .map_err(|error| ConfigError::Unreadable { path: path.display().to_string(), why: error.to_string() })
}

/// Where a file is wrong, and how, without the drawing of the place that the parser makes.
pub(super) fn in_one_line(error: &toml::de::Error, text: &str) -> String {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    format!("line {}: {}", before.matches('\n').count() + 1, error.message().trim_end())
}

/// The same without what gets around a value on its way through shells, `.env` files and editors: blanks, a byte order mark and
/// one pair of quotes. What stands inside the quotes stays as it is.
pub(super) fn unquoted(written: &str) -> &str {
    const PAIRS: [(char, char); 4] = [('"', '"'), ('\'', '\''), ('“', '”'), ('`', '`')];
    let text = written.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    PAIRS.iter().find_map(|&(open, close)| text.strip_prefix(open)?.strip_suffix(close)).unwrap_or(text)
}
