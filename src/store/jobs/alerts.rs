//! Job alerts, and who is told of which job. Owns the tables `job_alerts` and `job_news`: in the latter a job is one row for each person, so
//! nobody is told of it twice.

use super::{COLUMNS, JobRow, read};
use crate::domain::ids::{GuildId, JobAlertId, JobBatchId, JobId, PersonId};
use crate::domain::jobs::alert::{JobAlert, Pace, WantedJobs};
use crate::domain::jobs::job::Job;
use crate::domain::jobs::search::ends;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::row::unreadable;
use crate::store::transaction::{Queries, Tx};
use sqlx::any::AnyRow;

/// Those who are told of a job next: whose alerts with this pace and skill it fits, who aren't told of it yet, are there, aren't suspended,
/// and neither blocked its client nor are blocked by them.
const TELL: &str = "INSERT INTO job_news (job_id, person_id, guild_id, made_ms, due_ms, batch_id)
     SELECT DISTINCT CAST($1 AS BIGINT), a.person_id, a.guild_id, CAST($2 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS BIGINT)
     FROM job_alerts a
     WHERE a.guild_id = $5 AND a.pace = $6 AND a.skill = $7 AND a.person_id > $8 AND a.person_id <> $9 AND a.made_ms <= $10
     AND (a.currency = '' OR a.currency = $11 AND a.hourly = $12 AND a.least <= $13 AND a.most >= $14)
     AND NOT EXISTS (SELECT 1 FROM job_news n WHERE n.job_id = $1 AND n.person_id = a.person_id)
     AND EXISTS (SELECT 1 FROM people p WHERE p.guild_id = a.guild_id AND p.person_id = a.person_id AND p.left_ms IS NULL)
     AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.guild_id = a.guild_id AND b.blocker_id = a.person_id AND b.blocked_id = $9)
     AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.guild_id = a.guild_id AND b.blocker_id = $9 AND b.blocked_id = a.person_id)
     AND NOT EXISTS (SELECT 1 FROM sanctions s WHERE s.guild_id = a.guild_id AND s.person_id = a.person_id
         AND s.kind = 'suspension' AND s.until_ms > $2 AND s.ended_ms IS NULL)
     ORDER BY a.person_id LIMIT $15
     ON CONFLICT (job_id, person_id) DO NOTHING RETURNING person_id";

/// Which people are told of a job next.
#[derive(Debug, Clone, Copy)]
pub struct NextTold<'a> {
    /// Those who are told so soon.
    pub pace: Pace,
    /// Those whose alerts name this skill; empty for those that name none.
    pub skill: &'a str,
    /// Those behind this one.
    pub after: PersonId,
    /// When their digest is due, if it's one.
    pub due: Option<UnixMs>,
    /// At most so many.
    pub most: u32,
}

fn alert(found: &AnyRow) -> Result<JobAlert> {
    let (search, pace) = (row::text(found, "search")?, row::text(found, "pace")?);
    Ok(JobAlert {
        id: JobAlertId(row::int(found, "id")?),
        guild: GuildId(row::int(found, "guild_id")?),
        person: PersonId(row::int(found, "person_id")?),
        wanted: WantedJobs::from_code(&search).ok_or_else(|| unreadable("search", search))?,
        pace: Pace::from_code(&pace).ok_or_else(|| unreadable("pace", pace))?,
        made: UnixMs(row::int(found, "made_ms")?),
    })
}

