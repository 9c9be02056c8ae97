//! What a client would pay: for all of it, or by the hour; how people type it is `form`'s.

use crate::domain::money::{Currency, Money};
use serde::{Deserialize, Serialize};

/// What a client would pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Budget {
    /// Whether that's for an hour.
    pub hourly: bool,
    /// How much.
    pub amount: BudgetAmount,
}

/// How much a client would pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BudgetAmount {
    /// So much.
    Exactly(Money),
    /// No more than this.
    UpTo(Money),
    /// From the one to the other, which is more, in one currency.
    Between(Money, Money),
}

impl BudgetAmount {
    /// What it's in.
    #[must_use]
    pub const fn currency(self) -> Currency {
        match self {
            Self::Exactly(amount) | Self::UpTo(amount) | Self::Between(_, amount) => amount.currency,
        }
    }
}
