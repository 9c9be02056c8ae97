//! Publishing feedback: with the second one that is given, or when the time is over. Owns that it happens once, in the transaction that
//! decides it.

use crate::app::error::Result;
use crate::app::transaction::{App, Next, retry};
use crate::domain::feedback::received::is_public;
use crate::domain::feedback::{self, Publication, PublishedBy};
use crate::domain::ids::ContractId;
use crate::domain::offers::offer::Offer;
use crate::domain::time::UnixMs;
use crate::domain::webhooks::event::Event;
use crate::domain::webhooks::of_publication;
use crate::store::{self, Shown, Tx};

impl Next for Publication {
    type Entry = PublishedBy;

    async fn write(&self, tx: &mut Tx, _: &PublishedBy) -> store::Result<()> {
        let is_public = is_public(&self.found.work);
        for feedback in &self.feedback {
            tx.publish_feedback(feedback, is_public).await?;
        }
        Ok(())
    }

    fn offer(&self) -> &Offer {
        &self.found.offer
    }

    fn events(&self, _: &PublishedBy, _: UnixMs) -> Vec<Event> {
        of_publication(self)
    }
}

impl App {
    /// Publishes what was given on a contract, if the time is over. Gives whether it was.
    pub(in crate::app) async fn meet_feedback(&self, id: ContractId) -> Result<bool> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let found = tx.queries().contract_row(id, Shown::Nothing).await?;
            let Some(found) = self.contract_in(&mut tx.queries(), found).await? else { return Ok(false) };
            tx.hold_contract(&found.contract).await?;
            let given = tx.queries().feedback_of(id).await?;
            match feedback::publish(&found, &given, (None, self.now())) {
                Some(decision) => self.save(tx, &decision).await?,
                // Another process was faster, or it's later by now.
                None => {
                    let round = feedback::round(&found.work);
                    tx.set_feedback_due(id, round, feedback::due(&found)).await?;
                    tx.set_feedback_public(id, is_public(&found.work)).await?;
                    tx.commit().await?;
                }
            }
            Ok(true)
        })
        .await
    }
}
