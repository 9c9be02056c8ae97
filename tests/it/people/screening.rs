//! Somebody who hasn't passed the server's membership screening can write and press nothing there. An offer gets to them when they
//! have, once, and the client is told; nothing else waits for it.

use crate::agencies::membership::{agency, joins, member};
use crate::agencies::offers::{AgencyFixture, copy};
use crate::harness::database::{Engine, engines};
use crate::harness::steps::{
    FORM, Table, card, card_in_state, direct_channel, message, room, send_offer, send_to_agency,
};
use crate::harness::world::{PATIENCE, World};
use crate::rooms::permissions::watched;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person, opt};
use parley::domain::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use sqlx::Row as _;
use std::time::Duration;

pub(crate) const SCREENED: &str = "hasn't finished this server's membership screening yet";

/// Somebody has, or hasn't, passed the server's screening.
pub(crate) fn set_pending(world: &World, person: Id, pending: bool) {
    let shared = world.emulator.shared();
    shared.change(|here| here.set_pending(world.guild, person, pending)).expect("a member");
}

/// A day with Ana, and with Ben, who joined and hasn't accepted the rules.
async fn with_ben_pending(engine: &Engine) -> (World, Person, Person) {
    let world = World::open_for_a_day(engine).await;
    let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
    set_pending(&world, ben.id(), true);
    (world, ana, ben)
}

/// Nobody made a private channel for somebody, or told them anything.
async fn has_nothing(world: &World, person: &Person, room: &str) {
    assert!(person.channel_named(world.guild, room).await.is_err(), "there is a private channel");
    if let Some(direct) = direct_channel(person).await {
        assert!(person.messages(direct).await.expect("messages").is_empty(), "they were told");
    }
}

/// The card of an offer came once in their private channel, and once in Ben's direct messages.
async fn has_it_once(world: &World, ben: &Person) {
    let place = room(world, ben, "ana-ben").await;
    let shown = card(ben, place, 1, 1).await;
    assert_eq!(shown.mentions(), [ben.id()]);
    let told = copy(ben).await;
    world.settled().await.close().await;
    let is_card = |message: &&Message| message.says("Version 1");
    for channel in [place, told.channel] {
        let messages = ben.messages(channel).await.expect("messages");
        assert_eq!(messages.iter().filter(is_card).count(), 1, "in {channel}");
    }
}

fn asked_about(world: &World, person: Id) -> usize {
    let path = format!("/guilds/{}/members/{person}", world.guild);
    let calls = world.emulator.calls_after(0);
    calls.iter().filter(|call| call.who == Some(world.bot_id()) && call.path.ends_with(&path)).count()
}

