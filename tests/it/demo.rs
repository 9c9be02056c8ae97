//! `parley` as a newcomer and an operator start it: the demo, its story, and what is said when something is missing.

use crate::harness::database::Engine;
use crate::harness::ledger::Ledger;
use crate::harness::moment;
use crate::harness::program::{fail, local_discord, parley, start, succeed};
use crate::harness::world::{World, workshop};
use discord_emulator::person::Person;
use sqlx::any::AnyPoolOptions;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

/// What the story must tell, in this order.
const TOLD: [&str; 29] = [
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
    "Feedback saved",
    "You both gave feedback",
    "What went into your score",
    "Not enough outcomes yet",
    "Offer #2 is now version 2",
    "What changed",
    "Chidi  presses Decline offer there",
    "types /job post",
    "Dana   types /job invite",
    "An invitation asks for your proposal",
    "presses Hire",
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
    assert_eq!(
        kept.offers,
        [(1, "accepted".to_owned(), 2), (2, "declined".to_owned(), 2), (3, "accepted".to_owned(), 1)]
    );
    assert_eq!((kept.contracts, kept.changes, kept.rooms, kept.open_rooms), (2, 1, 3, 3));
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
        child.stop().await;
        assert!(folder.path().join("data/demo/discord.json").exists());
    }
}

/// Everything that people see in the server, by channel, and what Parley wrote to them directly: when, and what.
async fn seen(base: &str) -> Vec<(String, Vec<(u64, String)>)> {
    let mut seen = Vec::new();
    for name in ["Ana", "Ben", "Chidi", "Dana", "Mia"] {
        let token = format!("person.{}", name.to_lowercase());
        let person = Person::connect(base, &token).await.expect("the token works");
        let guild = person.guild("Workshop").expect("a member");
        let mut channels = person.channels(guild).await.expect("channels");
        channels.extend(person.direct_channels().await.expect("channels"));
        for channel in channels {
            // Others' channels are listed as well.
            let Ok(messages) = person.messages(channel.id).await else { continue };
            let read = messages.iter().map(|message| (message.id.created_ms(), message.words()));
            seen.push((format!("{name} {}", channel.name), read.collect()));
        }
    }
    seen
}

fn base(text: &str) -> &str {
    text.split_whitespace().find_map(|word| word.strip_suffix("/api/v10")).expect("the API")
}

/// A new server has contracts and an offer from weeks ago, also if the process dies while it's set up. Nothing of it is due now, and
/// another start adds nothing.
#[tokio::test]
async fn a_new_server_has_a_history_that_is_set_up_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("data/demo");
    let demo = |more: &[&str]| parley(&[&["demo", "--port", "0"], more].concat(), folder.path());
    let (mut child, _) = start(demo(&[]), "  Ana and Ben").await;
    child.0.kill().expect("killed");
    child.0.wait().expect("it ends");
    assert!(!place.join("discord.json").exists() && !place.join("parley.sqlite").exists());

    let (mut child, text) = start(demo(&[]), "Press Ctrl-C").await;
    assert!(
        text.contains("three finished contracts, an open job, and an offer that waits for Ben's answer"),
        "{text}"
    );
    assert!(text.contains("#ana-ben as Ana sees it") && text.contains("(new)"), "{text}");
    let before = seen(base(&text)).await;
    let said = |channel: &str| {
        let (_, read) = before.iter().find(|(name, _)| name == channel).expect("they see it");
        read.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join("\n")
    };
    for (channel, words) in [
        ("Ana ana-ben", "2 of 2 milestones approved · 600 USD of 600 USD"),
        ("Ben ana-ben", "closed the contract. Reason: Completed"),
        ("Ana ana-chidi", "4h 15m × 40 EUR/h = **170 EUR**"),
        ("Chidi ana-chidi", "closed the contract. Reason: Something else"),
        ("Ben dana-ben", "Offer #4 · Version 1 · Pending"),
        ("Dana dana-ben", "You both gave feedback"),
        ("Chidi find-work", "Send me an offer"),
        ("Chidi find-work", "Job #1 · Open"),
    ] {
        assert!(said(channel).contains(words), "{channel}: {}", said(channel));
    }
    // Each was written when it happened, and nothing since.
    let ana = Person::connect(base(&text), "person.ana").await.expect("the token works");
    let general = ana.channel_named(ana.guild("Workshop").expect("a member"), "general").await;
    let said = ana.say(general.expect("a channel").id, "Anyone here?").await.expect("said");
    ana.delete(&said).await.expect("deleted");
    let now = said.id.created_ms();
    for (channel, read) in &before {
        let moments: Vec<u64> = read.iter().map(|(at, _)| *at).collect();
        assert!(moments.is_sorted(), "{channel}: {moments:?}");
        let hours = moments.last().map(|newest| (now - newest) / 3_600_000);
        assert!(hours.is_none_or(|hours| hours >= 7), "{channel}: {:?}", read.last());
    }
    // On some days something falls due as the history ends: it is delivered after the start.
    while ledger(&place.join("parley.sqlite")).await.waiting > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    child.stop().await;
    let kept = ledger(&place.join("parley.sqlite")).await;
    let states: Vec<_> = kept.offers.iter().map(|(_, state, _)| state.as_str()).collect();
    assert_eq!(states, ["accepted", "accepted", "accepted", "pending"]);
    assert_eq!((kept.contracts, kept.open_rooms, kept.waiting, kept.dead), (3, 3, 0, 0));

    let (mut child, text) = start(demo(&["--fresh"]), "Press Ctrl-C").await;
    assert!(
        text.contains("--fresh changes nothing") && text.contains("(continued from last time)"),
        "{text}"
    );
    assert_eq!(seen(base(&text)).await, before);
    child.stop().await;
    assert_eq!(ledger(&place.join("parley.sqlite")).await, kept);
}

#[tokio::test]
async fn a_server_can_begin_without_a_history() {
    let folder = tempfile::tempdir().expect("a folder");
    let demo = |option: &'static str| parley(&["demo", "--port", "0", option], folder.path());
    let database = folder.path().join("data/demo/parley.sqlite");
    let (mut child, text) = start(demo("--fresh"), "Press Ctrl-C").await;
    assert!(!text.contains("History") && text.contains("(new)"), "{text}");
    child.stop().await;
    let kept = ledger(&database).await;
    assert_eq!((kept.offers.len(), kept.contracts, kept.rooms, kept.posts), (0, 0, 0, 0));
    let (mut child, text) = start(demo("--reset"), "Press Ctrl-C").await;
    assert!(text.contains("three finished contracts") && text.contains("(new)"), "{text}");
    child.stop().await;
    assert_eq!(ledger(&database).await.contracts, 3);
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
    let config = format!("{}[log]\nfilter = \"error\"\n", local_discord(world.emulator.ready()));
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
