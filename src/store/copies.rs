//! A database as another file: backups, and putting one back. Owns what is refused and in which order files change; how a copy is
//! made is `engine::sqlite::copy`'s.

mod restore;

use super::address::Address;
use super::engine::find;
use super::engine::sqlite::copy::{Contents, Part, copy, look};
use super::error::Error;
use super::transaction::Store;
use std::path::{Path, PathBuf};
use thiserror::Error;

pub use restore::{Replaced, Restored, SKIPPED_NUMBERS};

/// Why there is no copy. What was there before is as it was.
#[derive(Debug, Error)]
pub enum CopyError {
    /// Something about the database.
    #[error(transparent)]
    Store(#[from] Error),
    /// Postgres has programs for this.
    #[error("the database is on Postgres, which has a program for this. Run `{command}` instead")]
    Postgres {
        /// Without a password.
        command: String,
    },
    /// Nothing to copy.
    #[error(
        "there's no database at {path}. Check `address` in [database], and the folder in which you run this"
    )]
    NoDatabase {
        /// Where it would be.
        path: PathBuf,
    },
    /// Nothing to put back.
    #[error("there's no backup at {path}")]
    NoBackup {
        /// Where it would be.
        path: PathBuf,
    },
    /// No backup is written over another file.
    #[error("{path} exists already, and nothing was written over it. Choose another name")]
    Exists {
        /// The operator's.
        path: PathBuf,
    },
    /// Another copy is being made, or was stopped.
    #[error(
        "{path} is there already. Wait for the other process that writes it; if there's none, delete it and try again"
    )]
    Unfinished {
        /// Of the temporary file.
        path: PathBuf,
    },
    /// Not a database that Parley can use.
    #[error("{path} can't be used: {why}")]
    NotWhole {
        /// The file.
        path: PathBuf,
        /// The reason.
        why: String,
    },
    /// Only this version's tables are known by their columns.
    #[error(
        "the database's tables are older than this version. Run `parley migrate` first, while Parley is stopped"
    )]
    Older,
    /// A Parley works with the database.
    #[error("Parley is running on {path}, so nothing was changed. Stop it and try again")]
    Running {
        /// The database.
        path: PathBuf,
    },
    /// The backup and the database are the same file.
    #[error("{path} is the database itself. Name the backup that should take its place")]
    Itself {
        /// The file.
        path: PathBuf,
    },
    /// The system refuses.
    #[error("couldn't write {path}: {why}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
}

impl Store {
    /// Copies the SQLite database at `address`, as it is at one moment, to a new file: also while a Parley writes to it, which
    /// waits for nothing. The file has its name once all of it is on the disk and was looked through.
    ///
    /// # Errors
    /// When there is no such database, when the file exists, or when the copy can't be made.
    pub async fn back_up(address: &str, to: &Path) -> Result<Contents, CopyError> {
        let database = match find(address)? {
            Address::Sqlite(path) => absolute(&path)?,
            Address::Postgres(url) => {
                let command = format!(
                    "pg_dump --format=custom --file={} {}",
                    quoted(&to.display().to_string()),
                    quoted(&named(&url))
                );
                return Err(CopyError::Postgres { command });
            }
        };
        let to = absolute(to)?;
        if !database.exists() {
            return Err(CopyError::NoDatabase { path: database });
        }
        if to.exists() {
            return Err(CopyError::Exists { path: to });
        }
        let part = Part::begin(&to)?;
        copy(&database, &part).await?;
        let contents = look(part.path()).await.map_err(|error| match error {
            // It's the copy of what is so.
            CopyError::NotWhole { why, .. } => CopyError::NotWhole { path: database, why },
            error => error,
        })?;
        part.keep(&to)?;
        Ok(contents)
    }
}

pub(super) fn absolute(path: &Path) -> Result<PathBuf, CopyError> {
    std::path::absolute(path).map_err(|why| CopyError::File { path: path.to_owned(), why })
}

/// A URL as Postgres' own programs take it, without its password, which they ask for.
fn named(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", url));
    let rest = rest.split('?').next().unwrap_or(rest);
    match rest.rsplit_once('@') {
        Some((person, place)) => {
            let person = person.split(':').next().unwrap_or_default();
            format!("{scheme}://{person}@{place}")
        }
        None => format!("{scheme}://{rest}"),
    }
}

/// A word of a command for a shell.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn postgres_is_copied_by_its_own_programs_without_a_password_on_the_screen() {
        for (url, named) in [
            (
                "postgres://ana:s3cret@db:5432/parley?sslmode=require&password=s3cret",
                "'postgres://ana@db:5432/parley'",
            ),
            ("postgres://ana:s3@cret@db/parley", "'postgres://ana@db/parley'"),
            ("postgres://db/parley", "'postgres://db/parley'"),
        ] {
            let said = Store::back_up(url, Path::new("it's.dump")).await.expect_err("a refusal").to_string();
            assert!(
                said.contains(&format!("pg_dump --format=custom --file='it'\\''s.dump' {named}")),
                "{said}"
            );
            let said = Store::restore(url, Path::new("old.dump")).await.expect_err("a refusal").to_string();
            assert!(said.contains("pg_restore") && said.contains(named), "{said}");
            assert!(!said.contains("s3"), "{said}");
        }
    }
}
