//! What people are told outside the room, on Discord. Owns how it comes into their direct messages.

pub mod deliver;