impl Tx {
    /// Saves a new alert.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_job_alert(&mut self, alert: &JobAlert) -> Result<()> {
        let wanted = &alert.wanted;
        let (least, most) = wanted.budget.map_or((0, 0), |budget| ends(budget.amount, true));
        sqlx::query(
            "INSERT INTO job_alerts (id, guild_id, person_id, search, skill, currency, hourly, least, most, pace, made_ms)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(alert.id.0)
        .bind(alert.guild.0)
        .bind(alert.person.0)
        .bind(wanted.code())
        .bind(wanted.skill.as_deref().unwrap_or_default())
        .bind(wanted.budget.map_or("", |budget| budget.amount.currency().code()))
        .bind(i64::from(wanted.budget.is_some_and(|budget| budget.hourly)))
        .bind(least)
        .bind(most)
        .bind(alert.pace.code())
        .bind(alert.made.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Changes how soon somebody is told.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_job_alert_pace(&mut self, id: JobAlertId, pace: Pace) -> Result<()> {
        sqlx::query("UPDATE job_alerts SET pace = $1 WHERE id = $2")
            .bind(pace.code())
            .bind(id.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Removes an alert.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_job_alert(&mut self, id: JobAlertId) -> Result<()> {
        sqlx::query("DELETE FROM job_alerts WHERE id = $1").bind(id.0).execute(&mut *self.tx).await?;
        Ok(())
    }

    /// Notes who is told of a job next, and gives them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_told_of(
        &mut self,
        job: &Job,
        next: NextTold<'_>,
        now: UnixMs,
    ) -> Result<Vec<PersonId>> {
        let budget = job.terms.budget;
        let (from, to) = ends(budget.amount, false);
        let rows = sqlx::query(TELL)
            .bind(job.id.0)
            .bind(now.0)
            .bind(next.due.map(|due| due.0))
            .bind(next.due.is_none().then_some(job.id.0))
            .bind(job.guild.0)
            .bind(next.pace.code())
            .bind(next.skill)
            .bind(next.after.0)
            .bind(job.client.0)
            .bind(job.posted.0)
            .bind(budget.amount.currency().code())
            .bind(i64::from(budget.hourly))
            .bind(to)
            .bind(from)
            .bind(i64::from(next.most))
            .fetch_all(&mut *self.tx)
            .await?;
        rows.iter().map(|found| Ok(PersonId(row::int(found, "person_id")?))).collect()
    }

    /// Puts all jobs of a digest that is due into one batch; `false` where there are none, because another process was faster.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn batch_digest(
        &mut self,
        (guild, person): (GuildId, PersonId),
        batch: JobBatchId,
        now: UnixMs,
    ) -> Result<bool> {
        let done = sqlx::query(
            "UPDATE job_news SET batch_id = $1, due_ms = NULL
             WHERE due_ms > 0 AND due_ms <= $2 AND guild_id = $3 AND person_id = $4",
        )
        .bind(batch.0)
        .bind(now.0)
        .bind(guild.0)
        .bind(person.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Forgets who was told of what before a moment, but nobody who still waits for a digest.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sweep_job_news(&mut self, before: UnixMs) -> Result<u64> {
        let swept = sqlx::query("DELETE FROM job_news WHERE made_ms < $1 AND due_ms IS NULL")
            .bind(before.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(swept.rows_affected())
    }
}

impl Queries<'_> {
    /// The alerts of somebody in a server, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn job_alerts_of(&mut self, guild: GuildId, person: PersonId) -> Result<Vec<JobAlert>> {
        let rows = sqlx::query(
            "SELECT id, guild_id, person_id, search, pace, made_ms FROM job_alerts
             WHERE guild_id = $1 AND person_id = $2 ORDER BY made_ms, search",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(alert).collect()
    }

    /// The people whose digest is due, at most so many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_digests(&mut self, now: UnixMs, most: u32) -> Result<Vec<(GuildId, PersonId)>> {
        let rows = sqlx::query(
            "SELECT DISTINCT guild_id, person_id FROM job_news WHERE due_ms > 0 AND due_ms <= $1
             ORDER BY guild_id, person_id LIMIT $2",
        )
        .bind(now.0)
        .bind(i64::from(most))
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter()
            .map(|found| Ok((GuildId(row::int(found, "guild_id")?), PersonId(row::int(found, "person_id")?))))
            .collect()
    }

    /// The jobs of a batch that are still open and whose clients neither blocked the person nor are blocked by them, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn jobs_in_batch(&mut self, batch: JobBatchId, to: PersonId) -> Result<Vec<JobRow>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE id IN (SELECT n.job_id FROM job_news n WHERE n.person_id = $1 AND n.batch_id = $2) AND state = 'open'
             AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.guild_id = jobs.guild_id AND b.blocker_id = $1
                 AND b.blocked_id = jobs.client_id)
             AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.guild_id = jobs.guild_id AND b.blocker_id = jobs.client_id
                 AND b.blocked_id = $1)
             ORDER BY posted_ms DESC, number DESC"
        ));
        let rows = sqlx::query(sql).bind(to.0).bind(batch.0).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// Of which jobs somebody was told lately, or will be in their next digest.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn job_news_of(&mut self, guild: GuildId, person: PersonId) -> Result<Vec<(JobId, UnixMs)>> {
        let rows = sqlx::query("SELECT job_id, made_ms FROM job_news WHERE person_id = $1 AND guild_id = $2")
            .bind(person.0)
            .bind(guild.0)
            .fetch_all(&mut *self.0)
            .await?;
        rows.iter()
            .map(|found| Ok((JobId(row::int(found, "job_id")?), UnixMs(row::int(found, "made_ms")?))))
            .collect()
    }
}
