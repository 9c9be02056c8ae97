//! What people are told of a contract. Owns the kinds; their wording belongs to the carriers.

use crate::domain::notifications::settings::Topic;
use serde::{Deserialize, Serialize};

/// What happened to a contract. Stored as JSON; kinds must stay decodable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractNotification {
    /// An offer was accepted: there is one.
    #[serde(rename = "accepted")]
    Started,
    /// Whoever does the work submitted a piece of it.
    WorkSubmitted {
        /// The line that says so.
        seq: i64,
    },
    /// The client approved a piece.
    WorkApproved {
        /// The line that says so.
        seq: i64,
    },
    /// The client asked for a revision of a piece.
    RevisionRequested {
        /// The line that says so.
        seq: i64,
    },
}

impl ContractNotification {
    /// The topic that it belongs to.
    #[must_use]
    pub const fn topic(self) -> Topic {
        match self {
            Self::Started => Topic::Answers,
            Self::WorkSubmitted { .. } | Self::WorkApproved { .. } | Self::RevisionRequested { .. } => {
                Topic::Contracts
            }
        }
    }

    /// The line about the work that it tells of.
    #[must_use]
    pub const fn work_seq(self) -> Option<i64> {
        match self {
            Self::Started => None,
            Self::WorkSubmitted { seq } | Self::WorkApproved { seq } | Self::RevisionRequested { seq } => {
                Some(seq)
            }
        }
    }
}
