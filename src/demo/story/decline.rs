//! Fourth scene: a second offer, to Chidi, who declines it with a reason.

use super::{Story, act, card, expect, room};
use crate::demo::narrate::Narrator;
use anyhow::ensure;
use discord_emulator::person::{Message, OptionValue};

const NOTE: &str = "Your street photos are the best I know.";
const TYPED: [(&str, &str); 4] = [
    ("title", "Photos of a bakery at work"),
    ("description", "Two mornings before dawn, thirty pictures for print and web."),
    ("price", "60 EUR/h, max 10 h/week"),
    ("schedule", "start next monday"),
];
const WORDS: &str = "Thank you for asking! I am away until spring.";

/// Plays it; returns the card of the declined offer.
pub(super) async fn decline(story: &Story<'_>, voice: &mut Narrator) -> anyhow::Result<Message> {
    let Story { ana, chidi, general, .. } = story;
    voice.blank()?;
    voice.heading("4 · Ana asks Chidi too, and he declines")?;
    act(
        voice,
        ana,
        &format!("types /offer send to:@Chidi note:\"{NOTE}\" expires:3, by the hour this time:"),
    )?;
    let more = [("note", OptionValue::from(NOTE)), ("expires", OptionValue::Integer(3))];
    let form = story.offer_form(chidi, &more).await?;
    voice.form(&TYPED)?;
    let preview = ana.submit(&form, &TYPED).await?.message()?;
    expect(&preview, "Preview")?;
    let sent = ana.press(*general, &preview, "Send").await?.message()?;
    expect(&sent, "Offer #2 is on its way")?;

    let room = room(story, chidi, "ana-chidi").await?;
    let offer = card(chidi, room, "Offer #2 · Version 1", "Pending").await?;
    act(voice, chidi, "presses Decline on the card in #ana-chidi, and chooses a reason: Too busy.")?;
    let question = chidi.press(room, &offer, "Decline").await?.message()?;
    expect(&question, "no penalty")?;
    let form = chidi.choose(room, &question, "Why do you decline?", &["Too busy"]).await?.modal()?;
    act(voice, chidi, &format!("adds a message: \"{WORDS}\""))?;
    let declined = chidi.submit(&form, &[("message", WORDS)]).await?.message()?;
    expect(&declined, "Offer #2 declined")?;
    story.show(voice, &declined, &[])?;

    let is_news =
        |message: &Message| message.says("declined your offer") && message.says("away until spring");
    let news = ana.wait_message(room, is_news).await?;
    ensure!(news.mentions() == [ana.id()], "the news should mention Ana, and nobody else");
    act(voice, ana, "is told in #ana-chidi, with the reason and the message.")?;
    card(ana, room, "Offer #2 · Version 1", "Declined").await
}
