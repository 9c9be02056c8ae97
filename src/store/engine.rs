//! Opening a database. Owns what differs between SQLite and Postgres: connections, settings, and who else may use it.

use super::error::Error;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyPool, Executor};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::str::FromStr;
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
    pub(super) reader: AnyPool,
    /// Held while the store is open; the operating system frees it when the process dies.
    _lock: Option<Arc<File>>,
}

const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 12;
const WAIT: Duration = Duration::from_secs(20);
/// How often, and how far apart, a locked SQLite file is tried: whoever restarts Parley need not wait for the end of the
/// process before, whose lock may outlive it for a moment.
const LOCK_TRIES: u32 = 20;
const LOCK_PAUSE: Duration = Duration::from_millis(100);

/// Durable after every commit, also when the power fails; readers never wait for the writer.
const SQLITE_SETTINGS: &str =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
     PRAGMA busy_timeout = 5000;";

static DRIVERS: Once = Once::new();

pub(super) async fn open(address: &str) -> Result<Pools, Error> {
    DRIVERS.call_once(sqlx::any::install_default_drivers);
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        open_postgres(address).await
    } else {
        open_sqlite(Path::new(address.strip_prefix("sqlite://").unwrap_or(address))).await
    }
}

async fn open_postgres(url: &str) -> Result<Pools, Error> {
    let refuse = |error: sqlx::Error| Error::Open { address: without_password(url), why: error.to_string() };
    let options = AnyConnectOptions::from_str(url).map_err(refuse)?;
    let pool = AnyPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(WAIT)
        .connect_with(options)
        .await
        .map_err(refuse)?;
    Ok(Pools { engine: Engine::Postgres, writer: pool.clone(), reader: pool, _lock: None })
}

/// The host and database of a URL, for messages: what stands before the `@` may be a password.
fn without_password(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
    let place = place.split('?').next().unwrap_or(place);
    format!("{scheme}://{place}")
}

async fn open_sqlite(path: &Path) -> Result<Pools, Error> {
    let shown = path.display().to_string();
    let refuse = |why: String| Error::Open { address: shown.clone(), why };
    let path = std::path::absolute(path).map_err(|error| refuse(error.to_string()))?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| refuse(error.to_string()))?;
    }
    let lock = wait_for_lock(&path, &shown).await?;
    let url = sqlite_url(&path, "rwc");
    let pool = async |most: u32| {
        AnyPoolOptions::new()
            .max_connections(most)
            .acquire_timeout(WAIT)
            .after_connect(|connection, _| {
                Box::pin(async move { connection.execute(SQLITE_SETTINGS).await.map(|_| ()) })
            })
            .connect(&url)
            .await
            .map_err(|error| refuse(error.to_string()))
    };
    let writer = pool(1).await?;
    let reader = pool(SQLITE_READERS).await?;
    Ok(Pools { engine: Engine::Sqlite, writer, reader, _lock: Some(Arc::new(lock)) })
}

pub(super) async fn open_sqlite_to_read(path: &Path) -> Result<Pools, Error> {
    DRIVERS.call_once(sqlx::any::install_default_drivers);
    let refuse = |why: String| Error::Open { address: path.display().to_string(), why };
    let absolute = std::path::absolute(path).map_err(|error| refuse(error.to_string()))?;
    let options = AnyPoolOptions::new().max_connections(1).acquire_timeout(WAIT);
    let pool =
        options.connect(&sqlite_url(&absolute, "ro")).await.map_err(|error| refuse(error.to_string()))?;
    Ok(Pools { engine: Engine::Sqlite, writer: pool.clone(), reader: pool, _lock: None })
}

fn sqlite_url(path: &Path, mode: &str) -> String {
    let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
    format!("sqlite://{escaped}?mode={mode}")
}

async fn wait_for_lock(path: &Path, shown: &str) -> Result<File, Error> {
    for _ in 1..LOCK_TRIES {
        match lock(path, shown) {
            Err(Error::InUse { .. }) => tokio::time::sleep(LOCK_PAUSE).await,
            done => return done,
        }
    }
    lock(path, shown)
}

/// Locks `<database>.lock`. Not the database file itself: SQLite's own locks live there.
fn lock(path: &Path, shown: &str) -> Result<File, Error> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let refuse = |why: std::io::Error| Error::Open { address: shown.to_owned(), why: why.to_string() };
    let mut options = OpenOptions::new();
    let file = options.create(true).truncate(false).write(true).open(PathBuf::from(name)).map_err(refuse)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::InUse { path: shown.to_owned() }),
        Err(TryLockError::Error(error)) => Err(refuse(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_reaches_a_message() {
        assert_eq!(without_password("postgres://ana:s3cret@db:5432/parley?x=y"), "postgres://db:5432/parley");
        assert_eq!(without_password("postgres://db/parley"), "postgres://db/parley");
    }

    #[test]
    fn odd_file_names_survive_the_url() {
        assert_eq!(sqlite_url(Path::new("/a b/50%?#.db"), "rwc"), "sqlite:///a b/50%25%3F%23.db?mode=rwc");
    }
}
