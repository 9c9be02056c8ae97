//! Channels above private channels, as Parley made or found them last. Owns the `server_places` table.

use crate::domain::ids::{ChannelId, GuildId};
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::{Queries, Tx};

impl Tx {
    /// Remembers which channel is the server's `place`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_server_place(&mut self, guild: GuildId, place: &str, channel: ChannelId) -> Result<()> {
        sqlx::query(
            "INSERT INTO server_places (guild_id, place, channel_id) VALUES ($1, $2, $3)
             ON CONFLICT (guild_id, place) DO UPDATE SET channel_id = excluded.channel_id",
        )
        .bind(guild.0)
        .bind(place)
        .bind(channel.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// All of a server's places.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn server_places(&mut self, guild: GuildId) -> Result<Vec<ChannelId>> {
        let rows =
            sqlx::query("SELECT channel_id FROM server_places WHERE guild_id = $1 ORDER BY guild_id, place")
                .bind(guild.0)
                .fetch_all(&mut *self.0)
                .await?;
        rows.iter().map(|found| row::int(found, "channel_id").map(ChannelId)).collect()
    }

    /// The channel that is the server's `place`, as it was known last.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn server_place(&mut self, guild: GuildId, place: &str) -> Result<Option<ChannelId>> {
        let found = sqlx::query("SELECT channel_id FROM server_places WHERE guild_id = $1 AND place = $2")
            .bind(guild.0)
            .bind(place)
            .fetch_optional(&mut *self.0)
            .await?;
        found.map(|row| row::int(&row, "channel_id").map(ChannelId)).transpose()
    }
}
