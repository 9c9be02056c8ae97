//! Contracts: their part of the use cases. Knows no Discord and no SQL.

mod closing;
mod deliveries;
mod export;
mod lists;
mod pause;
mod payments;
mod work;

pub use crate::domain::contracts::work::ContractAtWork;
pub use closing::ClosePreview;
pub use deliveries::{ContractBrief, ContractDelivery, WorkBrief};
pub use export::{ContractExport, WrittenDocument};
pub use lists::{ContractPage, ContractRecord};
pub use payments::PaymentPreview;

/// What a press below a preview came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PreviewOutcome<P> {
    /// It is done as the preview showed it.
    Done(P),
    /// Nothing is: it would be something else than what was seen, which this shows.
    Renewed(P),
}
