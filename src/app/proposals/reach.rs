//! What keeps somebody from applying for a job: whatever would keep its client from sending them an offer, and the limits.

use super::send::is_invited;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::moderation::suspensions::check_not_suspended;
use crate::app::transaction::App;
use crate::domain::jobs::job::Job;
use crate::domain::offers::offer::Recipient;
use crate::domain::proposals::decide::{check_job, check_limits};
use crate::domain::proposals::refusal::ProposalRefusal;
use crate::domain::time::DAY_MS;
use crate::store::{Counting, Queries, Sending};

impl App {
    /// Refuses a proposal `from` the caller, or an agency that they answer for, that couldn't be sent now.
    pub(super) async fn check_may_apply(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        job: &Job,
        from: &Recipient,
    ) -> Result<()> {
        let now = self.now();
        let is_invited = is_invited(queries, job, from).await?;
        check_job(job, from, is_invited)?;
        check_not_suspended(queries, caller, now).await?;
        let counting = Counting { now, hour_ago: now, most: 0 };
        // What would keep the client from sending an offer keeps a proposal from being sent.
        let found = queries.sending(caller.guild, (job.client, from), counting).await?;
        if from.spokesperson() == caller.person {
            check_own(&found, job)?;
        } else {
            let me = Recipient::Freelancer(caller.person);
            check_blocks(&queries.sending(caller.guild, (job.client, &me), counting).await?, job)?;
            check_owner(&found, job, from)?;
        }
        if let Some(agency) = found.bound_to.filter(|_| from.agency().is_none()) {
            return Err(ProposalRefusal::Bound { agency }.into());
        }
        let sender = (caller.guild, caller.person);
        let counts = queries.proposal_counts(sender, from, job.id, now.plus(-DAY_MS)).await?;
        Ok(check_limits(job, from, counts)?)
    }
}

/// Refuses where the caller or the client blocked the other, or the client is suspended.
fn check_blocks(found: &Sending, job: &Job) -> Result<()> {
    if found.is_blocked {
        return Err(ProposalRefusal::BlockedClient { client: job.client }.into());
    }
    match found.has_blocked || found.own_suspension.is_some() {
        true => Err(ProposalRefusal::NotTaking { number: job.number }.into()),
        false => Ok(()),
    }
}

/// The same for whoever an offer would go to, who may also take none.
fn check_own(found: &Sending, job: &Job) -> Result<()> {
    check_blocks(found, job)?;
    if found.is_paused { Err(ProposalRefusal::Paused.into()) } else { Ok(()) }
}

/// The same for a manager, to whom an owner's reasons are all alike.
fn check_owner(found: &Sending, job: &Job, from: &Recipient) -> Result<()> {
    if found.has_blocked || found.own_suspension.is_some() {
        return Err(ProposalRefusal::NotTaking { number: job.number }.into());
    }
    let is_taking = !found.is_blocked && !found.is_paused && !found.is_suspended;
    match from.agency().filter(|_| !is_taking) {
        Some(team) => Err(ProposalRefusal::AgencyNotAccepting { agency: team.name.clone() }.into()),
        None => Ok(()),
    }
}
