//! Contracts: their part of the use cases. Knows no Discord and no SQL.

mod deliveries;
mod lists;
mod payments;
mod work;

pub use crate::domain::contracts::work::ContractAtWork;
pub use deliveries::{ContractBrief, ContractDelivery, WorkBrief};
pub use lists::{ContractPage, ContractRecord};
pub use payments::{PaymentOutcome, PaymentPreview};
