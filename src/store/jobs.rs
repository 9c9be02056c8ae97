//! Jobs. Owns the `jobs` table and its compare-and-set.

mod alerts;
mod finds;
mod saved;

pub use alerts::NextTold;

use super::error::{Error, Result};
use super::posts::{Posted, maybe_posted};
use super::row;
use super::row::unreadable;
use super::transaction::{Queries, Tx};
use crate::domain::ids::{GuildId, JobId, JobNumber, MessageId, PersonId};
use crate::domain::jobs::decide::JobCounts;
use crate::domain::jobs::job::{CloseReason, Job, JobState, JobTerms, Visibility};
use crate::domain::time::UnixMs;
use sqlx::any::AnyRow;

const COLUMNS: &str = "SELECT id, guild_id, number, client_id, visibility, terms, state, close_reason, closed_ms, revision, posted_ms, edited_ms,
     active_ms, warned_ms, due_ms, post_channel_id, post_message_id FROM jobs ";

/// A job, and its message on the job board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRow {
    /// As it is.
    pub job: Job,
    /// Where it's posted, if it is.
    pub post: Option<Posted>,
}

fn state(found: &AnyRow) -> Result<JobState> {
    let stored = row::text(found, "state")?;
    match stored.as_str() {
        "open" => Ok(JobState::Open),
        "closed" => {
            let code = row::text(found, "close_reason")?;
            let reason = CloseReason::from_code(&code).ok_or_else(|| unreadable("close_reason", code))?;
            Ok(JobState::Closed { reason, at: UnixMs(row::int(found, "closed_ms")?) })
        }
        _ => Err(unreadable("state", stored)),
    }
}

fn read(found: &AnyRow) -> Result<JobRow> {
    let code = row::text(found, "visibility")?;
    let job = Job {
        id: JobId(row::int(found, "id")?),
        guild: GuildId(row::int(found, "guild_id")?),
        number: JobNumber(row::int(found, "number")?),
        client: PersonId(row::int(found, "client_id")?),
        visibility: Visibility::from_code(&code).ok_or_else(|| unreadable("visibility", code))?,
        terms: row::json(found, "terms")?,
        state: state(found)?,
        revision: row::int(found, "revision")?,
        posted: UnixMs(row::int(found, "posted_ms")?),
        edited: row::maybe_int(found, "edited_ms")?.map(UnixMs),
        active: UnixMs(row::int(found, "active_ms")?),
        warned: row::maybe_int(found, "warned_ms")?.map(UnixMs),
        due: row::maybe_int(found, "due_ms")?.map(UnixMs),
    };
    Ok(JobRow { job, post: maybe_posted(found, "post_channel_id", "post_message_id")? })
}

/// The stored state, and why and when it was closed.
const fn stored_state(state: JobState) -> (&'static str, Option<&'static str>, Option<i64>) {
    match state {
        JobState::Open => ("open", None, None),
        JobState::Closed { reason, at } => ("closed", Some(reason.code()), Some(at.0)),
    }
}

