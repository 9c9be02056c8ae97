//! What a decision is, and what is checked before each: who acts, whether anybody still may, and on which terms.

use crate::domain::agency::AgencyRefusal;
use crate::domain::change::{Change, Fate};
use crate::domain::contract::Contract;
use crate::domain::effect::{Effect, Told};
use crate::domain::ids::PersonId;
use crate::domain::offer::{Offer, Side, State, StateName};
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;
use crate::domain::timeline::{Entry, Happening};

/// What an action does. All of it is saved in one transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The offer as it will be, its revision one higher.
    pub offer: Offer,
    /// The change request that was made or met its fate.
    pub change: Option<Change>,
    /// The contract that came to be.
    pub contract: Option<Contract>,
    /// The line for the timeline.
    pub entry: Entry,
    /// What must happen in the world, in this order.
    pub effects: Vec<Effect>,
    /// Who must hear of it beside the room, by the ways that they chose.
    pub told: Vec<Told>,
}

/// Who acts, on what they saw, when.
#[derive(Debug, Clone, Copy)]
pub struct Press {
    /// Who pressed.
    pub by: PersonId,
    /// The version that the button was drawn for.
    pub version: u32,
    /// When.
    pub now: UnixMs,
}

/// Checks that `by` is on side `needs`. Strangers learn nothing: for them the offer does not exist.
pub(super) fn check_side(offer: &Offer, by: PersonId, needs: Side) -> Result<(), Refusal> {
    match offer.side_of(by) {
        Some(side) if side == needs => Ok(()),
        Some(_) => Err(Refusal::OtherSide { needs }),
        None if offer.party.is_handed_to(by) => Err(AgencyRefusal::OthersAnswer.into()),
        None => Err(Refusal::NoSuchOffer),
    }
}

/// Checks that the offer still waits for an answer, and gives its open change request.
pub(super) fn check_pending(offer: &Offer) -> Result<Option<&Change>, Refusal> {
    let over = |by, at| Refusal::Over { number: offer.number, state: offer.state.name(), by, at };
    match &offer.state {
        State::Pending { open_change } => Ok(open_change.as_ref()),
        State::Accepted { by, at } | State::Declined { by, at, .. } => Err(over(Some(*by), *at)),
        State::Withdrawn { by, at, .. } => Err(over(Some(*by).filter(|by| *by == offer.client), *at)),
        State::Expired { at } | State::Removed { at, .. } => Err(over(None, *at)),
    }
}

/// The same, and that the deadline has not passed: what the card promises ends there, also before anybody noticed.
pub(super) fn check_answerable(offer: &Offer, now: UnixMs) -> Result<Option<&Change>, Refusal> {
    let open_change = check_pending(offer)?;
    if now < offer.expires {
        return Ok(open_change);
    }
    let Offer { number, expires: at, .. } = *offer;
    Err(Refusal::Over { number, state: StateName::Expired, by: None, at })
}

/// Checks side, state and version, in this order: who may act, whether anybody may, and on the terms they saw.
pub(super) fn check_press(offer: &Offer, press: Press, needs: Side) -> Result<Option<Change>, Refusal> {
    check_side(offer, press.by, needs)?;
    let open_change = check_answerable(offer, press.now)?.cloned();
    if press.version == offer.version {
        Ok(open_change)
    } else {
        Err(Refusal::Stale { number: offer.number, seen: press.version, current: offer.version })
    }
}

/// The offer in its next state.
pub(super) fn moved(offer: &Offer, state: State) -> Offer {
    Offer { revision: offer.revision + 1, state, ..offer.clone() }
}

/// An open change request that the end of its offer closes, and the effect that shows it.
pub(super) fn close_change(open: Option<Change>, effects: &mut Vec<Effect>) -> Option<Change> {
    let closed = open.map(|change| Change { fate: Fate::Closed, ..change });
    effects.extend(closed.as_ref().map(|change| Effect::RefreshChange { change: change.id }));
    closed
}

/// A line for the timeline.
pub(super) const fn entry(what: Happening, by: Option<PersonId>, at: UnixMs) -> Entry {
    Entry { what, by, at }
}

/// Whether somebody may act on an offer at `now`, before they are asked to confirm: their side, the state, and the version
/// that they saw; each only where it is given.
///
/// # Errors
/// The refusal that the action itself would end with.
pub fn check_may_act(
    offer: &Offer,
    by: PersonId,
    now: UnixMs,
    version: Option<u32>,
    needs: Option<Side>,
) -> Result<(), Refusal> {
    match (needs, version) {
        (Some(needs), Some(version)) => check_press(offer, Press { by, version, now }, needs).map(|_| ()),
        (Some(needs), None) => check_side(offer, by, needs),
        (None, _) => Ok(()),
    }
}
