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
    /// Submitted work waits for the client's answer.
    WorkWaiting {
        /// The line that says so.
        seq: i64,
    },
    /// A piece is due soon.
    WorkDueSoon {
        /// The line that says so.
        seq: i64,
    },
    /// A piece was due.
    WorkOverdue {
        /// The line that says so.
        seq: i64,
    },
    /// The client did not answer in time: it counts as approved.
    WorkAutoApproved {
        /// The line that says so.
        seq: i64,
    },
    /// The other side recorded a payment.
    PaymentRecorded {
        /// The line that says so.
        seq: i64,
    },
    /// The other side recorded that it gave money back.
    RefundRecorded {
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
    /// The other side paused the contract.
    #[serde(rename = "contract_paused")]
    Paused {
        /// The line that says so.
        seq: i64,
    },
    /// The other side let it go on.
    #[serde(rename = "contract_resumed")]
    Resumed {
        /// The line that says so.
        seq: i64,
    },
    /// A payment of the other side's waited too long for an answer.
    PaymentUnconfirmed {
        /// The line that says so.
        seq: i64,
    },
    /// The other side closed the contract.
    #[serde(rename = "contract_closed")]
    Closed {
        /// The line that says so.
        seq: i64,
    },
    /// The other side asks to reopen it.
    ReopenRequested {
        /// The line that says so.
        seq: i64,
    },
    /// The other side agreed to reopen it.
    #[serde(rename = "contract_reopened")]
    Reopened {
        /// The line that says so.
        seq: i64,
    },
    /// The other side would rather keep it closed.
    ReopenDeclined {
        /// The line that says so.
        seq: i64,
    },
    /// Hours were logged for a week that is over.
    HoursLogged {
        /// The line that says so.
        seq: i64,
    },
    /// Hours were taken out that the reader had seen.
    HoursRemoved {
        /// The line that says so.
        seq: i64,
    },
    /// The client objected to logged hours.
    HoursObjected {
        /// The line that says so.
        seq: i64,
    },
    /// The client took an objection back.
    ObjectionWithdrawn {
        /// The line that says so.
        seq: i64,
    },
    /// A week with hours ended.
    WeekClosed {
        /// The line that says so.
        seq: i64,
    },
    /// Nothing was said of it for long: it is paused.
    #[serde(rename = "contract_auto_paused")]
    AutoPaused {
        /// The line that says so.
        seq: i64,
    },
    /// The other side proposed other terms.
    TermsProposed {
        /// The line that says so.
        seq: i64,
    },
    /// The other side agreed to other terms.
    TermsApproved {
        /// The line that says so.
        seq: i64,
    },
    /// The other side would rather keep the terms.
    TermsRejected {
        /// The line that says so.
        seq: i64,
    },
    /// The other side took its proposal back.
    TermsWithdrawn {
        /// The line that says so.
        seq: i64,
    },
    /// The other side opened a dispute.
    DisputeOpened {
        /// The line that says so.
        seq: i64,
    },
    /// The other side withdrew it.
    DisputeWithdrawn {
        /// The line that says so.
        seq: i64,
    },
    /// Moderators ask something. What the other side answers is told in the room alone.
    DisputeAsked {
        /// The line that says so.
        seq: i64,
    },
    /// Moderators decided it.
    DisputeDecided {
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
            ContractHappening::Reminded => Self::WorkWaiting { seq },
            ContractHappening::DueSoon => Self::WorkDueSoon { seq },
            ContractHappening::Overdue => Self::WorkOverdue { seq },
            ContractHappening::AutoApproved => Self::WorkAutoApproved { seq },
            ContractHappening::PaymentRecorded => Self::PaymentRecorded { seq },
            ContractHappening::RefundRecorded => Self::RefundRecorded { seq },
            ContractHappening::PaymentConfirmed => Self::PaymentConfirmed { seq },
            ContractHappening::PaymentDenied => Self::PaymentDenied { seq },
            ContractHappening::PaymentUnconfirmed => Self::PaymentUnconfirmed { seq },
            ContractHappening::Paused => Self::Paused { seq },
            ContractHappening::Resumed => Self::Resumed { seq },
            ContractHappening::Closed => Self::Closed { seq },
            ContractHappening::ReopenRequested => Self::ReopenRequested { seq },
            ContractHappening::Reopened => Self::Reopened { seq },
            ContractHappening::ReopenDeclined => Self::ReopenDeclined { seq },
            ContractHappening::HoursLogged => Self::HoursLogged { seq },
            ContractHappening::HoursRemoved => Self::HoursRemoved { seq },
            ContractHappening::HoursObjected => Self::HoursObjected { seq },
            ContractHappening::ObjectionWithdrawn => Self::ObjectionWithdrawn { seq },
            ContractHappening::WeekClosed => Self::WeekClosed { seq },
            ContractHappening::AutoPaused => Self::AutoPaused { seq },
            ContractHappening::TermsProposed => Self::TermsProposed { seq },
            ContractHappening::TermsApproved => Self::TermsApproved { seq },
            ContractHappening::TermsRejected => Self::TermsRejected { seq },
            ContractHappening::TermsWithdrawn => Self::TermsWithdrawn { seq },
            ContractHappening::DisputeOpened => Self::DisputeOpened { seq },
            ContractHappening::DisputeWithdrawn => Self::DisputeWithdrawn { seq },
            ContractHappening::DisputeAsked | ContractHappening::DisputeAnswered => {
                Self::DisputeAsked { seq }
            }
            ContractHappening::DisputeDecided => Self::DisputeDecided { seq },
        }
    }

    /// The topic that it belongs to.
    #[must_use]
    pub const fn topic(self) -> Topic {
        match self.entry_seq() {
            None => Topic::Answers,
            Some(_) => Topic::Contracts,
        }
    }

    /// The line that it tells of.
    #[must_use]
    pub const fn entry_seq(self) -> Option<i64> {
        match self {
            Self::Started => None,
            Self::WorkSubmitted { seq }
            | Self::WorkApproved { seq }
            | Self::RevisionRequested { seq }
            | Self::WorkWaiting { seq }
            | Self::WorkDueSoon { seq }
            | Self::WorkOverdue { seq }
            | Self::WorkAutoApproved { seq }
            | Self::PaymentRecorded { seq }
            | Self::RefundRecorded { seq }
            | Self::PaymentConfirmed { seq }
            | Self::PaymentDenied { seq }
            | Self::PaymentUnconfirmed { seq }
            | Self::Paused { seq }
            | Self::Resumed { seq }
            | Self::Closed { seq }
            | Self::ReopenRequested { seq }
            | Self::Reopened { seq }
            | Self::ReopenDeclined { seq }
            | Self::HoursLogged { seq }
            | Self::HoursRemoved { seq }
            | Self::HoursObjected { seq }
            | Self::ObjectionWithdrawn { seq }
            | Self::WeekClosed { seq }
            | Self::AutoPaused { seq }
            | Self::TermsProposed { seq }
            | Self::TermsApproved { seq }
            | Self::TermsRejected { seq }
            | Self::TermsWithdrawn { seq }
            | Self::DisputeOpened { seq }
            | Self::DisputeWithdrawn { seq }
            | Self::DisputeAsked { seq }
            | Self::DisputeDecided { seq } => Some(seq),
        }
    }
}
