//! A look at a database before it is used: whether it can be, and how old its tables are. Changes nothing.

use super::address::Address;
use super::engine::sqlite::examine::{self, FileState};
use super::engine::{find, postgres};
use super::error::{Error, Result};
use super::migrations::newest;
use super::row;
use super::transaction::Store;
use sqlx::{AnyConnection, Connection as _};
use std::path::PathBuf;

/// What a look at a database found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// Where it is, without a password.
    pub place: String,
    /// What it is.
    pub state: DatabaseState,
    /// Whether another Parley has it open, which keeps this one from it.
    pub is_in_use: bool,
}

/// What a database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatabaseState {
    /// A file that isn't there yet.
    Missing,
    /// Nothing is in it yet.
    Empty,
    /// Parley's, and undamaged as far as the engine knows.
    Made {
        /// The newest migration that ran.
        tables: i64,
        /// This program's newest one.
        newest: i64,
    },
}

impl Store {
    /// Looks at the database at `address` without changing anything: a SQLite file is looked through for damage, and a Postgres
    /// is asked whether it lets Parley in and takes changes.
    ///
    /// # Errors
    /// What would keep Parley from using it, as [`Store::open`] says it, and [`Error::Newer`].
    pub async fn examine(address: &str) -> Result<Examined> {
        match find(address)? {
            Address::Sqlite(path) => {
                let (state, is_in_use) = match examine::examine(&path).await? {
                    FileState::Missing => (DatabaseState::Missing, false),
                    FileState::Empty => (DatabaseState::Empty, false),
                    FileState::Whole { connection, is_in_use } => (tables(connection).await?, is_in_use),
                };
                Ok(Examined { place: path.display().to_string(), state, is_in_use })
            }
            Address::Postgres(url) => {
                let state = tables(postgres::examine(&url).await?).await?;
                Ok(Examined { place: postgres::without_password(&url), state, is_in_use: false })
            }
        }
    }

    /// The file that `address` names; `None` for a server, or for what is no address.
    #[must_use]
    pub fn file_of(address: &str) -> Option<PathBuf> {
        match Address::read(address) {
            Ok(Address::Sqlite(path)) => Some(path),
            Ok(Address::Postgres(_)) | Err(_) => None,
        }
    }
}

/// How old the tables are.
async fn tables(mut connection: AnyConnection) -> Result<DatabaseState> {
    let state = look(&mut connection).await;
    // Nothing was begun on it.
    drop(connection.close().await);
    state
}

async fn look(connection: &mut AnyConnection) -> Result<DatabaseState> {
    let newest_one =
        sqlx::query("SELECT max(version) AS version FROM _sqlx_migrations").fetch_one(connection).await;
    let found = match newest_one {
        Err(error) if is_missing_table(&error) => return Ok(DatabaseState::Empty),
        found => row::maybe_int(&found?, "version")?,
    };
    match (found, newest()) {
        (None, _) => Ok(DatabaseState::Empty),
        (Some(found), known) if found > known => Err(Error::Newer { found, known }),
        (Some(tables), newest) => Ok(DatabaseState::Made { tables, newest }),
    }
}

/// SQLite has no code of its own for it.
fn is_missing_table(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| {
        error.code().as_deref() == Some("42P01") || error.message().contains("no such table")
    })
}
