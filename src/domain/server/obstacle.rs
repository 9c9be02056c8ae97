//! Obstacles: what in a server keeps Parley from doing what was decided, until somebody there changes it. Owns which kinds
//! there are and when two are the same; finding them is `discord::deliver`, and their wording `discord::rooms`.

use crate::domain::ids::{AgencyId, ChannelId, GuildId, RoleId};
use serde::{Deserialize, Serialize};

/// Something that the people of a server must change before Parley can go on. Stored as JSON; kinds must stay decodable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Obstacle {
    /// No room can be made: Parley's own role lacks permissions in the server.
    NoRooms {
        /// What it lacks; empty when Discord refuses and it is not known why.
        missing: Vec<Permission>,
    },
    /// The server has as many channels as Discord allows, and there is no channel for threads.
    ServerFull,
    /// The server has as many active threads as Discord allows.
    TooManyThreads,
    /// Not everybody sees the channel under which rooms are threads.
    HiddenHub {
        /// That channel.
        hub: ChannelId,
    },
    /// The channel under which rooms belong is hidden from Parley.
    HiddenPlace {
        /// That channel.
        channel: ChannelId,
    },
    /// People outside the team can read the moderators' channel.
    PublicModeratorsChannel {
        /// That channel.
        channel: ChannelId,
    },
    /// Parley cannot do its work in one room.
    ShutOut {
        /// The room's channel.
        channel: ChannelId,
        /// What it lacks there; empty when Discord refuses and it is not known why.
        missing: Vec<Permission>,
    },
    /// A room is a thread that a moderator locked.
    LockedThread {
        /// The thread.
        channel: ChannelId,
    },
    /// A room has as many pinned messages as Discord allows.
    PinsFull {
        /// The room's channel.
        channel: ChannelId,
    },
    /// The server asks for two-factor sign-in of whoever manages something, and the account that owns the bot has none.
    TwoFactor,
    /// Parley can't give or take a role that goes with a badge.
    BadgeRole {
        /// Which role.
        role: RoleId,
        /// Why.
        lack: RoleLack,
    },
    /// Parley was removed from the server.
    NotInServer,
    /// The owner of an agency has left the server while it is needed.
    NoOwner {
        /// Which.
        agency: AgencyId,
        /// What it is called.
        name: String,
    },
}

/// Why Parley can't give or take a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleLack {
    /// It was deleted.
    Gone,
    /// It's above the highest role of Parley.
    Above,
    /// Parley lacks Manage Roles.
    Permission,
    /// It belongs to a bot or an integration: nobody gives it.
    Managed,
}

/// An obstacle, and the server in which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// Where.
    pub guild: GuildId,
    /// What.
    pub obstacle: Obstacle,
}

impl Obstacle {
    /// What makes it the same obstacle, also when it lacks something else now. Stored.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::NoRooms { .. } => "no_rooms".to_owned(),
            Self::ServerFull => "server_full".to_owned(),
            Self::TooManyThreads => "too_many_threads".to_owned(),
            Self::HiddenHub { .. } => "hidden_hub".to_owned(),
            Self::PublicModeratorsChannel { channel } => format!("public_moderators_channel/{channel}"),
            Self::HiddenPlace { channel } => format!("hidden_place/{channel}"),
            Self::ShutOut { channel, .. } => format!("shut_out/{channel}"),
            Self::LockedThread { channel } => format!("locked_thread/{channel}"),
            Self::PinsFull { channel } => format!("pins_full/{channel}"),
            Self::TwoFactor => "two_factor".to_owned(),
            Self::BadgeRole { role, .. } => format!("badge_role/{role}"),
            Self::NotInServer => "not_in_server".to_owned(),
            Self::NoOwner { agency, .. } => format!("no_owner/{agency}"),
        }
    }

    /// The one room that it is about.
    #[must_use]
    pub const fn channel(&self) -> Option<ChannelId> {
        match self {
            Self::ShutOut { channel, .. } | Self::LockedThread { channel } | Self::PinsFull { channel } => {
                Some(*channel)
            }
            Self::NoRooms { .. }
            | Self::ServerFull
            | Self::TooManyThreads
            | Self::HiddenHub { .. }
            | Self::TwoFactor
            | Self::BadgeRole { .. }
            | Self::NotInServer
            | Self::HiddenPlace { .. }
            | Self::PublicModeratorsChannel { .. }
            | Self::NoOwner { .. } => None,
        }
    }

    /// Whether it keeps all rooms of a server from being made.
    #[must_use]
    pub const fn stops_new_rooms(&self) -> bool {
        match self {
            Self::NoRooms { .. }
            | Self::ServerFull
            | Self::TooManyThreads
            | Self::TwoFactor
            | Self::NotInServer
            | Self::HiddenPlace { .. } => true,
            Self::HiddenHub { .. }
            | Self::ShutOut { .. }
            | Self::LockedThread { .. }
            | Self::PinsFull { .. }
            | Self::PublicModeratorsChannel { .. }
            | Self::BadgeRole { .. }
            | Self::NoOwner { .. } => false,
        }
    }

    /// Whether it may keep one room from being made.
    #[must_use]
    pub const fn may_stop_a_new_room(&self) -> bool {
        self.stops_new_rooms() || self.is_met_singly()
    }

    /// Whether each delivery meets it for a reason of its own, so that one which got through says nothing of the others.
    #[must_use]
    pub const fn is_met_singly(&self) -> bool {
        matches!(self, Self::HiddenHub { .. })
    }
}

