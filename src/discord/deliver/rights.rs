//! What the bot may do where a delivery was refused. Asked only then.

use super::DiscordDelivery;
use crate::discord::failure::Failure;
use crate::discord::rights::{Overwrite, Standing, read};
use crate::domain::ids::{ChannelId, GuildId};
use serde::Deserialize;
use serenity::http::Route;

#[derive(Debug, Deserialize)]
struct Place {
    parent_id: Option<String>,
    thread_metadata: Option<serde_json::Value>,
    #[serde(default)]
    permission_overwrites: Vec<Overwrite>,
}

impl DiscordDelivery {
    /// The bot's permissions in a server, or in one of its channels.
    pub(super) async fn rights(&self, guild: GuildId, channel: Option<ChannelId>) -> Result<u64, Failure> {
        self.pace.turn().await;
        let standing = Standing::read(&self.http, guild.into(), self.bot).await?;
        let Some(channel) = channel else { return Ok(standing.base()) };
        let place = self.place(channel).await?;
        // In a thread, what is said of the channel above it counts.
        let above = place.parent_id.as_ref().filter(|_| place.thread_metadata.is_some());
        let place = match above.and_then(|id| id.parse().ok()) {
            Some(parent) => self.place(ChannelId(parent)).await?,
            None => place,
        };
        Ok(standing.in_channel(&place.permission_overwrites))
    }

    async fn place(&self, channel: ChannelId) -> Result<Place, Failure> {
        self.pace.turn().await;
        read(&self.http, Route::Channel { channel_id: channel.into() }).await
    }
}
