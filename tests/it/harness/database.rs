//! A fresh database for each test, on either engine. Owns where Postgres is found and what is said when it is not.

use super::template;
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Connection as _};
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

/// Where files are in memory, on Linux: a test's database need not outlive the machine.
const MEMORY: &str = "/dev/shm";

static NEXT: AtomicU32 = AtomicU32::new(1);
static DRIVERS: Once = Once::new();
static NOTE: Once = Once::new();

/// A database that is gone when this is dropped.
pub(crate) struct Database {
    /// As Parley's configuration takes it.
    pub(crate) address: String,
    kind: Kind,
}

enum Kind {
    Sqlite(TempDir),
    Postgres { server: String, name: String },
}

/// A copy of a database.
pub(crate) struct Backup(String);

/// Which engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    /// The URL of a server whose databases we may create and drop, ending in a database to connect to.
    Postgres(String),
}

/// The engines to test on. Says once, visibly, when Postgres is left out; where it is required, that fails.
pub(crate) fn engines() -> Vec<Engine> {
    let mut engines = vec![Engine::Sqlite];
    match std::env::var("PARLEY_TEST_POSTGRES") {
        Ok(url) => engines.push(Engine::Postgres(url)),
        Err(_) if required("postgres") => panic!("PARLEY_TEST_POSTGRES is not set, and Postgres is required"),
        Err(_) => NOTE.call_once(|| {
            eprintln!("note: PARLEY_TEST_POSTGRES is not set, so nothing is tested on Postgres");
        }),
    }
    engines
}

/// Whether `PARLEY_TEST_REQUIRE`, a list with commas, names `what`: CI leaves nothing out.
pub(crate) fn required(what: &str) -> bool {
    std::env::var("PARLEY_TEST_REQUIRE").is_ok_and(|list| list.split(',').any(|item| item.trim() == what))
}

impl Database {
    /// One with Parley's tables, and nothing in them.
    pub(crate) async fn create(engine: &Engine) -> Self {
        DRIVERS.call_once(sqlx::any::install_default_drivers);
        match engine {
            Engine::Sqlite => {
                let database = Self::empty(engine).await;
                std::fs::write(&database.address, template::sqlite().await).expect("written");
                database
            }
            // A story's own server has no template.
            Engine::Postgres(server) if std::env::var("PARLEY_TEST_POSTGRES").as_ref() != Ok(server) => {
                let database = Self::empty(engine).await;
                template::migrate(&database.address).await;
                database
            }
            Engine::Postgres(server) => {
                let template = template::postgres(server).await;
                Self::on_postgres(server, &format!(" TEMPLATE {template}")).await
            }
        }
    }

    /// One without tables, as an operator creates it.
    pub(crate) async fn empty(engine: &Engine) -> Self {
        DRIVERS.call_once(sqlx::any::install_default_drivers);
        match engine {
            Engine::Sqlite => {
                let folder = tempfile::tempdir_in(MEMORY).or_else(|_| tempfile::tempdir());
                let folder = folder.expect("a temporary folder");
                let address = folder.path().join("parley.sqlite").display().to_string();
                Self { address, kind: Kind::Sqlite(folder) }
            }
            Engine::Postgres(server) => Self::on_postgres(server, "").await,
        }
    }

    async fn on_postgres(server: &str, how: &str) -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("parley_test_{}_{number}", std::process::id());
        administer(server, &format!("CREATE DATABASE {name}{how}")).await;
        let (base, _) = server.rsplit_once('/').expect("a URL that ends in a database");
        let address = format!("{base}/{name}");
        Self { address, kind: Kind::Postgres { server: server.to_owned(), name } }
    }

    /// A connection of the test's own, beside Parley's.
    pub(crate) async fn pool(&self) -> AnyPool {
        let url = match &self.kind {
            Kind::Sqlite(_) => format!("sqlite://{}?mode=ro", self.address),
            Kind::Postgres { .. } => self.address.clone(),
        };
        AnyPoolOptions::new().max_connections(2).connect(&url).await.expect("the database can be read")
    }

    /// The same, made before the database itself exists.
    pub(crate) async fn pool_later(&self) -> AnyPool {
        let url = match &self.kind {
            Kind::Sqlite(_) => format!("sqlite://{}?mode=ro", self.address),
            Kind::Postgres { .. } => self.address.clone(),
        };
        AnyPoolOptions::new().max_connections(2).connect_lazy(&url).expect("a database's address")
    }

    /// A connection that may write, for what no version of Parley writes.
    pub(crate) async fn write(&self) -> AnyConnection {
        let url = match &self.kind {
            Kind::Sqlite(_) => format!("sqlite://{}?mode=rw", self.address),
            Kind::Postgres { .. } => self.address.clone(),
        };
        AnyConnection::connect(&url).await.expect("the database can be written")
    }

    /// Keeps a copy, as an operator does who has stopped Parley.
    pub(crate) async fn back_up(&self) -> Backup {
        match &self.kind {
            Kind::Sqlite(folder) => {
                // What a crash left in the `-wal` becomes part of the file.
                let mut writer = self.write().await;
                sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                    .execute(&mut writer)
                    .await
                    .expect("a checkpoint");
                writer.close().await.expect("it closes");
                let copy = folder.path().join("backup.sqlite");
                std::fs::copy(&self.address, &copy).expect("copied");
                Backup(copy.display().to_string())
            }
            Kind::Postgres { server, name } => {
                let copy = format!("{name}_backup");
                administer(server, &format!("CREATE DATABASE {copy} TEMPLATE {name}")).await;
                Backup(copy)
            }
        }
    }

    /// Puts a copy in the place of everything that came after it.
    pub(crate) async fn put_back(&self, Backup(copy): Backup) {
        match &self.kind {
            Kind::Sqlite(_) => {
                for ending in ["-wal", "-shm"] {
                    // They are there after a crash only.
                    drop(std::fs::remove_file(format!("{}{ending}", self.address)));
                }
                std::fs::rename(copy, &self.address).expect("put back");
            }
            Kind::Postgres { server, name } => {
                administer(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
                administer(server, &format!("ALTER DATABASE {copy} RENAME TO {name}")).await;
            }
        }
    }

    pub(crate) async fn remove(self) {
        match self.kind {
            Kind::Sqlite(folder) => drop(folder),
            Kind::Postgres { server, name } => {
                administer(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
            }
        }
    }
}

pub(super) async fn administer(server: &str, statement: &str) {
    let pool = AnyPoolOptions::new().max_connections(1).connect(server).await.expect("Postgres answers");
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&pool).await.expect("the statement runs");
    pool.close().await;
}
