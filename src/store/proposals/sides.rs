//! Proposals by who they are from: a freelancer's own and those of agencies, in lists and as far as they limit new ones.

use super::{COLUMNS, ProposalLine};
use crate::domain::ids::{AgencyId, GuildId, JobId, PersonId};
use crate::domain::offers::offer::Recipient;
use crate::domain::proposals::decide::ProposalCounts;
use crate::domain::proposals::proposal::Proposal;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::Queries;

/// Somebody's own proposals, and those of the agencies that they answer for. CROSS JOIN is how SQLite is told to read in this order.
const MINE: &str = "SELECT o.id FROM proposals o WHERE o.guild_id = $1 AND o.freelancer_id = $2 AND o.agency_id IS NULL
     UNION ALL
     SELECT a.id FROM agency_staff s CROSS JOIN proposals a WHERE s.guild_id = $1 AND s.person_id = $2 AND s.role <> 'member'
         AND a.agency_id = s.agency_id";
/// What limits a freelancer's own proposals.
const OWN_COUNTS: &str = "SELECT coalesce(sum(CASE WHEN state = 'open' AND agency_id IS NULL THEN 1 ELSE 0 END), 0) AS waiting,
         coalesce(sum(CASE WHEN sent_ms > $4 THEN 1 ELSE 0 END), 0) AS fresh, CAST(0 AS BIGINT) AS sent,
         coalesce(sum(CASE WHEN job_id = $3 AND agency_id IS NULL AND state IN ('open', 'offered') THEN 1 ELSE 0 END), 0) AS for_job
     FROM proposals WHERE guild_id = $1 AND freelancer_id = $2";
/// What limits an agency's, which `$2` sends.
const AGENCY_COUNTS: &str = "SELECT coalesce(sum(CASE WHEN state = 'open' THEN 1 ELSE 0 END), 0) AS waiting,
         coalesce(sum(CASE WHEN sent_ms > $4 THEN 1 ELSE 0 END), 0) AS fresh,
         (SELECT count(*) FROM proposals o WHERE o.guild_id = $1 AND o.freelancer_id = $2 AND o.sent_ms > $4) AS sent,
         coalesce(sum(CASE WHEN job_id = $3 AND state IN ('open', 'offered') THEN 1 ELSE 0 END), 0) AS for_job
     FROM proposals WHERE agency_id = $5";

impl Queries<'_> {
    /// How many proposals are somebody's, or of agencies that they answer for, counted up to `most`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_proposals_of(&mut self, guild: GuildId, person: PersonId, most: u32) -> Result<u32> {
        let sql = sqlx::AssertSqlSafe(format!(
            "SELECT count(*) AS counted FROM (SELECT mine.id FROM ({MINE}) AS mine LIMIT $3) AS found"
        ));
        let query = sqlx::query(sql).bind(guild.0).bind(person.0).bind(i64::from(most));
        row::small(&query.fetch_one(&mut *self.0).await?, "counted")
    }

    /// A page of them, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn proposals_of(
        &mut self,
        guild: GuildId,
        person: PersonId,
        (skip, most): (u32, u32),
    ) -> Result<Vec<ProposalLine>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS}, j.number AS job_number, j.terms AS job_terms, j.client_id FROM ({MINE}) AS mine CROSS JOIN proposals p
             CROSS JOIN jobs j WHERE p.id = mine.id AND j.id = p.job_id ORDER BY p.sent_ms DESC, p.id DESC LIMIT $3 OFFSET $4"
        ));
        let query = sqlx::query(sql).bind(guild.0).bind(person.0).bind(i64::from(most)).bind(i64::from(skip));
        let rows = query.fetch_all(&mut *self.0).await?;
        self.lines(&rows).await
    }

    /// A page of the proposals that somebody sent, in whatever name, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn proposals_by(
        &mut self,
        guild: GuildId,
        person: PersonId,
        (skip, most): (u32, u32),
    ) -> Result<Vec<ProposalLine>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS}, j.number AS job_number, j.terms AS job_terms, j.client_id FROM proposals p JOIN jobs j ON j.id = p.job_id
             WHERE p.guild_id = $1 AND p.freelancer_id = $2 ORDER BY p.sent_ms DESC, p.id DESC LIMIT $3 OFFSET $4"
        ));
        let query = sqlx::query(sql).bind(guild.0).bind(person.0).bind(i64::from(most)).bind(i64::from(skip));
        let rows = query.fetch_all(&mut *self.0).await?;
        self.lines(&rows).await
    }

    /// The proposals of an agency that wait for an answer, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_proposals_of_agency(&mut self, agency: AgencyId) -> Result<Vec<Proposal>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} FROM proposals p WHERE p.agency_id = $1 AND p.state = 'open' ORDER BY p.sent_ms, p.id"
        ));
        let rows = sqlx::query(sql).bind(agency.0).fetch_all(&mut *self.0).await?;
        let mut proposals = Vec::with_capacity(rows.len());
        for found in &rows {
            proposals.push(self.with_side(found).await?);
        }
        Ok(proposals)
    }

    /// What limits a proposal `from` somebody for a job, which `sender` sends.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn proposal_counts(
        &mut self,
        (guild, sender): (GuildId, PersonId),
        from: &Recipient,
        job: JobId,
        day_ago: UnixMs,
    ) -> Result<ProposalCounts> {
        let agency = from.agency().map(|team| team.id.0);
        let query = sqlx::query(if agency.is_some() { AGENCY_COUNTS } else { OWN_COUNTS });
        let query = query.bind(guild.0).bind(sender.0).bind(job.0).bind(day_ago.0);
        let query = match agency {
            Some(agency) => query.bind(agency),
            None => query,
        };
        let found = query.fetch_one(&mut *self.0).await?;
        Ok(ProposalCounts {
            open: row::small(&found, "waiting")?,
            new: row::small(&found, "fresh")?.max(row::small(&found, "sent")?),
            for_job: row::small(&found, "for_job")?,
        })
    }
}
