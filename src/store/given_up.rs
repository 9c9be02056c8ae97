//! Effects that are tried again because somebody wants it: what an obstacle stopped, and what was given up. Owns the
//! statements over all of them in a server at once; claims and order are `effects`'.

use super::effects::{decode, stored_kind};
use super::error::Result;
use super::row;
use super::transaction::{Queries, Tx};
use crate::domain::effect::{Carrier, Effect};
use crate::domain::ids::{EffectId, GuildId, ObstacleId};
use crate::domain::time::UnixMs;
use sqlx::any::AnyRow;

/// An effect that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadEffect {
    /// Which row.
    pub id: EffectId,
    /// What was not done; `None` for what this version does not know.
    pub effect: Option<Effect>,
    /// The stored name of its kind.
    pub kind: String,
    /// How often it was tried.
    pub attempts: u32,
    /// What went wrong last.
    pub last_error: String,
}

fn dead(found: &AnyRow) -> Result<DeadEffect> {
    Ok(DeadEffect {
        id: EffectId(row::int(found, "id")?),
        effect: decode(&row::text(found, "effect")?).ok(),
        kind: stored_kind(&row::text(found, "effect")?),
        attempts: row::small(found, "attempts")?,
        last_error: row::maybe_text(found, "last_error")?.unwrap_or_default(),
    })
}

impl Tx {
    /// Makes every waiting effect due at `now`. Right at the start of the only process of a database: whoever held a
    /// claim is dead.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn release_claims(&mut self, now: UnixMs) -> Result<()> {
        sqlx::query("UPDATE effects SET due_ms = $1 WHERE state = 'waiting' AND due_ms > $1")
            .bind(now.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Makes every effect that `obstacle` stopped due at `now`; gives how many. Those that are being tried at this moment
    /// are not among them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn release_blocked(&mut self, obstacle: ObstacleId, now: UnixMs) -> Result<u64> {
        let done = sqlx::query(
            "UPDATE effects SET due_ms = $1
             WHERE obstacle_id = $2 AND state = 'waiting' AND claimed = 0 AND due_ms > $1",
        )
        .bind(now.0)
        .bind(obstacle.0)
        .execute(&mut *self.tx)
        .await?;
        // Obstacles stand in servers: everything that they stop goes to Discord.
        self.enqueued.extend([Carrier::Discord, Carrier::Uploads]);
        Ok(done.rows_affected())
    }

    /// Makes every effect due at `now` that anything stopped which is wrong in `guild`; gives how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn release_all_blocked(&mut self, guild: GuildId, now: UnixMs) -> Result<u64> {
        sqlx::query("UPDATE obstacles SET changed_ms = $1 WHERE guild_id = $2 AND solved_ms IS NULL")
            .bind(now.0)
            .bind(guild.0)
            .execute(&mut *self.tx)
            .await?;
        let done = sqlx::query(
            "UPDATE effects SET due_ms = $1 WHERE obstacle_id IN
                 (SELECT id FROM obstacles WHERE guild_id = $2 AND solved_ms IS NULL)
             AND state <> 'dead' AND claimed = 0 AND due_ms > $1",
        )
        .bind(now.0)
        .bind(guild.0)
        .execute(&mut *self.tx)
        .await?;
        self.enqueued.extend([Carrier::Discord, Carrier::Uploads]);
        Ok(done.rows_affected())
    }

    /// The `most` effects that were given up last in `guild` are to be tried again at `now`; gives how many these are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revive(&mut self, guild: GuildId, most: u32, now: UnixMs) -> Result<u64> {
        let done = sqlx::query(
            "UPDATE effects SET state = 'waiting', due_ms = $1, aside_ms = NULL WHERE id IN
                 (SELECT id FROM effects WHERE guild_id = $2 AND state = 'dead' ORDER BY due_ms DESC, id DESC LIMIT $3)
             AND state <> 'waiting'",
        )
        .bind(now.0)
        .bind(guild.0)
        .bind(i64::from(most))
        .execute(&mut *self.tx)
        .await?;
        // Waking one that has nothing to do costs a look.
        self.enqueued.extend(Carrier::ALL);
        Ok(done.rows_affected())
    }
}

impl Queries<'_> {
    /// What was given up, in that order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dead_effects(&mut self) -> Result<Vec<DeadEffect>> {
        let rows = sqlx::query(
            "SELECT id, effect, attempts, last_error FROM effects WHERE state = 'dead' ORDER BY due_ms, id",
        )
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(dead).collect()
    }

    /// The `most` that were given up last in `guild`, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn latest_dead(&mut self, guild: GuildId, most: u32) -> Result<Vec<DeadEffect>> {
        let rows = sqlx::query(
            "SELECT id, effect, attempts, last_error FROM effects WHERE guild_id = $1 AND state = 'dead'
             ORDER BY due_ms DESC, id DESC LIMIT $2",
        )
        .bind(guild.0)
        .bind(i64::from(most))
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(dead).collect()
    }

    /// How many wait in `guild` for an obstacle to go; `most` where there are more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_stopped(&mut self, guild: GuildId, most: u32) -> Result<u32> {
        let counted = sqlx::query(
            "SELECT count(*) AS n FROM (SELECT 1 FROM obstacles CROSS JOIN effects
                 WHERE obstacles.guild_id = $1 AND obstacles.solved_ms IS NULL
                 AND effects.obstacle_id = obstacles.id AND effects.state <> 'dead' LIMIT $2) AS counted",
        )
        .bind(guild.0)
        .bind(i64::from(most))
        .fetch_one(&mut *self.0)
        .await?;
        row::small(&counted, "n")
    }

    /// How many were given up in `guild`; `most` where there are more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_dead(&mut self, guild: GuildId, most: u32) -> Result<u32> {
        let counted = sqlx::query(
            "SELECT count(*) AS n FROM (SELECT 1 FROM effects WHERE guild_id = $1 AND state = 'dead' LIMIT $2) AS counted",
        )
        .bind(guild.0)
        .bind(i64::from(most))
        .fetch_one(&mut *self.0)
        .await?;
        row::small(&counted, "n")
    }
}
