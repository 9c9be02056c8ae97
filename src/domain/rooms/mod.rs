//! Rooms: their part of the domain. Knows no clock, no database, no Discord.

pub mod effects;
