//! What must happen in rooms themselves: one is made, and people are let in and out. Owns the kinds; delivering them is
//! `discord::rooms::deliver`'s.

use crate::domain::effect::{About, FeatureEffect, Lane};
use crate::domain::ids::{GuildId, OfferId, PersonId, RoomId};
use serde::{Deserialize, Serialize};

/// Something to do in a room, or so that there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RoomEffect {
    /// Make the room's channel.
    OpenRoom {
        /// Which room.
        room: RoomId,
    },
    /// See who of a room's two sides is in the server, and let them in.
    AdmitSides {
        /// Which room.
        room: RoomId,
    },
    /// Let the moderators' role into a room, or take it out again, as the server's rules say.
    ShowModerators {
        /// Which room.
        room: RoomId,
    },
    /// Take somebody out of a room whom nothing lets in any more.
    #[serde(rename = "shut_out")]
    RemoveFromRoom {
        /// Which room.
        room: RoomId,
        /// Whom.
        person: PersonId,
    },
    /// Tell one side, in the room, that the other one has left the server.
    TellLeft {
        /// The newest offer that waits there, or whose contract runs.
        offer: OfferId,
        /// Who left.
        left: PersonId,
        /// Whom to mention.
        to: PersonId,
    },
    /// Tell both sides of a room, there, that outsiders could read it.
    TellExposed {
        /// Which room.
        room: RoomId,
    },
    /// Tell the moderators so.
    ReportExposed {
        /// Which room.
        room: RoomId,
    },
}

impl RoomEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 7] = [
        "open_room",
        "admit_sides",
        "show_moderators",
        "shut_out",
        "tell_left",
        "tell_exposed",
        "report_exposed",
    ];
}

impl FeatureEffect for RoomEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::OpenRoom { .. } => "open_room",
            Self::AdmitSides { .. } => "admit_sides",
            Self::ShowModerators { .. } => "show_moderators",
            Self::RemoveFromRoom { .. } => "shut_out",
            Self::TellLeft { .. } => "tell_left",
            Self::TellExposed { .. } => "tell_exposed",
            Self::ReportExposed { .. } => "report_exposed",
        }
    }

    fn lane(&self, guild: GuildId, room: RoomId) -> Lane {
        match self {
            Self::OpenRoom { .. } => Lane::Rooms(guild),
            Self::ShowModerators { .. } => Lane::Moderators(guild),
            Self::AdmitSides { .. }
            | Self::RemoveFromRoom { .. }
            | Self::TellLeft { .. }
            | Self::TellExposed { .. } => Lane::Room(room),
            Self::ReportExposed { .. } => Lane::Alerts(guild),
        }
    }

    fn mentions(&self) -> bool {
        match self {
            Self::TellLeft { .. } | Self::TellExposed { .. } => true,
            Self::OpenRoom { .. }
            | Self::AdmitSides { .. }
            | Self::ShowModerators { .. }
            | Self::RemoveFromRoom { .. }
            | Self::ReportExposed { .. } => false,
        }
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::TellLeft { offer, .. } => Some(About::Offer(*offer)),
            Self::OpenRoom { .. }
            | Self::AdmitSides { .. }
            | Self::ShowModerators { .. }
            | Self::RemoveFromRoom { .. }
            | Self::TellExposed { .. }
            | Self::ReportExposed { .. } => None,
        }
    }
}
