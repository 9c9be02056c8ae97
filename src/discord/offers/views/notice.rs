//! Notices: what happened to an offer, told to one person in the room.

use super::decline::reason_text;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, moment, quoted};
use crate::domain::ids::{EffectId, PersonId};
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::offer::{Offer, Side, State};
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbed;

/// How much of a message a notice shows: all of it, however it is escaped.
const MESSAGE_UNITS: usize = 2_000;

/// Tells `to` how the offer ended without a contract; `None` while it has not.
#[must_use]
pub fn ended(language: Language, offer: &Offer, to: PersonId, tag: Option<EffectId>) -> Option<Post> {
    let (recipient, client) = (recipient_of(&offer.recipient), name_of(offer.client));
    let (colour, news, message, next) = match &offer.state {
        State::Declined { by, reason, message, .. } => {
            let reason = reason_text(language, *reason);
            (
                Colour::Quiet,
                say!(language, "offer-told-declined", who = name_of(*by), reason = reason),
                message.as_deref(),
                say!(language, "offer-told-declined.next"),
            )
        }
        State::Withdrawn { by, .. } if *by != offer.client => (
            Colour::Quiet,
            say!(language, "offer-told-withdrawn.moderators"),
            None,
            say!(language, "offer-told-withdrawn.next"),
        ),
        State::Removed { .. } => (
            Colour::Red,
            say!(language, "offer-told-removed"),
            None,
            say!(language, "offer-told-removed.next"),
        ),
        State::Withdrawn { message, .. } => (
            Colour::Quiet,
            say!(language, "offer-told-withdrawn", client = client),
            message.as_deref(),
            say!(language, "offer-told-withdrawn.next"),
        ),
        State::Expired { .. } if offer.side_of(to) == Some(Side::Client) => (
            Colour::Dim,
            say!(language, "offer-told-expired-client", party = recipient, when = moment(offer.expires)),
            None,
            say!(language, "offer-told-expired-client.next"),
        ),
        State::Expired { .. } => (
            Colour::Dim,
            say!(language, "offer-told-expired-party", when = moment(offer.expires)),
            None,
            say!(language, "offer-told-expired-party.next", client = client),
        ),
        State::Pending { .. } | State::Accepted { .. } => return None,
    };
    Some(tell(Told { language, offer, to, tag, colour, news, message, next }))
}

/// Tells the side that asked for changes that the client keeps the terms; `None` if the client does not.
#[must_use]
pub fn change_rejected(
    language: Language,
    offer: &Offer,
    change: &Change,
    tag: Option<EffectId>,
) -> Option<Post> {
    let message = match &change.fate {
        Fate::Rejected { message } => Some(message.as_str()).filter(|message| !message.is_empty()),
        Fate::Open | Fate::Approved { .. } | Fate::Modified { .. } | Fate::Closed => return None,
    };
    let news = say!(language, "offer-told-change-rejected", client = name_of(offer.client));
    let next = say!(language, "offer-told-change-rejected.next");
    Some(tell(Told { language, offer, to: change.by, tag, colour: Colour::Quiet, news, message, next }))
}

struct Told<'a> {
    language: Language,
    offer: &'a Offer,
    to: PersonId,
    tag: Option<EffectId>,
    colour: Colour,
    news: String,
    message: Option<&'a str>,
    next: String,
}

fn tell(told: Told<'_>) -> Post {
    let (language, offer) = (told.language, told.offer);
    let title = escaped_line(&offer.terms.title, 200);
    let title = say!(language, "offer-told", number = offer.number.to_string(), title = title);
    let message = told.message.map_or_else(String::new, |text| format!("\n{}", quoted(text, MESSAGE_UNITS)));
    let body = format!("{}{message}\n\n{}", told.news, told.next);
    Post::embed(CreateEmbed::new().colour(told.colour.rgb()).title(title).description(body))
        .saying(name_of(told.to))
        .mentioning(told.to)
        .with_buttons([grey(
            OfferButton::View { offer: offer.id, tag: told.tag },
            say!(language, "offer-button-view"),
        )])
}
