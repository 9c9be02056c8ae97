//! From a call that Discord refused to the obstacle behind it. Owns which permissions Parley needs for what, and finding
//! out which of them it lacks; asked only after a refusal.

use super::DiscordDelivery;
use crate::app::RoomBrief;
use crate::discord::failure::{Failure, code};
use crate::domain::ids::{ChannelId, GuildId};
use crate::domain::server::RoomStyle;
use crate::domain::server::obstacle::{Blocked, Obstacle, Permission};
use crate::outbox::DeliveryError;

/// To make a room that is a channel: each of them is also granted there, which takes having it.
const FOR_CHANNELS: [Permission; 7] = [
    Permission::ManageChannels,
    Permission::ViewChannel,
    Permission::SendMessages,
    Permission::ReadMessageHistory,
    Permission::EmbedLinks,
    Permission::AttachFiles,
    Permission::PinMessages,
];
/// To make a room that is a thread, and the channel above it.
const FOR_THREADS: [Permission; 8] = [
    Permission::ManageChannels,
    Permission::ViewChannel,
    Permission::SendMessages,
    Permission::ReadMessageHistory,
    Permission::EmbedLinks,
    Permission::CreatePrivateThreads,
    Permission::SendMessagesInThreads,
    Permission::ManageThreads,
];
/// To post in a room, pin there, and let people in.
const IN_CHANNEL: [Permission; 7] = [
    Permission::ViewChannel,
    Permission::SendMessages,
    Permission::ReadMessageHistory,
    Permission::EmbedLinks,
    Permission::AttachFiles,
    Permission::PinMessages,
    Permission::ManageRoles,
];

impl DiscordDelivery {
    /// Why a room could not be made.
    pub(super) async fn cannot_make(&self, brief: &RoomBrief, failure: Failure) -> DeliveryError {
        let guild = brief.room.guild;
        if let Some(obstacle) = named(&failure, None) {
            return DeliveryError::Blocked { by: Blocked { guild, obstacle }, why: failure.to_string() };
        }
        if !failure.is_forbidden() {
            return failure.into();
        }
        let wanted: &[Permission] = match brief.rules.room_style {
            RoomStyle::Channels => &FOR_CHANNELS,
            RoomStyle::Threads => &FOR_THREADS,
        };
        let have = self.rights(guild, None).await.unwrap_or(u64::MAX);
        let obstacle = Obstacle::NoRooms { missing: Permission::missing(wanted, have) };
        DeliveryError::Blocked { by: Blocked { guild, obstacle }, why: failure.to_string() }
    }

    /// Why something could not be done in a room that exists.
    pub(super) async fn cannot_use(
        &self,
        guild: GuildId,
        channel: ChannelId,
        failure: Failure,
    ) -> DeliveryError {
        let obstacle = if let Some(named) = named(&failure, Some(channel)) {
            named
        } else if failure.is_forbidden() {
            let have = self.rights(guild, Some(channel)).await;
            // Where even looking is refused, being let in comes first.
            let seen = have.map_err(|failure| failure.is_forbidden());
            let have =
                seen.unwrap_or_else(|hidden| if hidden { !Permission::ViewChannel.bit() } else { u64::MAX });
            Obstacle::ShutOut { channel, missing: Permission::missing(&IN_CHANNEL, have) }
        } else {
            return failure.into();
        };
        DeliveryError::Blocked { by: Blocked { guild, obstacle }, why: failure.to_string() }
    }
}

/// What Discord itself names, whatever Parley may do.
fn named(failure: &Failure, channel: Option<ChannelId>) -> Option<Obstacle> {
    match (failure.code, channel) {
        (code::TOO_MANY_THREADS, _) => Some(Obstacle::TooManyThreads),
        (code::PINS_FULL, Some(channel)) => Some(Obstacle::PinsFull { channel }),
        (code::TWO_FACTOR, _) => Some(Obstacle::TwoFactor),
        (code::THREAD_LOCKED | code::THREAD_ARCHIVED, Some(channel)) => {
            Some(Obstacle::LockedThread { channel })
        }
        _ => None,
    }
}
