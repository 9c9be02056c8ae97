//! A backup is put back by the program: what came after it is unknown, no number is given out twice, and cards from then say that
//! nothing changed.

use super::{asked, opened, over};
use crate::harness::database::{Database, Engine};
use crate::harness::program::{fail, names_in, succeed};
use crate::harness::steps::{FORM, Table, card, message, room, send_offer};
use crate::harness::world::{World, workshop};
use crate::jobs::{JOB, choose_board, on_board, post_job};
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};
use parley::store::Store;
use sqlx::{Connection as _, Executor as _, Row as _};
use std::collections::BTreeMap;
use std::path::Path;

/// A press on what the database doesn't know: nothing changes, and that's what they read.
async fn is_unknown(world: &World, person: &Person, place: Id, shown: &Message, label: &str) {
    let before = world.ledger().await;
    let told = message(person.press(place, shown, label).await).words();
    assert_eq!(world.ledger().await, before, "{told}");
    assert!(told.contains("Offer not found") || told.contains("Job not found"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_restore_no_number_is_used_twice_and_old_cards_say_so() {
    let mut world = World::set(&Engine::Sqlite, workshop()).await;
    world.allow_many_offers();
    world.start().await;
    let (mia, dana) = (world.person("Mia").await, world.person("Dana").await);
    let board = choose_board(&world, &mia, "find-work").await;
    let table = Table::set(&world).await;
    post_job(&world, &table.ana, &[], &JOB).await;
    on_board(&dana, board, 1, "Open").await;
    world.settled().await.close().await;
    let folder = tempfile::tempdir().expect("a folder");
    let address = world.database.address.clone();
    let kept = folder.path().join("kept.sqlite").display().to_string();
    succeed(over(&address, folder.path(), &["backup", &kept])).await;

    let second = table.offer_again(&world, 2).await;
    let third = table.offer_again(&world, 3).await;
    send_offer(&world, &table.ana, dana.id(), &FORM).await;
    let theirs = room(&world, &dana, "dana-ana").await;
    let fourth = card(&dana, theirs, 4, 1).await;
    post_job(&world, &table.ana, &[], &JOB).await;
    let job = on_board(&dana, board, 2, "Open").await;
    let said = fail(over(&address, folder.path(), &["restore", &kept])).await;
    assert!(said.contains("is running") && said.contains("nothing was changed"), "{said}");
    world.settled().await.close().await;
    world.kill().await;
    let said = succeed(over(&address, folder.path(), &["restore", &kept])).await;
    let line = |words: [&str; 3]| said.lines().any(|line| line.split_whitespace().eq(words));
    assert!(line(["offers", "1", "4"]) && line(["jobs", "1", "2"]), "{said}");
    let beside = Path::new(&address).parent().expect("a folder");
    let aside = beside.join("parley.sqlite.replaced-1");
    assert!(said.contains(&aside.display().to_string()), "{said}");
    assert_eq!(names_in(beside), ["parley.sqlite", "parley.sqlite.lock", "parley.sqlite.replaced-1"]);
    let mut replaced = opened(&aside).await;
    assert_eq!(asked(&mut replaced, "SELECT count(*) FROM offers").await, 4);
    replaced.close().await.expect("it closes");

    world.start().await;
    is_unknown(&world, &table.ben, table.room, &second, "Accept offer").await;
    is_unknown(&world, &table.ben, table.room, &third, "Decline offer").await;
    is_unknown(&world, &dana, theirs, &fourth, "Accept offer").await;
    is_unknown(&world, &dana, board, &job, "Save").await;
    table.offer_again(&world, 1_005).await;
    post_job(&world, &table.ana, &[], &JOB).await;
    on_board(&dana, board, 1_003, "Open").await;
    table.accept(&table.card).await;
    assert_eq!(world.ledger().await.contracts, 1);
    world.close().await;
}

#[tokio::test]
async fn what_is_no_backup_changes_nothing() {
    let database = Database::create(&Engine::Sqlite).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let bytes = std::fs::read(&database.address).expect("the database");
    let mut damaged = bytes.clone();
    damaged[2 * 4_096..3 * 4_096].fill(0xff);
    std::fs::write(path("damaged"), damaged).expect("written");
    std::fs::write(path("cut"), &bytes[..bytes.len() / 2]).expect("written");
    std::fs::write(path("text"), "Shopping list: milk, bread").expect("written");
    std::fs::write(path("empty"), "").expect("written");
    for (name, sql) in [
        (
            "newer",
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', true, x'00', 0)",
        ),
        ("anothers", "DROP TABLE _sqlx_migrations"),
    ] {
        std::fs::write(path(name), &bytes).expect("written");
        let url = format!("sqlite://{}?mode=rw", path(name).display());
        let mut connection = sqlx::AnyConnection::connect(&url).await.expect("it opens");
        connection.execute(sql).await.expect("changed");
        connection.close().await.expect("it closes");
    }
    for (name, said_of_it) in [
        ("damaged", "damaged"),
        ("cut", "a part of it is missing"),
        ("text", "isn't a SQLite database"),
        ("empty", "no tables of Parley's"),
        ("newer", "newer Parley"),
        ("anothers", "no tables of Parley's"),
        ("missing", "there's no backup"),
        (database.address.as_str(), "is the database itself"),
    ] {
        let said = fail(over(&database.address, folder.path(), &["restore", name])).await;
        assert!(said.contains(said_of_it), "{name}: {said}");
        assert_eq!(std::fs::read(&database.address).expect("the database"), bytes, "{name}");
    }
    let beside = Path::new(&database.address).parent().expect("a folder");
    assert_eq!(names_in(beside), ["parley.sqlite"]);
    database.remove().await;
}

/// Sets counters of a database that nobody has open.
async fn count(path: &Path, counters: &[(&str, i64)]) {
    let url = format!("sqlite://{}?mode=rw", path.display());
    let mut connection = sqlx::AnyConnection::connect(&url).await.expect("it opens");
    for (name, value) in counters {
        let counter = sqlx::query("INSERT INTO counters (name, value) VALUES ($1, $2)");
        counter.bind(*name).bind(*value).execute(&mut connection).await.expect("inserted");
    }
    connection.close().await.expect("it closes");
}

async fn counted(path: &Path) -> BTreeMap<String, i64> {
    let mut connection = opened(path).await;
    let rows = connection.fetch_all("SELECT name, value FROM counters").await.expect("counters");
    connection.close().await.expect("it closes");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

fn counters<const N: usize>(counters: [(&str, i64); N]) -> BTreeMap<String, i64> {
    counters.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

#[tokio::test]
async fn numbers_are_skipped_from_what_is_known_of_a_lost_database_too() {
    let database = Database::create(&Engine::Sqlite).await;
    let folder = tempfile::tempdir().expect("a folder");
    let (good, other) = (folder.path().join("good"), folder.path().join("data/parley.sqlite"));
    std::fs::copy(&database.address, &good).expect("copied");
    count(&good, &[("offers/10", 4), ("job_numbers/10", 9), ("room/7", 3), ("cards-seen/10", 5)]).await;
    let restore = || over("data/parley.sqlite", folder.path(), &["restore", "good"]);

    // On a new machine there's nothing to replace.
    let said = succeed(restore()).await;
    assert!(!said.contains("replaced") && said.contains("1000 numbers"), "{said}");
    let alone = [("offers/10", 1_004), ("job_numbers/10", 1_009), ("room/7", 3), ("cards-seen/10", 5)];
    assert_eq!(counted(&other).await, counters(alone));
    Store::open(&other.display().to_string()).await.expect("it opens").close().await;

    // A database that is damaged tells nothing, and is kept.
    std::fs::write(&other, "nothing that can be read").expect("written");
    let said = succeed(restore()).await;
    assert!(said.contains("couldn't read it") && said.contains("parley.sqlite.replaced-1"), "{said}");
    assert_eq!(counted(&other).await, counters(alone));

    // One that can be read tells what came after the backup, also in other servers.
    std::fs::copy(&database.address, &other).expect("copied");
    count(&other, &[("offers/10", 7), ("offers/11", 2), ("room/7", 8), ("sanctions/11", 1)]).await;
    succeed(restore()).await;
    let both = [("offers/11", 1_002), ("offers/10", 1_007), ("sanctions/11", 1_001)];
    let both = [both.as_slice(), &alone[1..]].concat();
    assert_eq!(
        counted(&other).await,
        both.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    );
    let kept =
        ["parley.sqlite", "parley.sqlite.lock", "parley.sqlite.replaced-1", "parley.sqlite.replaced-2"];
    let mut left = names_in(&folder.path().join("data"));
    left.retain(|name| !name.ends_with("-shm") && !name.ends_with("-wal"));
    assert_eq!(left, kept);
    database.remove().await;
}
