//! Invitations to jobs. Owns the `job_invitations` table and its compare-and-set.

mod fits;
mod sides;

use super::error::{Error, Result};
use super::row;
use super::row::unreadable;
use super::transaction::{Queries, Tx};
use crate::domain::ids::{GuildId, JobId, JobInvitationId, JobNumber, PersonId, ProposalId};
use crate::domain::invitations::invitation::{InvitationDecline, InvitationState, JobInvitation};
use crate::domain::offers::offer::Recipient;
use crate::domain::time::UnixMs;
use sqlx::any::AnyRow;

const COLUMNS: &str = "SELECT i.id, i.guild_id, i.job_id, i.client_id, i.freelancer_id, i.agency_id, i.state, i.proposal_id, i.reason, i.message,
     i.ended_ms, i.revision, i.sent_ms";

/// An invitation in a list, with its job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationLine {
    /// As it is.
    pub invitation: JobInvitation,
    /// What people call its job.
    pub number: JobNumber,
    /// What its job is called.
    pub title: String,
}

fn state(found: &AnyRow) -> Result<InvitationState> {
    let stored = row::text(found, "state")?;
    let at = || Ok::<_, Error>(UnixMs(row::int(found, "ended_ms")?));
    Ok(match stored.as_str() {
        "open" => InvitationState::Open,
        "ignored" => InvitationState::Ignored { at: at()? },
        "proposed" => {
            InvitationState::Proposed { proposal: ProposalId(row::int(found, "proposal_id")?), at: at()? }
        }
        "declined" => {
            let code = row::text(found, "reason")?;
            let reason = InvitationDecline::from_code(&code).ok_or_else(|| unreadable("reason", code))?;
            InvitationState::Declined { reason, message: row::maybe_text(found, "message")?, at: at()? }
        }
        "withdrawn" => InvitationState::Withdrawn { at: at()? },
        "closed" => InvitationState::Closed { at: at()? },
        _ => return Err(unreadable("state", stored)),
    })
}

fn read(found: &AnyRow, to: Recipient) -> Result<JobInvitation> {
    Ok(JobInvitation {
        id: JobInvitationId(row::int(found, "id")?),
        guild: GuildId(row::int(found, "guild_id")?),
        job: JobId(row::int(found, "job_id")?),
        client: PersonId(row::int(found, "client_id")?),
        to,
        state: state(found)?,
        revision: row::int(found, "revision")?,
        sent: UnixMs(row::int(found, "sent_ms")?),
    })
}

/// What of a state is stored beside its name.
#[derive(Default)]
struct Stored<'a> {
    proposal: Option<i64>,
    reason: Option<&'static str>,
    message: Option<&'a str>,
    ended: Option<i64>,
}

fn stored(state: &InvitationState) -> Stored<'_> {
    match state {
        InvitationState::Open => Stored::default(),
        InvitationState::Ignored { at }
        | InvitationState::Withdrawn { at }
        | InvitationState::Closed { at } => Stored { ended: Some(at.0), ..Stored::default() },
        InvitationState::Proposed { proposal, at } => {
            Stored { proposal: Some(proposal.0), ended: Some(at.0), ..Stored::default() }
        }
        InvitationState::Declined { reason, message, at } => Stored {
            reason: Some(reason.code()),
            message: message.as_deref(),
            ended: Some(at.0),
            ..Stored::default()
        },
    }
}

