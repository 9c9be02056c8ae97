//! A contract that stands still for a while.

use super::work::{assigned, contract, submit};
use crate::agencies::offers::AgencyFixture;
use crate::harness::database::engines;
use crate::harness::steps::{Table, labels, message, refused};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};
use parley::domain::time::DAY_MS;

async fn told(person: &Person, room: Id, words: &str) -> Message {
    // The contract says the same.
    let is_it = |told: &Message| !told.ephemeral() && told.says(words) && !told.says("accepted your offer");
    person.wait_message(room, is_it).await.expect("told")
}

pub(crate) async fn pause(person: &Person, room: Id, shown: &Message, words: &str) -> Message {
    let own = message(person.press(room, shown, "View offer").await);
    let form = person.press(room, &own, "Pause").await.expect("an answer").modal().expect("a form");
    message(person.submit(&form, &[("message", words)]).await)
}

#[tokio::test]
async fn while_a_contract_is_paused_nobody_is_reminded_and_nothing_is_approved() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let running = contract(ben, *room, "0 of 2 milestones approved").await;
        submit(ben, *room, &running, "1. Design", "Drafts.").await;
        world.pass(10 * DAY_MS).await;
        told(ana, *room, "still waits for").await;
        let running = contract(ben, *room, "**submitted**").await;

        let old = message(ben.press(*room, &running, "View offer").await);
        let done = pause(ana, *room, &running, "I'm away for three weeks.").await;
        assert!(done.says("Contract paused"), "{}", done.words());
        let notice = told(ben, *room, "paused the contract").await;
        assert_eq!(
            (notice.mentions(), labels(&notice)),
            (vec![ben.id()], vec!["Resume".into(), "View offer".into()])
        );
        assert!(notice.says("I'm away for three weeks."), "{}", notice.words());
        let news = ben.wait_direct_message(|told| told.says("paused your contract")).await.expect("told");
        assert!(news.says("I'm away for three weeks."), "{}", news.words());
        let shown = contract(ben, *room, "Either side can **Resume** it").await;
        assert_eq!(
            labels(&shown),
            [
                "Submit work",
                "Review work",
                "Record payment",
                "View offer",
                "Change terms",
                "Resume",
                "Close contract"
            ]
        );
        let said = refused(&world, ben.press(*room, &old, "Pause")).await;
        assert!(said.contains("It's paused already"), "{said}");
        world.pass(21 * DAY_MS).await;
        world.settled().await.close().await;
        contract(ben, *room, "0 of 2 milestones approved").await;

        let done = message(ben.press(*room, &notice, "Resume").await);
        assert!(done.says("Contract resumed"), "{}", done.words());
        ana.wait_direct_message(|told| told.says("resumed your contract")).await.expect("told");
        let said = refused(&world, ana.press(*room, &notice, "Resume")).await;
        assert!(said.contains("The contract isn't paused"), "{said}");
        world.pass(4 * DAY_MS - 1).await;
        world.settled().await.close().await;
        contract(ben, *room, "0 of 2 milestones approved").await;
        world.pass(1).await;
        contract(ben, *room, "1 of 2 milestones approved").await;
        world.settled().await.close().await;
        world.close().await;
    }
}

#[tokio::test]
async fn who_does_the_work_for_an_agency_neither_pauses_nor_resumes() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (fixture, place, shown) = assigned(&world).await;
        let AgencyFixture { ana: _, dana, ben: _, chidi } = &fixture;
        let own = message(chidi.press(place, &shown, "View offer").await);
        assert!(!labels(&own).contains(&"Pause".to_owned()), "{:?}", labels(&own));
        pause(dana, place, &shown, "Our office moves.").await;
        let paused = contract(chidi, place, "Either side can **Resume** it").await;
        let said = refused(&world, chidi.press(place, &paused, "Resume")).await;
        assert!(said.contains("owner or a manager"), "{said}");
        submit(chidi, place, &paused, "1. Design", "Drafts.").await;
        world.settled().await.close().await;
        world.close().await;
    }
}
