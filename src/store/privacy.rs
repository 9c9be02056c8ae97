//! Everything that is kept about one person in a server, found by the person; and forgetting what is theirs alone.

use super::error::Result;
use super::row;
use super::transaction::{Queries, Tx};
use crate::domain::ids::{GuildId, OfferId, PersonId};
use crate::domain::time::UnixMs;

impl Queries<'_> {
    /// The offers that somebody sent, the oldest first, and then those that they received.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn all_offers_of(&mut self, guild: GuildId, person: PersonId) -> Result<Vec<OfferId>> {
        let sent =
            sqlx::query("SELECT id FROM offers WHERE guild_id = $1 AND client_id = $2 ORDER BY created_ms")
                .bind(guild.0)
                .bind(person.0)
                .fetch_all(&mut *self.0)
                .await?;
        let received =
            sqlx::query("SELECT id FROM offers WHERE guild_id = $1 AND party_id = $2 AND party_kind = 'freelancer' ORDER BY created_ms")
                .bind(guild.0)
                .bind(person.0)
                .fetch_all(&mut *self.0)
                .await?;
        sent.iter().chain(&received).map(|found| Ok(OfferId(row::int(found, "id")?))).collect()
    }

    /// What somebody typed and did not send: when, and the form as it is stored.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn drafts_of(
        &mut self,
        guild: GuildId,
        person: PersonId,
    ) -> Result<Vec<(UnixMs, serde_json::Value)>> {
        let sql = "SELECT saved_ms, content FROM drafts
             WHERE guild_id = $1 AND author_id = $2 AND sent_offer IS NULL";
        let rows = sqlx::query(sql).bind(guild.0).bind(person.0).fetch_all(&mut *self.0).await?;
        rows.iter()
            .map(|found| Ok((UnixMs(row::int(found, "saved_ms")?), row::json(found, "content")?)))
            .collect()
    }
}

impl Tx {
    /// Forgets what is one person's alone in a server. Their records with others stay, under `name`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_person(&mut self, guild: GuildId, person: PersonId, name: &str) -> Result<()> {
        for sql in [
            "DELETE FROM drafts WHERE guild_id = $1 AND author_id = $2",
            "DELETE FROM profile_skills WHERE guild_id = $1 AND person_id = $2",
            "DELETE FROM profiles WHERE guild_id = $1 AND person_id = $2",
            "DELETE FROM pauses WHERE guild_id = $1 AND person_id = $2",
            "DELETE FROM blocks WHERE guild_id = $1 AND blocker_id = $2",
            "DELETE FROM help_answers WHERE guild_id = $1 AND person_id = $2",
            "DELETE FROM notice_choices WHERE guild_id = $1 AND person_id = $2",
            "DELETE FROM mail_addresses WHERE guild_id = $1 AND person_id = $2",
            "DELETE FROM mail_codes WHERE guild_id = $1 AND person_id = $2",
            "DELETE FROM job_alerts WHERE guild_id = $1 AND person_id = $2",
            "DELETE FROM saved_jobs WHERE guild_id = $1 AND person_id = $2",
            "DELETE FROM job_news WHERE guild_id = $1 AND person_id = $2",
            "DELETE FROM mail_refusals WHERE guild_id = $1 AND person_id = $2",
            "DELETE FROM score_weeks WHERE guild_id = $1 AND worker_kind = 'freelancer' AND worker_id = $2",
            "DELETE FROM score_due WHERE guild_id = $1 AND worker_kind = 'freelancer' AND worker_id = $2",
            "DELETE FROM feedback WHERE guild_id = $1 AND by_id = $2 AND published_ms IS NULL",
        ] {
            sqlx::query(sql).bind(guild.0).bind(person.0).execute(&mut *self.tx).await?;
        }
        sqlx::query(
            "UPDATE people SET name = $1, username = NULL, avatar_url = NULL, joined_ms = NULL
             WHERE guild_id = $2 AND person_id = $3",
        )
        .bind(name)
        .bind(guild.0)
        .bind(person.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}
