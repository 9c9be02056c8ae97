//! What people are told of feedback outside the room.

use crate::domain::notifications::settings::Topic;
use serde::{Deserialize, Serialize};

/// What happened to feedback. Stored as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FeedbackNotification {
    /// It can be read.
    #[serde(rename = "feedback_published")]
    Published,
    /// The other side replied to it.
    #[serde(rename = "feedback_replied")]
    Replied,
    /// The other side allows to edit it.
    #[serde(rename = "feedback_edit_allowed")]
    EditAllowed,
    /// The other side edited it.
    #[serde(rename = "feedback_edited")]
    Edited,
    /// Moderators hide it.
    #[serde(rename = "feedback_hidden")]
    Hidden,
    /// They show it again.
    #[serde(rename = "feedback_shown")]
    Shown,
    /// The other side said something during the contract.
    #[serde(rename = "feedback_during")]
    During {
        /// The first, second and so on of that side.
        nth: u32,
    },
    /// It can still be given, for a week or a day.
    #[serde(rename = "feedback_waiting")]
    Waiting {
        /// The line that closed the contract.
        seq: i64,
    },
}

impl FeedbackNotification {
    /// The topic that it belongs to.
    #[must_use]
    pub const fn topic(self) -> Topic {
        match self {
            Self::Published
            | Self::Replied
            | Self::EditAllowed
            | Self::Edited
            | Self::Hidden
            | Self::Shown
            | Self::During { .. }
            | Self::Waiting { .. } => Topic::Contracts,
        }
    }
}
