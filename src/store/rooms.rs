//! Rooms: one for each pair of sides, ever. Owns the `rooms` table.

use super::effects::stored_lane;
use super::{Look, Result, Tx, row};
use crate::domain::effect::Lane;
use crate::domain::ids::{ChannelId, GuildId, PersonId, RoleId, RoomId};
use crate::domain::offer::Party;
use crate::domain::server::RoomStyle;
use sqlx::any::AnyRow;

/// The private conversation of two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Never shown.
    pub id: RoomId,
    /// The server.
    pub guild: GuildId,
    /// The two people it is for, in the order of their ids.
    pub members: [PersonId; 2],
    /// Its channel, once it exists.
    pub channel: Option<ChannelId>,
    /// What that channel is.
    pub style: RoomStyle,
    /// The role that was let in beside the two.
    pub moderators: Option<RoleId>,
}

impl Room {
    /// The other one of its two people.
    #[must_use]
    pub fn other(&self, person: PersonId) -> PersonId {
        let [first, second] = self.members;
        if first == person { second } else { first }
    }
}

const COLUMNS: &str =
    "SELECT id, guild_id, first_id, second_id, channel_id, style, moderators_id FROM rooms ";

fn read(row: &AnyRow) -> Result<Room> {
    Ok(Room {
        id: RoomId(row::int(row, "id")?),
        guild: GuildId(row::int(row, "guild_id")?),
        members: [PersonId(row::int(row, "first_id")?), PersonId(row::int(row, "second_id")?)],
        channel: row::maybe_int(row, "channel_id")?.map(ChannelId),
        style: row::name(row, "style")?,
        moderators: row::maybe_int(row, "moderators_id")?.map(RoleId),
    })
}

/// What the rooms of two people have in common with no other room, in whichever order they are named.
pub(super) fn pair_of(one: PersonId, other: PersonId) -> String {
    format!("person:{} person:{}", one.min(other), one.max(other))
}

impl Tx {
    /// The room of `client` and `party`, whoever of them hires; made as `id` when there is none yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn room_of(
        &mut self,
        guild: GuildId,
        client: PersonId,
        party: Party,
        id: RoomId,
    ) -> Result<Room> {
        let other = party.spokesperson();
        let (first, second) = (client.min(other), client.max(other));
        let pair = pair_of(client, other);
        sqlx::query(
            "INSERT INTO rooms (id, guild_id, pair, first_id, second_id) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (guild_id, pair) DO NOTHING",
        )
        .bind(id.0)
        .bind(guild.0)
        .bind(&pair)
        .bind(first.0)
        .bind(second.0)
        .execute(&mut *self.tx)
        .await?;
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE guild_id = $1 AND pair = $2"));
        let row = sqlx::query(sql).bind(guild.0).bind(&pair).fetch_one(&mut *self.tx).await?;
        read(&row)
    }

    /// Gives a room without a channel this one; `false` when it has one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_room(
        &mut self,
        room: RoomId,
        channel: ChannelId,
        style: RoomStyle,
        moderators: Option<RoleId>,
    ) -> Result<bool> {
        let done = sqlx::query(
            "UPDATE rooms SET channel_id = $1, style = $2, moderators_id = $3
             WHERE id = $4 AND channel_id IS NULL",
        )
        .bind(channel.0)
        .bind(row::to_name("style", &style)?)
        .bind(moderators.map(|role| role.0))
        .bind(room.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Forgets the room's channel if it still is `channel`; `false` when somebody else was faster.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn close_room(&mut self, room: RoomId, channel: ChannelId) -> Result<bool> {
        let done = sqlx::query(
            "UPDATE rooms SET channel_id = NULL, moderators_id = NULL WHERE id = $1 AND channel_id = $2",
        )
        .bind(room.0)
        .bind(channel.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Remembers which role sees the room in `channel`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_room_moderators(
        &mut self,
        room: RoomId,
        channel: ChannelId,
        moderators: Option<RoleId>,
    ) -> Result<()> {
        sqlx::query("UPDATE rooms SET moderators_id = $1 WHERE id = $2 AND channel_id = $3")
            .bind(moderators.map(|role| role.0))
            .bind(room.0)
            .bind(channel.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

impl Look<'_> {
    /// The room called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn room(&mut self, id: RoomId) -> Result<Option<Room>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE id = $1"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(read).transpose()
    }

    /// Whether a room other than `room` has this channel.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn channel_is_taken(&mut self, channel: ChannelId, room: RoomId) -> Result<bool> {
        let found = sqlx::query("SELECT id FROM rooms WHERE channel_id = $1 AND id <> $2")
            .bind(channel.0)
            .bind(room.0)
            .fetch_optional(&mut *self.0)
            .await?;
        Ok(found.is_some())
    }

    /// The rooms of `guild` that another role than `moderators` sees, or none. Threads have no overwrites: whoever may
    /// manage threads sees them. While former changes are still under way, all rooms: what they will be shown to is not
    /// written down yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rooms_shown_otherwise(
        &mut self,
        guild: GuildId,
        moderators: Option<RoleId>,
    ) -> Result<Vec<Room>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE guild_id = $1
             AND (channel_id IS NULL OR style = 'channels' AND (coalesce(moderators_id, 0) <> $2
                  OR EXISTS (SELECT 1 FROM effects WHERE lane = $3 AND state = 'waiting'))) ORDER BY id"
        ));
        let rows = sqlx::query(sql)
            .bind(guild.0)
            .bind(moderators.map_or(0, |role| role.0))
            .bind(stored_lane(Lane::Moderators(guild)))
            .fetch_all(&mut *self.0)
            .await?;
        rows.iter().map(read).collect()
    }

    /// Every room of `person` in `guild`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rooms_with(&mut self, guild: GuildId, person: PersonId) -> Result<Vec<Room>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE guild_id = $1 AND first_id = $2 UNION ALL {COLUMNS} WHERE guild_id = $1 AND second_id = $2"
        ));
        let rows = sqlx::query(sql).bind(guild.0).bind(person.0).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// The channels of a server's newest rooms, at most so many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn room_channels(&mut self, guild: GuildId, most: u32) -> Result<Vec<(ChannelId, RoomStyle)>> {
        let rows = sqlx::query(
            "SELECT channel_id, style FROM rooms WHERE guild_id = $1 AND channel_id IS NOT NULL
             ORDER BY id DESC LIMIT $2",
        )
        .bind(guild.0)
        .bind(i64::from(most))
        .fetch_all(&mut *self.0)
        .await?;
        let channel =
            |found: &AnyRow| Ok((ChannelId(row::int(found, "channel_id")?), row::name(found, "style")?));
        rows.iter().map(channel).collect()
    }
}
