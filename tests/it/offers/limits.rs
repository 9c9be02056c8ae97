//! The limits against spam, and what a change request leaves as it was. What was typed is kept whenever a limit refuses.

use crate::harness::database::engines;
use crate::harness::steps::{
    CHANGE, FORM, Table, ask_for_form, card_in_state, change_request, labels, message, preview_offer,
    refused, send_offer,
};
use crate::harness::world::{World, roomy};
use discord_emulator::person::{Message, Person};
use parley::domain::time::HOUR_MS;

async fn stopped(engine: &crate::harness::database::Engine) -> World {
    let mut world = World::set(engine, roomy()).await;
    world.stop_clock();
    world.start().await;
    world
}

/// `from` sends `count` offers to somebody.
async fn send(world: &World, from: &Person, to: &str, count: usize) {
    for _ in 0..count {
        let sent = send_offer(world, from, world.id(to), &FORM).await;
        assert!(sent.says("is on its way"), "{}", sent.words());
    }
}

/// One offer too many: it is said before anything is typed.
async fn begin_in_vain(world: &World, from: &Person, to: &str, words: &str) {
    let told = refused(world, ask_for_form(world, from, world.id(to))).await;
    assert!(told.contains(words), "{told}");
}

async fn send_after_all(world: &World, from: &Person, preview: &Message) {
    let sent = message(from.press(world.general, preview, "Send").await);
    assert!(sent.says("is on its way"), "{}", sent.words());
}

#[tokio::test]
async fn a_client_has_three_offers_for_a_pair_five_new_in_an_hour_and_ten_in_all() {
    for engine in engines() {
        let world = stopped(&engine).await;
        let table = Table::set(&world).await;
        let ana = &table.ana;
        send(&world, ana, "Ben", 2).await;
        begin_in_vain(&world, ana, "Ben", "up to 3 offers waiting for this person's answer").await;
        table.withdraw(&table.card, "").await;
        send(&world, ana, "Ben", 1).await;

        // What was typed before the limit was reached is kept.
        let kept = preview_offer(&world, ana, world.id("Mia"), &FORM).await;
        send(&world, ana, "Chidi", 1).await;
        begin_in_vain(&world, ana, "Chidi", "up to 5 new offers an hour").await;
        for step in [0, HOUR_MS - 1] {
            world.pass(step).await;
            let told = refused(&world, ana.press(world.general, &kept, "Send")).await;
            assert!(told.contains("Too many new offers"), "{told}");
        }
        world.pass(1).await;
        send_after_all(&world, ana, &kept).await;

        send(&world, ana, "Chidi", 1).await;
        send(&world, ana, "Dana", 3).await;
        world.pass(HOUR_MS).await;
        send(&world, ana, "Mia", 1).await;
        begin_in_vain(&world, ana, "Mia", "up to 10 offers waiting for an answer").await;
        table.withdraw(&crate::harness::steps::card(ana, table.room, 2, 1).await, "").await;
        send(&world, ana, "Mia", 1).await;
        world.close().await;
    }
}

#[tokio::test]
async fn limits_are_each_clients_own() {
    for engine in engines() {
        let world = stopped(&engine).await;
        let (ana, chidi) = (world.person("Ana").await, world.person("Chidi").await);
        send(&world, &ana, "Ben", 3).await;
        send(&world, &chidi, "Ben", 1).await;
        // The same two people, the other way round.
        send(&world, &world.person("Ben").await, "Ana", 1).await;
        world.close().await;
    }
}

#[tokio::test]
async fn changes_are_asked_for_three_times_in_an_hour() {
    for engine in engines() {
        let world = stopped(&engine).await;
        let table = Table::set(&world).await;
        for round in 1..=3 {
            let asked = table.request(&table.card, &CHANGE).await;
            assert!(asked.says("Changes requested for offer #1"), "{round}: {}", asked.words());
            table.reject(1, "The budget is fixed.").await;
            world.settled().await.close().await;
        }
        let Table { ben, room, card, .. } = &table;
        let preview = table.preview_request(card, &CHANGE).await;
        let told = refused(&world, ben.press(*room, &preview, "Send request")).await;
        assert!(
            told.contains("Too many change requests") && told.contains("up to 3 change requests an hour"),
            "{told}"
        );
        world.pass(HOUR_MS).await;
        let form =
            ben.press(*room, card, "Request changes").await.expect("an answer").modal().expect("a form");
        for (name, text) in &CHANGE[..2] {
            let kept = form.input(name).map(|input| input.value.as_str());
            assert_eq!(kept, Some(*text), "what was typed is kept");
        }
        let preview = message(ben.submit(&form, &[]).await);
        assert!(preview.says(CHANGE[2].1), "the message is kept: {}", preview.words());
        assert!(message(ben.press(*room, &preview, "Send request").await).says("Changes requested"));
        assert_eq!(world.ledger().await.changes, 4);
        world.close().await;
    }
}

#[tokio::test]
async fn one_change_request_is_open_at_a_time_and_the_offer_stays_acceptable() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ben, room, card, .. } = &table;
        let early =
            ben.press(*room, card, "Request changes").await.expect("an answer").modal().expect("a form");
        table.request(card, &CHANGE).await;
        let shown = card_in_state(ben, *room, 1, 1, "Changes requested").await;
        assert!(labels(&shown).contains(&"Accept offer".to_owned()));
        let told = refused(&world, ben.press(*room, &shown, "Request changes")).await;
        assert!(told.contains("There's already a change request"), "{told}");
        let told = refused(&world, ben.submit(&early, &CHANGE[..2])).await;
        assert!(told.contains("Already sent"), "{told}");
        table.accept(&shown).await;
        let closed = change_request(ben, *room, 1, "Closed").await;
        assert_eq!(labels(&closed), ["View offer"]);
        let ledger = world.ledger().await;
        assert_eq!((ledger.contracts, &ledger.offers[..]), (1, &[(1, "accepted".to_owned(), 1)][..]));
        world.close().await;
    }
}

#[tokio::test]
async fn a_rejected_change_request_leaves_the_offer_as_it_was() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ben, room, card, .. } = &table;
        table.request(card, &CHANGE).await;
        card_in_state(ben, *room, 1, 1, "Changes requested").await;
        table.reject(1, "The *budget* is fixed.").await;
        let kept = card_in_state(ben, *room, 1, 1, "Pending").await;
        assert_eq!(labels(&kept), labels(card));
        let told = ben.wait_message(*room, |message| message.says("rejected your changes")).await;
        let told = told.expect("the notice");
        assert_eq!(told.mentions(), [ben.id()]);
        assert!(told.says(r"The \*budget\* is fixed."), "{}", told.words());
        let answered = change_request(ben, *room, 1, "Rejected").await;
        assert_eq!(labels(&answered), ["View offer"]);
        assert_eq!(answered.id, change_request(ben, *room, 1, "").await.id);
        assert_eq!(world.ledger().await.offers, [(1, "pending".to_owned(), 1)]);
        table.accept(&kept).await;
        assert_eq!(world.ledger().await.contracts, 1);
        world.close().await;
    }
}
