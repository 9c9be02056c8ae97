//! What must happen for those who look after a server. Owns the kinds; delivering them is `discord::server::deliver`'s.

use crate::domain::effect::{FeatureEffect, Lane};
use crate::domain::ids::{GuildId, ObstacleId, RoomId};
use serde::{Deserialize, Serialize};

/// Something that whoever looks after a server is to see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ServerEffect {
    /// Bring the moderators' message about an obstacle up to date: post it, or take it away.
    Alert {
        /// Which obstacle.
        obstacle: ObstacleId,
    },
}

impl ServerEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 1] = ["alert"];
}

impl FeatureEffect for ServerEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::Alert { .. } => "alert",
        }
    }

    fn lane(&self, guild: GuildId, _: RoomId) -> Lane {
        match self {
            Self::Alert { .. } => Lane::Alerts(guild),
        }
    }
}
