//! Fourth scene: Ben accepts, which needs a confirmation, and there is a contract.

use super::{Story, act, card, expect};
use crate::demo::narrate::Narrator;
use anyhow::ensure;
use discord_emulator::person::Message;

/// Plays it.
pub(super) async fn confirm(story: &Story<'_>, voice: &mut Narrator, offer: &Message) -> anyhow::Result<()> {
    let Story { ana, ben, .. } = story;
    let room = offer.channel;
    voice.blank()?;
    voice.heading("4 · Ben accepts")?;
    act(
        voice,
        ben,
        "presses Accept offer on the new card. It's not a contract yet: he confirms the exact terms first.",
    )?;
    let question = ben.press(room, offer, "Accept offer").await?.message()?;
    expect(&question, "1,800 USD")?;
    ensure!(question.ephemeral(), "only Ben should be asked to confirm, but everyone could see it");
    story.show(voice, &question, &["Price", "Start", "Due"])?;

    let accepted = ben.press(room, &question, "Accept these terms").await?.message()?;
    expect(&accepted, "Offer accepted")?;
    act(voice, ben, "presses Accept these terms.")?;
    story.show(voice, &accepted, &[])?;
    let done = card(ana, room, "Offer #1 · Version 2", "Accepted").await?;
    ensure!(done.buttons().is_empty(), "an accepted card should have no buttons");
    let is_contract =
        |message: &Message| message.says("Contract for offer #1 · Version 2") && message.pinned();
    let contract = ana.wait_message(room, is_contract).await?;
    ensure!(contract.mentions() == [ana.id()], "the contract should mention only Ana");
    act(voice, ana, "gets a notice. The card is green with no buttons, and the contract is pinned.")
}
