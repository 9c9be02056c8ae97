//! What a decision about an offer brings about, and the pieces that several of them are made of.

use crate::domain::contracts::contract::Contract;
use crate::domain::effect::{Effect, OfferEffect};
use crate::domain::ids::PersonId;
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::offer::{Offer, State};
use crate::domain::offers::timeline::{Entry, Happening};
use crate::domain::time::UnixMs;

/// An offer that exists, as it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferChange {
    /// The offer, its revision one higher.
    pub offer: Offer,
    /// The change request that was made or met its fate.
    pub change: Option<Change>,
}

/// An offer that was accepted, and the contract that it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// What becomes of the offer.
    pub change: OfferChange,
    /// The contract.
    pub contract: Contract,
}

/// The offer in its next state.
pub(super) fn moved(offer: &Offer, state: State) -> Offer {
    Offer { revision: offer.revision + 1, state, ..offer.clone() }
}

/// An open change request that the end of its offer closes, and the effect that shows it.
pub(super) fn close_change(open: Option<Change>, effects: &mut Vec<Effect>) -> Option<Change> {
    let closed = open.map(|change| Change { fate: Fate::Closed, ..change });
    effects
        .extend(closed.as_ref().map(|change| Effect::from(OfferEffect::RefreshChange { change: change.id })));
    closed
}

/// A line for the timeline.
pub(super) const fn entry(what: Happening, by: Option<PersonId>, at: UnixMs) -> Entry {
    Entry { what, by, at }
}
