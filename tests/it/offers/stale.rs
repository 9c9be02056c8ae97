//! Presses that come after the terms changed: each is told so, shows the terms that count, and does nothing.

use crate::harness::database::engines;
use crate::harness::steps::{CHANGE, Table, card, card_in_state, change_request, labels, message, refused};
use crate::harness::world::World;

const STALE: &str = "that button was for version 1 of offer #1, and This offer changed while you were looking. This is version 2.";

#[tokio::test]
async fn buttons_and_forms_of_old_terms_show_the_new_ones() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        let confirm = message(ben.press(*room, first, "Accept offer").await);
        let reasons = message(ben.press(*room, first, "Decline offer").await);
        let menu = &reasons.selects()[0].custom_id;
        let decline = ben.choose(*room, &reasons, menu, &["other"]).await.expect("an answer");
        let decline = decline.modal().expect("a form");
        let withdraw = ana.press(*room, first, "Withdraw").await.expect("an answer").modal().expect("a form");

        table.request(first, &CHANGE).await;
        table.approve(1).await;
        card(ben, *room, 1, 2).await;

        let told = refused(&world, ben.press(*room, &confirm, "Accept these terms")).await;
        assert!(told.contains(STALE) && told.contains("1,500 USD fixed → 1,800 USD fixed"), "{told}");
        let again = refused(&world, ben.choose(*room, &reasons, menu, &["other"])).await;
        assert!(again.contains(STALE), "{again}");
        let again = refused(&world, ben.submit(&decline, &[("message", "no")])).await;
        assert!(again.contains(STALE), "{again}");
        let again = refused(&world, ana.submit(&withdraw, &[("message", "no")])).await;
        assert!(again.contains(STALE) && again.contains("[Withdraw]"), "{again}");
        world.close().await;
    }
}

#[tokio::test]
async fn the_answer_to_an_old_button_can_be_acted_on() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ben, room, card: first, .. } = &table;
        let confirm = message(ben.press(*room, first, "Accept offer").await);
        table.request(first, &CHANGE).await;
        table.approve(1).await;
        card(ben, *room, 1, 2).await;
        let shown = message(ben.press(*room, &confirm, "Accept these terms").await);
        assert_eq!(
            labels(&shown),
            ["Accept offer", "Request changes", "Decline offer", "Report", "View offer"]
        );
        let asked = message(ben.press(*room, &shown, "Accept offer").await);
        assert!(asked.says("1,800 USD"), "{}", asked.words());
        message(ben.press(*room, &asked, "Accept these terms").await);
        card_in_state(ben, *room, 1, 2, "Accepted").await;
        let ledger = world.ledger().await;
        assert_eq!((ledger.contracts, &ledger.offers[..]), (1, &[(1, "accepted".to_owned(), 2)][..]));
        world.close().await;
    }
}

#[tokio::test]
async fn an_old_card_has_no_buttons_left() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        table.request(first, &CHANGE).await;
        let open = change_request(ana, *room, 1, "Open").await;
        table.approve(1).await;
        let old = card_in_state(ben, *room, 1, 1, "Replaced").await;
        assert_eq!(old.buttons(), []);
        assert!(old.says("Replaced by version 2"), "{}", old.words());
        let answered = change_request(ana, *room, 1, "Approved").await;
        assert_eq!(labels(&answered), ["View offer"]);
        // A client that still shows the old buttons: Discord does not let it press them.
        for (person, message, label) in [
            (ben, first, "Accept offer"),
            (ana, first, "Withdraw"),
            (ana, &open, "Approve"),
            (ana, &open, "Reject"),
        ] {
            let forged = person.press(*room, message, label).await.expect_err(label);
            assert_eq!(forged.status(), Some(400), "{forged}");
        }
        world.close().await;
    }
}

#[tokio::test]
async fn a_change_request_is_answered_once() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        table.request(first, &CHANGE).await;
        let open = change_request(ana, *room, 1, "Open").await;
        let reject = ana.press(*room, &open, "Reject").await.expect("an answer").modal().expect("a form");
        table.approve(1).await;
        card(ben, *room, 1, 2).await;
        let told = refused(&world, ana.submit(&reject, &[("message", "too late")])).await;
        assert!(told.contains("This change request has ended"), "{told}");
        world.close().await;
    }
}
