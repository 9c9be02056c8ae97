//! What must happen in a room because of feedback. Owns the kinds; delivering them is `discord::feedback::deliver`'s.

use crate::domain::effect::{About, FeatureEffect, Lane};
use crate::domain::ids::{ContractId, GuildId, RoomId};
use crate::domain::offers::offer::Side;
use serde::{Deserialize, Serialize};

/// Something to show of feedback, in the room of its contract.
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
}

impl FeedbackEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 3] = ["post_feedback", "refresh_feedback", "post_reply"];
}

impl FeatureEffect for FeedbackEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::PostFeedback { .. } => "post_feedback",
            Self::RefreshFeedback { .. } => "refresh_feedback",
            Self::PostReply { .. } => "post_reply",
        }
    }

    fn lane(&self, _: GuildId, room: RoomId) -> Lane {
        match self {
            Self::PostFeedback { .. } | Self::RefreshFeedback { .. } | Self::PostReply { .. } => {
                Lane::Room(room)
            }
        }
    }

    fn mentions(&self) -> bool {
        match self {
            Self::PostFeedback { .. } | Self::PostReply { .. } => true,
            Self::RefreshFeedback { .. } => false,
        }
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::PostFeedback { contract }
            | Self::RefreshFeedback { contract }
            | Self::PostReply { contract, .. } => Some(About::Contract(*contract)),
        }
    }

    fn posted_again(&self) -> Option<Self> {
        match self {
            Self::PostFeedback { contract } | Self::RefreshFeedback { contract } => {
                Some(Self::PostFeedback { contract: *contract })
            }
            Self::PostReply { .. } => None,
        }
    }
}
