//! The same story twice, once reported by Ben and once by Mia: whatever the reported side and the public can see is the same in
//! both worlds, to the order of the edits. Ana, who is reported, is a moderator, so that she sees as much as anybody could.

use crate::harness::database::{Engine, engines};
use crate::harness::moderated::{ModeratedWorld, open_report, report, reports, rules, scenario};
use crate::harness::program::Running;
use crate::harness::steps::{direct_channel, message, stable_room};
use crate::harness::world::{PATIENCE, World};
use discord_emulator::{Call, Id};
use parley::domain::server::ServerSettings;
use std::process::{Command, Stdio};

/// What Ana and the public see of one world.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    room: String,
    queue: String,
    direct: String,
    list: String,
    case: String,
    audit: String,
    /// What Parley did in the room, the moderators' channel and Ana's direct messages, in its order in each. Between two
    /// places there is none: each has a lane of its own.
    calls: [Vec<String>; 3],
}

/// The built program, writing its log to a file.
fn run(moderated: &ModeratedWorld, folder: &std::path::Path) -> Running {
    let ready = moderated.world.emulator.ready();
    let config = folder.join("parley.toml");
    let text = format!(
        "[discord]\napi_address = {:?}\napi_certificate = {:?}\n[database]\naddress = {:?}\n\
         [log]\nfilter = \"parley=debug\"\n",
        ready.tls,
        ready.ca.display().to_string(),
        moderated.world.database.address,
    );
    std::fs::write(&config, text).expect("a file");
    let log = std::fs::File::create(folder.join("log")).expect("a file");
    let child = Command::new(env!("CARGO_BIN_EXE_parley"))
        .args(["run", "--config"])
        .arg(&config)
        .env("PARLEY_TOKEN", &ready.bots["Parley"].token)
        .env_remove("PARLEY_DATABASE")
        .stdout(Stdio::null())
        .stderr(log)
        .spawn();
    Running(child.expect("it starts"))
}

async fn world(engine: &Engine, reporter: &str) -> Seen {
    let world = World::set_for_process(engine, scenario(&["Ana", "Dana"])).await;
    let settings = rules(&world).await;
    world.set_rules(ServerSettings { moderators_see_rooms: Some(true), ..settings }).await;
    let moderated = ModeratedWorld::sit(world).await;
    let folder = tempfile::tempdir().expect("a folder");
    let mut process = run(&moderated, folder.path());
    let table = loop_until_up(&moderated).await;
    moderated.world.settled().await.close().await;
    let last = moderated.world.emulator.calls_after(0).last().map_or(0, |call| call.n);

    let who = moderated.world.person(reporter).await;
    report(&who, table.room, &table.card, "Harassment", "She calls people names.").await;
    moderated.world.settled().await.close().await;
    // Ana reads the moderators' channel, so that nothing of it stands there; nor does her list have it.
    let list = reports(&moderated, &table.ana, Some("all")).await;
    assert!(list.says("No reports found"), "{}", list.words());
    let list = reports(&moderated, &moderated.dana, None).await;
    let card = open_report(&moderated, &moderated.dana, &list, 1).await;
    let card = message(moderated.dana.press(moderated.queue, &card, "Claim").await);
    moderated.decide(&moderated.dana, &card, "Warn", "They were right to report it.").await;
    moderated.world.settled().await.close().await;

    let list = reports(&moderated, &table.ana, Some("all")).await;
    let case = open_report(&moderated, &table.ana, &list, 1).await;
    let audit = message(moderated.stage_audit(&table.ana).await);
    let direct = direct_channel(&table.ana).await.expect("a channel");
    let done = moderated.world.emulator.calls_after(last);
    let done_in = |place: Id| {
        let is_there = |call: &&Call| {
            call.who == Some(moderated.world.bot_id()) && call.path.contains(&place.to_string())
        };
        let words = |call: &Call| format!("{} {}", call.method, call.route.clone().unwrap_or_default());
        done.iter().filter(is_there).map(words).collect::<Vec<_>>()
    };
    let seen = Seen {
        room: stable_room(&moderated.world, table.room, "Ana"),
        queue: stable_room(&moderated.world, moderated.queue, "Ana"),
        direct: moderated.world.transcript(direct, "Ana"),
        list: moderated.world.words(&list),
        case: moderated.world.words(&case),
        audit: moderated.world.words(&audit),
        calls: [table.room, moderated.queue, direct].map(done_in),
    };
    process.0.kill().expect("it is killed");
    process.0.wait().expect("it is gone");
    let log = std::fs::read_to_string(folder.path().join("log")).expect("a log");
    assert!(log.contains("logged in"), "{log}");
    for person in ["Ben", "Mia"] {
        assert!(!log.contains(&moderated.world.id(person).to_string()), "{person} stands in the log:\n{log}");
    }
    moderated.world.close().await;
    seen
}

/// Ana's offer to Ben, sent as soon as the program answers.
async fn loop_until_up(moderated: &ModeratedWorld) -> crate::harness::steps::Table {
    let ana = moderated.world.person("Ana").await;
    let up = async {
        while ana.command(moderated.world.guild, moderated.world.general, "offers", &[]).await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, up).await.expect("it comes up");
    moderated.table().await
}

#[tokio::test]
async fn who_reported_cannot_be_seen() {
    for engine in engines() {
        // One after the other: the built program says after two seconds that its answer will come late.
        let (one, two) = (world(&engine, "Ben").await, world(&engine, "Mia").await);
        assert_eq!(one, two);
        assert!(!one.queue.contains("Ben") && !one.queue.contains("calls people names"), "{}", one.queue);
        assert!(one.calls[1..].iter().all(|calls| !calls.is_empty()), "nothing was compared");
    }
}
