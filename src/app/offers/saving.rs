//! How decisions about offers are saved: what is written of each, and who hears of it outside the room.

use crate::app::error::Result;
use crate::app::transaction::{App, Next};
use crate::domain::effect::{Effect, RoomEffect};
use crate::domain::feedback::score::next_monday;
use crate::domain::notifications::Notification;
use crate::domain::offers::decide::{Acceptance, OfferChange};
use crate::domain::offers::offer::{Offer, StateName};
use crate::domain::offers::timeline::Entry;
use crate::domain::time::UnixMs;
use crate::domain::webhooks::event::Event;
use crate::domain::webhooks::{of_acceptance, of_offer};
use crate::store;
use crate::store::Tx;

/// An offer that begins.
impl Next for Offer {
    type Entry = Entry;

    async fn write(&self, tx: &mut Tx, entry: &Entry) -> store::Result<()> {
        tx.insert_offer(self, entry).await
    }

    fn offer(&self) -> &Offer {
        self
    }

    fn events(&self, entry: &Entry, _: UnixMs) -> Vec<Event> {
        of_offer(self, entry).into_iter().collect()
    }
}

/// An offer that goes on, or ends.
impl Next for OfferChange {
    type Entry = Entry;

    async fn write(&self, tx: &mut Tx, entry: &Entry) -> store::Result<()> {
        tx.update_offer(self, entry).await
    }

    fn offer(&self) -> &Offer {
        &self.offer
    }

    fn events(&self, entry: &Entry, _: UnixMs) -> Vec<Event> {
        of_offer(&self.offer, entry).into_iter().collect()
    }

    async fn elsewhere(
        &self,
        app: &App,
        tx: &mut Tx,
        effects: &[Effect],
        told: &[Notification],
    ) -> Result<Vec<Effect>> {
        app.proposal_follows(tx, &self.offer).await?;
        let mut found = app.tell_of_offer(tx, &self.offer, effects, told).await?;
        found.extend(leaving(&self.offer));
        Ok(found)
    }
}

/// An offer that becomes a contract.
impl Next for Acceptance {
    type Entry = Entry;

    async fn write(&self, tx: &mut Tx, entry: &Entry) -> store::Result<()> {
        tx.update_offer(&self.change, entry).await?;
        tx.insert_contract(&self.contract).await?;
        tx.begin_score_weeks(self.contract.offer, next_monday(self.contract.started)).await
    }

    fn offer(&self) -> &Offer {
        &self.change.offer
    }

    fn events(&self, entry: &Entry, _: UnixMs) -> Vec<Event> {
        of_acceptance(self.offer(), &self.contract, entry)
    }

    async fn elsewhere(
        &self,
        app: &App,
        tx: &mut Tx,
        effects: &[Effect],
        told: &[Notification],
    ) -> Result<Vec<Effect>> {
        self.change.elsewhere(app, tx, effects, told).await
    }
}

/// Whoever did the work of an offer that came to nothing leaves its room, unless other work keeps them there.
fn leaving(offer: &Offer) -> Option<Effect> {
    let goes_on = matches!(offer.state.name(), StateName::Pending | StateName::Accepted);
    let person = offer.recipient.agency().filter(|_| !goes_on)?.delegate?;
    Some(RoomEffect::RemoveFromRoom { room: offer.room, person }.into())
}
