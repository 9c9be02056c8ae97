//! Jobs that somebody saved to find them again. Owns the table `saved_jobs`.

use super::{COLUMNS, read};
use crate::domain::ids::{GuildId, JobId, PersonId};
use crate::domain::jobs::job::Job;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::transaction::{Queries, Tx};

impl Tx {
    /// Saves a job for somebody.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_saved_job(&mut self, job: &Job, person: PersonId, now: UnixMs) -> Result<()> {
        sqlx::query("INSERT INTO saved_jobs (guild_id, person_id, job_id, saved_ms) VALUES ($1, $2, $3, $4)")
            .bind(job.guild.0)
            .bind(person.0)
            .bind(job.id.0)
            .bind(now.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Removes a job from those that somebody saved; where it isn't among them, nothing happens.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_saved_job(&mut self, guild: GuildId, person: PersonId, id: JobId) -> Result<()> {
        sqlx::query("DELETE FROM saved_jobs WHERE guild_id = $1 AND person_id = $2 AND job_id = $3")
            .bind(guild.0)
            .bind(person.0)
            .bind(id.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// The jobs that somebody saved, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn saved_jobs(&mut self, guild: GuildId, person: PersonId) -> Result<Vec<Job>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE id IN (SELECT s.job_id FROM saved_jobs s WHERE s.guild_id = $1 AND s.person_id = $2)
             ORDER BY posted_ms DESC, number DESC"
        ));
        let rows = sqlx::query(sql).bind(guild.0).bind(person.0).fetch_all(&mut *self.0).await?;
        rows.iter().map(|found| Ok(read(found)?.job)).collect()
    }
}
