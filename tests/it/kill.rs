//! The real process, killed with SIGKILL at random moments while several people send and answer offers. At the end every
//! offer has one card, one mention and one answer, and nothing is left to deliver.

use crate::harness::database::{Engine, engines};
use crate::harness::ledger::settled;
use crate::harness::program::{Running, local_discord};
use crate::harness::steps::{FORM, direct_channel, everything, footer_of};
use crate::harness::world::{World, workshop};
use discord_emulator::Id;
use discord_emulator::person::{Message, OptionValue, Person, PersonError, opt};
use sqlx::any::AnyRow;
use sqlx::{AnyPool, Row};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::task::{JoinSet, LocalSet};

/// How often the process is killed, at least, if `PARLEY_TEST_KILLS` doesn't say; three times as often at most, until enough was
/// struck.
const KILLS: u32 = 50;
/// It lives for up to so many calls to Discord, so that on a slow machine it comes as far as on a fast one: coming up and
/// an offer take about twenty.
const LONGEST_LIFE_CALLS: usize = 40;
/// Whoever calls nothing for so long is killed all the same.
const LONGEST_LIFE: Duration = Duration::from_secs(20);
/// The longest from the last call of a life to its end, so that it also ends between two calls.
const LAST_STEPS_MS: u64 = 15;
const ANSWER: Duration = Duration::from_secs(3);
/// Who sends to whom.
const PAIRS: [(&str, &str); 3] = [("Ana", "Ben"), ("Dana", "Ben"), ("Chidi", "Dana")];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_fifty_times_nothing_is_lost_or_doubled() {
    // Mostly it waits for the next death, so both engines are lived through side by side.
    let lives = LocalSet::new();
    let mut running = JoinSet::new();
    for engine in engines() {
        running.spawn_local_on(async move { survive(&engine).await }, &lives);
    }
    lives
        .run_until(async {
            while let Some(survived) = running.join_next().await {
                survived.expect("nothing is lost");
            }
        })
        .await;
}

async fn survive(engine: &Engine) {
    let mut scenario = workshop();
    scenario.interaction_timeout_ms = 2_000;
    scenario.limits.factor = 100;
    scenario.limits.global_per_s = 10_000;
    let world = World::set_for_process(engine, scenario).await;
    let pool = world.database.pool_later().await;
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("parley.toml");
    std::fs::write(&config, config_text(&world)).expect("a file");
    let tally = Tally::default();
    let killer = async {
        let mut dice = fastrand::Rng::with_seed(7);
        while !tally.is_enough() {
            let mut process = Running(start(&world, &config));
            live(&world, dice.usize(1..LONGEST_LIFE_CALLS)).await;
            tokio::time::sleep(Duration::from_millis(dice.u64(0..LAST_STEPS_MS))).await;
            let struck = has_waiting(&pool).await;
            // On Unix this is SIGKILL: no handler runs, nothing is flushed.
            process.0.kill().expect("it is killed");
            process.0.wait().expect("it is gone");
            tally.kills.set(tally.kills.get() + 1);
            tally.struck.set(tally.struck.get() + u32::from(struck));
        }
        Running(start(&world, &config))
    };
    let people = futures_join(PAIRS.map(|(from, to)| errand(&world, &pool, from, to, &tally)));
    let (mut last, sent) = tokio::join!(killer, people);
    settled(&pool).await;
    println!("{engine:?}: {tally:?}");
    assert!(sent.iter().all(|sent| *sent > 0), "everybody got something done: {sent:?}");
    let is_enough = tally.struck.get() >= enough() && tally.offers.get() >= enough();
    assert!(is_enough, "too little was struck: {tally:?}");
    compare(&world, &pool).await;
    last.0.kill().expect("it is killed");
    last.0.wait().expect("it is gone");
    pool.close().await;
    world.close().await;
}

/// What happened so far.
#[derive(Debug, Default)]
struct Tally {
    kills: Cell<u32>,
    /// Kills that met deliveries which were not done.
    struck: Cell<u32>,
    offers: Cell<u32>,
}

impl Tally {
    fn is_enough(&self) -> bool {
        let kills = self.kills.get();
        let struck = self.struck.get().min(self.offers.get());
        let wanted = wanted_kills();
        kills >= wanted && (struck >= enough() || kills >= 3 * wanted)
    }
}

fn wanted_kills() -> u32 {
    let set = std::env::var("PARLEY_TEST_KILLS").ok();
    set.map_or(KILLS, |set| set.parse().expect("PARLEY_TEST_KILLS is a number"))
}

/// How many kills must have met deliveries that were not done, and how many offers must have been sent.
fn enough() -> u32 {
    wanted_kills() * 3 / 10
}

