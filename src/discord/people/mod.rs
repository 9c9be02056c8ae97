//! People on Discord: profiles, finding freelancers, blocks, and the record of a client. Owns this feature's commands,
//! presses, forms and views.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod forms;
mod search;
pub mod views;
