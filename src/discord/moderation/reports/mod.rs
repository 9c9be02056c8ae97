//! Reporting on Discord: the ways in, the form, and what whoever reported is shown. Owns this feature's command, presses, forms
//! and views; what moderators do with a report is `moderation`'s.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod forms;
pub mod marks;
pub mod views;
