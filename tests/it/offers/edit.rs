//! The client changes the terms of an offer that waits: with the form, as an answer to a change request, and in vain.

use crate::harness::database::engines;
use crate::harness::steps::{
    CHANGE, Table, card, card_in_state, change_request, labels, message, refused, stable_room,
};
use crate::harness::world::World;
use discord_emulator::person::{Answer, Message, Modal};

/// Other terms than [`crate::harness::steps::FORM`].
const CHEAPER: [(&str, &str); 4] = [
    ("title", "Landing page and *imprint*"),
    ("description", "A landing page and an imprint for the spring campaign, in our colours."),
    ("price", "$1,400"),
    ("milestones", "Design: 400\nBuild: 1000"),
];

fn form(answer: Answer) -> Modal {
    answer.modal().expect("a form")
}

/// A change request that waits, and the form in which the client answers it with other terms.
async fn countering(world: &World) -> (Table, Message, Modal) {
    let table = Table::set(world).await;
    table.request(&table.card, &CHANGE).await;
    let request = change_request(&table.ana, table.room, 1, "Open").await;
    let opened = table.ana.press(table.room, &request, "Edit offer").await.expect("an answer");
    (table, request, form(opened))
}

fn text<'m>(modal: &'m Modal, name: &str) -> &'m str {
    modal.input(name).map_or("there is no such input", |input| input.value.as_str())
}

#[tokio::test]
async fn other_terms_are_shown_beside_the_present_ones_and_sent() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        let opened = form(ana.press(*room, first, "Edit offer").await.expect("an answer"));
        assert_eq!(opened.title, "Modify offer #1");
        assert_eq!((text(&opened, "title"), text(&opened, "price")), ("Landing page", "1,500 USD"));
        let preview = message(ana.submit(&opened, &CHEAPER).await);
        assert!(preview.ephemeral());
        assert_eq!(labels(&preview), ["Send", "Edit", "Discard"]);
        let edited = form(ana.press(*room, &preview, "Edit").await.expect("an answer"));
        assert_eq!(text(&edited, "title"), CHEAPER[0].1, "nothing typed is lost");
        let sent = message(ana.press(*room, &preview, "Send").await);
        assert!(sent.says("Offer #1 is now version 2"), "{}", sent.words());

        let replaced = card_in_state(ben, *room, 1, 1, "Replaced").await;
        assert_eq!(replaced.buttons(), []);
        let second = card(ben, *room, 1, 2).await;
        assert_eq!(second.mentions(), [ben.id()]);
        let changed = second.field("What changed").unwrap_or_default();
        assert!(changed.contains("1,500 USD fixed → 1,400 USD fixed"), "{changed}");
        let view = message(ben.press(*room, &second, "View offer").await);
        assert!(view.says("Terms modified by"), "{}", view.words());
        table.accept(&second).await;
        assert_eq!(world.ledger().await.offers, [(1, "accepted".to_owned(), 2)]);
        insta::assert_snapshot!("room_as_ana", stable_room(&world, *room, "Ana"));
        world.close().await;
    }
}

#[tokio::test]
async fn the_third_answer_to_a_request_is_other_terms() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (table, request, opened) = countering(&world).await;
        let Table { ana, ben, room, .. } = &table;
        assert_eq!((text(&opened, "price"), text(&opened, "milestones")), ("1,800 USD", ""));
        let preview = message(ana.submit(&opened, &[("price", "$1,650")]).await);
        let sent = message(ana.press(*room, &preview, "Send").await);
        assert!(sent.says("This also closed their change request"), "{}", sent.words());
        let answered = change_request(ben, *room, 1, "Edited").await;
        assert_eq!((answered.id, labels(&answered)), (request.id, vec!["View offer".to_owned()]));
        let second = card(ben, *room, 1, 2).await;
        assert!(second.says("1,650 USD"), "{}", second.words());
        insta::assert_snapshot!("answered_room_as_ben", stable_room(&world, *room, "Ben"));
        world.close().await;
    }
}

#[tokio::test]
async fn an_open_request_is_closed_by_other_terms_and_can_then_not_be_answered() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (table, request, counter) = countering(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        let reject = form(ana.press(*room, &request, "Reject").await.expect("an answer"));
        table.modify(first, &CHEAPER).await;
        change_request(ben, *room, 1, "Edited").await;
        world.settled().await.close().await;
        let told = refused(&world, ana.submit(&reject, &[("message", "no")])).await;
        assert!(told.contains("This change request has ended"), "{told}");
        let told = refused(&world, ana.submit(&counter, &[("price", "$1,650")])).await;
        assert!(told.contains("This offer changed while you were looking"), "{told}");
        assert_eq!(world.ledger().await.offers, [(1, "pending".to_owned(), 2)]);
        world.close().await;
    }
}

#[tokio::test]
async fn the_same_terms_are_nothing_to_send_and_a_preview_can_be_discarded() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, room, card: first, .. } = &table;
        let same = table.preview_modified(first, &[]).await;
        assert!(same.says("so there's nothing to send"), "{}", same.words());
        assert_eq!(labels(&same), ["Edit", "Discard"]);
        let edit = form(ana.press(*room, &same, "Edit").await.expect("an answer"));
        let wrong = message(ana.submit(&edit, &[("price", "much")]).await);
        assert_eq!(labels(&wrong), ["Fix it", "Discard"]);
        let fix = form(ana.press(*room, &wrong, "Fix it").await.expect("an answer"));
        assert_eq!(text(&fix, "price"), "much");
        let preview = message(ana.submit(&fix, &[("price", "$1,500")]).await);
        assert_eq!(labels(&preview), ["Edit", "Discard"], "back to what it was: {}", preview.words());
        message(ana.press(*room, &preview, "Discard").await);
        let fresh = form(ana.press(*room, first, "Edit offer").await.expect("an answer"));
        assert_eq!(text(&fresh, "price"), "1,500 USD");
        assert_eq!(world.ledger().await.offers, [(1, "pending".to_owned(), 1)]);
        world.close().await;
    }
}

#[tokio::test]
async fn a_preview_is_sent_once_and_not_over_newer_terms() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        let one = table.preview_modified(first, &CHEAPER).await;
        let two = table.preview_modified(first, &[("price", "$1,450"), ("milestones", "")]).await;
        // The first preview is older than what was typed last: it is brought up to date, and nothing is sent.
        let told = refused(&world, ana.press(*room, &one, "Send")).await;
        assert!(told.contains("Nothing was sent") && told.contains("1,450 USD"), "{told}");
        message(ana.press(*room, &two, "Send").await);
        card(ben, *room, 1, 2).await;
        let renewed = ana.wait_update(&one, |message| message.says("1,450 USD")).await.expect("renewed");
        let told = refused(&world, ana.press(*room, &renewed, "Send")).await;
        assert!(told.contains("Already sent"), "{told}");

        let second = card(ben, *room, 1, 2).await;
        let late = table.preview_modified(&second, &[("price", "$1,000")]).await;
        table.request(&second, &[("price", "$1,900")]).await;
        table.approve(1).await;
        card(ben, *room, 1, 3).await;
        let told = refused(&world, ana.press(*room, &late, "Send")).await;
        assert!(told.contains("was for version 2 of offer #1") && told.contains("1,900 USD"), "{told}");
        assert_eq!(world.ledger().await.offers, [(1, "pending".to_owned(), 3)]);
        world.close().await;
    }
}
