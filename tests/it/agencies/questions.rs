//! The direct message in which somebody was asked to join or take over an agency, once the question is over: it says so, and has
//! no buttons any more.

use crate::agencies::membership::{agency, member, question};
use crate::harness::database::engines;
use crate::harness::steps::message;
use crate::harness::world::{World, workshop};
use discord_emulator::person::{Message, Person, opt};
use discord_emulator::{Fault, FaultKind};
use sqlx::Row as _;
use std::time::Duration;

/// Waits until a question's message has no buttons, and says this.
async fn ended(person: &Person, asked: &Message, words: &str) -> Message {
    let is_over = |told: &Message| told.buttons().is_empty();
    let over = person.wait_update(asked, is_over).await.expect("it follows");
    assert!(over.says(words) && !over.says("You can answer until"), "{}", over.words());
    over
}

/// Somebody answers under `/agency view`.
async fn answers(world: &World, person: &Person, label: &str) {
    let view = agency(world, person, "view", &[]).await;
    message(person.press(world.general, &view, label).await);
}

#[tokio::test]
async fn a_question_that_is_over_says_so_in_the_direct_message_that_asked_it() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (dana, ben) = (world.person("Dana").await, world.person("Ben").await);
        let chidi = world.person("Chidi").await;
        agency(&world, &dana, "create", &[opt("name", "Studio North")]).await;
        agency(&world, &dana, "invite", &[member(&ben)]).await;
        let first = question(&ben).await;
        agency(&world, &dana, "invite", &[member(&ben), opt("role", "manager")]).await;
        ended(&ben, &first, "**Studio North** invited you again since").await;
        let is_newer = |told: &Message| told.id != first.id && told.says("Your role: Manager");
        let second = ben.wait_direct_message(is_newer).await.expect("the newer question");
        answers(&world, &ben, "Accept invitation").await;
        ended(&ben, &second, "Welcome to Studio North: Manager").await;

        agency(&world, &dana, "invite", &[member(&chidi)]).await;
        let asked = question(&chidi).await;
        agency(&world, &dana, "remove", &[member(&chidi)]).await;
        ended(&chidi, &asked, "**Studio North** canceled this invitation").await;
        agency(&world, &dana, "invite", &[member(&chidi)]).await;
        let asked = question(&chidi).await;
        answers(&world, &chidi, "Decline invitation").await;
        ended(&chidi, &asked, "Nothing changed in **Studio North**").await;

        // Whoever pressed in the direct message reads the same there.
        agency(&world, &dana, "transfer", &[member(&ben)]).await;
        let is_transfer = |told: &Message| told.says("wants to transfer") && !told.buttons().is_empty();
        let asked = ben.wait_direct_message(is_transfer).await.expect("the question");
        let told = message(ben.press(asked.channel, &asked, "Accept invitation").await);
        assert_eq!(ended(&ben, &asked, "You now own Studio North").await.words(), told.words());

        agency(&world, &ben, "remove", &[member(&dana)]).await;
        agency(&world, &ben, "invite", &[member(&chidi)]).await;
        let asked = question(&chidi).await;
        agency(&world, &ben, "delete", &[opt("agency", "Studio North")]).await;
        ended(&chidi, &asked, "is no longer needed").await;
        let ledger = world.ledger().await;
        assert_eq!((ledger.waiting, ledger.dead), (0, 0));
        world.close().await;
    }
}

/// Parley dies after it asked, before it knows that it did; meanwhile the question was taken back.
#[tokio::test]
async fn a_question_that_was_asked_by_a_process_that_died_is_ended_as_well() {
    for engine in engines() {
        let mut scenario = workshop();
        scenario.interaction_timeout_ms = 600;
        let mut world = World::set(&engine, scenario).await;
        world.start().await;
        let (dana, ben) = (world.person("Dana").await, world.person("Ben").await);
        agency(&world, &dana, "create", &[opt("name", "Studio North")]).await;
        let fault = Fault::new(FaultKind::HoldAfter).on("POST /channels/{channel_id}/messages").times(1);
        let held = world.emulator.add_fault(fault);
        let (guild, general) = (world.guild, world.general);
        // From the message on Parley hears nothing from Discord any more, and nobody hears an answer.
        drop(dana.command(guild, general, "agency invite", &[member(&ben)]).await);
        world.emulator.wait_for_hit(held).await;
        let asked = question(&ben).await;
        drop(dana.command(guild, general, "agency remove", &[member(&ben)]).await);
        let pool = world.database.pool().await;
        let open = "SELECT count(*) FROM agency_invitations";
        while sqlx::query(open).fetch_one(&pool).await.expect("a count").get::<i64, _>(0) > 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        pool.close().await;
        world.kill().await;
        world.emulator.clear_faults();
        world.start().await;
        ended(&ben, &asked, "**Studio North** canceled this invitation").await;
        let told = ben.messages(asked.channel).await.expect("messages");
        assert_eq!(told.len(), 1, "asked once: {told:?}");
        world.close().await;
    }
}
