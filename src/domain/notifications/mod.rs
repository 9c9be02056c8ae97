//! What people are told outside the room: its part of the domain. Knows no clock, no database, no Discord.

pub mod draft;
