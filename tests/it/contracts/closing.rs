//! The end of a contract: closed by one side, read by both, and reopened where both agree.

use super::payments::record;
use super::work::{assigned, contract, review, submit};
use crate::agencies::offers::AgencyFixture;
use crate::feedback::reminded;
use crate::harness::database::engines;
use crate::harness::steps::{Table, labels, message, refused, stable_room};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Message, Modal, Person, opt};
use parley::domain::time::DAY_MS;

async fn told(person: &Person, room: Id, words: &str) -> Message {
    // The contract says the same.
    let is_it = |told: &Message| !told.ephemeral() && told.says(words) && !told.says("accepted your offer");
    person.wait_message(room, is_it).await.expect("told")
}

/// The form for a reason.
async fn form(person: &Person, room: Id, shown: &Message, reason: &str) -> Modal {
    let asked = message(person.press(room, shown, "Close contract").await);
    let form = person.choose(room, &asked, "Choose a reason", &[reason]).await;
    form.expect("an answer").modal().expect("a form")
}

/// Closes the contract that `shown` is.
pub(crate) async fn close(person: &Person, room: Id, shown: &Message, reason: &str, words: &str) -> Message {
    let form = form(person, room, shown, reason).await;
    let preview = message(person.submit(&form, &[("message", words)]).await);
    message(person.press(room, &preview, "Close contract").await)
}

#[tokio::test]
async fn a_contract_is_closed_with_a_reason_and_reopened_by_both_sides() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ben, *room, "0 of 2 milestones approved").await;
        submit(ben, *room, &shown, "1. Design", "Drafts.").await;

        // What would stay without an answer is named before.
        let shown = contract(ana, *room, "**submitted**").await;
        let old = [
            message(ana.press(*room, &shown, "View offer").await),
            message(ben.press(*room, &shown, "View offer").await),
        ];
        let asked = message(ana.press(*room, &shown, "Close contract").await);
        assert!(asked.says("Submitted and not answered yet: 1. Design"), "{}", asked.words());
        let form = form(ana, *room, &shown, "It didn't work out").await;
        let typed = [("message", "The style isn't ours. Thank you all the same."), ("amount", "200")];
        let preview = message(ana.submit(&form, &typed).await);
        assert!(preview.says("**Paid in all:** 200 USD"), "{}", preview.words());
        assert!(preview.says("Submitted and not answered yet: 1. Design"), "{}", preview.words());
        let done = message(ana.press(*room, &preview, "Close contract").await);
        assert!(done.id == preview.id && done.says("Contract closed"), "{}", done.words());

        let notice = told(ben, *room, "closed the contract").await;
        assert_eq!(notice.mentions(), [ben.id()]);
        assert!(notice.says("The style isn't ours"), "{}", notice.words());
        let news = ben.wait_direct_message(|told| told.says("closed your contract")).await.expect("told");
        assert!(news.says("It didn't work out") && news.says("The style isn't ours"), "{}", news.words());

        // Its work is over: what was on it before does nothing any more.
        let shown = contract(ben, *room, "closed the contract. Reason: It didn't work out").await;
        assert_eq!(labels(&shown), ["Record payment", "View offer", "Reopen"]);
        assert!(shown.says("200 USD was paid in all"), "{}", shown.words());
        for said in [
            refused(&world, ben.press(*room, &old[1], "Submit work")).await,
            refused(&world, ana.press(*room, &old[0], "Review work")).await,
            refused(&world, ben.press(*room, &old[1], "Close contract")).await,
        ] {
            assert!(said.contains("The contract is closed"), "{said}");
        }

        // Who is turned down asks no more; the other side still can.
        let asked = message(ben.press(*room, &shown, "Reopen").await);
        message(ben.press(*room, &asked, "Ask to reopen").await);
        let notice = told(ana, *room, "asks to reopen the contract").await;
        assert_eq!(notice.mentions(), [ana.id()]);
        ana.wait_direct_message(|told| told.says("asks to reopen your contract")).await.expect("told");
        let said = refused(&world, ben.press(*room, &notice, "Reopen")).await;
        assert!(said.contains("Your side asked to reopen it"), "{said}");
        let kept = message(ana.press(*room, &notice, "Keep it closed").await);
        assert!(kept.says("The contract stays closed"), "{}", kept.words());
        ben.wait_direct_message(|told| told.says("would rather keep your contract")).await.expect("told");
        let said = refused(&world, ben.press(*room, &shown, "Reopen")).await;
        assert!(said.contains("They'd rather keep it closed"), "{said}");
        let said = refused(&world, ana.press(*room, &notice, "Reopen")).await;
        assert!(said.contains("That's answered already"), "{said}");
        let asked = message(ana.press(*room, &shown, "Reopen").await);
        message(ana.press(*room, &asked, "Ask to reopen").await);
        let asked = message(ben.press(*room, &shown, "Reopen").await);
        assert_eq!(labels(&asked), ["Reopen", "Keep it closed"], "{}", asked.words());
        let done = message(ben.press(*room, &asked, "Reopen").await);
        assert!(done.says("Contract reopened"), "{}", done.words());
        ana.wait_direct_message(|told| told.says("agreed to reopen")).await.expect("told");

        // It goes on where it stopped.
        let shown = contract(ana, *room, "**submitted**").await;
        let asked = review(ana, *room, &shown).await;
        message(ana.press(*room, &asked, "Approve").await);
        contract(ben, *room, "1 of 2 milestones approved").await;
        world.settled().await.close().await;
        insta::allow_duplicates! {
            insta::assert_snapshot!("closed_and_reopened_as_ben", stable_room(&world, *room, "Ben"));
        }
        world.close().await;
    }
}

