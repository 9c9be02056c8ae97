//! An older backup is put back: no number is given out a second time in a server, and a card that is newer than the data, or of
//! other terms, changes nothing and says so.

use crate::harness::database::engines;
use crate::harness::steps::{FORM, Table, card, message, room, send_offer};
use crate::harness::world::{World, workshop};
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};

/// Ana edits offer #1, whose card this is; gives the card of the next version.
async fn edit(table: &Table, shown: &Message, version: u32, price: &str) -> Message {
    let Table { ana, room, .. } = table;
    let modal = ana.press(*room, shown, "Edit offer").await.expect("an answer").modal().expect("a form");
    let preview = message(ana.submit(&modal, &[("price", price), ("milestones", "")]).await);
    message(ana.press(*room, &preview, "Send").await);
    let footer = format!("Offer #1 · Version {version} · ");
    let is_it = |message: &Message| message.says(price) && message.words().contains(&footer);
    ana.wait_message(*room, is_it).await.expect("the card of the new terms")
}

/// A press that changes nothing, and what it is answered with.
async fn refused(world: &World, person: &Person, room: Id, card: &Message, label: &str) -> String {
    let before = world.ledger().await;
    let told = message(person.press(room, card, label).await).words();
    assert_eq!(world.ledger().await, before, "{told}");
    assert!(told.contains("Nothing changed"), "{told}");
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_older_backup_gives_no_number_twice_and_old_cards_say_so() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.allow_many_offers();
        world.start().await;
        let table = Table::set(&world).await;
        let dana = world.person("Dana").await;
        world.settled().await.close().await;
        world.kill().await;
        let backup = world.database.back_up().await;

        world.start().await;
        let second = table.offer_again(&world, 2).await;
        let newer = edit(&table, &table.card, 2, "1,800").await;
        // In a room that the backup does not know.
        send_offer(&world, &table.ana, dana.id(), &FORM).await;
        let theirs = room(&world, &dana, "dana-ana").await;
        let third = card(&dana, theirs, 3, 1).await;
        world.settled().await.close().await;
        world.kill().await;
        world.database.put_back(backup).await;

        world.start().await;
        let Table { ben, room, .. } = &table;
        let told = refused(&world, ben, *room, &second, "Accept offer").await;
        assert!(told.contains("Offer not found"), "{told}");
        refused(&world, &dana, theirs, &third, "Decline offer").await;
        let told = refused(&world, ben, *room, &newer, "Accept offer").await;
        assert!(told.contains("backup") && told.contains("version 1"), "{told}");
        table.offer_again(&world, 4).await;

        // The same version again, of other terms.
        let known = message(table.ana.press(*room, &newer, "Edit offer").await);
        assert!(known.says("Nothing changed"), "{}", known.words());
        let again = edit(&table, &known, 2, "1,200").await;
        world.settled().await.close().await;
        let told = refused(&world, ben, *room, &newer, "Accept offer").await;
        assert!(told.contains("backup") && told.contains("1,200"), "{told}");
        table.accept(&again).await;
        assert_eq!(world.ledger().await.contracts, 1);
        world.close().await;
    }
}
