//! What is typed about a contract and not recorded yet.

use super::entry::{CloseReason, DisputeReason};
use crate::domain::form::ChangeForm;
use crate::domain::ids::ContractId;
use crate::domain::offers::attachment::Attachment;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a draft about a contract holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ContractDraft {
    /// A payment, or money that was given back.
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
        /// Whether it was given back. Left out where it wasn't, as drafts were before there were refunds.
        #[serde(default, skip_serializing_if = "is_payment")]
        is_refund: bool,
    },
    /// Hours that were worked.
    Hours {
        /// Of which contract.
        contract: ContractId,
        /// How long, as typed.
        time: String,
        /// What was done, as typed.
        done: String,
        /// The day that was chosen; today where none was.
        day: Option<NaiveDate>,
    },
    /// The end of a contract.
    Close {
        /// Of which contract.
        contract: ContractId,
        /// Why, as chosen.
        reason: CloseReason,
        /// The message as typed.
        message: String,
        /// What was paid in all, as typed; where payments were recorded, these count.
        paid: String,
    },
    /// Other terms.
    Terms {
        /// Of which contract.
        contract: ContractId,
        /// Over which version of the terms.
        version: u32,
        /// The proposal of the other side's that this answers, if it was begun as an answer.
        answers: Option<i64>,
        /// What was typed.
        form: ChangeForm,
        /// From which day another rate counts; today where none was chosen.
        from: Option<NaiveDate>,
    },
    /// A piece of the work, with files.
    Submit {
        /// Of which contract.
        contract: ContractId,
        /// Which piece: the place of a milestone from 1, or 0 for the whole; `None` until it is chosen.
        piece: Option<u32>,
        /// The message as typed.
        message: String,
        /// The files that were given.
        files: Vec<Attachment>,
    },
    /// A dispute.
    Dispute {
        /// Of which contract.
        contract: ContractId,
        /// What it is about, as chosen.
        reason: DisputeReason,
        /// What happened, as typed.
        text: String,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes the field by reference")]
const fn is_payment(is_refund: &bool) -> bool {
    !*is_refund
}
