//! How the terms of an offer change: the addressed side asks, the client approves or rejects.

use super::checks::{Press, check_answerable, check_press, check_side};
use super::next::{OfferChange, entry};
use crate::domain::decision::Decision;
use crate::domain::effect::OfferEffect;
use crate::domain::ids::{ChangeId, PersonId};
use crate::domain::notifications::{Notification, OfferNotification};
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::offer::{Offer, Side, State};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::offers::terms::Terms;
use crate::domain::offers::timeline::Happening;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;

/// What a change request asks for.
#[derive(Debug, Clone)]
pub struct NewChange {
    /// Its id.
    pub id: ChangeId,
    /// The terms as they would be.
    pub terms: Terms,
    /// Why; may be empty.
    pub message: String,
    /// Requests for this offer in the last hour.
    pub asked_last_hour: u32,
    /// Most of them in an hour.
    pub most_per_hour: u32,
}

/// The addressed side asks for other terms. The offer stays acceptable as it is.
///
/// # Errors
/// The wrong side, an offer that is over, new terms since, a request that is open already, or too many in an hour.
pub fn request_change(offer: &Offer, press: Press, new: NewChange) -> Result<Decision<OfferChange>, Refusal> {
    if check_press(offer, press, Side::Recipient)?.is_some() {
        return Err(OfferRefusal::ChangeOpen { number: offer.number }.into());
    }
    if new.terms == offer.terms && new.message.is_empty() {
        return Err(OfferRefusal::SameTerms { number: offer.number }.into());
    }
    if new.asked_last_hour >= new.most_per_hour {
        return Err(OfferRefusal::TooManyChanges { most: new.most_per_hour }.into());
    }
    let change = Change {
        id: new.id,
        offer: offer.id,
        version: offer.version,
        by: press.by,
        at: press.now,
        terms: new.terms,
        message: new.message,
        fate: Fate::Open,
    };
    let mut changed = offer.clone();
    changed.revision += 1;
    changed.state = State::Pending { open_change: Some(change.clone()) };
    Ok(Decision {
        entry: entry(Happening::ChangeRequested, Some(press.by), press.now),
        effects: vec![
            OfferEffect::RefreshCard { offer: offer.id, version: offer.version }.into(),
            OfferEffect::PostChange { change: change.id }.into(),
        ],
        told: vec![Notification {
            to: offer.client,
            kind: OfferNotification::ChangeRequested { change: change.id }.into(),
        }],
        next: OfferChange { offer: changed, change: Some(change) },
    })
}

/// The client agrees: the requested terms become the next version, which the addressed side may then accept.
///
/// # Errors
/// The wrong side, an offer that is over, or a request that is not open any more.
pub fn approve_change(
    offer: &Offer,
    change: ChangeId,
    by: PersonId,
    now: UnixMs,
) -> Result<Decision<OfferChange>, Refusal> {
    let open = check_open(offer, change, by, now)?;
    let version = offer.version + 1;
    let mut changed = offer.clone();
    changed.revision += 1;
    changed.version = version;
    changed.terms = open.terms.clone();
    changed.state = State::PENDING;
    Ok(Decision {
        next: OfferChange {
            offer: changed,
            change: Some(Change { fate: Fate::Approved { version }, ..open }),
        },
        entry: entry(Happening::ChangeApproved, Some(by), now),
        effects: vec![
            OfferEffect::RefreshCard { offer: offer.id, version: offer.version }.into(),
            OfferEffect::RefreshChange { change }.into(),
            OfferEffect::PostCard { offer: offer.id, version }.into(),
        ],
        told: vec![Notification {
            to: offer.recipient.spokesperson(),
            kind: OfferNotification::ChangeApproved { change }.into(),
        }],
    })
}

/// The client keeps the terms as they are; the offer stays open.
///
/// # Errors
/// The wrong side, an offer that is over, or a request that is not open any more.
pub fn reject_change(
    offer: &Offer,
    change: ChangeId,
    by: PersonId,
    now: UnixMs,
    message: String,
) -> Result<Decision<OfferChange>, Refusal> {
    let open = check_open(offer, change, by, now)?;
    let mut changed = offer.clone();
    changed.revision += 1;
    changed.state = State::PENDING;
    let to = offer.recipient.spokesperson();
    Ok(Decision {
        next: OfferChange {
            offer: changed,
            change: Some(Change { fate: Fate::Rejected { message }, ..open }),
        },
        entry: entry(Happening::ChangeRejected, Some(by), now),
        effects: vec![
            OfferEffect::RefreshCard { offer: offer.id, version: offer.version }.into(),
            OfferEffect::RefreshChange { change }.into(),
            OfferEffect::PostNotice {
                offer: offer.id,
                news: OfferNotification::ChangeRejected { change }.into(),
                to,
            }
            .into(),
        ],
        told: vec![Notification { to, kind: OfferNotification::ChangeRejected { change }.into() }],
    })
}

/// The open request called `change`, if the client may answer it now.
fn check_open(offer: &Offer, change: ChangeId, by: PersonId, now: UnixMs) -> Result<Change, Refusal> {
    check_side(offer, by, Side::Client)?;
    match check_answerable(offer, now)? {
        Some(open) if open.id == change => Ok(open.clone()),
        Some(_) | None => Err(OfferRefusal::ChangeOver { number: offer.number }.into()),
    }
}
