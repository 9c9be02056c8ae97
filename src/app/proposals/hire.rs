//! From a proposal to an offer, and what the end of that makes of it. Owns that a job has no more offers than places, and that it's closed
//! when nobody is left to hire.

use super::change::load_proposal;
use super::sides::check_not_own;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::draft::Draft;
use crate::domain::form::OfferForm;
use crate::domain::ids::ProposalId;
use crate::domain::jobs::decide::close_for;
use crate::domain::jobs::job::CloseReason;
use crate::domain::offers::draft::{Addressed, OfferDraft, OfferOptions};
use crate::domain::offers::offer::{Offer, Recipient, StateName};
use crate::domain::proposals::decide::{check_may_hire, follow, is_full, offer};
use crate::store::Tx;

impl App {
    /// Begins an offer for a proposal, with its terms filled in, or goes on with the one that was begun.
    ///
    /// # Errors
    /// A refusal where it couldn't be sent now, or a failure of the database.
    pub async fn begin_hire(&self, caller: &Caller, id: ProposalId) -> Result<Draft> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            self.upsert_caller(&mut tx, caller).await?;
            let (proposal, job) = load_proposal(&mut tx.queries(), caller, id).await?;
            let taken = tx.queries().taken_places(job.id).await?;
            check_may_hire(&proposal, &job, caller.person, taken)?;
            let to = proposal.from.clone();
            check_not_own(&to, caller)?;
            let found = self.look_before_sending(&mut tx, caller, &to, u32::MAX).await?;
            self.check_may_begin(&found, &to)?;
            let terms = proposal.terms.for_job(&job.terms.title, &job.terms.description);
            let fresh = OfferDraft::New {
                to: match to {
                    Recipient::Freelancer(person) => Addressed::Person(person),
                    Recipient::Agency(team) => Addressed::Agency { agency: team.id, member: None },
                },
                form: OfferForm::from_terms(&terms),
                options: OfferOptions::default(),
                proposal: Some(id),
            };
            let draft = self.resume(&mut tx, caller, &fresh.into()).await?;
            tx.save_draft(&draft).await?;
            tx.commit().await?;
            Ok(draft)
        })
        .await
    }

    /// An offer is sent for a proposal: there must be a place for it.
    pub(in crate::app) async fn offer_for_proposal(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        id: ProposalId,
        sent: &Offer,
    ) -> Result<()> {
        let (seen, _) = load_proposal(&mut tx.queries(), caller, id).await?;
        tx.hold_job(seen.job).await?;
        let (proposal, job) = load_proposal(&mut tx.queries(), caller, id).await?;
        let taken = tx.queries().taken_places(job.id).await?;
        Ok(tx.update_proposal(&offer(&proposal, &job, caller.person, (sent.id, taken))?).await?)
    }

    /// An offer that answers a proposal was accepted, or came to nothing: the proposal follows, and its job where that was the last place.
    pub(in crate::app) async fn proposal_follows(&self, tx: &mut Tx, offer: &Offer) -> Result<()> {
        let Some(id) = offer.proposal else { return Ok(()) };
        let is_accepted = match offer.state.name() {
            StateName::Pending => return Ok(()),
            StateName::Accepted => true,
            StateName::Declined | StateName::Withdrawn | StateName::Expired | StateName::Removed => false,
        };
        let Some(seen) = tx.queries().proposal(id).await? else { return Ok(()) };
        tx.hold_job(seen.job).await?;
        let Some(proposal) = tx.queries().proposal(id).await? else { return Ok(()) };
        let Some(found) = tx.queries().job(proposal.job).await? else { return Ok(()) };
        let Some(next) = follow(&proposal, &found.job, (offer.id, is_accepted), self.now()) else {
            return Ok(());
        };
        tx.update_proposal(&next).await?;
        if is_accepted && is_full(&found.job, tx.queries().taken_places(proposal.job).await?) {
            let closed = close_for(&found.job, self.now(), CloseReason::Filled);
            self.save_job(tx, &closed).await?;
        }
        Ok(())
    }
}
