//! Offers: their part of the domain. Knows no clock, no database, no Discord.

pub mod draft;
pub mod effects;
pub mod notifications;
pub mod refusal;
