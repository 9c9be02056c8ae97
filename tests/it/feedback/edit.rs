//! The side that published feedback is about allows its writer to edit it, once; it's shown as edited, and its reply stays.

use super::{closed, give, published, write};
use crate::harness::database::engines;
use crate::harness::steps::{Table, direct_channel, message, refused, stable_room};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};
use parley::domain::time::DAY_MS;

/// What was published, once it says so.
async fn shown(person: &Person, room: Id, words: &str) -> Message {
    let is_it = |told: &Message| !told.ephemeral() && told.says("Feedback on contract #") && told.says(words);
    person.wait_message(room, is_it).await.expect("it says so")
}

#[tokio::test]
async fn published_feedback_is_edited_once_where_its_other_side_allows_it_and_its_reply_stays() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let (Table { ana, ben, room, .. }, told) = closed(&world).await;
        give(&ana, room, &told, "2 ★", "Late.").await;
        give(&ben, room, &told, "5 ★", "Thanks.").await;
        let posted = published(&ben, room).await;
        let form = ben.press(room, &posted, "Reply").await.expect("an answer").modal().expect("a form");
        message(ben.submit(&form, &[("reply", "By a day.")]).await);
        let said = refused(&world, ana.press(room, &told, "Give feedback")).await;
        assert!(said.contains("Your feedback is published"), "{said}");

        // Ben allows it, once; Ana is told, and edits it from there.
        let done = message(ben.press(room, &posted, "Allow an edit").await);
        assert!(done.says("Edit allowed") && done.says("your reply stays"), "{}", done.words());
        let editable = shown(&ben, room, "can edit this until").await;
        let said = refused(&world, ben.press(room, &editable, "Allow an edit")).await;
        assert!(said.contains("You've already allowed an edit"), "{said}");
        let said = refused(&world, ben.press(room, &editable, "Edit feedback")).await;
        assert!(said.contains("Your feedback is published"), "{said}");
        let notice = ana.wait_direct_message(|told| told.says("lets you edit your feedback")).await;
        let (notice, place) = (notice.expect("told"), direct_channel(&ana).await.expect("a channel"));
        let begun = message(ana.press(place, &notice, "Edit feedback").await);
        assert!(begun.says("★★☆☆☆") && begun.says("Late."), "what she said is there: {}", begun.words());
        let starred = message(ana.press(place, &begun, "4 ★").await);
        let preview = write(&ana, place, &starred, ["Late, but *lovely*.", ""]).await;
        assert!(preview.says("lets you do that once"), "{}", preview.words());
        let second = message(ana.press(place, &notice, "Edit feedback").await);
        let done = message(ana.press(place, &preview, "Replace feedback").await);
        assert!(done.says("Feedback edited"), "{}", done.words());
        shown(&ben, room, "Late, but").await;
        ben.wait_direct_message(|told| told.says("edited their feedback about you")).await.expect("told");
        let said = refused(&world, ana.press(place, &second, "Replace feedback")).await;
        assert!(said.contains("Draft not found"), "{said}");
        let said = refused(&world, ana.press(place, &notice, "Edit feedback")).await;
        assert!(said.contains("You've already edited your feedback"), "{said}");

        // Ana allows it as well, and Ben comes too late.
        message(ana.press(room, &shown(&ana, room, "Edited").await, "Allow an edit").await);
        let editable = shown(&ben, room, "can edit this until").await;
        let begun = message(ben.press(room, &editable, "Edit feedback").await);
        assert!(begun.says("Thanks."), "{}", begun.words());
        world.pass(14 * DAY_MS).await;
        let said = refused(&world, ben.press(room, &editable, "Edit feedback")).await;
        assert!(said.contains("It's too late to edit your feedback"), "{said}");
        world.settled().await.close().await;
        assert_eq!((world.ledger().await.published, world.ledger().await.replies), (2, 1));
        insta::allow_duplicates! {
            insta::assert_snapshot!("edited_as_ana", stable_room(&world, room, "Ana"));
        }
        world.close().await;
    }
}
