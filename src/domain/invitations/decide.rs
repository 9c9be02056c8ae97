//! What becomes of an invitation. Owns the limits, and who may do what.

use super::invitation::{InvitationDecline, InvitationState, JobInvitation};
use super::refusal::InvitationRefusal;
use crate::domain::agencies::agency::Team;
use crate::domain::ids::{JobNumber, PersonId, ProposalId};
use crate::domain::jobs::job::Job;
use crate::domain::jobs::refusal::JobRefusal;
use crate::domain::offers::offer::Recipient;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;

/// Most people and agencies that are invited to one job.
pub const JOB_INVITATIONS: u32 = 30;
/// Most invitations that one client sends in a day.
pub const NEW_INVITATIONS: u32 = 15;

/// Invitations and proposals, as far as they limit a new invitation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InvitationCounts {
    /// Those to the same job.
    pub for_job: u32,
    /// Those that the client sent within a day.
    pub new: u32,
    /// Whether the same person or agency is invited to the same job.
    pub is_invited: bool,
    /// Whether a proposal of theirs for the job waits, or led to an offer that does.
    pub has_applied: bool,
}

/// Refuses an invitation of `to` that `by` can't send now.
///
/// # Errors
/// Somebody else's job, a closed one, oneself, somebody who is invited or applied already, or one more than there may be.
pub fn check_may_invite(
    job: &Job,
    by: PersonId,
    to: &Recipient,
    counts: InvitationCounts,
) -> Result<(), Refusal> {
    job.check_may_change(by)?;
    let number = job.number;
    let refused = match to {
        Recipient::Freelancer(person) if *person == by => Some(InvitationRefusal::Oneself { number }),
        Recipient::Freelancer(person) if counts.is_invited => {
            Some(InvitationRefusal::Already { number, person: *person })
        }
        Recipient::Freelancer(person) if counts.has_applied => {
            Some(InvitationRefusal::Applied { number, person: *person })
        }
        Recipient::Freelancer(_) => None,
        Recipient::Agency(team) => refused_agency(number, (team, team.has(by)), counts),
    };
    if let Some(refused) = refused {
        return Err(refused.into());
    }
    if counts.for_job >= JOB_INVITATIONS {
        return Err(InvitationRefusal::ManyForJob { number, most: JOB_INVITATIONS }.into());
    }
    match counts.new >= NEW_INVITATIONS {
        true => Err(InvitationRefusal::ManyNew { most: NEW_INVITATIONS }.into()),
        false => Ok(()),
    }
}

fn refused_agency(
    number: JobNumber,
    (team, is_own): (&Team, bool),
    counts: InvitationCounts,
) -> Option<InvitationRefusal> {
    let agency = team.name.clone();
    match (is_own, counts.is_invited, counts.has_applied) {
        (true, ..) => Some(InvitationRefusal::OwnAgency { number, agency }),
        (false, true, _) => Some(InvitationRefusal::AgencyAlready { number, agency }),
        (false, false, true) => Some(InvitationRefusal::AgencyApplied { number, agency }),
        (false, false, false) => None,
    }
}

/// Refuses to answer what isn't `by`'s to answer, or is over.
///
/// # Errors
/// Somebody else's, answered, taken back, or of a closed job.
pub fn check_may_answer(invitation: &JobInvitation, job: &Job, by: PersonId) -> Result<(), Refusal> {
    let number = job.number;
    match invitation.state {
        _ if !invitation.is_for(by) => Err(InvitationRefusal::NoSuchInvitation.into()),
        InvitationState::Proposed { .. } | InvitationState::Declined { .. } => {
            Err(match invitation.to.agency() {
                Some(team) => InvitationRefusal::AgencyAnswered { number, agency: team.name.clone() },
                None => InvitationRefusal::Answered { number },
            }
            .into())
        }
        InvitationState::Withdrawn { .. } => {
            Err(InvitationRefusal::Withdrawn { number, client: invitation.client }.into())
        }
        InvitationState::Open | InvitationState::Ignored { .. } if job.is_open() => Ok(()),
        InvitationState::Open | InvitationState::Ignored { .. } | InvitationState::Closed { .. } => {
            Err(JobRefusal::Closed { number }.into())
        }
    }
}

fn moved(invitation: &JobInvitation, state: InvitationState) -> JobInvitation {
    JobInvitation { state, revision: invitation.revision + 1, ..invitation.clone() }
}

/// Whoever is invited says no.
///
/// # Errors
/// As [`check_may_answer`].
pub fn decline(
    invitation: &JobInvitation,
    job: &Job,
    (by, now): (PersonId, UnixMs),
    (reason, message): (InvitationDecline, Option<String>),
) -> Result<JobInvitation, Refusal> {
    check_may_answer(invitation, job, by)?;
    Ok(moved(invitation, InvitationState::Declined { reason, message, at: now }))
}

/// Whoever is invited sets it aside. They can answer it later, and its client learns nothing of it.
///
/// # Errors
/// As [`check_may_answer`], or set aside before.
pub fn ignore(
    invitation: &JobInvitation,
    job: &Job,
    (by, now): (PersonId, UnixMs),
) -> Result<JobInvitation, Refusal> {
    check_may_answer(invitation, job, by)?;
    match invitation.state {
        InvitationState::Ignored { .. } => Err(InvitationRefusal::Ignored { number: job.number }.into()),
        _ => Ok(moved(invitation, InvitationState::Ignored { at: now })),
    }
}

/// Its client takes it back, as long as it wasn't answered. Whoever is invited isn't told.
///
/// # Errors
/// Somebody else's, or one that is over.
pub fn withdraw(
    invitation: &JobInvitation,
    job: &Job,
    (by, now): (PersonId, UnixMs),
) -> Result<JobInvitation, Refusal> {
    match invitation.waits() {
        _ if invitation.client != by => Err(InvitationRefusal::NoSuchInvitation.into()),
        true => Ok(moved(invitation, InvitationState::Withdrawn { at: now })),
        false => Err(InvitationRefusal::Over { number: job.number }.into()),
    }
}

/// Whoever is invited sends a proposal, which answers it, also where they said no before. `None` where one did already, or it's
/// over.
#[must_use]
pub fn propose(invitation: &JobInvitation, proposal: ProposalId, now: UnixMs) -> Option<JobInvitation> {
    match invitation.state {
        InvitationState::Proposed { .. }
        | InvitationState::Withdrawn { .. }
        | InvitationState::Closed { .. } => None,
        InvitationState::Open | InvitationState::Ignored { .. } | InvitationState::Declined { .. } => {
            Some(moved(invitation, InvitationState::Proposed { proposal, at: now }))
        }
    }
}

/// Its job is closed. `None` where that changes nothing, because it was answered or taken back.
#[must_use]
pub fn close(invitation: &JobInvitation, now: UnixMs) -> Option<JobInvitation> {
    invitation.waits().then(|| moved(invitation, InvitationState::Closed { at: now }))
}

#[cfg(test)]
mod tests;
