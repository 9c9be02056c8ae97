//! Work that is due: whoever owes it is reminded two days before, and on the day after.

use super::work::{contract, submit};
use crate::harness::database::engines;
use crate::harness::steps::{FORM, card, labels, message, refused, room, send_offer};
use crate::harness::world::World;
use discord_emulator::person::{Person, opt};
use parley::domain::time::DAY_MS;

/// How many messages of a room say so.
async fn count(person: &Person, room: discord_emulator::Id, words: &str) -> usize {
    let messages = person.messages(room).await.expect("messages");
    messages.iter().filter(|told| told.says(words)).count()
}

#[tokio::test]
async fn whoever_owes_a_milestone_is_reminded_before_and_after_its_day() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let due = world.clock.now().plus(20 * DAY_MS).day();
        let milestones = format!("Design: 500 USD by {due}\nBuild: 1000 USD");
        let form = [FORM[0], FORM[1], FORM[2], ("schedule", ""), ("milestones", &milestones)];
        send_offer(&world, &ana, ben.id(), &form).await;
        let place = room(&world, &ben, "ana-ben").await;
        let offered = card(&ben, place, 1, 1).await;
        let asked = message(ben.press(place, &offered, "Accept offer").await);
        message(ben.press(place, &asked, "Accept these terms").await);
        contract(&ben, place, "0 of 2 milestones approved").await;

        world.pass(17 * DAY_MS).await;
        world.settled().await.close().await;
        assert_eq!(count(&ben, place, "This is due on").await, 0);
        world.pass(2 * DAY_MS).await;
        let soon = ben.wait_message(place, |told| told.says("This is due on")).await.expect("told");
        assert!(soon.says("1. Design") && soon.mentions() == [ben.id()], "{}", soon.words());
        assert_eq!(labels(&soon), ["Submit work", "View offer"]);
        ben.wait_direct_message(|told| told.says("is due on")).await.expect("told");
        world.pass(3 * DAY_MS).await;
        ben.wait_message(place, |told| told.says("This was due on")).await.expect("told");
        let shown = contract(&ben, place, "0 of 2 milestones approved").await;
        submit(&ben, place, &shown, "1. Design", "Here it is.").await;
        world.pass(7 * DAY_MS).await;
        world.settled().await.close().await;
        for words in ["This is due on", "This was due on"] {
            assert_eq!(count(&ben, place, words).await, 1, "{words}");
        }
        world.close().await;
    }
}

/// A contract is closed by its number as well.
#[tokio::test]
async fn a_contract_is_closed_by_command() {
    let engine = crate::harness::database::Engine::Sqlite;
    let world = World::open(&engine).await;
    let table = crate::harness::steps::Table::set(&world).await;
    table.accept(&table.card).await;
    contract(&table.ben, table.room, "0 of 2 milestones approved").await;
    let number = [opt("number", "#1")];
    let asked = message(table.ben.command(world.guild, world.general, "contract close", &number).await);
    assert!(asked.says("Why does it end?"), "{}", asked.words());
    let chidi = world.person("Chidi").await;
    let said = refused(&world, chidi.command(world.guild, world.general, "contract close", &number)).await;
    assert!(said.contains("I can't find that contract"), "{said}");
    world.close().await;
}
