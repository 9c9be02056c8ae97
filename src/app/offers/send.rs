//! Sending an offer: numbering, the room of the pair, the limits, the first effects; all in one transaction.

use super::drafts::Preview;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::moderation::suspensions::check_not_suspended;
use crate::app::transaction::App;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::effect::{Effect, RoomEffect};
use crate::domain::ids::{ChannelId, OfferId, RoomId};
use crate::domain::offers::decide;
use crate::domain::offers::decide::{Limits, NewOffer};
use crate::domain::offers::offer::Offer;
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::time::HOUR_MS;
use crate::store::Tx;

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
        preview: Preview,
        limits: Limits,
    ) -> Result<Sent> {
        let now = self.now();
        let recipient = preview.to;
        // First of all, because it makes sends in one server take turns: what is counted after it is exact.
        let number = tx.next_offer_number(caller.guild).await?;
        check_not_suspended(&mut tx.queries(), caller, now).await?;
        let known = tx.queries().presence(caller.guild, recipient.spokesperson()).await?;
        if recipient.agency().is_none() && known.is_some_and(|known| known.left.is_some()) {
            return Err(OfferRefusal::NotMember.into());
        }
        for side in [caller.person].into_iter().chain(recipient.people()) {
            self.readmit(tx, caller.guild, side).await?;
        }
        let room = tx.room_of(caller.guild, caller.person, &recipient, RoomId(self.new_id())).await?;
        let counts = tx
            .queries()
            .counts(caller.guild, caller.person, room.id, now.plus(-HOUR_MS), limits.most())
            .await?;
        let opening = Effect::from(RoomEffect::OpenRoom { room: room.id });
        let opening = tx.queries().is_waiting(&opening, caller.guild, room.id).await?;
        let new = NewOffer {
            id: OfferId(self.new_id()),
            guild: caller.guild,
            number,
            room: room.id,
            room_is_open: room.channel.is_some() || opening,
            client: caller.person,
            recipient,
            terms: preview.terms,
            note: preview.note,
            files: preview.files,
            expires: preview.expires,
        };
        let decision = decide::send(new, counts, limits, now)?;
        self.put(tx, &decision).await?;
        if !tx.mark_draft_sent(preview.draft.id, decision.next.id).await? {
            return Err(DraftRefusal::NoSuchDraft.into());
        }
        Ok(Sent { offer: decision.next, room_channel: room.channel })
    }
}
