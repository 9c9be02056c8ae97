//! Use cases about offers, and what their deliveries need. Knows no Discord and no SQL.

pub(super) mod answers;
pub(super) mod changes;
mod deliveries;
pub(super) mod drafts;
pub(super) mod drawn;
pub(super) mod files;
pub(super) mod lists;
pub(super) mod named;
pub(super) mod numbers;
mod saving;
pub(super) mod screening;
pub(super) mod send;
pub(super) mod terms;

pub use deliveries::{CardBrief, ChangeBrief, NoticeBrief, OfferDelivery};
