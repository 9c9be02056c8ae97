//! Contracts: their part of the use cases. Knows no Discord and no SQL.

mod deliveries;
mod payments;
mod work;

pub use crate::domain::contracts::work::ContractAtWork;
pub use deliveries::{ContractBrief, ContractDelivery, WorkBrief};
pub use payments::{PaymentOutcome, PaymentPreview};
