//! `/privacy` on Discord: a person gets what is kept about them, and has it forgotten. Owns its command, its button, its form
//! and its words; what is kept, and what must stay, is `app`'s.

pub mod buttons;
pub mod commands;
pub mod forms;
pub mod views;
