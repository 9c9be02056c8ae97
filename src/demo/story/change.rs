//! Third scene: Ben requests changes; Ana compares both and approves.

use super::{Story, act, card, expect};
use crate::demo::narrate::Narrator;
use anyhow::ensure;
use discord_emulator::person::Message;

/// What Ben changes in the form, which has the current terms.
const CHANGED: [(&str, &str); 3] =
    [("price", "$1,800"), ("schedule", "due in 4 weeks"), ("milestones", "Design: 600\nBuild: 1,200")];

/// The message that he adds.
const WORDS: [(&str, &str); 1] = [("message", "Gladly! If I draw the map by hand, it takes a week more.")];

/// Plays it; returns the card of the new version.
pub(super) async fn agree(
    story: &Story<'_>,
    voice: &mut Narrator,
    offer: &Message,
) -> anyhow::Result<Message> {
    let Story { ana, ben, .. } = story;
    let room = offer.channel;
    voice.blank()?;
    voice.heading("3 · Ben requests changes, and Ana approves")?;
    act(voice, ben, "presses Request changes. The form has the current terms. He changes them:")?;
    let form = ben.press(room, offer, "Request changes").await?.modal()?;
    let price = form.input("price").map(|input| input.value.clone()).unwrap_or_default();
    ensure!(price.contains("1,500"), "the form should have the current price, but has {price:?}");
    voice.form(&CHANGED)?;
    let preview = ben.submit(&form, &CHANGED).await?.message()?;
    expect(&preview, "Nothing has been sent yet")?;
    act(voice, ben, "compares both, adds a message and sends the request.")?;
    let form = ben.press(room, &preview, "Add message").await?.modal()?;
    voice.form(&WORDS)?;
    let preview = ben.submit(&form, &WORDS).await?.message()?;
    let answer = ben.press(room, &preview, "Send request").await?.message()?;
    expect(&answer, "Changes requested for offer #1")?;

    let is_request = |message: &Message| message.says("Change request for offer #1 · Open");
    let request = ana.wait_message(room, is_request).await?;
    ensure!(request.mentions() == [ana.id()], "the change request should mention only Ana");
    card(ana, room, "Offer #1 · Version 1", "Changes requested").await?;
    act(voice, ana, "compares both. Until she answers, Ben can still accept the current terms.")?;
    story.show(voice, &request, &["Current", "Requested", "Message"])?;

    let approved = ana.press(room, &request, "Approve").await?.message()?;
    expect(&approved, "offer #1 is now version 2")?;
    act(voice, ana, "presses Approve. The first card is now marked as replaced and has no buttons.")?;
    story.show(voice, &approved, &[])?;
    let replaced = card(ben, room, "Offer #1 · Version 1", "Replaced").await?;
    ensure!(replaced.buttons().is_empty(), "a replaced card should have no buttons");
    card(ben, room, "Offer #1 · Version 2", "Pending").await
}
