//! What becomes of an invitation: it's answered by a proposal or a no, set aside, taken back, or its job is closed. Owns that each is one transaction,
//! for which everything else that changes the job waits.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::draft::Draft;
use crate::domain::ids::{AgencyId, JobInvitationId};
use crate::domain::invitations::decide::{check_may_answer, close, decline, ignore, propose, withdraw};
use crate::domain::invitations::effects::InvitationNews;
use crate::domain::invitations::invitation::{InvitationDecline, InvitationState, JobInvitation};
use crate::domain::invitations::refusal::InvitationRefusal;
use crate::domain::jobs::job::Job;
use crate::domain::proposals::proposal::Proposal;
use crate::domain::refusal::Refusal;
use crate::store::{JobRow, Queries, Tx};

/// An invitation with its job, for one of its two sides. Somebody else's, or another server's, doesn't exist for them.
pub(super) async fn load_invitation(
    queries: &mut Queries<'_>,
    caller: &Caller,
    id: JobInvitationId,
) -> Result<(JobInvitation, JobRow)> {
    let found = queries.job_invitation(id).await?;
    let theirs = |found: &JobInvitation| {
        found.guild == caller.guild && (found.client == caller.person || found.is_for(caller.person))
    };
    let invitation = found.filter(theirs).ok_or(InvitationRefusal::NoSuchInvitation)?;
    let job = queries.job(invitation.job).await?.ok_or(InvitationRefusal::NoSuchInvitation)?;
    Ok((invitation, job))
}

/// The same, where whoever is invited reads no more than that their invitation was taken back.
pub(super) async fn load_to_read(
    queries: &mut Queries<'_>,
    caller: &Caller,
    id: JobInvitationId,
) -> Result<(JobInvitation, JobRow)> {
    let (invitation, found) = load_invitation(queries, caller, id).await?;
    match invitation.state {
        InvitationState::Withdrawn { .. } if invitation.client != caller.person => {
            let (number, client) = (found.job.number, invitation.client);
            Err(InvitationRefusal::Withdrawn { number, client }.into())
        }
        _ => Ok((invitation, found)),
    }
}

