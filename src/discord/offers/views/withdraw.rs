//! Withdrawing: what it did. The question before it is a form (`modals`).

use super::notice_of;
use super::palette::Colour;
use crate::discord::post::{Post, name_of};
use crate::domain::offer::Offer;

/// What the client who withdrew sees.
#[must_use]
pub fn withdrawn(offer: &Offer) -> Post {
    let body = format!(
        "{} is told now and can no longer accept it.\nFor a new offer, use `/offer send`.",
        name_of(offer.party.spokesperson())
    );
    notice_of(Colour::Quiet, &format!("Offer #{} withdrawn", offer.number), body)
}
