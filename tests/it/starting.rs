//! What keeps Parley from starting is one sentence that says what to do, before Discord is asked anything and before anything
//! is made: a variable that isn't right, and a database that can't be Parley's.

use crate::harness::database::{Database, Engine, engines};
use crate::harness::program::{fail, local_discord, parley, succeed};
use crate::harness::world::{World, workshop};
use parley::store::Store;
use sqlx::any::AnyConnectOptions;
use sqlx::{AnyConnection, Connection as _, Executor as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr as _;
use tempfile::TempDir;

/// A folder to start Parley in, beside a Discord that nobody is to ask anything.
struct Workplace {
    world: World,
    folder: TempDir,
}

impl Workplace {
    async fn set() -> Self {
        let world = World::set(&Engine::Sqlite, workshop()).await;
        let folder = tempfile::tempdir().expect("a folder");
        let config = format!("{}[log]\nfilter = \"off\"\n", local_discord(world.emulator.ready()));
        std::fs::write(folder.path().join("local.toml"), config).expect("written");
        Self { world, folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, database: &str) -> Command {
        let mut command = parley(&["--config", "local.toml", "run"], self.folder.path());
        command.env("PARLEY_DATABASE", database).env("PARLEY_TOKEN", "not.the.token");
        command
    }

    /// What Parley says when it is started over `database`, having asked Discord nothing.
    async fn refusal(&self, database: &str) -> String {
        let before = self.world.emulator.calls_after(0).len();
        let said = fail(self.run(database)).await;
        assert_eq!(self.world.emulator.calls_after(0).len(), before, "Discord was asked: {said}");
        said
    }

    async fn close(self) {
        self.world.emulator.stop().await.expect("it stops");
        self.world.database.remove().await;
    }
}

/// A database of this version, closed.
async fn made(path: &Path) {
    Store::open(&path.display().to_string()).await.expect("it opens").close().await;
}

async fn sqlite(path: &Path, mode: &str) -> AnyConnection {
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}?mode={mode}", path.display());
    AnyConnection::connect_with(&AnyConnectOptions::from_str(&url).expect("a URL")).await.expect("it opens")
}

#[tokio::test]
async fn a_wrong_variable_is_refused_by_name_and_nothing_is_made() {
    let place = Workplace::set().await;
    let rows = [
        ("", "empty"),
        ("''", "empty"),
        ("mysql://ana:s3cret@db/parley", "mysql"),
        ("postgres:ana:s3cret@db/parley", "postgres://"),
        ("ana s3cret@db/parley", "@"),
        ("//ana:s3cret@db/parley", "@"),
        ("host=db password=s3cret", "URL"),
        ("sqlite::memory:", "SQLite file"),
        ("new-folder/", "folder"),
    ];
    for (written, named) in rows {
        let said = place.refusal(written).await;
        assert!(said.contains("PARLEY_DATABASE") && said.contains(named), "{written:?}: {said}");
        assert!(!said.contains("s3cret"), "{said}");
    }
    let mut command = place.run("data/parley.sqlite");
    command.env("PARLEY_TOKEN", "two words");
    let said = fail(command).await;
    assert!(said.contains("PARLEY_TOKEN") && !said.contains("two words"), "{said}");
    let mut command = place.run("data/parley.sqlite");
    command.env("PARLEY_TOKEN", "\"\"");
    let said = fail(command).await;
    assert!(said.contains("needs a bot token"), "{said}");
    let left: Vec<_> = std::fs::read_dir(place.folder.path()).expect("a folder").collect();
    assert_eq!(left.len(), 1, "nothing but the configuration: {left:?}");
    place.close().await;
}

#[tokio::test]
async fn an_address_in_quotes_is_the_same_database() {
    let folder = tempfile::tempdir().expect("a folder");
    for written in ["here.sqlite", "\"here.sqlite\"", " 'here.sqlite'\r\n", "sqlite://here.sqlite"] {
        let mut command = parley(&["migrate"], folder.path());
        command.env("PARLEY_DATABASE", written);
        succeed(command).await;
    }
    let mut left: Vec<_> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("text"))
        .collect();
    left.sort();
    assert_eq!(left, ["here.sqlite", "here.sqlite.lock"]);
}

#[tokio::test]
async fn a_file_that_cannot_be_parleys_database_is_left_as_it_is() {
    let place = Workplace::set().await;
    let good = place.path("good.sqlite");
    made(&good).await;
    let bytes = std::fs::read(&good).expect("the file");
    let damaged = |from: usize, with: u8| {
        let mut bytes = bytes.clone();
        bytes[from..].iter_mut().take(4_000).for_each(|byte| *byte = with);
        bytes
    };
    let utf16 = place.path("utf16.sqlite");
    let mut connection = sqlite(&utf16, "rwc").await;
    connection.execute("PRAGMA encoding = 'UTF-16'; CREATE TABLE t (a TEXT)").await.expect("made");
    connection.close().await.expect("closed");
    let anothers = place.path("another.sqlite");
    let mut connection = sqlite(&anothers, "rwc").await;
    connection.execute("CREATE TABLE recipes (name TEXT)").await.expect("made");
    connection.close().await.expect("closed");
    let newer = place.path("newer.sqlite");
    std::fs::copy(&good, &newer).expect("copied");
    let mut connection = sqlite(&newer, "rw").await;
    connection
        .execute("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', true, x'00', 0)")
        .await
        .expect("inserted");
    connection.close().await.expect("closed");
    let files: [(&str, Vec<u8>, &str); 8] = [
        ("text", b"Shopping list: milk, bread, and a lot of other things that fill more than one hundred bytes of a file, as a database's header does".to_vec(), "isn't a SQLite database"),
        ("short", b"hello".to_vec(), "isn't a SQLite database"),
        ("cut", bytes[..bytes.len() / 2].to_vec(), "cut off"),
        ("header", bytes[..60].to_vec(), "cut off"),
        ("damaged", damaged(2 * 4_096, 0xff), "damaged"),
        ("utf16", std::fs::read(&utf16).expect("a file"), "UTF-16"),
        ("anothers", std::fs::read(&anothers).expect("a file"), "another program"),
        ("newer", std::fs::read(&newer).expect("a file"), "newer Parley"),
    ];
    for (name, content, named) in files {
        let path = place.path(&format!("{name}.db"));
        std::fs::write(&path, &content).expect("written");
        let said = place.refusal(&path.display().to_string()).await;
        assert!(said.contains(named), "{name}: {said}");
        assert_eq!(std::fs::read(&path).expect("the file"), content, "{name} was changed");
    }
    let said = place.refusal(&place.folder.path().display().to_string()).await;
    assert!(said.contains("folder"), "{said}");
    place.close().await;
}

