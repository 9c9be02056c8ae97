//! What becomes of published feedback: the side that it's about allows to edit it. The edit itself is given like feedback, see `give`.

use crate::app::caller::Caller;
use crate::app::contracts::load_contract_in;
use crate::app::error::Result;
use crate::app::transaction::{App, Next, retry};
use crate::domain::feedback::PublishedBy;
use crate::domain::feedback::edit::{Amended, Amendment, allow_edit};
use crate::domain::ids::ContractId;
use crate::domain::offers::offer::Offer;
use crate::domain::time::UnixMs;
use crate::domain::webhooks::event::Event;
use crate::domain::webhooks::of_amended;
use crate::store::{self, Tx};

impl Next for Amended {
    type Entry = PublishedBy;

    async fn write(&self, tx: &mut Tx, _: &PublishedBy) -> store::Result<()> {
        match self.how {
            Amendment::Allowed => tx.put_edit_allowed(&self.feedback).await,
            Amendment::Edited => tx.put_edited(&self.feedback).await,
            Amendment::Hidden { was } => tx.put_hidden(&self.feedback, was).await,
        }
    }

    fn offer(&self) -> &Offer {
        &self.found.offer
    }

    fn events(&self, _: &PublishedBy, now: UnixMs) -> Vec<Event> {
        of_amended(self, now).into_iter().collect()
    }
}

impl App {
    /// Allows the other side to edit what it said about the caller's, once.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn allow_feedback_edit(&self, caller: &Caller, contract: ContractId) -> Result<Amended> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            self.upsert_caller(&mut tx, caller).await?;
            let found = load_contract_in(self, &mut tx.queries(), caller, contract).await?;
            let given = tx.queries().feedback_of(contract).await?;
            let decision = allow_edit(&found, &given, (caller.person, self.now()))?;
            self.save(tx, &decision).await?;
            Ok(decision.next)
        })
        .await
    }
}
