//! An agency is deleted when it owes nothing: its offers are answered, and its contracts have ended.

use crate::agencies::membership::{agency, member};
use crate::agencies::offers::{AgencyFixture, ROOM, accept, copy};
use crate::harness::database::engines;
use crate::harness::steps::{Answered, card, card_in_state, message, refused, room, send_to_agency};
use crate::harness::world::{World, workshop};
use discord_emulator::person::{Person, opt};
use parley::domain::time::DAY_MS;

async fn delete(world: &World, person: &Person) -> Answered {
    let named = [opt("agency", "Studio North")];
    person.command(world.guild, world.general, "agency delete", &named).await
}

#[tokio::test]
async fn an_agency_with_a_contract_is_deleted_once_that_has_ended() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        world.start().await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, .. } = &fixture;
        // Due in three weeks.
        send_to_agency(&world, ana, "Studio North").await;
        let place = room(&world, ben, ROOM).await;
        let first = card(ben, place, 1, 1).await;
        copy(dana).await;
        send_to_agency(&world, ana, "Studio North").await;
        let second = card(ben, place, 2, 1).await;
        world.settled().await.close().await;
        let said = refused(&world, delete(&world, dana)).await;
        assert!(said.contains("You can't delete this agency yet"), "{said}");
        assert!(said.contains("**Pending offers** #1, #2") && !said.contains("Contracts of"), "{said}");

        accept(ben, place, &first).await;
        let asked = message(ben.press(place, &second, "Decline offer").await);
        let form = ben.choose(place, &asked, "Why are you declining?", &["too_busy"]).await;
        message(ben.submit(&form.expect("an answer").modal().expect("a form"), &[("message", "")]).await);
        card_in_state(ben, place, 2, 1, "Declined").await;
        world.settled().await.close().await;
        let said = refused(&world, delete(&world, dana)).await;
        assert!(said.contains("**Contracts of offers** #1\n") && !said.contains("Pending offers"), "{said}");

        // Handing it over takes nothing from the client: who owns it now owes the same.
        agency(&world, dana, "transfer", &[member(ben)]).await;
        let view = agency(&world, ben, "view", &[]).await;
        message(ben.press(world.general, &view, "Accept invitation").await);
        world.settled().await.close().await;
        let said = refused(&world, delete(&world, dana)).await;
        assert!(said.contains("Only the owner can do this"), "{said}");
        world.pass(20 * DAY_MS).await;
        world.settled().await.close().await;
        let said = refused(&world, delete(&world, ben)).await;
        assert!(said.contains("**Contracts of offers** #1"), "{said}");
        world.pass(4 * DAY_MS).await;
        world.settled().await.close().await;
        let done = message(delete(&world, ben).await);
        assert!(done.says("Studio North deleted"), "{}", done.words());
        // What it agreed on stays for the client to read.
        let list =
            message(ana.command(world.guild, world.general, "offers", &[opt("state", "accepted")]).await);
        assert!(list.says("**#1** Landing page") && list.says("Studio North"), "{}", list.words());
        world.close().await;
    }
}
