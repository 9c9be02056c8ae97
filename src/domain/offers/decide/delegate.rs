//! Who of an agency does the work of an offer: handed to a member, and taken back. The member comes into the room and answers
//! nothing.

use super::checks::check_side;
use super::next::{OfferChange, entry};
use crate::domain::agencies::agency::{AgencyRefusal, Team};
use crate::domain::decision::Decision;
use crate::domain::effect::{AgencyEffect, Effect, OfferEffect, RoomEffect};
use crate::domain::ids::PersonId;
use crate::domain::offers::offer::{Offer, Recipient, Side, State};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::offers::timeline::Happening;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;

/// The agency hands an offer that waits or was accepted to a member, or takes it back.
///
/// # Errors
/// The wrong side, an offer that came to nothing, or somebody who is no member or has it already.
pub fn delegate(
    offer: &Offer,
    by: PersonId,
    to: Option<PersonId>,
    now: UnixMs,
) -> Result<Decision<OfferChange>, Refusal> {
    check_side(offer, by, Side::Recipient)?;
    let team = check_handover(offer)?;
    let former = team.delegate;
    match to {
        None if former.is_none() => return Err(AgencyRefusal::NotHanded.into()),
        Some(person) if former == Some(person) => return Err(AgencyRefusal::IsSo { person }.into()),
        Some(person) if offer.recipient.is_answered_by(person) => {
            return Err(AgencyRefusal::AnswersThemselves { person }.into());
        }
        Some(person) if !team.members.contains(&person) => {
            return Err(AgencyRefusal::NotStaff { person }.into());
        }
        None | Some(_) => {}
    }
    let (id, room) = (offer.id, offer.room);
    let mut effects: Vec<Effect> =
        vec![OfferEffect::RefreshCard { offer: id, version: offer.version }.into()];
    effects.extend(former.map(|person| Effect::from(RoomEffect::RemoveFromRoom { room, person })));
    if let Some(to) = to {
        effects.extend([
            Effect::from(RoomEffect::AdmitSides { room }),
            Effect::from(AgencyEffect::PostHandover { offer: id, to }),
        ]);
    }
    let what = if to.is_some() { Happening::Delegated } else { Happening::TakenBack };
    let recipient = Recipient::Agency(team.clone().of_offer(team.wished, to));
    Ok(Decision {
        next: OfferChange {
            offer: Offer { recipient, revision: offer.revision + 1, ..offer.clone() },
            change: None,
        },
        entry: entry(what, Some(by), now),
        effects,
        told: Vec::new(),
    })
}

/// Checks that an offer went to an agency, and that there is work to do, or may be.
///
/// # Errors
/// An offer to a freelancer, or one that came to nothing.
pub fn check_handover(offer: &Offer) -> Result<&Team, Refusal> {
    let team = offer.recipient.agency().ok_or(OfferRefusal::NoSuchOffer)?;
    let over = |by, at| {
        Refusal::Offer(OfferRefusal::Over { number: offer.number, state: offer.state.name(), by, at })
    };
    match &offer.state {
        State::Pending { .. } | State::Accepted { .. } => Ok(team),
        State::Declined { by, at, .. } => Err(over(Some(*by), *at)),
        State::Withdrawn { by, at, .. } => Err(over(Some(*by).filter(|by| *by == offer.client), *at)),
        State::Expired { at } | State::Removed { at, .. } => Err(over(None, *at)),
    }
}
