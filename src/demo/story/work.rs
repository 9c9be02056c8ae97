//! Fifth scene: Ben submits a milestone, Ana asks for a revision, and approves what he submits then.

use super::{Story, act, expect};
use crate::demo::narrate::Narrator;
use anyhow::ensure;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person};

const FIRST: &str = "The wireframes are done: https://example.com/wireframes";
const WISH: &str = "Could the order button stand at the top?";
const SECOND: &str = "It's at the top now, same link.";

/// Plays it, in the room of the contract; returns what Ana reads when she has approved.
pub(super) async fn submit(story: &Story<'_>, voice: &mut Narrator, room: Id) -> anyhow::Result<Message> {
    let Story { ana, ben, .. } = story;
    voice.blank()?;
    voice.heading("5 · Ben submits the work")?;
    act(voice, ben, "presses Submit work on the contract and writes:")?;
    voice.form(&[("message", FIRST)])?;
    let contract = contract(ben, room, "0 of 2 milestones approved").await?;
    let submitted = hand_in(ben, room, &contract, FIRST).await?;
    expect(&submitted, "Submitted:")?;
    story.show(voice, &submitted, &[])?;

    let is_news = |message: &Message| !message.ephemeral() && message.says("submitted this");
    let news = ana.wait_message(room, is_news).await?;
    ensure!(news.mentions() == [ana.id()], "the notice should mention only Ana");
    act(voice, ana, &format!("gets a notice, presses Review work, and asks for a revision: \"{WISH}\""))?;
    let shown = ana.press(room, &news, "Review work").await?.message()?;
    let form = ana.press(room, &shown, "Ask for a revision").await?.modal()?;
    let sent = ana.submit(&form, &[("message", WISH)]).await?.message()?;
    expect(&sent, "Revision requested")?;

    let is_wish = |message: &Message| !message.ephemeral() && message.says("asks for a revision");
    let wish = ben.wait_message(room, is_wish).await?;
    act(voice, ben, &format!("submits it again: \"{SECOND}\""))?;
    hand_in(ben, room, &wish, SECOND).await?;
    let is_news = |message: &Message| !message.ephemeral() && message.says(SECOND);
    let news = ana.wait_message(room, is_news).await?;
    let shown = ana.press(room, &news, "Review work").await?.message()?;
    let approved = ana.press(room, &shown, "Approve").await?.message()?;
    expect(&approved, "Approved:")?;
    act(voice, ana, "approves it, and the contract shows how the work stands:")?;
    let shown = self::contract(ana, room, "1 of 2 milestones approved").await?;
    story.show(voice, &shown, &["Milestones", "Work"])?;
    Ok(approved)
}

/// The pinned contract, once it says `words`.
pub(in crate::demo) async fn contract(person: &Person, room: Id, words: &str) -> anyhow::Result<Message> {
    Ok(person.wait_message(room, |message: &Message| message.pinned() && message.says(words)).await?)
}

/// Submits the first of the milestones.
async fn hand_in(person: &Person, room: Id, shown: &Message, words: &str) -> anyhow::Result<Message> {
    let list = person.press(room, shown, "Submit work").await?.message()?;
    let form = person.choose(room, &list, "Choose a milestone", &["1"]).await?.modal()?;
    Ok(person.submit(&form, &[("message", words)]).await?.message()?)
}
