//! Reminders: the side that owes the answer hears of the deadline two days and one day before it.

use super::checks::check_pending;
use super::next::{OfferChange, entry};
use crate::domain::decision::Decision;
use crate::domain::effect::{Effect, OfferEffect};
use crate::domain::notifications::{Notification, OfferNotification};
use crate::domain::offers::offer::Offer;
use crate::domain::offers::timeline::Happening;
use crate::domain::refusal::Refusal;
use crate::domain::time::{HOUR_MS, UnixMs};

/// How many hours before its end an offer reminds, the earliest first.
pub const REMINDER_HOURS: [u32; 2] = [48, 24];

/// When hours before `expires` begin.
fn before(expires: UnixMs, hours: u32) -> UnixMs {
    expires.plus(-i64::from(hours) * HOUR_MS)
}

/// When an offer that ends at `expires` reminds next, after `now`; `None` when that is too near for another reminder. An
/// offer for a day never reminds, because it would do so in the moment of sending.
#[must_use]
pub fn next_reminder(now: UnixMs, expires: UnixMs) -> Option<UnixMs> {
    REMINDER_HOURS.into_iter().map(|hours| before(expires, hours)).find(|at| *at > now)
}

/// What must stand in the room while an offer waits: its card, and the change request that is open. Nothing once it is over, and
/// nothing before the addressed side may have it.
#[must_use]
pub fn posts_to_answer(offer: &Offer) -> Vec<Effect> {
    if check_pending(offer).is_err() || offer.waits_for.is_some() {
        return Vec::new();
    }
    let change =
        offer.open_change().map(|change| Effect::from(OfferEffect::PostChange { change: change.id }));
    let card = Effect::from(OfferEffect::PostCard { offer: offer.id, version: offer.version });
    std::iter::once(card).chain(change).collect()
}

/// A reminder is due: whoever owes the answer now is told. One that was missed while Parley was down makes place for the
/// later one. `None` while nothing is due, and once the offer's time is up.
///
/// # Errors
/// An offer that is over already.
pub fn remind(offer: &Offer, now: UnixMs) -> Result<Option<Decision<OfferChange>>, Refusal> {
    let open = check_pending(offer)?;
    if now >= offer.expires || offer.remind.is_none_or(|due| now < due) {
        return Ok(None);
    }
    let to = match open {
        Some(_) => offer.client,
        None => offer.recipient.spokesperson(),
    };
    // Whoever is reminded finds what they are to answer: it is posted again if somebody deleted it.
    let mut effects = posts_to_answer(offer);
    let begun = REMINDER_HOURS.into_iter().rev().find(|hours| now >= before(offer.expires, *hours));
    // A deadline that was moved away since: there is nothing to say yet.
    let Some(hours) = begun else { return Ok(None) };
    let news = OfferNotification::Expiring { hours }.into();
    let remind = next_reminder(now, offer.expires);
    effects.push(OfferEffect::PostNotice { offer: offer.id, news, to }.into());
    let mut told = vec![Notification { to, kind: news }];
    if offer.waits_for.is_some() {
        // They don't know of the offer yet; its card will say when it ends.
        (effects, told) = (Vec::new(), Vec::new());
    }
    Ok(Some(Decision {
        next: OfferChange {
            offer: Offer { revision: offer.revision + 1, remind, ..offer.clone() },
            change: None,
        },
        entry: entry(Happening::Reminded, None, now),
        effects,
        told,
    }))
}
