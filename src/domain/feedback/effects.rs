//! What must happen because of feedback: in the room of its contract, and to the roles of whoever has a badge. Owns the kinds; delivering them is `discord::feedback::deliver`'s.

use super::which::InterimRef;
use crate::domain::effect::{About, FeatureEffect, Lane};
use crate::domain::ids::{ContractId, GuildId, PersonId, RoomId};
use crate::domain::offers::offer::Side;
use serde::{Deserialize, Serialize};

/// Something to do because of feedback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FeedbackEffect {
    /// Post what was published.
    PostFeedback {
        /// On which contract.
        contract: ContractId,
    },
    /// Make the message with what was published show how it is.
    RefreshFeedback {
        /// On which contract.
        contract: ContractId,
    },
    /// Post the reply to it.
    PostReply {
        /// On which contract.
        contract: ContractId,
        /// To what which side gave.
        to: Side,
    },
    /// Post what was said during a contract.
    PostInterim(InterimRef),
    /// Make its message show how it is.
    RefreshInterim(InterimRef),
    /// Bring the roles that somebody has for badges in line with their badge.
    BadgeRole {
        /// In which server.
        guild: GuildId,
        /// Whose.
        person: PersonId,
    },
}

impl FeedbackEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 6] =
        ["post_feedback", "refresh_feedback", "post_reply", "post_interim", "refresh_interim", "badge_role"];
}

impl FeatureEffect for FeedbackEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::PostFeedback { .. } => "post_feedback",
            Self::RefreshFeedback { .. } => "refresh_feedback",
            Self::PostReply { .. } => "post_reply",
            Self::PostInterim(_) => "post_interim",
            Self::RefreshInterim(_) => "refresh_interim",
            Self::BadgeRole { .. } => "badge_role",
        }
    }

    fn lane(&self, _: GuildId, room: RoomId) -> Lane {
        match self {
            Self::PostFeedback { .. }
            | Self::RefreshFeedback { .. }
            | Self::PostReply { .. }
            | Self::PostInterim(_)
            | Self::RefreshInterim(_) => Lane::Room(room),
            Self::BadgeRole { guild, person } => Lane::BadgeRoles(*guild, *person),
        }
    }

    fn mentions(&self) -> bool {
        match self {
            Self::PostFeedback { .. } | Self::PostReply { .. } | Self::PostInterim(_) => true,
            Self::RefreshFeedback { .. } | Self::RefreshInterim(_) | Self::BadgeRole { .. } => false,
        }
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::PostFeedback { contract }
            | Self::RefreshFeedback { contract }
            | Self::PostReply { contract, .. } => Some(About::Contract(*contract)),
            Self::PostInterim(which) | Self::RefreshInterim(which) => Some(About::Contract(which.contract)),
            Self::BadgeRole { .. } => None,
        }
    }

    fn posted_again(&self) -> Option<Self> {
        match self {
            Self::PostFeedback { contract } | Self::RefreshFeedback { contract } => {
                Some(Self::PostFeedback { contract: *contract })
            }
            Self::PostInterim(which) | Self::RefreshInterim(which) => Some(Self::PostInterim(*which)),
            Self::PostReply { .. } | Self::BadgeRole { .. } => None,
        }
    }
}
