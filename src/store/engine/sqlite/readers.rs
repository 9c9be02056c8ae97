//! Connections that read a SQLite file, opened when they're needed first and lent out. A file doesn't go away as a server does, so
//! nobody asks them whether they're alive: with each question to the connection's thread and back, reading a row would cost half as
//! much again. The one that was used last is lent first: its statements are prepared, and the others take no memory for them.

use crate::store::outage::Outage;
use deadpool::managed::{BuildError, Manager, Metrics, Object, Pool, PoolError, QueueMode, RecycleResult};
use sqlx::any::AnyConnectOptions;
use sqlx::{AnyConnection, Connection, Executor};

/// How many, at most.
const READERS: usize = 4;
/// Of every connection. Durable after every commit, also when the power fails; readers never wait for the writer.
pub(super) const SETTINGS: &str =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
     PRAGMA busy_timeout = 5000;";

/// The connections.
pub(in crate::store) type Readers = Pool<Reading>;
/// One of them, given back when dropped.
pub(in crate::store) type Lent = Object<Reading>;

/// How one is opened.
#[derive(Debug)]
pub(in crate::store) struct Reading(AnyConnectOptions);

impl Manager for Reading {
    type Type = AnyConnection;
    type Error = sqlx::Error;

    async fn create(&self) -> Result<AnyConnection, sqlx::Error> {
        let mut connection = AnyConnection::connect_with(&self.0).await?;
        connection.execute(SETTINGS).await?;
        Ok(connection)
    }

    /// Whatever was read before is over: a connection runs one statement after the other.
    async fn recycle(&self, _: &mut AnyConnection, _: &Metrics) -> RecycleResult<sqlx::Error> {
        Ok(())
    }
}

/// Readers of the file that `options` name.
pub(super) fn readers(options: AnyConnectOptions) -> Result<Readers, BuildError> {
    Pool::builder(Reading(options)).max_size(READERS).queue_mode(QueueMode::Lifo).build()
}

/// Closes those that nobody has, and lends out no more.
pub(in crate::store) async fn close(readers: &Readers) {
    for connection in readers.retain(|_, _| false).removed {
        // Nothing was begun on it.
        drop(connection.close().await);
    }
    readers.close();
}

/// Why none was lent.
pub(in crate::store) fn outage(error: &PoolError<sqlx::Error>) -> Outage {
    match error {
        PoolError::Backend(error) => Outage::of(error).unwrap_or(Outage::Unreachable),
        _ => Outage::Unreachable,
    }
}