impl Tx {
    /// Saves a new invitation.
    ///
    /// # Errors
    /// [`Error::Conflict`] when that person or agency is invited to that job already; otherwise when the database fails.
    pub async fn insert_job_invitation(&mut self, invitation: &JobInvitation) -> Result<()> {
        let Stored { proposal, reason, message, ended } = stored(&invitation.state);
        sqlx::query(
            "INSERT INTO job_invitations (id, guild_id, job_id, client_id, freelancer_id, state, proposal_id, reason, message, ended_ms,
                 revision, sent_ms, agency_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        )
        .bind(invitation.id.0)
        .bind(invitation.guild.0)
        .bind(invitation.job.0)
        .bind(invitation.client.0)
        .bind(invitation.to.spokesperson().0)
        .bind(invitation.state.code())
        .bind(proposal)
        .bind(reason)
        .bind(message)
        .bind(ended)
        .bind(invitation.revision)
        .bind(invitation.sent.0)
        .bind(invitation.to.agency().map(|team| team.id.0))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Saves a changed invitation, if it is still at the revision before.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it changed meanwhile; otherwise when the database fails.
    pub async fn update_job_invitation(&mut self, invitation: &JobInvitation) -> Result<()> {
        let Stored { proposal, reason, message, ended } = stored(&invitation.state);
        let done = sqlx::query(
            "UPDATE job_invitations SET state = $1, proposal_id = $2, reason = $3, message = $4, ended_ms = $5, revision = $6
             WHERE id = $7 AND revision = $8",
        )
        .bind(invitation.state.code())
        .bind(proposal)
        .bind(reason)
        .bind(message)
        .bind(ended)
        .bind(invitation.revision)
        .bind(invitation.id.0)
        .bind(invitation.revision - 1)
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Forgets what somebody wrote to those whose invitations they declined.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_invitation_answers(&mut self, guild: GuildId, person: PersonId) -> Result<()> {
        sqlx::query(
            "UPDATE job_invitations SET message = NULL, revision = revision + 1
             WHERE guild_id = $1 AND freelancer_id = $2 AND message IS NOT NULL AND (agency_id IS NULL
                 OR EXISTS (SELECT 1 FROM agencies a WHERE a.id = job_invitations.agency_id AND a.deleted_ms IS NOT NULL))",
        )
        .bind(guild.0)
        .bind(person.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// The invitation called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn job_invitation(&mut self, id: JobInvitationId) -> Result<Option<JobInvitation>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} FROM job_invitations i WHERE i.id = $1"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        self.maybe_invited(found).await
    }

    /// The invitations to a job that can still be answered, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting_invitations_to(&mut self, job: JobId) -> Result<Vec<JobInvitation>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} FROM job_invitations i WHERE i.job_id = $1 AND i.state IN ('open', 'ignored') ORDER BY i.sent_ms, i.id"
        ));
        let rows = sqlx::query(sql).bind(job.0).fetch_all(&mut *self.0).await?;
        let mut invitations = Vec::with_capacity(rows.len());
        for found in &rows {
            invitations.push(self.invited(found).await?);
        }
        Ok(invitations)
    }

    /// How many people and agencies were invited to a job.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_invited_to(&mut self, job: JobId) -> Result<u32> {
        let query = sqlx::query("SELECT count(*) AS counted FROM job_invitations WHERE job_id = $1");
        row::small(&query.bind(job.0).fetch_one(&mut *self.0).await?, "counted")
    }

    /// A page of them, the newest first, with their names.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invited_to(
        &mut self,
        job: JobId,
        (skip, most): (u32, u32),
    ) -> Result<Vec<(JobInvitation, Option<String>)>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS}, (SELECT q.name FROM people q WHERE q.guild_id = i.guild_id AND q.person_id = i.freelancer_id) AS name
             FROM job_invitations i WHERE i.job_id = $1 ORDER BY i.sent_ms DESC, i.id DESC LIMIT $2 OFFSET $3"
        ));
        let query = sqlx::query(sql).bind(job.0).bind(i64::from(most)).bind(i64::from(skip));
        let rows = query.fetch_all(&mut *self.0).await?;
        let mut lines = Vec::with_capacity(rows.len());
        for found in &rows {
            lines.push((self.invited(found).await?, row::maybe_text(found, "name")?));
        }
        Ok(lines)
    }

    /// The invitations that somebody sent as a client, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invitations_by(&mut self, guild: GuildId, client: PersonId) -> Result<Vec<InvitationLine>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS}, j.number AS job_number, j.terms AS job_terms FROM job_invitations i JOIN jobs j ON j.id = i.job_id
             WHERE i.guild_id = $1 AND i.client_id = $2 ORDER BY i.sent_ms, i.id"
        ));
        let rows = sqlx::query(sql).bind(guild.0).bind(client.0).fetch_all(&mut *self.0).await?;
        self.invitation_lines(&rows).await
    }
}
