//! Sixth scene: Ana pays what she approved, outside Parley, and records it; Ben confirms.

use super::work::contract;
use super::{Story, act, expect};
use crate::demo::narrate::Narrator;
use anyhow::ensure;
use discord_emulator::Id;
use discord_emulator::person::Message;

const NOTE: &str = "By bank transfer";

/// Plays it, from what Ana read when she approved, in the room of the contract.
pub(super) async fn record(
    story: &Story<'_>,
    voice: &mut Narrator,
    room: Id,
    approved: &Message,
) -> anyhow::Result<()> {
    let Story { ana, ben, .. } = story;
    voice.blank()?;
    voice.heading("6 · Ana pays, and Ben confirms")?;
    act(voice, ana, "transfers the money by herself: Parley holds none. She presses Record payment:")?;
    let form = ana.press(room, approved, "Record payment").await?.modal()?;
    let typed = [("amount", "500"), ("note", NOTE)];
    voice.form(&typed)?;
    let preview = ana.submit(&form, &typed).await?.message()?;
    expect(&preview, "For: 1.")?;
    story.show(voice, &preview, &[])?;
    let recorded = ana.press(room, &preview, "Record").await?.message()?;
    expect(&recorded, "Payment recorded")?;

    let is_news = |message: &Message| !message.ephemeral() && message.says("says they paid");
    let news = ben.wait_message(room, is_news).await?;
    ensure!(news.mentions() == [ben.id()], "the notice should mention only Ben");
    act(voice, ben, "gets a notice, presses Review payment, looks at his account, and confirms:")?;
    let shown = ben.press(room, &news, "Review payment").await?.message()?;
    let confirmed = ben.press(room, &shown, "Confirm").await?.message()?;
    expect(&confirmed, "Payment confirmed")?;
    let shown = contract(ana, room, "Confirmed: 500 USD").await?;
    act(voice, ana, "reads on the contract what was paid:")?;
    story.show(voice, &shown, &["Payments"])
}
