//! The work of a contract: submitted, sent back, submitted again and approved; by whom, and what everybody else reads.

use crate::agencies::membership::member;
use crate::agencies::offers::{AgencyFixture, ROOM, accept};
use crate::harness::database::engines;
use crate::harness::steps::{
    FORM, Table, card, labels, message, preview_offer, refused, room, send_to_member_of, stable_room,
};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person, opt};

/// The pinned contract, once it says `words`.
pub(crate) async fn contract(person: &Person, room: Id, words: &str) -> Message {
    let is_it = |told: &Message| told.says("Contract for offer #") && told.says("accepted your offer");
    let shown = |told: &Message| is_it(told) && told.says(words);
    person.wait_message(room, shown).await.expect("the contract")
}

/// What tells of the work in the room.
async fn told(person: &Person, room: Id, words: &str) -> Message {
    person.wait_message(room, |told| !told.ephemeral() && told.says(words)).await.expect("told")
}

/// Somebody submits a milestone, or the whole where there is nothing to choose.
pub(crate) async fn submit(
    person: &Person,
    room: Id,
    shown: &Message,
    milestone: &str,
    words: &str,
) -> Message {
    let asked = person.press(room, shown, "Submit work").await.expect("an answer");
    let form = match asked.clone().modal() {
        Ok(form) => form,
        Err(_) => {
            let asked = asked.message().expect("a list");
            let form = person.choose(room, &asked, "Choose a milestone", &[milestone]).await;
            form.expect("an answer").modal().expect("a form")
        }
    };
    message(person.submit(&form, &[("message", words)]).await)
}

/// What the client reads of what was submitted.
pub(crate) async fn review(client: &Person, room: Id, shown: &Message) -> Message {
    message(client.press(room, shown, "Review work").await)
}

/// The client sends it back.
pub(crate) async fn send_back(client: &Person, room: Id, shown: &Message, words: &str) -> Message {
    let form = client.press(room, shown, "Ask for a revision").await.expect("an answer").modal();
    message(client.submit(&form.expect("a form"), &[("message", words)]).await)
}

/// Dana's agency has accepted an offer of Ana's, and Chidi does the work: its room, and the contract there.
pub(crate) async fn assigned(world: &World) -> (AgencyFixture, Id, Message) {
    let fixture = AgencyFixture::set(world).await;
    let AgencyFixture { ana, dana, ben: _, chidi } = &fixture;
    send_to_member_of(world, ana, &[opt("agency", "Studio North"), member(chidi)]).await;
    let place = room(world, dana, ROOM).await;
    let offered = card(dana, place, 1, 1).await;
    accept(dana, place, &offered).await;
    let shown = contract(dana, place, "0 of 2 milestones approved").await;
    let asked = message(dana.press(place, &shown, "Assign work").await);
    message(dana.choose(place, &asked, "Choose a member", &[chidi.name()]).await);
    room(world, chidi, ROOM).await;
    (fixture, place, shown)
}

