//! Proposals for jobs. Owns the `proposals` table, its compare-and-set, and what makes changes around one job take turns.

mod sides;

use super::error::{Error, Result};
use super::row;
use super::row::unreadable;
use super::transaction::{Queries, Tx};
use crate::domain::ids::{AgencyId, GuildId, JobId, JobNumber, OfferId, PersonId, ProposalId};
use crate::domain::jobs::job::JobTerms;
use crate::domain::offers::offer::Recipient;
use crate::domain::proposals::decide::TakenPlaces;
use crate::domain::proposals::proposal::{Proposal, ProposalDecline, ProposalState, Shelf};
use crate::domain::time::UnixMs;
use sqlx::any::AnyRow;

const COLUMNS: &str = "SELECT p.id, p.guild_id, p.job_id, p.freelancer_id, p.agency_id, p.terms, p.shelf, p.state, p.offer_id, p.reason, p.message,
     p.ended_ms, p.revision, p.sent_ms, p.edited_ms";

/// A proposal in a list, with its job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalLine {
    /// As it is.
    pub proposal: Proposal,
    /// What people call its job.
    pub number: JobNumber,
    /// What its job is called.
    pub title: String,
    /// Who posted that.
    pub client: PersonId,
}

fn state(found: &AnyRow) -> Result<ProposalState> {
    let stored = row::text(found, "state")?;
    let at = || Ok::<_, Error>(UnixMs(row::int(found, "ended_ms")?));
    let offer = || Ok::<_, Error>(OfferId(row::int(found, "offer_id")?));
    Ok(match stored.as_str() {
        "open" => ProposalState::Open,
        "offered" => ProposalState::Offered { offer: offer()? },
        "hired" => ProposalState::Hired { offer: offer()? },
        "declined" => {
            let code = row::text(found, "reason")?;
            let reason = ProposalDecline::from_code(&code).ok_or_else(|| unreadable("reason", code))?;
            ProposalState::Declined { reason, message: row::maybe_text(found, "message")?, at: at()? }
        }
        "withdrawn" => ProposalState::Withdrawn { at: at()? },
        "closed" => ProposalState::Closed { at: at()? },
        _ => return Err(unreadable("state", stored)),
    })
}

fn read(found: &AnyRow, from: Recipient) -> Result<Proposal> {
    let code = row::text(found, "shelf")?;
    Ok(Proposal {
        id: ProposalId(row::int(found, "id")?),
        guild: GuildId(row::int(found, "guild_id")?),
        job: JobId(row::int(found, "job_id")?),
        from,
        sender: PersonId(row::int(found, "freelancer_id")?),
        terms: row::json(found, "terms")?,
        shelf: Shelf::from_code(&code).ok_or_else(|| unreadable("shelf", code))?,
        state: state(found)?,
        revision: row::int(found, "revision")?,
        sent: UnixMs(row::int(found, "sent_ms")?),
        edited: row::maybe_int(found, "edited_ms")?.map(UnixMs),
    })
}

/// What of a state is stored beside its name.
#[derive(Default)]
struct Stored<'a> {
    offer: Option<i64>,
    reason: Option<&'static str>,
    message: Option<&'a str>,
    ended: Option<i64>,
}

fn stored(state: &ProposalState) -> Stored<'_> {
    match state {
        ProposalState::Open => Stored::default(),
        ProposalState::Offered { offer } | ProposalState::Hired { offer } => {
            Stored { offer: Some(offer.0), ..Stored::default() }
        }
        ProposalState::Declined { reason, message, at } => Stored {
            reason: Some(reason.code()),
            message: message.as_deref(),
            ended: Some(at.0),
            ..Stored::default()
        },
        ProposalState::Withdrawn { at } | ProposalState::Closed { at } => {
            Stored { ended: Some(at.0), ..Stored::default() }
        }
    }
}

/// Which of a job's proposals the page `$2` shows: what is archived or over is on the last one, and all else on the first.
const ON_SHELF: &str =
    "(p.shelf = 'archived' OR p.state IN ('declined', 'withdrawn', 'closed')) = ($2 = 'archived')
     AND ($2 <> 'shortlisted' OR p.shelf = 'shortlisted')";

