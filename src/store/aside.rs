//! Effects for which the rest of their lane does not wait: one that keeps failing is set aside, and those of a room that will
//! never open are given up. Owns these statements; claims and order are `effects`'.

use super::effects::stored_lane;
use super::error::Result;
use super::row;
use super::transaction::{Queries, Tx};
use crate::domain::effect::{Carrier, Lane, RoomEffect};
use crate::domain::ids::{GuildId, RoomId};
use crate::domain::time::UnixMs;
use crate::store::Claim;

/// What stands with the effects of a room that was given up.
const NEVER_OPENED: &str = "the private channel was never created";

impl Tx {
    /// The rest of the claim's lane goes on without it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_aside(&mut self, claim: &Claim, now: UnixMs) -> Result<()> {
        sqlx::query("UPDATE effects SET aside_ms = $1 WHERE id = $2 AND attempts = $3 AND aside_ms IS NULL")
            .bind(now.0)
            .bind(claim.id.0)
            .bind(i64::from(claim.attempt))
            .execute(&mut *self.tx)
            .await?;
        self.enqueued.push(claim.effect.carrier());
        Ok(())
    }

    /// Has `carrier` take the claim's effect from now on; `is_unanswered` counts one more try that was not answered.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn carry_on_by(&mut self, claim: &Claim, carrier: Carrier, is_unanswered: bool) -> Result<()> {
        sqlx::query(
            "UPDATE effects SET carrier = $1, unanswered = unanswered + $2 WHERE id = $3 AND attempts = $4",
        )
        .bind(carrier.name())
        .bind(i64::from(is_unanswered))
        .bind(claim.id.0)
        .bind(i64::from(claim.attempt))
        .execute(&mut *self.tx)
        .await?;
        self.enqueued.push(carrier);
        Ok(())
    }

    /// What comes after them fails as well, so it was not their fault: those that were set aside before `claim` in its lane
    /// because they failed are first again. `false` when there are none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_back(&mut self, claim: &Claim) -> Result<bool> {
        let done = sqlx::query(
            "UPDATE effects SET aside_ms = NULL WHERE lane = $1 AND seq < (SELECT seq FROM effects WHERE id = $2)
             AND state = 'waiting' AND aside_ms IS NOT NULL AND obstacle_id IS NULL",
        )
        .bind(claim.lane.as_str())
        .bind(claim.id.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Gives up what waits for the channel of a room that nothing opens any more; gives how much that is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn give_up_unopened(&mut self, room: RoomId, now: UnixMs) -> Result<u64> {
        let done = sqlx::query(
            "UPDATE effects SET state = 'dead', due_ms = $1, last_error = $2, claimed = 0
             WHERE lane IN ($3, $4) AND room_id = $5 AND state = 'waiting'",
        )
        .bind(now.0)
        .bind(NEVER_OPENED)
        .bind(stored_lane(Lane::Room(room)))
        .bind(stored_lane(Lane::Files(room)))
        .bind(room.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected())
    }
}

impl Queries<'_> {
    /// Rooms without a channel for which something waits, and which nothing opens: that was given up.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unopened_rooms(&mut self) -> Result<Vec<RoomId>> {
        let rows = sqlx::query(
            "SELECT r.id, r.guild_id FROM rooms r WHERE r.channel_id IS NULL
             AND EXISTS (SELECT 1 FROM effects w WHERE w.lane IN ('room/' || r.id, 'files/' || r.id) AND w.state = 'waiting')",
        )
        .fetch_all(&mut *self.0)
        .await?;
        let mut unopened = Vec::new();
        for found in &rows {
            let (room, guild) = (RoomId(row::int(found, "id")?), GuildId(row::int(found, "guild_id")?));
            if !self.is_waiting(&RoomEffect::OpenRoom { room }.into(), guild, room).await? {
                unopened.push(room);
            }
        }
        Ok(unopened)
    }
}
