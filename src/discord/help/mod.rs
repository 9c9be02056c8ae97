//! `/help` on Discord: topics for everybody who uses Parley, in the numbers of their server, with buttons that do what comes next.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod pointer;
pub mod views;
