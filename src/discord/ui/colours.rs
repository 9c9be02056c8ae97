//! The colours of embeds. Owns that one colour means the same everywhere.

use crate::domain::offers::offer::{Offer, State};

/// The colour of an embed's edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Waits for an answer.
    Pending,
    /// Other terms were asked for.
    ChangeRequested,
    /// Agreed.
    Accepted,
    /// Declined or withdrawn; also plain information.
    Quiet,
    /// Expired or replaced.
    Dim,
    /// Removed by a moderator; also something that went wrong.
    Red,
}

impl Colour {
    /// As Discord takes it: red, green and blue, one byte each.
    #[must_use]
    pub const fn rgb(self) -> u32 {
        match self {
            Self::Pending => 0x0058_65F2,
            Self::ChangeRequested => 0x00F0_B232,
            Self::Accepted => 0x0023_A55A,
            Self::Quiet => 0x0095_9BA6,
            Self::Dim => 0x004E_5058,
            Self::Red => 0x00DA_373C,
        }
    }

    /// The colour of an offer as it stands.
    #[must_use]
    pub const fn of(offer: &Offer) -> Self {
        match &offer.state {
            State::Pending { open_change: None } => Self::Pending,
            State::Pending { open_change: Some(_) } => Self::ChangeRequested,
            State::Accepted { .. } => Self::Accepted,
            State::Declined { .. } | State::Withdrawn { .. } => Self::Quiet,
            State::Expired { .. } => Self::Dim,
            State::Removed { .. } => Self::Red,
        }
    }
}
