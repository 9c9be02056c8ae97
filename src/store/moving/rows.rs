//! The rows of a move. Owns how they are read, what Postgres gets of them, and what is compared of them.

use super::MoveError;
use crate::store::engine::Pools;
use crate::store::error::{Error, Result};
use crate::store::row::unreadable;
use ring::digest::{SHA256, digest};
use sqlx::any::AnyRow;
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, ColumnIndex, Decode, PgConnection, Row, Type};
use std::collections::{BTreeMap, BTreeSet};
use std::future::poll_fn;

/// Tables that aren't moved: each database has its own.
const OWN: [&str; 3] = ["_sqlx_migrations", "moves_in", "moves_out"];

/// What SQLite says of its tables: their columns, in order.
const COLUMNS: &str = "m.name AS table_name, c.name AS column_name, c.type AS kind
     FROM sqlite_master m, pragma_table_info(m.name) c
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid";
/// To which other ones their rows refer.
const REFERENCES: &str = "m.name AS table_name, k.\"table\" AS refers_to
     FROM sqlite_master m, pragma_foreign_key_list(m.name) k WHERE m.type = 'table'";

/// A table of the source, which the target has as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) name: String,
    columns: Vec<Column>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    name: String,
    is_text: bool,
}

impl Table {
    fn columns(&self) -> String {
        let names: Vec<_> = self.columns.iter().map(|column| column.name.as_str()).collect();
        names.join(", ")
    }
}

/// What is compared of rows: how many they are, and a number that any other row would change, in whatever order they come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) rows: i64,
    pub(super) digest: i64,
}

impl Sum {
    pub(super) const fn and(self, other: Self) -> Self {
        Self { rows: self.rows + other.rows, digest: self.digest.wrapping_add(other.digest) }
    }

    fn of(values: &[Value]) -> Self {
        let mut bytes = Vec::new();
        for value in values {
            match value {
                Value::None => bytes.push(0),
                Value::Number(number) => {
                    bytes.push(1);
                    bytes.extend_from_slice(&number.to_le_bytes());
                }
                Value::Text(text) => {
                    bytes.push(2);
                    bytes.extend_from_slice(&text.len().to_le_bytes());
                    bytes.extend_from_slice(text.as_bytes());
                }
            }
        }
        let hash = digest(&SHA256, &bytes);
        let first: [u8; 8] = std::array::from_fn(|at| hash.as_ref().get(at).copied().unwrap_or_default());
        Self { rows: 1, digest: i64::from_le_bytes(first) }
    }
}

/// A value in a row: no table of Parley's has other kinds.
#[derive(Debug, PartialEq, Eq)]
enum Value {
    None,
    Number(i64),
    Text(String),
}

/// Some rows of the source.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// As Postgres' COPY takes them.
    pub(super) text: String,
    pub(super) sum: Sum,
    /// `None` where there were none.
    pub(super) last_row: Option<i64>,
}

/// The tables of the source, each behind those to which its rows refer.
pub(super) async fn tables(source: &Pools) -> Result<Vec<Table>> {
    let mut connection = source.writer().await?;
    let found = sqlx::query(AssertSqlSafe(["SELECT", COLUMNS].join(" "))).fetch_all(&mut *connection).await?;
    let mut tables: BTreeMap<String, Vec<Column>> = BTreeMap::new();
    for row in &found {
        let name: String = row.try_get("table_name")?;
        let column = Column {
            name: row.try_get("column_name")?,
            is_text: row.try_get::<String, _>("kind")? == "TEXT",
        };
        if !OWN.contains(&name.as_str()) {
            tables.entry(name).or_default().push(column);
        }
    }
    let found =
        sqlx::query(AssertSqlSafe(["SELECT", REFERENCES].join(" "))).fetch_all(&mut *connection).await?;
    let mut refers: BTreeSet<(String, String)> = BTreeSet::new();
    for row in &found {
        refers.insert((row.try_get("table_name")?, row.try_get("refers_to")?));
    }
    Ok(in_order(tables, &refers))
}

fn in_order(mut left: BTreeMap<String, Vec<Column>>, refers: &BTreeSet<(String, String)>) -> Vec<Table> {
    let mut ordered = Vec::new();
    while !left.is_empty() {
        let waits = |name: &String| {
            refers.iter().any(|(from, to)| from == name && to != name && left.contains_key(to))
        };
        let ready: Vec<String> = left.keys().filter(|name| !waits(name)).cloned().collect();
        // Tables that refer to each other would be refused by the target, whatever their order.
        let next = if ready.is_empty() { left.keys().cloned().collect() } else { ready };
        for name in next {
            let columns = left.remove(&name).unwrap_or_default();
            ordered.push(Table { name, columns });
        }
    }
    ordered
}

