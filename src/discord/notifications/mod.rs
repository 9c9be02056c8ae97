//! What people are told outside the room, on Discord: what direct messages look like and how they are delivered, and `/settings`,
//! where people choose what they hear of.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod deliver;
pub mod email;
pub mod views;
