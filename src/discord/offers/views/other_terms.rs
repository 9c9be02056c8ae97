//! Other terms for an offer, on their way: what was typed beside what counts now, before it is sent, and what sending did.

use super::compare::Compare;
use super::draft::with_remarks;
use super::terms::Amounts;
use crate::app::{OtherTerms, Way};
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::{blurple, green, grey, red};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, quoted};
use crate::domain::offers::offer::Offer;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbed;

/// Room for the message of a request.
const MESSAGE_UNITS: usize = 1_024;

/// Old and new side by side, with the buttons that send, edit and discard. Without a difference there is nothing to send.
#[must_use]
pub fn other_terms(language: Language, typed: &OtherTerms) -> Post {
    let OtherTerms { draft, offer, terms, way, .. } = typed;
    let edit = OfferButton::EditDraft(draft.id);
    let discard = red(OfferButton::DiscardDraft(draft.id), say!(language, "offer-preview-discard"));
    let message = || {
        let label = match way {
            Way::Request { message } if !message.is_empty() => say!(language, "terms-edit-message"),
            Way::Request { .. } | Way::Modify { .. } => say!(language, "terms-add-message"),
        };
        grey(OfferButton::Message(draft.id), label)
    };
    let is_request = matches!(way, Way::Request { .. });
    if typed.is_empty() {
        let number = offer.number.to_string();
        let body = match way {
            Way::Request { .. } => say!(language, "terms-same-request", number = number),
            Way::Modify { .. } => say!(language, "terms-same-modify", number = number),
        };
        let title = say!(language, "terms-same");
        return notice_of(Colour::ChangeRequested, title, body).with_buttons(
            [blurple(edit, say!(language, "offer-preview-edit"))]
                .into_iter()
                .chain(is_request.then(message))
                .chain([discard]),
        );
    }
    let old_heading = say!(language, "terms-now", version = offer.version);
    let new_heading = match way {
        Way::Request { .. } => say!(language, "terms-wanted"),
        Way::Modify { .. } => say!(language, "terms-next", version = offer.version + 1),
    };
    let compare = Compare {
        language,
        old_heading: &old_heading,
        old: &offer.terms,
        new_heading: &new_heading,
        new: terms,
        amounts: Amounts::Shown,
    };
    let send = match way {
        Way::Request { .. } => say!(language, "terms-send-request"),
        Way::Modify { .. } => say!(language, "offer-preview-send"),
    };
    compared(language, typed, &compare).with_buttons(
        [
            green(OfferButton::SendDraft { draft: draft.id, seen: typed.hash() }, send),
            grey(edit, say!(language, "offer-preview-edit")),
        ]
        .into_iter()
        .chain(is_request.then(message))
        .chain([discard]),
    )
}

/// The preview without its buttons.
fn compared(language: Language, typed: &OtherTerms, compare: &Compare<'_>) -> Post {
    let offer = &typed.offer;
    let number = offer.number.to_string();
    let (recipient, client) = (recipient_of(&offer.recipient), name_of(offer.client));
    let (intro, next, message) = match &typed.way {
        Way::Request { message } => (
            say!(language, "terms-request-intro", client = client.as_str(), number = number),
            say!(language, "terms-request-next", client = client.as_str()),
            message.as_str(),
        ),
        Way::Modify { .. } => {
            let (to, ends) = (recipient.as_str(), ago(offer.expires));
            let next = match offer.open_change() {
                Some(_) => say!(language, "terms-modify-next-open", party = to, ends = ends),
                None => say!(language, "terms-modify-next", party = to, ends = ends),
            };
            (say!(language, "terms-modify-intro", party = to, number = number), next, "")
        }
    };
    let colour = Colour::of(offer).rgb();
    let mut embed = compare.columns(CreateEmbed::new().colour(colour));
    if !message.is_empty() {
        embed = embed.field(say!(language, "offer-change-message"), quoted(message, MESSAGE_UNITS), false);
    }
    embed = with_remarks(language, embed, &typed.remarks);
    let milestones = compare.milestones();
    let next_heading = say!(language, "offer-next");
    let post = match milestones {
        None => Post::embed(embed.field(next_heading, next, false)),
        Some(milestones) => {
            Post::embed(embed).with_embed(milestones.colour(colour).field(next_heading, next, false))
        }
    };
    post.saying(intro)
}

/// What the client who sent other terms sees.
#[must_use]
pub fn modified(language: Language, offer: &Offer, closed_a_request: bool) -> Post {
    let recipient = recipient_of(&offer.recipient);
    let number = offer.number.to_string();
    let title = say!(language, "terms-modified", number = number, version = offer.version);
    let body = if closed_a_request {
        say!(language, "terms-modified-closed", party = recipient)
    } else {
        say!(language, "terms-modified-next", party = recipient)
    };
    notice_of(Colour::Pending, title, body).with_buttons([grey(
        OfferButton::View { offer: offer.id, tag: None },
        say!(language, "offer-button-view"),
    )])
}
