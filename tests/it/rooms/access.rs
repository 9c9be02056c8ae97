//! Who is let into a room: those who left the server and came back, and moderators where the server wants it. Whoever is
//! away is told to the other side instead of silence.

use crate::harness::database::engines;
use crate::harness::steps::{FORM, Table, card, message, preview_offer, send_offer};
use crate::harness::world::{World, workshop};
use discord_emulator::person::Person;
use parley::domain::ids::RoleId;
use parley::domain::server::{RoomStyle, ServerSettings};

async fn sees(world: &World, person: &Person, table: &Table) -> bool {
    let mut all = person.channels(world.guild).await.expect("channels");
    all.extend(person.threads(world.guild).await.expect("threads"));
    all.iter().any(|channel| channel.id == table.room)
}

fn threads() -> ServerSettings {
    ServerSettings { room_style: Some(RoomStyle::Threads), ..ServerSettings::default() }
}

#[tokio::test]
async fn who_comes_back_is_let_in_when_they_use_parley() {
    for engine in engines() {
        for settings in [ServerSettings::default(), threads()] {
            let mut world = World::set(&engine, workshop()).await;
            world.set_rules(settings).await;
            world.start().await;
            let table = Table::set(&world).await;
            world.settled().await.close().await;
            world.leaves(table.ben.id());
            world.joins(table.ben.id());
            assert!(!sees(&world, &table.ben, &table).await, "Discord shuts out who left");
            message(table.ben.command(world.guild, world.general, "offers", &[]).await);
            table.ben.wait_channel(world.guild, |channel| channel.id == table.room).await.expect("let in");
            table.accept(&table.card).await;
            world.close().await;
        }
    }
}

#[tokio::test]
async fn who_comes_back_is_let_in_before_they_are_mentioned() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        world.settled().await.close().await;
        world.leaves(table.ben.id());
        world.joins(table.ben.id());
        // Ben does nothing; the offer that follows must reach him.
        send_offer(&world, &table.ana, table.ben.id(), &FORM).await;
        table.ben.wait_channel(world.guild, |channel| channel.id == table.room).await.expect("let in");
        let second = card(&table.ben, table.room, 2, 1).await;
        assert_eq!(second.mentions(), [table.ben.id()]);
        world.close().await;
    }
}

#[tokio::test]
async fn who_was_not_seen_for_long_is_looked_for_before_they_are_mentioned() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        world.start().await;
        let table = Table::set(&world).await;
        world.settled().await.close().await;
        world.leaves(table.ana.id());
        world.joins(table.ana.id());
        world.pass(2 * parley::domain::time::HOUR_MS).await;
        // Ana is mentioned by what Ben does.
        table.decline(&table.card, "Too busy", "").await;
        table.ana.wait_channel(world.guild, |channel| channel.id == table.room).await.expect("let in");
        let told = table.ana.wait_message(table.room, |message| message.says("declined your offer")).await;
        assert!(told.expect("the notice").mentions().contains(&table.ana.id()));
        world.close().await;
    }
}

#[tokio::test]
async fn the_client_is_told_that_the_other_side_left() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        world.start().await;
        let table = Table::set(&world).await;
        let second = table.offer_again(&world, 2).await;
        world.settled().await.close().await;
        world.leaves(table.ben.id());
        world.pass(2 * parley::domain::time::HOUR_MS).await;
        table.withdraw(&second, "").await;
        let told = table.ana.wait_message(table.room, |message| message.says("left this server")).await;
        let told = told.expect("the notice");
        assert_eq!(told.mentions(), [table.ana.id()]);
        insta::assert_snapshot!("left", world.words(&told));
        world.close().await;
    }
}

#[tokio::test]
async fn nothing_is_sent_to_somebody_who_left_after_the_preview() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let preview = preview_offer(&world, &ana, ben.id(), &FORM).await;
        world.leaves(ben.id());
        let refused = message(ana.press(world.general, &preview, "Send").await);
        assert!(refused.says("They're not in this server"), "{}", refused.words());
        assert!(world.ledger().await.offers.is_empty());
        // The preview stands, with everything in it.
        world.joins(ben.id());
        let sent = message(ana.press(world.general, &preview, "Send").await);
        assert!(sent.says("Offer #1"), "{}", sent.words());
        let room = crate::harness::steps::room(&world, &ben, "ana-ben").await;
        card(&ben, room, 1, 1).await;
        world.close().await;
    }
}

#[tokio::test]
async fn moderators_see_rooms_where_the_server_wants_it() {
    for engine in engines() {
        let mut scenario = workshop();
        scenario.servers[0].members.insert("Dana".to_owned(), vec!["Moderator".to_owned()]);
        let mut world = World::set(&engine, scenario).await;
        let role = world.role("Moderator").await;
        let settings = ServerSettings {
            moderator_role: Some(RoleId(i64::try_from(role.0).expect("an id"))),
            moderators_see_rooms: Some(true),
            ..ServerSettings::default()
        };
        world.set_rules(settings).await;
        world.start().await;
        let table = Table::set(&world).await;
        let (chidi, dana) = (world.person("Chidi").await, world.person("Dana").await);
        assert!(sees(&world, &dana, &table).await);
        assert!(!sees(&world, &chidi, &table).await);
        world.close().await;
    }
}

#[tokio::test]
async fn rooms_follow_when_moderators_are_let_in_or_out() {
    for engine in engines() {
        let mut scenario = workshop();
        scenario.servers[0].members.insert("Dana".to_owned(), vec!["Moderator".to_owned()]);
        let mut world = World::set(&engine, scenario).await;
        world.start().await;
        let table = Table::set(&world).await;
        let (mia, dana) = (world.person("Mia").await, world.person("Dana").await);
        assert!(!sees(&world, &dana, &table).await);
        let shown = message(mia.command(world.guild, world.general, "parley settings", &[]).await);
        let role = world.role("Moderator").await.to_string();
        mia.choose(world.general, &shown, "Moderator role", &[&role]).await.expect("an answer");
        let shown = message(mia.press(world.general, &shown, "Let moderators in").await);
        dana.wait_channel(world.guild, |channel| channel.id == table.room).await.expect("let in");
        message(mia.press(world.general, &shown, "Keep moderators out").await);
        let gone = |channel: &serde_json::Value| channel["id"] == table.room.to_string();
        dana.wait_event("CHANNEL_DELETE", gone).await.expect("let out");
        assert!(!sees(&world, &dana, &table).await);
        assert!(sees(&world, &table.ben, &table).await, "the two sides stay");
        world.close().await;
    }
}
