//! Postgres is restarted, as by an update or a failover, while people accept offers: each acceptance is done or not done, nobody is
//! told otherwise, and Parley goes on by itself.

use crate::harness::cluster::{Cluster, Stop};
use crate::harness::database::Engine;
use crate::harness::ledger::settled;
use crate::harness::steps::{FORM, card, message, room, send_offer};
use crate::harness::world::{PATIENCE, World, workshop};
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// What people read after a press.
const DONE: &str = "Offer accepted";
const NOT_DONE: &str = "so nothing changed";
const UNKNOWN: &str = "I couldn't tell if that was saved";

/// To each of two people.
const OFFERS: u32 = 8;
/// Between two presses.
const APART: Duration = Duration::from_millis(25);

/// One offer, as its freelancer is asked about it for the last time.
struct Asked {
    number: u32,
    person: Person,
    room: Id,
    card: Message,
    question: Message,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_under_load_leaves_each_acceptance_done_or_not_done_and_says_which() {
    let Some(cluster) = Cluster::start().map(Arc::new) else { return };
    let mut scenario = workshop();
    scenario.limits.factor = 1_000;
    let mut world = World::set(&Engine::Postgres(cluster.server()), scenario).await;
    world.allow_many_offers();
    world.start().await;
    let mut sent = 0;
    for stop in [Stop::Fast, Stop::Immediate] {
        let asked = ask(&world, sent).await;
        sent += OFFERS * 2;
        // They press while it's restarted: the first before it notices, the last when it's gone or back.
        let mut pressing = JoinSet::new();
        for (nth, asked) in (0..).zip(asked) {
            pressing.spawn(async move {
                tokio::time::sleep(APART * nth).await;
                let told = press(&asked).await;
                (asked, told)
            });
        }
        let at = Arc::clone(&cluster);
        let restarting = tokio::task::spawn_blocking(move || at.restart(stop));
        let mut told = pressing.join_all().await;
        restarting.await.expect("it's restarted");
        told.sort_by_key(|(asked, _)| asked.number);
        let (asked, told): (Vec<_>, Vec<_>) = told.into_iter().unzip();
        println!("{stop:?}: {told:?}");
        let pool = world.database.pool().await;
        for (asked, told) in asked.iter().zip(&told) {
            let state: String = sqlx::query_scalar("SELECT state FROM offers WHERE number = $1")
                .bind(i64::from(asked.number))
                .fetch_one(&pool)
                .await
                .expect("a state");
            match told.as_str() {
                DONE => assert_eq!(state, "accepted", "{stop:?}: offer {}", asked.number),
                NOT_DONE => assert_eq!(state, "pending", "{stop:?}: offer {}", asked.number),
                other => assert_eq!(other, UNKNOWN),
            }
        }
        // Nobody does anything but press again.
        for asked in &asked {
            tokio::time::timeout(PATIENCE, accept(asked)).await.expect("it goes on by itself");
        }
        settled(&pool).await;
        pool.close().await;
    }
    let ledger = world.ledger().await;
    assert_eq!(ledger.contracts, i64::from(sent));
    assert!(ledger.offers.iter().all(|(_, state, _)| state == "accepted"), "{ledger:?}");
    world.close().await;
}

/// Ana sends offers to two people, each of whom is asked whether they accept those.
async fn ask(world: &World, before: u32) -> Vec<Asked> {
    let ana = world.person("Ana").await;
    let mut all = Vec::new();
    for nth in 1..=OFFERS {
        for (name, channel, at) in [("Ben", "ana-ben", 0), ("Chidi", "ana-chidi", 1)] {
            let person = world.person(name).await;
            send_offer(world, &ana, person.id(), &FORM).await;
            let number = before + 2 * (nth - 1) + at + 1;
            let room = room(world, &person, channel).await;
            let card = card(&person, room, number, 1).await;
            let question = message(person.press(room, &card, "Accept offer").await);
            all.push(Asked { number, person, room, card, question });
        }
    }
    all
}

/// Presses once; gives which of the three things was said.
async fn press(asked: &Asked) -> String {
    let words = message(asked.person.press(asked.room, &asked.question, "Accept these terms").await).words();
    let said = [DONE, NOT_DONE, UNKNOWN].into_iter().find(|what| words.contains(what));
    said.unwrap_or_else(|| panic!("offer {}: {words}", asked.number)).to_owned()
}

/// Presses until it is accepted, or was.
async fn accept(asked: &Asked) {
    let Asked { person, room, card, .. } = asked;
    loop {
        // Once it's accepted, its card has no such button.
        let Ok(asked) = person.press(*room, card, "Accept offer").await else { return };
        let asked = asked.message().expect("a message");
        if asked.says("has ended") || asked.says("accepted") {
            return;
        }
        if !asked.says(NOT_DONE) {
            let answer = message(person.press(*room, &asked, "Accept these terms").await);
            if answer.says(DONE) {
                return;
            }
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
