//! By what the open jobs on the job board are found. Owns the table `job_finds`, which is written with each change of a job.

use super::{COLUMNS, read};
use crate::domain::ids::{GuildId, JobId};
use crate::domain::jobs::job::{Job, JobState, Visibility};
use crate::domain::jobs::search::{JobSearch, ends};
use crate::domain::people::profile::SKILLS;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::transaction::{Queries, Tx};

/// One row without a skill, and one for each: as many as a job can have.
const NOTE: &str = "INSERT INTO job_finds (job_id, guild_id, currency, hourly, least, most, posted_ms, skill)
     SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS TEXT), CAST($4 AS BIGINT), CAST($5 AS BIGINT), CAST($6 AS BIGINT),
         CAST($7 AS BIGINT), f.skill
     FROM (SELECT '' AS skill UNION SELECT CAST($8 AS TEXT) UNION SELECT CAST($9 AS TEXT) UNION SELECT CAST($10 AS TEXT)
         UNION SELECT CAST($11 AS TEXT) UNION SELECT CAST($12 AS TEXT) UNION SELECT CAST($13 AS TEXT) UNION SELECT CAST($14 AS TEXT)
         UNION SELECT CAST($15 AS TEXT) UNION SELECT CAST($16 AS TEXT) UNION SELECT CAST($17 AS TEXT) UNION SELECT CAST($18 AS TEXT)
         UNION SELECT CAST($19 AS TEXT) UNION SELECT CAST($20 AS TEXT) UNION SELECT CAST($21 AS TEXT)
         UNION SELECT CAST($22 AS TEXT)) AS f
     WHERE f.skill IS NOT NULL";

impl Tx {
    /// Writes by what a job is found, if it's open and on the board.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn note_finds(&mut self, job: &Job) -> Result<()> {
        if job.state != JobState::Open || job.visibility != Visibility::Everyone {
            return Ok(());
        }
        let budget = job.terms.budget;
        let (least, most) = ends(budget.amount, false);
        let mut query = sqlx::query(NOTE)
            .bind(job.id.0)
            .bind(job.guild.0)
            .bind(budget.amount.currency().code())
            .bind(i64::from(budget.hourly))
            .bind(least)
            .bind(most)
            .bind(job.posted.0);
        for at in 0..SKILLS {
            query = query.bind(job.terms.skills.get(at).map(|skill| skill.key.as_str()));
        }
        query.execute(&mut *self.tx).await?;
        Ok(())
    }

    /// Removes by what a job was found.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn remove_finds(&mut self, id: JobId) -> Result<()> {
        sqlx::query("DELETE FROM job_finds WHERE job_id = $1").bind(id.0).execute(&mut *self.tx).await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// The open jobs on a server's board that fit and were posted after a moment, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn jobs_found(
        &mut self,
        guild: GuildId,
        search: &JobSearch,
        after: UnixMs,
        most: u32,
    ) -> Result<Vec<Job>> {
        let (least, utmost) = search.budget.map_or((0, 0), |wanted| ends(wanted.amount, true));
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE id IN (SELECT job_id FROM job_finds WHERE guild_id = $1 AND skill = $2 AND posted_ms > $3
                 AND ($4 = '' OR currency = $4 AND hourly = $5 AND least <= $6 AND most >= $7)
                 ORDER BY posted_ms DESC LIMIT $8)
             ORDER BY posted_ms DESC"
        ));
        let rows = sqlx::query(sql)
            .bind(guild.0)
            .bind(search.skill.as_deref().unwrap_or_default())
            .bind(after.0)
            .bind(search.budget.map_or("", |wanted| wanted.amount.currency().code()))
            .bind(i64::from(search.budget.is_some_and(|wanted| wanted.hourly)))
            .bind(utmost)
            .bind(least)
            .bind(i64::from(most))
            .fetch_all(&mut *self.0)
            .await?;
        rows.iter().map(|found| Ok(read(found)?.job)).collect()
    }
}
