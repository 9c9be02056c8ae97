//! The settings of a server on Discord: `/parley settings` and all that its one message holds. Owns this feature's command,
//! presses, forms and views; who may change what is `app`'s.

pub mod buttons;
pub mod check;
pub mod commands;
pub mod components;
pub mod deliver;
pub mod forms;
pub mod moderators_channel;
pub mod setup;
pub mod setup_buttons;
mod shown_command;
pub mod survey;
mod threads;
pub mod views;
