//! Putting effects into the outbox, each at the end of its lane.

use super::stored_lane;
use crate::domain::effect::{ALONE_AFTER_MS, Effect, Lane};
use crate::domain::ids::{EffectId, GuildId, OfferId, RoomId};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::{Tx, placeholders};

const INSERT: &str = "INSERT INTO effects
     (id, lane, seq, room_id, guild_id, effect, carrier, state, attempts, due_ms, created_ms,
      after_lane, after_seq, alone_ms, held_offer) VALUES";

/// An effect that is decided, and where it waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEffect {
    /// Names it, also across retries and processes.
    pub id: EffectId,
    /// What to do.
    pub effect: Effect,
    /// Its own one.
    pub lane: Lane,
    /// The server that it is for, if it is for one.
    pub guild: Option<GuildId>,
    /// The room that is to show what is decided so far before this is delivered; it waits for a while.
    pub after: Option<RoomId>,
    /// The offer with which it's held back, until somebody has passed the server's membership screening.
    pub held_with: Option<OfferId>,
}

impl NewEffect {
    /// One of an offer of `guild` in `room`: what a person is told of it, and what is large, waits for the room to show it.
    #[must_use]
    pub fn in_room(id: EffectId, effect: Effect, guild: GuildId, room: RoomId) -> Self {
        let lane = effect.lane(guild, room);
        let after = match lane {
            Lane::Direct(..) | Lane::Files(_) => Some(room),
            Lane::Rooms(_)
            | Lane::Moderators(_)
            | Lane::Alerts(_)
            | Lane::Reports(_)
            | Lane::Jobs(_)
            | Lane::JobAlerts(..)
            | Lane::DirectFiles(..)
            | Lane::Room(_)
            | Lane::Screening(..)
            | Lane::BadgeRoles(..)
            | Lane::Mail(..)
            | Lane::MailCode(..)
            | Lane::Webhook(_) => None,
        };
        Self { id, effect, lane, guild: Some(guild), after, held_with: None }
    }
}

/// The room whose channel effects of `lane` need.
const fn room_of(lane: Lane) -> Option<i64> {
    match lane {
        Lane::Rooms(_)
        | Lane::Moderators(_)
        | Lane::Alerts(_)
        | Lane::Reports(_)
        | Lane::Jobs(_)
        | Lane::JobAlerts(..)
        | Lane::DirectFiles(..)
        | Lane::Direct(..)
        | Lane::Screening(..)
        | Lane::BadgeRoles(..)
        | Lane::Mail(..)
        | Lane::MailCode(..)
        | Lane::Webhook(_) => None,
        Lane::Room(room) | Lane::Files(room) => Some(room.0),
    }
}

impl Tx {
    /// Puts an effect at the end of its lane.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enqueue(
        &mut self,
        id: EffectId,
        effect: &Effect,
        guild: GuildId,
        room: RoomId,
        now: UnixMs,
    ) -> Result<()> {
        self.enqueue_all(vec![NewEffect::in_room(id, effect.clone(), guild, room)], now).await
    }

    /// Puts an effect at the end of `lane`, which must be its own; `guild` is the server that it is for, if it is for one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enqueue_in(
        &mut self,
        lane: Lane,
        id: EffectId,
        effect: &Effect,
        guild: Option<GuildId>,
        now: UnixMs,
    ) -> Result<()> {
        let effect = effect.clone();
        self.enqueue_all(vec![NewEffect { id, effect, lane, guild, after: None, held_with: None }], now).await
    }

    /// Puts effects at the ends of their lanes, in this order. What follows a room waits for those before it, too.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enqueue_all(&mut self, effects: Vec<NewEffect>, now: UnixMs) -> Result<()> {
        if effects.is_empty() {
            return Ok(());
        }
        let rooms = effects.iter().filter_map(|new| new.after).map(|room| (stored_lane(Lane::Room(room)), 0));
        let counts = rooms.chain(effects.iter().map(|new| (stored_lane(new.lane), 1)));
        let mut last = self.count_all(counts).await?;
        // From the last of each lane back to its first: each gets the number that the one behind it left.
        let mut values = Vec::with_capacity(effects.len());
        for new in effects.iter().rev() {
            let lane = stored_lane(new.lane);
            let Some(place) = last.get_mut(&lane) else { continue };
            let seq = *place;
            *place -= 1;
            let after = new.after.map(|room| stored_lane(Lane::Room(room)));
            let after_seq = after.as_ref().and_then(|room| last.get(room)).copied();
            values.push((new, lane, seq, after, after_seq));
        }
        let sql = format!("{INSERT} {}", placeholders(values.len(), 15));
        let mut insert = sqlx::query(sqlx::AssertSqlSafe(sql));
        for (new, lane, seq, after, after_seq) in values.into_iter().rev() {
            insert = insert
                .bind(new.id.0)
                .bind(lane)
                .bind(seq)
                .bind(room_of(new.lane))
                .bind(new.guild.map(|guild| guild.0))
                .bind(row::to_json("effect", &new.effect)?)
                .bind(new.lane.carrier().name())
                .bind(if new.held_with.is_some() { "held" } else { "waiting" })
                .bind(0_i64)
                .bind(now.0)
                .bind(now.0)
                .bind(after_seq.and(after))
                .bind(after_seq)
                .bind(after_seq.map(|_| now.plus(ALONE_AFTER_MS).0))
                .bind(new.held_with.map(|offer| offer.0));
            if new.held_with.is_none() {
                self.enqueued.push(new.lane.carrier());
            }
        }
        insert.execute(&mut *self.tx).await?;
        Ok(())
    }
}
