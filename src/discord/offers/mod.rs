//! Direct offers on Discord: commands, presses and forms in, answers out. Owns this feature's handlers and views.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod deliver;
pub mod forms;
pub mod list;
mod stale;
pub mod views;
