//! Published feedback is reported, hidden by a moderator who is on no side, and shown again: what both sides, the reporter, the moderators and
//! the score say of it.

use super::{closed, give, published};
use crate::harness::database::engines;
use crate::harness::moderated::{ModeratedWorld, describe, numbered_in_order, report_numbers};
use crate::harness::steps::{Table, message, refused, stable_room};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};

/// What was published, once it does or doesn't say that some of it is hidden.
async fn shown(person: &Person, room: Id, hidden: bool) -> Message {
    let is_it = |told: &Message| {
        let is_hidden = told.says("hidden by this server's moderators");
        !told.ephemeral() && told.says("Feedback on contract #1") && is_hidden == hidden
    };
    person.wait_message(room, is_it).await.expect("it says so")
}

/// What somebody reads that went into their score.
async fn what_went_into_it(world: &World, person: &Person) -> String {
    let profile = message(person.command(world.guild, world.general, "profile view", &[]).await);
    message(person.press(world.general, &profile, "What went into it").await).words()
}

#[tokio::test]
async fn moderators_on_no_side_hide_reported_feedback_and_show_it_again() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let (world, dana, queue) = (&moderated.world, &moderated.dana, moderated.queue);
        let (Table { ana, ben, room, .. }, told) = closed(world).await;
        give(&ana, room, &told, "1 ★", "A crook.").await;
        give(&ben, room, &told, "5 ★", "Thanks.").await;
        let posted = published(&ben, room).await;
        let asked = message(ben.press(room, &posted, "Report").await);
        assert!(asked.says("Report feedback on contract #1"), "{}", asked.words());
        let done = describe(&ben, room, &asked, "Harassment", "That's an insult.").await;
        assert!(done.says("I saved the feedback"), "{}", done.words());
        let said = refused(world, ben.press(room, &posted, "Report")).await;
        assert!(said.contains("You've already reported this feedback"), "{said}");
        ben.wait_direct_message(|told| told.says("Your report about feedback")).await.expect("told");

        // Nothing that everybody in the moderators' channel reads tells what was said.
        let card = moderated.card(1, "Open").await;
        assert!(card.says("feedback from") && !card.says("insult"), "{}", card.words());
        let read = message(dana.press(queue, &card, "Read report").await);
        assert!(read.says("A crook.") && read.says("That's an insult."), "{}", read.words());
        let done = moderated.decide(dana, &card, "Hide feedback", "It insults him.").await;
        assert!(done.says("The feedback is hidden"), "{}", done.words());
        let hidden = shown(&ben, room, true).await;
        assert!(!hidden.says("A crook.") && hidden.says("Thanks."), "{}", hidden.words());
        for person in [&ana, &ben] {
            let told = person.wait_direct_message(|told| told.says("hid feedback on your contract")).await;
            assert!(!told.expect("told").says("insults"), "the reason is the moderators'");
        }
        ben.wait_direct_message(|told| told.says("is closed")).await.expect("told");
        let score = what_went_into_it(world, &ben).await;
        assert!(score.contains("moderators hid the feedback") && !score.contains("1 star"), "{score}");
        let said = refused(world, ben.press(room, &posted, "Report")).await;
        assert!(said.contains("There's nothing to report"), "{said}");
        let said = refused(world, ben.press(room, &posted, "Allow an edit")).await;
        assert!(said.contains("This feedback is hidden"), "{said}");

        // It's shown again, with a reason for the audit.
        let card = moderated.card(1, "Closed").await;
        let form = async || {
            let form = dana.press(queue, &card, "Show feedback").await.expect("an answer");
            form.modal().expect("a form")
        };
        let again = form().await;
        let done = message(dana.submit(&form().await, &[("why", "It's harsh, not more.")]).await);
        assert!(done.says("is shown again"), "{}", done.words());
        let said = refused(world, dana.submit(&again, &[("why", "Twice.")])).await;
        assert!(said.contains("There's no hidden feedback"), "{said}");
        assert!(shown(&ana, room, false).await.says("A crook."));
        for person in [&ana, &ben] {
            let is_it = |told: &Message| told.says("show feedback on your contract");
            person.wait_direct_message(is_it).await.expect("told");
        }
        assert!(!what_went_into_it(world, &ben).await.contains("moderators hid"));
        let audit = message(moderated.stage_audit(dana).await);
        assert!(
            audit.says("Hid the feedback in report") && audit.says("Showed the feedback again"),
            "{}",
            audit.words()
        );
        world.settled().await.close().await;
        let seen = numbered_in_order(&report_numbers(world).await, &stable_room(world, room, "Ben"));
        insta::allow_duplicates! {
            insta::assert_snapshot!("hidden_and_shown_as_ben", seen);
        }
        moderated.world.close().await;
    }
}
