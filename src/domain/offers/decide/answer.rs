//! How an offer ends: accept, decline, withdraw, expire.

use super::checks::{Press, check_pending, check_press};
use super::next::{Acceptance, OfferChange, close_change, entry, moved};
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::effects::posts_of_contract;
use crate::domain::decision::Decision;
use crate::domain::effect::{Effect, OfferEffect};
use crate::domain::ids::{ContractId, PersonId};
use crate::domain::notifications::{ContractNotification, Notification, OfferNotification};
use crate::domain::offers::offer::{DeclineReason, Offer, Side, State};
use crate::domain::offers::timeline::Happening;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;

/// The addressed side accepts the terms that it saw: a contract exists, called `contract`.
///
/// # Errors
/// The wrong side, an offer that is over, or new terms since.
pub fn accept(offer: &Offer, press: Press, contract: ContractId) -> Result<Decision<Acceptance>, Refusal> {
    let open = check_press(offer, press, Side::Recipient)?;
    let mut effects: Vec<Effect> =
        vec![OfferEffect::RefreshCard { offer: offer.id, version: offer.version }.into()];
    let change = close_change(open, &mut effects);
    effects.extend(posts_of_contract(contract).map(Effect::from));
    let contract = Contract {
        id: contract,
        offer: offer.id,
        version: offer.version,
        guild: offer.guild,
        room: offer.room,
        client: offer.client,
        contractor: offer.recipient.clone(),
        terms: offer.terms.clone(),
        places: None,
        started: press.now,
        state: ContractState::Active,
        revision: 0,
    };
    let accepted = moved(offer, State::Accepted { by: press.by, at: press.now });
    Ok(Decision {
        next: Acceptance { change: OfferChange { offer: accepted, change }, contract },
        entry: entry(Happening::Accepted, Some(press.by), press.now),
        effects,
        told: vec![Notification { to: offer.client, kind: ContractNotification::Started.into() }],
    })
}

/// The addressed side says no. Carries no penalty, whatever the reason.
///
/// # Errors
/// The wrong side, an offer that is over, or new terms since.
pub fn decline(
    offer: &Offer,
    press: Press,
    reason: DeclineReason,
    message: Option<String>,
) -> Result<Decision<OfferChange>, Refusal> {
    let open = check_press(offer, press, Side::Recipient)?;
    let state = State::Declined { by: press.by, at: press.now, reason, message };
    let told = [(offer.client, OfferNotification::Declined)];
    Ok(end(offer, open, state, entry(Happening::Declined, Some(press.by), press.now), &told))
}

/// The client takes the offer back.
///
/// # Errors
/// The wrong side, an offer that is over, or new terms since.
pub fn withdraw(
    offer: &Offer,
    press: Press,
    message: Option<String>,
) -> Result<Decision<OfferChange>, Refusal> {
    let open = check_press(offer, press, Side::Client)?;
    let state = State::Withdrawn { by: press.by, at: press.now, message };
    let told = [(offer.recipient.spokesperson(), OfferNotification::Withdrawn)];
    Ok(end(offer, open, state, entry(Happening::Withdrawn, Some(press.by), press.now), &told))
}

/// Time is up. `None` while it is not.
///
/// # Errors
/// An offer that is over already.
pub fn expire(offer: &Offer, now: UnixMs) -> Result<Option<Decision<OfferChange>>, Refusal> {
    let open = check_pending(offer)?.cloned();
    if now < offer.expires {
        return Ok(None);
    }
    let told = [
        (offer.recipient.spokesperson(), OfferNotification::Expired),
        (offer.client, OfferNotification::Expired),
    ];
    let state = State::Expired { at: now };
    Ok(Some(end(offer, open, state, entry(Happening::Expired, None, now), &told)))
}

/// An end without a contract: the card and an open change request show it, and the people named in `told` hear of it.
pub(super) fn end(
    offer: &Offer,
    open: Option<crate::domain::offers::change::Change>,
    state: State,
    entry: crate::domain::offers::timeline::Entry,
    told: &[(PersonId, OfferNotification)],
) -> Decision<OfferChange> {
    let mut effects: Vec<Effect> =
        vec![OfferEffect::RefreshCard { offer: offer.id, version: offer.version }.into()];
    let change = close_change(open, &mut effects);
    effects.extend(
        told.iter().map(|&(to, news)| {
            Effect::from(OfferEffect::PostNotice { offer: offer.id, news: news.into(), to })
        }),
    );
    let told = told.iter().map(|&(to, news)| Notification { to, kind: news.into() }).collect();
    Decision { next: OfferChange { offer: moved(offer, state), change }, entry, effects, told }
}
