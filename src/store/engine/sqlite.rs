//! Opening a SQLite file. Owns the lock that keeps a second process out, and the look at a file before anything is written to
//! it: whether it is a database, Parley's, whole and undamaged. A look without opening it is `examine`'s.

pub(in crate::store) mod copy;
pub(in crate::store) mod examine;
mod header;
pub(in crate::store) mod readers;

use super::{Engine, Pools, ReaderPool, WAIT};
use crate::store::error::Error;
use crate::store::outage::Outage;
use readers::SETTINGS;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyConnection, Connection, Executor, Row};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;
use tracing::{error, info};

/// How often, and how far apart, a locked file is tried: whoever restarts Parley need not wait for the end of the process
/// before, whose lock may outlive it for a moment.
const LOCK_TRIES: u32 = 20;
const LOCK_PAUSE: Duration = Duration::from_millis(100);
/// How long a start waits for the whole file to be looked through. A larger one is looked through while Parley runs.
const CHECK_TIME: Duration = Duration::from_secs(2);

pub(super) async fn open(path: &Path) -> Result<Pools, Error> {
    let shown = path.display().to_string();
    let refuse = |why: String| Error::Open { address: shown.clone(), why };
    let path = std::path::absolute(path).map_err(|error| refuse(error.to_string()))?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| refuse(no_folder(&error)))?;
    }
    let lock = wait_for_lock(&path, &shown).await?;
    header::check(&path).map_err(refuse)?;
    look_through(&path).await.map_err(refuse)?;
    let options = options(&path, "rwc").map_err(|error| refuse(in_words(&error)))?;
    // A pool tries again and again and then says nothing of why.
    let mut first = AnyConnection::connect_with(&options).await.map_err(|error| refuse(in_words(&error)))?;
    first.execute(SETTINGS).await.map_err(|error| refuse(in_words(&error)))?;
    let readers = readers::readers(options.clone()).map_err(|error| refuse(error.to_string()))?;
    let writer = AnyPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(WAIT)
        // A file doesn't go away, and each look is a way to the connection's thread and back.
        .test_before_acquire(false)
        .after_connect(|connection, _| {
            Box::pin(async move { connection.execute(SETTINGS).await.map(|_| ()) })
        })
        // SQLite ends a transaction by itself when the disk is full. The driver does not hear of it, and counts it as open
        // for ever after.
        .after_release(|connection, _| {
            Box::pin(async move {
                if connection.is_in_transaction() {
                    // A rollback may be under way.
                    connection.ping().await?;
                }
                Ok(!connection.is_in_transaction())
            })
        })
        .connect_with(options.clone())
        .await
        .map_err(|error| refuse(in_words(&error)))?;
    first.close().await.map_err(|error| refuse(in_words(&error)))?;
    let reader = ReaderPool::Sqlite(readers);
    Ok(Pools { _lock: Some(Arc::new(lock)), ..Pools::new(Engine::Sqlite, writer, reader, options) })
}

pub(super) async fn open_to_read(path: &Path) -> Result<Pools, Error> {
    let refuse = |why: String| Error::Open { address: path.display().to_string(), why };
    let absolute = std::path::absolute(path).map_err(|error| refuse(error.to_string()))?;
    let options = options(&absolute, "ro").map_err(|error| refuse(error.to_string()))?;
    let pool = AnyPoolOptions::new().max_connections(1).acquire_timeout(WAIT);
    let pool = pool.connect_with(options.clone()).await.map_err(|error| refuse(error.to_string()))?;
    Ok(Pools::new(Engine::Sqlite, pool.clone(), ReaderPool::Shared(pool), options))
}

