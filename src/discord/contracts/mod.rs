//! Contracts on Discord: presses and forms in, answers and messages out. Owns this feature's handlers and views.

pub mod buttons;
pub mod components;
pub mod deliver;
pub mod forms;
pub mod views;
