//! Stories of agencies: their people, the offers to them, and the work that is handed over.

pub(crate) mod delegate;
mod deleting;
pub(crate) mod membership;
pub(crate) mod offers;
mod questions;
pub(crate) mod transfer;
