//! Two servers with the same Parley: each has its own offers, numbers, rooms and limits, and neither reaches into the
//! other.

use crate::harness::database::engines;
use crate::harness::steps::{FORM, card, message, preview_offer, room, send_offer};
use crate::harness::world::{World, workshop};
use discord_emulator::Scenario;
use discord_emulator::person::{OptionValue, opt};

/// The usual server, and a second one with the same people and the same bot.
fn two_servers() -> Scenario {
    let mut scenario = workshop();
    let mut fixture = scenario.servers[0].clone();
    fixture.name = "Studio".to_owned();
    let rights = scenario.bots[0].servers["Workshop"].clone();
    scenario.bots[0].servers.insert(fixture.name.clone(), rights);
    scenario.servers.push(fixture);
    scenario
}

#[tokio::test]
async fn servers_know_nothing_of_each_other() {
    for engine in engines() {
        let mut world = World::set(&engine, two_servers()).await;
        world.start().await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let fixture = world.emulator.ready().servers["Studio"];
        let lobby = ana.channel_named(fixture, "general").await.expect("a channel").id;
        for _ in 0..2 {
            send_offer(&world, &ana, ben.id(), &FORM).await;
        }
        let kept = preview_offer(&world, &ana, ben.id(), &FORM).await;

        let empty = message(ana.command(fixture, lobby, "offers", &[]).await);
        assert!(empty.says("No offers yet"), "{}", empty.words());
        let to = [opt("to", OptionValue::User(ben.id()))];
        let form = ana.command(fixture, lobby, "offer send", &to).await.expect("an answer").modal();
        let form = form.expect("a form");
        assert!(
            form.inputs.iter().all(|input| input.value.is_empty()),
            "the other server's draft is not here"
        );
        let preview = message(
            ana.submit(&form, &[("title", "Logo"), ("description", "A logo."), ("price", "90")]).await,
        );
        let sent = message(ana.press(lobby, &preview, "Send").await);
        assert!(sent.says("Offer #1 is on its way"), "numbers are each server's own: {}", sent.words());

        let there =
            ben.wait_channel(fixture, |channel| channel.name == "ana-ben").await.expect("the room").id;
        let here = room(&world, &ben, "ana-ben").await;
        assert_ne!(there, here);
        assert!(card(&ben, there, 1, 1).await.says("Logo"));
        assert!(card(&ben, here, 1, 1).await.says("Landing page"));
        let list = message(ben.command(fixture, lobby, "offers", &[]).await);
        assert!(list.says("Logo") && !list.says("Landing page"), "{}", list.words());

        // A client that presses here what it was shown there.
        let forged = ana.press(lobby, &kept, "Send").await.expect_err("Discord refuses");
        assert!(forged.status().is_some(), "{forged}");
        let ledger = world.ledger().await;
        assert_eq!((ledger.rooms, ledger.offers.len()), (2, 3));
        world.close().await;
    }
}
