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
        "presses Accept on the new card. Nothing is agreed yet: he reads the exact terms once more.",
    )?;
    let question = ben.press(room, offer, "Accept").await?.message()?;
    expect(&question, "1,800 USD")?;
    ensure!(question.ephemeral(), "the question whether to accept is Ben's alone, but all could see it");
    story.show(voice, &question, &["Price", "Start", "Due"])?;

    let accepted = ben.press(room, &question, "Accept these terms").await?.message()?;
    expect(&accepted, "Offer accepted")?;
    act(voice, ben, "presses Accept these terms.")?;
    story.show(voice, &accepted, &[])?;
    let done = card(ana, room, "Offer #1 · Version 2", "Accepted").await?;
    ensure!(done.buttons().is_empty(), "an accepted card should have lost its buttons");
    let is_contract =
        |message: &Message| message.says("Contract for offer #1 · Version 2") && message.pinned();
    let contract = ana.wait_message(room, is_contract).await?;
    ensure!(contract.mentions() == [ana.id()], "the contract should mention Ana, and nobody else");
    act(voice, ana, "is told. The card turned green and has no buttons any more; the contract is pinned.")
}
