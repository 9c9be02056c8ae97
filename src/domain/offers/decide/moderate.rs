//! How an offer ends by a moderator: removed, or withdrawn because its client may send none for a while. Neither side is told
//! by whom.

use super::answer::end;
use super::checks::check_pending;
use super::next::{OfferChange, entry};
use crate::domain::decision::Decision;
use crate::domain::ids::PersonId;
use crate::domain::notifications::OfferNotification;
use crate::domain::offers::offer::{Offer, State};
use crate::domain::offers::timeline::Happening;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;

/// A moderator takes the offer away; both sides hear of it.
///
/// # Errors
/// An offer that is over already.
pub fn remove(offer: &Offer, by: PersonId, now: UnixMs) -> Result<Decision<OfferChange>, Refusal> {
    let open = check_pending(offer)?.cloned();
    let told = [
        (offer.recipient.spokesperson(), OfferNotification::Removed),
        (offer.client, OfferNotification::Removed),
    ];
    let state = State::Removed { by, at: now };
    Ok(end(offer, open, state, entry(Happening::Removed, None, now), &told))
}

/// The client is suspended: what they sent and nobody answered is withdrawn, and the other side hears of that.
///
/// # Errors
/// An offer that is over already.
pub fn withdraw_for_suspension(
    offer: &Offer,
    by: PersonId,
    now: UnixMs,
) -> Result<Decision<OfferChange>, Refusal> {
    let open = check_pending(offer)?.cloned();
    let told = [(offer.recipient.spokesperson(), OfferNotification::Withdrawn)];
    let state = State::Withdrawn { by, at: now, message: None };
    Ok(end(offer, open, state, entry(Happening::WithdrawnByModerators, None, now), &told))
}
