//! The lines of a contract: what is said about its work, its payment and its end. Owns their shape; what may be said, and what follows, is
//! `work`'s and `payments`'.

use crate::domain::ids::PersonId;
use crate::domain::money::Money;
use crate::domain::time::UnixMs;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What can be said about a contract. Stored by name; names must stay readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractHappening {
    /// Whoever does the work submitted it.
    Submitted,
    /// The client approved what was submitted.
    Approved,
    /// The client asked for a revision of what was submitted.
    RevisionRequested,
    /// One side recorded a payment.
    PaymentRecorded,
    /// The other side confirmed it.
    PaymentConfirmed,
    /// The other side said that it isn't so.
    PaymentDenied,
}

impl ContractHappening {
    /// Whether it changes how a piece stands.
    #[must_use]
    pub const fn is_of_piece(self) -> bool {
        match self {
            Self::Submitted | Self::Approved | Self::RevisionRequested => true,
            Self::PaymentRecorded | Self::PaymentConfirmed | Self::PaymentDenied => false,
        }
    }
}

/// One line about a contract: what was said, of which piece, by whom and when. Never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractEntry {
    /// The contract's revision that it made, from 1.
    pub seq: i64,
    /// What was said.
    pub what: ContractHappening,
    /// Of which piece: the place of a milestone from 1, or 0 for the whole.
    pub piece: u32,
    /// Who said it.
    pub by: PersonId,
    /// When.
    pub at: UnixMs,
    /// In whose words: with what was submitted, what is to be different, or the note with a payment.
    pub message: Option<String>,
    /// The payment that it records.
    pub payment: Option<Payment>,
    /// The line of the payment that it answers.
    pub answers: Option<i64>,
}

/// Money that changed hands outside Parley, as one side says. Stored as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Payment {
    /// How much.
    pub amount: Money,
    /// On which day.
    pub day: NaiveDate,
}
