//! What is typed about a contract and not recorded yet.

use crate::domain::ids::ContractId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a draft about a contract holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ContractDraft {
    /// A payment.
    Payment {
        /// Of which contract.
        contract: ContractId,
        /// For which piece: the place of a milestone from 1, or 0 for the whole.
        piece: u32,
        /// The amount as typed.
        amount: String,
        /// The note as typed.
        note: String,
        /// The day that was chosen; today where none was.
        day: Option<NaiveDate>,
    },
}
