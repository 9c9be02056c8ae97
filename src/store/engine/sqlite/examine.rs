//! A look at a SQLite file that changes nothing, also while a Parley runs on it.

use super::{beside, header, is_anothers, no_folder, options, verdict};
use crate::store::error::Error;
use sqlx::{AnyConnection, Connection as _, Executor as _, Row as _};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// What a file is, as far as SQLite and the system know.
pub(in crate::store) enum FileState {
    /// There is none. It can be made.
    Missing,
    /// It has nothing in it.
    Empty,
    /// Parley's, and undamaged.
    Whole {
        /// To read the tables with.
        connection: AnyConnection,
        /// Whether another process has it open.
        is_in_use: bool,
    },
}

/// Looks through the file at `path`, tables and indexes.
pub(in crate::store) async fn examine(path: &Path) -> Result<FileState, Error> {
    let refuse = |why: String| Error::Open { address: path.display().to_string(), why };
    let path = std::path::absolute(path).map_err(|error| refuse(error.to_string()))?;
    if !path.exists() {
        return can_be_made(&path).map(|()| FileState::Missing).map_err(refuse);
    }
    // Opened, and nothing written.
    let file = OpenOptions::new().write(true).open(&path).map_err(|error| refuse(no_access(&error)))?;
    if file.metadata().is_ok_and(|file| file.len() == 0) {
        return Ok(FileState::Empty);
    }
    let is_in_use = is_in_use(&path);
    if !is_in_use {
        header::check(&path).map_err(refuse)?;
    }
    let had_wal = header::has_wal(&path) && !is_in_use;
    // SQLite makes a `-wal` and a `-shm` to read a file, unless it's told that nobody else has it.
    let mode = if is_in_use || had_wal { "ro" } else { "ro&immutable=true" };
    let looking = async {
        let mut connection = AnyConnection::connect_with(&options(&path, mode)?).await?;
        let stranger = is_anothers(&mut connection).await?;
        let found = connection.fetch_one("PRAGMA integrity_check(1)").await?.try_get::<String, _>(0)?;
        Ok((connection, stranger, found))
    };
    match looking.await {
        Ok((connection, stranger, found)) => match verdict(Ok((stranger, found)), had_wal) {
            Ok(()) => Ok(FileState::Whole { connection, is_in_use }),
            Err(why) => {
                // Nothing was begun on it.
                drop(connection.close().await);
                Err(refuse(why))
            }
        },
        Err(error) => Err(refuse(verdict(Err(error), had_wal).err().unwrap_or_default())),
    }
}

/// Whether another Parley has the file open.
fn is_in_use(path: &Path) -> bool {
    let Ok(lock) = File::open(beside(path, ".lock")) else { return false };
    matches!(lock.try_lock(), Err(TryLockError::WouldBlock))
}

/// Whether the file at `path` can be made, as far as the folder above it that there is tells.
fn can_be_made(path: &Path) -> Result<(), String> {
    let Some(folder) = path.ancestors().skip(1).find(|folder| folder.exists()) else { return Ok(()) };
    let metadata = std::fs::metadata(folder).map_err(|error| no_folder(&error))?;
    match (metadata.is_dir(), metadata.permissions().readonly()) {
        (true, false) => Ok(()),
        (true, true) => Err(no_folder(&std::io::ErrorKind::PermissionDenied.into())),
        (false, _) => Err(no_folder(&std::io::ErrorKind::NotADirectory.into())),
    }
}

fn no_access(error: &std::io::Error) -> String {
    format!(
        "Parley can't write it ({error}). Give Parley's user read and write access to the file and its folder"
    )
}
