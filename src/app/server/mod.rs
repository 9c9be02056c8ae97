//! A server and those who look after it: its part of the use cases. Knows no Discord and no SQL.

mod absence;
pub(super) mod checkup;
mod deliveries;
pub(super) mod obstacles;
mod places;
pub(super) mod rules;

pub use deliveries::{AlertBrief, ServerDelivery};