#[tokio::test]
async fn milestones_are_submitted_sent_back_and_approved_and_the_contract_shows_it() {
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

        let done = submit(ben, *room, &shown, "1. Design", "Two drafts: https://example.com/drafts").await;
        assert!(done.says("Submitted: 1. Design"), "{}", done.words());
        let notice = told(ana, *room, "submitted this").await;
        assert_eq!(notice.mentions(), [ana.id()]);
        let news = ana.wait_direct_message(|told| told.says("submitted work in")).await.expect("told");
        assert!(news.says("Design") && news.says("Two drafts"), "{}", news.words());

        let shown = contract(ana, *room, "**submitted**").await;
        let asked = review(ana, *room, &shown).await;
        assert!(asked.says("Two drafts: https://example.com/drafts"), "{}", asked.words());
        let back = send_back(ana, *room, &asked, "A larger logo, please.").await;
        assert!(back.id == asked.id && back.says("Revision requested: 1. Design"), "{}", back.words());
        let notice = told(ben, *room, "asks for a revision").await;
        assert_eq!(notice.mentions(), [ben.id()]);
        ben.wait_direct_message(|told| told.says("A larger logo, please.")).await.expect("told");

        let shown = contract(ben, *room, "in revision").await;
        submit(ben, *room, &shown, "1. Design", "It's larger.").await;
        let shown = contract(ana, *room, "**submitted**").await;
        let asked = review(ana, *room, &shown).await;
        let done = message(ana.press(*room, &asked, "Approve").await);
        assert!(done.id == asked.id && done.says("Approved: 1. Design"), "{}", done.words());
        contract(ben, *room, "1 of 2 milestones approved · 500 USD of 1,500 USD").await;
        ben.wait_direct_message(|told| told.says("approved your work")).await.expect("told");

        let shown = contract(ben, *room, "1 of 2").await;
        submit(ben, *room, &shown, "2. Build", "All of it.").await;
        let asked = review(ana, *room, &contract(ana, *room, "**submitted**").await).await;
        message(ana.press(*room, &asked, "Approve").await);
        let shown = contract(ben, *room, "2 of 2 milestones approved").await;
        assert_eq!(
            labels(&shown),
            ["Record payment", "View offer", "Change terms", "Close contract"],
            "{}",
            shown.words()
        );
        let pool = world.settled().await;
        pool.close().await;
        insta::allow_duplicates! {
            insta::assert_snapshot!("milestones_as_ben", stable_room(&world, *room, "Ben"));
        }
        world.close().await;
    }
}

#[tokio::test]
async fn without_milestones_the_whole_is_submitted_and_several_are_chosen_from() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let mut form = FORM;
        form[4].1 = "";
        let preview = preview_offer(&world, &ana, ben.id(), &form).await;
        message(ana.press(world.general, &preview, "Send").await);
        let place = room(&world, &ben, "ana-ben").await;
        let table = Table { card: card(&ben, place, 1, 1).await, ana, ben, room: place };
        let Table { ana, ben, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ben, place, "In progress").await;
        let form = ben.press(place, &shown, "Submit work").await.expect("an answer").modal();
        form.expect("a form at once: there is nothing to choose");
        submit(ben, place, &shown, "", "All done.").await;
        let asked = review(ana, place, &contract(ana, place, "**Submitted**").await).await;
        message(ana.press(place, &asked, "Approve").await);
        contract(ben, place, "✅ Approved").await;

        // Two at once: the client chooses which to look at.
        let second = table.offer_again(&world, 2).await;
        table.accept(&second).await;
        let shown = contract(ben, place, "offer #2").await;
        submit(ben, place, &shown, "1. Design", "Drafts.").await;
        submit(ben, place, &shown, "2. Build", "Pages.").await;
        let asked =
            review(ana, place, &contract(ana, place, "2. Build · 1,000 USD · **submitted**").await).await;
        let asked = ana.choose(place, &asked, "Choose a milestone", &["2. Build"]).await;
        let asked = message(asked);
        assert!(asked.says("Pages."), "{}", asked.words());
        message(ana.press(place, &asked, "Approve").await);
        contract(ben, place, "1 of 2 milestones approved").await;
        world.settled().await.close().await;
        world.close().await;
    }
}

