//! Feedback during a contract: whether somebody can say something now, and saving what is said, hidden and shown again.

use crate::app::error::Result;
use crate::app::transaction::{App, Next};
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::feedback::edit::{Purpose, check_write};
use crate::domain::feedback::interim::{InterimChange, InterimFeedback, InterimHow, check_interim};
use crate::domain::feedback::received::{Receiver, is_public};
use crate::domain::feedback::{Feedback, PublishedBy};
use crate::domain::ids::PersonId;
use crate::domain::offers::offer::{Offer, Side};
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;
use crate::domain::webhooks::event::Event;
use crate::domain::webhooks::of_interim;
use crate::store::{self, Queries, Tx};

impl Next for InterimChange {
    type Entry = PublishedBy;

    async fn write(&self, tx: &mut Tx, _: &PublishedBy) -> store::Result<()> {
        let Self { found, feedback, how } = self;
        match *how {
            InterimHow::Given => {
                let contract = &found.contract;
                let receiver = Receiver::of(feedback.which.side, contract.client, &contract.contractor);
                tx.insert_interim(contract.guild, (feedback, receiver), is_public(&found.work)).await
            }
            InterimHow::Hidden { was } => tx.put_interim_hidden(feedback, was).await,
        }
    }

    fn offer(&self) -> &Offer {
        &self.found.offer
    }

    fn events(&self, _: &PublishedBy, now: UnixMs) -> Vec<Event> {
        vec![of_interim(self, now)]
    }
}

/// The side for which somebody may give feedback now, and which: that on a closed contract, an edit of it, or what is said during one that
/// goes on.
pub(super) fn check_any(
    on: &ContractAtWork,
    (given, said): (&[Feedback], &[InterimFeedback]),
    by: (PersonId, UnixMs),
) -> std::result::Result<(Side, Purpose), Refusal> {
    let written = check_write(on, given, by);
    let goes_on = on.contract.check_open().is_ok();
    match written {
        // What was published before it was reopened can still be edited where that was allowed.
        Err(_) if goes_on => check_interim(on, said, by).map(|side| (side, Purpose::During)),
        _ => written,
    }
}

impl App {
    /// Whether somebody can give feedback during a contract now.
    pub(in crate::app) async fn can_say_something(
        &self,
        queries: &mut Queries<'_>,
        on: &ContractAtWork,
        person: PersonId,
    ) -> Result<bool> {
        let by = (person, self.now());
        // Where it can't be whatever was said, such as on a young contract, nothing is looked up.
        if check_interim(on, &[], by).is_err() {
            return Ok(false);
        }
        let said = queries.interim_of(on.contract.id).await?;
        Ok(check_interim(on, &said, by).is_ok())
    }
}
