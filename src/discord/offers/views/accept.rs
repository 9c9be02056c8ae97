//! Accepting: the exact terms once more, and what accepting did.

use super::terms::{Amounts, milestone_lines, with_columns};
use crate::discord::offers::buttons::{OfferButton, OfferVersionRef};
use crate::discord::safety::views::{advice_button, notes_in_short, short_units};
use crate::discord::ui::buttons::{green, grey};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped, escaped_line, units};
use crate::domain::ids::ChannelId;
use crate::domain::offers::offer::Offer;
use crate::domain::safety::Note;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbed;

/// Room for the description and the milestones together, in UTF-16 units: a message holds 6,000, and the rest of this
/// one needs less than 1,500.
const TEXT_UNITS: usize = 4_400;
/// The most that milestones may take of it.
const MILESTONE_UNITS: usize = 2_600;

/// Asks to confirm: the terms as they would be agreed, and what to look at twice before.
#[must_use]
pub fn confirm_accept(language: Language, offer: &Offer, notes: &[Note]) -> Post {
    let milestones = milestone_lines(language, offer.terms.milestones(), Amounts::Shown, MILESTONE_UNITS);
    let room = TEXT_UNITS.saturating_sub(short_units(language, notes));
    let description = escaped(&offer.terms.description, room.saturating_sub(units(&milestones)).min(4_000));
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(escaped_line(&offer.terms.title, 256))
        .description(description);
    let embed = with_columns(language, embed, &offer.terms, Amounts::Shown).field(
        say!(language, "offer-part-version"),
        offer.version.to_string(),
        true,
    );
    let mut post = Post::embed(embed);
    if !milestones.is_empty() {
        post = post.with_embed(headed(say!(language, "offer-part-milestones"), milestones));
    }
    if let Some(embed) = notes_in_short(language, notes) {
        post = post.with_embed(embed);
    }
    let advice = (!notes.is_empty()).then(|| advice_button(language, offer.id));
    let client = name_of(offer.client);
    let next = say!(language, "offer-accept-next", client = client.as_str(), when = ago(offer.expires));
    let drawn = OfferVersionRef { offer: offer.id, version: offer.version };
    post.saying(say!(language, "offer-accept", number = offer.number.to_string(), client = client))
        .with_embed(headed(say!(language, "offer-next"), next))
        .with_buttons(
            [
                green(OfferButton::Accept(drawn), say!(language, "offer-accept-button")),
                grey(OfferButton::View { offer: offer.id, tag: None }, say!(language, "offer-button-view")),
            ]
            .into_iter()
            .chain(advice),
        )
}

fn headed(title: String, text: String) -> CreateEmbed {
    CreateEmbed::new().colour(Colour::Pending.rgb()).title(title).description(text)
}

/// What the person who accepted sees.
#[must_use]
pub fn accepted(language: Language, offer: &Offer, room_channel: Option<ChannelId>) -> Post {
    let body = say!(
        language,
        "offer-accepted.text",
        client = name_of(offer.client),
        version = offer.version,
        number = offer.number.to_string(),
        room = room_name(language, room_channel)
    );
    notice_of(Colour::Accepted, say!(language, "offer-accepted"), body)
}

/// The room in a sentence.
pub(in crate::discord) fn room_name(language: Language, channel: Option<ChannelId>) -> String {
    channel.map_or_else(|| say!(language, "offer-your-channel"), |channel| format!("<#{channel}>"))
}
