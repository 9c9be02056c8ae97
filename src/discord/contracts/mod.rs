//! Contracts on Discord: presses and forms in, answers and messages out. Owns this feature's handlers and views.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod deliver;
pub mod disputes;
mod export;
pub mod forms;
pub mod hours;
pub mod list;
pub mod list_buttons;
pub mod payments;
pub mod state;
pub mod submissions;
pub mod terms;
pub mod views;
