//! Second scene: Ana writes an offer, fixes its price and sends it to Ben.

use super::{Story, act, card, expect, room};
use crate::demo::narrate::Narrator;
use anyhow::ensure;
use discord_emulator::person::{Message, Modal};

/// What Ana types at first, by the names of the form's inputs.
const TYPED: [(&str, &str); 5] = [
    ("title", "Website for a bakery"),
    (
        "description",
        "One page for phone and desktop: opening hours, the bread of the day, a map. We bring texts and photos.",
    ),
    ("price", "up to $1,500"),
    ("schedule", "due in 3 weeks"),
    ("milestones", "Design: 500\nBuild: 1,000"),
];
/// What she means by it, as Parley asks her.
const MEANT: &str = "1,500 USD";

/// Plays it; returns the card that Ben has to answer.
pub(super) async fn send(story: &Story<'_>, voice: &mut Narrator) -> anyhow::Result<Message> {
    let Story { ana, ben, general, .. } = story;
    voice.blank()?;
    voice.heading("2 · Ana sends Ben an offer")?;
    act(voice, ana, "types /offer send to:@Ben in #general and fills in the form:")?;
    let form = story.offer_form(ben, &[]).await?;
    voice.form(&TYPED)?;
    let answer = ana.submit(&form, &TYPED).await?.message()?;
    expect(&answer, "Price")?;
    ensure!(answer.ephemeral(), "only Ana should see what's wrong with her form, but everyone could");
    act(voice, ana, "sees what to fix in the price. Only she can see it:")?;
    story.show(voice, &answer, &[])?;

    check_kept(&ana.press(*general, &answer, "Fix it").await?.modal()?)?;
    act(
        voice,
        ana,
        &format!("presses {MEANT}, because that's what she means. The rest stays as she typed it."),
    )?;
    let preview = ana.press(*general, &answer, MEANT).await?.message()?;
    expect(&preview, "Preview")?;
    story.show(voice, &preview, &["Price", "Start", "Due", "Expires"])?;

    let sent = ana.press(*general, &preview, "Send").await?.message()?;
    expect(&sent, "Offer #1 is on its way")?;
    act(voice, ana, "presses Send.")?;
    story.show(voice, &sent, &[])?;
    let room = room(story, ben, "ana-ben").await?;
    let offer = card(ben, room, "Offer #1 · Version 1", "Pending").await?;
    ensure!(offer.mentions() == [ben.id()], "the card should mention only Ben");
    act(voice, ben, "is mentioned in #ana-ben, a private channel for the two of them. The card is there.")?;
    Ok(offer)
}

fn check_kept(form: &Modal) -> anyhow::Result<()> {
    for (name, typed) in TYPED {
        let kept = form.input(name).map(|input| input.value.as_str());
        ensure!(kept == Some(typed), "the form should still have {typed:?} as its {name}, but has {kept:?}");
    }
    Ok(())
}
