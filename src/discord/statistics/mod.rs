//! The statistics of a server on Discord: `/parley stats`. Owns its message, its pictures and its table; what is counted, and who may read
//! it, is `app`'s.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod pictures;
pub mod table;
pub mod views;
mod words;
