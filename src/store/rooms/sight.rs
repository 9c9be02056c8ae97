//! What deliveries and mentions in a room need of it, each in one statement.

use super::{Room, read};
use crate::domain::effect::{Effect, Lane};
use crate::domain::ids::RoomId;
use crate::domain::server::ServerSettings;
use crate::domain::time::UnixMs;
use crate::store::effects::stored_lane;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::Queries;

/// What is known of a room before somebody is mentioned there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoomSight {
    /// Whether everybody in it was seen lately; `None` for a room of an agency, whose people are not looked at here.
    pub all_seen: Option<bool>,
    /// Whether what was asked about waits.
    pub is_waiting: bool,
}

impl Queries<'_> {
    /// The room called `id` with what the admins of its server have set.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn room_in_server(&mut self, id: RoomId) -> Result<Option<(Room, ServerSettings)>> {
        let found = sqlx::query(
            "SELECT r.id, r.guild_id, r.first_id, r.second_id, r.agency_id, r.channel_id, r.style, r.moderators_id,
                 t.settings
             FROM rooms r LEFT JOIN server_settings t ON t.guild_id = r.guild_id WHERE r.id = $1",
        )
        .bind(id.0)
        .fetch_optional(&mut *self.0)
        .await?;
        let Some(found) = found else { return Ok(None) };
        let settings = row::maybe_json(&found, "settings")?;
        Ok(Some((self.peopled(read(&found)?).await?, settings)))
    }

    /// What is known of a room before somebody is mentioned there: whether its two people were seen in the server at or after
    /// `since`, and whether `admit`, an effect of its lane, waits. `None` while it has no channel.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn room_sight(
        &mut self,
        id: RoomId,
        since: UnixMs,
        admit: &Effect,
    ) -> Result<Option<RoomSight>> {
        let found = sqlx::query(
            "SELECT r.agency_id,
                 (SELECT count(*) FROM people p WHERE p.guild_id = r.guild_id AND p.person_id IN (r.first_id, r.second_id)
                     AND p.left_ms IS NULL AND p.seen_ms >= $2) AS seen,
                 (SELECT count(*) FROM effects e WHERE e.lane = $3 AND e.state = 'waiting' AND e.effect = $4) AS waiting
             FROM rooms r WHERE r.id = $1 AND r.channel_id IS NOT NULL",
        )
        .bind(id.0)
        .bind(since.0)
        .bind(stored_lane(Lane::Room(id)))
        .bind(row::to_json("effect", admit)?)
        .fetch_optional(&mut *self.0)
        .await?;
        let Some(found) = found else { return Ok(None) };
        let is_of_two = row::maybe_int(&found, "agency_id")?.is_none();
        Ok(Some(RoomSight {
            all_seen: is_of_two.then_some(row::int(&found, "seen")? == 2),
            is_waiting: row::int(&found, "waiting")? > 0,
        }))
    }
}
