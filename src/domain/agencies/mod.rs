//! Agencies: their part of the domain. Knows no clock, no database, no Discord.

pub mod agency;
pub mod effects;
