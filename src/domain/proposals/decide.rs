//! What becomes of a proposal. Owns the limits, who may do what, and how many places of a job are taken.

use super::proposal::{Proposal, ProposalDecline, ProposalState, ProposalTerms, Shelf};
use super::refusal::ProposalRefusal;
use crate::domain::ids::{OfferId, PersonId};
use crate::domain::jobs::job::{Job, Visibility};
use crate::domain::jobs::refusal::JobRefusal;
use crate::domain::offers::offer::Recipient;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;

/// Most proposals of one freelancer, or of one agency, that wait for an answer.
pub const OPEN_PROPOSALS: u32 = 20;
/// Most proposals that one person sends in a day, in whatever name, and most that go out in one agency's name.
pub const NEW_PROPOSALS: u32 = 10;

/// Proposals of one freelancer or agency, as far as they limit new ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProposalCounts {
    /// Those that wait for an answer.
    pub open: u32,
    /// Those that were sent within a day; of an agency's and its sender's, whichever are more.
    pub new: u32,
    /// Those for the same job that wait for an answer, or led to an offer that does.
    pub for_job: u32,
}

/// How many places of a job are spoken for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TakenPlaces {
    /// By offers that wait for an answer.
    pub offered: u32,
    /// By offers that were accepted.
    pub hired: u32,
}

/// Refuses a proposal for a job that isn't open to whoever it would come `from`, who was invited to it or wasn't.
///
/// # Errors
/// Their own, one of somebody of their agency, one that only others are invited to, or a closed one.
pub fn check_job(job: &Job, from: &Recipient, is_invited: bool) -> Result<(), Refusal> {
    let number = job.number;
    match from {
        Recipient::Freelancer(person) if *person == job.client => {
            return Err(ProposalRefusal::OwnJob { number }.into());
        }
        Recipient::Agency(team) if team.has(job.client) => {
            return Err(ProposalRefusal::AgencysJob { number, agency: team.name.clone() }.into());
        }
        Recipient::Freelancer(_) | Recipient::Agency(_) => {}
    }
    match job.visibility {
        Visibility::Invited if !is_invited => Err(JobRefusal::NoSuchJob.into()),
        Visibility::Everyone | Visibility::Invited if job.is_open() => Ok(()),
        Visibility::Everyone | Visibility::Invited => Err(JobRefusal::Closed { number }.into()),
    }
}

/// Refuses one more `from` a side than there may be.
///
/// # Errors
/// One for the same job waits, too many wait, or too many were sent within a day.
pub fn check_limits(job: &Job, from: &Recipient, counts: ProposalCounts) -> Result<(), Refusal> {
    let agency = from.agency().map(|team| team.name.clone());
    let number = job.number;
    let refused = if counts.for_job > 0 {
        match agency {
            Some(agency) => ProposalRefusal::AgencyWaits { number, agency },
            None => ProposalRefusal::Waits { number },
        }
    } else if counts.open >= OPEN_PROPOSALS {
        let most = OPEN_PROPOSALS;
        match agency {
            Some(agency) => ProposalRefusal::AgencyManyOpen { most, agency },
            None => ProposalRefusal::ManyOpen { most },
        }
    } else if counts.new >= NEW_PROPOSALS {
        let most = NEW_PROPOSALS;
        match agency {
            Some(agency) => ProposalRefusal::AgencyManyNew { most, agency },
            None => ProposalRefusal::ManyNew { most },
        }
    } else {
        return Ok(());
    };
    Err(refused.into())
}

/// Refuses what only the client of its job does.
///
/// # Errors
/// Somebody else: for them it doesn't exist.
pub fn check_client(job: &Job, by: PersonId) -> Result<(), Refusal> {
    if job.client == by { Ok(()) } else { Err(ProposalRefusal::NoSuchProposal.into()) }
}

/// Refuses what only its freelancer does, or who answers for its agency.
///
/// # Errors
/// Somebody else: for them it doesn't exist.
pub fn check_freelancer(proposal: &Proposal, by: PersonId) -> Result<(), Refusal> {
    if proposal.is_of(by) { Ok(()) } else { Err(ProposalRefusal::NoSuchProposal.into()) }
}

/// Refuses to change what was answered.
///
/// # Errors
/// It's over, or an offer for it waits.
pub fn check_open(proposal: &Proposal, job: &Job) -> Result<(), Refusal> {
    let number = job.number;
    match proposal.state {
        ProposalState::Open => Ok(()),
        ProposalState::Offered { .. } => Err(ProposalRefusal::Offered { number }.into()),
        ProposalState::Hired { .. }
        | ProposalState::Declined { .. }
        | ProposalState::Withdrawn { .. }
        | ProposalState::Closed { .. } => Err(ProposalRefusal::Over { number }.into()),
    }
}

