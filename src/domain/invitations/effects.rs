//! What must happen because of an invitation. Owns the kinds; delivering them is `discord::invitations::deliver`'s, and by email `mail`'s.

use crate::domain::effect::{FeatureEffect, Lane};
use crate::domain::ids::{GuildId, JobInvitationId, PersonId, RoomId};
use serde::{Deserialize, Serialize};

/// What one side of an invitation is told. Stored as JSON; kinds must stay decodable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationNews {
    /// It arrived.
    Received,
    /// Whoever is invited declined it.
    Declined,
}

/// Something to tell one side of an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum InvitationEffect {
    /// Tell one person, by direct message, what happened to an invitation.
    TellInvitation {
        /// Which invitation.
        invitation: JobInvitationId,
        /// What happened.
        news: InvitationNews,
        /// Whom.
        to: PersonId,
    },
}

impl InvitationEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 1] = ["tell_invitation"];
}

impl FeatureEffect for InvitationEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::TellInvitation { .. } => "tell_invitation",
        }
    }

    fn lane(&self, guild: GuildId, _: RoomId) -> Lane {
        match self {
            Self::TellInvitation { to, .. } => Lane::Direct(guild, *to),
        }
    }
}
