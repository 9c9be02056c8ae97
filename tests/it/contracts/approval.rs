//! Submitted work that nobody answers: the client is reminded, and then it is approved, on time or late, once.

use super::work::{contract, review, submit};
use crate::harness::database::engines;
use crate::harness::steps::{Table, labels, message, stable_room};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};
use parley::domain::time::DAY_MS;

async fn told(person: &Person, room: Id, words: &str) -> Message {
    person.wait_message(room, |told| !told.ephemeral() && told.says(words)).await.expect("told")
}

/// Until so many messages of a room say so: deadlines are looked at every few seconds.
async fn until(person: &Person, room: Id, words: &str, wanted: usize) {
    for _ in 0..600 {
        if count(person, room, words).await == wanted {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{words:?}: {} times", count(person, room, words).await);
}

/// How many messages of a room say so.
async fn count(person: &Person, room: Id, words: &str) -> usize {
    let messages = person.messages(room).await.expect("messages");
    messages.iter().filter(|told| told.says(words)).count()
}

#[tokio::test]
async fn work_without_an_answer_is_reminded_of_and_approved() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ben, *room, "0 of 2 milestones approved").await;
        submit(ben, *room, &shown, "1. Design", "Drafts.").await;
        let notice = told(ana, *room, "submitted this").await;
        assert!(notice.says("Without an answer, it's approved"), "{}", notice.words());
        let shown = contract(ana, *room, "Without an answer, it's approved").await;
        let asked = review(ana, *room, &shown).await;
        assert!(asked.says("Without an answer, it's approved"), "{}", asked.words());

        world.pass(7 * DAY_MS).await;
        let notice = told(ana, *room, "still waits for").await;
        assert_eq!(notice.mentions(), [ana.id()]);
        assert_eq!(labels(&notice), ["Review work", "View offer"]);
        let news = ana.wait_direct_message(|told| told.says("still waits for your answer")).await;
        assert!(news.expect("told").says("Without an answer, it's approved"));
        world.settled().await.close().await;
        world.pass(5 * DAY_MS - 1).await;
        world.settled().await.close().await;
        assert_eq!(count(ana, *room, "still waits for").await, 1);
        world.pass(1).await;
        until(ana, *room, "still waits for", 2).await;

        world.pass(2 * DAY_MS).await;
        let notice = told(ben, *room, "didn't answer in time").await;
        assert_eq!(notice.mentions(), [ben.id()]);
        ben.wait_direct_message(|told| told.says("Your work in")).await.expect("told");
        ana.wait_direct_message(|told| told.says("because you didn't answer in time")).await.expect("told");
        contract(ben, *room, "1 of 2 milestones approved").await;
        let listed = message(ben.command(world.guild, world.general, "contracts", &[]).await);
        assert!(listed.says("1 of 2"), "{}", listed.words());
        world.pass(60 * DAY_MS).await;
        world.settled().await.close().await;
        assert_eq!(count(ben, *room, "didn't answer in time").await, 1);
        insta::allow_duplicates! {
            insta::assert_snapshot!("approved_without_an_answer_as_ben", stable_room(&world, *room, "Ben"));
        }
        world.close().await;
    }
}

/// What was missed while Parley was away is done at its return: the approval, and no reminder of what is over.
#[tokio::test]
async fn after_a_long_absence_it_is_approved_once_without_reminders() {
    for engine in engines() {
        let mut world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ben, *room, "0 of 2 milestones approved").await;
        submit(ben, *room, &shown, "1. Design", "Drafts.").await;
        submit(ben, *room, &shown, "2. Build", "All of it.").await;
        world.settled().await.close().await;
        world.kill().await;
        world.clock.advance(40 * DAY_MS);
        world.start().await;
        contract(ana, *room, "2 of 2 milestones approved").await;
        world.settled().await.close().await;
        assert_eq!(count(ben, *room, "didn't answer in time").await, 2);
        assert_eq!(count(ana, *room, "still waits for").await, 0);
        world.close().await;
    }
}

/// An answer in time counts, and what is submitted later has the days that the server has set by then.
#[tokio::test]
async fn an_answer_in_time_ends_it_and_a_new_setting_is_for_what_is_submitted_later() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ben, *room, "0 of 2 milestones approved").await;
        submit(ben, *room, &shown, "1. Design", "Drafts.").await;
        let mia = world.person("Mia").await;
        let settings = message(mia.command(world.guild, world.general, "parley settings", &[]).await);
        let form = mia.press(world.general, &settings, "Edit defaults").await.expect("an answer").modal();
        let saved = message(mia.submit(&form.expect("a form"), &[("approval", "3")]).await);
        assert!(saved.says("is approved after **3 days** without an answer"), "{}", saved.words());
        submit(ben, *room, &shown, "2. Build", "All of it.").await;
        world.pass(3 * DAY_MS).await;
        contract(ben, *room, "1 of 2 milestones approved").await;
        let shown = contract(ana, *room, "**submitted**").await;
        let asked = review(ana, *room, &shown).await;
        assert!(asked.says("1. Design"), "{}", asked.words());
        message(ana.press(*room, &asked, "Approve").await);
        contract(ben, *room, "2 of 2 milestones approved").await;
        world.pass(30 * DAY_MS).await;
        world.settled().await.close().await;
        assert_eq!(count(ben, *room, "didn't answer in time").await, 1);
        assert_eq!(count(ana, *room, "still waits for").await, 0);
        world.close().await;
    }
}