fn moved(proposal: &Proposal, state: ProposalState) -> Proposal {
    Proposal { state, revision: proposal.revision + 1, ..proposal.clone() }
}

/// Its freelancer says something else.
///
/// # Errors
/// Somebody else's, answered, or what it says already.
pub fn edit(
    proposal: &Proposal,
    job: &Job,
    (by, now): (PersonId, UnixMs),
    terms: ProposalTerms,
) -> Result<Proposal, Refusal> {
    check_freelancer(proposal, by)?;
    check_open(proposal, job)?;
    if proposal.terms == terms {
        return Err(ProposalRefusal::Same { number: job.number }.into());
    }
    let edited = Some(now);
    Ok(Proposal { terms, edited, revision: proposal.revision + 1, ..proposal.clone() })
}

/// Its freelancer takes it back.
///
/// # Errors
/// Somebody else's, or answered.
pub fn withdraw(proposal: &Proposal, job: &Job, (by, now): (PersonId, UnixMs)) -> Result<Proposal, Refusal> {
    check_freelancer(proposal, by)?;
    check_open(proposal, job)?;
    Ok(moved(proposal, ProposalState::Withdrawn { at: now }))
}

/// Its client says no.
///
/// # Errors
/// Somebody else's, or answered.
pub fn decline(
    proposal: &Proposal,
    job: &Job,
    (by, now): (PersonId, UnixMs),
    (reason, message): (ProposalDecline, Option<String>),
) -> Result<Proposal, Refusal> {
    check_client(job, by)?;
    check_open(proposal, job)?;
    Ok(moved(proposal, ProposalState::Declined { reason, message, at: now }))
}

/// Its client puts it elsewhere. Its freelancer learns nothing of it.
///
/// # Errors
/// Somebody else's.
pub fn shelve(proposal: &Proposal, job: &Job, by: PersonId, shelf: Shelf) -> Result<Proposal, Refusal> {
    check_client(job, by)?;
    Ok(Proposal { shelf, revision: proposal.revision + 1, ..proposal.clone() })
}

/// Refuses an offer that couldn't be sent for it now.
///
/// # Errors
/// Somebody else's, answered, of a closed job, or one more than the job has places.
pub fn check_may_hire(
    proposal: &Proposal,
    job: &Job,
    by: PersonId,
    taken: TakenPlaces,
) -> Result<(), Refusal> {
    check_client(job, by)?;
    check_open(proposal, job)?;
    let (number, places) = (job.number, job.terms.places);
    if !job.is_open() {
        return Err(JobRefusal::Closed { number }.into());
    }
    match taken.offered + taken.hired < places {
        true => Ok(()),
        false => Err(ProposalRefusal::NoPlace { number, places }.into()),
    }
}

/// Its client sends `offer` for it.
///
/// # Errors
/// As [`check_may_hire`].
pub fn offer(
    proposal: &Proposal,
    job: &Job,
    by: PersonId,
    (offer, taken): (OfferId, TakenPlaces),
) -> Result<Proposal, Refusal> {
    check_may_hire(proposal, job, by, taken)?;
    Ok(moved(proposal, ProposalState::Offered { offer }))
}

/// What the end of `offer` makes of it: with a contract it's hired, without it waits again, if its job still does. `None` where
/// that offer isn't what it waits for.
#[must_use]
pub fn follow(
    proposal: &Proposal,
    job: &Job,
    (offer, is_accepted): (OfferId, bool),
    now: UnixMs,
) -> Option<Proposal> {
    let state = match proposal.state {
        ProposalState::Offered { offer: waits } if waits == offer => match (is_accepted, job.is_open()) {
            (true, _) => ProposalState::Hired { offer },
            (false, true) => ProposalState::Open,
            (false, false) => ProposalState::Closed { at: now },
        },
        _ => return None,
    };
    Some(moved(proposal, state))
}

/// Whether a job has nobody left to hire.
#[must_use]
pub const fn is_full(job: &Job, taken: TakenPlaces) -> bool {
    job.is_open() && taken.hired >= job.terms.places
}

/// Its job is closed, which answers it.
#[must_use]
pub fn close(proposal: &Proposal, now: UnixMs) -> Proposal {
    moved(proposal, ProposalState::Closed { at: now })
}

#[cfg(test)]
mod tests;
