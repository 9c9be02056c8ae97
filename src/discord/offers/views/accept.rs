//! Accepting: the exact terms once more, and what accepting did.

use super::palette::Colour;
use super::terms::{milestone_lines, with_columns};
use crate::discord::button::{Button, Drawn};
use crate::discord::post::{Post, green, grey, name_of};
use crate::discord::text::{ago, escaped, escaped_line, units};
use crate::domain::ids::ChannelId;
use crate::domain::offer::Offer;
use serenity::builder::CreateEmbed;

/// Room for the description and the milestones together, in UTF-16 units: a message holds 6,000, and the rest of this
/// one needs less than 1,500.
const TEXT_UNITS: usize = 4_400;
/// The most that milestones may take of it.
const MILESTONE_UNITS: usize = 2_600;

/// Asks to confirm: the terms as they would be agreed.
#[must_use]
pub fn confirm_accept(offer: &Offer) -> Post {
    let milestones = milestone_lines(offer.terms.milestones(), MILESTONE_UNITS);
    let description =
        escaped(&offer.terms.description, TEXT_UNITS.saturating_sub(units(&milestones)).min(4_000));
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(escaped_line(&offer.terms.title, 256))
        .description(description);
    let embed = with_columns(embed, &offer.terms).field("Version", offer.version.to_string(), true);
    let mut post = Post::embed(embed);
    if !milestones.is_empty() {
        let embed =
            CreateEmbed::new().colour(Colour::Pending.rgb()).title("Milestones").description(milestones);
        post = post.with_embed(embed);
    }
    let client = name_of(offer.client);
    let next = format!(
        "**Accept** makes a contract with exactly these terms and tells {client}. Parley holds no money: how you are \
         paid is between the two of you.\nTo think it over, dismiss this message; the offer stays open and ends {}.",
        ago(offer.expires)
    );
    let drawn = Drawn { offer: offer.id, version: offer.version };
    post.saying(format!("**Accept offer #{} from {client}?**", offer.number))
        .with_embed(
            CreateEmbed::new().colour(Colour::Pending.rgb()).title("What happens next").description(next),
        )
        .with_buttons([
            green(Button::Confirm(drawn), "Accept these terms"),
            grey(Button::View { offer: offer.id, tag: None }, "View offer"),
        ])
}

/// What the person who accepted sees.
#[must_use]
pub fn accepted(offer: &Offer, room_channel: Option<ChannelId>) -> Post {
    let client = name_of(offer.client);
    let body = format!(
        "You have a contract with {client} on version {} of offer #{}.\n{client} is told now, and the contract is \
         pinned in {}. Talk there about how you begin.",
        offer.version,
        offer.number,
        room_name(room_channel)
    );
    super::notice_of(Colour::Accepted, "✅ Offer accepted", body)
}

/// The room in a sentence.
pub(super) fn room_name(channel: Option<ChannelId>) -> String {
    channel.map_or_else(|| "your channel".to_owned(), |channel| format!("<#{channel}>"))
}
