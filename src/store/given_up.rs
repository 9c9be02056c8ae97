//! Effects that are set aside because no program of this version can read them; and those that are tried again because
//! somebody wants it: what an obstacle stopped, and what was given up. Owns the statements over all of them in a server at
//! once; claims and order are `effects`'.

use super::{Look, Result, Tx, row};
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

/// An effect that this version cannot read: a newer one stored it, or it is damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Which row.
    pub id: EffectId,
    /// The stored name of its kind.
    pub kind: String,
    /// How often it was claimed.
    pub attempts: i64,
    /// What is not understood.
    pub why: String,
}

impl Unreadable {
    pub(super) fn read(found: &AnyRow, why: String) -> Result<Self> {
        Ok(Self {
            id: EffectId(row::int(found, "id")?),
            kind: kind_of(found)?,
            attempts: row::int(found, "attempts")?,
            why,
        })
    }
}

/// What a stored effect says of its kind, also where nobody knows it.
fn kind_of(found: &AnyRow) -> Result<String> {
    let stored: Option<serde_json::Value> = serde_json::from_str(&row::text(found, "effect")?).ok();
    let kind = stored.as_ref().and_then(|stored| stored["kind"].as_str());
    Ok(kind.unwrap_or("?").to_owned())
}

fn dead(found: &AnyRow) -> Result<DeadEffect> {
    Ok(DeadEffect {
        id: EffectId(row::int(found, "id")?),
        effect: row::json(found, "effect").ok(),
        kind: kind_of(found)?,
        attempts: row::small(found, "attempts")?,
        last_error: row::maybe_text(found, "last_error")?.unwrap_or_default(),
    })
}

impl Tx {
    /// Gives up an effect that nobody here can read: its lane goes on, and its row stays as it is, for a version that can.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_aside(&mut self, lost: &Unreadable, now: UnixMs) -> Result<()> {
        sqlx::query(
            "UPDATE effects SET state = 'dead', due_ms = $1, last_error = $2
             WHERE id = $3 AND attempts = $4 AND state = 'waiting'",
        )
        .bind(now.0)
        .bind(&lost.why)
        .bind(lost.id.0)
        .bind(lost.attempts)
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
            "UPDATE effects SET due_ms = $1 WHERE obstacle_id = $2 AND state = 'waiting' AND due_ms > $1",
        )
        .bind(now.0)
        .bind(obstacle.0)
        .execute(&mut *self.tx)
        .await?;
        // Obstacles stand in servers: everything that they stop goes to Discord.
        self.enqueued.extend((0..done.rows_affected()).map(|_| Carrier::Discord));
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
             AND state <> 'dead' AND due_ms > $1",
        )
        .bind(now.0)
        .bind(guild.0)
        .execute(&mut *self.tx)
        .await?;
        self.enqueued.push(Carrier::Discord);
        Ok(done.rows_affected())
    }

    /// The `most` effects that were given up last in `guild` are to be tried again at `now`; gives how many these are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revive(&mut self, guild: GuildId, most: u32, now: UnixMs) -> Result<u64> {
        let done = sqlx::query(
            "UPDATE effects SET state = 'waiting', due_ms = $1 WHERE id IN
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

impl Look<'_> {
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
