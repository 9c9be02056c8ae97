//! The reminder before an offer's deadline, told in the room to the side that owes the answer.

use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line, moment};
use crate::domain::ids::{EffectId, PersonId};
use crate::domain::offers::offer::{Offer, Side, State};
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbed;

/// Reminds `to` of the deadline; `None` when they owe no answer any more, so that nobody is hurried in vain.
#[must_use]
pub fn expiring(language: Language, offer: &Offer, to: PersonId, tag: Option<EffectId>) -> Option<Post> {
    let State::Pending { open_change } = &offer.state else { return None };
    let owing = if open_change.is_some() { Side::Client } else { Side::Recipient };
    if offer.side_of(to) != Some(owing) {
        return None;
    }
    let (ago, moment) = (ago(offer.expires), moment(offer.expires));
    let (client, recipient) = (name_of(offer.client), recipient_of(&offer.recipient));
    let (news, next) = match owing {
        Side::Client => (
            say!(language, "reminder-client", party = recipient.as_str(), ago = ago, moment = moment),
            say!(language, "reminder-client-next", party = recipient.as_str()),
        ),
        Side::Recipient => (
            say!(language, "reminder-party", client = client.as_str(), ago = ago, moment = moment),
            say!(language, "reminder-party-next", client = client.as_str()),
        ),
    };
    let title = say!(
        language,
        "reminder-title",
        number = offer.number.to_string(),
        title = escaped_line(&offer.terms.title, 200)
    );
    let embed = CreateEmbed::new()
        .colour(Colour::of(offer).rgb())
        .title(title)
        .description(format!("{news}\n\n{next}"));
    let view = grey(OfferButton::View { offer: offer.id, tag }, say!(language, "offer-button-view"));
    Some(Post::embed(embed).saying(name_of(to)).mentioning(to).with_buttons([view]))
}
