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
                    FileState::Whole { connection, is_in_use } => {
                        (tables(connection, HAS_TABLES_SQLITE).await?, is_in_use)
                    }
                };
                Ok(Examined { place: path.display().to_string(), state, is_in_use })
            }
            Address::Postgres(url) => {
                let state = tables(postgres::examine(&url).await?, HAS_TABLES_POSTGRES).await?;
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

const HAS_TABLES_SQLITE: &str = "SELECT name FROM sqlite_master WHERE name = '_sqlx_migrations'";
const HAS_TABLES_POSTGRES: &str = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = '_sqlx_migrations'";

/// How old the tables are.
async fn tables(mut connection: AnyConnection, has_tables: &'static str) -> Result<DatabaseState> {
    let state = look(&mut connection, has_tables).await;
    // Nothing was begun on it.
    drop(connection.close().await);
    state
}

async fn look(connection: &mut AnyConnection, has_tables: &'static str) -> Result<DatabaseState> {
    if sqlx::query(has_tables).fetch_optional(&mut *connection).await?.is_none() {
        return Ok(DatabaseState::Empty);
    }
    let found =
        sqlx::query("SELECT max(version) AS version FROM _sqlx_migrations").fetch_one(connection).await?;
    match (row::maybe_int(&found, "version")?, newest()) {
        (None, _) => Ok(DatabaseState::Empty),
        (Some(found), known) if found > known => Err(Error::Newer { found, known }),
        (Some(tables), newest) => Ok(DatabaseState::Made { tables, newest }),
    }
}
