//! The outbox's rows. Owns the `effects` table: how claims end, and retries; claiming is `claim`'s, putting into it is `enqueue`'s,
//! what is due next is `due`'s, and what was given up is `given_up`'s.

mod claim;
mod due;
mod enqueue;
mod stats;

pub use due::NextDue;
pub use enqueue::NewEffect;
pub use stats::WaitingEffects;

use super::error::Result;
use super::posts::Subject;
use super::row;
use super::transaction::{Queries, Tx};
use crate::domain::effect::{Effect, Lane};
use crate::domain::ids::{EffectId, GuildId, ObstacleId, RoomId};
use crate::domain::time::UnixMs;
use serde::Deserialize;
use sqlx::any::AnyRow;
use std::borrow::Cow;

/// One effect, claimed for delivery until its lease ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Which row.
    pub id: EffectId,
    /// What to do.
    pub effect: Effect,
    /// How often it was claimed, this time included. Also the fence: a later claim makes this one void.
    pub attempt: u32,
    /// When it was decided.
    pub created: UnixMs,
    /// What kept it from being delivered when it was tried last.
    pub obstacle: Option<ObstacleId>,
    /// The stored name of its lane.
    pub lane: String,
    /// Whether the rest of its lane does not wait for it.
    pub is_aside: bool,
    /// How often it was taken, as far as anybody knows, and not answered.
    pub unanswered: u32,
}

/// An effect that may be claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    /// To be delivered.
    Readable(Claim),
    /// To be set aside.
    Unreadable(UnreadableEffect),
}

/// An effect that this version cannot read: of a newer version, or damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableEffect {
    /// Which row.
    pub id: EffectId,
    /// The stored name of its kind; `?` where there is none.
    pub kind: String,
    /// How often it was claimed.
    pub attempt: u32,
    /// Why, in words for the log.
    pub why: String,
}

/// What the outbox still has to do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QueueStats {
    /// Effects that will be tried.
    pub waiting: u32,
    /// Effects that were given up.
    pub dead: u32,
}

/// What a carrier (`$2`) may claim at `$1`: the due head of each lane (`min`, and not whether there is none before it: Postgres then looks
/// into the index, whatever its statistics say), and what was set aside there and is due, while nothing of the
/// lane is being tried. Effects in a room wait until the room's channel exists; what people are told directly waits a while for
/// the room to show it.
const CLAIMABLE: &str = "FROM effects d
             LEFT JOIN rooms r ON r.id = d.room_id
             WHERE d.state = 'waiting' AND d.carrier = $2 AND d.due_ms <= $1
             AND (d.room_id IS NULL OR r.channel_id IS NOT NULL)
             AND (d.aside_ms IS NOT NULL OR d.seq = (SELECT min(p.seq) FROM effects p
                 WHERE p.lane = d.lane AND p.state = 'waiting' AND p.aside_ms IS NULL))
             AND coalesce((SELECT max(h.due_ms) FROM effects h WHERE h.lane = d.lane AND h.claimed = 1), 0) <= $1
             AND (d.after_lane IS NULL OR d.alone_ms <= $1 OR NOT EXISTS (SELECT 1 FROM effects b
                 WHERE b.lane = d.after_lane AND b.state = 'waiting' AND b.seq <= d.after_seq))";

pub(super) fn stored_lane(lane: Lane) -> String {
    match lane {
        Lane::Rooms(guild) => format!("rooms/{guild}"),
        Lane::Room(room) => format!("room/{room}"),
        Lane::Files(room) => format!("files/{room}"),
        Lane::Moderators(guild) => format!("moderators/{guild}"),
        Lane::Alerts(guild) => format!("alerts/{guild}"),
        Lane::Reports(guild) => format!("reports/{guild}"),
        Lane::Jobs(guild) => format!("jobs/{guild}"),
        Lane::DirectFiles(guild, person) => format!("direct-files/{guild}/{person}"),
        Lane::JobAlerts(guild, person) => format!("job-alerts/{guild}/{person}"),
        Lane::Direct(guild, person) => format!("direct/{guild}/{person}"),
        Lane::Screening(guild, person) => format!("screening/{guild}/{person}"),
        Lane::BadgeRoles(guild, person) => format!("badge-roles/{guild}/{person}"),
        Lane::Mail(guild, person) => format!("mail/{guild}/{person}"),
        Lane::MailCode(guild, person) => format!("mail-code/{guild}/{person}"),
        Lane::Webhook(endpoint) => format!("webhook/{endpoint}"),
    }
}

fn read(row: &AnyRow) -> Result<Head> {
    let (id, attempt) = (EffectId(row::int(row, "id")?), row::small(row, "attempts")?);
    let stored = row::text(row, "effect")?;
    Ok(match decode(&stored) {
        Ok(effect) => Head::Readable(Claim {
            id,
            effect,
            attempt,
            created: UnixMs(row::int(row, "created_ms")?),
            obstacle: row::maybe_int(row, "obstacle_id")?.map(ObstacleId),
            lane: row::text(row, "lane")?,
            is_aside: row::maybe_int(row, "aside_ms")?.is_some(),
            unanswered: row::small(row, "unanswered")?,
        }),
        Err(why) => Head::Unreadable(UnreadableEffect { id, kind: stored_kind(&stored), attempt, why }),
    })
}

/// The effect in a row; in words for the log, why this version cannot read it.
pub(super) fn decode(stored: &str) -> std::result::Result<Effect, String> {
    #[derive(Deserialize)]
    struct Kind<'a> {
        #[serde(borrow)]
        kind: Cow<'a, str>,
    }
    let read = || {
        let Kind { kind } = serde_json::from_str(stored)?;
        Effect::of_kind(&kind, &mut serde_json::Deserializer::from_str(stored))
    };
    read().map_err(|error: serde_json::Error| error.to_string())
}

