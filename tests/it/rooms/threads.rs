//! Rooms as private threads: chosen by the server, made once, awake when something happens, and made again when deleted.

use crate::harness::database::{Engine, engines};
use crate::harness::steps::{FORM, Table, card, card_in_state, message, send_offer};
use crate::harness::world::{World, workshop};
use discord_emulator::Id;
use discord_emulator::person::{Channel, Person};
use parley::domain::ids::ChannelId;
use parley::domain::server::{RoomStyle, ServerSettings};
use serde_json::json;

const PRIVATE_THREAD: u64 = 12;

/// A server that chose threads, under this channel.
async fn threaded(engine: &Engine, hub: Option<&str>) -> World {
    let mut world = World::set(engine, workshop()).await;
    let mia = world.person("Mia").await;
    let hub_channel = match hub {
        Some(name) => {
            let hub = mia.channel_named(world.guild, name).await.expect("the channel").id;
            Some(ChannelId(i64::try_from(hub.0).expect("an id")))
        }
        None => None,
    };
    let settings =
        ServerSettings { room_style: Some(RoomStyle::Threads), hub_channel, ..ServerSettings::default() };
    world.set_rules(settings).await;
    world.start().await;
    world
}

async fn thread_of(world: &World, person: &Person) -> Channel {
    let all = person.threads(world.guild).await.expect("threads");
    all.into_iter().find(|thread| thread.name == "ana-ben").expect("the room")
}

async fn threads(world: &World, person: &Person) -> usize {
    person.threads(world.guild).await.expect("threads").len()
}

async fn accept(table: &Table) {
    table.accept(&table.card).await;
    card_in_state(&table.ana, table.room, 1, 1, "Accepted").await;
    table
        .ana
        .wait_message(table.room, discord_emulator::person::Message::pinned)
        .await
        .expect("the contract");
}

#[tokio::test]
async fn a_server_that_chose_threads_has_private_ones_under_one_channel() {
    for engine in engines() {
        let world = threaded(&engine, None).await;
        let table = Table::set(&world).await;
        let (chidi, room) = (world.person("Chidi").await, thread_of(&world, &table.ben).await);
        assert_eq!(room.kind, PRIVATE_THREAD);
        assert_eq!(room.raw["thread_metadata"]["invitable"], false);
        let hub = chidi.channel_named(world.guild, "offer-threads").await.expect("everybody sees the hub");
        assert_eq!(room.parent, Some(hub.id));
        assert!(chidi.say(hub.id, "Hello?").await.is_err(), "nobody writes there");
        assert_eq!((threads(&world, &table.ana).await, threads(&world, &chidi).await), (1, 0));
        table.ben.say(table.room, "Hello Ana").await.expect("people talk there");
        table.offer_again(&world, 2).await;
        accept(&table).await;
        send_offer(&world, &table.ben, world.id("Chidi"), &FORM).await;
        let other = crate::harness::steps::room(&world, &chidi, "ben-chidi").await;
        card(&chidi, other, 3, 1).await;
        assert_eq!((threads(&world, &table.ben).await, threads(&world, &chidi).await), (2, 1));
        let mia = world.person("Mia").await;
        let all = mia.channels(world.guild).await.expect("channels");
        assert_eq!(all.iter().filter(|channel| channel.name == "offer-threads").count(), 1);
        assert!(all.iter().all(|channel| channel.name != "Offers"), "no category is made for nothing");
        world.close().await;
    }
}

#[tokio::test]
async fn a_server_may_choose_the_channel_above_them() {
    for engine in engines() {
        let world = threaded(&engine, Some("find-work")).await;
        let table = Table::set(&world).await;
        let hub = table.ana.channel_named(world.guild, "find-work").await.expect("the channel");
        assert_eq!(thread_of(&world, &table.ana).await.parent, Some(hub.id));
        world.close().await;
    }
}

#[tokio::test]
async fn a_sleeping_thread_is_woken_by_what_happens_in_it() {
    for engine in engines() {
        let mut world = threaded(&engine, None).await;
        world.kill().await;
        world.stop_clock();
        world.start().await;
        let table = Table::set(&world).await;
        let mia = world.person("Mia").await;
        let path = format!("/channels/{}", table.room);
        mia.call("PATCH", &path, Some(&json!({"archived": true}))).await.expect("the moderator may");
        // Nobody can press anything in it. Time passes: the card is edited, which nobody may in a sleeping thread.
        assert!(table.ben.press(table.room, &table.card, "Accept offer").await.is_err());
        world.pass(8 * parley::domain::time::DAY_MS).await;
        card_in_state(&table.ana, table.room, 1, 1, "Expired").await;
        assert_eq!(thread_of(&world, &table.ana).await.raw["thread_metadata"]["archived"], false);
        world.close().await;
    }
}

#[tokio::test]
async fn a_deleted_thread_and_a_deleted_hub_are_made_again() {
    for engine in engines() {
        let world = threaded(&engine, None).await;
        let table = Table::set(&world).await;
        world.settled().await.close().await;
        let mia = world.person("Mia").await;
        let hub = mia.channel_named(world.guild, "offer-threads").await.expect("the hub").id;
        let mut gone = table.room;
        for (number, deleted) in [(2, table.room), (3, hub)] {
            mia.call("DELETE", &format!("/channels/{deleted}"), None).await.expect("the moderator may");
            send_offer(&world, &table.ana, table.ben.id(), &FORM).await;
            let again: Id = table
                .ben
                .wait_channel(world.guild, |channel| channel.name == "ana-ben" && channel.id != gone)
                .await
                .expect("a new room")
                .id;
            card(&table.ben, again, number, 1).await;
            card(&table.ben, again, 1, 1).await;
            world.settled().await.close().await;
            gone = again;
        }
        assert_eq!(threads(&world, &table.ana).await, 1);
        world.close().await;
    }
}

#[tokio::test]
async fn two_offers_at_once_make_one_thread() {
    for engine in engines() {
        let world = threaded(&engine, None).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let (one, two) = tokio::join!(
            crate::harness::steps::preview_offer(&world, &ana, ben.id(), &FORM),
            crate::harness::steps::preview_offer(&world, &ben, ana.id(), &FORM),
        );
        let (one, two) =
            tokio::join!(ana.press(world.general, &one, "Send"), ben.press(world.general, &two, "Send"));
        message(one);
        message(two);
        let room = crate::harness::steps::room(&world, &ben, "ana-ben").await;
        card(&ana, room, 1, 1).await;
        card(&ana, room, 2, 1).await;
        world.settled().await.close().await;
        assert_eq!((threads(&world, &ana).await, threads(&world, &ben).await), (1, 1));
        world.close().await;
    }
}
