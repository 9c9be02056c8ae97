//! The job of the past: Dana's, on the board that Mia chose the same day. Anyone can apply for it.

use super::Past;
use crate::demo::story::job::{choose_board, post as post_job};

const JOB: [(&str, &str); 4] = [
    ("title", "Voice for a short film"),
    (
        "description",
        "Two minutes in calm English for a film on bread, from a script that's ready. Please send a sample of your voice.",
    ),
    ("skills", "Voice-over"),
    ("budget", "120 - 200 EUR"),
];

/// Plays it, in the present of the past.
pub(super) async fn post(past: &Past) -> anyhow::Result<()> {
    let (guild, general) = (past.world.guild, past.general);
    let board = choose_board(&past.mia, guild, general).await?;
    post_job(&past.dana, (guild, general, board), (1, &JOB)).await.map(drop)
}