/// Whether there is anything in a table of the target.
pub(super) async fn has_any(target: &Pools, table: &Table) -> Result<bool> {
    let mut connection = target.writer().await?;
    let sql = ["SELECT", "1 FROM", &table.name, "LIMIT 1"].join(" ");
    Ok(sqlx::query(AssertSqlSafe(sql)).fetch_optional(&mut *connection).await?.is_some())
}

/// Up to so many rows of the source behind one of them.
pub(super) async fn read(source: &Pools, table: &Table, after: i64, most: i64) -> Result<Batch> {
    let mut connection = source.writer().await?;
    let columns = table.columns();
    let sql = [
        "SELECT",
        "rowid AS row_at,",
        &columns,
        "FROM",
        &table.name,
        "WHERE rowid > $1 ORDER BY rowid LIMIT $2",
    ];
    let sql = sql.join(" ");
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(after).bind(most).fetch_all(&mut *connection).await?;
    let mut batch = Batch::default();
    for found in &rows {
        let values = values::<AnyRow>(table, found)?;
        batch.sum = batch.sum.and(Sum::of(&values));
        put(&mut batch.text, &values);
        batch.last_row = Some(found.try_get("row_at")?);
    }
    Ok(batch)
}

/// Adds rows to a table of the target.
pub(super) async fn write(
    target: &mut PgConnection,
    table: &Table,
    text: &str,
) -> std::result::Result<(), MoveError> {
    let sql = ["COPY", &table.name, "(", &table.columns(), ")", "FROM STDIN"].join(" ");
    let mut copy = target.copy_in_raw(&sql).await?;
    copy.send(text.as_bytes()).await?;
    copy.finish().await?;
    Ok(())
}

/// What is in a table of the target now.
pub(super) async fn sum_of(target: &mut PgConnection, table: &Table) -> Result<Sum> {
    let sql = ["SELECT", &table.columns(), "FROM", &table.name].join(" ");
    let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(target);
    let mut sum = Sum::default();
    while let Some(found) = poll_fn(|context| rows.as_mut().poll_next(context)).await {
        sum = sum.and(Sum::of(&values::<PgRow>(table, &found?)?));
    }
    Ok(sum)
}

/// A row of either engine.
fn values<R>(table: &Table, found: &R) -> Result<Vec<Value>>
where
    R: Row,
    usize: ColumnIndex<R>,
    for<'r> &'r str: ColumnIndex<R>,
    for<'r> Option<i64>: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> Option<String>: Decode<'r, R::Database> + Type<R::Database>,
{
    let value = |column: &Column| {
        let name = column.name.as_str();
        let read = match column.is_text {
            true => found.try_get::<Option<String>, _>(name).map(|text| text.map(Value::Text)),
            false => found.try_get::<Option<i64>, _>(name).map(|number| number.map(Value::Number)),
        };
        let named = |error| unreadable("of a moved table", format!("{}.{name}: {error}", table.name));
        read.map(|value| value.unwrap_or(Value::None)).map_err(named)
    };
    table.columns.iter().map(value).collect::<std::result::Result<_, Error>>()
}

/// Adds a row as COPY's text format has it.
fn put(text: &mut String, values: &[Value]) {
    for (at, value) in values.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { "\t" });
        match value {
            Value::None => text.push_str("\\N"),
            Value::Number(number) => text.push_str(&number.to_string()),
            Value::Text(written) => {
                for c in written.chars() {
                    match c {
                        '\\' => text.push_str("\\\\"),
                        '\n' => text.push_str("\\n"),
                        '\r' => text.push_str("\\r"),
                        '\t' => text.push_str("\\t"),
                        c => text.push(c),
                    }
                }
            }
        }
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_written_so_that_it_is_read_as_the_same() {
        let mut text = String::new();
        let texts = ["a\tb\nc\r\\N\\.", "", "ünï"].map(|text| Value::Text(text.to_owned()));
        put(&mut text, &[Value::Number(-5), Value::None]);
        put(&mut text, &texts);
        assert_eq!(text, "-5\t\\N\na\\tb\\nc\\r\\\\N\\\\.\t\tünï\n");
    }

    #[test]
    fn every_value_counts_and_the_order_of_rows_does_not() {
        let [one, other] =
            [["1", ""], ["", "1"]].map(|row| Sum::of(&row.map(|text| Value::Text(text.to_owned()))));
        assert_ne!(one, other);
        assert_eq!(one.and(other), other.and(one));
        assert_ne!(Sum::of(&[Value::None]), Sum::of(&[Value::Number(0)]));
        assert_ne!(one.and(one), one.and(other));
    }

    #[test]
    fn a_table_comes_behind_those_that_it_refers_to() {
        let names = ["a", "b", "c"].map(|name| (name.to_owned(), Vec::new()));
        let refers = [("a", "c"), ("c", "b"), ("c", "c")];
        let refers = refers.map(|(from, to)| (from.to_owned(), to.to_owned())).into();
        let ordered: Vec<_> = in_order(names.into(), &refers).into_iter().map(|table| table.name).collect();
        assert_eq!(ordered, ["b", "c", "a"]);
    }
}
