//! The database as files, and as another one: what `parley backup`, `parley restore`, `parley export` and `parley move` make of it.

mod backup;
mod export;
mod moving;
mod restore;

use crate::harness::program::parley;
use sqlx::{AnyConnection, AssertSqlSafe, Row as _};
use std::path::Path;
use std::process::Command;

/// The program with these arguments, over this database.
fn over(database: &str, folder: &Path, arguments: &[&str]) -> Command {
    let mut command = parley(arguments, folder);
    command.env("PARLEY_DATABASE", database);
    command
}

/// A file of SQLite's.
async fn opened(path: &Path) -> AnyConnection {
    use sqlx::Connection as _;
    AnyConnection::connect(&format!("sqlite://{}?mode=ro", path.display())).await.expect("it opens")
}

/// A number that a database is asked for.
async fn asked(connection: &mut AnyConnection, sql: &str) -> i64 {
    let row = sqlx::query(AssertSqlSafe(sql)).fetch_one(connection).await.expect(sql);
    row.get(0)
}
