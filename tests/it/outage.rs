//! The database takes nothing while Parley runs: whoever acts hears that nothing changed and gets back what they typed, nothing
//! is posted that was not saved, and Parley goes on by itself.

use crate::harness::database::{Engine, engines};
use crate::harness::program::{local_discord, start};
use crate::harness::steps::{Table, ask_for_form, card, card_in_state, message};
use crate::harness::world::{PATIENCE, World, workshop};
use sqlx::{AnyConnection, Connection as _, Executor as _};
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What people read while nothing can be saved.
const UNSAVED: &str = "so nothing changed";
/// What the log says of it.
const LINE: &str = "nothing can be saved";
/// What Ana types in vain.
const VAIN: [(&str, &str); 5] = [
    ("title", "Second page"),
    ("description", "Somebody thought about this text for a quarter of an hour."),
    ("price", "$1,700"),
    ("schedule", "due in 4 weeks"),
    ("milestones", ""),
];

/// Ana and Ben act before, during and after: `begin` has nothing saved from then on, and `end` has everything saved again.
async fn play(world: &World, begin: impl AsyncFnOnce(), end: impl AsyncFnOnce()) {
    let table = Table::set(world).await;
    let Table { ana, ben, room, card: first } = &table;
    let modal = ask_for_form(world, ana, ben.id()).await.expect("an answer").modal().expect("a form");
    let confirm = message(ben.press(*room, first, "Accept offer").await);
    world.settled().await.close().await;
    let before = shown(world);

    begin().await;
    let told = message(ana.submit(&modal, &VAIN).await);
    assert!(told.says(UNSAVED), "{}", told.words());
    for (_, typed) in VAIN {
        assert!(told.says(typed), "{typed}: {}", told.words());
    }
    let told = message(ben.press(*room, &confirm, "Accept these terms").await);
    assert!(told.says(UNSAVED), "{}", told.words());
    assert_eq!(shown(world), before, "something was shown that was not saved");

    end().await;
    table_goes_on(world, &table).await;
    assert_eq!(world.ledger().await.contracts, 1);
}

/// Nobody does anything but try again.
async fn table_goes_on(world: &World, table: &Table) {
    let Table { ana, ben, room, card: first } = table;
    let saved = async {
        loop {
            let answered = ask_for_form(world, ana, ben.id()).await;
            if let Some(modal) = answered.ok().and_then(|answer| answer.modal().ok()) {
                return modal;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    let modal = tokio::time::timeout(PATIENCE, saved).await.expect("it goes on by itself");
    let preview = message(ana.submit(&modal, &VAIN).await);
    message(ana.press(world.general, &preview, "Send").await);
    card(ben, *room, 2, 1).await;
    table.accept(first).await;
    card_in_state(ben, *room, 1, 1, "Accepted").await;
}

/// How many calls of Parley show somebody something beside their own answer.
fn shown(world: &World) -> usize {
    let bot = world.bot_id();
    let posts = |call: &discord_emulator::calls::Call| {
        call.who == Some(bot) && call.method != "GET" && call.path.contains("/channels/")
    };
    world.emulator.calls_after(0).iter().filter(|call| posts(call)).count()
}

/// The largest file that a process may write; what is there already may stay.
fn limit_files(process: u32, bytes: &str) {
    let limit =
        Command::new("prlimit").args(["--pid", &process.to_string(), &format!("--fsize={bytes}")]).status();
    assert!(limit.expect("prlimit runs").success());
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_that_takes_nothing_more_stops_nothing_for_good() {
    let world = World::set_for_process(&Engine::Sqlite, workshop()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let ready = world.emulator.ready();
    let config = format!(
        "{}[database]\naddress = {:?}\n[outbox]\nlease = \"1s\"\n",
        local_discord(ready),
        world.database.address,
    );
    std::fs::write(folder.path().join("local.toml"), config).expect("written");
    // A process that writes too much is killed, unless it says that it wants to hear of it.
    let script = format!("trap '' XFSZ; exec {} --config local.toml run", env!("CARGO_BIN_EXE_parley"));
    let mut command = Command::new("sh");
    command.args(["-c", &script]).current_dir(folder.path()).env("PARLEY_TOKEN", &ready.bots["Parley"].token);
    command.env_remove("PARLEY_DATABASE").stdin(Stdio::null()).stdout(Stdio::piped());
    // Not a file, which would be too large as well.
    command.stderr(Stdio::piped());
    let (mut process, _) = start(command, "Parley is ready").await;
    let mut stderr = process.0.stderr.take().expect("a pipe");
    let log = tokio::task::spawn_blocking(move || std::io::read_to_string(&mut stderr));
    let id = process.0.id();
    play(&world, async || limit_files(id, "1:"), async || limit_files(id, "unlimited:")).await;
    drop(process);
    let log = log.await.expect("it is read").expect("text");
    let troubles: Vec<_> =
        log.lines().filter(|line| line.contains("ERROR") || line.contains("WARN")).collect();
    assert!(!troubles.is_empty(), "{log}");
    assert!(troubles.iter().all(|line| line.contains(LINE)), "{log}");
    assert!(log.contains("changes are saved again"), "{log}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_takes_no_changes_is_waited_for() {
    for engine in engines() {
        let Engine::Postgres(server) = &engine else { continue };
        let world = World::open(&engine).await;
        let (_, name) = world.database.address.rsplit_once('/').expect("a URL");
        let set = async |to: &str| {
            let mut admin = AnyConnection::connect(server).await.expect("Postgres answers");
            for sql in [
                format!("ALTER DATABASE {name} SET default_transaction_read_only = {to}"),
                format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"),
            ] {
                admin.execute(sqlx::AssertSqlSafe(sql)).await.expect("it runs");
            }
        };
        play(&world, async || set("on").await, async || set("off").await).await;
        world.close().await;
    }
}

/// The way to Postgres, which can be cut.
struct Bridge {
    address: SocketAddr,
    is_open: watch::Sender<bool>,
}

impl Bridge {
    async fn to(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (is_open, watched) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let (server, mut watched) = (server.clone(), watched.clone());
                tokio::spawn(async move { carry(near, &server, &mut watched).await });
            }
        });
        Self { address, is_open }
    }
}

/// Until the way is cut, or either side hangs up.
async fn carry(mut near: TcpStream, server: &str, is_open: &mut watch::Receiver<bool>) {
    if !*is_open.borrow() {
        return;
    }
    let Ok(mut far) = TcpStream::connect(server).await else { return };
    tokio::select! {
        _ = tokio::io::copy_bidirectional(&mut near, &mut far) => {}
        _ = is_open.wait_for(|open| !open) => {}
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_away_is_said_and_comes_back() {
    for engine in engines() {
        let Engine::Postgres(_) = &engine else { continue };
        let mut world = World::set(&engine, workshop()).await;
        let (user, rest) = world.database.address.split_once('@').expect("a URL with a user");
        let (server, name) = rest.split_once('/').expect("a URL that ends in a database");
        let bridge = Bridge::to(server.to_owned()).await;
        world.config.database.address = format!("{user}@{}/{name}", bridge.address);
        world.start().await;
        let set = |open: bool| {
            bridge.is_open.send_replace(open);
        };
        play(&world, async || set(false), async || set(true)).await;
        world.close().await;
    }
}
