//! What is checked before each decision about an offer: who acts, whether anybody still may, and on which terms.

use crate::domain::agencies::agency::AgencyRefusal;
use crate::domain::ids::PersonId;
use crate::domain::offers::change::Change;
use crate::domain::offers::offer::{Offer, Side, State, StateName};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;

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
        Some(_) => Err(OfferRefusal::OtherSide { needs }.into()),
        None if offer.recipient.is_handed_to(by) => Err(AgencyRefusal::OthersAnswer.into()),
        None => Err(OfferRefusal::NoSuchOffer.into()),
    }
}

/// Checks that the offer still waits for an answer, and gives its open change request.
pub(super) fn check_pending(offer: &Offer) -> Result<Option<&Change>, Refusal> {
    let over = |by, at| {
        Refusal::Offer(OfferRefusal::Over { number: offer.number, state: offer.state.name(), by, at })
    };
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
    Err(OfferRefusal::Over { number, state: StateName::Expired, by: None, at }.into())
}

/// Checks side, state and version, in this order: who may act, whether anybody may, and on the terms they saw.
pub(super) fn check_press(offer: &Offer, press: Press, needs: Side) -> Result<Option<Change>, Refusal> {
    check_side(offer, press.by, needs)?;
    let open_change = check_answerable(offer, press.now)?.cloned();
    if press.version == offer.version {
        Ok(open_change)
    } else {
        Err(OfferRefusal::Stale { number: offer.number, seen: press.version, current: offer.version }.into())
    }
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
