//! Jobs on Discord: the command, the buttons and forms, and what stands on the job board.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod deliver;
pub mod marks;
pub mod views;
