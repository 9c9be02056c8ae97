//! A SQLite database as another file. Owns how a copy of one moment is made while others write, how it's looked through, and how
//! a file gets its name without taking another's.

use super::readers::SETTINGS;
use super::{beside, header, is_anothers, options};
use crate::store::copies::CopyError;
use crate::store::error::Error;
use crate::store::migrations::newest;
use crate::store::row;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _, Row as _};
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

/// What a backup is counted by, of what an operator knows by name.
pub(in crate::store) const COUNTED: [(&str, &str); 8] = [
    ("offers", "offers"),
    ("versions", "versions of offers"),
    ("contracts", "contracts"),
    ("contract_entries", "entries of contracts"),
    ("jobs", "jobs"),
    ("proposals", "proposals"),
    ("feedback", "feedback"),
    ("people", "people"),
];

/// What is in a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The newest migration that its tables have seen.
    pub tables: i64,
    /// Names for the operator, and how many there are.
    pub counts: Vec<(&'static str, i64)>,
}

/// A file that is gone unless it's given its name.
#[derive(Debug)]
pub(in crate::store) struct Part(PathBuf);

impl Drop for Part {
    fn drop(&mut self) {
        // It has its name, or nobody misses it.
        drop(std::fs::remove_file(&self.0));
    }
}

impl Part {
    /// Begins the file that will be `path`, for its owner's eyes only.
    pub(in crate::store) fn begin(path: &Path) -> Result<Self, CopyError> {
        let part = beside(path, ".part");
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(&part) {
            Ok(_) => Ok(Self(part)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                Err(CopyError::Unfinished { path: part })
            }
            Err(why) => Err(CopyError::File { path: part, why }),
        }
    }

    pub(in crate::store) fn path(&self) -> &Path {
        &self.0
    }

    /// Names it `path`, which must be free.
    pub(in crate::store) fn keep(self, path: &Path) -> Result<(), CopyError> {
        let refuse = |why| CopyError::File { path: path.to_owned(), why };
        save(&self.0).map_err(refuse)?;
        match std::fs::hard_link(&self.0, path) {
            Err(_) if path.exists() => return Err(CopyError::Exists { path: path.to_owned() }),
            // Not every file system has a second name for a file.
            Err(_) => std::fs::rename(&self.0, path).map_err(refuse)?,
            Ok(()) => {}
        }
        save_folder(path).map_err(refuse)
    }

    /// Puts it in the place of `path`: whoever looks finds the one or the other.
    pub(in crate::store) fn replace(self, path: &Path) -> Result<(), CopyError> {
        let refuse = |why| CopyError::File { path: path.to_owned(), why };
        save(&self.0).map_err(refuse)?;
        std::fs::rename(&self.0, path).map_err(refuse)?;
        save_folder(path).map_err(refuse)
    }
}

/// A connection that reads the database at `path`, also while others write.
pub(in crate::store) async fn connect_to_read(path: &Path) -> Result<AnyConnection, Error> {
    Ok(AnyConnection::connect_with(&options(path, "ro")?).await?)
}

/// A connection that writes to the database at `path`, also while the process that has it open does: they take turns.
pub(in crate::store) async fn connect_to_write(path: &Path) -> Result<AnyConnection, Error> {
    let mut connection = AnyConnection::connect_with(&options(path, "rw")?).await?;
    connection.execute(SETTINGS).await?;
    Ok(connection)
}

/// Copies the database at `from` into `part`. It's one read transaction: what is committed meanwhile isn't in the copy, and
/// nobody waits for it.
pub(in crate::store) async fn copy(from: &Path, part: &Part) -> Result<(), Error> {
    let mut connection = connect_to_read(from).await?;
    let copied =
        sqlx::query("VACUUM INTO $1").bind(part.0.display().to_string()).execute(&mut connection).await;
    connection.close().await?;
    Ok(copied.map(drop)?)
}

