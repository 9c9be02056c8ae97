//! `parley` as a newcomer and an operator start it: the demo, its story, and what is said when something is missing.

use crate::harness::database::Engine;
use crate::harness::ledger::Ledger;
use crate::harness::moment;
use crate::harness::program::{fail, parley, signal, start, succeed};
use crate::harness::world::{World, workshop};
use discord_emulator::person::Person;
use sqlx::any::AnyPoolOptions;
use std::net::TcpListener;
use std::path::Path;

/// What the story must tell, in this order.
const TOLD: [&str; 21] = [
    "Freelancers: Web design",
    "Ana    types /offer send to:@Ben",
    "Fix 1 problem to continue",
    "[ Fix it ]",
    "Preview: this is how @Ben will see your offer.",
    "[ Send ]  [ Edit ]  [ Discard ]",
    "Offer #1 is on its way",
    "Ben    presses Request changes",
    "Current · version 1     Requested",
    "offer #1 is now version 2",
    "Accept offer #1 from @Ana?",
    "✅ Offer accepted",
    "Preview: you paid",
    "Confirmed: 500 USD",
    "Offer #2 is now version 2",
    "What changed",
    "Chidi  presses Decline offer there",
    "#2 Photos of a bakery at work",
    "# ana-ben — ",
    "# ana-chidi — ",
    "Done: offer #1 is a contract",
];

async fn ledger(database: &Path) -> Ledger {
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}?mode=ro", database.display());
    let pool = AnyPoolOptions::new().max_connections(1).connect(&url).await.expect("it opens");
    let ledger = Ledger::read(&pool).await;
    pool.close().await;
    ledger
}

#[tokio::test]
async fn the_demo_plays_the_story_and_the_database_holds_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = discord_emulator::timestamp(u64::try_from(moment::begin(&Engine::Sqlite).0).expect("a moment"));
    let told = succeed(parley(&["demo", "--play", "--at", &at, "--data", "kept"], folder.path())).await;
    let mut rest = told.as_str();
    for words in TOLD {
        let (_, after) = rest.split_once(words).unwrap_or_else(|| panic!("{words:?} is missing in\n{told}"));
        rest = after;
    }
    let widest = told.lines().max_by_key(|line| line.chars().count()).unwrap_or_default();
    assert!(widest.chars().count() <= 100, "{widest}");
    assert!(!told.contains('\u{1b}'), "no colours into a pipe");

    let kept = ledger(&folder.path().join("kept/parley.sqlite")).await;
    assert_eq!(kept.offers, [(1, "accepted".to_owned(), 2), (2, "declined".to_owned(), 2)]);
    assert_eq!((kept.contracts, kept.changes, kept.rooms, kept.open_rooms), (1, 1, 2, 2));
    assert_eq!((kept.waiting, kept.dead), (0, 0));

    let again = fail(parley(&["demo", "--play", "--data", "kept"], folder.path())).await;
    assert!(again.contains("kept") && again.contains("--reset"), "{again}");
    succeed(parley(&["demo", "--play", "--data", "kept", "--reset"], folder.path())).await;
}

#[tokio::test]
async fn the_demo_stays_until_it_is_asked_to_stop_and_keeps_its_world() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    for world in ["(new)", "(continued from last time)"] {
        let command = parley(&["demo", "--port", &port], folder.path());
        let (mut child, text) = start(command, "Press Ctrl-C").await;
        assert!(text.contains(&format!("Port {port} is taken")) && text.contains(world), "{text}");
        let base = text.split_whitespace().find_map(|word| word.strip_suffix("/api/v10")).expect("the API");
        let ana = Person::connect(base, "person.ana").await.expect("the token works");
        let guild = ana.guild("Workshop").expect("a member");
        ana.channel_named(guild, "general").await.expect("a channel");

        let second = fail(parley(&["demo", "--port", &port], folder.path())).await;
        assert!(second.contains("another demo is running in data/demo"), "{second}");
        signal(child.0.id(), "INT");
        assert!(child.0.wait().expect("it ends").success());
        assert!(folder.path().join("data/demo/discord.json").exists());
    }
}

#[tokio::test]
async fn a_missing_token_is_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = fail(parley(&["run"], folder.path())).await;
    assert!(said.contains("PARLEY_TOKEN") && said.contains("token_file"), "{said}");
    assert!(!folder.path().join("data").exists(), "nothing is made before there is a token");
}

#[tokio::test]
async fn a_refused_token_is_one_sentence_and_tried_once() {
    let world = World::set(&Engine::Sqlite, workshop()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let ready = world.emulator.ready();
    let config = format!(
        "[discord]\napi_address = \"{}\"\napi_certificate = \"{}\"\n[log]\nfilter = \"error\"\n",
        ready.tls,
        ready.ca.display()
    );
    std::fs::write(folder.path().join("local.toml"), config).expect("written");
    let before = world.emulator.calls_after(0).len();
    let mut command = parley(&["--config", "local.toml", "run"], folder.path());
    command.env("PARLEY_TOKEN", "not.the.token");
    let said = fail(command).await;
    assert!(said.contains("refused the token"), "{said}");
    let calls = world.emulator.calls_after(0);
    let paths: Vec<_> = calls[before..].iter().map(|call| (call.status, call.path.as_str())).collect();
    assert_eq!(paths, [(401, "/api/v10/users/@me")]);
    world.emulator.stop().await.expect("it stops");
}

#[tokio::test]
async fn a_wrong_configuration_names_the_key_and_the_line() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("wrong.toml"), "[offers]\n\ncurency = \"USD\"\n").expect("written");
    let said = fail(parley(&["--config", "wrong.toml", "run"], folder.path())).await;
    assert!(said.contains("wrong.toml") && said.contains("line 3") && said.contains("curency"), "{said}");
}

#[tokio::test]
async fn a_database_can_be_migrated_again() {
    let folder = tempfile::tempdir().expect("a folder");
    for _ in 0..2 {
        let mut command = parley(&["migrate"], folder.path());
        command.env("PARLEY_DATABASE", "fresh/parley.sqlite");
        assert_eq!(succeed(command).await, "The database is up to date.\n");
    }
    assert!(ledger(&folder.path().join("fresh/parley.sqlite")).await.offers.is_empty());
}
