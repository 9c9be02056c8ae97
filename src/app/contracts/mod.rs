//! Contracts: their part of the use cases. Knows no Discord and no SQL.

mod deliveries;

pub use deliveries::{ContractBrief, ContractDelivery};
