//! Which of their offers somebody wants to see. Owns the choices and the texts that stand for them in buttons and options.

use super::offer::StateName;

/// A choice of somebody's offers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OfferFilter {
    /// Only those in this state; `None` for all.
    pub state: Option<StateName>,
    /// Sent, received, or both.
    pub direction: Direction,
}

/// Which way an offer went, as its reader sees it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// Both ways.
    #[default]
    All,
    /// Sent by the reader.
    Sent,
    /// Received by the reader.
    Received,
}

impl Direction {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::All, Self::Sent, Self::Received];

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Sent => "sent",
            Self::Received => "received",
        }
    }

    /// The choice with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| direction.code() == code)
    }
}

/// The stable code for every state.
const ANY: &str = "any";

/// The code of a choice of states.
#[must_use]
pub const fn state_code(state: Option<StateName>) -> &'static str {
    match state {
        None => ANY,
        Some(state) => state.code(),
    }
}

/// The choice with this [`state_code`].
#[must_use]
pub fn state_from_code(code: &str) -> Option<Option<StateName>> {
    if code == ANY {
        return Some(None);
    }
    StateName::ALL.into_iter().find(|state| state.code() == code).map(Some)
}
