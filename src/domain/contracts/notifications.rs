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
}

impl ContractNotification {
    /// The topic that it belongs to.
    #[must_use]
    pub const fn topic(self) -> Topic {
        match self {
            Self::Started => Topic::Answers,
        }
    }
}
