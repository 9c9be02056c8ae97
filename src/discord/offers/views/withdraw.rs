//! Withdrawing: what it did. The question before it is a form (`modals`).

use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::recipient_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::domain::offers::offer::Offer;
use crate::say;
use crate::words::Language;

/// What the client who withdrew sees.
#[must_use]
pub fn withdrawn(language: Language, offer: &Offer) -> Post {
    let recipient = recipient_of(&offer.recipient);
    let title = say!(language, "offer-withdrawn", number = offer.number.to_string());
    notice_of(Colour::Quiet, title, say!(language, "offer-withdrawn.text", party = recipient))
}