#[tokio::test]
async fn a_wal_of_another_time_is_not_mixed_into_a_backup() {
    let place = Workplace::set().await;
    let path = place.path("parley.sqlite");
    made(&path).await;
    let backup = std::fs::read(&path).expect("the file");
    // What came after the backup, and a -wal that was begun over that.
    let settings = "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0";
    for round in 0..3 {
        let mut connection = sqlite(&path, "rw").await;
        connection.execute(settings).await.expect("set");
        let more = "CREATE TABLE more (a TEXT); INSERT INTO more VALUES (hex(randomblob(9000)));
                    DROP TABLE more; INSERT INTO counters (name, value) SELECT 'c' || hex(randomblob(900)), 1";
        connection.execute(more).await.expect("changed");
        if round < 2 {
            connection.close().await.expect("closed");
            continue;
        }
        let wal = std::fs::read(place.path("parley.sqlite-wal")).expect("the -wal");
        connection.close().await.expect("closed");
        std::fs::write(place.path("parley.sqlite-wal"), wal).expect("written");
    }
    std::fs::write(&path, &backup).expect("put back");
    let said = place.refusal(&path.display().to_string()).await;
    assert!(said.contains("-wal file") && said.contains("Move"), "{said}");
    assert_eq!(std::fs::read(&path).expect("the file"), backup, "the backup was changed");
    // As it says.
    std::fs::remove_file(place.path("parley.sqlite-wal")).expect("moved away");
    drop(std::fs::remove_file(place.path("parley.sqlite-shm")));
    made(&path).await;
    place.close().await;
}

#[tokio::test]
async fn a_crash_leaves_a_wal_that_is_the_databases_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("parley.sqlite");
    made(&path).await;
    for round in 0..6 {
        let mut connection = sqlite(&path, "rw").await;
        connection.execute("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 3").await.expect("set");
        for step in 0..7 {
            let name = format!("c{round}-{step}{}", "x".repeat(3_000));
            let insert = sqlx::query("INSERT INTO counters (name, value) VALUES ($1, 1)");
            insert.bind(name).execute(&mut connection).await.expect("inserted");
        }
        let crashed: Vec<_> = ["parley.sqlite", "parley.sqlite-wal"]
            .map(|name| (name, std::fs::read(folder.path().join(name)).expect("a file")))
            .into();
        connection.close().await.expect("closed");
        for (name, content) in crashed {
            std::fs::write(folder.path().join(name), content).expect("written");
        }
        made(&path).await;
    }
    let mut connection = sqlite(&path, "ro").await;
    let count: i64 = sqlx::query_scalar("SELECT count(*) FROM counters")
        .fetch_one(&mut connection)
        .await
        .expect("a count");
    assert_eq!(count, 42);
}

#[tokio::test]
async fn a_postgres_that_refuses_or_is_not_there_is_one_sentence() {
    let place = Workplace::set().await;
    let closed =
        std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    let said = place.refusal(&format!("postgres://ana:s3cret@{closed}/parley")).await;
    assert!(said.contains("nothing answers there") && !said.contains("s3cret"), "{said}");
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = silent.local_addr().expect("an address");
    let said = place.refusal(&format!("postgres://ana:s3cret@{address}/parley")).await;
    assert!(said.contains("didn't answer") && !said.contains("s3cret"), "{said}");
    let said = place.refusal("postgres://ana:s3cret@no-such-host.invalid/parley").await;
    assert!(said.contains("can't be reached") && !said.contains("s3cret"), "{said}");
    for engine in engines() {
        let Engine::Postgres(server) = &engine else { continue };
        let (base, _) = server.rsplit_once('/').expect("a URL that ends in a database");
        let said = place.refusal(&format!("{base}/parley_no_such_database")).await;
        assert!(said.contains("does not exist") && said.contains("createdb"), "{said}");
        let database = Database::empty(&engine).await;
        Store::open(&database.address).await.expect("it opens").close().await;
        let mut connection = database.write().await;
        connection
            .execute("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', true, '\\x00', 0)")
            .await
            .expect("inserted");
        let said = place.refusal(&database.address).await;
        assert!(said.contains("newer Parley"), "{said}");
        connection.close().await.expect("closed");
        database.remove().await;
    }
    place.close().await;
}
