//! Answering from a direct message: the copy of the card there does what the card in the room does, once, and for its reader
//! alone; also when they press too late, twice at once, or after they left the server.

use crate::harness::database::engines;
use crate::harness::steps::{CHANGE, FORM, Table, direct_channel, message, refused, send_offer, stable_room};
use crate::harness::world::{World, roomy};
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};

/// Terms that cost less.
const CHEAPER: [(&str, &str); 2] = [("price", "$1,200"), ("milestones", "")];

/// Ana's first offer to Ben in their room, and the same for Ben where he reads direct messages.
struct Told {
    in_room: Table,
    in_direct: Table,
}

async fn told(world: &World) -> Told {
    let in_room = Table::set(world).await;
    let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
    let card = copy_of(&ben, 1, 1).await;
    let room = direct_channel(&ben).await.expect("direct messages");
    Told { in_room, in_direct: Table { ana, ben, room, card } }
}

/// Somebody's copy of the card of an offer's version.
async fn copy_of(person: &Person, number: u32, version: u32) -> Message {
    let footer = format!("Offer #{number} · Version {version} · Pending");
    person.wait_direct_message(|told| told.says(&footer)).await.expect("the copy of the card")
}

#[tokio::test]
async fn changes_an_acceptance_and_a_refusal_from_a_direct_message() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let Told { in_room, in_direct } = told(&world).await;
        in_direct.request(&in_direct.card, &CHANGE).await;
        in_room.approve(1).await;
        let renewed = copy_of(&in_direct.ben, 1, 2).await;
        assert!(in_direct.accept(&renewed).await.says("Offer accepted"));
        in_room.offer_again(&world, 2).await;
        let second = copy_of(&in_direct.ben, 2, 1).await;
        in_direct.decline(&second, "Too busy", "Not before *May*.").await;
        world.settled().await.close().await;
        insta::assert_snapshot!("direct_as_ben", stable_room(&world, in_direct.room, "Ben"));
        world.close().await;
    }
}

#[tokio::test]
async fn a_press_that_is_too_late_or_somebody_elses_changes_nothing() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let Told { in_room, in_direct } = told(&world).await;
        let ben = &in_direct.ben;
        // Discord takes no press of a button that is gone, so what is left are answers that were begun before.
        let asked = message(ben.press(in_direct.room, &in_direct.card, "Accept offer").await);
        let form = ben.press(in_direct.room, &in_direct.card, "Request changes").await;
        let form = form.expect("an answer").modal().expect("a form");
        in_room.modify(&in_room.card, &CHEAPER).await;
        let newer = copy_of(ben, 1, 2).await;
        world.settled().await.close().await;
        let late = refused(&world, ben.press(in_direct.room, &asked, "Accept these terms")).await;
        assert!(late.contains("version 2"), "{late}");
        let late = message(ben.submit(&form, &CHANGE[..1]).await);
        assert!(late.says("version 2"), "{}", late.words());

        // Chidi has direct messages of his own, and Discord lets nobody press in somebody else's.
        let chidi = world.person("Chidi").await;
        send_offer(&world, &in_room.ana, chidi.id(), &FORM).await;
        let his = copy_of(&chidi, 2, 1).await;
        let his_place = direct_channel(&chidi).await.expect("direct messages");
        world.settled().await.close().await;
        let before = world.ledger().await;
        for button in newer.buttons().into_iter().filter_map(|button| button.custom_id) {
            assert!(chidi.press_id(in_direct.room, &newer, &button).await.is_err(), "{button}");
            assert!(chidi.press_id(his_place, &his, &button).await.is_err(), "{button}");
        }
        assert_eq!(world.ledger().await, before);
        // What Chidi answers is his own offer.
        assert!(message(chidi.press(his_place, &his, "Accept offer").await).says("Landing page"));
        world.close().await;
    }
}

#[tokio::test]
async fn of_a_press_in_the_room_and_one_in_a_direct_message_one_counts() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let Told { in_room, in_direct } = told(&world).await;
        let here = message(in_room.ben.press(in_room.room, &in_room.card, "Accept offer").await);
        let there = message(in_direct.ben.press(in_direct.room, &in_direct.card, "Accept offer").await);
        let (here, there) = tokio::join!(
            in_room.ben.press(in_room.room, &here, "Accept these terms"),
            in_direct.ben.press(in_direct.room, &there, "Accept these terms"),
        );
        let mut words = [message(here).words(), message(there).words()];
        words.sort_by_key(|told| told.contains("already accepted"));
        assert!(words[0].contains("Offer accepted"), "{words:?}");
        assert!(words[1].contains("You already accepted it"), "{words:?}");
        assert_eq!(world.ledger().await.contracts, 1);
        world.close().await;
    }
}

#[tokio::test]
async fn whoever_left_the_server_reads_and_does_nothing_until_they_are_back() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let Told { in_direct, .. } = told(&world).await;
        world.settled().await.close().await;
        let Table { ben, room, card, .. } = &in_direct;
        world.leaves(ben.id());
        for label in ["Accept offer", "Request changes", "Decline offer"] {
            let told = refused(&world, ben.press(*room, card, label)).await;
            assert!(told.contains("You're no longer in that server"), "{label}: {told}");
            assert!(told.contains("Workshop"), "{label}: {told}");
        }
        let shown = message(ben.press(*room, card, "View offer").await);
        assert!(shown.says("spring campaign"), "{}", shown.words());
        world.joins(ben.id());
        assert!(in_direct.accept(card).await.says("Offer accepted"));
        world.close().await;
    }
}

#[tokio::test]
async fn a_copy_leads_to_the_room_that_was_made_again() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let Told { in_room, in_direct } = told(&world).await;
        let leads_to = |copy: &Message, room: Id| copy.raw.to_string().contains(&format!("/{room}/"));
        assert!(leads_to(&in_direct.card, in_room.room), "{:?}", in_direct.card);
        world.settled().await.close().await;
        let mia = world.person("Mia").await;
        mia.call("DELETE", &format!("/channels/{}", in_room.room), None).await.expect("the moderator may");
        send_offer(&world, &in_room.ana, in_room.ben.id(), &FORM).await;
        world.settled().await.close().await;
        let again = crate::harness::steps::room(&world, &in_direct.ben, "ana-ben").await;
        assert_ne!(again, in_room.room);
        let copy = copy_of(&in_direct.ben, 1, 1).await;
        assert!(leads_to(&copy, again) && !leads_to(&copy, in_room.room), "{copy:?}");
        world.close().await;
    }
}
