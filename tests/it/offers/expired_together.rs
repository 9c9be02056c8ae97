//! Several offers expire at once: each side is told in one message, in the room and outside of it.

use crate::harness::database::engines;
use crate::harness::steps::{
    FORM, Table, card, card_in_state, direct_channel, labels, message, room, send_offer,
};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};
use parley::domain::time::{DAY_MS, HOUR_MS};

/// What somebody was told of expiry in a channel.
async fn told(person: &Person, channel: Id) -> Vec<Message> {
    let mut all = person.messages(channel).await.expect("messages");
    // Cards, and their copies, show it as well.
    all.retain(|message| !message.ephemeral() && message.says("expired") && !message.says("· Version 1"));
    all
}

#[tokio::test]
async fn several_offers_that_expire_at_once_are_told_in_one_message_for_each_side() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let chidi = world.person("Chidi").await;
        table.offer_again(&world, 2).await;
        send_offer(&world, &table.ana, chidi.id(), &FORM).await;
        let other = room(&world, &chidi, "ana-chidi").await;
        card(&chidi, other, 3, 1).await;
        world.settled().await.close().await;

        world.pass(DAY_MS).await;
        for (person, place, number) in
            [(&table.ana, table.room, 1), (&table.ana, table.room, 2), (&table.ana, other, 3)]
        {
            card_in_state(person, place, number, 1, "Expired").await;
        }
        world.settled().await.close().await;
        let in_room = told(&table.ana, table.room).await;
        let whom: Vec<_> = in_room.iter().flat_map(Message::mentions).collect();
        assert_eq!(whom, [table.ben.id(), table.ana.id()], "one for each");
        for message in &in_room {
            assert!(message.says("2 offers expired"), "{}", message.words());
            assert_eq!(labels(message), ["View offer #1", "View offer #2"]);
        }
        assert_eq!(told(&chidi, other).await.len(), 2, "alone as ever");
        let direct = async |person: &Person| {
            let channel = direct_channel(person).await.expect("direct messages");
            told(person, channel).await
        };
        let (ana, ben) = (direct(&table.ana).await, direct(&table.ben).await);
        assert_eq!((ana.len(), ben.len(), direct(&chidi).await.len()), (1, 1, 1));
        insta::assert_snapshot!("client_told_of_three", world.words(&ana[0]));
        insta::assert_snapshot!("freelancer_told_of_two", world.words(&ben[0]));
        let shown = message(table.ana.press(ana[0].channel, &ana[0], "View offer #3").await);
        assert!(shown.says("Offer #3"), "{}", shown.words());
        world.close().await;
    }
}

#[tokio::test]
async fn what_expires_later_is_told_by_itself() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        world.pass(HOUR_MS).await;
        table.offer_again(&world, 2).await;
        world.settled().await.close().await;
        world.pass(DAY_MS - HOUR_MS).await;
        card_in_state(&table.ana, table.room, 1, 1, "Expired").await;
        world.pass(HOUR_MS).await;
        card_in_state(&table.ana, table.room, 2, 1, "Expired").await;
        world.settled().await.close().await;
        let told = told(&table.ana, table.room).await;
        assert_eq!(told.len(), 4);
        assert!(told.iter().all(|message| !message.says("2 offers")));
        world.close().await;
    }
}
