//! Seventh scene: Ana closes the contract, both give feedback that neither reads before the other has given theirs, and Ben reads what
//! went into his score.

use super::work::contract;
use super::{Story, act, expect};
use crate::demo::narrate::Narrator;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};

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

/// Closes the contract for a reason, with a last word.
pub(in crate::demo) async fn close(
    person: &Person,
    room: Id,
    reason: &str,
    words: &str,
) -> anyhow::Result<()> {
    let shown = contract(person, room, "Confirmed:").await?;
    let asked = person.press(room, &shown, "Close contract").await?.message()?;
    let form = person.choose(room, &asked, "Choose a reason", &[reason]).await?.modal()?;
    let preview = person.submit(&form, &[("message", words)]).await?.message()?;
    let closed = person.press(room, &preview, "Close contract").await?.message()?;
    expect(&closed, "Contract closed")?;
    notice(person, room, words).await.map(drop)
}

/// Gives feedback on the closed contract: stars, a few tags, and a comment.
pub(in crate::demo) async fn rate(
    person: &Person,
    room: Id,
    (stars, tags, comment): (&str, &[&str], &str),
) -> anyhow::Result<Message> {
    let told = notice(person, room, "closed the contract").await?;
    let form = person.press(room, &told, "Give feedback").await?.message()?;
    let starred = person.press(room, &form, stars).await?.message()?;
    let tagged = person.choose(room, &starred, "What was good? Choose up to 5", tags).await?.message()?;
    let form = person.press(room, &tagged, "Write comment").await?.modal()?;
    let preview = person.submit(&form, &[("comment", comment), ("note", "")]).await?.message()?;
    expect(&preview, comment)?;
    Ok(person.press(room, &preview, "Send feedback").await?.message()?)
}

/// The newest notice in a room that says this.
pub(in crate::demo) async fn notice(person: &Person, room: Id, words: &str) -> anyhow::Result<Message> {
    Ok(person.wait_message(room, |one| !one.ephemeral() && !one.pinned() && one.says(words)).await?)
}
