//! Jobs: posted on the job board by those who would hire, read by everybody, and closed.

mod alerts;
mod forum;
mod post;
mod quiet;
mod race;
mod report;
mod told;

use crate::harness::steps::{direct_channel, message};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{CommandOption, Message, Person};
use parley::domain::time::DAY_MS;
use std::time::Duration;

/// A form that is right.
pub(crate) const JOB: [(&str, &str); 4] = [
    ("title", "Logo for a bakery"),
    ("description", "A logo, *hand-drawn*. @everyone"),
    ("skills", "Illustration, branding"),
    ("budget", "up to 900 EUR"),
];

/// Mia makes this channel the job board.
pub(crate) async fn choose_board(world: &World, mia: &Person, name: &str) -> Id {
    let board = mia.channel_named(world.guild, name).await.expect("the channel").id;
    let id = board.to_string();
    let shown = message(mia.command(world.guild, world.general, "parley settings", &[]).await);
    let shown = message(mia.press(world.general, &shown, "Job board").await);
    let saved = message(mia.choose(world.general, &shown, "Channel for jobs", &[&id]).await);
    assert!(saved.says(&format!("Jobs now appear in <#{board}>")), "{}", saved.words());
    board
}

/// `/job post`, filled in, up to the preview.
pub(crate) async fn preview_job(
    world: &World,
    who: &Person,
    options: &[CommandOption],
    form: &[(&str, &str)],
) -> Message {
    let asked = who.command(world.guild, world.general, "job post", options).await.expect("an answer");
    message(who.submit(&asked.modal().expect("a form"), form).await)
}

/// The same, posted.
pub(crate) async fn post_job(
    world: &World,
    who: &Person,
    options: &[CommandOption],
    form: &[(&str, &str)],
) -> Message {
    let preview = preview_job(world, who, options, form).await;
    message(who.press(world.general, &preview, "Post job").await)
}

/// The post of a job on the board, once it is in this state.
pub(crate) async fn on_board(who: &Person, board: Id, number: u32, state: &str) -> Message {
    let footer = format!("Job #{number} · {state}");
    let is_it = |shown: &Message| {
        !shown.ephemeral() && shown.embeds().iter().any(|embed| embed["footer"]["text"] == footer.as_str())
    };
    who.wait_message(board, is_it).await.expect("it's on the board")
}

/// The direct messages in which Parley told somebody this, once there are so many: deadlines are looked at every few seconds.
async fn told_directly(person: &Person, words: &str, wanted: usize) -> Vec<Message> {
    let mut found = Vec::new();
    for _ in 0..600 {
        if let Some(channel) = direct_channel(person).await {
            found = person.messages(channel).await.expect("messages");
            found.retain(|told| told.says(words));
        }
        if found.len() == wanted {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{} messages with {words:?}, not {wanted}", found.len());
}

/// Parley is away for so many days.
async fn is_away(world: &mut World, days: i64) {
    world.settled().await.close().await;
    world.kill().await;
    world.clock.advance(days * DAY_MS);
    world.start().await;
}
