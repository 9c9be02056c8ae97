//! Presses that come too late: a second time, or when the offer is over. Each is told what happened, and changes nothing.

use crate::harness::database::engines;
use crate::harness::steps::{FORM, Table, card_in_state, message, preview_offer, refused};
use crate::harness::world::{World, roomy};
use discord_emulator::person::{Message, Modal};

/// How an offer ends by somebody's hand, and what each side then reads.
const ENDS: [(End, &str, &str, &str); 3] = [
    (End::Accepted, "Accepted", "You already accepted it", "accepted it"),
    (End::Declined, "Declined", "You already declined it", "declined it"),
    (End::Withdrawn, "Withdrawn", "withdrew it", "You already withdrew it"),
];

#[derive(Clone, Copy)]
enum End {
    Accepted,
    Declined,
    Withdrawn,
}

/// All that can stay open before somebody while an offer ends.
struct Open {
    confirm: Message,
    reasons: Message,
    decline: Modal,
    change: Modal,
    withdraw: Modal,
    modify: Modal,
}

impl Open {
    async fn before(table: &Table, card: &Message) -> Self {
        let (ana, ben, room) = (&table.ana, &table.ben, table.room);
        let reasons = message(ben.press(room, card, "Decline offer").await);
        let menu = reasons.selects()[0].custom_id.clone();
        let decline = ben.choose(room, &reasons, &menu, &["too_low"]).await.expect("an answer");
        let change = ben.press(room, card, "Request changes").await.expect("an answer");
        let withdraw = ana.press(room, card, "Withdraw").await.expect("an answer");
        let modify = ana.press(room, card, "Edit offer").await.expect("an answer");
        Self {
            confirm: message(ben.press(room, card, "Accept offer").await),
            decline: decline.modal().expect("a form"),
            change: change.modal().expect("a form"),
            withdraw: withdraw.modal().expect("a form"),
            modify: modify.modal().expect("a form"),
            reasons,
        }
    }

    /// Every one of them is used, in vain.
    async fn use_all(&self, world: &World, table: &Table, bens: &str, anas: &str) {
        let (ana, ben, room) = (&table.ana, &table.ben, table.room);
        let menu = &self.reasons.selects()[0].custom_id;
        let told = [
            refused(world, ben.press(room, &self.confirm, "Accept these terms")).await,
            refused(world, ben.choose(room, &self.reasons, menu, &["spam"])).await,
            refused(world, ben.submit(&self.decline, &[("message", "late")])).await,
            refused(world, ben.submit(&self.change, &[("title", "late")])).await,
        ];
        for told in told {
            assert!(told.contains("has ended") && told.contains(bens), "no {bens:?} in {told}");
        }
        let told = [
            refused(world, ana.submit(&self.withdraw, &[("message", "late")])).await,
            refused(world, ana.submit(&self.modify, &[("title", "late")])).await,
        ];
        for told in told {
            assert!(told.contains("has ended") && told.contains(anas), "no {anas:?} in {told}");
        }
    }
}

#[tokio::test]
async fn what_was_open_when_an_offer_ended_does_nothing() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let table = Table::set(&world).await;
        for (number, (end, word, bens, anas)) in (1..).zip(ENDS) {
            let card = match number {
                1 => table.card.clone(),
                number => table.offer_again(&world, number).await,
            };
            let open = Open::before(&table, &card).await;
            match end {
                End::Accepted => table.accept(&card).await,
                End::Declined => table.decline(&card, "other", "").await,
                End::Withdrawn => table.withdraw(&card, "").await,
            };
            let over = card_in_state(&table.ben, table.room, number, 1, word).await;
            assert_eq!(over.buttons(), []);
            open.use_all(&world, &table, bens, anas).await;
        }
        assert_eq!(world.ledger().await.contracts, 1);
        world.close().await;
    }
}

#[tokio::test]
async fn a_second_press_of_the_same_button_finds_it_gone() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ben, room, card, .. } = &table;
        let confirm = message(ben.press(*room, card, "Accept offer").await);
        let done = message(ben.press(*room, &confirm, "Accept these terms").await);
        assert_eq!((done.id, done.buttons().len()), (confirm.id, 0), "the question became the answer");
        let again = ben.press(*room, &confirm, "Accept these terms").await.expect_err("the button is gone");
        assert_eq!(again.status(), Some(400), "{again}");
        assert_eq!(world.ledger().await.contracts, 1);
        world.close().await;
    }
}

#[tokio::test]
async fn a_draft_is_sent_once_however_often_it_is_shown() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let one = preview_offer(&world, &ana, ben.id(), &FORM).await;
        let two = preview_offer(&world, &ana, ben.id(), &[("title", "Start page")]).await;
        let editor =
            ana.press(world.general, &two, "Edit").await.expect("an answer").modal().expect("a form");
        // The second preview shows what was typed last; the first one is brought up to date before it sends anything.
        let told = refused(&world, ana.press(world.general, &one, "Send")).await;
        assert!(told.contains("Nothing was sent") && told.contains("Start page"), "{told}");
        let renewed =
            ana.wait_update(&one, |message| message.says("Start page")).await.expect("it is renewed");
        let sent = message(ana.press(world.general, &renewed, "Send").await);
        assert!(sent.says("Offer #1 is on its way"), "{}", sent.words());
        for label in ["Send", "Edit", "Discard"] {
            let told = refused(&world, ana.press(world.general, &two, label)).await;
            assert!(told.contains("You sent this draft as offer #1"), "{label}: {told}");
        }
        let told = refused(&world, ana.submit(&editor, &[("title", "Another")])).await;
        assert!(told.contains("Already sent"), "{told}");
        world.close().await;
    }
}

#[tokio::test]
async fn other_terms_are_sent_once_and_a_second_press_names_them() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let other = [("price", "$1,800"), ("milestones", "")];
        let one = table.preview_request(&table.card, &other).await;
        let two = table.preview_request(&table.card, &other).await;
        let sent = message(table.ben.press(table.room, &one, "Send request").await);
        assert!(sent.says("Changes requested for offer #1"), "{}", sent.words());
        let told = refused(&world, table.ben.press(table.room, &two, "Send request")).await;
        assert!(told.contains("You sent these changes for offer #1. Nothing was sent twice"), "{told}");
        world.close().await;
    }
}

#[tokio::test]
async fn a_discarded_draft_is_gone_wherever_it_is_shown() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let one = preview_offer(&world, &ana, ben.id(), &FORM).await;
        let two = preview_offer(&world, &ana, ben.id(), &[]).await;
        let editor =
            ana.press(world.general, &two, "Edit").await.expect("an answer").modal().expect("a form");
        let gone = message(ana.press(world.general, &one, "Discard").await);
        assert!(gone.says("Draft discarded"), "{}", gone.words());
        for label in ["Send", "Edit", "Discard"] {
            let told = refused(&world, ana.press(world.general, &two, label)).await;
            assert!(told.contains("Draft not found"), "{label}: {told}");
        }
        let told = refused(&world, ana.submit(&editor, &[("title", "Another")])).await;
        assert!(told.contains("Draft not found"), "{told}");
        world.close().await;
    }
}
