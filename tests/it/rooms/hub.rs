//! What keeps rooms that are threads from being made: a channel above them that not everybody sees, and a server with as many
//! active threads as Discord allows. Moderators read what to do, nothing is lost, and it goes on by itself.

use crate::harness::database::{Engine, engines};
use crate::harness::steps::{FORM, Table, card, card_in_state, let_in, message, room, send_offer};
use crate::harness::world::{World, workshop};
use crate::rooms::choose_threads;
use discord_emulator::person::{Message, Person, opt};
use discord_emulator::world::Caller;
use discord_emulator::{Fault, FaultKind, Id};
use serde_json::json;

/// Discord's most active threads in a server.
const THREADS: usize = 1_000;

/// A server with rooms that are threads under this channel, whose moderators have a channel; and that channel.
async fn threaded(engine: &Engine, hub: &str) -> (World, Person, Id) {
    let mut world = World::set(engine, workshop()).await;
    let (mia, queue, _) = choose_threads(&world, hub).await;
    world.start().await;
    (world, mia, queue)
}

async fn alert(mia: &Person, queue: Id) -> Message {
    mia.wait_message(queue, |message| message.says("aren't working")).await.expect("the alert")
}

/// Ana sends Ben an offer, which has to wait; gives the moderators' message.
async fn stopped(world: &World, mia: &Person, queue: Id) -> (Person, Message) {
    let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
    send_offer(world, &ana, ben.id(), &FORM).await;
    let told = alert(mia, queue).await;
    let list = message(ben.command(world.guild, world.general, "offers", &[]).await);
    assert!(list.says("Your private channel is delayed"), "{}", list.words());
    (ben, told)
}

/// The offer has arrived, once, and nobody is told of trouble any more.
async fn solved(world: World, mia: &Person, ben: &Person, told: &Message) {
    card(ben, room(&world, ben, "ana-ben").await, 1, 1).await;
    mia.wait_gone(told).await.expect("the alert goes");
    let list = message(ben.command(world.guild, world.general, "offers", &[]).await);
    assert!(!list.says("is delayed"), "{}", list.words());
    let ledger = world.ledger().await;
    assert_eq!((ledger.rooms, ledger.open_rooms), (1, 1));
    assert_eq!(ben.threads(world.guild).await.expect("threads").len(), 1);
    world.close().await;
}

#[tokio::test]
async fn a_channel_above_the_rooms_that_not_everybody_sees_is_named() {
    for engine in engines() {
        let (world, mia, queue) = threaded(&engine, "mod-queue").await;
        let (ben, told) = stopped(&world, &mia, queue).await;
        insta::assert_snapshot!("hidden_hub", world.words(&told).replace(&queue.to_string(), "hub"));
        for person in [&world.person("Ana").await, &ben] {
            let_in(&mia, queue, person).await;
        }
        solved(world, &mia, &ben, &told).await;
    }
}

#[tokio::test]
async fn a_server_with_all_its_threads_awake_says_so() {
    for engine in engines() {
        let (world, mia, queue) = threaded(&engine, "find-work").await;
        let (general, mine) = (world.general, Caller::Person { id: mia.id() });
        let mut last = general;
        let filled = world.emulator.shared().change(|world| {
            for number in 0..THREADS {
                let body = json!({ "name": format!("talk-{number}"), "type": 11 });
                let made = world.create_thread(&mine, general, &body, &[])?;
                last = made.body["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
            }
            Ok(Vec::new())
        });
        filled.expect("a thousand threads");
        let (ben, told) = stopped(&world, &mia, queue).await;
        insta::assert_snapshot!("too_many_threads", world.words(&told));
        let path = format!("/channels/{last}");
        mia.call("PATCH", &path, Some(&json!({"archived": true}))).await.expect("the moderator may");
        let guild = world.guild;
        let all = world.emulator.shared().change(|world| {
            let threads: Vec<Id> =
                world.channels_of(guild).filter(|it| it.name.starts_with("talk-")).map(|it| it.id).collect();
            // Seen by Ben beside his room, they would hide what is asked below.
            for thread in threads {
                world.delete_thread(&mine, thread)?;
            }
            Ok(Vec::new())
        });
        all.expect("they go");
        solved(world, &mia, &ben, &told).await;
    }
}

#[tokio::test]
async fn a_server_that_wants_two_factors_is_told_so() {
    for engine in engines() {
        let (world, mia, queue) = threaded(&engine, "find-work").await;
        let asked = FaultKind::Refuse { code: 60003 };
        world.emulator.add_fault(Fault::new(asked).on("POST /channels/{channel_id}/threads"));
        let (ben, told) = stopped(&world, &mia, queue).await;
        assert!(told.says("two-factor authentication"), "{}", told.words());
        world.emulator.clear_faults();
        message(mia.press(queue, &told, "Try again").await);
        solved(world, &mia, &ben, &told).await;
    }
}

/// MANAGE_THREADS.
const MANAGE_THREADS: u64 = 1 << 34;

#[tokio::test]
async fn a_locked_thread_is_named_as_such_and_goes_on_when_it_is_unlocked() {
    for engine in engines() {
        let (world, mia, queue) = threaded(&engine, "find-work").await;
        let table = Table::set(&world).await;
        world.settled().await.close().await;
        let role = format!("/guilds/{}/roles/{}", world.guild, world.role("Parley").await);
        let less = world.permissions("Parley").await & !MANAGE_THREADS;
        mia.call("PATCH", &role, Some(&json!({"permissions": less.to_string()})))
            .await
            .expect("the owner may");
        table.accept(&table.card).await;
        card_in_state(&table.ana, table.room, 1, 1, "Accepted").await;
        world.settled().await.close().await;
        let second = table.offer_again(&world, 2).await;
        world.settled().await.close().await;
        let path = format!("/channels/{}", table.room);
        for change in [json!({"locked": true}), json!({"archived": true})] {
            mia.call("PATCH", &path, Some(&change)).await.expect("the moderator may");
        }
        // Nobody can press anything in it; from the list the client withdraws the offer.
        let option = [opt("offer", "2")];
        let form = table.ana.command(world.guild, world.general, "offer withdraw", &option).await;
        let form = form.expect("an answer").modal().expect("a form");
        message(table.ana.submit(&form, &[("message", "")]).await);
        let told = alert(&mia, queue).await;
        assert!(told.says("is locked") && told.says(&format!("<#{}>", table.room)), "{}", told.words());
        mia.call("PATCH", &path, Some(&json!({"archived": false, "locked": false}))).await.expect("they may");
        card_in_state(&table.ana, table.room, 2, 1, "Withdrawn").await;
        mia.wait_gone(&told).await.expect("the alert goes");
        drop(second);
        world.close().await;
    }
}
