//! The same story twice, once reported by Ben and once by Mia: whatever the reported side and the public can see is the same in
//! both worlds, to the order of the edits. Ana, who is reported, is a moderator, so that she sees as much as anybody could. A third
//! world has no report about her, and until hers is closed she can't tell it from the other two.

use crate::harness::database::{Engine, engines};
use crate::harness::moderated::{
    ModeratedWorld, numbered_in_order, open_report, report, report_numbers, reports, rules, scenario,
};
use crate::harness::program::{Running, local_discord};
use crate::harness::steps::{FORM, card, direct_channel, message, room, send_offer, stable_room};
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
        "{}[database]\naddress = {:?}\n[log]\nfilter = \"parley=debug\"\n",
        local_discord(ready),
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
    let last = moderated.world.emulator.newest_call();

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
    let numbers = report_numbers(&moderated.world).await;
    let in_order = |text: String| numbered_in_order(&numbers, &text);
    let seen = Seen {
        room: in_order(stable_room(&moderated.world, table.room, "Ana")),
        queue: in_order(stable_room(&moderated.world, moderated.queue, "Ana")),
        direct: in_order(moderated.world.transcript(direct, "Ana")),
        list: in_order(moderated.world.words(&list)),
        case: in_order(moderated.world.words(&case)),
        audit: in_order(moderated.world.words(&audit)),
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

/// What Ana, who moderates, sees of a world in which two of Chidi's offers are reported, and what these two reports are called.
/// Where `one_is_hidden`, her own offer is reported between them.
async fn beside(engine: &Engine, one_is_hidden: bool) -> (Vec<String>, Vec<i64>) {
    let moderated = ModeratedWorld::open(engine, &["Ana"]).await;
    let (world, queue) = (&moderated.world, moderated.queue);
    let table = moderated.table().await;
    let chidi = world.person("Chidi").await;
    send_offer(world, &chidi, table.ben.id(), &FORM).await;
    let place = room(world, &table.ben, "ben-chidi").await;
    let second = card(&table.ben, place, 2, 1).await;
    send_offer(world, &chidi, table.ben.id(), &FORM).await;
    let third = card(&table.ben, place, 3, 1).await;
    report(&table.ben, place, &second, "Spam", "The first.").await;
    moderated.card(1, "Open").await;
    // A clock that stands still leaves the order of a list to chance.
    world.pass(1_000).await;
    if one_is_hidden {
        report(&table.ben, table.room, &table.card, "Harassment", "She calls people names.").await;
    }
    world.pass(1_000).await;
    report(&table.ben, place, &third, "Spam", "The second.").await;
    moderated.card(2 + usize::from(one_is_hidden), "Open").await;
    world.settled().await.close().await;

    let list = reports(&moderated, &table.ana, Some("all")).await;
    let menu = list.selects().remove(0);
    let mut seen = vec![world.words(&list)];
    let mut numbers = Vec::new();
    for option in &menu.options {
        let number = option.label.split_once(' ').and_then(|(number, _)| number.strip_prefix('#'));
        numbers.push(number.expect("a number").parse().expect("a number"));
        let case = message(table.ana.choose(queue, &list, &menu.custom_id, &[&option.label]).await);
        message(table.ana.press(queue, &case, "Claim").await);
        world.pass(1_000).await;
        seen.push(world.words(&case));
    }
    world.settled().await.close().await;
    numbers.sort_unstable();
    seen.push(world.words(&message(moderated.stage_audit(&table.ana).await)));
    seen.push(stable_room(world, queue, "Ana"));
    seen.push(stable_room(world, table.room, "Ana"));
    if let Some(direct) = direct_channel(&table.ana).await {
        seen.push(world.transcript(direct, "Ana"));
    }
    let known = report_numbers(world).await;
    assert_eq!(known.len(), if one_is_hidden { 3 } else { 2 });
    assert!(known.is_sorted_by(|one, next| one < next), "{known:?}");
    let seen = seen.iter().map(|text| numbered_in_order(&numbers, text)).collect();
    moderated.world.close().await;
    (seen, numbers)
}

#[tokio::test]
async fn a_hidden_report_is_no_gap_among_others() {
    for engine in engines() {
        let (with, without) = tokio::join!(beside(&engine, true), beside(&engine, false));
        assert_eq!(with.0, without.0);
        assert!(with.0[0].contains("**#2** Spam") && with.0[0].contains("**#1** Spam"), "{}", with.0[0]);
        // Numbers are missing in both worlds, before the first report and between the two.
        for numbers in [with.1, without.1] {
            let [first, second] = numbers[..] else { panic!("two reports: {numbers:?}") };
            assert!(first > 1 && second > first + 1, "{numbers:?}");
        }
    }
}
