//! Feedback is given by both sides and published once, or by one and published when the time is over; who can't, and what stays.

use super::{closed, give, published, told_closed, typed, write};
use crate::agencies::offers::AgencyFixture;
use crate::contracts::closing::close;
use crate::contracts::payments::record;
use crate::contracts::work::{assigned, contract};
use crate::harness::database::engines;
use crate::harness::moderated::ModeratedWorld;
use crate::harness::steps::{Table, labels, message, refused, stable_room};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Answer, Message, Person, opt};
use parley::domain::time::{DAY_MS, HOUR_MS};

const TAGS: &str = "What was good? Choose up to 5";

/// How many messages in a room publish feedback.
async fn publications(person: &Person, room: Id) -> usize {
    let all = person.messages(room).await.expect("messages");
    all.iter().filter(|told| !told.ephemeral() && told.says("Feedback on contract #")).count()
}

#[tokio::test]
async fn both_sides_give_feedback_and_it_is_published_once() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &["Ana"]).await;
        let world = &moderated.world;
        let (Table { ana, ben, room, .. }, told) = closed(world).await;

        // Each choice is kept, and each side has tags of its own.
        let begun = message(ana.press(room, &told, "Give feedback").await);
        assert!(begun.says("Choose 1 to 5 stars below"), "{}", begun.words());
        assert!(!labels(&begun).contains(&"Send feedback".to_owned()), "{:?}", labels(&begun));
        let chosen = message(ana.choose(room, &begun, TAGS, &["On time", "Great work"]).await);
        let written = write(&ana, room, &chosen, ["A pleasure, *really*.", "He was late once."]).await;
        assert!(written.says("On time · Great work"), "{}", written.words());
        let starred = message(ana.press(room, &written, "4 ★").await);
        assert!(starred.says("★★★★☆") && starred.says("He was late once."), "{}", starred.words());
        let again = message(ana.press(room, &told, "Give feedback").await);
        assert_eq!(world.words(&again), world.words(&starred), "what was typed is kept");
        let sent = message(ana.press(room, &starred, "Send feedback").await);
        assert!(sent.says("Feedback saved"), "{}", sent.words());
        let said = refused(world, ana.press(room, &again, "Send feedback")).await;
        assert!(said.contains("Draft not found"), "{said}");

        // She changes it, nobody else having read it.
        let again = message(ana.press(room, &told, "Give feedback").await);
        assert!(again.says("You gave feedback") && again.says("A pleasure"), "{}", again.words());
        let five = message(ana.press(room, &again, "5 ★").await);
        message(ana.press(room, &five, "Send feedback").await);
        assert_eq!(publications(&ben, room).await, 0);

        let preview = typed(&ben, room, &told, "2 ★", "Paid late.").await;
        let offered = &preview.selects()[0].options;
        assert!(offered.iter().any(|tag| tag.label == "Paid on time"), "{offered:?}");
        let done = message(ben.press(room, &preview, "Send feedback").await);
        assert!(done.says("Feedback published"), "{}", done.words());
        let posted = published(&ana, room).await;
        assert_eq!(posted.mentions(), [ana.id(), ben.id()]);
        assert!(
            posted.says("★★★★★") && posted.says("★★☆☆☆") && posted.says("Paid late."),
            "{}",
            posted.words()
        );
        assert!(!posted.says("late once"), "a note is the moderators'");
        for person in [&ana, &ben] {
            let is_it = |told: &Message| told.says("Feedback on your contract") && told.says("was published");
            person.wait_direct_message(is_it).await.expect("told");
            let said = refused(world, person.press(room, &told, "Give feedback")).await;
            assert!(said.contains("Your feedback is published"), "{said}");
        }

        // Moderators read the note, unless they are on a side.
        let notes = async |who: &Person| {
            message(who.command(world.guild, moderated.queue, "parley notes", &[]).await)
        };
        let read = notes(&moderated.dana).await;
        assert!(read.says("He was late once.") && read.says("Contract #1"), "{}", read.words());
        assert!(notes(&ana).await.says("No notes with feedback"));
        world.settled().await.close().await;
        assert_eq!(publications(&ben, room).await, 1);
        insta::allow_duplicates! {
            insta::assert_snapshot!("both_gave_as_ana", stable_room(world, room, "Ana"));
        }
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn when_only_one_side_gave_it_is_published_when_the_time_is_over() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let (Table { ana, ben, room, .. }, told) = closed(&world).await;
        let contract_1 = [opt("contract", "1")];
        let begun = message(ben.command(world.guild, world.general, "feedback give", &contract_1).await);
        assert!(begun.says("Your feedback on contract #1"), "{}", begun.words());
        let starred = message(ben.press(world.general, &begun, "3 ★").await);
        message(ben.press(world.general, &starred, "Send feedback").await);
        let late = typed(&ana, room, &told, "5 ★", "Great.").await;

        // To the end of the fourteenth day nothing is to be seen of it.
        world.pass(14 * DAY_MS - HOUR_MS).await;
        world.settled().await.close().await;
        assert_eq!(publications(&ana, room).await, 0);
        world.pass(DAY_MS + HOUR_MS).await;
        let posted = published(&ana, room).await;
        assert!(
            posted.says("★★★☆☆") && posted.says("The time to give feedback has ended"),
            "{}",
            posted.words()
        );
        ana.wait_direct_message(|told| told.says("was published")).await.expect("told");
        let said = refused(&world, ana.press(room, &told, "Give feedback")).await;
        assert!(said.contains("It's too late to give feedback"), "{said}");
        // The draft is as old by now.
        let said = refused(&world, ana.press(room, &late, "Send feedback")).await;
        assert!(said.contains("Draft not found"), "{said}");
        let said = refused(&world, ben.press(room, &told, "Give feedback")).await;
        assert!(said.contains("Your feedback is published"), "{said}");
        world.settled().await.close().await;
        assert_eq!(publications(&ana, room).await, 1);
        insta::allow_duplicates! {
            insta::assert_snapshot!("one_gave_as_ana", stable_room(&world, room, "Ana"));
        }
        world.close().await;
    }
}

