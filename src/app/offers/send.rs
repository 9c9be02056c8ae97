//! Sending an offer: numbering, the room of the pair, the limits, the first effects; all in one transaction.

use super::drafts::Preview;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::agencies::agency::AgencyRefusal;
use crate::domain::effect::{Effect, RoomEffect};
use crate::domain::ids::{ChannelId, OfferId, RoomId};
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::offers::decide;
use crate::domain::offers::decide::{Limits, NewOffer};
use crate::domain::offers::offer::{Offer, Recipient};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::refusal::Refusal;
use crate::domain::time::HOUR_MS;
use crate::store::{Counting, Sending, Tx};

/// An offer that is on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// As it was sent.
    pub offer: Offer,
    /// The room's channel, if it existed already.
    pub room_channel: Option<ChannelId>,
}

impl App {
    pub(in crate::app) async fn save_new(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        (preview, id): (Preview, OfferId),
        limits: Limits,
    ) -> Result<Sent> {
        let now = self.now();
        let recipient = preview.to;
        // First of all, because it makes sends in one server take turns: what is looked at after it is exact.
        let number = tx.next_offer_number(caller.guild).await?;
        let found = self.look_before_sending(tx, caller, &recipient, limits.most()).await?;
        check_other(&found, &recipient)?;
        check_own_suspension(&found)?;
        let has_left = found.other.presence.is_some_and(|known| known.left.is_some());
        if recipient.agency().is_none() && has_left {
            return Err(OfferRefusal::NotMember.into());
        }
        if found.has_returned || recipient.agency().is_some() {
            for side in [caller.person].into_iter().chain(recipient.people()) {
                self.readmit(tx, caller.guild, side).await?;
            }
        }
        let (room, channel) = match found.room {
            Some(room) => room,
            None => tx.room_of(caller.guild, caller.person, &recipient, RoomId(self.new_id())).await?,
        };
        let opening = Effect::from(RoomEffect::OpenRoom { room });
        let room_is_open = channel.is_some()
            || found.room.is_some() && tx.queries().is_waiting(&opening, caller.guild, room).await?;
        let waits = found.other.presence.is_some_and(|known| known.is_pending);
        let waits_for = waits.then(|| recipient.spokesperson());
        let new = NewOffer {
            id,
            guild: caller.guild,
            number,
            room,
            room_is_open,
            client: caller.person,
            recipient,
            terms: preview.terms,
            note: preview.note,
            files: preview.files,
            expires: preview.expires,
            waits_for,
            proposal: preview.proposal,
        };
        let decision = decide::send(new, found.counts, limits, now)?;
        self.put(tx, &decision).await?;
        Ok(Sent { offer: decision.next, room_channel: channel })
    }

    /// Refuses the beginning of an offer that could not be sent now: they are told before they fill in a form.
    pub(in crate::app) fn check_may_begin(&self, found: &Sending, to: &Recipient) -> Result<()> {
        check_may_reach(found, to)?;
        let limits = found.settings.over(&self.defaults).limits;
        Ok(limits.check(found.counts).map_err(Refusal::from)?)
    }

    /// Looks at everything that may keep the caller from sending an offer, counting up to `most` of what is under way.
    pub(in crate::app) async fn look_before_sending(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        recipient: &Recipient,
        most: u32,
    ) -> Result<Sending> {
        let now = self.now();
        let counting = Counting { now, hour_ago: now.plus(-HOUR_MS), most };
        Ok(tx.queries().sending(caller.guild, (caller.person, recipient), counting).await?)
    }
}

/// Refuses what reaches somebody to whom no offer could be sent either, whatever of the client's is under way.
pub(in crate::app) fn check_may_reach(found: &Sending, to: &Recipient) -> Result<()> {
    check_own_suspension(found)?;
    check_other(found, to)
}

/// Refuses an offer of somebody who is suspended.
fn check_own_suspension(found: &Sending) -> Result<()> {
    match found.own_suspension {
        None => Ok(()),
        Some((sanction, until)) => Err(ModerationRefusal::Suspended { sanction, until }.into()),
    }
}

/// Refuses an offer to a side that does not take it, that the client has blocked, or that offers reach through an agency alone.
fn check_other(found: &Sending, to: &Recipient) -> Result<()> {
    let person = to.spokesperson();
    if found.has_blocked {
        return Err(OfferRefusal::ToBlocked { person }.into());
    }
    if found.is_paused || found.is_blocked || found.is_suspended {
        return Err(OfferRefusal::NotAccepting { person }.into());
    }
    match found.bound_to.as_ref().filter(|_| to.agency().is_none()) {
        None => Ok(()),
        Some(agency) => Err(AgencyRefusal::Exclusive { person, agency: agency.clone() }.into()),
    }
}
