//! Being told outside the room: what direct messages look like, and `/settings`, where people choose what they hear of.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod views;