#[tokio::test]
async fn nobody_else_gives_any_and_what_is_wrong_changes_nothing() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ana, *room, "0 of 2").await;
        let give_on = async |who: &Person, number: &str| {
            let on = [opt("contract", number)];
            refused(&world, who.command(world.guild, world.general, "feedback give", &on)).await
        };
        assert!(give_on(ana, "1").await.contains("It's too early to give feedback"));
        close(ana, *room, &shown, "Completed", "").await;
        let told = told_closed(ben, *room).await;
        let chidi = world.person("Chidi").await;
        assert!(give_on(&chidi, "1").await.contains("I can't find that contract"));
        assert!(give_on(ben, "99").await.contains("I can't find that contract"));
        assert!(give_on(ben, "soon").await.contains("number"));

        // Discarded is discarded.
        let preview = typed(ben, *room, &told, "1 ★", "Never again.").await;
        let discarded = message(ben.press(*room, &preview, "Discard").await);
        assert!(discarded.says("Draft discarded"), "{}", discarded.words());
        let begun = message(ben.press(*room, &told, "Give feedback").await);
        assert!(begun.says("Choose 1 to 5 stars") && !begun.says("Never again"), "{}", begun.words());

        // A press on an older preview sends what was seen, or nothing.
        let older = message(ben.press(*room, &begun, "5 ★").await);
        let newer = message(ben.press(*room, &told, "Give feedback").await);
        let form = ben.press(*room, &newer, "Write comment").await.expect("an answer").modal();
        let form = form.expect("a form");
        let too_long = "x".repeat(1_001);
        let outcome = ben.submit(&form, &[("comment", &too_long), ("note", "")]).await;
        assert!(!matches!(outcome, Ok(Answer::Message(_))), "Discord takes no text that is too long");
        message(ben.submit(&form, &[("comment", "Fine."), ("note", "")]).await);
        let renewed = message(ben.press(*room, &older, "Send feedback").await);
        assert!(renewed.says("Nothing was sent") && renewed.says("Fine."), "{}", renewed.words());
        assert_eq!(world.ledger().await.feedback, 0);
        let said = message(ben.press(*room, &renewed, "Send feedback").await);
        assert!(said.says("Feedback saved"), "{}", said.words());

        // From /contract view as well; and what nobody could read is deleted with its writer's data.
        let viewed = [opt("number", "1")];
        let viewed = message(ben.command(world.guild, world.general, "contract view", &viewed).await);
        let again = message(ben.press(world.general, &viewed, "Give feedback").await);
        assert!(again.says("Fine.") && again.says("You gave feedback"), "{}", again.words());
        let asked = message(ben.command(world.guild, world.general, "privacy delete", &[]).await);
        let form = ben.press(world.general, &asked, "Delete my data…").await.expect("an answer");
        message(ben.submit(&form.modal().expect("a form"), &[("word", "delete")]).await);
        assert_eq!(world.ledger().await.feedback, 0);
        world.close().await;
    }
}

