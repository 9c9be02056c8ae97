//! Servers that Parley was removed from, and invited back to: what was to be delivered there waits, and is delivered then.

use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::ids::{EffectId, GuildId, ObstacleId};
use crate::domain::server::obstacle::Obstacle;

impl App {
    /// Parley isn't in a server any more. Nobody there can be told, and what fails there waits for its return.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn server_left(&self, guild: GuildId) -> Result<()> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            tx.note_obstacle(ObstacleId(self.new_id()), guild, &Obstacle::NotInServer, self.now()).await?;
            Ok(tx.commit().await?)
        })
        .await
    }

    /// Parley is in a server, perhaps again: everything that was stopped there is tried.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn server_joined(&self, guild: GuildId) -> Result<()> {
        let met = self.store.reader().await?.queries().open_obstacles(guild).await?;
        if met.is_empty() {
            return Ok(());
        }
        retry(|| async {
            let mut tx = self.store.begin().await?;
            tx.release_all_blocked(guild, self.now()).await?;
            for absence in met.iter().filter(|met| met.obstacle == Obstacle::NotInServer) {
                tx.solve_obstacle(absence.id, self.now()).await?;
                tx.keep_alert(absence.id, None).await?;
            }
            Ok(tx.commit().await?)
        })
        .await
    }

    /// The server that an effect belongs to, if Parley isn't in it.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn left_server_of(&self, effect: EffectId) -> Result<Option<GuildId>> {
        Ok(self.store.reader().await?.queries().left_guild_of(effect).await?)
    }

    /// Every server that Parley was in and isn't known to have left.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn servers_not_left(&self) -> Result<Vec<GuildId>> {
        Ok(self.store.reader().await?.queries().guilds_not_left().await?)
    }
}
