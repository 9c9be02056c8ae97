//! Colours, signs and words of an offer's states. Owns that each state looks the same everywhere.

use crate::domain::offer::{Offer, State, StateName};

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
    /// As Discord takes it, 0xRRGGBB.
    #[must_use]
    pub const fn rgb(self) -> u32 {
        match self {
            Self::Pending => 0x58_65_F2,
            Self::ChangeRequested => 0xF0_B2_32,
            Self::Accepted => 0x23_A5_5A,
            Self::Quiet => 0x95_9B_A6,
            Self::Dim => 0x4E_50_58,
            Self::Red => 0xDA_37_3C,
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
        }
    }
}

/// A state in one word or two, for footers and lists.
#[must_use]
pub const fn state_word(state: StateName, change_is_open: bool) -> &'static str {
    match state {
        StateName::Pending if change_is_open => "Change requested",
        StateName::Pending => "Pending",
        StateName::Accepted => "Accepted",
        StateName::Declined => "Declined",
        StateName::Withdrawn => "Withdrawn",
        StateName::Expired => "Expired",
    }
}

/// The one sign that a line of a list begins with.
#[must_use]
pub const fn state_sign(state: StateName, change_is_open: bool) -> &'static str {
    match state {
        StateName::Pending if change_is_open => "🟠",
        StateName::Pending => "🔵",
        StateName::Accepted => "🟢",
        StateName::Declined | StateName::Withdrawn => "⚪",
        StateName::Expired => "⚫",
    }
}
