//! Offers: their part of the domain. Knows no clock, no database, no Discord.

pub mod attachment;
pub mod change;
pub mod decide;
pub mod diff;
pub mod draft;
pub mod effects;
pub mod filter;
pub mod notifications;
pub mod offer;
pub mod refusal;
pub mod screening;
pub mod terms;
pub mod timeline;
