//! Payments on a contract: recorded by one side, confirmed or put in question by the other, and what everybody else reads.

use super::work::{assigned, contract, review, submit};
use crate::agencies::offers::AgencyFixture;
use crate::harness::database::engines;
use crate::harness::steps::{Table, labels, message, refused, stable_room};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Message, Modal, Person};
use parley::domain::time::DAY_MS;

/// The form of a payment for a milestone, or for the whole contract.
async fn form(person: &Person, room: Id, shown: &Message, paid_for: &str) -> Modal {
    let asked = message(person.press(room, shown, "Record payment").await);
    let form = person.choose(room, &asked, "Choose what was paid for", &[paid_for]).await;
    form.expect("an answer").modal().expect("a form")
}

/// What somebody reads before they record a payment.
async fn preview(person: &Person, room: Id, shown: &Message, paid_for: &str, typed: [&str; 2]) -> Message {
    let form = form(person, room, shown, paid_for).await;
    message(person.submit(&form, &[("amount", typed[0]), ("note", typed[1])]).await)
}

pub(crate) async fn record(
    person: &Person,
    room: Id,
    shown: &Message,
    paid_for: &str,
    typed: [&str; 2],
) -> Message {
    let preview = preview(person, room, shown, paid_for, typed).await;
    message(person.press(room, &preview, "Record").await)
}

async fn told(person: &Person, room: Id, words: &str) -> Message {
    person.wait_message(room, |told| !told.ephemeral() && told.says(words)).await.expect("told")
}

#[tokio::test]
async fn a_payment_is_recorded_by_one_side_and_confirmed_by_the_other() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ben, *room, "0 of 2 milestones approved").await;
        assert_eq!(
            labels(&shown),
            ["Submit work", "Record payment", "View offer", "Change terms", "Close contract"]
        );
        submit(ben, *room, &shown, "1. Design", "Drafts.").await;
        let asked = review(ana, *room, &contract(ana, *room, "**submitted**").await).await;
        let approved = message(ana.press(*room, &asked, "Approve").await);

        // Paying what was just approved comes next.
        let form = ana.press(*room, &approved, "Record payment").await.expect("an answer").modal();
        let typed = [("amount", "500"), ("note", "By bank transfer")];
        let shown = message(ana.submit(&form.expect("a form"), &typed).await);
        assert!(shown.says("**500 USD** on") && shown.says("For: 1. Design"), "{}", shown.words());
        assert!(shown.says("Parley doesn't hold money"), "{}", shown.words());
        let done = message(ana.press(*room, &shown, "Record").await);
        assert!(done.id == shown.id && done.says("Payment recorded"), "{}", done.words());
        let notice = told(ben, *room, "says they paid 500 USD").await;
        assert_eq!(notice.mentions(), [ben.id()]);
        ben.wait_direct_message(|told| told.says("recorded a payment to you")).await.expect("told");
        contract(ana, *room, "Not confirmed yet: 500 USD").await;

        // What tells of it may scroll away: the contract leads to it as well, and so does View offer for whoever answers.
        let shown = contract(ben, *room, "Not confirmed yet: 500 USD").await;
        let viewed = message(ben.press(*room, &shown, "View offer").await);
        assert!(labels(&viewed).contains(&"Review payment".to_owned()), "{:?}", labels(&viewed));
        let viewed = message(ana.press(*room, &shown, "View offer").await);
        assert!(!labels(&viewed).contains(&"Review payment".to_owned()), "{:?}", labels(&viewed));
        let said = refused(&world, ana.press(*room, &shown, "Review payment")).await;
        assert!(said.contains("No payment to confirm"), "{said}");
        let asked = message(ben.press(*room, &shown, "Review payment").await);
        assert!(asked.says("By bank transfer"), "{}", asked.words());
        let done = message(ben.press(*room, &asked, "Confirm").await);
        assert!(done.id == asked.id && done.says("Payment confirmed"), "{}", done.words());
        ana.wait_direct_message(|told| told.says("confirmed a payment")).await.expect("told");

        // Money that arrived is recorded by whoever got it.
        let shown = contract(ben, *room, "Confirmed: 500 USD of 1,500 USD").await;
        record(ben, *room, &shown, "The whole contract", ["$250", ""]).await;
        let notice = told(ana, *room, "says they received 250 USD").await;
        let asked = message(ana.press(*room, &notice, "Review payment").await);
        message(ana.press(*room, &asked, "I didn't pay this").await);
        contract(ben, *room, "In question: 250 USD").await;
        let asked = message(ana.press(*room, &notice, "Review payment").await);
        assert_eq!(labels(&asked), ["Confirm"], "{}", asked.words());
        message(ana.press(*room, &asked, "Confirm").await);
        let shown = contract(ben, *room, "Confirmed: 750 USD of 1,500 USD").await;

        // What is given back is recorded by the side that was paid, in View offer, and confirmed by the client.
        let viewed = message(ana.press(*room, &shown, "View offer").await);
        assert!(!labels(&viewed).contains(&"Record refund".to_owned()), "{:?}", labels(&viewed));
        let viewed = message(ben.press(*room, &shown, "View offer").await);
        let form = ben.press(*room, &viewed, "Record refund").await.expect("an answer").modal();
        let asked = message(ben.submit(&form.expect("a form"), &[("amount", "800"), ("note", "")]).await);
        assert!(asked.says("more than the 750 USD that was paid"), "{}", asked.words());
        let form = ben.press(*room, &asked, "Edit").await.expect("an answer").modal();
        let asked = message(ben.submit(&form.expect("a form"), &[("amount", "100"), ("note", "")]).await);
        let done = message(ben.press(*room, &asked, "Record").await);
        assert!(done.says("Refund recorded"), "{}", done.words());
        let notice = told(ana, *room, "says they gave back 100 USD").await;
        ana.wait_direct_message(|told| told.says("recorded a refund to you")).await.expect("told");
        contract(ana, *room, "Given back, not confirmed yet: 100 USD").await;
        let asked = message(ana.press(*room, &notice, "Review payment").await);
        assert_eq!(labels(&asked), ["Confirm", "Not received"], "{}", asked.words());
        message(ana.press(*room, &asked, "Confirm").await);
        contract(ben, *room, "Given back: 100 USD").await;
        world.settled().await.close().await;
        insta::allow_duplicates! {
            insta::assert_snapshot!("payments_as_ben", stable_room(&world, *room, "Ben"));
        }
        world.close().await;
    }
}

