//! What can go wrong with the database, told apart by what the caller can do about it.

use super::outage::Outage;
use thiserror::Error;

/// What every function of the store returns.
pub type Result<T> = std::result::Result<T, Error>;

/// A failure of the database.
#[derive(Debug, Error)]
pub enum Error {
    /// Another transaction won; loading again and deciding again is right.
    #[error("another change came first")]
    Conflict,
    /// The SQLite file is open in another process.
    #[error("{path} is in use by another Parley process. Stop that process, or use Postgres to run several")]
    InUse {
        /// Of the database file.
        path: String,
    },
    /// The database cannot be opened or reached.
    #[error("couldn't open the database {address}: {why}")]
    Open {
        /// Without a password.
        address: String,
        /// The reason.
        why: String,
    },
    /// Nothing can be saved or read at the moment; nothing of the transaction happened.
    #[error("the database can't be used: {0}")]
    Unsaved(Outage),
    /// The connection broke while a transaction was being made durable: whether it happened is not known.
    #[error("the connection to the database broke during a commit, whose outcome isn't known")]
    Uncertain,
    /// A newer version of Parley made the tables.
    #[error(
        "the database was made by a newer Parley (its tables are at {found}, and this version knows {known}). Install that version, or put a backup from before in its place"
    )]
    Newer {
        /// Its newest migration.
        found: i64,
        /// This program's newest one.
        known: i64,
    },
    /// A SQLite file that was moved to Postgres.
    #[error(
        "this database was moved to {target}. Set `address` in [database] to that; to use this file again, run `parley move --cancel`"
    )]
    MovedAway {
        /// Where to, without a password.
        target: String,
    },
    /// The same, while it isn't complete.
    #[error(
        "this database is being moved to {target}. Run `parley move` again to complete that, or give it up with `parley move --cancel`"
    )]
    Moving {
        /// Where to, without a password.
        target: String,
    },
    /// A database to which a SQLite file is being moved.
    #[error(
        "a database is being moved here, and that isn't complete. Run `parley move` again, with the same SQLite file"
    )]
    NotFilled,
    /// The tables could not be brought up to date.
    #[error("couldn't update the database's tables: {0}")]
    Migrate(sqlx::migrate::MigrateError),
    /// A stored value is not what this program writes.
    #[error("column {column} has a value that this version can't read: {why}")]
    Unreadable {
        /// Where.
        column: &'static str,
        /// The reason.
        why: String,
    },
    /// Anything else the driver reports.
    #[error("database error: {0}")]
    Driver(sqlx::Error),
}

impl Error {
    /// Whether it is an outage, of which the log has its own few lines.
    #[must_use]
    pub const fn is_outage(&self) -> bool {
        matches!(self, Self::Unsaved(_) | Self::Uncertain)
    }
}

/// SQLSTATE codes (Postgres) and result codes (SQLite) that mean: somebody else was faster, try again.
const CONFLICT_CODES: [&str; 6] = ["40001", "40P01", "5", "6", "262", "517"];

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let conflict = error.as_database_error().is_some_and(|database| {
            database.is_unique_violation()
                || database.code().is_some_and(|code| CONFLICT_CODES.contains(&code.as_ref()))
        });
        match Outage::of(&error) {
            _ if conflict => Self::Conflict,
            Some(outage) => Self::Unsaved(outage),
            None => Self::Driver(error),
        }
    }
}