/// Waits until Parley has asked Discord about somebody and is to ask again later.
async fn asked_in_vain(world: &World) {
    let pool = world.database.pool().await;
    let is_put_off =
        "SELECT count(*) FROM effects WHERE lane LIKE 'screening/%' AND claimed = 0 AND due_ms > $1";
    let waits = async {
        while sqlx::query(is_put_off)
            .bind(world.clock.now().0)
            .fetch_one(&pool)
            .await
            .expect("a count")
            .get::<i64, _>(0)
            == 0
        {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(PATIENCE, waits).await.expect("it is asked");
    pool.close().await;
}

async fn view(world: &World, reader: &Person) -> Message {
    let number = [opt("offer", "1")];
    message(reader.command(world.guild, world.general, "offer view", &number).await)
}

#[tokio::test]
async fn an_offer_gets_to_a_member_once_they_have_passed_and_nobody_else_waits() {
    for engine in engines() {
        let (world, ana, ben) = with_ben_pending(&engine).await;
        let sent = send_offer(&world, &ana, ben.id(), &FORM).await;
        assert!(sent.says("is saved, but delayed") && sent.says(SCREENED), "{}", sent.words());
        let chidi = world.person("Chidi").await;
        send_offer(&world, &ana, chidi.id(), &FORM).await;
        card(&chidi, room(&world, &chidi, "ana-chidi").await, 2, 1).await;
        let read = view(&world, &ana).await;
        assert!(read.says(SCREENED), "{}", read.words());
        let list = message(ana.command(world.guild, world.general, "offers", &[]).await);
        assert!(list.says("waiting for membership screening"), "{}", list.words());
        has_nothing(&world, &ben, "ana-ben").await;
        // Sending asks, and so does what waits, at first at once. Then there is time, and ever more of it.
        asked_in_vain(&world).await;
        let mut asked = asked_about(&world, ben.id());
        assert_eq!(asked, 2, "sending asks, and what waits does");
        for minutes in [1, 2, 4, 8, 15, 15] {
            world.pass(minutes * MINUTE_MS / 2 - 1).await;
            asked_in_vain(&world).await;
            assert_eq!(asked_about(&world, ben.id()), asked, "{minutes} minutes");
            world.pass(minutes * MINUTE_MS / 2 + 1).await;
            asked += 1;
            while asked_about(&world, ben.id()) < asked {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            asked_in_vain(&world).await;
        }
        has_nothing(&world, &ben, "ana-ben").await;
        set_pending(&world, ben.id(), false);
        world.pass(15 * MINUTE_MS).await;
        has_it_once(&world, &ben).await;
        let read = view(&world, &ana).await;
        assert!(!read.says(SCREENED), "{}", read.words());
        world.close().await;
    }
}

#[tokio::test]
async fn who_passes_and_uses_parley_has_the_offer_at_once() {
    for engine in engines() {
        let (world, ana, ben) = with_ben_pending(&engine).await;
        send_offer(&world, &ana, ben.id(), &FORM).await;
        let refused = ben.command(world.guild, world.general, "offers", &[]).await;
        assert!(refused.is_err(), "Discord lets nobody do so before");
        set_pending(&world, ben.id(), false);
        message(ben.command(world.guild, world.general, "offers", &[]).await);
        has_it_once(&world, &ben).await;
        world.close().await;
    }
}

#[tokio::test]
async fn what_is_over_before_they_pass_never_reaches_them() {
    for engine in engines() {
        let (world, ana, ben) = with_ben_pending(&engine).await;
        send_offer(&world, &ana, ben.id(), &FORM).await;
        let read = view(&world, &ana).await;
        let form = ana.press(world.general, &read, "Withdraw").await.expect("an answer");
        message(ana.submit(&form.modal().expect("a form"), &[("message", "Never mind.")]).await);
        // Another one runs out; its client hears of that.
        send_offer(&world, &ana, ben.id(), &FORM).await;
        world.pass(DAY_MS + HOUR_MS).await;
        ana.wait_direct_message(|told| told.says("expired")).await.expect("the client is told");
        set_pending(&world, ben.id(), false);
        world.settled().await.close().await;
        world.pass(HOUR_MS).await;
        message(ben.command(world.guild, world.general, "offers", &[]).await);
        world.settled().await.close().await;
        has_nothing(&world, &ben, "ana-ben").await;
        world.close().await;
    }
}

#[tokio::test]
async fn what_waits_for_somebody_outlives_parley() {
    for engine in engines() {
        let (mut world, ana, ben) = with_ben_pending(&engine).await;
        send_offer(&world, &ana, ben.id(), &FORM).await;
        // A question under way would be claimed by the process that died until its lease ends, and the clock stands still.
        asked_in_vain(&world).await;
        world.kill().await;
        world.start().await;
        has_nothing(&world, &ben, "ana-ben").await;
        world.kill().await;
        set_pending(&world, ben.id(), false);
        world.pass(HOUR_MS).await;
        world.start().await;
        has_it_once(&world, &ben).await;
        world.close().await;
    }
}

#[tokio::test]
async fn who_comes_back_reads_and_presses_nothing_new_before_they_pass() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        let told = copy(ben).await;
        world.settled().await.close().await;
        world.leaves(ben.id());
        world.joins(ben.id());
        set_pending(&world, ben.id(), true);
        let said = message(ben.press(told.channel, &told, "Accept offer").await);
        assert!(said.says("Accept the server's rules first"), "{}", said.words());
        let sent = send_offer(&world, ana, ben.id(), &FORM).await;
        assert!(sent.says(SCREENED), "{}", sent.words());
        // Its terms change meanwhile: he gets them as they are then.
        let number = [opt("offer", "2")];
        let read = message(ana.command(world.guild, world.general, "offer view", &number).await);
        let form = ana.press(world.general, &read, "Edit offer").await.expect("an answer");
        let form = form.modal().expect("a form");
        let preview = message(ana.submit(&form, &[("price", "$1,800"), ("milestones", "")]).await);
        message(ana.press(world.general, &preview, "Send").await);
        let is_second = |message: &&Message| message.says("Offer #2");
        let messages = ana.messages(*room).await.expect("messages");
        assert_eq!(messages.iter().filter(is_second).count(), 0, "nothing is posted");
        set_pending(&world, ben.id(), false);
        message(ben.command(world.guild, world.general, "offers", &[]).await);
        card(ben, *room, 2, 2).await;
        card_in_state(ben, *room, 2, 1, "Replaced").await;
        world.settled().await.close().await;
        let messages = ben.messages(told.channel).await.expect("messages");
        assert_eq!(messages.iter().filter(is_second).count(), 1, "the terms that count are told");
        world.close().await;
    }
}

/// Ana; Dana, who owns Studio North and is screened; and Ben, its manager.
async fn with_a_pending_owner(engine: &Engine) -> (World, [Person; 3]) {
    let world = World::open_for_a_day(engine).await;
    let (ana, dana, ben) = (world.person("Ana").await, world.person("Dana").await, world.person("Ben").await);
    agency(&world, &dana, "create", &[opt("name", "Studio North")]).await;
    joins(&world, &dana, &ben, "manager").await;
    world.settled().await.close().await;
    set_pending(&world, dana.id(), true);
    (world, [ana, dana, ben])
}

#[tokio::test]
async fn an_offer_to_an_agency_waits_for_its_owner() {
    for engine in engines() {
        let (world, [ana, dana, ben]) = with_a_pending_owner(&engine).await;
        let sent = send_to_agency(&world, &ana, "Studio North").await;
        assert!(sent.says(&format!("<@{}> {SCREENED}", dana.id())), "{}", sent.words());
        asked_in_vain(&world).await;
        assert!(ben.channel_named(world.guild, "ana-studio-north").await.is_err());
        set_pending(&world, dana.id(), false);
        world.pass(HOUR_MS).await;
        let place = room(&world, &dana, "ana-studio-north").await;
        card(&dana, place, 1, 1).await;
        copy(&dana).await;
        world.close().await;
    }
}

#[tokio::test]
async fn who_answers_for_an_agency_does_not_wait_for_its_owner() {
    for engine in engines() {
        let (world, [ana, _, ben]) = with_a_pending_owner(&engine).await;
        send_to_agency(&world, &ana, "Studio North").await;
        // Ben finds it in his list.
        let read = view(&world, &ben).await;
        let asked = message(ben.press(world.general, &read, "Accept offer").await);
        message(ben.press(world.general, &asked, "Accept these terms").await);
        let place = room(&world, &ben, "ana-studio-north").await;
        card_in_state(&ben, place, 1, 1, "Accepted").await;
        world.close().await;
    }
}

#[tokio::test]
async fn a_new_owner_has_at_once_what_waited_for_the_former_one() {
    for engine in engines() {
        let (world, mia, _) = watched(&engine).await;
        let AgencyFixture { ana, dana, ben, .. } = AgencyFixture::set(&world).await;
        world.settled().await.close().await;
        set_pending(&world, dana.id(), true);
        send_to_agency(&world, &ana, "Studio North").await;
        world.leaves(dana.id());
        let over = [member(&ben), opt("agency", "Studio North"), opt("reason", "She has left.")];
        message(mia.command(world.guild, world.general, "agency transfer", &over).await);
        let place = room(&world, &ben, "ana-studio-north").await;
        card(&ben, place, 1, 1).await;
        copy(&ben).await;
        world.close().await;
    }
}
