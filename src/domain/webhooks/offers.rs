//! Events of offers. Owns which line of a timeline is one.

use super::event::{Event, EventKind};
use super::shape::{ContractData, Data, OfferData, ShownContract};
use crate::domain::contracts::contract::Contract;
use crate::domain::offers::offer::{Offer, State};
use crate::domain::offers::timeline::{Entry, Happening};

/// What happened to an offer, which is then as given; `None` where that is its sides' own affair.
#[must_use]
pub fn of_offer(offer: &Offer, entry: &Entry) -> Option<Event> {
    let kind = match entry.what {
        Happening::Sent => EventKind::OfferSent,
        Happening::Accepted => EventKind::OfferAccepted,
        Happening::Declined => EventKind::OfferDeclined,
        Happening::Withdrawn | Happening::WithdrawnByModerators => EventKind::OfferWithdrawn,
        Happening::Expired => EventKind::OfferExpired,
        Happening::ChangeRequested => EventKind::ChangeRequested,
        Happening::ChangeApproved => EventKind::ChangeApproved,
        Happening::ChangeRejected => EventKind::ChangeRejected,
        Happening::Modified => EventKind::OfferModified,
        Happening::Removed => EventKind::OfferRemoved,
        Happening::Reminded | Happening::Delegated | Happening::TakenBack => return None,
    };
    let is_moderators = matches!(entry.what, Happening::Removed | Happening::WithdrawnByModerators);
    let (reason, requested) = match &offer.state {
        State::Declined { reason, .. } => (Some(reason.code()), None),
        State::Pending { open_change } => (None, open_change.as_ref().map(|change| (&change.terms).into())),
        State::Accepted { .. } | State::Withdrawn { .. } | State::Expired { .. } | State::Removed { .. } => {
            (None, None)
        }
    };
    let data = OfferData {
        server: offer.guild.into(),
        offer: offer.into(),
        by: entry.by.filter(|_| !is_moderators).map(Into::into),
        reason,
        requested,
    };
    Some(Event { kind, at: entry.at, data: Data::Offer(Box::new(data)) })
}

/// An offer became a contract.
#[must_use]
pub fn of_acceptance(offer: &Offer, contract: &Contract, entry: &Entry) -> Vec<Event> {
    let data = ContractData {
        server: offer.guild.into(),
        contract: ShownContract::of(contract, offer.number),
        by: entry.by.map(Into::into),
        line: None,
        answers: None,
        milestone: None,
        payment: None,
        hours: None,
        statement: None,
        proposed: None,
        counts_from: None,
        reason: None,
        outcome: None,
    };
    let started = Event {
        kind: EventKind::ContractStarted,
        at: contract.started,
        data: Data::Contract(Box::new(data)),
    };
    of_offer(offer, entry).into_iter().chain([started]).collect()
}
