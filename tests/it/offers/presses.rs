//! Presses by the wrong person: the other side, a moderator, a stranger. Each is told so alone, and nothing changes.

use crate::harness::database::engines;
use crate::harness::steps::{CHANGE, Table, change_request, let_in, message, refused};
use crate::harness::world::World;
use discord_emulator::person::{Message, Person};

const CLIENTS: &str = "This button is for the client";
const OTHER_SIDES: &str = "This button is for the other side";
const NOT_YOURS: &str = "Offer not found";

/// The buttons of the card and of an open change request, with what the wrong side of the two is told.
const BUTTONS: [(Kind, &str, Option<&str>); 10] = [
    (Kind::Card, "Accept offer", Some(OTHER_SIDES)),
    (Kind::Card, "Request changes", Some(OTHER_SIDES)),
    (Kind::Card, "Decline offer", Some(OTHER_SIDES)),
    (Kind::Card, "Edit offer", Some(CLIENTS)),
    (Kind::Card, "Withdraw", Some(CLIENTS)),
    (Kind::Card, "View offer", None),
    (Kind::Change, "Approve", Some(CLIENTS)),
    (Kind::Change, "Reject", Some(CLIENTS)),
    (Kind::Change, "Edit offer", Some(CLIENTS)),
    (Kind::Change, "View offer", None),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Card,
    Change,
}

/// An offer whose terms Ben would like to change.
struct Talk {
    table: Table,
    request: Message,
}

impl Talk {
    async fn begin(world: &World) -> Self {
        let table = Table::set(world).await;
        table.request(&table.card, &CHANGE).await;
        let request = change_request(&table.ana, table.room, 1, "Open").await;
        Self { table, request }
    }

    const fn message(&self, kind: Kind) -> &Message {
        match kind {
            Kind::Card => &self.table.card,
            Kind::Change => &self.request,
        }
    }

    /// `who` presses every button in vain, and reads `words` each time.
    async fn refuse_all(&self, world: &World, who: &Person, words: &str) {
        for (kind, label, _) in BUTTONS {
            let told = refused(world, who.press(self.table.room, self.message(kind), label)).await;
            assert!(told.contains(words), "{} pressed {label}: {told}", who.name());
        }
    }
}

#[tokio::test]
async fn the_other_side_is_told_whose_button_it_is() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let talk = Talk::begin(&world).await;
        for (kind, label, words) in BUTTONS {
            let Some(words) = words else { continue };
            let wrong = if words == CLIENTS { &talk.table.ben } else { &talk.table.ana };
            let told = refused(&world, wrong.press(talk.table.room, talk.message(kind), label)).await;
            assert!(told.contains(words), "{} pressed {label}: {told}", wrong.name());
            assert!(told.lines().count() >= 3, "no word on what to do instead: {told}");
        }
        world.close().await;
    }
}

#[tokio::test]
async fn a_moderator_sees_the_room_and_can_press_nothing() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let talk = Talk::begin(&world).await;
        talk.refuse_all(&world, &world.person("Mia").await, NOT_YOURS).await;
        world.close().await;
    }
}

#[tokio::test]
async fn a_stranger_learns_nothing_even_inside_the_room() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let talk = Talk::begin(&world).await;
        let (mia, chidi) = (world.person("Mia").await, world.person("Chidi").await);
        let room = talk.table.room;
        // A client that was told the ids of a message and a button it cannot see.
        let forged = chidi.press(room, &talk.table.card, "Accept offer").await.expect_err("Discord refuses");
        assert_eq!(forged.status(), Some(403), "{forged}");
        let_in(&mia, room, &chidi).await;
        talk.refuse_all(&world, &chidi, NOT_YOURS).await;
        world.close().await;
    }
}

#[tokio::test]
async fn what_one_person_sees_nobody_else_can_press() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let mia = world.person("Mia").await;
        let confirm = message(table.ben.press(table.room, &table.card, "Accept offer").await);
        let reasons = message(table.ben.press(table.room, &table.card, "Decline offer").await);
        let withdraw = table.ana.press(table.room, &table.card, "Withdraw").await.expect("an answer");
        let withdraw = withdraw.modal().expect("a form");
        let before = world.ledger().await;
        for thief in [&table.ana, &mia] {
            let pressed = thief.press(table.room, &confirm, "Accept these terms").await;
            assert!(pressed.is_err(), "{pressed:?}");
            let menu = &reasons.selects()[0].custom_id;
            let chosen = thief.choose(table.room, &reasons, menu, &["spam"]).await;
            assert!(chosen.is_err(), "{chosen:?}");
        }
        let submitted = table.ben.submit(&withdraw, &[("message", "")]).await;
        assert!(submitted.is_err(), "{submitted:?}");
        assert_eq!(world.ledger().await, before);
        world.close().await;
    }
}

#[tokio::test]
async fn a_view_offer_is_everything_to_both_sides_alone() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let talk = Talk::begin(&world).await;
        for side in [&talk.table.ana, &talk.table.ben] {
            for kind in [Kind::Card, Kind::Change] {
                let told =
                    refused(&world, side.press(talk.table.room, talk.message(kind), "View offer")).await;
                for words in ["Landing page", "1,500 USD", "1,800 USD", "It is more work than that."] {
                    assert!(told.contains(words), "no {words} in {told}");
                }
            }
        }
        world.close().await;
    }
}
