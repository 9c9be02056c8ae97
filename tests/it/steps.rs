//! What people do in most stories: sending an offer, finding its card.

use crate::stage::Stage;
use discord_emulator::Id;
use discord_emulator::person::{Message, OptionValue, Person, opt};

/// An offer that is right.
pub(crate) const FORM: [(&str, &str); 5] = [
    ("title", "Landing page"),
    ("description", "A landing page for the spring campaign, in our colours."),
    ("price", "$1,500"),
    ("schedule", "due in 3 weeks"),
    ("milestones", "Design: 500\nBuild: 1000"),
];

/// `/offer send`, filled in and sent, in the server's general channel.
pub(crate) async fn send_offer(stage: &Stage, from: &Person, to: Id, form: &[(&str, &str)]) -> Message {
    let preview = preview_offer(stage, from, to, form).await;
    from.press(stage.general, &preview, "Send").await.expect("Send answers").message().expect("a message")
}

/// The same up to the preview.
pub(crate) async fn preview_offer(stage: &Stage, from: &Person, to: Id, form: &[(&str, &str)]) -> Message {
    let asked = from.command(stage.guild, stage.general, "offer send", &[opt("to", OptionValue::User(to))]).await;
    let modal = asked.expect("the command answers").modal().expect("a form");
    from.submit(&modal, form).await.expect("the form answers").message().expect("a message")
}

/// The room of two people, once it exists.
pub(crate) async fn room(stage: &Stage, person: &Person, name: &str) -> Id {
    person.wait_channel(stage.guild, |channel| channel.name == name).await.expect("the room").id
}

/// The card of an offer's version in a room.
pub(crate) async fn card(person: &Person, room: Id, number: u32, version: u32) -> Message {
    let footer = format!("Offer #{number} · Version {version}");
    let is_card = |message: &Message| {
        message.embeds().iter().any(|embed| {
            embed["footer"]["text"].as_str().is_some_and(|text| text.starts_with(&footer))
        })
    };
    person.wait_message(room, is_card).await.expect("the card")
}
