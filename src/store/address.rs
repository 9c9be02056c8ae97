//! Where a database is, as an operator writes it. Owns which ways of writing it there are, and the words for the others:
//! never a part of what was written that may be a password.

use std::path::{Path, PathBuf};
use thiserror::Error;

/// A database's address, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// The path of a file.
    Sqlite(PathBuf),
    /// A whole URL, password included.
    Postgres(String),
}

/// Why a text is no address, in words for the operator. None of them shows the text, which may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddressError {
    /// Nothing but blanks and quotes.
    #[error("it's empty. Write the path of a SQLite file or a Postgres URL")]
    Empty,
    /// A line break, or another character that no path holds.
    #[error("it has a line break or a control character in it. Write it on one line")]
    ControlCharacter,
    /// A URL of another kind of database.
    #[error(
        "Parley can't use \"{scheme}:\" databases. Write the path of a SQLite file, such as data/parley.sqlite, or a Postgres URL, such as postgres://parley@localhost/parley"
    )]
    Scheme {
        /// What stands before the first colon.
        scheme: String,
    },
    /// A Postgres URL without its slashes.
    #[error("a Postgres URL starts with postgres://, such as postgres://parley@localhost/parley")]
    Slashes,
    /// The settings of a Postgres connection that are no URL.
    #[error(
        "it looks like a Postgres connection string. Write it as a URL, such as postgres://parley@localhost/parley"
    )]
    KeyValue,
    /// A URL without its beginning.
    #[error(
        "it has an @, but doesn't start with postgres://. Write a whole URL, such as postgres://parley@localhost/parley. If it's a file, create its folder first"
    )]
    NoScheme,
    /// SQLite's name for a database that is gone when the program ends.
    #[error("Parley would lose everything when it stops. Write the path of a SQLite file")]
    Memory,
    /// A path that can be a folder's only.
    #[error("it's a folder. Write the path of a file in it, such as data/parley.sqlite")]
    Folder,
}

impl Address {
    /// Reads what an operator wrote, without the blanks around it.
    pub(super) fn read(written: &str) -> Result<Self, AddressError> {
        let text = written.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        if text.chars().any(char::is_control) {
            return Err(AddressError::ControlCharacter);
        }
        match scheme(text) {
            Some((scheme, rest)) => Self::of_url(scheme, rest),
            None => Self::of_path(text),
        }
    }

    fn of_url(scheme: &str, rest: &str) -> Result<Self, AddressError> {
        match (scheme.to_ascii_lowercase().as_str(), rest.strip_prefix("//")) {
            ("postgres" | "postgresql", Some(rest)) => Ok(Self::Postgres(format!("postgres://{rest}"))),
            ("postgres" | "postgresql", None) => Err(AddressError::Slashes),
            ("sqlite", path) => {
                let path = path.unwrap_or(rest);
                Self::of_path(path.split_once('?').map_or(path, |(path, _)| path))
            }
            (scheme, _) => Err(AddressError::Scheme { scheme: scheme.to_owned() }),
        }
    }

    fn of_path(text: &str) -> Result<Self, AddressError> {
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        if text.eq_ignore_ascii_case(":memory:") {
            return Err(AddressError::Memory);
        }
        if ["host=", "dbname=", "user="].iter().any(|key| text.starts_with(key)) {
            return Err(AddressError::KeyValue);
        }
        let path = Path::new(text);
        // A URL without its beginning would become folders with a password for a name.
        if text.contains('@') && !path.exists() && !path.parent().is_some_and(Path::is_dir) {
            return Err(AddressError::NoScheme);
        }
        if text.ends_with(['/', '\\']) || path.is_dir() {
            return Err(AddressError::Folder);
        }
        Ok(Self::Sqlite(path.to_owned()))
    }
}

/// What stands before the colon of a URL, and what after it. One letter is a drive.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let mut letters = scheme.chars();
    let begins = letters.next().is_some_and(|first| first.is_ascii_alphabetic());
    let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
    (begins && scheme.len() > 1 && letters.all(goes_on)).then_some((scheme, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> Result<Address, AddressError> {
        Ok(Address::Sqlite(PathBuf::from(path)))
    }

    fn postgres(url: &str) -> Result<Address, AddressError> {
        Ok(Address::Postgres(url.to_owned()))
    }

    #[test]
    fn each_way_to_write_an_address_is_read() {
        let rows = [
            ("data/parley.sqlite", file("data/parley.sqlite")),
            (" data/parley.sqlite\r\n", file("data/parley.sqlite")),
            ("sqlite:data/parley.sqlite", file("data/parley.sqlite")),
            ("sqlite://data/parley.sqlite?mode=rwc", file("data/parley.sqlite")),
            ("SQLite:///var/lib/parley.db", file("/var/lib/parley.db")),
            ("C:\\parley\\parley.sqlite", file("C:\\parley\\parley.sqlite")),
            ("./odd:name.sqlite", file("./odd:name.sqlite")),
            ("it's.sqlite", file("it's.sqlite")),
            ("postgres://parley@localhost/parley", postgres("postgres://parley@localhost/parley")),
            ("Postgres://parley@localhost/parley", postgres("postgres://parley@localhost/parley")),
            ("postgresql://a:B%40c@db/parley", postgres("postgres://a:B%40c@db/parley")),
        ];
        for (written, expected) in rows {
            assert_eq!(Address::read(written), expected, "{written:?}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_by_name_and_not_shown() {
        let scheme = |scheme: &str| AddressError::Scheme { scheme: scheme.to_owned() };
        let rows = [
            ("", AddressError::Empty),
            (" \r\n", AddressError::Empty),
            ("sqlite://", AddressError::Empty),
            ("mysql://ana:s3cret@db/parley", scheme("mysql")),
            ("jdbc:postgresql://ana:s3cret@db/parley", scheme("jdbc")),
            ("postgres:ana:s3cret@db/parley", AddressError::Slashes),
            ("postgres:/ana:s3cret@db/parley", AddressError::Slashes),
            ("//ana:s3cret@db/parley", AddressError::NoScheme),
            ("an a:s3cret@db/parley", AddressError::NoScheme),
            ("host=db user=ana password=s3cret", AddressError::KeyValue),
            ("sqlite::memory:", AddressError::Memory),
            (":memory:", AddressError::Memory),
            ("no-such-folder/", AddressError::Folder),
            ("a\nb", AddressError::ControlCharacter),
        ];
        for (written, expected) in rows {
            let refused = Address::read(written).expect_err(written);
            assert_eq!(refused, expected, "{written:?}");
            assert!(!refused.to_string().contains("s3cret"), "{refused}");
        }
    }

    #[test]
    fn a_folder_is_no_file_and_an_at_sign_in_one_is_allowed() {
        let folder = tempfile::tempdir().expect("a folder");
        let shown = |name: &str| folder.path().join(name).display().to_string();
        assert_eq!(Address::read(&shown("")), Err(AddressError::Folder));
        assert_eq!(Address::read(&shown("me@work.sqlite")), file(&shown("me@work.sqlite")));
        let missing = shown("ana:s3cret@db/parley");
        assert_eq!(Address::read(&missing), Err(AddressError::NoScheme));
    }
}
