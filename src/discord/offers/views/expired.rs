//! Several offers that expired at once, told to one side in one message.

use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, moment};
use crate::domain::ids::{EffectId, PersonId};
use crate::domain::offers::offer::{Offer, Side};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed};

/// Offers that are named; more are counted.
const NAMED: usize = 15;
/// Offers that have a button: one row.
const BUTTONS: usize = 5;
/// Most units of an offer's title.
const TITLE_UNITS: usize = 60;

/// Tells `to` in the room.
#[must_use]
pub fn expired_in_room(
    language: Language,
    offers: &[Offer],
    to: PersonId,
    tag: Option<EffectId>,
) -> Option<Post> {
    let first = offers.first()?;
    let title = say!(language, "offer-told-expired-many", count = offers.len());
    let next = match first.side_of(to) {
        Some(Side::Client) => {
            let party = recipient_of(&first.recipient);
            let news = say!(language, "offer-told-expired-many.client", party = party);
            (news, say!(language, "offer-told-expired-client.next"))
        }
        Some(Side::Recipient) | None => {
            let client = name_of(first.client);
            let news = say!(language, "offer-told-expired-many.party");
            (news, say!(language, "offer-told-expired-party.next", client = client))
        }
    };
    let all: Vec<(&Offer, Option<String>)> = offers.iter().map(|offer| (offer, None)).collect();
    let body = format!("{}\n{}\n\n{}", next.0, lines(language, &all), next.1);
    Some(
        Post::embed(CreateEmbed::new().colour(Colour::Dim.rgb()).title(title).description(body))
            .saying(name_of(to))
            .mentioning(to)
            .with_buttons(buttons(language, offers.iter(), tag)),
    )
}

/// A line for each, with what its other side is called where that differs.
pub(in crate::discord) fn lines(language: Language, offers: &[(&Offer, Option<String>)]) -> String {
    let line = |(offer, other): &(&Offer, Option<String>)| {
        let title = escaped_line(&offer.terms.title, TITLE_UNITS);
        let (number, when) = (offer.number.0, moment(offer.expires));
        match other {
            None => say!(language, "offer-expired-line", number = number, title = title, when = when),
            Some(other) => {
                let other = escaped_line(other, TITLE_UNITS);
                say!(
                    language,
                    "offer-expired-line-with",
                    number = number,
                    title = title,
                    other = other,
                    when = when
                )
            }
        }
    };
    let mut lines: Vec<String> = offers.iter().take(NAMED).map(line).collect();
    if offers.len() > NAMED {
        lines.push(say!(language, "offer-expired-more", count = offers.len() - NAMED));
    }
    lines.join("\n")
}

/// A button for each of the first; the message is found again by the first one.
pub(in crate::discord) fn buttons<'o>(
    language: Language,
    offers: impl Iterator<Item = &'o Offer>,
    tag: Option<EffectId>,
) -> Vec<CreateButton> {
    let tags = std::iter::once(tag).chain(std::iter::repeat(None));
    let button = |(offer, tag): (&Offer, Option<EffectId>)| {
        let label = say!(language, "offer-button-view-number", number = offer.number.0);
        grey(OfferButton::View { offer: offer.id, tag }, label)
    };
    offers.take(BUTTONS).zip(tags).map(button).collect()
}
