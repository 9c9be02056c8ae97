//! Everything that Parley knows as files for other programs. Owns what a line looks like; which tables there are is `tables`'.

mod tables;

use super::address::Address;
use super::copies::{CopyError, absolute};
use super::engine::{find, postgres, sqlite};
use super::error::{Error, Result};
use super::migrations::newest;
use super::row;
use super::transaction::Store;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _};
use std::fs::{DirBuilder, File};
use std::future::poll_fn;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tables::{Kind, Table};

/// How the files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// For spreadsheets: a line with the names of the columns, then a line for each row.
    Csv,
    /// For programs: a JSON object on each line.
    JsonLines,
}

/// A folder that is gone unless it's given its name.
struct PartFolder(PathBuf);

impl Drop for PartFolder {
    fn drop(&mut self) {
        // It has its name, or nobody misses it.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

impl Store {
    /// Writes each table of the database at `address` to a file in the new folder `to`, all of one moment, also while Parley runs.
    /// Gives how many rows each table has. No more than a few rows are in memory at once.
    ///
    /// # Errors
    /// When there is no such database, its tables aren't this version's, the folder exists, or files can't be written.
    pub async fn export(
        address: &str,
        format: ExportFormat,
        to: &Path,
    ) -> std::result::Result<Vec<(&'static str, u64)>, CopyError> {
        let to = absolute(to)?;
        if to.exists() {
            return Err(CopyError::Exists { path: to });
        }
        let mut connection = connect(address).await?;
        let part = begin(&to)?;
        let mut written = Vec::new();
        for table in tables::all() {
            let path = part.0.join(format.file_name(&table));
            let rows = write(&mut connection, format, &table, &path).await?;
            written.push((table.name, rows));
        }
        // It only read.
        drop(connection.close().await);
        std::fs::rename(&part.0, &to).map_err(|why| CopyError::File { path: to, why })?;
        Ok(written)
    }
}

fn begin(to: &Path) -> std::result::Result<PartFolder, CopyError> {
    let part = sqlite::beside(to, ".part");
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(&part) {
        Ok(()) => Ok(PartFolder(part)),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(CopyError::Unfinished { path: part })
        }
        Err(why) => Err(CopyError::File { path: part, why }),
    }
}

/// A connection that reads this version's tables as they are at one moment.
pub(super) async fn connect(address: &str) -> std::result::Result<AnyConnection, CopyError> {
    let (mut connection, begin) = match find(address)? {
        Address::Sqlite(path) if !path.exists() => return Err(CopyError::NoDatabase { path }),
        Address::Sqlite(path) => (sqlite::copy::connect_to_read(&path).await?, "BEGIN"),
        Address::Postgres(url) => {
            (postgres::connect(&url).await?, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        }
    };
    connection.execute(begin).await.map_err(Error::from)?;
    check_tables(&mut connection).await?;
    Ok(connection)
}

/// Refuses a database whose tables aren't this version's.
pub(super) async fn check_tables(connection: &mut AnyConnection) -> std::result::Result<(), CopyError> {
    let sql = ["SELECT", "max(version) AS version", "FROM", "_sqlx_migrations"].join(" ");
    let found = connection.fetch_one(sqlx::query(AssertSqlSafe(sql))).await;
    // Without that table, there are none of Parley's.
    let found = found.ok().and_then(|found| row::maybe_int(&found, "version").ok().flatten());
    match (found.unwrap_or_default(), newest()) {
        (found, known) if found > known => Err(Error::Newer { found, known }.into()),
        (found, known) if found < known => Err(CopyError::Older),
        _ => Ok(()),
    }
}

async fn write(
    connection: &mut AnyConnection,
    format: ExportFormat,
    table: &Table,
    path: &Path,
) -> std::result::Result<u64, CopyError> {
    let refuse = |why| CopyError::File { path: path.to_owned(), why };
    let mut file = BufWriter::new(File::create_new(path).map_err(refuse)?);
    let mut line = String::new();
    if format == ExportFormat::Csv {
        let names = table.columns.iter().map(|(name, _)| *name);
        line = names.collect::<Vec<_>>().join(",") + CSV_LINE_END;
    }
    let mut rows = sqlx::query(AssertSqlSafe(table.sql())).fetch(connection);
    let mut count = 0;
    loop {
        file.write_all(line.as_bytes()).map_err(refuse)?;
        line.clear();
        let Some(found) = poll_fn(|context| rows.as_mut().poll_next(context)).await else { break };
        format.put(&mut line, table, &found.map_err(Error::from)?)?;
        count += 1;
    }
    file.into_inner().map_err(|error| refuse(error.into_error()))?.sync_all().map_err(refuse)?;
    Ok(count)
}

/// As RFC 4180 says.
const CSV_LINE_END: &str = "\r\n";
/// What makes a spreadsheet take a text for a formula, and what is put before those texts, in all widths.
const FORMULAS: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', AS_TEXT];
const AS_TEXT: char = '\'';

impl ExportFormat {
    fn file_name(self, table: &Table) -> String {
        let ending = match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
        };
        format!("{}.{ending}", table.name)
    }

    /// Adds the line of one row.
    fn put(self, line: &mut String, table: &Table, found: &AnyRow) -> Result<()> {
        for (at, &(column, kind)) in table.columns.iter().enumerate() {
            let value = match kind {
                Kind::Text => row::maybe_text(found, column)?.map(Value::Text),
                Kind::Id => row::maybe_int(found, column)?.map(Value::Id),
                Kind::Number => row::maybe_int(found, column)?.map(Value::Number),
            };
            match self {
                Self::Csv => {
                    line.push_str(if at == 0 { "" } else { "," });
                    put_csv(line, value.as_ref());
                }
                Self::JsonLines => {
                    line.push_str(if at == 0 { "{" } else { "," });
                    line.push_str(&row::to_json(column, &column)?);
                    line.push(':');
                    line.push_str(&json(column, value.as_ref())?);
                }
            }
        }
        line.push_str(match self {
            Self::Csv => CSV_LINE_END,
            Self::JsonLines => "}\n",
        });
        Ok(())
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Value {
    Number(i64),
    Id(i64),
    Text(String),
}

/// Nothing for what isn't there, and quotation marks around every text, so that an empty one is something else.
fn put_csv(line: &mut String, value: Option<&Value>) {
    match value {
        None => {}
        Some(Value::Number(number) | Value::Id(number)) => line.push_str(&number.to_string()),
        Some(Value::Text(text)) => {
            line.push('"');
            if text.starts_with(FORMULAS) {
                line.push(AS_TEXT);
            }
            line.push_str(&text.replace('"', "\"\""));
            line.push('"');
        }
    }
}

fn json(column: &'static str, value: Option<&Value>) -> Result<String> {
    match value {
        None => Ok("null".to_owned()),
        Some(Value::Number(number)) => Ok(number.to_string()),
        Some(Value::Id(id)) => Ok(format!("\"{id}\"")),
        Some(Value::Text(text)) => row::to_json(column, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_in_a_spreadsheet_is_a_formula() {
        for (text, cell) in [
            ("=1+1", "\"'=1+1\""),
            ("+49 30 1", "\"'+49 30 1\""),
            ("-", "\"'-\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("\r\n=1", "\"'\r\n=1\""),
            ("＝1", "\"'＝1\""),
            ("'quoted'", "\"''quoted'\""),
            ("a=1", "\"a=1\""),
            ("", "\"\""),
            ("say \"hi\",\nthen", "\"say \"\"hi\"\",\nthen\""),
        ] {
            let mut line = String::new();
            put_csv(&mut line, Some(&Value::Text(text.to_owned())));
            assert_eq!(line, cell);
        }
        let mut line = String::new();
        put_csv(&mut line, Some(&Value::Number(-5)));
        put_csv(&mut line, None);
        assert_eq!(line, "-5");
    }
}