/// What a stored effect says of its kind, also where this version does not know it.
pub(super) fn stored_kind(stored: &str) -> String {
    let stored: Option<serde_json::Value> = serde_json::from_str(stored).ok();
    let kind = stored.as_ref().and_then(|stored| stored["kind"].as_str());
    kind.unwrap_or("?").to_owned()
}

impl Tx {
    /// Gives a claim back: it was not, or not wholly, delivered, and may be tried at once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn give_back(&mut self, claim: &Claim, now: UnixMs) -> Result<()> {
        sqlx::query("UPDATE effects SET due_ms = $1, claimed = 0 WHERE id = $2 AND attempts = $3")
            .bind(now.0)
            .bind(claim.id.0)
            .bind(i64::from(claim.attempt))
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Keeps a claim until `lease_end`, unless it is void.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn renew(&mut self, claim: &Claim, lease_end: UnixMs) -> Result<()> {
        sqlx::query("UPDATE effects SET due_ms = $1 WHERE id = $2 AND attempts = $3")
            .bind(lease_end.0)
            .bind(claim.id.0)
            .bind(i64::from(claim.attempt))
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// The effect is done: its row goes, and the next of its lane may come. `false` when the claim is void.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn settle(&mut self, claim: &Claim) -> Result<bool> {
        let done = sqlx::query("DELETE FROM effects WHERE id = $1 AND attempts = $2")
            .bind(claim.id.0)
            .bind(i64::from(claim.attempt))
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// The effect is to be tried again at `due`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn postpone(&mut self, claim: &Claim, due: UnixMs, error: &str) -> Result<()> {
        self.set_state(claim, "waiting", due, error).await
    }

    /// The effect is given up. Its row stays, for people to see; its lane goes on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn give_up(&mut self, claim: &Claim, now: UnixMs, error: &str) -> Result<()> {
        self.set_state(claim, "dead", now, error).await
    }

    /// An effect that cannot be read is given up, so that what comes after it in its lane is not kept. `false` when somebody
    /// else did that before, or could read it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_aside(&mut self, effect: &UnreadableEffect, now: UnixMs) -> Result<bool> {
        let done = sqlx::query(
            "UPDATE effects SET state = 'dead', due_ms = $1, last_error = $2, claimed = 0
             WHERE id = $3 AND attempts = $4 AND state = 'waiting'",
        )
        .bind(now.0)
        .bind(effect.why.as_str())
        .bind(effect.id.0)
        .bind(i64::from(effect.attempt))
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// What keeps a postponed effect from being delivered: once that is solved, it is due.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stop_effect(&mut self, claim: &Claim, obstacle: ObstacleId) -> Result<()> {
        sqlx::query("UPDATE effects SET obstacle_id = $1 WHERE id = $2 AND attempts = $3")
            .bind(obstacle.0)
            .bind(claim.id.0)
            .bind(i64::from(claim.attempt))
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn set_state(
        &mut self,
        claim: &Claim,
        state: &'static str,
        due: UnixMs,
        error: &str,
    ) -> Result<()> {
        sqlx::query(
            "UPDATE effects SET state = $1, due_ms = $2, last_error = $3, claimed = 0, obstacle_id = NULL
             WHERE id = $4 AND attempts = $5",
        )
        .bind(state)
        .bind(due.0)
        .bind(error)
        .bind(claim.id.0)
        .bind(i64::from(claim.attempt))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// Whether `effect`, for an offer of `guild` in `room`, waits in the outbox.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_waiting(&mut self, effect: &Effect, guild: GuildId, room: RoomId) -> Result<bool> {
        // By its lane, which an index finds.
        let sql = "SELECT id FROM effects WHERE lane = $1 AND state = 'waiting' AND effect = $2 LIMIT 1";
        let found = sqlx::query(sql)
            .bind(stored_lane(effect.lane(guild, room)))
            .bind(row::to_json("effect", effect)?)
            .fetch_optional(&mut *self.0)
            .await?;
        Ok(found.is_some())
    }

    /// Whether anything waits in `lane`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waits_in(&mut self, lane: Lane) -> Result<bool> {
        let found = sqlx::query("SELECT id FROM effects WHERE lane = $1 AND state = 'waiting' LIMIT 1")
            .bind(stored_lane(lane))
            .fetch_optional(&mut *self.0)
            .await?;
        Ok(found.is_some())
    }

    /// Whether there is a message that shows `subject`, or anything waits in `lane`, which may post it. Both are looked at in
    /// one moment: none is posted between the two.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_posted_or_busy(&mut self, subject: impl Into<Subject>, lane: Lane) -> Result<bool> {
        let found = sqlx::query(
            "SELECT 1 AS n WHERE EXISTS (SELECT 1 FROM effects WHERE lane = $1 AND state = 'waiting')
             OR EXISTS (SELECT 1 FROM posts WHERE subject = $2)",
        )
        .bind(stored_lane(lane))
        .bind(subject.into().to_string())
        .fetch_optional(&mut *self.0)
        .await?;
        Ok(found.is_some())
    }

    /// How much there is to do.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn queue_stats(&mut self) -> Result<QueueStats> {
        let rows = sqlx::query("SELECT state, count(*) AS n FROM effects GROUP BY state")
            .fetch_all(&mut *self.0)
            .await?;
        let mut queue_stats = QueueStats::default();
        for counted in &rows {
            let n = row::small(counted, "n")?;
            match row::text(counted, "state")?.as_str() {
                "waiting" => queue_stats.waiting = n,
                "dead" => queue_stats.dead = n,
                // Held back: it's not tried before somebody lets it go.
                _ => {}
            }
        }
        Ok(queue_stats)
    }
}
