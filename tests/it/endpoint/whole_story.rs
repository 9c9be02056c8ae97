//! An offer from its form to its contract, and what comes late, without a gateway connection.

use super::{set, start};
use crate::harness::database::engines;
use crate::harness::steps::{Table, card_in_state, message};
use discord_emulator::person::{Message, OptionValue, opt};
use std::time::Duration;

#[tokio::test]
async fn an_offer_is_sent_and_accepted_without_a_gateway_connection() {
    for engine in engines() {
        let (mut world, address) = set(&engine).await;
        start(&mut world, address).await;
        let table = Table::set(&world).await;
        let done = table.accept(&table.card).await;
        assert!(done.says("accepted"), "{}", done.words());
        card_in_state(&table.ana, table.room, 1, 1, "Accepted").await;
        table.ana.wait_message(table.room, Message::pinned).await.expect("the contract");
        // Suggestions come that way, too.
        let typed = [opt("offer", OptionValue::Text(String::new()))];
        let suggested =
            table.ana.autocomplete(world.guild, world.general, "offer view", &typed, "offer").await;
        assert!(suggested.expect("suggestions").len() == 1);
        assert_eq!(world.ledger().await.contracts, 1);
        let bot = world.bot_id();
        let asked = world.emulator.calls_after(0);
        let callbacks = asked.iter().filter(|call| call.who == Some(bot) && call.path.ends_with("/callback"));
        assert!(callbacks.count() > 4, "answers go by the callback route");
        world.close().await;
    }
}

#[tokio::test]
async fn work_that_takes_long_is_answered_later() {
    for engine in engines() {
        let (mut world, address) = set(&engine).await;
        start(&mut world, address).await;
        let table = Table::set(&world).await;
        world.kill().await;
        // Whatever needs the database takes longer than that.
        world.defer_after = Duration::ZERO;
        start(&mut world, address).await;
        let before = world.emulator.newest_call();
        let list = message(table.ben.command(world.guild, world.general, "offers", &[]).await);
        assert!(list.says("Landing page"), "{}", list.words());
        let calls = world.emulator.calls_after(before);
        let deferred = calls.iter().any(|call| call.path.ends_with("/callback") && call.request["type"] == 5);
        assert!(deferred, "it said first that it's at it: {calls:?}");
        world.close().await;
    }
}
