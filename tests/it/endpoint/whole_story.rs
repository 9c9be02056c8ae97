//! An offer from its form to its contract, and what comes late, without a gateway connection.

use super::draining::Gate;
use super::{set, start};
use crate::harness::database::engines;
use crate::harness::steps::{FORM, Table, ask_for_form, card_in_state, message};
use crate::harness::world::PATIENCE;
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
    // On SQLite: elsewhere, a commit decides which process answers, and isn't to be held up.
    let engine = engines().remove(0);
    let (mut world, address) = set(&engine).await;
    start(&mut world, address).await;
    let (ana, ben) = (world.person("Ana").await, world.id("Ben"));
    let form = ask_for_form(&world, &ana, ben).await.expect("the command answers").modal().expect("a form");
    world.kill().await;
    // At once, and the work is held up until that is heard.
    world.defer_after = Duration::ZERO;
    let gate = Gate::new();
    let (bot, ready) = world.launch(Some(gate.hook()));
    world.bot = Some(bot);
    ready.await.expect("Parley is ready");
    let before = world.emulator.newest_call();
    gate.shut();
    let pressed = tokio::spawn(async move { ana.submit(&form, &FORM).await });
    let is_deferred = || {
        let calls = world.emulator.calls_after(before);
        calls.iter().any(|call| call.path.ends_with("/callback") && call.request["type"] == 5)
    };
    let deferred = async {
        while !is_deferred() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, deferred).await.expect("it says first that it's at it");
    gate.open();
    let preview = message(pressed.await.expect("no panic"));
    assert!(preview.says("Landing page"), "{}", preview.words());
    world.close().await;
}
