//! The room of a pair: one, ever, for both directions; made again when somebody deleted it, with what still waits.

use crate::harness::database::engines;
use crate::harness::steps::{
    CHANGE, FORM, Table, card, card_in_state, change_request, labels, message, send_offer,
};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::Person;

/// How many rooms of Ana and Ben somebody sees.
async fn rooms(world: &World, person: &Person) -> usize {
    let all = person.channels(world.guild).await.expect("channels");
    all.iter().filter(|channel| channel.name == "ana-ben").count()
}

/// A moderator deletes a channel; gives nothing back before everybody who saw it knows.
async fn delete_channel(world: &World, channel: Id, witness: &Person) {
    let mia = world.person("Mia").await;
    mia.call("DELETE", &format!("/channels/{channel}"), None).await.expect("the moderator may");
    let gone = |data: &serde_json::Value| data["id"] == channel.to_string();
    witness.wait_event("CHANNEL_DELETE", gone).await.expect("the channel goes");
}

#[tokio::test]
async fn a_room_belongs_to_its_two_people() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let (chidi, dana) = (world.person("Chidi").await, world.person("Dana").await);
        for (person, seen) in [(&table.ana, 1), (&table.ben, 1), (&chidi, 0), (&dana, 0)] {
            assert_eq!(rooms(&world, person).await, seen, "{}", person.name());
        }
        table.ben.say(table.room, "Hello Ana, shall we talk about it?").await.expect("people talk there");
        assert!(chidi.messages(table.room).await.is_err(), "nobody else reads it");
        world.close().await;
    }
}

#[tokio::test]
async fn an_offer_the_other_way_round_lands_in_the_same_room() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        let sent = send_offer(&world, ben, ana.id(), &FORM).await;
        assert!(sent.says(&format!("<#{room}>")), "{}", sent.words());
        let back = card(ana, *room, 2, 1).await;
        assert_eq!(back.mentions(), [ana.id()]);
        // Now Ana is the side that answers.
        let asked = message(ana.press(*room, &back, "Accept offer").await);
        message(ana.press(*room, &asked, "Accept these terms").await);
        card_in_state(ben, *room, 2, 1, "Accepted").await;
        assert_eq!(rooms(&world, ana).await, 1);
        let ledger = world.ledger().await;
        assert_eq!((ledger.rooms, ledger.contracts), (1, 1));
        world.close().await;
    }
}

#[tokio::test]
async fn a_deleted_room_is_made_again_with_all_that_waits() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        let second = table.offer_again(&world, 2).await;
        table.decline(&second, "spam", "").await;
        table.request(first, &CHANGE).await;
        change_request(ana, *room, 1, "Open").await;
        world.settled().await.close().await;
        delete_channel(&world, *room, ben).await;
        assert_eq!(rooms(&world, ben).await, 0);

        let sent = send_offer(&world, ana, ben.id(), &FORM).await;
        assert!(sent.says("Offer #3 is on its way"), "{}", sent.words());
        let again = crate::harness::steps::room(&world, ben, "ana-ben").await;
        assert_ne!(again, *room);
        card(ben, again, 3, 1).await;
        let waiting = card_in_state(ben, again, 1, 1, "Changes requested").await;
        assert_eq!(waiting.mentions(), [ben.id()]);
        let open = change_request(ana, again, 1, "Open").await;
        world.settled().await.close().await;
        let posted = ben.messages(again).await.expect("messages");
        assert_eq!(posted.len(), 3, "offer #2 has ended and not posted again");

        // What was posted again works, and there is one copy to keep up to date.
        message(ana.press(again, &open, "Approve").await);
        let next = card(ben, again, 1, 2).await;
        let asked = message(ben.press(again, &next, "Accept offer").await);
        message(ben.press(again, &asked, "Accept these terms").await);
        card_in_state(ben, again, 1, 1, "Replaced").await;
        card_in_state(ben, again, 1, 2, "Accepted").await;
        let ledger = world.ledger().await;
        assert_eq!((ledger.rooms, ledger.open_rooms, ledger.contracts), (1, 1, 1));
        assert_eq!(rooms(&world, ana).await, 1);
        world.close().await;
    }
}

