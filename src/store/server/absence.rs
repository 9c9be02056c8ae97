//! Servers that Parley isn't in at present. Owns no table: that it's away from one is an obstacle there like any other.

use crate::domain::ids::{EffectId, GuildId};
use crate::domain::server::obstacle::Obstacle;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::Queries;

impl Queries<'_> {
    /// The server of an effect, if Parley isn't in it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn left_guild_of(&mut self, effect: EffectId) -> Result<Option<GuildId>> {
        let found = sqlx::query(
            "SELECT obstacles.guild_id FROM effects
             JOIN obstacles ON obstacles.guild_id = effects.guild_id AND obstacles.name = $2
             WHERE effects.id = $1 AND obstacles.solved_ms IS NULL",
        )
        .bind(effect.0)
        .bind(Obstacle::NotInServer.name())
        .fetch_optional(&mut *self.0)
        .await?;
        found.map(|found| row::int(&found, "guild_id").map(GuildId)).transpose()
    }

    /// Every server that Parley was in, as far as is known, and didn't leave since.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn guilds_not_left(&mut self) -> Result<Vec<GuildId>> {
        let rows = sqlx::query(
            "SELECT guilds.guild_id FROM guilds WHERE NOT EXISTS (SELECT 1 FROM obstacles
             WHERE obstacles.guild_id = guilds.guild_id AND obstacles.name = $1 AND obstacles.solved_ms IS NULL)",
        )
        .bind(Obstacle::NotInServer.name())
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(|found| row::int(found, "guild_id").map(GuildId)).collect()
    }
}