#[tokio::test]
async fn the_wrong_person_and_the_old_button_are_told_so_and_nothing_typed_is_lost() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let first = contract(ben, *room, "0 of 2").await;
        let said = refused(&world, ana.press(*room, &first, "Submit work")).await;
        assert!(said.contains("That's for the other side"), "{said}");
        submit(ben, *room, &first, "1. Design", "Drafts.").await;
        let shown = contract(ana, *room, "**submitted**").await;
        let said = refused(&world, ben.press(*room, &shown, "Review work")).await;
        assert!(said.contains("That's for the client"), "{said}");

        // Two pages of the same, and a form that was opened before it was answered.
        let notice = told(ana, *room, "submitted this").await;
        let (one, two) = (review(ana, *room, &shown).await, review(ana, *room, &shown).await);
        let form = ana.press(*room, &two, "Ask for a revision").await.expect("an answer").modal();
        let form = form.expect("a form");
        message(ana.press(*room, &one, "Approve").await);
        let last = contract(ben, *room, "1 of 2").await;
        let said = refused(&world, ana.press(*room, &two, "Approve")).await;
        assert!(said.contains("Nothing to review") || said.contains("Already approved"), "{said}");
        let said = refused(&world, ana.submit(&form, &[("message", "Larger, please.")])).await;
        assert!(said.contains("Already approved") && said.contains("Larger, please."), "{said}");

        // What was told stands there as long as the room does.
        let said = refused(&world, ana.press(*room, &notice, "Review work")).await;
        assert!(said.contains("Nothing to review"), "{said}");
        submit(ben, *room, &last, "2. Build", "Pages.").await;
        let asked = review(ana, *room, &contract(ana, *room, "**submitted**").await).await;
        send_back(ana, *room, &asked, "One page is missing.").await;
        let notice = told(ben, *room, "One page is missing.").await;
        submit(ben, *room, &notice, "2. Build", "All pages.").await;
        let said = refused(&world, ben.press(*room, &notice, "Submit work")).await;
        assert!(said.contains("Everything is submitted"), "{said}");
        world.close().await;
    }
}

#[tokio::test]
async fn a_member_who_does_the_work_submits_it_and_reads_no_amount() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (fixture, place, shown) = assigned(&world).await;
        let AgencyFixture { ana, dana, ben: _, chidi } = &fixture;
        let viewed = message(chidi.press(place, &shown, "View offer").await);
        assert_eq!(labels(&viewed), ["Submit work"], "{}", viewed.words());
        let done = submit(chidi, place, &viewed, "1. Design", "Drafts.").await;
        assert!(done.says("Submitted: 1. Design"), "{}", done.words());
        let said = refused(
            &world,
            chidi.press(place, &contract(chidi, place, "**submitted**").await, "Review work"),
        )
        .await;
        assert!(said.contains("That's for the client"), "{said}");
        let asked = review(ana, place, &contract(ana, place, "**submitted**").await).await;
        send_back(ana, place, &asked, "Larger, please.").await;
        let notice = told(chidi, place, "asks for a revision").await;
        assert_eq!(notice.mentions(), [chidi.id()], "whoever submitted it reads the answer");
        dana.wait_direct_message(|told| told.says("asks for a revision")).await.expect("who answers is told");
        let read = stable_room(&world, place, "Chidi");
        for amount in ["500", "1,000", "1,500"] {
            assert!(!read.contains(amount), "{amount} in {read}");
        }
        world.settled().await.close().await;
        world.close().await;
    }
}

#[tokio::test]
async fn a_contract_whose_message_or_room_was_deleted_comes_again_with_its_work() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room: place, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ben, *place, "0 of 2").await;
        let mia = world.person("Mia").await;
        mia.call("DELETE", &format!("/channels/{place}/messages/{}", shown.id), None).await.expect("deleted");
        // View offer still leads to the work.
        let named = [opt("offer", "1")];
        let read = message(ben.command(world.guild, world.general, "offer view", &named).await);
        submit(ben, world.general, &read, "1. Design", "Drafts.").await;
        let again = contract(ana, *place, "**submitted**").await;
        assert_ne!(again.id, shown.id);
        world.settled().await.close().await;
        let pinned = ana.messages(*place).await.expect("messages");
        assert!(pinned.iter().any(|told| told.id == again.id && told.pinned()), "it is pinned again");

        mia.call("DELETE", &format!("/channels/{place}"), None).await.expect("deleted");
        let read = message(ana.command(world.guild, world.general, "offer view", &named).await);
        let asked = review(ana, world.general, &read).await;
        message(ana.press(world.general, &asked, "Approve").await);
        let anew = room(&world, ben, "ana-ben").await;
        contract(ben, anew, "1 of 2 milestones approved").await;
        told(ben, anew, "approved this").await;
        world.settled().await.close().await;
        world.close().await;
    }
}
