//! Contracts: their part of the domain. Knows no clock, no database, no Discord.

pub mod contract;
pub mod effects;
pub mod notifications;
pub mod refusal;
pub mod work;