#[tokio::test]
async fn a_card_in_a_deleted_room_is_answered_from_the_list() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        let confirm = message(ben.press(*room, first, "Accept offer").await);
        world.settled().await.close().await;
        delete_channel(&world, *room, ben).await;
        let pressed = ben.press(*room, &confirm, "Accept these terms").await;
        assert!(pressed.is_err(), "its buttons went with the room");
        let list = ben.command(world.guild, world.general, "offers", &[]).await;
        assert!(message(list).says("Landing page"));
        // Whatever needs the room next makes it again.
        send_offer(&world, ana, ben.id(), &FORM).await;
        let again = crate::harness::steps::room(&world, ben, "ana-ben").await;
        let back = card(ben, again, 1, 1).await;
        let asked = message(ben.press(again, &back, "Accept offer").await);
        message(ben.press(again, &asked, "Accept these terms").await);
        card_in_state(ben, again, 1, 1, "Accepted").await;
        world.close().await;
    }
}

#[tokio::test]
async fn a_deleted_card_is_posted_again_while_somebody_must_answer_it() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ben, room, card: first, .. } = &table;
        let (mia, asked) =
            (world.person("Mia").await, message(ben.press(*room, first, "Accept offer").await));
        let preview = table.preview_request(first, &CHANGE).await;
        mia.delete(first).await.expect("a moderator may");
        ben.wait_gone(first).await.expect("it goes");
        message(ben.press(*room, &preview, "Send request").await);
        let again = card_in_state(ben, *room, 1, 1, "Changes requested").await;
        assert_ne!(again.id, first.id);
        assert!(labels(&again).contains(&"Accept offer".to_owned()));
        world.settled().await.close().await;

        // Once it is over nobody needs it: the contract says all.
        mia.delete(&again).await.expect("a moderator may");
        message(ben.press(*room, &asked, "Accept these terms").await);
        let ledger = world.ledger().await;
        assert_eq!(ledger.contracts, 1);
        let left = ben.messages(*room).await.expect("messages");
        let cards =
            left.iter().filter(|message| message.says("Offer #1 · Version 1") && !message.ephemeral());
        assert_eq!(cards.count(), 0);
        world.close().await;
    }
}

/// A server whose category for rooms has no place left.
fn full_category() -> discord_emulator::Scenario {
    let mut scenario = crate::harness::world::workshop();
    let channel = |name: String, category: bool| discord_emulator::scenario::Channel {
        parent: (!category).then(|| "Offers".to_owned()),
        only: Some(vec!["Parley".to_owned()]),
        topic: None,
        name,
        category,
    };
    let server = &mut scenario.servers[0];
    server.channels.push(channel("Offers".to_owned(), true));
    server.channels.extend((1..=50).map(|number| channel(format!("room-{number}"), false)));
    scenario
}

#[tokio::test]
async fn a_full_category_is_followed_by_a_second_one() {
    for engine in engines() {
        let mut world = World::set(&engine, full_category()).await;
        world.start().await;
        let table = Table::set(&world).await;
        send_offer(&world, &table.ana, world.id("Chidi"), &FORM).await;
        crate::harness::steps::room(&world, &table.ana, "ana-chidi").await;
        let mia = world.person("Mia").await;
        let all = mia.channels(world.guild).await.expect("channels");
        let second: Vec<_> = all.iter().filter(|each| each.name == "Offers 2").collect();
        assert_eq!(second.len(), 1, "one for both rooms");
        for name in ["ana-ben", "ana-chidi"] {
            let room = all.iter().find(|each| each.name == name).expect("the room");
            assert_eq!(room.parent, Some(second[0].id), "{name}");
        }
        world.close().await;
    }
}
