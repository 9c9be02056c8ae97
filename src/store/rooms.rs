//! Rooms: one for each pair of sides, ever. Owns the `rooms` table.

use super::{Look, Result, Tx, row};
use crate::domain::ids::{ChannelId, GuildId, PersonId, RoomId};
use crate::domain::offer::Party;
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
}

const COLUMNS: &str = "SELECT id, guild_id, first_id, second_id, channel_id FROM rooms ";

fn read(row: &AnyRow) -> Result<Room> {
    Ok(Room {
        id: RoomId(row::int(row, "id")?),
        guild: GuildId(row::int(row, "guild_id")?),
        members: [PersonId(row::int(row, "first_id")?), PersonId(row::int(row, "second_id")?)],
        channel: row::maybe_int(row, "channel_id")?.map(ChannelId),
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

    /// Sets the room's channel if it still is `from`; `false` when somebody else was faster.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn move_room(
        &mut self,
        room: RoomId,
        from: Option<ChannelId>,
        to: Option<ChannelId>,
    ) -> Result<bool> {
        let done =
            sqlx::query("UPDATE rooms SET channel_id = $1 WHERE id = $2 AND coalesce(channel_id, 0) = $3")
                .bind(to.map(|channel| channel.0))
                .bind(room.0)
                .bind(from.map_or(0, |channel| channel.0))
                .execute(&mut *self.tx)
                .await?;
        Ok(done.rows_affected() == 1)
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
}
