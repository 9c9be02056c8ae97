//! Sending an invitation: once to each person or agency for a job, within the limits, to whom an offer could be sent too; and that they are told.

use crate::app::agencies::named::named;
use crate::app::caller::{Addressee, Caller};
use crate::app::error::{Error, Result};
use crate::app::offers::send::check_may_reach;
use crate::app::transaction::{App, retry};
use crate::domain::agencies::agency::AgencyRefusal;
use crate::domain::effect::{Effect, InvitationEffect, Lane, MailEffect};
use crate::domain::ids::{JobId, JobInvitationId, PersonId};
use crate::domain::invitations::decide::{InvitationCounts, check_may_invite};
use crate::domain::invitations::effects::InvitationNews;
use crate::domain::invitations::invitation::{InvitationState, JobInvitation};
use crate::domain::invitations::refusal::InvitationRefusal;
use crate::domain::jobs::job::Job;
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::domain::offers::offer::Recipient;
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::refusal::Refusal;
use crate::domain::time::DAY_MS;
use crate::store::Tx;

/// Somebody is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobInvited {
    /// The invitation.
    pub invitation: JobInvitation,
    /// To which job.
    pub job: Job,
}

/// Whom somebody would invite.
#[derive(Debug, Clone, Copy)]
enum Whom<'a> {
    /// A person.
    Person(&'a Addressee),
    /// The agency with this name.
    Agency(&'a str),
}

/// What an invitation is refused for, where it would be sent to the agency.
fn of_invitation(refused: Error) -> Error {
    match refused {
        Error::Refused(Refusal::Agency(AgencyRefusal::Exclusive { person, agency })) => {
            InvitationRefusal::OnlyThroughAgency { person, agency }.into()
        }
        other => other,
    }
}

impl App {
    /// Invites somebody to a job of the caller's, once.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn invite_to_job(&self, caller: &Caller, job: JobId, whom: &Addressee) -> Result<JobInvited> {
        if whom.is_bot {
            return Err(InvitationRefusal::Bot.into());
        }
        if !whom.is_member {
            return Err(OfferRefusal::NotMember.into());
        }
        retry(|| self.try_invite_to_job(caller, job, Whom::Person(whom))).await
    }

    /// Invites an agency to a job of the caller's, once.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn invite_agency_to_job(&self, caller: &Caller, job: JobId, name: &str) -> Result<JobInvited> {
        retry(|| self.try_invite_to_job(caller, job, Whom::Agency(name))).await
    }

    /// The same for somebody whose profile the caller has read.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn invite_known_to_job(
        &self,
        caller: &Caller,
        job: JobId,
        person: PersonId,
    ) -> Result<JobInvited> {
        let whom = self.known_addressee(caller, person).await?;
        self.invite_to_job(caller, job, &whom).await
    }

    /// The caller's open jobs, to which they could invite somebody.
    ///
    /// # Errors
    /// A refusal where there is none, or a failure of the database.
    pub async fn jobs_to_invite_to(&self, caller: &Caller) -> Result<Vec<Job>> {
        let mut jobs =
            self.store.reader().await?.queries().jobs_of(caller.guild, caller.person, u32::MAX).await?;
        jobs.retain(Job::is_open);
        match jobs.is_empty() {
            true => Err(InvitationRefusal::NoJob.into()),
            false => Ok(jobs),
        }
    }

    /// Whom an invitation would go to; what is counted of the client's is exact after it.
    async fn hold_both(&self, tx: &mut Tx, caller: &Caller, whom: Whom<'_>) -> Result<Recipient> {
        let now = self.now();
        let person = match whom {
            Whom::Person(person) => person,
            Whom::Agency(name) => {
                self.upsert_caller(tx, caller).await?;
                tx.hold_sender(caller.guild, caller.person).await?;
                let id = named(&mut tx.queries(), caller.guild, name).await?.id;
                tx.hold_agency(id).await?;
                // It may have been deleted before it was held.
                let agency = named(&mut tx.queries(), caller.guild, name).await?;
                return Ok(Recipient::Agency(agency.team().ok_or(AgencyRefusal::NoSuchAgency)?));
            }
        };
        // In one order for everybody, so that two who invite each other at once don't wait for each other.
        let is_first = caller.person < person.person;
        if !is_first {
            tx.upsert_person(caller.guild, &person.as_person(), now).await?;
        }
        self.upsert_caller(tx, caller).await?;
        tx.hold_sender(caller.guild, caller.person).await?;
        if is_first {
            tx.upsert_person(caller.guild, &person.as_person(), now).await?;
        }
        Ok(Recipient::Freelancer(person.person))
    }

    async fn try_invite_to_job(&self, caller: &Caller, job: JobId, whom: Whom<'_>) -> Result<JobInvited> {
        let now = self.now();
        let mut tx = self.store.begin().await?;
        let to = self.hold_both(&mut tx, caller, whom).await?;
        tx.hold_job(job).await?;
        let job = self.load_job(&mut tx.queries(), caller, job).await?.job;
        let client = (caller.guild, caller.person);
        let counts = tx.queries().invitation_counts(client, (job.id, &to), now.plus(-DAY_MS)).await?;
        let other = (caller.guild, to.spokesperson());
        let applied = tx.queries().proposal_counts(other, &to, job.id, now).await?;
        let counts = InvitationCounts { has_applied: applied.for_job > 0, ..counts };
        check_may_invite(&job, caller.person, &to, counts)?;
        // What would keep the client from sending them an offer keeps an invitation from being sent.
        let found = self.look_before_sending(&mut tx, caller, &to, 0).await?;
        check_may_reach(&found, &to).map_err(of_invitation)?;
        let has_left = found.other.presence.is_some_and(|known| known.left.is_some());
        if to.agency().is_none() && has_left {
            return Err(OfferRefusal::NotMember.into());
        }
        let invitation = JobInvitation {
            id: JobInvitationId(self.new_id()),
            guild: caller.guild,
            job: job.id,
            client: caller.person,
            to,
            state: InvitationState::Open,
            revision: 0,
            sent: now,
        };
        tx.insert_job_invitation(&invitation).await?;
        let first = vec![invitation.to.spokesperson()];
        for to in self.whoever_reads(&mut tx, caller.guild, &invitation.to, first).await? {
            self.tell_of_invitation(&mut tx, &invitation, InvitationNews::Received, to).await?;
        }
        tx.commit().await?;
        Ok(JobInvited { invitation, job })
    }

    /// Has one side told, by the ways that they chose and can be reached by.
    pub(super) async fn tell_of_invitation(
        &self,
        tx: &mut Tx,
        invitation: &JobInvitation,
        news: InvitationNews,
        to: PersonId,
    ) -> Result<()> {
        let (guild, invitation) = (invitation.guild, invitation.id);
        let reach = tx.queries().reach(guild, to).await?;
        if reach.choices.wants(Topic::Jobs, NotificationChannel::Direct) && reach.is_door_open {
            let tell = Effect::from(InvitationEffect::TellInvitation { invitation, news, to });
            self.enqueue_alone(tx, &tell, Lane::Direct(guild, to), guild).await?;
        }
        let goes_by_mail = self.has_mail && reach.has_address;
        if goes_by_mail && reach.choices.wants(Topic::Jobs, NotificationChannel::Mail) {
            let mail = Effect::from(MailEffect::MailInvitation { invitation, news, to });
            self.enqueue_alone(tx, &mail, Lane::Mail(guild, to), guild).await?;
        }
        Ok(())
    }
}
