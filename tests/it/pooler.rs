//! A real PgBouncer between Parley and Postgres: in session mode nobody notices, in the other modes Parley says so at the start,
//! before it keeps anything.

use crate::harness::database::{Database, Engine, engines, required};
use crate::harness::program::{Running, listens};
use crate::lanes::Script;
use crate::machines::{Process, until};
use parley::store::Store;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Once;
use tempfile::TempDir;

static NOTE: Once = Once::new();

/// Where Debian has it, outside the usual path of people.
const USUAL: &str = "/usr/sbin/pgbouncer";

/// The program, if it is here; where it is required, there must be one.
fn program() -> Option<PathBuf> {
    let named = std::env::var_os("PARLEY_TEST_PGBOUNCER").map_or_else(|| PathBuf::from(USUAL), PathBuf::from);
    let found = Some(named).filter(|path| path.exists());
    assert!(found.is_some() || !required("pgbouncer"), "{USUAL} is missing, and PgBouncer is required");
    if found.is_none() {
        NOTE.call_once(|| eprintln!("note: PgBouncer is not installed, so none is tested"));
    }
    found
}

/// A running pooler over one database.
struct Pooler {
    _child: Running,
    address: String,
    _folder: TempDir,
}

impl Pooler {
    async fn start(program: &Path, database: &Database, settings: &str) -> Self {
        let (user, place) = database.address.split_once('@').expect("a URL with a user");
        let user = user.rsplit('/').next().and_then(|user| user.split(':').next()).expect("a user");
        let (server, name) = place.split_once('/').expect("a URL that ends in a database");
        let (host, port) = server.split_once(':').unwrap_or((server, "5432"));
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let own = free.local_addr().expect("an address").port();
        drop(free);
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("pgbouncer.ini");
        let text = format!(
            "[databases]\n{name} = host={host} port={port} user={user}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
             listen_port = {own}\nunix_socket_dir =\nauth_type = any\nignore_startup_parameters = extra_float_digits\n\
             {settings}\n"
        );
        std::fs::write(&file, text).expect("written");
        let mut command = Command::new(program);
        // It refuses to be root, and reads its file as whom it is then.
        if std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
            std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).expect("set");
            command.args(["-u", "nobody"]);
        }
        let child = command.arg(&file).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let pooler = Self {
            _child: Running(child.expect("it starts")),
            address: format!("postgres://{user}@127.0.0.1:{own}/{name}"),
            _folder: folder,
        };
        listens((Ipv4Addr::LOCALHOST, own).into()).await;
        pooler
    }
}

#[tokio::test]
async fn a_pooler_that_lends_sessions_for_a_transaction_is_named_at_the_start() {
    let Some(program) = program() else { return };
    for engine in engines() {
        let Engine::Postgres(_) = &engine else { continue };
        for settings in [
            "pool_mode = transaction",
            "pool_mode = transaction\ndefault_pool_size = 1",
            "pool_mode = transaction\nserver_round_robin = 1\nmin_pool_size = 4",
            "pool_mode = transaction\nserver_reset_query_always = 1",
            "pool_mode = statement",
        ] {
            let database = Database::empty(&engine).await;
            let pooler = Pooler::start(&program, &database, settings).await;
            let said = match Store::open(&pooler.address).await {
                Ok(_) => panic!("it was not noticed with {settings}"),
                Err(refused) => refused.to_string(),
            };
            assert!(said.contains("PgBouncer") && said.contains("session mode"), "{settings}: {said}");
            drop(pooler);
            let pool = database.pool().await;
            let tables: (i64,) = sqlx::query_as("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
                .fetch_one(&pool)
                .await
                .expect("a count");
            assert_eq!(tables.0, 0, "{settings}: something was made");
            pool.close().await;
            database.remove().await;
        }
    }
}

#[tokio::test]
async fn a_pooler_in_session_mode_is_like_none() {
    let Some(program) = program() else { return };
    for engine in engines() {
        let Engine::Postgres(_) = &engine else { continue };
        let database = Database::empty(&engine).await;
        let pooler = Pooler::start(&program, &database, "pool_mode = session").await;
        // The second time there are tables.
        for _ in 0..2 {
            Store::open(&pooler.address).await.expect("it opens").close().await;
        }
        // One process behind the pooler, and one that isn't, hear each other.
        let (mut behind, before) =
            (Process::start(&pooler.address).await, Process::start(&database.address).await);
        let script = Script::default();
        behind.deliver(4, script.clone());
        for id in 1..=3 {
            before.enqueue(id).await;
            until(async || script.made().len() as i64 == id).await;
        }
        let stands = |process: &Process| process.store.standing().borrow().processes;
        until(async || stands(&behind) == 2 && stands(&before) == 2).await;
        behind.kill().await;
        before.kill().await;
        drop(pooler);
        database.remove().await;
    }
}
