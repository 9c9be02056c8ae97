//! Opening a database. Owns what differs between SQLite and Postgres, and how long anybody waits for a connection; how each is
//! looked at before it is opened stands in `engine/`.

pub(super) mod postgres;
pub(super) mod sqlite;

use super::address::Address;
use super::counted::Link;
use super::error::Error;
use super::outage::{Outage, Outages};
use sqlite::readers::{Readers, outage};
use sqlx::any::AnyConnectOptions;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, Connection};
use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Once};
use std::time::Duration;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Engine {
    Sqlite,
    Postgres,
}

/// The connections of a store. SQLite has one writer, because a second one only waits for the first; Postgres shares
/// one pool.
#[derive(Debug, Clone)]
pub(super) struct Pools {
    pub(super) engine: Engine,
    pub(super) writer: AnyPool,
    reader: ReaderPool,
    /// How a connection beside the pools is made, to see whether the database is there at all.
    options: AnyConnectOptions,
    is_away: Arc<AtomicBool>,
    pub(super) outages: Outages,
    /// Held while the store is open; the operating system frees it when the process dies.
    _lock: Option<Arc<File>>,
}

/// Where connections to read with come from.
#[derive(Debug, Clone)]
enum ReaderPool {
    /// The same that write.
    Shared(AnyPool),
    /// Others.
    Sqlite(Readers),
}

/// The longest that somebody waits for a connection that others use.
const WAIT: Duration = Duration::from_secs(20);
/// After this a wait is looked into: are the connections busy, or is the database away? A person is to hear of the latter
/// within Discord's 3 s.
const DOUBT: Duration = Duration::from_secs(1);
/// The same once the database is known to be away: what comes back is there at once.
const DOUBT_WHILE_AWAY: Duration = Duration::from_millis(150);

static DRIVERS: Once = Once::new();

/// `address`, read. From now on the drivers of both engines are there.
pub(super) fn find(address: &str) -> Result<Address, Error> {
    DRIVERS.call_once(sqlx::any::install_default_drivers);
    let read = Address::read(address);
    read.map_err(|why| Error::Open { address: "at its address".to_owned(), why: why.to_string() })
}

pub(super) async fn open(address: &str) -> Result<Pools, Error> {
    match find(address)? {
        Address::Postgres(url) => postgres::open(&url).await,
        Address::Sqlite(path) => sqlite::open(&path).await,
    }
}

pub(super) async fn open_sqlite_to_read(path: &Path) -> Result<Pools, Error> {
    DRIVERS.call_once(sqlx::any::install_default_drivers);
    sqlite::open_to_read(path).await
}

impl Pools {
    fn new(engine: Engine, writer: AnyPool, reader: ReaderPool, options: AnyConnectOptions) -> Self {
        Self {
            engine,
            writer,
            reader,
            options,
            is_away: Arc::default(),
            outages: Outages::default(),
            _lock: None,
        }
    }

    /// A connection to read with.
    pub(super) async fn reader(&self) -> Result<Link, Error> {
        match &self.reader {
            ReaderPool::Shared(pool) => self.acquire(pool).await.map(Link::Pooled),
            ReaderPool::Sqlite(readers) => match tokio::time::timeout(WAIT, readers.get()).await {
                Ok(lent) => lent.map(Link::Lent).map_err(|error| self.out(outage(&error))),
                Err(_) => Err(self.out(Outage::Unreachable)),
            },
        }
    }

    /// A connection to write with.
    pub(super) async fn writer(&self) -> Result<PoolConnection<Any>, Error> {
        self.acquire(&self.writer).await
    }

    /// Closes all connections, and gives the SQLite file free.
    pub(super) async fn close(&self) {
        self.writer.close().await;
        match &self.reader {
            ReaderPool::Shared(pool) => pool.close().await,
            ReaderPool::Sqlite(readers) => sqlite::readers::close(readers).await,
        }
    }

    /// A connection of `pool`. Connections that are busy are waited for; a database that is away is not.
    async fn acquire(&self, pool: &AnyPool) -> Result<PoolConnection<Any>, Error> {
        let doubt = if self.is_away.load(Ordering::Relaxed) { DOUBT_WHILE_AWAY } else { DOUBT };
        let acquiring = pool.acquire();
        tokio::pin!(acquiring);
        let acquired = match tokio::time::timeout(doubt, &mut acquiring).await {
            Ok(acquired) => acquired,
            Err(_) if self.is_there(doubt).await => acquiring.await,
            Err(_) => {
                self.is_away.store(true, Ordering::Relaxed);
                return Err(self.out(Outage::Unreachable));
            }
        };
        self.is_away.store(acquired.is_err(), Ordering::Relaxed);
        acquired.map_err(|error| self.out(Outage::of(&error).unwrap_or(Outage::Unreachable)))
    }

    /// What no connection means.
    fn out(&self, outage: Outage) -> Error {
        Error::Unsaved(self.outages.note(outage))
    }

    /// Whether the database answers, apart from all that is under way.
    async fn is_there(&self, patience: Duration) -> bool {
        match tokio::time::timeout(patience, AnyConnection::connect_with(&self.options)).await {
            Ok(Ok(connection)) => {
                // Nothing was begun on it, so nothing can be lost with it.
                drop(connection.close().await);
                true
            }
            // A server that has no connection left for this has some for those who wait.
            Ok(Err(error)) => {
                error.as_database_error().is_some_and(|error| error.code().as_deref() == Some("53300"))
            }
            Err(_) => false,
        }
    }
}
