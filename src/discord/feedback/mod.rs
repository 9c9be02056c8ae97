//! Feedback on Discord: its command, its buttons and forms, what is posted of it, and what it comes to.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod deliver;
pub mod views;
