//! Rooms of the outbox: a private place for one pair, made once. Owns the choice between a channel and a thread, and how a
//! room is found again when its receipt was lost; each kind of place has its own file.
//!
//! Rooms of one server are opened one after the other (their lane says so), so nobody else makes the same category or the
//! same thread meanwhile.

pub(in crate::discord) mod access;
pub(in crate::discord) mod channel;
mod name;
pub(in crate::discord) mod privacy;
pub(in crate::discord) mod thread;

use super::DiscordDelivery;
use crate::app::RoomBrief;
use crate::discord::failure::{Failure, code};
use crate::domain::ids::{RoleId as Role, RoomId};
use crate::domain::server::RoomStyle;
use crate::domain::server::obstacle::{Blocked, Obstacle};
use crate::outbox::{DeliveryError, DueEffect, Receipt};
use serenity::model::channel::GuildChannel;
use serenity::model::id::{ChannelId, GuildId};
use std::sync::OnceLock;

/// A room that exists.
#[derive(Debug, Clone, Copy)]
struct Made {
    channel: ChannelId,
    style: RoomStyle,
    moderators: Option<Role>,
}

/// What is to be made, and what there is already.
struct Site<'a> {
    due: &'a DueEffect,
    guild: GuildId,
    brief: &'a RoomBrief,
    /// The server's channels, without its threads.
    channels: Vec<GuildChannel>,
    /// The hub that this effect made.
    new_hub: OnceLock<ChannelId>,
}

impl DiscordDelivery {
    /// Makes the room's channel or thread, unless an earlier try did.
    pub(in crate::discord) async fn open_room(
        &self,
        due: &DueEffect,
        brief: &RoomBrief,
    ) -> Result<Receipt, DeliveryError> {
        let guild = GuildId::from(brief.room.guild);
        self.pace.turn().await;
        let channels = guild.channels(&self.http).await.map_err(Failure::from)?.into_values().collect();
        let site = Site { due, guild, brief, channels, new_hub: OnceLock::new() };
        let made = match self.find_room(&site).await? {
            Some(found) => found,
            None => self.make(&site).await?,
        };
        if made.style == RoomStyle::Threads {
            // A thread is made empty, and an earlier try may have died before everybody was in it.
            self.admit_to_new_thread(&site, made.channel).await?;
        }
        Ok(Receipt::RoomOpened {
            room: brief.room.id,
            channel: made.channel.into(),
            style: made.style,
            moderators: made.moderators,
        })
    }

    /// What an earlier try of this effect left.
    async fn find_room(&self, site: &Site<'_>) -> Result<Option<Made>, DeliveryError> {
        if site.due.attempt <= 1 {
            return Ok(None);
        }
        match self.find_channel(site).await? {
            Some(found) => Ok(Some(found)),
            None => self.find_thread(site).await,
        }
    }

    async fn make(&self, site: &Site<'_>) -> Result<Made, DeliveryError> {
        match site.brief.rules.room_style {
            RoomStyle::Threads => self.make_thread(site).await,
            RoomStyle::Channels => match self.make_channel(site).await? {
                Some(made) => Ok(made),
                // No space for channels.
                None => self.make_thread(site).await,
            },
        }
    }

    /// Remembers a channel above rooms, so that it is known again when it is hidden.
    async fn remember_place(
        &self,
        site: &Site<'_>,
        place: &str,
        channel: ChannelId,
    ) -> Result<(), DeliveryError> {
        let kept = self.app.remember_place(site.brief.room.guild, place, channel.into()).await;
        kept.map_err(DeliveryError::not_loaded)
    }

    /// Whether the channel that was this place is hidden from the bot: then it is in no list, and no second one is made.
    async fn check_not_hidden(&self, site: &Site<'_>, place: &str) -> Result<(), DeliveryError> {
        let guild = site.brief.room.guild;
        let known = self.app.known_place(guild, place).await.map_err(DeliveryError::not_loaded)?;
        match known {
            Some(channel) => self.check_sees(guild, channel).await,
            None => Ok(()),
        }
    }

    /// Whether the bot sees a channel that is missing from the server's list, or it is gone.
    async fn check_sees(
        &self,
        guild: crate::domain::ids::GuildId,
        channel: crate::domain::ids::ChannelId,
    ) -> Result<(), DeliveryError> {
        self.pace.turn().await;
        match self.http.get_channel(channel.into()).await.map_err(Failure::from) {
            Err(failure) if failure.is_forbidden() => {
                let by = Blocked { guild, obstacle: Obstacle::HiddenPlace { channel } };
                Err(DeliveryError::Blocked { by, why: failure.to_string() })
            }
            // One that is there under another name is not the one that is looked for.
            Ok(_) => Ok(()),
            Err(failure) if failure.code == code::UNKNOWN_CHANNEL => Ok(()),
            Err(failure) => Err(failure.into()),
        }
    }

    async fn is_taken(&self, channel: ChannelId, room: RoomId) -> Result<bool, DeliveryError> {
        let taken = self.app.channel_is_taken(channel.into(), room).await;
        taken.map_err(|error| DeliveryError::Retry { after_ms: None, why: error.to_string() })
    }
}
