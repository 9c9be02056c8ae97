//! Proposals for jobs: sent by freelancers and agencies, answered by clients, and hired.

mod agency;
mod answers;
mod files;
mod hire;
pub(crate) mod race;
mod refusals;

use crate::harness::steps::message;
use crate::harness::world::World;
use crate::jobs::{JOB, choose_board, on_board, post_job};
use discord_emulator::Id;
use discord_emulator::person::{CommandOption, Message, Person};

/// A form that is right.
pub(crate) const PROPOSAL: [(&str, &str); 4] = [
    ("letter", "I draw logos, *by hand*. @everyone"),
    ("price", "800 EUR"),
    ("schedule", "due in 3 weeks"),
    ("milestones", "Sketch: 300\nLogo: 500"),
];

/// Ana's first job, on the board that Mia chose.
pub(crate) async fn on_new_board(
    world: &World,
    [ana, mia]: [&Person; 2],
    options: &[CommandOption],
) -> (Id, Message) {
    let board = choose_board(world, mia, "find-work").await;
    post_job(world, ana, options, &JOB).await;
    (board, on_board(ana, board, 1, "Open").await)
}

/// Somebody presses Apply, and fills in the form.
pub(crate) async fn preview_proposal(
    who: &Person,
    board: Id,
    job: &Message,
    form: &[(&str, &str)],
) -> Message {
    let asked = who.press(board, job, "Apply").await.expect("an answer");
    message(who.submit(&asked.modal().expect("a form"), form).await)
}

/// The same, sent.
pub(crate) async fn apply(who: &Person, board: Id, job: &Message, form: &[(&str, &str)]) -> Message {
    let preview = preview_proposal(who, board, job, form).await;
    message(who.press(board, &preview, "Send proposal").await)
}

/// The client opens the proposal of somebody with this name, from the list below the job.
pub(crate) async fn open_proposal(ana: &Person, board: Id, job: &Message, name: &str) -> Message {
    let list = message(ana.press(board, job, "Proposals").await);
    message(ana.choose(board, &list, "Open a proposal", &[name]).await)
}

/// A freelancer opens their only proposal.
pub(crate) async fn open_own(world: &World, who: &Person, line: &str) -> Message {
    let list = message(who.command(world.guild, world.general, "proposals", &[]).await);
    message(who.choose(world.general, &list, "Open a proposal", &[line]).await)
}
