//! Jobs: posted on the job board by those who would hire, read by everybody, and closed.

mod alerts;
mod forum;
mod post;
mod quiet;
mod race;
mod report;
mod told;

use crate::harness::steps::message;
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{CommandOption, Message, Person};

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