#[tokio::test]
async fn what_is_more_than_open_is_asked_about_and_what_is_wrong_comes_back_as_it_was_typed() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ana, *room, "0 of 2").await;
        let wrong = preview(ana, *room, &shown, "1. Design", ["500 EUR", "card 4242 4242 4242 4242"]).await;
        assert!(wrong.says("this contract is in USD") && wrong.says("number of a card"), "{}", wrong.words());
        let again = ana.press(*room, &wrong, "Fix it").await.expect("an answer").modal().expect("a form");
        let typed: Vec<_> = again.inputs.iter().map(|input| input.value.as_str()).collect();
        assert_eq!(typed, ["500 EUR", "card 4242 4242 4242 4242"]);
        let shown_again = message(ana.submit(&again, &[("amount", "600"), ("note", "")]).await);
        assert!(shown_again.says("more than the 500 USD that is still open"), "{}", shown_again.words());

        // Another day; and then another amount, so that what was seen before records nothing.
        let days = shown_again.selects().first().expect("the days").clone();
        let yesterday = days.options[1].value.clone();
        let other = ana.choose(*room, &shown_again, &days.custom_id, &[yesterday.as_str()]).await;
        let other = message(other);
        assert!(other.id == shown_again.id, "{}", other.words());
        preview(ana, *room, &shown, "1. Design", ["550", ""]).await;
        let renewed = message(ana.press(*room, &other, "Record").await);
        assert!(renewed.says("Nothing was recorded") && renewed.says("550 USD"), "{}", renewed.words());
        let done = message(ana.press(*room, &renewed, "Record").await);
        assert!(done.says("Payment recorded") && done.says("550 USD"), "{}", done.words());

        // Only the other side answers, and it answers once.
        let notice = told(ben, *room, "says they paid 550 USD").await;
        let said = refused(&world, ana.press(*room, &notice, "Review payment")).await;
        assert!(said.contains("That's for the other side"), "{said}");
        let (one, two) = (
            message(ben.press(*room, &notice, "Review payment").await),
            message(ben.press(*room, &notice, "Review payment").await),
        );
        message(ben.press(*room, &one, "Confirm").await);
        let said = refused(&world, ben.press(*room, &two, "Not received")).await;
        assert!(said.contains("Already confirmed"), "{said}");
        world.settled().await.close().await;
        world.close().await;
    }
}

#[tokio::test]
async fn who_does_the_work_for_an_agency_reads_nothing_of_its_payment() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (fixture, place, shown) = assigned(&world).await;
        let AgencyFixture { ana, dana, ben: _, chidi } = &fixture;
        record(ana, place, &shown, "1. Design", ["500", "The first 500."]).await;
        let notice = told(chidi, place, "recorded a payment.").await;
        for said in [
            refused(&world, chidi.press(place, &notice, "Review payment")).await,
            refused(&world, chidi.press(place, &shown, "Record payment")).await,
        ] {
            assert!(said.contains("owner or a manager"), "{said}");
        }
        let asked = message(dana.press(place, &notice, "Review payment").await);
        assert!(asked.says("500 USD"), "{}", asked.words());
        message(dana.press(place, &asked, "Confirm").await);
        contract(ana, place, "1 confirmed, 0 not confirmed yet").await;
        world.settled().await.close().await;
        let read = stable_room(&world, place, "Chidi");
        for amount in ["500", "1,000", "1,500"] {
            assert!(!read.contains(amount), "{amount} in {read}");
        }
        world.close().await;
    }
}

/// Whoever doesn't answer is told once, and can still answer.
#[tokio::test]
async fn after_a_week_a_payment_is_shown_as_unconfirmed_and_can_still_be_confirmed() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ana, *room, "0 of 2 milestones approved").await;
        record(ana, *room, &shown, "1. Design", ["500", ""]).await;
        contract(ben, *room, "Not confirmed yet: 500 USD").await;
        world.pass(7 * DAY_MS).await;
        let notice = told(ben, *room, "hasn't confirmed 500 USD for a week").await;
        assert_eq!(notice.mentions(), [ben.id()]);
        ben.wait_direct_message(|told| told.says("haven't confirmed a payment")).await.expect("told");
        contract(ben, *room, "Unconfirmed: 500 USD").await;
        world.pass(30 * DAY_MS).await;
        world.settled().await.close().await;
        let all = ben.messages(*room).await.expect("messages");
        assert_eq!(all.iter().filter(|told| told.says("for a week")).count(), 1);
        let asked = message(ben.press(*room, &notice, "Review payment").await);
        message(ben.press(*room, &asked, "Confirm").await);
        contract(ana, *room, "Confirmed: 500 USD of 1,500 USD").await;
        world.settled().await.close().await;
        world.close().await;
    }
}
