//! The moderators' queue on Discord: cards of reports, decisions and their lists. Owns this feature's presses, forms and views;
//! who may decide what is `app`'s.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod deliver;
pub mod disputes;
pub mod forms;
pub mod reports;
pub mod views;
