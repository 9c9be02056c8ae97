//! What goes wrong in one room stops nobody else in the server: others get their rooms, their messages and their moderators.

use crate::harness::database::{Engine, engines};
use crate::harness::ledger::at_rest;
use crate::harness::moderated;
use crate::harness::steps::{FORM, Table, card, card_in_state, let_in, message, room, send_offer};
use crate::harness::world::{World, workshop};
use crate::rooms::choose_threads;
use discord_emulator::person::{Message, Person};
use discord_emulator::{Fault, FaultKind, Id};
use parley::domain::time::MINUTE_MS;
use serde_json::json;

/// VIEW_CHANNEL.
const VIEW_CHANNEL: u64 = 1 << 10;
const MAKE: &str = "POST /guilds/{guild_id}/channels";
const EDIT: &str = "PATCH /channels/{channel_id}/messages/{message_id}";

/// A moderator takes the sight of a channel from somebody.
async fn shut_out(moderator: &Person, channel: Id, whom: Id) {
    let denied = json!({"type": 1, "allow": "0", "deny": VIEW_CHANNEL.to_string()});
    let path = format!("/channels/{channel}/permissions/{whom}");
    moderator.call("PUT", &path, Some(&denied)).await.expect("the moderator may");
}

/// A server whose rooms are threads under a channel that Ben does not see, with a channel for moderators.
async fn hidden_from_ben(engine: &Engine) -> (World, Person, Id, Id) {
    let mut world = World::set(engine, workshop()).await;
    let (mia, queue, hub) = choose_threads(&world, "find-work").await;
    shut_out(&mia, hub, world.id("Ben")).await;
    world.start().await;
    (world, mia, queue, hub)
}

#[tokio::test]
async fn a_member_who_does_not_see_the_hub_keeps_nobody_else_from_a_room() {
    for engine in engines() {
        let (world, mia, queue, hub) = hidden_from_ben(&engine).await;
        let (ana, ben, chidi) =
            (world.person("Ana").await, world.person("Ben").await, world.person("Chidi").await);
        send_offer(&world, &ana, ben.id(), &FORM).await;
        let is_alert = |message: &Message| message.says("aren't working");
        let told = mia.wait_message(queue, is_alert).await.expect("the alert");
        send_offer(&world, &ana, chidi.id(), &FORM).await;
        card(&chidi, room(&world, &chidi, "ana-chidi").await, 2, 1).await;
        // What is wrong for Ben is still wrong, and said once.
        let alerts = mia.messages(queue).await.expect("messages");
        assert_eq!(alerts.iter().filter(|message| is_alert(message)).count(), 1);
        let list = message(ben.command(world.guild, world.general, "offers", &[]).await);
        assert!(list.says("is delayed"), "{}", list.words());

        let_in(&mia, hub, &ben).await;
        card(&ben, room(&world, &ben, "ana-ben").await, 1, 1).await;
        mia.wait_gone(&told).await.expect("the alert goes");
        world.close().await;
    }
}

#[tokio::test]
async fn a_message_that_cannot_be_edited_holds_no_other_in_its_room() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let second = table.offer_again(&world, 2).await;
        world.settled().await.close().await;
        let broken = FaultKind::StatusBefore { status: 500, retry_after: None, scope: None };
        let path = format!("/channels/{}/messages/{}", table.room, table.card.id);
        world.emulator.add_fault(Fault::new(broken).on(EDIT).at(&path));
        table.decline(&table.card, "too_busy", "Next month?").await;
        table.decline(&second, "too_busy", "").await;
        card_in_state(&table.ana, table.room, 2, 1, "Declined").await;
        let is_notice = |message: &Message| !message.ephemeral() && message.says("Next month?");
        table.ana.wait_message(table.room, is_notice).await.expect("told");
        world.emulator.clear_faults();
        card_in_state(&table.ana, table.room, 1, 1, "Declined").await;
        world.close().await;
    }
}

#[tokio::test]
async fn one_room_that_refuses_keeps_no_moderators_from_the_others() {
    for engine in engines() {
        let mut world = moderated::set(&engine, &["Dana"]).await;
        world.set_rules(moderated::rules(&world).await).await;
        world.start().await;
        let (mia, dana) = (world.person("Mia").await, world.person("Dana").await);
        let (ana, chidi) = (world.person("Ana").await, world.person("Chidi").await);
        let table = Table::set(&world).await;
        send_offer(&world, &ana, chidi.id(), &FORM).await;
        let other = room(&world, &chidi, "ana-chidi").await;
        card(&chidi, other, 2, 1).await;
        world.settled().await.close().await;
        // Parley loses the sight of the first room, then moderators are to see all of them, and then none again.
        shut_out(&mia, table.room, world.bot_id()).await;
        let shown = message(mia.command(world.guild, world.general, "parley settings", &[]).await);
        let shown = message(mia.press(world.general, &shown, "Let moderators in").await);
        dana.wait_channel(world.guild, |channel| channel.id == other).await.expect("they are let in");
        message(mia.press(world.general, &shown, "Keep moderators out").await);
        let gone = |data: &serde_json::Value| data["id"] == other.to_string();
        dana.wait_event("CHANNEL_DELETE", gone).await.expect("they are let out");
        let_parley_in(&mia, table.room, world.bot_id()).await;
        world.close().await;
    }
}

/// A moderator gives Parley back what it had in a room.
async fn let_parley_in(moderator: &Person, room: Id, bot: Id) {
    let keep = (1_u64 << 4 | 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 51).to_string();
    let allow = json!({"type": 1, "allow": keep, "deny": "0"});
    let path = format!("/channels/{room}/permissions/{bot}");
    moderator.call("PUT", &path, Some(&allow)).await.expect("the moderator may");
}

/// When what waits for a room that can't be made is looked at again, beside other processes.
async fn a_minute_later(world: &World) {
    let pool = world.database.pool().await;
    at_rest(&pool, world.clock.now()).await;
    pool.close().await;
    world.pass_in_both(MINUTE_MS);
}

#[tokio::test]
async fn what_waits_for_a_room_that_will_never_open_is_given_up_and_seen() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben, mia) =
            (world.person("Ana").await, world.person("Ben").await, world.person("Mia").await);
        world.emulator.add_fault(Fault::new(FaultKind::Refuse { code: 50035 }).on(MAKE));
        send_offer(&world, &ana, ben.id(), &FORM).await;
        let told = |message: &Message| message.says("Landing page");
        let copy = ben.wait_direct_message(told).await.expect("told outside the room");
        a_minute_later(&world).await;
        let ledger = world.ledger().await;
        assert_eq!((ledger.waiting, ledger.dead), (0, 2), "the room, and the card that was to stand there");
        let check = message(mia.command(world.guild, world.general, "parley check", &[]).await);
        insta::assert_snapshot!("never_opened", world.words(&check));

        // What is decided later ends there as well, and nothing waits for ever.
        let channel = copy.channel;
        let asked = message(ben.press(channel, &copy, "Accept offer").await);
        message(ben.press(channel, &asked, "Accept these terms").await);
        a_minute_later(&world).await;
        assert_eq!(world.ledger().await.waiting, 0);

        world.emulator.clear_faults();
        message(mia.press(world.general, &check, "Try again").await);
        let room = room(&world, &ben, "ana-ben").await;
        card_in_state(&ben, room, 1, 1, "Accepted").await;
        ana.wait_message(room, Message::pinned).await.expect("the contract");
        world.close().await;
    }
}
