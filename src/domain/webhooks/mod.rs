//! Webhooks: what programs of the operator's are told of, at addresses in the configuration. Owns which events there are and what each one
//! says; nobody's words are in any. Signing and sending them is `crate::webhooks`'.

mod contracts;
pub mod effects;
pub mod endpoint;
pub mod event;
mod feedback;
mod offers;
mod reports;
mod shape;

pub use contracts::of_contract;
pub use feedback::{of_amended, of_interim, of_publication, of_replied};
pub use offers::{of_acceptance, of_offer};
pub use reports::of_report;
