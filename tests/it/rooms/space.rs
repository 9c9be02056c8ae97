//! Servers without space: the 51st room of a category is in `story_rooms`; here the server itself is full.

use crate::harness::database::engines;
use crate::harness::steps::{FORM, Table, card, message, send_offer};
use crate::harness::world::{World, workshop};
use discord_emulator::Scenario;
use parley::domain::ids::ChannelId;
use parley::domain::server::ServerSettings;

/// Discord's most channels in a server, and those that the workshop begins with.
const CHANNELS: usize = 500;
const WORKSHOP: usize = 4;

/// The workshop with so many channels.
fn with_channels(all: usize) -> Scenario {
    let mut scenario = workshop();
    let channel = |number| discord_emulator::scenario::Channel {
        name: format!("project-{number}"),
        category: false,
        parent: None,
        topic: None,
        only: None,
    };
    assert_eq!(scenario.servers[0].channels.len(), WORKSHOP);
    scenario.servers[0].channels.extend((WORKSHOP..all).map(channel));
    scenario
}

#[tokio::test]
async fn the_last_channel_of_a_server_is_followed_by_threads() {
    for engine in engines() {
        // Space for the hub, which is made in time, a category and one room.
        let mut world = World::set(&engine, with_channels(CHANNELS - 3)).await;
        world.start().await;
        let table = Table::set(&world).await;
        send_offer(&world, &table.ana, world.id("Chidi"), &FORM).await;
        let chidi = world.person("Chidi").await;
        let room = crate::harness::steps::room(&world, &chidi, "ana-chidi").await;
        card(&chidi, room, 2, 1).await;
        let all = chidi.threads(world.guild).await.expect("threads");
        assert_eq!(all.len(), 1, "pair 501 has a thread");
        let hub = chidi.channel_named(world.guild, "offer-threads").await.expect("the hub");
        assert_eq!(all[0].parent, Some(hub.id));
        assert!(table.ana.threads(world.guild).await.expect("threads").len() == 1);
        // The first pair's channel stays what it is.
        table.offer_again(&world, 3).await;
        world.close().await;
    }
}

#[tokio::test]
async fn a_server_without_any_space_says_what_to_do_and_goes_on_by_itself() {
    for engine in engines() {
        let mut world = World::set(&engine, with_channels(CHANNELS)).await;
        let mia = world.person("Mia").await;
        let queue = mia.channel_named(world.guild, "mod-queue").await.expect("the channel").id;
        let moderators_channel = Some(ChannelId(i64::try_from(queue.0).expect("an id")));
        world.set_rules(ServerSettings { moderators_channel, ..ServerSettings::default() }).await;
        world.start().await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        send_offer(&world, &ana, ben.id(), &FORM).await;
        let alert =
            mia.wait_message(queue, |message| message.says("aren't working")).await.expect("the alert");
        insta::assert_snapshot!("server_full", world.words(&alert));
        let list = message(ana.command(world.guild, world.general, "offers", &[]).await);
        assert!(
            list.says("Your private channel is delayed") && list.says("/parley settings"),
            "{}",
            list.words()
        );
        let spare = mia.channel_named(world.guild, "project-100").await.expect("a channel").id;
        mia.call("DELETE", &format!("/channels/{spare}"), None).await.expect("the moderator may");
        // One place: too few for a category and a room in it, but enough for the hub.
        let room = crate::harness::steps::room(&world, &ben, "ana-ben").await;
        card(&ben, room, 1, 1).await;
        mia.wait_gone(&alert).await.expect("the alert goes");
        let list = message(ana.command(world.guild, world.general, "offers", &[]).await);
        assert!(!list.says("Your private channel is delayed"), "{}", list.words());
        world.close().await;
    }
}