impl Tx {
    /// Has whatever changes a job or its proposals wait for this transaction: what is read of them after it is exact.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hold_job(&mut self, id: JobId) -> Result<()> {
        sqlx::query("UPDATE jobs SET revision = revision WHERE id = $1")
            .bind(id.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Has whatever else somebody sends wait for this transaction: what is counted of theirs after it is exact.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hold_sender(&mut self, guild: GuildId, person: PersonId) -> Result<()> {
        sqlx::query("UPDATE people SET name = name WHERE guild_id = $1 AND person_id = $2")
            .bind(guild.0)
            .bind(person.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Has whatever else goes out in an agency's name, and whatever changes it, wait for this transaction.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hold_agency(&mut self, id: AgencyId) -> Result<()> {
        sqlx::query("UPDATE agencies SET revision = revision WHERE id = $1")
            .bind(id.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Saves a new proposal.
    ///
    /// # Errors
    /// [`Error::Conflict`] when one of theirs for the same job waits; otherwise when the database fails.
    pub async fn insert_proposal(&mut self, proposal: &Proposal) -> Result<()> {
        let Stored { offer, reason, message, ended } = stored(&proposal.state);
        sqlx::query(
            "INSERT INTO proposals (id, guild_id, job_id, freelancer_id, terms, shelf, state, offer_id, reason, message, ended_ms,
                 revision, sent_ms, edited_ms, agency_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        )
        .bind(proposal.id.0)
        .bind(proposal.guild.0)
        .bind(proposal.job.0)
        .bind(proposal.sender.0)
        .bind(row::to_json("terms", &proposal.terms)?)
        .bind(proposal.shelf.code())
        .bind(proposal.state.code())
        .bind(offer)
        .bind(reason)
        .bind(message)
        .bind(ended)
        .bind(proposal.revision)
        .bind(proposal.sent.0)
        .bind(proposal.edited.map(|at| at.0))
        .bind(proposal.from.agency().map(|team| team.id.0))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Saves a changed proposal, if it is still at the revision before.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it changed meanwhile; otherwise when the database fails.
    pub async fn update_proposal(&mut self, proposal: &Proposal) -> Result<()> {
        let Stored { offer, reason, message, ended } = stored(&proposal.state);
        let done = sqlx::query(
            "UPDATE proposals SET terms = $1, shelf = $2, state = $3, offer_id = $4, reason = $5, message = $6, ended_ms = $7,
                 revision = $8, edited_ms = $9 WHERE id = $10 AND revision = $11",
        )
        .bind(row::to_json("terms", &proposal.terms)?)
        .bind(proposal.shelf.code())
        .bind(proposal.state.code())
        .bind(offer)
        .bind(reason)
        .bind(message)
        .bind(ended)
        .bind(proposal.revision)
        .bind(proposal.edited.map(|at| at.0))
        .bind(proposal.id.0)
        .bind(proposal.revision - 1)
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Forgets what somebody wrote to those whose proposals they declined.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_declines(&mut self, guild: GuildId, client: PersonId) -> Result<()> {
        sqlx::query(
            "UPDATE proposals SET message = NULL, revision = revision + 1 WHERE message IS NOT NULL
             AND job_id IN (SELECT j.id FROM jobs j WHERE j.guild_id = $1 AND j.client_id = $2)",
        )
        .bind(guild.0)
        .bind(client.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// The proposal called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn proposal(&mut self, id: ProposalId) -> Result<Option<Proposal>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} FROM proposals p WHERE p.id = $1"));
        match sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await? {
            Some(found) => Ok(Some(self.with_side(&found).await?)),
            None => Ok(None),
        }
    }

    /// A proposal with the side that sent it, an agency as it is now.
    async fn with_side(&mut self, found: &AnyRow) -> Result<Proposal> {
        let from = match row::maybe_int(found, "agency_id")?.map(AgencyId) {
            Some(agency) => Recipient::Agency(self.team(agency).await?),
            None => Recipient::Freelancer(PersonId(row::int(found, "freelancer_id")?)),
        };
        read(found, from)
    }

    async fn lines(&mut self, rows: &[AnyRow]) -> Result<Vec<ProposalLine>> {
        let mut lines = Vec::with_capacity(rows.len());
        for found in rows {
            let job: JobTerms = row::json(found, "job_terms")?;
            lines.push(ProposalLine {
                proposal: self.with_side(found).await?,
                number: JobNumber(row::int(found, "job_number")?),
                title: job.title,
                client: PersonId(row::int(found, "client_id")?),
            });
        }
        Ok(lines)
    }

    /// How many proposals of a job a page of them shows in all, counted up to `most`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_proposals_for(&mut self, job: JobId, shelf: Shelf, most: u32) -> Result<u32> {
        let sql = sqlx::AssertSqlSafe(format!(
            "SELECT count(*) AS counted FROM (SELECT 1 FROM proposals p WHERE p.job_id = $1 AND {ON_SHELF} LIMIT $3) AS found"
        ));
        let query = sqlx::query(sql).bind(job.0).bind(shelf.code()).bind(i64::from(most));
        let found = query.fetch_one(&mut *self.0).await?;
        row::small(&found, "counted")
    }

    /// A page of the proposals for a job, the newest first, with the names of who sent them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn proposals_for(
        &mut self,
        job: JobId,
        shelf: Shelf,
        (skip, most): (u32, u32),
    ) -> Result<Vec<(Proposal, Option<String>)>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS}, (SELECT q.name FROM people q WHERE q.guild_id = p.guild_id AND q.person_id = p.freelancer_id) AS name
             FROM proposals p WHERE p.job_id = $1 AND {ON_SHELF} ORDER BY p.sent_ms DESC, p.id DESC LIMIT $3 OFFSET $4"
        ));
        let query = sqlx::query(sql).bind(job.0).bind(shelf.code());
        let query = query.bind(i64::from(most)).bind(i64::from(skip));
        let rows = query.fetch_all(&mut *self.0).await?;
        let mut lines = Vec::with_capacity(rows.len());
        for found in &rows {
            lines.push((self.with_side(found).await?, row::maybe_text(found, "name")?));
        }
        Ok(lines)
    }

    /// The proposals for a job that wait for its client, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_proposals_for(&mut self, job: JobId) -> Result<Vec<Proposal>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} FROM proposals p WHERE p.job_id = $1 AND p.state = 'open' ORDER BY p.sent_ms, p.id"
        ));
        let rows = sqlx::query(sql).bind(job.0).fetch_all(&mut *self.0).await?;
        let mut proposals = Vec::with_capacity(rows.len());
        for found in &rows {
            proposals.push(self.with_side(found).await?);
        }
        Ok(proposals)
    }

    /// The proposals that somebody declined as a client, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn proposals_declined_by(
        &mut self,
        guild: GuildId,
        client: PersonId,
    ) -> Result<Vec<ProposalLine>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS}, j.number AS job_number, j.terms AS job_terms, j.client_id FROM jobs j JOIN proposals p ON p.job_id = j.id
             WHERE j.guild_id = $1 AND j.client_id = $2 AND p.state = 'declined' ORDER BY p.ended_ms, p.id"
        ));
        let rows = sqlx::query(sql).bind(guild.0).bind(client.0).fetch_all(&mut *self.0).await?;
        self.lines(&rows).await
    }

    /// When somebody applied for a job, or was invited to it, last.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn newest_sent_for(&mut self, job: JobId) -> Result<Option<UnixMs>> {
        let found = sqlx::query(
            "SELECT max(sent_ms) AS newest FROM (SELECT sent_ms FROM proposals WHERE job_id = $1
             UNION ALL SELECT sent_ms FROM job_invitations WHERE job_id = $1) AS sent",
        )
        .bind(job.0)
        .fetch_one(&mut *self.0)
        .await?;
        Ok(row::maybe_int(&found, "newest")?.map(UnixMs))
    }

    /// How many places of a job are spoken for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn taken_places(&mut self, job: JobId) -> Result<TakenPlaces> {
        let found = sqlx::query(
            "SELECT coalesce(sum(CASE WHEN state = 'offered' THEN 1 ELSE 0 END), 0) AS offered,
                 coalesce(sum(CASE WHEN state = 'hired' THEN 1 ELSE 0 END), 0) AS hired
             FROM proposals WHERE job_id = $1",
        )
        .bind(job.0)
        .fetch_one(&mut *self.0)
        .await?;
        Ok(TakenPlaces { offered: row::small(&found, "offered")?, hired: row::small(&found, "hired")? })
    }
}
