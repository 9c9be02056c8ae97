//! What is typed about reports and not sent yet.

use crate::domain::ids::{OfferId, ReportId};
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
}
