//! Reminding whoever hasn't given feedback, when it's time. Owns that it happens once, in the transaction that decides it.

use crate::app::error::Result;
use crate::app::transaction::{App, Next, retry};
use crate::domain::feedback::reminders::{Reminders, remind, reminders};
use crate::domain::feedback::{self, PublishedBy};
use crate::domain::ids::ContractId;
use crate::domain::offers::offer::Offer;
use crate::domain::time::UnixMs;
use crate::domain::webhooks::event::Event;
use crate::store::{self, Shown, Tx};

impl Next for Reminders {
    type Entry = PublishedBy;

    async fn write(&self, tx: &mut Tx, _: &PublishedBy) -> store::Result<()> {
        tx.put_feedback_reminders(self).await
    }

    fn offer(&self) -> &Offer {
        &self.found.offer
    }

    fn events(&self, _: &PublishedBy, _: UnixMs) -> Vec<Event> {
        Vec::new()
    }
}

impl App {
    /// Reminds whoever hasn't given feedback on a contract, if it's time. Gives whether it was.
    pub(in crate::app) async fn remind_of_feedback(&self, id: ContractId) -> Result<bool> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let found = tx.queries().contract_row(id, Shown::Nothing).await?;
            let Some(found) = self.contract_in(&mut tx.queries(), found).await? else { return Ok(false) };
            // Whoever gives theirs at this moment is before it, or after it.
            tx.hold_contract(&found.contract).await?;
            let Some(was) = tx.queries().feedback_reminded(id).await? else { return Ok(false) };
            let given = tx.queries().feedback_of(id).await?;
            match remind(&found, &given, was, self.now()) {
                Some(decision) => self.save(tx, &decision).await?,
                // Another process was faster, or it's later by now.
                None => {
                    let round = feedback::round(&found.work);
                    tx.set_feedback_reminders(id, round, reminders(&found)).await?;
                    tx.commit().await?;
                }
            }
            Ok(true)
        })
        .await
    }
}
