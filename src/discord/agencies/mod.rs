//! Agencies on Discord: `/agency` and the buttons of its questions. Owns this feature's commands, presses and views; who may
//! do what is `app`'s.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod deliver;
pub mod views;