#[tokio::test]
async fn what_is_wrong_comes_back_and_a_preview_closes_only_what_it_showed() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ana, *room, "0 of 2").await;
        let typed = [("message", "We stop here."), ("amount", "200 EUR")];
        let wrong = message(ana.submit(&form(ana, *room, &shown, "Something else").await, &typed).await);
        assert!(wrong.says("this contract is in USD"), "{}", wrong.words());
        let again = ana.press(*room, &wrong, "Fix it").await.expect("an answer").modal().expect("a form");
        let kept: Vec<_> = again.inputs.iter().map(|input| input.value.as_str()).collect();
        assert_eq!(kept, ["We stop here.", "200 EUR"]);
        let typed = [("message", "We stop here."), ("amount", "200")];
        let preview = message(ana.submit(&again, &typed).await);
        assert!(preview.says("**Reason:** Something else"), "{}", preview.words());

        // Something changes below the preview: what it shows now counts, and what was typed stays.
        record(ben, *room, &shown, "The whole contract", ["$250", ""]).await;
        let renewed = message(ana.press(*room, &preview, "Close contract").await);
        assert!(renewed.says("Nothing was closed") && renewed.says("We stop here."), "{}", renewed.words());
        assert!(renewed.says("One payment isn't confirmed yet"), "{}", renewed.words());
        assert!(!renewed.says("Paid in all"), "{}", renewed.words());
        let done = message(ana.press(*room, &renewed, "Close contract").await);
        assert!(done.says("Contract closed"), "{}", done.words());

        // A payment is still confirmed.
        let shown = contract(ana, *room, "closed the contract").await;
        assert!(shown.says("Not confirmed yet: 250 USD"), "{}", shown.words());
        assert_eq!(labels(&shown), ["Record payment", "View offer", "Review payment", "Reopen"]);
        let asked = message(ana.press(*room, &shown, "Review payment").await);
        message(ana.press(*room, &asked, "Confirm").await);
        let shown = contract(ana, *room, "Confirmed: 250 USD of 1,500 USD").await;

        // After two weeks it stays closed.
        world.pass(14 * DAY_MS).await;
        reminded(&world).await;
        let said = refused(&world, ben.press(*room, &shown, "Reopen")).await;
        assert!(said.contains("It's too late to reopen it"), "{said}");
        let read = [opt("offer", "1")];
        let viewed = message(ben.command(world.guild, world.general, "offer view", &read).await);
        assert!(labels(&viewed).contains(&"Reopen".to_owned()), "{:?}", labels(&viewed));
        world.settled().await.close().await;
        world.close().await;
    }
}

#[tokio::test]
async fn who_does_the_work_for_an_agency_neither_closes_nor_reopens() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (fixture, place, shown) = assigned(&world).await;
        let AgencyFixture { ana, dana, ben: _, chidi } = &fixture;
        let said = refused(&world, chidi.press(place, &shown, "Close contract")).await;
        assert!(said.contains("owner or a manager"), "{said}");
        close(dana, place, &shown, "Completed", "").await;
        let notice = told(ana, place, "closed the contract. Reason: Completed").await;
        assert_eq!(notice.mentions(), [ana.id()]);
        let shown = contract(chidi, place, "closed the contract").await;
        let said = refused(&world, chidi.press(place, &shown, "Reopen")).await;
        assert!(said.contains("owner or a manager"), "{said}");
        let asked = message(ana.press(place, &shown, "Reopen").await);
        message(ana.press(place, &asked, "Ask to reopen").await);
        let notice = told(dana, place, "asks to reopen the contract").await;
        message(dana.press(place, &notice, "Reopen").await);
        contract(chidi, place, "0 of 2 milestones approved").await;
        world.settled().await.close().await;
        world.close().await;
    }
}
