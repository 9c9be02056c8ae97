//! How a change request is answered: approve, reject. Asking is `terms`, and so is the third answer, other terms.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::ids::{ChangeId, OfferId};
use crate::domain::offers::decide;
use crate::domain::offers::offer::{Offer, Side};
use crate::domain::offers::refusal::OfferRefusal;

impl App {
    /// Gives the offer of an open change request to look at before answering it: checks the server and the person, that
    /// they are the client, and that the request still waits.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn look_change(&self, caller: &Caller, change: ChangeId) -> Result<Offer> {
        let id = self.offer_of(change).await?;
        let offer = self.load_for_action(caller, id, None, Some(Side::Client)).await?;
        match offer.open_change() {
            Some(open) if open.id == change => Ok(offer),
            Some(_) | None => Err(OfferRefusal::ChangeOver { number: offer.number }.into()),
        }
    }

    /// Makes the requested terms the next version.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn approve_change(&self, caller: &Caller, change: ChangeId) -> Result<Offer> {
        let offer = self.offer_of(change).await?;
        let decision = self
            .decide(caller, offer, |offer| decide::approve_change(offer, change, caller.person, self.now()))
            .await?;
        Ok(decision.next.offer)
    }

    /// Keeps the terms as they are.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn reject_change(&self, caller: &Caller, change: ChangeId, message: &str) -> Result<Offer> {
        let offer = self.offer_of(change).await?;
        let decision = self
            .decide(caller, offer, |offer| {
                decide::reject_change(offer, change, caller.person, self.now(), message.to_owned())
            })
            .await?;
        Ok(decision.next.offer)
    }

    /// The offer that a change request belongs to. Who may see it is checked when the offer is loaded.
    pub(in crate::app) async fn offer_of(&self, change: ChangeId) -> Result<OfferId> {
        let found = self.store.reader().await?.queries().change(change).await?;
        Ok(found.ok_or(OfferRefusal::NoSuchChange)?.offer)
    }
}
