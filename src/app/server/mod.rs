//! A server and those who look after it: its part of the use cases. Knows no Discord and no SQL.

mod deliveries;

pub use deliveries::{AlertBrief, ServerDelivery};
