//! Servers as Discord named them last. Owns the `guilds` table.

use crate::domain::ids::GuildId;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::{Queries, Tx};

impl Tx {
    /// Remembers what a server is called.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn name_guild(&mut self, guild: GuildId, name: &str) -> Result<()> {
        sqlx::query(
            "INSERT INTO guilds (guild_id, name) VALUES ($1, $2)
             ON CONFLICT (guild_id) DO UPDATE SET name = excluded.name",
        )
        .bind(guild.0)
        .bind(name)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// What a server was called when Discord last spoke of it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn guild_name(&mut self, guild: GuildId) -> Result<Option<String>> {
        let found = sqlx::query("SELECT name FROM guilds WHERE guild_id = $1")
            .bind(guild.0)
            .fetch_optional(&mut *self.0)
            .await?;
        found.map(|row| row::text(&row, "name")).transpose()
    }
}