#[tokio::test]
async fn what_was_given_before_it_was_reopened_is_kept_hidden_and_asked_for_again() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (Table { ana, ben, room, .. }, told) = closed(&world).await;
        give(&ana, room, &told, "4 ★", "Good so far.").await;
        let shown = contract(&ana, room, "closed the contract").await;
        for person in [&ana, &ben] {
            let asked = message(person.press(room, &shown, "Reopen").await);
            let label = if person.id() == ana.id() { "Ask to reopen" } else { "Reopen" };
            message(person.press(room, &asked, label).await);
        }
        let shown = contract(&ben, room, "Ready with some of it?").await;
        let said = refused(&world, ben.press(room, &told, "Give feedback")).await;
        assert!(said.contains("It's too early to give feedback"), "{said}");
        close(&ben, room, &shown, "Completed", "").await;
        contract(&ana, room, "closed the contract").await;

        // Ben's is the first one of this time.
        let done = give(&ben, room, &told, "5 ★", "Thanks.").await;
        assert!(done.says("Feedback saved"), "{}", done.words());
        let begun = message(ana.press(room, &told, "Give feedback").await);
        assert!(begun.says("Good so far.") && !begun.says("You gave feedback"), "{}", begun.words());
        let done = message(ana.press(room, &begun, "Send feedback").await);
        assert!(done.says("Feedback published"), "{}", done.words());
        published(&ben, room).await;
        world.settled().await.close().await;
        assert_eq!(publications(&ben, room).await, 1);
        world.close().await;
    }
}

#[tokio::test]
async fn for_an_agency_its_owner_or_a_manager_gives_it_and_who_does_the_work_does_not() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (fixture, place, shown) = assigned(&world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;

        // During the contract as well.
        world.pass(30 * DAY_MS).await;
        record(ana, place, &shown, "1. Design", ["500", ""]).await;
        let on = [opt("contract", "1")];
        let begins = async |who: &Person| who.command(world.guild, place, "feedback give", &on).await;
        let said = refused(&world, begins(chidi)).await;
        assert!(said.contains("owner or a manager"), "{said}");
        let begun = message(begins(ben).await);
        let starred = message(ben.press(place, &begun, "5 ★").await);
        message(ben.press(place, &starred, "Send feedback").await);
        let said = refused(&world, begins(dana)).await;
        assert!(said.contains("You've already given feedback"), "{said}");

        close(dana, place, &shown, "Completed", "").await;
        let told = told_closed(dana, place).await;
        let said = refused(&world, chidi.press(place, &told, "Give feedback")).await;
        assert!(said.contains("owner or a manager"), "{said}");
        give(ben, place, &told, "3 ★", "A manager's word.").await;
        // The agency speaks with one voice.
        let begun = message(dana.press(place, &told, "Give feedback").await);
        assert!(begun.says("A manager's word."), "{}", begun.words());
        let four = message(dana.press(place, &begun, "4 ★").await);
        message(dana.press(place, &four, "Send feedback").await);
        let done = give(ana, place, &told, "5 ★", "Lovely studio.").await;
        assert!(done.says("Feedback published"), "{}", done.words());
        let posted = published(chidi, place).await;
        assert!(posted.says("Studio North") && posted.says("★★★★☆"), "{}", posted.words());
        assert_eq!(posted.mentions(), [ana.id(), dana.id()]);
        world.settled().await.close().await;
        assert_eq!((world.ledger().await.feedback, world.ledger().await.published), (2, 2));
        world.close().await;
    }
}

#[tokio::test]
async fn who_feedback_is_about_replies_once_and_its_writer_is_told() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let (Table { ana, ben, room, .. }, told) = closed(&world).await;
        give(&ana, room, &told, "3 ★", "Good, but late.").await;
        give(&ben, room, &told, "5 ★", "Thanks.").await;
        let posted = published(&ben, room).await;
        let form = async |who: &Person| who.press(room, &posted, "Reply").await;
        let typed = [("reply", "The texts came *late* as well.")];
        let first = form(&ben).await.expect("an answer").modal().expect("a form");
        let second = form(&ben).await.expect("an answer").modal().expect("a form");
        let done = message(ben.submit(&first, &typed).await);
        assert!(done.says("Reply sent"), "{}", done.words());
        let is_it = |told: &Message| !told.ephemeral() && told.says("Reply to feedback on contract #1");
        let reply = ana.wait_message(room, is_it).await.expect("posted");
        assert_eq!(reply.mentions(), [ana.id()]);
        assert!(reply.says("The texts came"), "{}", reply.words());
        ana.wait_direct_message(|told| told.says("replied to your feedback")).await.expect("told");
        let said = refused(&world, ben.submit(&second, &[("reply", "And another thing.")])).await;
        assert!(said.contains("Your side has already replied"), "{said}");
        assert!(said.contains("And another thing."), "what was typed comes back: {said}");

        // Four weeks after it was published it's too late.
        world.pass(28 * DAY_MS).await;
        let said = refused(&world, form(&ana)).await;
        assert!(said.contains("It's too late to reply"), "{said}");
        world.settled().await.close().await;
        assert_eq!(world.ledger().await.replies, 1);
        insta::allow_duplicates! {
            insta::assert_snapshot!("replied_as_ana", stable_room(&world, room, "Ana"));
        }
        world.close().await;
    }
}
