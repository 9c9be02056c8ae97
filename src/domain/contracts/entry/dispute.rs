//! What a line says that opens a dispute or decides it. Owns the reasons and the outcomes, with their stable codes.

use crate::domain::money::Money;
use serde::{Deserialize, Serialize};

/// What a line says of a dispute. Stored as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DisputeLine {
    /// It opens one.
    Opened {
        /// What it is about.
        reason: DisputeReason,
    },
    /// It decides one.
    Decided(Verdict),
}

/// What moderators decide about a dispute. Parley moves no money: it says what the sides are asked to do. Stored as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Verdict {
    /// For whom.
    pub outcome: DisputeOutcome,
    /// What the client is to have paid in all, where both get something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// Whether the contract is closed by it.
    pub closes: bool,
}

/// For whom moderators decide. Stored by name; names must stay readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeOutcome {
    /// For the client.
    Client,
    /// For the freelancer, or the agency.
    Freelancer,
    /// For both: an amount.
    Split,
    /// For neither: nothing is decided.
    Nothing,
}

impl DisputeOutcome {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Client, Self::Freelancer, Self::Split, Self::Nothing];

    /// The stable code, as it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Freelancer => "freelancer",
            Self::Split => "split",
            Self::Nothing => "nothing",
        }
    }

    /// The outcome with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// What a dispute is about. Stored by name; names must stay readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeReason {
    /// The work isn't as agreed.
    Work,
    /// What is owed isn't paid.
    NotPaid,
    /// The sides don't agree on what was paid, or is to be.
    Amount,
    /// The sides don't agree on logged hours.
    Hours,
    /// The other side doesn't answer.
    NoAnswer,
    /// Something else.
    Other,
}

impl DisputeReason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Work, Self::NotPaid, Self::Amount, Self::Hours, Self::NoAnswer, Self::Other];

    /// The stable code, as it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::NotPaid => "not_paid",
            Self::Amount => "amount",
            Self::Hours => "hours",
            Self::NoAnswer => "no_answer",
            Self::Other => "other",
        }
    }

    /// The reason with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}
