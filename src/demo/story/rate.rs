//! Seventh scene: Ana closes the contract, both give feedback that neither reads before the other has given theirs, and Ben reads what
//! went into his score.

use super::{Story, act, expect};
use crate::demo::narrate::Narrator;
use crate::demo::past::acts::{close, notice, rate};
use discord_emulator::Id;

const OF_ANA: (&str, &[&str], &str) = ("5 ★", &["On time", "Great work"], "Fast, and open to every wish.");
const OF_BEN: (&str, &[&str], &str) =
    ("4 ★", &["Clear brief", "Paid on time"], "A clear brief and quick answers.");

/// Plays it, in the room of the contract.
pub(super) async fn each_other(story: &Story<'_>, voice: &mut Narrator, room: Id) -> anyhow::Result<()> {
    let Story { ana, ben, guild, general, .. } = story;
    voice.blank()?;
    voice.heading("7 · They rate each other")?;
    act(voice, ana, "presses Close contract, and then Give feedback:")?;
    close(ana, room, "Completed", "The second half can wait until spring. Thank you, Ben!").await?;
    let saved = rate(ana, room, OF_ANA).await?;
    expect(&saved, "Feedback saved")?;
    story.show(voice, &saved, &[])?;
    act(voice, ben, "can't see that. When he gives his, both are published:")?;
    let done = rate(ben, room, OF_BEN).await?;
    expect(&done, "Feedback published")?;
    let published = notice(ben, room, "You both gave feedback").await?;
    story.show(voice, &published, &[])?;
    act(voice, ben, "types /profile view and presses What went into it:")?;
    let profile = ben.command(*guild, *general, "profile view", &[]).await?.message()?;
    let explained = ben.press(*general, &profile, "What went into it").await?.message()?;
    expect(&explained, "What went into your score")?;
    story.show(voice, &explained, &["One more"])
}
