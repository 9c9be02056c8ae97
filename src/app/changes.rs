//! How the terms of an offer change: request, approve, reject.

use super::{App, Caller, Result, retry};
use crate::domain::decide::{self, NewChange};
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::form::ChangeForm;
use crate::domain::ids::{ChangeId, DraftId, OfferId};
use crate::domain::offer::{Offer, Side};
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
                DraftContent::Offer { .. } | DraftContent::Profile { .. } => false,
            })
            .await?;
        retry(|| self.try_request(caller, &draft)).await
    }

    async fn try_request(&self, caller: &Caller, draft: &Draft) -> Result<Offer> {
        let DraftContent::Change { offer, version, form } = &draft.content else {
            return Err(Refusal::NoSuchDraft.into());
        };
        let now = self.now();
        let mut tx = self.store.begin().await?;
        tx.meet(caller.guild, &caller.as_person(), now).await?;
        let offer = Self::load(&mut tx.look(), caller, *offer).await?;
        let (terms, message) = form
            .parse(&offer.terms, now.day())
            .map_err(|problems| Refusal::Form { draft: draft.id, problems })?;
        let new = NewChange {
            id: ChangeId(self.new_id()),
            terms,
            message,
            asked_last_hour: tx.look().changes_since(offer.id, now.plus(-HOUR_MS)).await?,
            most_per_hour: self.rules(&mut tx.look(), caller.guild).await?.limits.changes_per_hour,
        };
        let decision = decide::request_change(&offer, self.press(caller, *version), new)?;
        tx.mark_draft_sent(draft.id, offer.id).await?;
        self.save(tx, &decision).await?;
        Ok(decision.offer)
    }

    /// Gives the offer of an open change request to look at before answering it: checks the server and the person, that
    /// they are the client, and that the request still waits.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn look_change(&self, caller: &Caller, change: ChangeId) -> Result<Offer> {
        let id = self.offer_of(change).await?;
        let offer = self.look(caller, id, None, Some(Side::Client)).await?;
        match offer.open_change() {
            Some(open) if open.id == change => Ok(offer),
            Some(_) | None => Err(Refusal::ChangeOver { number: offer.number }.into()),
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
        Ok(decision.offer)
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
        Ok(decision.offer)
    }

    /// The offer that a change request belongs to. Who may see it is checked when the offer is loaded.
    async fn offer_of(&self, change: ChangeId) -> Result<OfferId> {
        let found = self.store.reader().await?.look().change(change).await?;
        Ok(found.ok_or(Refusal::NoSuchChange)?.offer)
    }
}
