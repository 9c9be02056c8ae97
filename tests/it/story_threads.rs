//! Rooms as private threads: chosen by the server, made once, awake when something happens, and made again when deleted.

use crate::database::{Engine, engines};
use crate::stage::{Stage, workshop};
use crate::steps::{FORM, Table, card, card_in_state, message, send_offer};
use discord_emulator::Id;
use discord_emulator::person::{Channel, Person};
use parley::domain::ids::ChannelId;
use parley::domain::server::{RoomStyle, ServerSettings};
use serde_json::json;

const PRIVATE_THREAD: u64 = 12;

/// A server that chose threads, under this channel.
async fn threaded(engine: &Engine, hub: Option<&str>) -> Stage {
    let mut stage = Stage::set(engine, workshop()).await;
    let mia = stage.person("Mia").await;
    let hub_channel = match hub {
        Some(name) => {
            let hub = mia.channel_named(stage.guild, name).await.expect("the channel").id;
            Some(ChannelId(i64::try_from(hub.0).expect("an id")))
        }
        None => None,
    };
    let settings =
        ServerSettings { room_style: Some(RoomStyle::Threads), hub_channel, ..ServerSettings::default() };
    stage.set_rules(settings).await;
    stage.start().await;
    stage
}

async fn thread_of(stage: &Stage, person: &Person) -> Channel {
    let all = person.threads(stage.guild).await.expect("threads");
    all.into_iter().find(|thread| thread.name == "ana-ben").expect("the room")
}

async fn threads(stage: &Stage, person: &Person) -> usize {
    person.threads(stage.guild).await.expect("threads").len()
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
        let stage = threaded(&engine, None).await;
        let table = Table::set(&stage).await;
        let (chidi, room) = (stage.person("Chidi").await, thread_of(&stage, &table.ben).await);
        assert_eq!(room.kind, PRIVATE_THREAD);
        assert_eq!(room.raw["thread_metadata"]["invitable"], false);
        let hub = chidi.channel_named(stage.guild, "offer-threads").await.expect("everybody sees the hub");
        assert_eq!(room.parent, Some(hub.id));
        assert!(chidi.say(hub.id, "Hello?").await.is_err(), "nobody writes there");
        assert_eq!((threads(&stage, &table.ana).await, threads(&stage, &chidi).await), (1, 0));
        table.ben.say(table.room, "Hello Ana").await.expect("people talk there");
        table.offer_again(&stage, 2).await;
        accept(&table).await;
        send_offer(&stage, &table.ben, stage.id("Chidi"), &FORM).await;
        let other = crate::steps::room(&stage, &chidi, "ben-chidi").await;
        card(&chidi, other, 3, 1).await;
        assert_eq!((threads(&stage, &table.ben).await, threads(&stage, &chidi).await), (2, 1));
        let mia = stage.person("Mia").await;
        let all = mia.channels(stage.guild).await.expect("channels");
        assert_eq!(all.iter().filter(|channel| channel.name == "offer-threads").count(), 1);
        assert!(all.iter().all(|channel| channel.name != "Offers"), "no category is made for nothing");
        stage.close().await;
    }
}

#[tokio::test]
async fn a_server_may_choose_the_channel_above_them() {
    for engine in engines() {
        let stage = threaded(&engine, Some("find-work")).await;
        let table = Table::set(&stage).await;
        let hub = table.ana.channel_named(stage.guild, "find-work").await.expect("the channel");
        assert_eq!(thread_of(&stage, &table.ana).await.parent, Some(hub.id));
        stage.close().await;
    }
}

#[tokio::test]
async fn a_sleeping_thread_is_woken_by_what_happens_in_it() {
    for engine in engines() {
        let mut stage = threaded(&engine, None).await;
        stage.kill().await;
        stage.stop_clock();
        stage.start().await;
        let table = Table::set(&stage).await;
        let mia = stage.person("Mia").await;
        let path = format!("/channels/{}", table.room);
        mia.call("PATCH", &path, Some(&json!({"archived": true}))).await.expect("the moderator may");
        // Nobody can press anything in it. Time passes: the card is edited, which nobody may in a sleeping thread.
        assert!(table.ben.press(table.room, &table.card, "Accept offer").await.is_err());
        stage.clock.advance(8 * parley::domain::time::DAY_MS);
        card_in_state(&table.ana, table.room, 1, 1, "Expired").await;
        assert_eq!(thread_of(&stage, &table.ana).await.raw["thread_metadata"]["archived"], false);
        stage.close().await;
    }
}

#[tokio::test]
async fn a_deleted_thread_and_a_deleted_hub_are_made_again() {
    for engine in engines() {
        let stage = threaded(&engine, None).await;
        let table = Table::set(&stage).await;
        stage.settled().await.close().await;
        let mia = stage.person("Mia").await;
        let hub = mia.channel_named(stage.guild, "offer-threads").await.expect("the hub").id;
        let mut gone = table.room;
        for (number, deleted) in [(2, table.room), (3, hub)] {
            mia.call("DELETE", &format!("/channels/{deleted}"), None).await.expect("the moderator may");
            send_offer(&stage, &table.ana, table.ben.id(), &FORM).await;
            let again: Id = table
                .ben
                .wait_channel(stage.guild, |channel| channel.name == "ana-ben" && channel.id != gone)
                .await
                .expect("a new room")
                .id;
            card(&table.ben, again, number, 1).await;
            card(&table.ben, again, 1, 1).await;
            stage.settled().await.close().await;
            gone = again;
        }
        assert_eq!(threads(&stage, &table.ana).await, 1);
        stage.close().await;
    }
}

#[tokio::test]
async fn two_offers_at_once_make_one_thread() {
    for engine in engines() {
        let stage = threaded(&engine, None).await;
        let (ana, ben) = (stage.person("Ana").await, stage.person("Ben").await);
        let (one, two) = tokio::join!(
            crate::steps::preview_offer(&stage, &ana, ben.id(), &FORM),
            crate::steps::preview_offer(&stage, &ben, ana.id(), &FORM),
        );
        let (one, two) =
            tokio::join!(ana.press(stage.general, &one, "Send"), ben.press(stage.general, &two, "Send"));
        message(one);
        message(two);
        let room = crate::steps::room(&stage, &ben, "ana-ben").await;
        card(&ana, room, 1, 1).await;
        card(&ana, room, 2, 1).await;
        stage.settled().await.close().await;
        assert_eq!((threads(&stage, &ana).await, threads(&stage, &ben).await), (1, 1));
        stage.close().await;
    }
}
