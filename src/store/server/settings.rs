//! What the admins of a server have set. Owns the `server_settings` table.

use crate::domain::ids::GuildId;
use crate::domain::server::ServerSettings;
use crate::store::error::{Error, Result};
use crate::store::row;
use crate::store::transaction::{Queries, Tx};

/// Settings as they were read; saving them needs the revision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptSettings {
    /// What was set.
    pub settings: ServerSettings,
    /// Counts every change, from 1; 0 while nothing was ever set.
    pub revision: i64,
}

impl Queries<'_> {
    /// What the admins of `guild` have set; nothing, where they never did.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn server_settings(&mut self, guild: GuildId) -> Result<KeptSettings> {
        let found = sqlx::query("SELECT settings, revision FROM server_settings WHERE guild_id = $1")
            .bind(guild.0)
            .fetch_optional(&mut *self.0)
            .await?;
        let kept = |row| {
            Ok(KeptSettings { settings: row::json(&row, "settings")?, revision: row::int(&row, "revision")? })
        };
        found.map_or_else(|| Ok(KeptSettings::default()), kept)
    }
}

impl Tx {
    /// Saves settings that were changed after they were read, if nobody else changed them meanwhile.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody did; otherwise when the database fails.
    pub async fn save_server_settings(&mut self, guild: GuildId, kept: &KeptSettings) -> Result<()> {
        let done = sqlx::query(
            "INSERT INTO server_settings (guild_id, settings, revision) VALUES ($1, $2, $3 + 1)
             ON CONFLICT (guild_id) DO UPDATE SET settings = excluded.settings, revision = excluded.revision
             WHERE server_settings.revision = $3",
        )
        .bind(guild.0)
        .bind(row::to_json("settings", &kept.settings)?)
        .bind(kept.revision)
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }
}