/// Looks through the whole database at `path`, which nobody else writes, and counts what is in it.
pub(in crate::store) async fn look(path: &Path) -> Result<Contents, CopyError> {
    let refuse = |why: String| CopyError::NotWhole { path: path.to_owned(), why };
    if header::check(path).is_err() {
        return Err(refuse("it isn't a SQLite database, or a part of it is missing".to_owned()));
    }
    let looking = async {
        let mut connection = AnyConnection::connect_with(&options(path, "ro")?).await?;
        let found = read(&mut connection).await;
        connection.close().await?;
        found
    };
    match looking.await.map_err(|error: sqlx::Error| refuse(error.to_string()))? {
        Found::Damaged(what) => Err(refuse(format!("it's damaged ({what})"))),
        Found::Anothers => Err(refuse("it has no tables of Parley's".to_owned())),
        Found::Whole(contents) if contents.tables > newest() => {
            Err(Error::Newer { found: contents.tables, known: newest() }.into())
        }
        Found::Whole(contents) => Ok(contents),
    }
}

enum Found {
    Damaged(String),
    Anothers,
    Whole(Contents),
}

async fn read(connection: &mut AnyConnection) -> Result<Found, sqlx::Error> {
    let found = connection.fetch_one("PRAGMA integrity_check(1)").await?.try_get::<String, _>(0)?;
    if found != "ok" {
        return Ok(Found::Damaged(found.lines().last().unwrap_or_default().to_owned()));
    }
    let tables = connection.fetch_all("PRAGMA main.table_list").await?;
    let names = tables.iter().map(|row| row.try_get::<String, _>("name"));
    let names: Vec<String> = names.collect::<Result<_, _>>()?;
    if is_anothers(connection).await? || !names.iter().any(|name| name == "_sqlx_migrations") {
        return Ok(Found::Anothers);
    }
    let mut counts = Vec::new();
    // An older database has fewer of them.
    for (table, shown) in COUNTED.iter().filter(|(table, _)| names.iter().any(|name| name == table)) {
        counts.push((*shown, number(connection, "count(*)", table).await?));
    }
    Ok(Found::Whole(Contents {
        tables: number(connection, "max(version)", "_sqlx_migrations").await?,
        counts,
    }))
}

/// One number of a whole table.
async fn number(connection: &mut AnyConnection, what: &str, table: &str) -> Result<i64, sqlx::Error> {
    let sql = ["SELECT", what, "FROM", table].join(" ");
    connection.fetch_one(sqlx::query(AssertSqlSafe(sql))).await?.try_get(0)
}

/// The counters of the database at `path`.
pub(in crate::store) async fn counters(path: &Path) -> Result<Vec<(String, i64)>, Error> {
    let mut connection = connect_to_read(path).await?;
    let sql = ["SELECT", "name, value", "FROM", "counters"].join(" ");
    let rows = connection.fetch_all(sqlx::query(AssertSqlSafe(sql))).await;
    connection.close().await?;
    rows?.iter().map(|found| Ok((row::text(found, "name")?, row::int(found, "value")?))).collect()
}

/// Sets counters of the database at `path`.
pub(in crate::store) async fn set_counters(path: &Path, counters: &[(String, i64)]) -> Result<(), Error> {
    let mut connection = AnyConnection::connect_with(&options(path, "rw")?).await?;
    let mut tx = connection.begin().await?;
    for (name, value) in counters {
        sqlx::query(
            "INSERT INTO counters (name, value) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )
        .bind(name)
        .bind(*value)
        .execute(&mut *tx)
        .await?;
    }
    tx.commit().await?;
    Ok(connection.close().await?)
}

/// Makes what is in the `-wal` of the database at `path` a part of its file.
pub(in crate::store) async fn fold(path: &Path) -> Result<(), Error> {
    let mut connection = AnyConnection::connect_with(&options(path, "rw")?).await?;
    let folded = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").await;
    connection.close().await?;
    Ok(folded.map(drop)?)
}

/// Until this returns, a power cut may take what was written.
fn save(path: &Path) -> std::io::Result<()> {
    OpenOptions::new().write(true).open(path)?.sync_all()
}

/// The same for names.
#[cfg(unix)]
pub(in crate::store) fn save_folder(path: &Path) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), |folder| std::fs::File::open(folder)?.sync_all())
}

/// Elsewhere the system does it by itself.
#[cfg(not(unix))]
pub(in crate::store) fn save_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}
