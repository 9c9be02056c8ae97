//! What is wrong in a server, and the moderators' message about it. Owns the `obstacles` table.

use crate::domain::ids::{GuildId, ObstacleId, RoomId};
use crate::domain::server::obstacle::Obstacle;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::posts::{Posted, maybe_posted};
use crate::store::row;
use crate::store::transaction::{Queries, Tx};
use sqlx::any::AnyRow;
use tracing::error;

/// An obstacle that was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedObstacle {
    /// Which row.
    pub id: ObstacleId,
    /// In which server.
    pub guild: GuildId,
    /// What it is.
    pub obstacle: Obstacle,
    /// When it was met first.
    pub since: UnixMs,
    /// Whether it is gone, and only the moderators' message is left.
    pub solved: bool,
    /// When something last changed in the server that might have solved it.
    pub changed: Option<UnixMs>,
    /// The moderators' message.
    pub alert: Option<Posted>,
}

const COLUMNS: &str = "SELECT id, guild_id, obstacle, since_ms, solved_ms, changed_ms,
     alert_channel_id, alert_message_id FROM obstacles";

impl Tx {
    /// Notes an obstacle, as `id` if it is not there yet; gives it as it stands now, and as it stood before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_obstacle(
        &mut self,
        id: ObstacleId,
        guild: GuildId,
        obstacle: &Obstacle,
        now: UnixMs,
    ) -> Result<(RecordedObstacle, Option<RecordedObstacle>)> {
        let before = self.queries().obstacle_named(guild, &obstacle.name()).await?;
        sqlx::query(
            "INSERT INTO obstacles (id, guild_id, name, obstacle, since_ms) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (guild_id, name) DO UPDATE SET obstacle = excluded.obstacle, solved_ms = NULL,
                 since_ms = CASE WHEN obstacles.solved_ms IS NULL THEN obstacles.since_ms ELSE excluded.since_ms END",
        )
        .bind(id.0)
        .bind(guild.0)
        .bind(obstacle.name())
        .bind(row::to_json("obstacle", obstacle)?)
        .bind(now.0)
        .execute(&mut *self.tx)
        .await?;
        let stands = self.queries().obstacle_named(guild, &obstacle.name()).await?;
        let stands = stands.ok_or_else(|| row::unreadable("obstacle", "it was stored a moment ago"))?;
        Ok((stands, before))
    }

    /// Something changed that might have solved the obstacle.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_change(&mut self, id: ObstacleId, now: UnixMs) -> Result<()> {
        sqlx::query("UPDATE obstacles SET changed_ms = $1 WHERE id = $2")
            .bind(now.0)
            .bind(id.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// The obstacle is gone. `false` when that was known.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn solve_obstacle(&mut self, id: ObstacleId, now: UnixMs) -> Result<bool> {
        let done = sqlx::query("UPDATE obstacles SET solved_ms = $1 WHERE id = $2 AND solved_ms IS NULL")
            .bind(now.0)
            .bind(id.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Remembers the moderators' message, or that there is none; a solved obstacle without one is forgotten.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_alert(&mut self, id: ObstacleId, alert: Option<Posted>) -> Result<()> {
        sqlx::query("UPDATE obstacles SET alert_channel_id = $1, alert_message_id = $2 WHERE id = $3")
            .bind(alert.map(|posted| posted.channel.0))
            .bind(alert.map(|posted| posted.message.0))
            .bind(id.0)
            .execute(&mut *self.tx)
            .await?;
        sqlx::query(
            "DELETE FROM obstacles WHERE id = $1 AND solved_ms IS NOT NULL AND alert_message_id IS NULL",
        )
        .bind(id.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// One obstacle.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn obstacle(&mut self, id: ObstacleId) -> Result<Option<RecordedObstacle>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE id = $1"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        Ok(found.as_ref().map(|found| self.read_obstacle(found)).transpose()?.flatten())
    }

    async fn obstacle_named(&mut self, guild: GuildId, name: &str) -> Result<Option<RecordedObstacle>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE guild_id = $1 AND name = $2"));
        let found = sqlx::query(sql).bind(guild.0).bind(name).fetch_optional(&mut *self.0).await?;
        Ok(found.as_ref().map(|found| self.read_obstacle(found)).transpose()?.flatten())
    }

    /// What is wrong in a server now, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_obstacles(&mut self, guild: GuildId) -> Result<Vec<RecordedObstacle>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE guild_id = $1 AND solved_ms IS NULL ORDER BY since_ms, id"
        ));
        let rows = sqlx::query(sql).bind(guild.0).fetch_all(&mut *self.0).await?;
        rows.iter().filter_map(|found| self.read_obstacle(found).transpose()).collect()
    }

    /// What is wrong in the server of a room at present.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_obstacles_around(&mut self, room: RoomId) -> Result<Vec<RecordedObstacle>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE guild_id = (SELECT r.guild_id FROM rooms r WHERE r.id = $1) AND solved_ms IS NULL
             ORDER BY since_ms, id"
        ));
        let rows = sqlx::query(sql).bind(room.0).fetch_all(&mut *self.0).await?;
        rows.iter().filter_map(|found| self.read_obstacle(found).transpose()).collect()
    }

    /// `None` for an obstacle that this version does not know, because a newer one noted it, or that is damaged: it is left alone,
    /// and the others are read. The log says so once.
    fn read_obstacle(&self, found: &AnyRow) -> Result<Option<RecordedObstacle>> {
        let id = row::int(found, "id")?;
        let stored = row::text(found, "obstacle")?;
        let obstacle = match serde_json::from_str(&stored) {
            Ok(obstacle) => obstacle,
            Err(why) => {
                if self.0.is_news("obstacles", id) {
                    error!(obstacle = id, %why, "set aside: this version knows no such obstacle");
                }
                return Ok(None);
            }
        };
        Ok(Some(RecordedObstacle {
            id: ObstacleId(id),
            guild: GuildId(row::int(found, "guild_id")?),
            obstacle,
            since: UnixMs(row::int(found, "since_ms")?),
            solved: row::maybe_int(found, "solved_ms")?.is_some(),
            changed: row::maybe_int(found, "changed_ms")?.map(UnixMs),
            alert: maybe_posted(found, "alert_channel_id", "alert_message_id")?,
        }))
    }
}
