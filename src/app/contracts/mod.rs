//! Contracts: their part of the use cases. Knows no Discord and no SQL.

mod deliveries;
mod work;

pub use deliveries::{ContractBrief, ContractDelivery, WorkBrief};
pub use work::ContractAtWork;
