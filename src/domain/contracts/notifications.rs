//! What people are told of a contract. Owns the kinds; their wording belongs to the carriers.

use super::entry::ContractHappening;
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
    /// The other side recorded a payment.
    PaymentRecorded {
        /// The line that says so.
        seq: i64,
    },
    /// The other side confirmed a payment.
    PaymentConfirmed {
        /// The line that says so.
        seq: i64,
    },
    /// The other side said that a payment isn't so.
    PaymentDenied {
        /// The line that says so.
        seq: i64,
    },
}

impl ContractNotification {
    /// What line `seq` is told as, which says that `what` happened.
    #[must_use]
    pub const fn of(what: ContractHappening, seq: i64) -> Self {
        match what {
            ContractHappening::Submitted => Self::WorkSubmitted { seq },
            ContractHappening::Approved => Self::WorkApproved { seq },
            ContractHappening::RevisionRequested => Self::RevisionRequested { seq },
            ContractHappening::PaymentRecorded => Self::PaymentRecorded { seq },
            ContractHappening::PaymentConfirmed => Self::PaymentConfirmed { seq },
            ContractHappening::PaymentDenied => Self::PaymentDenied { seq },
        }
    }

    /// The topic that it belongs to.
    #[must_use]
    pub const fn topic(self) -> Topic {
        match self.work_seq() {
            None => Topic::Answers,
            Some(_) => Topic::Contracts,
        }
    }

    /// The line about the work or its payment that it tells of.
    #[must_use]
    pub const fn work_seq(self) -> Option<i64> {
        match self {
            Self::Started => None,
            Self::WorkSubmitted { seq }
            | Self::WorkApproved { seq }
            | Self::RevisionRequested { seq }
            | Self::PaymentRecorded { seq }
            | Self::PaymentConfirmed { seq }
            | Self::PaymentDenied { seq } => Some(seq),
        }
    }
}
