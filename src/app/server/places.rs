//! The channels above private channels, remembered so that one that is hidden from Parley is not made again.

use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::ids::{ChannelId, GuildId};

impl App {
    /// The channel that is a server's `place`, as it was known last.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn known_place(&self, guild: GuildId, place: &str) -> Result<Option<ChannelId>> {
        Ok(self.store.reader().await?.queries().server_place(guild, place).await?)
    }

    /// Remembers which channel is a server's `place`; writes nothing where that is known.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn remember_place(&self, guild: GuildId, place: &str, channel: ChannelId) -> Result<()> {
        if self.known_place(guild, place).await? == Some(channel) {
            return Ok(());
        }
        retry(|| async {
            let mut tx = self.store.begin().await?;
            tx.set_server_place(guild, place, channel).await?;
            Ok(tx.commit().await?)
        })
        .await
    }
}
