//! What is typed about reports and not sent yet.

use crate::domain::contracts::entry::DisputeOutcome;
use crate::domain::ids::{DisputeId, OfferId, ReportId};
use crate::domain::moderation::report::Outcome;
use serde::{Deserialize, Serialize};

/// What a draft about a report holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ModerationDraft {
    /// A report about an offer.
    Report {
        /// Which offer.
        offer: OfferId,
        /// What was typed.
        text: String,
    },
    /// What a moderator decides about a report.
    Decision {
        /// Which report.
        report: ReportId,
        /// What they want to do.
        outcome: Outcome,
        /// The reason as typed.
        why: String,
        /// The length as typed.
        length: String,
    },
    /// What a moderator decides about a dispute.
    Verdict {
        /// Which dispute.
        dispute: DisputeId,
        /// For whom, as chosen.
        outcome: DisputeOutcome,
        /// The reason as typed.
        why: String,
        /// What the client is to have paid in all, as typed; only where both get something.
        amount: String,
    },
}
