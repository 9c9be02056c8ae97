//! Eighth scene: a second offer, to Chidi, with a file. Ana edits it; Chidi declines in his direct messages.

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
const FILE: &str = "kitchen.txt";
const WRITTEN: &str = "The oven stands left of the door; there is no window.";
const EDITED: [(&str, &str); 1] = [("price", "70 EUR/h, max 10 h/week")];
const WORDS: &str = "Thank you for asking! I am away until spring.";

/// Plays it; returns the card of the declined offer.
pub(super) async fn decline(story: &Story<'_>, voice: &mut Narrator) -> anyhow::Result<Message> {
    let Story { ana, chidi, general, .. } = story;
    voice.blank()?;
    voice.heading("8 · Ana sends Chidi an offer too, and he declines")?;
    act(
        voice,
        ana,
        &format!(
            "types /offer send to:@Chidi note:\"{NOTE}\" expires:3 file1:{FILE}, with an hourly rate this time:"
        ),
    )?;
    let file = OptionValue::File(FILE.to_owned(), WRITTEN.into());
    let more = [("note", OptionValue::from(NOTE)), ("expires", OptionValue::Integer(3)), ("file1", file)];
    let form = story.offer_form(chidi, &more).await?;
    voice.form(&TYPED)?;
    let preview = ana.submit(&form, &TYPED).await?.message()?;
    expect(&preview, "Preview")?;
    let sent = ana.press(*general, &preview, "Send").await?.message()?;
    expect(&sent, "Offer #2 is on its way")?;

    let room = room(story, chidi, "ana-chidi").await?;
    let offer = card(chidi, room, "Offer #2 · Version 1", "Pending").await?;
    let is_file = |message: &Message| message.says("Here's the file for offer #2");
    chidi.wait_message(room, is_file).await?;
    act(
        voice,
        ana,
        "presses Edit offer on the card and raises the rate to 70 EUR/h. She compares both and sends.",
    )?;
    let form = ana.press(room, &offer, "Edit offer").await?.modal()?;
    let preview = ana.submit(&form, &EDITED).await?.message()?;
    let sent = ana.press(room, &preview, "Send").await?.message()?;
    expect(&sent, "Offer #2 is now version 2")?;
    story.show(voice, &sent, &[])?;

    let is_copy = |message: &Message| message.says("Here's version 2.") && message.says("Pending");
    let copy = chidi.wait_direct_message(is_copy).await?;
    act(voice, chidi, "gets the new card by direct message. He doesn't need to open the server:")?;
    story.show(voice, &copy, &["Price", "Start", "Due", "What changed"])?;
    act(voice, chidi, "presses Decline offer there and picks a reason: Too busy.")?;
    let question = chidi.press(copy.channel, &copy, "Decline offer").await?.message()?;
    expect(&question, "no penalty")?;
    let form =
        chidi.choose(copy.channel, &question, "Why are you declining?", &["Too busy"]).await?.modal()?;
    act(voice, chidi, &format!("adds a message: \"{WORDS}\""))?;
    let declined = chidi.submit(&form, &[("message", WORDS)]).await?.message()?;
    expect(&declined, "Offer #2 declined")?;
    story.show(voice, &declined, &[])?;

    let is_news =
        |message: &Message| message.says("declined your offer") && message.says("away until spring");
    let news = ana.wait_message(room, is_news).await?;
    ensure!(news.mentions() == [ana.id()], "the notice should mention only Ana");
    act(voice, ana, "gets a notice in #ana-chidi, with the reason and the message.")?;
    card(ana, room, "Offer #2 · Version 2", "Declined").await
}
