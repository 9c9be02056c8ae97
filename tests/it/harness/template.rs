//! Parley's tables as they are before anything has happened, made once for all tests: running every migration for each of more
//! than a thousand databases would take minutes. Owns how a copy is made.

use super::database::administer;
use parley::store::Store;
use sqlx::{AnyConnection, Connection as _};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use tokio::sync::OnceCell;

static SQLITE: OnceCell<Vec<u8>> = OnceCell::const_new();
static POSTGRES: OnceCell<String> = OnceCell::const_new();

/// The bytes of a SQLite file with all tables.
pub(super) async fn sqlite() -> &'static [u8] {
    let make = async || {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("template.sqlite");
        migrate(&file.display().to_string()).await;
        std::fs::read(file).expect("it is read")
    };
    SQLITE.get_or_init(make).await
}

/// The name of a database with all tables on this Postgres server, to be given as `TEMPLATE`. It stays there for the next run
/// with the same migrations, which its name tells.
pub(super) async fn postgres(server: &str) -> &'static str {
    let make = async || {
        let name = format!("parley_test_template_{:016x}", hash_of_migrations());
        if !is_there(server, &name).await {
            // Another process may be making it as well: whoever is first gives it its name.
            let unnamed = format!("{name}_{}", std::process::id());
            administer(server, &format!("CREATE DATABASE {unnamed}")).await;
            let (base, _) = server.rsplit_once('/').expect("a URL that ends in a database");
            migrate(&format!("{base}/{unnamed}")).await;
            let mut connection = AnyConnection::connect(server).await.expect("Postgres answers");
            let rename = format!("ALTER DATABASE {unnamed} RENAME TO {name}");
            let renamed = sqlx::raw_sql(sqlx::AssertSqlSafe(rename)).execute(&mut connection).await;
            connection.close().await.expect("it closes");
            if let Err(refused) = renamed {
                assert!(is_there(server, &name).await, "no template: {refused}");
                administer(server, &format!("DROP DATABASE {unnamed} WITH (FORCE)")).await;
            }
        }
        name
    };
    POSTGRES.get_or_init(make).await
}

/// Brings a database's tables up to date.
pub(super) async fn migrate(address: &str) {
    Store::open(address).await.expect("all migrations run").close().await;
}

async fn is_there(server: &str, name: &str) -> bool {
    let mut connection = AnyConnection::connect(server).await.expect("Postgres answers");
    let count = sqlx::query_as("SELECT count(*) FROM pg_database WHERE datname = $1");
    let (found,): (i64,) = count.bind(name).fetch_one(&mut connection).await.expect("a count");
    connection.close().await.expect("it closes");
    found == 1
}

fn hash_of_migrations() -> u64 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let files = std::fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<_> = files.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.file_name().hash(&mut hasher);
        std::fs::read(&file).expect("it is read").hash(&mut hasher);
    }
    hasher.finish()
}