impl Tx {
    /// The next number of a job in a server.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_job_number(&mut self, guild: GuildId) -> Result<JobNumber> {
        Ok(JobNumber(self.count(&format!("job_numbers/{guild}")).await?))
    }

    /// Saves a new job.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_job(&mut self, job: &Job) -> Result<()> {
        let (state, reason, closed) = stored_state(job.state);
        sqlx::query(
            "INSERT INTO jobs (id, guild_id, number, client_id, visibility, terms, state, close_reason, closed_ms, revision, posted_ms,
                 active_ms, due_ms)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        )
        .bind(job.id.0)
        .bind(job.guild.0)
        .bind(job.number.0)
        .bind(job.client.0)
        .bind(job.visibility.code())
        .bind(row::to_json("terms", &job.terms)?)
        .bind(state)
        .bind(reason)
        .bind(closed)
        .bind(job.revision)
        .bind(job.posted.0)
        .bind(job.active.0)
        .bind(job.due.map(|at| at.0))
        .execute(&mut *self.tx)
        .await?;
        self.note_finds(job).await
    }

    /// Saves a changed job, if it is still at the revision before.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it changed meanwhile; otherwise when the database fails.
    pub async fn update_job(&mut self, job: &Job) -> Result<()> {
        let (state, reason, closed) = stored_state(job.state);
        let done = sqlx::query(
            "UPDATE jobs SET terms = $1, state = $2, close_reason = $3, closed_ms = $4, revision = $5, edited_ms = $6,
                 active_ms = $7, warned_ms = $8, due_ms = $9
             WHERE id = $10 AND revision = $11",
        )
        .bind(row::to_json("terms", &job.terms)?)
        .bind(state)
        .bind(reason)
        .bind(closed)
        .bind(job.revision)
        .bind(job.edited.map(|at| at.0))
        .bind(job.active.0)
        .bind(job.warned.map(|at| at.0))
        .bind(job.due.map(|at| at.0))
        .bind(job.id.0)
        .bind(job.revision - 1)
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() != 1 {
            return Err(Error::Conflict);
        }
        self.remove_finds(job.id).await?;
        self.note_finds(job).await
    }

    /// Notes that a client was warned, or that time does nothing to a job yet, if it is still as `before`.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it changed meanwhile, or another process noted it; otherwise when the database fails.
    pub async fn note_job_due(&mut self, before: &Job, next: &Job) -> Result<()> {
        let done = sqlx::query(
            "UPDATE jobs SET warned_ms = $1, due_ms = $2 WHERE id = $3 AND revision = $4 AND due_ms = $5",
        )
        .bind(next.warned.map(|at| at.0))
        .bind(next.due.map(|at| at.0))
        .bind(before.id.0)
        .bind(before.revision)
        .bind(before.due.map(|at| at.0))
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Keeps what a job said until it was edited.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_job_version(&mut self, before: &Job, until: UnixMs) -> Result<()> {
        sqlx::query(
            "INSERT INTO job_versions (job_id, version, terms, until_ms)
             SELECT CAST($1 AS BIGINT), coalesce(max(version), 0) + 1, CAST($2 AS TEXT), CAST($3 AS BIGINT)
             FROM job_versions WHERE job_id = $1",
        )
        .bind(before.id.0)
        .bind(row::to_json("terms", &before.terms)?)
        .bind(until.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Forgets what a job said before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_job_versions(&mut self, id: JobId) -> Result<()> {
        sqlx::query("DELETE FROM job_versions WHERE job_id = $1").bind(id.0).execute(&mut *self.tx).await?;
        Ok(())
    }

    /// Remembers a job's message on the job board, or that there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_job_post(&mut self, id: JobId, post: Option<Posted>) -> Result<()> {
        sqlx::query("UPDATE jobs SET post_channel_id = $1, post_message_id = $2 WHERE id = $3")
            .bind(post.map(|posted| posted.channel.0))
            .bind(post.map(|posted| posted.message.0))
            .bind(id.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// The job called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn job(&mut self, id: JobId) -> Result<Option<JobRow>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE id = $1"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(read).transpose()
    }

    /// The job of a server with this number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn job_numbered(&mut self, guild: GuildId, number: JobNumber) -> Result<Option<JobRow>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE guild_id = $1 AND number = $2"));
        let found = sqlx::query(sql).bind(guild.0).bind(number.0).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(read).transpose()
    }

    /// The job of a server whose message on the job board this is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn job_posted_as(&mut self, guild: GuildId, message: MessageId) -> Result<Option<JobId>> {
        let query = sqlx::query(
            "SELECT id FROM jobs WHERE post_message_id = $1 AND post_message_id > 0 AND guild_id = $2",
        );
        let found = query.bind(message.0).bind(guild.0).fetch_optional(&mut *self.0).await?;
        found.map(|found| row::int(&found, "id").map(JobId)).transpose()
    }

    /// The newest jobs of a client, at most so many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn jobs_of(&mut self, guild: GuildId, client: PersonId, most: u32) -> Result<Vec<Job>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE guild_id = $1 AND client_id = $2 ORDER BY posted_ms DESC LIMIT $3"
        ));
        let query = sqlx::query(sql).bind(guild.0).bind(client.0).bind(i64::from(most));
        let rows = query.fetch_all(&mut *self.0).await?;
        rows.iter().map(|found| Ok(read(found)?.job)).collect()
    }

    /// What a job said before it was edited, and until when, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn job_versions(&mut self, id: JobId) -> Result<Vec<(JobTerms, UnixMs)>> {
        let rows = sqlx::query("SELECT terms, until_ms FROM job_versions WHERE job_id = $1 ORDER BY version")
            .bind(id.0)
            .fetch_all(&mut *self.0)
            .await?;
        rows.iter()
            .map(|found| Ok((row::json(found, "terms")?, UnixMs(row::int(found, "until_ms")?))))
            .collect()
    }

    /// A page of a client's jobs, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn job_page(
        &mut self,
        (guild, client): (GuildId, PersonId),
        skip: u32,
        most: u32,
    ) -> Result<Vec<Job>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE guild_id = $1 AND client_id = $2 ORDER BY posted_ms DESC, number DESC LIMIT $3 OFFSET $4"
        ));
        let query = sqlx::query(sql).bind(guild.0).bind(client.0).bind(i64::from(most)).bind(i64::from(skip));
        let rows = query.fetch_all(&mut *self.0).await?;
        rows.iter().map(|found| Ok(read(found)?.job)).collect()
    }

    /// How many jobs a client posted, counted up to `most`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_jobs_of(&mut self, (guild, client): (GuildId, PersonId), most: u32) -> Result<u32> {
        let found = sqlx::query(
            "SELECT count(*) AS n FROM (SELECT 1 FROM jobs WHERE guild_id = $1 AND client_id = $2 LIMIT $3) AS counted",
        )
        .bind(guild.0)
        .bind(client.0)
        .bind(i64::from(most))
        .fetch_one(&mut *self.0)
        .await?;
        row::small(&found, "n")
    }

    /// The open jobs of a server that everybody is to see, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn jobs_on_board(&mut self, guild: GuildId) -> Result<Vec<JobId>> {
        let rows = sqlx::query(
            "SELECT id FROM jobs WHERE guild_id = $1 AND state = 'open' AND visibility = 'everyone'
             ORDER BY posted_ms",
        )
        .bind(guild.0)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(|found| Ok(JobId(row::int(found, "id")?))).collect()
    }

    /// The jobs to which time does something by `now`, those that waited longest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_jobs(&mut self, now: UnixMs, most: u32) -> Result<Vec<JobId>> {
        let rows =
            sqlx::query("SELECT id FROM jobs WHERE due_ms > 0 AND due_ms <= $1 ORDER BY due_ms LIMIT $2")
                .bind(now.0)
                .bind(i64::from(most))
                .fetch_all(&mut *self.0)
                .await?;
        rows.iter().map(|found| Ok(JobId(row::int(found, "id")?))).collect()
    }

    /// What limits new jobs of a client.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn job_counts(
        &mut self,
        guild: GuildId,
        client: PersonId,
        day_ago: UnixMs,
    ) -> Result<JobCounts> {
        let found = sqlx::query(
            "SELECT coalesce(sum(CASE WHEN state = 'open' THEN 1 ELSE 0 END), 0) AS open_jobs,
                 coalesce(sum(CASE WHEN posted_ms > $3 THEN 1 ELSE 0 END), 0) AS new_jobs
             FROM jobs WHERE guild_id = $1 AND client_id = $2",
        )
        .bind(guild.0)
        .bind(client.0)
        .bind(day_ago.0)
        .fetch_one(&mut *self.0)
        .await?;
        Ok(JobCounts { open: row::small(&found, "open_jobs")?, new: row::small(&found, "new_jobs")? })
    }
}
