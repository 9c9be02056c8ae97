//! Being told: each row of the table of news, in the room and by direct message, as the two people read it.

use crate::harness::database::engines;
use crate::harness::steps::{CHANGE, Table, direct_channel};
use crate::harness::world::{World, roomy};
use discord_emulator::person::Message;
use parley::domain::time::DAY_MS;

/// What both of them have in their direct messages with Parley.
async fn direct_of(world: &World, table: &Table) -> String {
    let mut told = String::new();
    for person in [&table.ana, &table.ben] {
        let shown = match direct_channel(person).await {
            Some(channel) => world.transcript(channel, person.name()),
            None => "(no direct messages)\n".to_owned(),
        };
        told.push_str(&format!("════ {}\n{shown}\n", person.name()));
    }
    told
}

#[tokio::test]
async fn offers_received_withdrawn_and_expired() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.stop_clock();
        world.start().await;
        let table = Table::set(&world).await;
        let received = table.ben.wait_direct_message(|told| told.says("sent you a direct offer")).await;
        let received = received.expect("the copy of the card");
        table.withdraw(&table.card, "We decided to wait.").await;
        let over =
            table.ben.wait_update(&received, |copy| copy.says("Withdrawn")).await.expect("it shows it");
        assert_eq!(labels_to_press(&over), 0, "nothing is left to press: {}", over.words());
        table.ben.wait_direct_message(|told| told.says("withdrew their offer")).await.expect("told");

        table.offer_again(&world, 2).await;
        world.settled().await.close().await;
        world.pass(8 * DAY_MS).await;
        for person in [&table.ana, &table.ben] {
            person.wait_direct_message(|told| told.says("expired")).await.expect("told");
        }
        world.settled().await.close().await;
        insta::assert_snapshot!("offers", direct_of(&world, &table).await);
        world.close().await;
    }
}

#[tokio::test]
async fn offers_modified_and_expiring() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.stop_clock();
        world.start().await;
        let table = told_table(&world).await;
        table.modify(&table.card, &[("price", "$1,200"), ("milestones", "")]).await;
        table.ben.wait_direct_message(|told| told.says("edited offer")).await.expect("told");
        world.settled().await.close().await;
        world.pass(5 * DAY_MS).await;
        table.ben.wait_direct_message(|told| told.says("needs your answer")).await.expect("told");
        world.settled().await.close().await;
        insta::assert_snapshot!("modified", direct_of(&world, &table).await);
        world.close().await;
    }
}

#[tokio::test]
async fn changes_requested_approved_and_rejected() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = told_table(&world).await;
        table.request(&table.card, &CHANGE).await;
        table.ana.wait_direct_message(|told| told.says("requested changes")).await.expect("told");
        table.reject(1, "That is our budget.").await;
        table.ben.wait_direct_message(|told| told.says("rejected your changes")).await.expect("told");
        table.request(&table.card, &CHANGE).await;
        world.settled().await.close().await;
        table.approve(1).await;
        table.ben.wait_direct_message(|told| told.says("approved your changes")).await.expect("told");
        world.settled().await.close().await;
        insta::assert_snapshot!("changes", direct_of(&world, &table).await);
        world.close().await;
    }
}

#[tokio::test]
async fn answers_accepted_and_declined() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = told_table(&world).await;
        table.accept(&table.card).await;
        table.ana.wait_direct_message(|told| told.says("accepted your offer")).await.expect("told");
        let second = table.offer_again(&world, 2).await;
        world.settled().await.close().await;
        table.decline(&second, "Too busy", "Perhaps in *spring*.").await;
        table.ana.wait_direct_message(|told| told.says("declined your offer")).await.expect("told");
        world.settled().await.close().await;
        insta::assert_snapshot!("answers", direct_of(&world, &table).await);
        world.close().await;
    }
}

/// The offer, told by every way: what nobody heard of before it is over is not told any more.
async fn told_table(world: &World) -> Table {
    let table = Table::set(world).await;
    world.settled().await.close().await;
    table
}

/// How many buttons there are to press; a link is none.
fn labels_to_press(message: &Message) -> usize {
    message.buttons().iter().filter(|button| button.custom_id.is_some()).count()
}
