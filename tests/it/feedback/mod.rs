//! Stories of feedback, from the close of a contract on.

mod badges;
mod edit;
mod give;
mod interim;
mod list;
pub(crate) mod race;
mod reminders;
mod report;
mod roles;
mod rules;
mod same;
mod score;
mod two_worlds;

use crate::contracts::closing::close;
use crate::contracts::work::contract;
use crate::harness::steps::{Table, message};
use crate::harness::world::{PATIENCE, World};
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};
use sqlx::Row as _;
use std::time::Duration;

/// What tells in the room that the contract is closed.
pub(crate) async fn told_closed(person: &Person, room: Id) -> Message {
    let is_it = |told: &Message| {
        !told.ephemeral() && told.says("closed the contract") && told.button("Give feedback").is_some()
    };
    person.wait_message(room, is_it).await.expect("told")
}

/// Waits until everybody is reminded of feedback who is to be by now.
pub(crate) async fn reminded(world: &World) {
    let pool = world.database.pool().await;
    let due = "SELECT count(*) FROM feedback_reminders WHERE due_ms <= $1";
    let all_said = async {
        while sqlx::query(due)
            .bind(world.clock.now().0)
            .fetch_one(&pool)
            .await
            .expect("a count")
            .get::<i64, _>(0)
            > 0
        {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, all_said).await.expect("they are");
    pool.close().await;
    world.settled().await.close().await;
}

/// Ana's offer to Ben is accepted, and she closes the contract; gives what tells of that.
async fn closed(world: &World) -> (Table, Message) {
    let table = Table::set(world).await;
    table.accept(&table.card).await;
    let shown = contract(&table.ana, table.room, "0 of 2").await;
    close(&table.ana, table.room, &shown, "Completed", "").await;
    let told = told_closed(&table.ben, table.room).await;
    (table, told)
}

/// What somebody would give, from what `shown` has a button for: stars and a comment.
async fn typed(person: &Person, room: Id, shown: &Message, stars: &str, comment: &str) -> Message {
    let begun = message(person.press(room, shown, "Give feedback").await);
    let starred = message(person.press(room, &begun, stars).await);
    write(person, room, &starred, [comment, ""]).await
}

/// Types the comment and the note.
async fn write(person: &Person, room: Id, shown: &Message, [comment, note]: [&str; 2]) -> Message {
    let form = person.press(room, shown, "Write comment").await.expect("an answer").modal().expect("a form");
    message(person.submit(&form, &[("comment", comment), ("note", note)]).await)
}

/// Gives feedback.
async fn give(person: &Person, room: Id, shown: &Message, stars: &str, comment: &str) -> Message {
    let preview = typed(person, room, shown, stars, comment).await;
    message(person.press(room, &preview, "Send feedback").await)
}

/// What was published, in the room.
async fn published(person: &Person, room: Id) -> Message {
    let is_it = |told: &Message| !told.ephemeral() && told.says("Feedback on contract #");
    person.wait_message(room, is_it).await.expect("published")
}