/// A permission that Parley needs, by Discord's name for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// To see a room.
    ViewChannel,
    /// To post there.
    SendMessages,
    /// To post cards.
    EmbedLinks,
    /// To post files.
    AttachFiles,
    /// To find a message again.
    ReadMessageHistory,
    /// To pin contracts.
    PinMessages,
    /// To make rooms that are channels.
    ManageChannels,
    /// To let people in later.
    ManageRoles,
    /// To make rooms that are threads.
    CreatePrivateThreads,
    /// To post in threads.
    SendMessagesInThreads,
    /// To let people into threads.
    ManageThreads,
}

impl Permission {
    /// All of them, in the order in which Discord's settings show them.
    pub const ALL: [Self; 11] = [
        Self::ViewChannel,
        Self::ManageChannels,
        Self::ManageRoles,
        Self::SendMessages,
        Self::SendMessagesInThreads,
        Self::CreatePrivateThreads,
        Self::EmbedLinks,
        Self::AttachFiles,
        Self::PinMessages,
        Self::ReadMessageHistory,
        Self::ManageThreads,
    ];

    /// Discord's bit.
    #[must_use]
    pub const fn bit(self) -> u64 {
        match self {
            Self::ManageChannels => 1 << 4,
            Self::ViewChannel => 1 << 10,
            Self::SendMessages => 1 << 11,
            Self::EmbedLinks => 1 << 14,
            Self::AttachFiles => 1 << 15,
            Self::ReadMessageHistory => 1 << 16,
            Self::ManageRoles => 1 << 28,
            Self::ManageThreads => 1 << 34,
            Self::CreatePrivateThreads => 1 << 36,
            Self::SendMessagesInThreads => 1 << 38,
            Self::PinMessages => 1 << 51,
        }
    }

    /// Which of `wanted` are not among the bits of `have`.
    #[must_use]
    pub fn missing(wanted: &[Self], have: u64) -> Vec<Self> {
        let lacks = |permission: &Self| have & permission.bit() == 0 && wanted.contains(permission);
        Self::ALL.into_iter().filter(lacks).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_obstacle_keeps_its_name_whatever_is_missing() {
        let (one, two) = (vec![Permission::ManageChannels], vec![Permission::ManageRoles]);
        assert_eq!(
            Obstacle::NoRooms { missing: one.clone() }.name(),
            Obstacle::NoRooms { missing: two }.name()
        );
        let shut_out = |channel| Obstacle::ShutOut { channel: ChannelId(channel), missing: one.clone() };
        assert_ne!(shut_out(1).name(), shut_out(2).name());
    }

    #[test]
    fn what_is_missing_is_named_in_one_order() {
        let wanted = [Permission::SendMessages, Permission::ManageChannels, Permission::ViewChannel];
        let missing = Permission::missing(&wanted, Permission::ViewChannel.bit());
        assert_eq!(missing, [Permission::ManageChannels, Permission::SendMessages]);
    }
}
