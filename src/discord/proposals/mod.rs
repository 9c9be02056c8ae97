//! Proposals on Discord: the form, the lists of both sides, the answers, and what each side is told.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod deliver;
pub mod views;