/// Has SQLite look through the whole file, over a connection that cannot write: what a wrong `-wal` brings is not made part of
/// the file by looking.
async fn look_through(path: &Path) -> Result<(), String> {
    if !std::fs::metadata(path).is_ok_and(|file| file.len() > 0) {
        return Ok(());
    }
    let had_wal = header::has_wal(path);
    let options = options(path, "ro").map_err(|error| in_words(&error))?;
    let mut check = tokio::spawn(async move {
        let mut connection = AnyConnection::connect_with(&options).await?;
        let stranger = is_anothers(&mut connection).await?;
        let found = connection.fetch_one("PRAGMA quick_check(1)").await?.try_get::<String, _>(0)?;
        connection.close().await?;
        Ok((stranger, found))
    });
    match tokio::time::timeout(CHECK_TIME, &mut check).await {
        Ok(Ok(looked)) => verdict(looked, had_wal),
        // It ended by itself, which says nothing of the file.
        Ok(Err(_)) => Ok(()),
        Err(_) => {
            info!("the database is large, so it's checked for damage while Parley runs");
            tokio::spawn(async move {
                if let Ok(Err(why)) = check.await.map(|looked| verdict(looked, had_wal)) {
                    error!(why, "the database is damaged");
                }
            });
            Ok(())
        }
    }
}

/// Whether there are tables in it, and none of them says that Parley made them.
async fn is_anothers(connection: &mut AnyConnection) -> Result<bool, sqlx::Error> {
    let tables = connection.fetch_all("PRAGMA main.table_list").await?;
    let names = tables.iter().map(|row| row.try_get::<String, _>("name"));
    let names: Vec<String> = names.collect::<Result<_, _>>()?;
    let mut theirs = names.iter().filter(|name| !name.starts_with("sqlite_"));
    Ok(theirs.next().is_some() && !names.iter().any(|name| name == "_sqlx_migrations"))
}

fn verdict(looked: Result<(bool, String), sqlx::Error>, had_wal: bool) -> Result<(), String> {
    match looked {
        Ok((true, _)) => {
            Err("another program's tables are in it. Check the path; Parley needs a file of its own"
                .to_owned())
        }
        Ok((false, found)) if found == "ok" => Ok(()),
        Ok((false, _)) if had_wal => Err(header::ANOTHER_WAL.to_owned()),
        Ok((false, found)) => Err(damaged(&found)),
        Err(error) => match error.as_database_error().and_then(|error| error.code()).as_deref() {
            Some(code) if is_damage(code) && had_wal => Err(header::ANOTHER_WAL.to_owned()),
            _ => Err(in_words(&error)),
        },
    }
}

fn is_damage(code: &str) -> bool {
    code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 11 | 26))
}

fn damaged(found: &str) -> String {
    let found = found.lines().last().unwrap_or_default().trim_end_matches('.');
    format!(
        "it's damaged ({found}). Put a backup in its place, or save what can be read with sqlite3's .recover"
    )
}

fn no_folder(error: &std::io::Error) -> String {
    format!("its folder can't be made ({error}). Check the path and who may write there")
}

/// What is wrong, and what to do.
fn in_words(error: &sqlx::Error) -> String {
    let code = error.as_database_error().and_then(|error| error.code());
    match (code.as_deref(), Outage::of(error)) {
        (Some(code), _) if is_damage(code) => damaged("it can't be read"),
        (Some(_), Some(Outage::Unreachable)) => {
            "SQLite can't open it. Give Parley's user read and write access to the file and its folder"
                .to_owned()
        }
        (_, Some(outage)) => outage.to_string(),
        (_, None) => error.to_string(),
    }
}

fn options(path: &Path, mode: &str) -> Result<AnyConnectOptions, sqlx::Error> {
    AnyConnectOptions::from_str(&url(path, mode))
}

fn url(path: &Path, mode: &str) -> String {
    let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
    format!("sqlite://{escaped}?mode={mode}")
}

pub(in crate::store) async fn wait_for_lock(path: &Path, shown: &str) -> Result<File, Error> {
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
    let refuse = |error: std::io::Error| {
        let why =
            format!("Parley can't write in its folder ({error}). Check the path and who may write there");
        Error::Open { address: shown.to_owned(), why }
    };
    let mut options = OpenOptions::new();
    let file =
        options.create(true).truncate(false).write(true).open(beside(path, ".lock")).map_err(refuse)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::InUse { path: shown.to_owned() }),
        Err(TryLockError::Error(error)) => Err(refuse(error)),
    }
}

/// The path of what stands beside the file at `path`.
pub(in crate::store) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_file_names_survive_the_url() {
        assert_eq!(url(Path::new("/a b/50%?#.db"), "rwc"), "sqlite:///a b/50%25%3F%23.db?mode=rwc");
    }
}
