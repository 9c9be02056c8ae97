//! Everything as files: what another program reads in them is what the database says, on both engines.

use super::over;
use crate::harness::database::{Database, Engine, engines};
use crate::harness::moment;
use crate::harness::program::{fail, names_in, succeed};
use crate::load::fill;
use serde_json::Value;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _, Row as _};
use std::collections::BTreeMap;
use std::path::Path;

const OFFERS: u32 = 700;
/// What may be in a text.
const NOTE: &str = "=HYPERLINK(\"http://example.org\"),\r\n'ünï' \\ \u{2028}";
/// In what is left out.
const SECRETS: [&str; 2] = ["c0de-of-an-address", "k3y-of-links"];

/// A row as a reader gives it: by column, `None` where there is nothing.
type Row = BTreeMap<String, Option<String>>;

/// What a CSV reader finds.
fn csv_rows(path: &Path) -> Vec<Row> {
    // It doesn't tell an empty text from nothing.
    let mut reader = csv::Reader::from_path(path).expect("it opens");
    let names = reader.headers().expect("a first line").clone();
    let records = reader.records().map(|record| record.expect("a row"));
    let cell = |cell: &str| Some(cell.to_owned()).filter(|cell| !cell.is_empty());
    records.map(|record| names.iter().map(str::to_owned).zip(record.iter().map(cell)).collect()).collect()
}

/// What a JSON reader finds.
fn json_rows(path: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(path).expect("a file");
    let rows = text.lines().map(|line| serde_json::from_str::<BTreeMap<String, Value>>(line).expect("JSON"));
    let cell = |value: Value| match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        other => panic!("{other}"),
    };
    rows.map(|row| row.into_iter().map(|(name, value)| (name, cell(value))).collect()).collect()
}

fn number(row: &Row, column: &str) -> i64 {
    row[column].as_ref().expect("a number").parse().expect("a number")
}

async fn filled(database: &Database, engine: &Engine) -> AnyConnection {
    let mut connection = database.write().await;
    fill(&mut connection, OFFERS, moment::begin(engine)).await.expect("it is filled");
    let note = sqlx::query("UPDATE offers SET note = $1, room_id = room_id WHERE number = 7");
    note.bind(NOTE).execute(&mut connection).await.expect("a note");
    let [code, key] = SECRETS;
    let secret = format!("INSERT INTO secrets (name, value) VALUES ('test', '{key}')");
    connection.execute(AssertSqlSafe(secret)).await.expect("a secret");
    let code = format!(
        "INSERT INTO mail_codes (id, guild_id, person_id, address, address_key, language, code, made_ms, tries, state, is_mailed)
         VALUES (1, 1, 1, 'a@example.org', 'a@example.org', 'en', '{code}', 1, 0, 'open', 1)"
    );
    connection.execute(AssertSqlSafe(code)).await.expect("a code");
    connection
}

/// Tables are as they are in the database: as many rows, and the same sums.
async fn compare(connection: &mut AnyConnection, found: &BTreeMap<String, Vec<Row>>) {
    for (table, rows) in found {
        let count = AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        let count: i64 = sqlx::query(count).fetch_one(&mut *connection).await.expect("a count").get(0);
        assert_eq!(i64::try_from(rows.len()), Ok(count), "{table}");
    }
    for (table, column) in
        [("offers", "created_ms"), ("offers", "number"), ("versions", "version"), ("timeline", "at_ms")]
    {
        let sum = AssertSqlSafe(format!("SELECT CAST(sum({column}) AS BIGINT) FROM {table}"));
        let sum: i64 = sqlx::query(sum).fetch_one(&mut *connection).await.expect("a sum").get(0);
        assert_eq!(found[table].iter().map(|row| number(row, column)).sum::<i64>(), sum, "{table}.{column}");
    }
    let terms = "SELECT id, note, terms FROM offers JOIN versions v ON v.offer_id = id AND v.version = offers.version";
    let terms = sqlx::query(terms).fetch_all(connection).await.expect("terms");
    for row in terms.iter().step_by(50) {
        let (id, stored) = (row.get::<i64, _>("id"), row.get::<String, _>("terms"));
        let newest = found["versions"].iter().filter(|row| number(row, "offer_id") == id);
        let newest = newest.max_by_key(|row| number(row, "version")).expect("a version");
        assert_eq!(newest["terms"].as_ref(), Some(&stored));
    }
}

#[tokio::test]
async fn an_export_is_what_the_database_says() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let mut connection = filled(&database, &engine).await;
        let folder = tempfile::tempdir().expect("a folder");
        for (format, note) in [("csv", format!("'{NOTE}")), ("jsonl", NOTE.to_owned())] {
            let arguments = ["export", "--format", format, format];
            let said = succeed(over(&database.address, folder.path(), &arguments)).await;
            let mut found = BTreeMap::new();
            for name in names_in(&folder.path().join(format)) {
                let path = folder.path().join(format).join(&name);
                let text = std::fs::read_to_string(&path).expect("text");
                assert!(!SECRETS.iter().any(|secret| text.contains(secret)), "{name}");
                let rows = if format == "csv" { csv_rows(&path) } else { json_rows(&path) };
                let (table, ending) = name.split_once('.').expect("an ending");
                assert_eq!(ending, format);
                let line = |line: &str| line.split_whitespace().eq([table, rows.len().to_string().as_str()]);
                assert!(said.lines().any(line), "{table}: {said}");
                found.insert(table.to_owned(), rows);
            }
            assert!(found.len() > 50 && !found.contains_key("secrets"), "{:?}", found.keys());
            compare(&mut connection, &found).await;
            let noted = found["offers"].iter().find(|row| number(row, "number") == 7).expect("the offer");
            assert_eq!(noted["note"].as_ref(), Some(&note));
            let said = fail(over(&database.address, folder.path(), &arguments)).await;
            assert!(said.contains("exists already"), "{said}");
        }
        assert_eq!(names_in(folder.path()), ["csv", "jsonl"]);
        connection.execute("DELETE FROM _sqlx_migrations WHERE version > 70").await.expect("older");
        let said = fail(over(&database.address, folder.path(), &["export", "--format", "csv", "old"])).await;
        assert!(said.contains("parley migrate"), "{said}");
        assert_eq!(names_in(folder.path()), ["csv", "jsonl"]);
        connection.close().await.expect("it closes");
        database.remove().await;
    }
}