/// Returns once the process that was just started has made so many calls.
async fn live(world: &World, calls: usize) {
    let bot = world.bot_id();
    let before = world.emulator.newest_call();
    let made = async {
        while world.emulator.calls_after(before).iter().filter(|call| call.who == Some(bot)).count() < calls {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    // One that has nothing to do is as good as any other.
    drop(tokio::time::timeout(LONGEST_LIFE, made).await);
}

/// Whether deliveries wait or are under way. The tables may not be there yet.
async fn has_waiting(pool: &AnyPool) -> bool {
    let sql = "SELECT count(*) FROM effects WHERE state = 'waiting'";
    sqlx::query(sql).fetch_one(pool).await.is_ok_and(|row| row.get::<i64, _>(0) > 0)
}

async fn futures_join<F: Future<Output = i64>>(errands: [F; 3]) -> [i64; 3] {
    let [one, two, three] = errands;
    tokio::join!(one, two, three).into()
}

fn config_text(world: &World) -> String {
    format!(
        "{}[database]\naddress = {:?}\n[outbox]\nlease = \"3s\"\n\
         [offers]\npending_per_client = 1000\npending_per_pair = 1000\nnew_per_hour = 1000\n[log]\nfilter = \"error\"\n",
        local_discord(world.emulator.ready()),
        world.database.address,
    )
}

fn start(world: &World, config: &std::path::Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_parley"))
        .args(["run", "--config"])
        .arg(config)
        .env("PARLEY_TOKEN", &world.emulator.ready().bots["Parley"].token)
        .env_remove("PARLEY_DATABASE")
        .stdout(Stdio::null())
        .spawn()
        .expect("the process starts")
}

/// One client sends offers and one freelancer answers them, for as long as the process is being killed. Gives how many.
async fn errand(world: &World, pool: &AnyPool, from: &str, to: &str, tally: &Tally) -> i64 {
    let client = world.person(from).await.with_timeout(ANSWER);
    let recipient = world.person(to).await.with_timeout(ANSWER);
    let mut sent = 0;
    while !tally.is_enough() {
        sent += 1;
        until(
            async || count(pool, client.id(), recipient.id()).await >= sent,
            async || send(world, &client, &recipient, sent).await,
        )
        .await;
        // One that was answered too late to be heard of was sent twice: both are answered.
        until(
            async || oldest_pending(pool, client.id(), recipient.id()).await.is_none(),
            async || answer(world, pool, &client, &recipient, sent).await,
        )
        .await;
        tally.offers.set(tally.offers.get() + 1);
    }
    sent
}

/// Tries `act` until `done`.
async fn until(done: impl AsyncFn() -> bool, act: impl AsyncFn() -> Result<(), PersonError>) {
    let mut heard: BTreeMap<String, u32> = BTreeMap::new();
    let tried = async {
        while !done().await {
            if let Err(failure) = act().await {
                *heard.entry(failure.to_string()).or_default() += 1;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    };
    let in_time = tokio::time::timeout(Duration::from_secs(300), tried).await;
    assert!(in_time.is_ok(), "it comes to pass: {heard:#?}");
}

/// Offers from one person to another.
async fn count(pool: &AnyPool, from: Id, to: Id) -> i64 {
    let sql = "SELECT count(*) FROM offers WHERE client_id = $1 AND party_id = $2";
    // The tables may not be there yet.
    between(pool, sql, from, to).await.ok().flatten().unwrap_or(0)
}

/// The number of the first offer from one person to another that waits for an answer.
async fn oldest_pending(pool: &AnyPool, from: Id, to: Id) -> Option<i64> {
    let sql = "SELECT min(number) FROM offers WHERE client_id = $1 AND party_id = $2 AND state = 'pending' HAVING count(*) > 0";
    between(pool, sql, from, to).await.expect("an answer")
}

async fn between(pool: &AnyPool, sql: &'static str, from: Id, to: Id) -> sqlx::Result<Option<i64>> {
    let [from, to] = [from, to].map(|id| i64::try_from(id.0).expect("an id"));
    sqlx::query_scalar(sql).bind(from).bind(to).fetch_optional(pool).await
}

async fn send(world: &World, client: &Person, recipient: &Person, nth: i64) -> Result<(), PersonError> {
    let to = [opt("to", OptionValue::User(recipient.id()))];
    let modal = client.command(world.guild, world.general, "offer send", &to).await?.modal()?;
    let title = format!("Work {nth} for {}", recipient.name());
    let mut form = FORM;
    form[0].1 = &title;
    let preview = client.submit(&modal, &form).await?.message()?;
    client.press(world.general, &preview, "Send").await?;
    Ok(())
}

/// The newest offer is accepted, declined or withdrawn, in turn.
async fn answer(
    world: &World,
    pool: &AnyPool,
    client: &Person,
    recipient: &Person,
    nth: i64,
) -> Result<(), PersonError> {
    let Some(number) = oldest_pending(pool, client.id(), recipient.id()).await else { return Ok(()) };
    let name = format!("{}-{}", client.name(), recipient.name()).to_lowercase();
    let other = format!("{}-{}", recipient.name(), client.name()).to_lowercase();
    let is_room = |name_of: &str| name_of == name || name_of == other;
    let room = recipient.wait_channel(world.guild, |channel| is_room(&channel.name)).await?.id;
    let footer = format!("Offer #{number} · Version 1");
    let card = recipient.wait_message(room, |message| footer_of(message).starts_with(&footer)).await?;
    match nth % 3 {
        0 => {
            let modal = client.press(room, &card, "Withdraw").await?.modal()?;
            client.submit(&modal, &[]).await?;
        }
        1 => {
            let asked = recipient.press(room, &card, "Accept offer").await?.message()?;
            let label = asked.buttons().first().map(|button| button.label.clone()).unwrap_or_default();
            recipient.press(room, &asked, &label).await?;
        }
        _ => {
            let reasons = recipient.press(room, &card, "Decline offer").await?.message()?;
            let select = reasons.selects().first().map(|select| select.custom_id.clone()).unwrap_or_default();
            let modal = recipient.choose(room, &reasons, &select, &["too_busy"]).await?.modal()?;
            recipient.submit(&modal, &[]).await?;
        }
    }
    Ok(())
}

/// Holds the world against the database: for every offer exactly what it calls for, and nothing besides.
async fn compare(world: &World, pool: &AnyPool) {
    let mut wanted: BTreeMap<String, u32> = BTreeMap::new();
    let rows = sqlx::query("SELECT number, state FROM offers").fetch_all(pool).await.expect("offers");
    for row in &rows {
        let (number, state): (i64, String) = (row.get(0), row.get(1));
        let word = match state.as_str() {
            "accepted" => "Accepted",
            "declined" => "Declined",
            "withdrawn" => "Withdrawn",
            other => panic!("offer #{number} is {other}"),
        };
        wanted.insert(format!("Offer #{number} · Version 1 · {word}"), 1);
        if state == "accepted" {
            wanted.insert(format!("Contract for offer #{number} · Version 1 (pinned)"), 1);
        } else {
            wanted.insert(format!("notice of offer #{number}"), 1);
        }
    }
    let mut found: BTreeMap<String, u32> = BTreeMap::new();
    let mut rooms = BTreeSet::new();
    for name in ["Ben", "Dana"] {
        let person = world.person(name).await;
        for channel in person.channels(world.guild).await.expect("channels") {
            if is_room(&channel.name) && rooms.insert(channel.id) {
                tally(&person, channel.id, &mut found).await;
            }
        }
    }
    assert_eq!(rooms.len(), PAIRS.len(), "one room for each pair");
    assert_eq!(found, wanted);
    compare_told(world, &rows).await;
}

/// The same for direct messages: everybody heard of every end once. A copy of a card is not posted any more when the offer
/// was over before; there is never a second one, and it shows how the offer ended.
async fn compare_told(world: &World, offers: &[AnyRow]) {
    let mut ends: BTreeMap<String, u32> = BTreeMap::new();
    let mut copies: BTreeMap<String, u32> = BTreeMap::new();
    for name in ["Ana", "Ben", "Chidi", "Dana"] {
        let person = world.person(name).await;
        let mut found = BTreeMap::new();
        if let Some(channel) = direct_channel(&person).await {
            tally(&person, channel, &mut found).await;
        }
        for (what, times) in found {
            let kind = if what.starts_with("notice") { &mut ends } else { &mut copies };
            *kind.entry(what).or_default() += times;
        }
    }
    let offers: Vec<(i64, String)> = offers.iter().map(|row| (row.get(0), row.get(1))).collect();
    let wanted = offers.iter().map(|(number, _)| (format!("notice of offer #{number}"), 1)).collect();
    assert_eq!(ends, wanted);
    for (copy, times) in &copies {
        let ended = offers
            .iter()
            .any(|(number, state)| copy.to_lowercase() == format!("offer #{number} · version 1 · {state}"));
        assert!(ended && *times == 1, "{copy} ×{times}");
    }
    println!("{} of {} copies were posted before the offer was over", copies.len(), offers.len());
}

fn is_room(name: &str) -> bool {
    let is_of = |person: &str| name.split('-').any(|part| part == person.to_lowercase());
    PAIRS.iter().any(|(from, to)| is_of(from) && is_of(to))
}

async fn tally(person: &Person, channel: Id, found: &mut BTreeMap<String, u32>) {
    for message in everything(person, channel).await.iter().filter(|message| !message.embeds().is_empty()) {
        *found.entry(what_is(message)).or_default() += 1;
    }
}

fn what_is(message: &Message) -> String {
    let footer = footer_of(message);
    let title = message.embeds()[0]["title"].as_str().unwrap_or_default();
    match (footer.is_empty(), message.pinned()) {
        (false, true) => format!("{footer} (pinned)"),
        (false, false) => footer,
        (true, _) => format!("notice of {}", title.split(':').next().unwrap_or_default().to_lowercase()),
    }
}
