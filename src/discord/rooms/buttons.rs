//! Buttons about rooms, as typed values. Owns both directions of their text after the feature's name.

use crate::discord::inbound::control::Manner;
use crate::domain::ids::ObstacleId;
use std::fmt;
use std::str::Split;

/// What can be pressed about rooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoomsButton {
    /// The moderators' message: try what an obstacle stopped.
    TryAgain(ObstacleId),
}

impl fmt::Display for RoomsButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TryAgain(obstacle) => write!(f, "try:{obstacle}"),
        }
    }
}

impl RoomsButton {
    /// The value that the rest of a `custom_id` carries.
    pub fn parse(parts: &mut Split<'_, char>) -> Option<Self> {
        match parts.next()? {
            "try" => Some(Self::TryAgain(ObstacleId(parts.next()?.parse().ok()?))),
            _ => None,
        }
    }

    /// What the transport may do while the handler works.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::TryAgain(_) => Manner::Say,
        }
    }
}
