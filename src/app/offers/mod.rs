//! Use cases about offers, and what their deliveries need. Knows no Discord and no SQL.

mod deliveries;
mod saving;

pub use deliveries::{CardBrief, ChangeBrief, NoticeBrief, OfferDelivery};
