//! Jobs, proposals and invitations in the file that a person gets of what is kept about them: those that they posted or sent, and their answers to others'.

use super::file::moment;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::domain::invitations::invitation::InvitationState;
use crate::domain::jobs::alert::JobAlert;
use crate::domain::jobs::job::JobState;
use crate::domain::offers::offer::Recipient;
use crate::domain::proposals::proposal::ProposalState;
use crate::store::{InvitationLine, ProposalLine, Queries};
use serde_json::{Value, json};

/// The jobs that the caller posted.
pub(super) async fn jobs_of(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let jobs = queries.jobs_of(caller.guild, caller.person, u32::MAX).await?;
    let mut lines = Vec::new();
    for job in jobs {
        let earlier = queries.job_versions(job.id).await?;
        let earlier: Vec<Value> =
            earlier.iter().map(|(terms, until)| json!({"until": moment(*until), "terms": terms})).collect();
        let closed = match job.state {
            JobState::Open => None,
            JobState::Closed { reason, at } => Some(json!({"at": moment(at), "reason": reason.code()})),
        };
        lines.push(json!({
            "number": job.number.0, "posted": moment(job.posted), "visible_to": job.visibility.code(), "terms": job.terms,
            "edited": job.edited.map(moment), "earlier": earlier, "closed": closed,
        }));
    }
    Ok(lines)
}

/// The jobs that the caller saved.
pub(super) async fn saved_jobs_of(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let saved = queries.saved_jobs(caller.guild, caller.person).await?;
    Ok(saved.iter().map(|job| json!({"job": job.number.0, "title": job.terms.title})).collect())
}

/// What the caller wants to be told of, and the jobs of which they were lately, or will be in their next digest.
pub(super) async fn job_alerts_of(queries: &mut Queries<'_>, caller: &Caller) -> Result<Value> {
    let alerts = queries.job_alerts_of(caller.guild, caller.person).await?;
    let line = |alert: &JobAlert| {
        let JobAlert { wanted, pace, made, .. } = alert;
        json!({"skill": wanted.skill, "budget": wanted.budget, "pace": pace.code(), "since": moment(*made)})
    };
    let mut told = Vec::new();
    for (job, at) in queries.job_news_of(caller.guild, caller.person).await? {
        let number = queries.job(job).await?.map(|found| found.job.number.0);
        told.push(json!({"job": number, "found": moment(at)}));
    }
    Ok(json!({"alerts": alerts.iter().map(line).collect::<Vec<_>>(), "found_jobs": told}))
}

/// The caller's proposals, and their answers to others'.
pub(super) async fn proposals_of(queries: &mut Queries<'_>, caller: &Caller) -> Result<Value> {
    Ok(json!({
        "sent": sent_by(queries, caller).await?,
        "declined_by_you": declined_by(queries, caller).await?,
    }))
}

/// The proposals that the caller sent. Where their clients put them is theirs.
async fn sent_by(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let sent = queries.proposals_by(caller.guild, caller.person, (0, u32::MAX)).await?;
    let line = |line: &ProposalLine| {
        let proposal = &line.proposal;
        let declined = match &proposal.state {
            ProposalState::Declined { reason, message, at } => {
                Some(json!({"reason": reason.code(), "message": message, "at": moment(*at)}))
            }
            _ => None,
        };
        json!({
            "job": line.number.0, "sent": moment(proposal.sent), "edited": proposal.edited.map(moment),
            "agency": proposal.from.agency().map(|team| &team.name), "state": proposal.state.code(), "terms": proposal.terms, "declined": declined,
        })
    };
    Ok(sent.iter().map(line).collect())
}

/// What the caller wrote to those whose proposals they declined.
async fn declined_by(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let declined = queries.proposals_declined_by(caller.guild, caller.person).await?;
    let line = |line: &ProposalLine| match &line.proposal.state {
        ProposalState::Declined { reason, message, at } => Some(json!({
            "job": line.number.0, "reason": reason.code(), "message": message, "at": moment(*at),
        })),
        _ => None,
    };
    Ok(declined.iter().filter_map(line).collect())
}

/// The invitations that the caller got, with their answers, and those that they sent. Whether somebody ignored one is theirs.
pub(super) async fn invitations_of(queries: &mut Queries<'_>, caller: &Caller) -> Result<Value> {
    let received = queries.own_job_invitations(caller.guild, caller.person).await?;
    let received: Vec<Value> = received.iter().map(received_line).collect();
    let sent = queries.invitations_by(caller.guild, caller.person).await?;
    let sent: Vec<Value> = sent
        .iter()
        .map(|line| {
            let to = match &line.invitation.to {
                Recipient::Freelancer(person) => person.to_string(),
                Recipient::Agency(team) => team.name.clone(),
            };
            json!({
                "job": line.number.0, "to": to,
                "sent": moment(line.invitation.sent),
            })
        })
        .collect();
    Ok(json!({"received": received, "sent": sent}))
}

fn received_line(line: &InvitationLine) -> Value {
    let invitation = &line.invitation;
    let declined = match &invitation.state {
        InvitationState::Declined { reason, message, at } => {
            Some(json!({"reason": reason.code(), "message": message, "at": moment(*at)}))
        }
        _ => None,
    };
    json!({
        "job": line.number.0, "from": invitation.client.to_string(), "received": moment(invitation.sent),
        "state": invitation.state.code(), "declined": declined,
    })
}