impl App {
    /// Begins the proposal that answers an invitation: a new draft, or the one that was begun and not sent.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_invited_proposal(&self, caller: &Caller, id: JobInvitationId) -> Result<Draft> {
        let (invitation, _) = load_to_read(&mut self.store.reader().await?.queries(), caller, id).await?;
        if !invitation.is_for(caller.person) {
            return Err(InvitationRefusal::NoSuchInvitation.into());
        }
        self.begin_proposal(caller, invitation.job, invitation.to.agency().map(|team| team.id)).await
    }

    /// An invitation that the caller may answer now.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn load_to_answer_invitation(
        &self,
        caller: &Caller,
        id: JobInvitationId,
    ) -> Result<(JobInvitation, Job)> {
        let (invitation, job) = self.read_invitation(caller, id).await?;
        check_may_answer(&invitation, &job, caller.person)?;
        Ok((invitation, job))
    }

    /// Declines an invitation. The client is told.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn decline_invitation(
        &self,
        caller: &Caller,
        id: JobInvitationId,
        reason: InvitationDecline,
        message: Option<String>,
    ) -> Result<(JobInvitation, Job)> {
        let say_no = |invitation: &JobInvitation, job: &Job| {
            decline(invitation, job, (caller.person, self.now()), (reason, message.clone()))
        };
        self.change_invitation(caller, id, Some(InvitationNews::Declined), say_no).await
    }

    /// Sets an invitation aside. Nobody is told.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn ignore_invitation(
        &self,
        caller: &Caller,
        id: JobInvitationId,
    ) -> Result<(JobInvitation, Job)> {
        let set_aside =
            |invitation: &JobInvitation, job: &Job| ignore(invitation, job, (caller.person, self.now()));
        self.change_invitation(caller, id, None, set_aside).await
    }

    /// An invitation that the caller sent and may take back now.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn load_to_withdraw_invitation(
        &self,
        caller: &Caller,
        id: JobInvitationId,
    ) -> Result<(JobInvitation, Job)> {
        let (invitation, job) = self.read_invitation(caller, id).await?;
        withdraw(&invitation, &job, (caller.person, self.now()))?;
        Ok((invitation, job))
    }

    /// Takes back an invitation that the caller sent. Nobody is told.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn withdraw_invitation(
        &self,
        caller: &Caller,
        id: JobInvitationId,
    ) -> Result<(JobInvitation, Job)> {
        let take_back =
            |invitation: &JobInvitation, job: &Job| withdraw(invitation, job, (caller.person, self.now()));
        self.change_invitation(caller, id, None, take_back).await
    }

    async fn read_invitation(&self, caller: &Caller, id: JobInvitationId) -> Result<(JobInvitation, Job)> {
        let (invitation, found) =
            load_invitation(&mut self.store.reader().await?.queries(), caller, id).await?;
        Ok((invitation, found.job))
    }

    async fn change_invitation(
        &self,
        caller: &Caller,
        id: JobInvitationId,
        news: Option<InvitationNews>,
        decide: impl Fn(&JobInvitation, &Job) -> std::result::Result<JobInvitation, Refusal> + Sync,
    ) -> Result<(JobInvitation, Job)> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let (seen, _) = load_invitation(&mut tx.queries(), caller, id).await?;
            tx.hold_job(seen.job).await?;
            let (invitation, found) = load_invitation(&mut tx.queries(), caller, id).await?;
            let next = decide(&invitation, &found.job)?;
            tx.update_job_invitation(&next).await?;
            if let Some(news) = news {
                self.tell_of_invitation(&mut tx, &next, news, next.client).await?;
            }
            tx.commit().await?;
            Ok((next, found.job))
        })
        .await
    }

    /// A proposal is sent: it answers the invitation of its freelancer or agency, if there is one. The job is held already.
    pub(in crate::app) async fn answer_invitation_by(&self, tx: &mut Tx, proposal: &Proposal) -> Result<()> {
        let found = tx.queries().invitation_to_job(proposal.job, &proposal.from).await?;
        let answered = found.and_then(|invitation| propose(&invitation, proposal.id, self.now()));
        match answered {
            Some(answered) => Ok(tx.update_job_invitation(&answered).await?),
            None => Ok(()),
        }
    }

    /// Ends all invitations that somebody could still answer, and forgets what they wrote to those whose they declined.
    pub(in crate::app) async fn forget_invitations(&self, tx: &mut Tx, caller: &Caller) -> Result<()> {
        for line in tx.queries().own_job_invitations(caller.guild, caller.person).await? {
            if let Some(over) = close(&line.invitation, self.now()) {
                tx.update_job_invitation(&over).await?;
            }
        }
        Ok(tx.forget_invitation_answers(caller.guild, caller.person).await?)
    }

    /// An agency is closed: its invitations that could still be answered are over.
    pub(in crate::app) async fn end_invitations_of(&self, tx: &mut Tx, agency: AgencyId) -> Result<()> {
        for seen in tx.queries().waiting_invitations_of_agency(agency).await? {
            tx.hold_job(seen.job).await?;
            let found = tx.queries().job_invitation(seen.id).await?;
            if let Some(over) = found.and_then(|invitation| close(&invitation, self.now())) {
                tx.update_job_invitation(&over).await?;
            }
        }
        Ok(())
    }

    /// A job is closed: invitations that could still be answered are over.
    pub(in crate::app) async fn end_invitations(&self, tx: &mut Tx, job: &Job) -> Result<()> {
        for invitation in tx.queries().waiting_invitations_to(job.id).await? {
            if let Some(over) = close(&invitation, self.now()) {
                tx.update_job_invitation(&over).await?;
            }
        }
        Ok(())
    }
}
