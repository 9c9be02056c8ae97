//! Mail hosts that refuse mail: the part of an address behind the @. Owns the `mail_refusals` and `mail_blocks` tables.

use crate::domain::ids::{GuildId, PersonId};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::{Queries, Tx};

impl Tx {
    /// Notes that `host` refused mail to a person. Gives how many people it refused since `since`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_mail_refusal(
        &mut self,
        host: &str,
        (guild, person): (GuildId, PersonId),
        since: UnixMs,
        now: UnixMs,
    ) -> Result<u32> {
        sqlx::query(
            "INSERT INTO mail_refusals (host, guild_id, person_id, at_ms) VALUES ($1, $2, $3, $4)
             ON CONFLICT (host, guild_id, person_id) DO UPDATE SET at_ms = excluded.at_ms",
        )
        .bind(host)
        .bind(guild.0)
        .bind(person.0)
        .bind(now.0)
        .execute(&mut *self.tx)
        .await?;
        let counted = sqlx::query(
            "SELECT count(DISTINCT person_id) AS n FROM mail_refusals WHERE host = $1 AND at_ms > $2",
        )
        .bind(host)
        .bind(since.0)
        .fetch_one(&mut *self.tx)
        .await?;
        row::small(&counted, "n")
    }

    /// Notes that `host` refuses everybody's mail; `false` when that was known. Nobody's address is in doubt because of it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_mail_block(&mut self, host: &str, now: UnixMs) -> Result<bool> {
        let done = sqlx::query(
            "INSERT INTO mail_blocks (host, since_ms) VALUES ($1, $2) ON CONFLICT (host) DO NOTHING",
        )
        .bind(host)
        .bind(now.0)
        .execute(&mut *self.tx)
        .await?;
        let refused = sqlx::query("SELECT guild_id, person_id FROM mail_refusals WHERE host = $1")
            .bind(host)
            .fetch_all(&mut *self.tx)
            .await?;
        for found in &refused {
            sqlx::query(
                "UPDATE mail_addresses SET doubted_ms = NULL
                 WHERE guild_id = $1 AND person_id = $2 AND refused_ms IS NULL",
            )
            .bind(row::int(found, "guild_id")?)
            .bind(row::int(found, "person_id")?)
            .execute(&mut *self.tx)
            .await?;
        }
        Ok(done.rows_affected() == 1)
    }

    /// Notes that `host` took mail; whether it refused everybody's before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_mail_taken(&mut self, host: &str) -> Result<bool> {
        sqlx::query("DELETE FROM mail_refusals WHERE host = $1").bind(host).execute(&mut *self.tx).await?;
        let done =
            sqlx::query("DELETE FROM mail_blocks WHERE host = $1").bind(host).execute(&mut *self.tx).await?;
        Ok(done.rows_affected() == 1)
    }

    /// Forgets refusals before `before`, and blocks of which none is left.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sweep_mail_refusals(&mut self, before: UnixMs) -> Result<u64> {
        let done = sqlx::query("DELETE FROM mail_refusals WHERE at_ms < $1")
            .bind(before.0)
            .execute(&mut *self.tx)
            .await?;
        if done.rows_affected() > 0 {
            sqlx::query(
                "DELETE FROM mail_blocks WHERE NOT EXISTS (SELECT 1 FROM mail_refusals r WHERE r.host = mail_blocks.host)",
            )
            .execute(&mut *self.tx)
            .await?;
        }
        Ok(done.rows_affected())
    }
}

impl Queries<'_> {
    /// Whether `host` refused mail lately and took none since.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refuses_mail(&mut self, host: &str) -> Result<bool> {
        let found = sqlx::query("SELECT 1 AS n FROM mail_refusals WHERE host = $1 LIMIT 1")
            .bind(host)
            .fetch_optional(&mut *self.0)
            .await?;
        Ok(found.is_some())
    }

    /// How many hosts that refuse everybody's mail refused somebody's of `guild`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_mail_blocks(&mut self, guild: GuildId) -> Result<u32> {
        let counted = sqlx::query(
            "SELECT count(DISTINCT r.host) AS n FROM mail_refusals r JOIN mail_blocks b ON b.host = r.host
             WHERE r.guild_id = $1",
        )
        .bind(guild.0)
        .fetch_one(&mut *self.0)
        .await?;
        row::small(&counted, "n")
    }
}
