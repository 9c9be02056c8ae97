//! Who wants no offers from whom. Owns the `blocks` table.

use crate::domain::ids::{GuildId, PersonId};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::{Queries, Tx};

/// Somebody who is blocked, as the blocker sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// Who.
    pub person: PersonId,
    /// As shown in the server, where that is known.
    pub name: Option<String>,
    /// Since when.
    pub at: UnixMs,
}

impl Tx {
    /// Blocks; `false` when it was so before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn block(
        &mut self,
        guild: GuildId,
        blocker: PersonId,
        blocked: PersonId,
        now: UnixMs,
    ) -> Result<bool> {
        let done = sqlx::query(
            "INSERT INTO blocks (guild_id, blocker_id, blocked_id, at_ms) VALUES ($1, $2, $3, $4)
             ON CONFLICT (guild_id, blocker_id, blocked_id) DO NOTHING",
        )
        .bind(guild.0)
        .bind(blocker.0)
        .bind(blocked.0)
        .bind(now.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Takes a block back; `false` when there was none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unblock(&mut self, guild: GuildId, blocker: PersonId, blocked: PersonId) -> Result<bool> {
        let done =
            sqlx::query("DELETE FROM blocks WHERE guild_id = $1 AND blocker_id = $2 AND blocked_id = $3")
                .bind(guild.0)
                .bind(blocker.0)
                .bind(blocked.0)
                .execute(&mut *self.tx)
                .await?;
        Ok(done.rows_affected() == 1)
    }
}

impl Queries<'_> {
    /// Whether `blocker` has blocked `blocked`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_blocked(&mut self, guild: GuildId, blocker: PersonId, blocked: PersonId) -> Result<bool> {
        let found = sqlx::query(
            "SELECT at_ms FROM blocks WHERE guild_id = $1 AND blocker_id = $2 AND blocked_id = $3",
        )
        .bind(guild.0)
        .bind(blocker.0)
        .bind(blocked.0)
        .fetch_optional(&mut *self.0)
        .await?;
        Ok(found.is_some())
    }

    /// A page of those whom somebody has blocked, the last first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn blocked_by(
        &mut self,
        guild: GuildId,
        blocker: PersonId,
        skip: u32,
        most: u32,
    ) -> Result<Vec<Blocked>> {
        let rows = sqlx::query(
            "SELECT b.blocked_id, b.at_ms, n.name FROM blocks b
             LEFT JOIN people n ON n.guild_id = b.guild_id AND n.person_id = b.blocked_id
             WHERE b.guild_id = $1 AND b.blocker_id = $2 ORDER BY b.at_ms DESC, b.blocked_id LIMIT $3 OFFSET $4",
        )
        .bind(guild.0)
        .bind(blocker.0)
        .bind(i64::from(most))
        .bind(i64::from(skip))
        .fetch_all(&mut *self.0)
        .await?;
        let blocked = |found| {
            Ok(Blocked {
                person: PersonId(row::int(found, "blocked_id")?),
                name: row::maybe_text(found, "name")?,
                at: UnixMs(row::int(found, "at_ms")?),
            })
        };
        rows.iter().map(blocked).collect()
    }

    /// How many somebody has blocked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_blocked_by(&mut self, guild: GuildId, blocker: PersonId) -> Result<u32> {
        let counted = sqlx::query("SELECT count(*) AS n FROM blocks WHERE guild_id = $1 AND blocker_id = $2")
            .bind(guild.0)
            .bind(blocker.0)
            .fetch_one(&mut *self.0)
            .await?;
        row::small(&counted, "n")
    }
}
