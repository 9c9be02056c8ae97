//! Being told outside the room: what direct messages look like, and `/settings`, where people choose what they hear of.

pub mod views;
