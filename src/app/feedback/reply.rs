//! Replying to published feedback, once.

use crate::app::caller::Caller;
use crate::app::contracts::load_contract_in;
use crate::app::error::Result;
use crate::app::transaction::{App, Next, retry};
use crate::domain::feedback::reply::{FeedbackReply, Replied, check_reply, reply};
use crate::domain::ids::ContractId;
use crate::domain::offers::offer::Offer;
use crate::domain::time::UnixMs;
use crate::domain::webhooks::event::Event;
use crate::domain::webhooks::of_replied;
use crate::store::{self, Tx};

impl Next for Replied {
    type Entry = FeedbackReply;

    async fn write(&self, tx: &mut Tx, entry: &FeedbackReply) -> store::Result<()> {
        tx.put_reply(&self.feedback, entry).await
    }

    fn offer(&self) -> &Offer {
        &self.found.offer
    }

    fn events(&self, _: &FeedbackReply, now: UnixMs) -> Vec<Event> {
        vec![of_replied(self, now)]
    }
}

impl App {
    /// Refuses everybody who can't reply to feedback on a contract now.
    ///
    /// # Errors
    /// The refusal, or a failure of the database.
    pub async fn load_to_reply(&self, caller: &Caller, contract: ContractId) -> Result<()> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let found = load_contract_in(self, &mut queries, caller, contract).await?;
        let given = queries.feedback_of(contract).await?;
        check_reply(&found, &given, (caller.person, self.now()))?;
        Ok(())
    }

    /// Replies to what the other side said about the caller's.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn reply_to_feedback(
        &self,
        caller: &Caller,
        contract: ContractId,
        text: &str,
    ) -> Result<Replied> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            self.upsert_caller(&mut tx, caller).await?;
            let found = load_contract_in(self, &mut tx.queries(), caller, contract).await?;
            let given = tx.queries().feedback_of(contract).await?;
            let decision = reply(&found, &given, (caller.person, self.now()), text)?;
            self.save(tx, &decision).await?;
            Ok(decision.next)
        })
        .await
    }
}
