//! Notices: what happened to an offer, told to one person in the room.

use super::decline::reason_text;
use super::palette::Colour;
use crate::discord::button::Button;
use crate::discord::post::{Post, grey, name_of};
use crate::discord::text::{escaped_line, moment, quoted};
use crate::domain::change::{Change, Fate};
use crate::domain::ids::{EffectId, PersonId};
use crate::domain::offer::{Offer, Side, State};
use serenity::builder::CreateEmbed;

/// How much of a message a notice shows: all of it, however it is escaped.
const MESSAGE_UNITS: usize = 2_000;

/// Tells `to` how the offer ended without a contract; `None` while it has not.
#[must_use]
pub fn ended(offer: &Offer, to: PersonId, tag: Option<EffectId>) -> Option<Post> {
    let (party, client) = (name_of(offer.party.spokesperson()), name_of(offer.client));
    let (colour, news, message, next) = match &offer.state {
        State::Declined { by, reason, message, .. } => (
            Colour::Quiet,
            format!("{} declined your offer. Reason: {}.", name_of(*by), reason_text(*reason)),
            message.as_deref(),
            "You can talk here, or send a new offer with `/offer send`.".to_owned(),
        ),
        State::Withdrawn { message, .. } => (
            Colour::Quiet,
            format!("{client} took the offer back."),
            message.as_deref(),
            "There is nothing left for you to answer.".to_owned(),
        ),
        State::Expired { .. } if offer.side_of(to) == Some(Side::Client) => (
            Colour::Dim,
            format!("{party} did not answer by {}, so the offer has expired.", moment(offer.expires)),
            None,
            "If you are still interested, send a new one with `/offer send`.".to_owned(),
        ),
        State::Expired { .. } => (
            Colour::Dim,
            format!("You did not answer by {}, so the offer has expired.", moment(offer.expires)),
            None,
            format!("If you are still interested, tell {client} here; they can send a new one."),
        ),
        State::Pending { .. } | State::Accepted { .. } => return None,
    };
    Some(tell(Told { offer, to, tag, colour, news, message, next }))
}

/// Tells the side that asked for changes that the client keeps the terms; `None` if the client does not.
#[must_use]
pub fn change_rejected(offer: &Offer, change: &Change, tag: Option<EffectId>) -> Option<Post> {
    let message = match &change.fate {
        Fate::Rejected { message } => Some(message.as_str()).filter(|message| !message.is_empty()),
        Fate::Open | Fate::Approved { .. } | Fate::Closed => return None,
    };
    let news = format!("{} keeps the terms as they are.", name_of(offer.client));
    let next = "You can still accept them, ask for other changes, or decline, on the card above.".to_owned();
    Some(tell(Told { offer, to: change.by, tag, colour: Colour::Quiet, news, message, next }))
}

struct Told<'a> {
    offer: &'a Offer,
    to: PersonId,
    tag: Option<EffectId>,
    colour: Colour,
    news: String,
    message: Option<&'a str>,
    next: String,
}

fn tell(told: Told<'_>) -> Post {
    let title = format!("Offer #{}: {}", told.offer.number, escaped_line(&told.offer.terms.title, 200));
    let message = told.message.map_or_else(String::new, |text| format!("\n{}", quoted(text, MESSAGE_UNITS)));
    let body = format!("{}{message}\n\n{}", told.news, told.next);
    Post::embed(CreateEmbed::new().colour(told.colour.rgb()).title(title).description(body))
        .saying(name_of(told.to))
        .mentioning(told.to)
        .with_buttons([grey(Button::View { offer: told.offer.id, tag: told.tag }, "View offer")])
}
