//! Which feedback is meant: that after the close of a contract, or something that was said during it.

use crate::domain::ids::ContractId;
use crate::domain::offers::offer::Side;
use serde::{Deserialize, Serialize};

/// Which feedback during a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterimRef {
    /// On which contract.
    pub contract: ContractId,
    /// The side that gave it.
    pub side: Side,
    /// The first, second and so on of that side.
    pub nth: u32,
}

/// Feedback that both sides can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedbackRef {
    /// What the other side published.
    Published(ContractId),
    /// What was said during the contract.
    During(InterimRef),
}

impl FeedbackRef {
    /// On which contract.
    #[must_use]
    pub const fn contract(self) -> ContractId {
        match self {
            Self::Published(contract) => contract,
            Self::During(which) => which.contract,
        }
    }
}
