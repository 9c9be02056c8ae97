//! A permission is taken away and given back: everybody concerned reads what is missing, nothing is lost, nothing is
//! doubled, and it goes on by itself.

use crate::harness::database::{Engine, engines};
use crate::harness::steps::{FORM, Table, card, card_in_state, let_in, message, send_offer};
use crate::harness::world::{World, workshop};
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};
use parley::domain::ids::ChannelId;
use parley::domain::server::ServerSettings;
use serde_json::json;

/// MANAGE_CHANNELS.
const MANAGE_CHANNELS: u64 = 1 << 4;
/// VIEW_CHANNEL.
const VIEW_CHANNEL: u64 = 1 << 10;

/// A server whose moderators have a channel, and that channel.
pub(crate) async fn watched(engine: &Engine) -> (World, Person, Id) {
    let mut world = World::set(engine, workshop()).await;
    let mia = world.person("Mia").await;
    let queue = mia.channel_named(world.guild, "mod-queue").await.expect("the channel").id;
    let moderators_channel = Some(ChannelId(i64::try_from(queue.0).expect("an id")));
    world.set_rules(ServerSettings { moderators_channel, ..ServerSettings::default() }).await;
    world.start().await;
    (world, mia, queue)
}

/// Mia gives Parley's role these permissions.
async fn grant(world: &World, mia: &Person, bits: u64) {
    let path = format!("/guilds/{}/roles/{}", world.guild, world.role("Parley").await);
    mia.call("PATCH", &path, Some(&json!({"permissions": bits.to_string()}))).await.expect("the owner may");
}

async fn alert(mia: &Person, queue: Id) -> Message {
    mia.wait_message(queue, |message| message.says("aren't working")).await.expect("the alert")
}

/// How many cards stand in a room, for everybody.
async fn cards(person: &Person, room: Id) -> usize {
    let posted = person.messages(room).await.expect("messages");
    let is_card = |message: &&Message| !message.ephemeral() && message.says("· Version 1 · ");
    posted.iter().filter(is_card).count()
}

#[tokio::test]
async fn without_its_permission_no_room_is_made_until_it_is_given_back() {
    for engine in engines() {
        let (world, mia, queue) = watched(&engine).await;
        let all = world.permissions("Parley").await;
        grant(&world, &mia, all & !MANAGE_CHANNELS).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let sent = send_offer(&world, &ana, ben.id(), &FORM).await;
        assert!(sent.says("saved, but delayed") && sent.says("Manage Channels"), "{}", sent.words());
        let told = alert(&mia, queue).await;
        assert!(told.says("Manage Channels"), "{}", told.words());
        let checked = message(mia.command(world.guild, world.general, "parley check", &[]).await);
        assert!(checked.says("waiting for this"), "{}", checked.words());

        // Whoever has an offer reads it where they look for the offer, and when they send the next one.
        let list = message(ben.command(world.guild, world.general, "offers", &[]).await);
        insta::assert_snapshot!("list_while_stopped", world.words(&list));
        let sent = send_offer(&world, &ana, world.id("Chidi"), &FORM).await;
        assert!(sent.says("Offer #2") && sent.says("Manage Channels"), "{}", sent.words());
        let chidi = world.person("Chidi").await;
        let other =
            message(world.person("Dana").await.command(world.guild, world.general, "offers", &[]).await);
        assert!(!other.says("Manage Channels"), "it is nothing to who has no offer: {}", other.words());

        // Trying again without changing anything changes nothing.
        let tried = message(mia.press(queue, &told, "Try again").await);
        assert!(tried.ephemeral() && tried.says("Trying again"), "{}", tried.words());

        grant(&world, &mia, all).await;
        let room = crate::harness::steps::room(&world, &ben, "ana-ben").await;
        card(&ben, room, 1, 1).await;
        let room = crate::harness::steps::room(&world, &chidi, "ana-chidi").await;
        card(&chidi, room, 2, 1).await;
        mia.wait_gone(&told).await.expect("the alert goes");
        let list = message(ben.command(world.guild, world.general, "offers", &[]).await);
        assert!(!list.says("is delayed"), "{}", list.words());
        let ledger = world.ledger().await;
        assert_eq!((ledger.rooms, ledger.open_rooms, ledger.dead), (2, 2, 0));
        assert_eq!(cards(&chidi, room).await, 1, "once, however often it was tried");
        let queue = mia.messages(queue).await.expect("messages");
        assert_eq!(queue.iter().filter(|message| message.says("aren't working")).count(), 0);
        world.close().await;
    }
}

#[tokio::test]
async fn shut_out_of_a_room_parley_says_so_and_goes_on_when_it_is_let_in() {
    for engine in engines() {
        let (world, mia, queue) = watched(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        world.settled().await.close().await;
        let place = format!("/channels/{room}/permissions/{}", world.bot_id());
        let deny = json!({"type": 1, "allow": "0", "deny": VIEW_CHANNEL.to_string()});
        mia.call("PUT", &place, Some(&deny)).await.expect("the owner may");
        table.accept(first).await;
        let told = alert(&mia, queue).await;
        assert!(told.says(&format!("<#{room}>")) && told.says("View Channels"), "{}", told.words());
        let list = message(ana.command(world.guild, world.general, "offers", &[]).await);
        assert!(list.says("is delayed") && list.says("View Channels"), "{}", list.words());
        let keep = (1_u64 << 4 | 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 51).to_string();
        let allow = json!({"type": 1, "allow": keep, "deny": "0"});
        mia.call("PUT", &place, Some(&allow)).await.expect("the owner may");
        card_in_state(ben, *room, 1, 1, "Accepted").await;
        let contract = ana.wait_message(*room, Message::pinned).await.expect("the contract is pinned");
        assert_eq!(contract.mentions(), [ana.id()]);
        mia.wait_gone(&told).await.expect("the alert goes");
        assert_eq!(world.ledger().await.contracts, 1);
        let posted = ana.messages(*room).await.expect("messages");
        let contracts = posted.iter().filter(|message| message.pinned()).count();
        assert_eq!((cards(ana, *room).await, contracts), (1, 1), "once each");
        world.close().await;
    }
}

#[tokio::test]
async fn only_moderators_have_it_tried_again() {
    for engine in engines() {
        let (world, mia, queue) = watched(&engine).await;
        let all = world.permissions("Parley").await;
        grant(&world, &mia, all & !MANAGE_CHANNELS).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        send_offer(&world, &ana, ben.id(), &FORM).await;
        let told = alert(&mia, queue).await;
        let_in(&mia, queue, &ana).await;
        let pressed = message(ana.press(queue, &told, "Try again").await);
        assert!(pressed.says("Nothing to try again"), "{}", pressed.words());
        grant(&world, &mia, all).await;
        card(&ben, crate::harness::steps::room(&world, &ben, "ana-ben").await, 1, 1).await;
        world.close().await;
    }
}
