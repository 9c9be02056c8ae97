//! What people are told of an offer. Owns the kinds; their wording belongs to the carriers.

use crate::domain::ids::ChangeId;
use crate::domain::notifications::settings::Topic;
use serde::{Deserialize, Serialize};

/// What happened to an offer. Stored as JSON; kinds must stay decodable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferNotification {
    /// An offer arrived.
    Received,
    /// The client changed the terms: there is a new version.
    Modified {
        /// The new version.
        version: u32,
    },
    /// The client withdrew it.
    Withdrawn,
    /// The answer is due soon.
    Expiring {
        /// Hours that were left when the reminder was decided: 48 or 24.
        hours: u32,
    },
    /// Nobody answered in time.
    Expired,
    /// A moderator took it away.
    Removed,
    /// The addressed side asks for other terms.
    ChangeRequested {
        /// Which request.
        change: ChangeId,
    },
    /// The client agreed: the requested terms are the new version.
    ChangeApproved {
        /// Which request.
        change: ChangeId,
    },
    /// The client keeps the terms as they are.
    ChangeRejected {
        /// Which request.
        change: ChangeId,
    },
    /// The addressed side declined.
    Declined,
}

impl OfferNotification {
    /// The one that brings the card of this version.
    #[must_use]
    pub const fn of_card(version: u32) -> Self {
        match version {
            0 | 1 => Self::Received,
            version => Self::Modified { version },
        }
    }

    /// Whether the client sent what it brings by themselves: a new offer, or other terms.
    #[must_use]
    pub const fn is_of_card(self) -> bool {
        match self {
            Self::Received | Self::Modified { .. } => true,
            Self::Withdrawn
            | Self::Expiring { .. }
            | Self::Expired
            | Self::Removed
            | Self::ChangeRequested { .. }
            | Self::ChangeApproved { .. }
            | Self::ChangeRejected { .. }
            | Self::Declined => false,
        }
    }

    /// The change request that it is about.
    #[must_use]
    pub const fn change(self) -> Option<ChangeId> {
        match self {
            Self::ChangeRequested { change }
            | Self::ChangeApproved { change }
            | Self::ChangeRejected { change } => Some(change),
            Self::Received
            | Self::Modified { .. }
            | Self::Withdrawn
            | Self::Expiring { .. }
            | Self::Expired
            | Self::Removed
            | Self::Declined => None,
        }
    }

    /// The topic that it belongs to.
    #[must_use]
    pub const fn topic(self) -> Topic {
        match self {
            Self::Received
            | Self::Modified { .. }
            | Self::Withdrawn
            | Self::Expiring { .. }
            | Self::Expired
            | Self::Removed => Topic::Offers,
            Self::ChangeRequested { .. } | Self::ChangeApproved { .. } | Self::ChangeRejected { .. } => {
                Topic::Changes
            }
            Self::Declined => Topic::Answers,
        }
    }
}
