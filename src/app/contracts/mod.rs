//! Contracts: their part of the use cases. Knows no Discord and no SQL.

mod closing;
mod deliveries;
mod disputes;
mod export;
mod hours;
mod lists;
mod pause;
mod payments;
mod preview;
mod submissions;
mod terms;
mod work;

pub use crate::domain::contracts::work::ContractAtWork;
pub use closing::ClosePreview;
pub use deliveries::{ContractBrief, ContractDelivery, WorkBrief, WorkFileBrief};
pub use disputes::DisputePreview;
pub use export::{ContractExport, WrittenDocument};
pub use hours::{HoursPreview, TypedHours};
pub use lists::{ContractPage, ContractRecord};
pub use payments::PaymentPreview;
pub use preview::PreviewOutcome;
pub use submissions::{BegunSubmission, WorkPreview};
pub use terms::{OpenProposal, TermsPreview, TypedTerms};
pub(super) use work::load as load_contract_in;
