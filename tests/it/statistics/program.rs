//! `parley stats`: the same numbers for the operator, beside a running Parley or without one.

use crate::harness::database::{Database, engines};
use crate::harness::moment;
use crate::harness::program::{fail, parley, succeed};
use crate::load::{BUSY_SERVER, fill};
use parley::app::statistics_of;
use parley::domain::server::ServerRules;
use parley::domain::statistics::period::Period;
use parley::domain::time::UnixMs;
use parley::store::Store;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Executor as _};
use std::process::Command;

const OFFERS: u32 = 700;

fn over(database: &Database, arguments: &[&str]) -> Command {
    let mut command = parley(arguments, std::env::temp_dir().as_path());
    command.env("PARLEY_DATABASE", &database.address);
    command
}

#[tokio::test]
async fn the_operator_reads_the_same_numbers_beside_a_running_parley() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let mut connection = database.write().await;
        fill(&mut connection, OFFERS, moment::begin(&engine)).await.expect("it is filled");
        for (id, name) in [(BUSY_SERVER.0, "Workshop"), (11, "Studio\u{1b}[31m")] {
            let sql = format!("INSERT INTO guilds (guild_id, name) VALUES ({id}, '{name}')");
            connection.execute(AssertSqlSafe(sql)).await.expect("a server");
        }
        // A Parley that has it open.
        let store = Store::open(&database.address).await.expect("it opens");
        for period in Period::ALL {
            let said =
                succeed(over(&database, &["stats", "--json", "--days", period.code(), "--server", "10"]))
                    .await;
            let said: Value = serde_json::from_str(&said).expect("JSON");
            let servers = said["servers"].as_array().expect("servers");
            let [server] = servers.as_slice() else { panic!("one server: {said}") };
            assert_eq!((&server["server"], &server["name"]), (&"10".into(), &"Workshop".into()));
            let until = server["until"].as_str().expect("a moment").parse::<chrono::DateTime<chrono::Utc>>();
            let now = UnixMs(until.expect("a moment").timestamp_millis());
            let mut reader = store.reader().await.expect("a reader");
            let rules = ServerRules::default();
            let found = statistics_of(&mut reader.queries(), BUSY_SERVER, (period, now), &rules).await;
            let mut expected = serde_json::to_value(found.expect("statistics")).expect("JSON");
            expected["server"] = "10".into();
            expected["name"] = "Workshop".into();
            assert_eq!(server, &expected);
            assert_eq!(
                server["spans"].as_array().map(Vec::len),
                Some(period.spans(now, chrono_tz::Tz::UTC).len())
            );
            // What waits and runs now doesn't depend on the day on which this runs.
            assert_eq!(server["open_offers"], OFFERS / 10);
            assert_eq!(server["contract_states"]["active"], OFFERS / 10);
        }
        let all = succeed(over(&database, &["stats"])).await;
        assert!(all.contains("Workshop (10)\nStatistics: last 30 days"), "{all}");
        assert!(all.contains("Studio\\u{1b}[31m (11)") && !all.contains('\u{1b}'), "{all}");
        let json: Value =
            serde_json::from_str(&succeed(over(&database, &["stats", "--json"])).await).expect("JSON");
        assert_eq!(json["servers"].as_array().map(Vec::len), Some(2));
        let said = fail(over(&database, &["stats", "--server", "12"])).await;
        assert!(said.contains("no server 12"), "{said}");
        store.close().await;

        connection.execute("DELETE FROM _sqlx_migrations WHERE version > 70").await.expect("older");
        let said = fail(over(&database, &["stats"])).await;
        assert!(said.contains("parley migrate"), "{said}");
        drop(connection);
        database.remove().await;
    }
}

#[tokio::test]
async fn without_a_database_it_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = parley(&["stats"], folder.path());
    command.env("PARLEY_DATABASE", folder.path().join("none.db"));
    let said = fail(command).await;
    assert!(said.contains("no database at"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0, "none was made");
}
