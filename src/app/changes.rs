//! How the terms of an offer change: request, approve, reject.

use super::{App, Caller, Result};
use crate::domain::decide::{self, NewChange, Press};
use crate::domain::draft::DraftContent;
use crate::domain::form::ChangeForm;
use crate::domain::ids::{ChangeId, DraftId, OfferId};
use crate::domain::offer::Offer;
use crate::domain::refusal::Refusal;
use crate::domain::time::HOUR_MS;

impl App {
    /// Saves what was typed into a change request's form, and then asks the client.
    ///
    /// # Errors
    /// [`Refusal::Form`] with all that is wrong (the draft is kept), another refusal, or a failure of the database.
    pub async fn request_change(&self, caller: &Caller, draft: DraftId, form: ChangeForm) -> Result<Offer> {
        let draft = self
            .save_typed(caller, draft, |content| match content {
                DraftContent::Change { form: kept, .. } => {
                    *kept = form.clone();
                    true
                }
                DraftContent::Offer { .. } => false,
            })
            .await?;
        let DraftContent::Change { offer, version, form } = &draft.content else {
            return Err(Refusal::NoSuchDraft.into());
        };
        let id = ChangeId(self.new_id());
        let decision = self
            .decide(caller, *offer, async |tx, offer| {
                let now = self.now();
                let (terms, message) = form
                    .parse(&offer.terms, now.day())
                    .map_err(|problems| Refusal::Form { draft: draft.id, problems })?;
                let new = NewChange {
                    id,
                    terms,
                    message,
                    asked_last_hour: tx.look().changes_since(offer.id, now.plus(-HOUR_MS)).await?,
                    most_per_hour: self.settings.limits.changes_per_hour,
                };
                let press = Press { by: caller.person, version: *version, now };
                let decision = decide::request_change(offer, press, new)?;
                tx.mark_draft_sent(draft.id, offer.id).await?;
                Ok(decision)
            })
            .await?;
        Ok(decision.offer)
    }

    /// Makes the requested terms the next version.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn approve_change(&self, caller: &Caller, change: ChangeId) -> Result<Offer> {
        let offer = self.offer_of(change).await?;
        let decision = self
            .decide(caller, offer, async |_, offer| {
                Ok(decide::approve_change(offer, change, caller.person, self.now())?)
            })
            .await?;
        Ok(decision.offer)
    }

    /// Keeps the terms as they are.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn reject_change(&self, caller: &Caller, change: ChangeId, message: &str) -> Result<Offer> {
        let offer = self.offer_of(change).await?;
        let decision = self
            .decide(caller, offer, async |_, offer| {
                Ok(decide::reject_change(offer, change, caller.person, self.now(), message.to_owned())?)
            })
            .await?;
        Ok(decision.offer)
    }

    /// The offer that a change request belongs to. Who may see it is checked when the offer is loaded.
    async fn offer_of(&self, change: ChangeId) -> Result<OfferId> {
        let found = self.store.reader().await?.look().change(change).await?;
        Ok(found.ok_or(Refusal::NoSuchChange)?.offer)
    }
}
