//! A SQLite database moved to Postgres: killed again and again on the way, it's the same there in the end, and neither is used before.

use super::{asked, over};
use crate::harness::database::{Database, Engine, engines};
use crate::harness::moment;
use crate::harness::program::{fail, names_in, parley, start, succeed};
use crate::load::fill;
use parley::store::Store;
use sqlx::{AnyConnection, Connection as _, Executor as _};
use std::path::Path;
use std::process::Command;

/// Enough that a table takes several transactions.
const OFFERS: u32 = 3_000;
/// What may be in a text, for whoever writes it into lines.
const NOTE: &str = "a\tb\\N\nc\r\\.\n\"'ünï\u{2028}\u{1F600}";
/// The move is killed when it has said that these tables are there.
const KILLED_AFTER: [&str; 3] = ["  agencies", "  offers", "  timeline"];

async fn filled() -> Database {
    let database = Database::create(&Engine::Sqlite).await;
    let mut connection: AnyConnection = database.write().await;
    fill(&mut connection, OFFERS, moment::begin(&Engine::Sqlite)).await.expect("it is filled");
    let note = sqlx::query("UPDATE offers SET note = $1 WHERE number % 7 = 0").bind(NOTE);
    note.execute(&mut connection).await.expect("a note");
    connection.execute("INSERT INTO secrets (name, value) VALUES ('test', 'k3y')").await.expect("a secret");
    connection.close().await.expect("it closes");
    database
}

/// Each file of an export, with what is in it.
async fn exported(address: &str, folder: &Path, name: &str) -> Vec<(String, String)> {
    succeed(over(address, folder, &["export", "--format", "jsonl", name])).await;
    let read = |file: String| {
        let text = std::fs::read_to_string(folder.join(name).join(&file)).expect("text");
        (file, text)
    };
    names_in(&folder.join(name)).into_iter().map(read).collect()
}

#[tokio::test]
async fn a_move_that_is_killed_goes_on_and_both_ends_are_the_same() {
    let Some(engine) = engines().into_iter().find(|engine| *engine != Engine::Sqlite) else { return };
    let (source, target) = (filled().await, Database::create(&engine).await);
    let folder = tempfile::tempdir().expect("a folder");
    let moving = || -> Command { over(&source.address, folder.path(), &["move", "--to", &target.address]) };
    let before = exported(&source.address, folder.path(), "before").await;

    let running = Store::open(&source.address).await.expect("it opens");
    let said = fail(moving()).await;
    assert!(said.contains("Parley is running"), "{said}");
    running.close().await;
    drop(running);

    for line in KILLED_AFTER {
        // Killed as it's dropped.
        let (running, _) = start(moving(), line).await;
        drop(running);
        for (database, why) in [(&source, "being moved to"), (&target, "isn't complete")] {
            let said = fail(over(&database.address, folder.path(), &["migrate"])).await;
            assert!(said.contains(why), "{said}");
            assert!(!said.contains("trust") && !said.contains("k3y"), "{said}");
        }
    }
    let other = Database::create(&engine).await;
    let said = fail(over(&source.address, folder.path(), &["move", "--to", &other.address])).await;
    assert!(said.contains("being moved to"), "{said}");
    other.remove().await;

    let said = succeed(moving()).await;
    assert!(said.contains("each row of its") && said.contains("Set `address`"), "{said}");
    let again = fail(moving()).await;
    assert!(again.contains("was moved to"), "{again}");
    let after = exported(&target.address, folder.path(), "after").await;
    assert!(
        before.len() > 50
            && before.iter().any(|(file, text)| file == "offers.jsonl" && text.contains("\\\\N"))
    );
    assert_eq!(before, after);
    let mut connection = AnyConnection::connect(&target.address).await.expect("it opens");
    assert_eq!(asked(&mut connection, "SELECT count(*) FROM secrets WHERE value = 'k3y'").await, 1);
    assert_eq!(asked(&mut connection, "SELECT count(*) FROM moves_in").await, 0);
    connection.close().await.expect("it closes");

    // One of them is used from now on.
    succeed(over(&target.address, folder.path(), &["migrate"])).await;
    let said = fail(over(&source.address, folder.path(), &["migrate"])).await;
    assert!(said.contains("was moved to") && said.contains("--cancel"), "{said}");
    let said = succeed(over(&source.address, folder.path(), &["move", "--cancel"])).await;
    assert!(said.contains("can be used again"), "{said}");
    succeed(over(&source.address, folder.path(), &["migrate"])).await;
    let said = fail(moving()).await;
    assert!(said.contains("isn't empty"), "{said}");
    let said = fail(over(&source.address, folder.path(), &["move", "--cancel"])).await;
    assert!(said.contains("isn't being moved"), "{said}");
    source.remove().await;
    target.remove().await;
}

#[tokio::test]
async fn only_a_sqlite_file_is_moved_and_only_to_postgres() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows: [(&[&str], &str); 3] = [
        (&["move", "--to", "postgres://parley:s3cret@127.0.0.1:1/parley"], "there's no database at"),
        (&["move", "--cancel"], "there's no database at"),
        (&["move", "--to", "other.sqlite"], "there's no database at"),
    ];
    for (arguments, why) in rows {
        let said = fail(over("data/parley.sqlite", folder.path(), arguments)).await;
        assert!(said.contains(why) && !said.contains("s3cret"), "{said}");
    }
    succeed(over("here.sqlite", folder.path(), &["migrate"])).await;
    let said = fail(over("here.sqlite", folder.path(), &["move", "--to", "other.sqlite"])).await;
    assert!(said.contains("to Postgres only"), "{said}");
    let nowhere = "postgres://parley:s3cret@127.0.0.1:1/parley";
    let said = fail(over("here.sqlite", folder.path(), &["move", "--to", nowhere])).await;
    assert!(said.contains("127.0.0.1") && !said.contains("s3cret"), "{said}");
    let said = fail(over(nowhere, folder.path(), &["move", "--to", nowhere])).await;
    assert!(said.contains("already") && !said.contains("s3cret"), "{said}");
    succeed(over("here.sqlite", folder.path(), &["migrate"])).await;
    assert!(!parley(&["move"], folder.path()).output().expect("it ends").status.success());
}
