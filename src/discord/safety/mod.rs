//! Safety notes and advice on Discord: what stands beside an offer for the side that answers it, and `/safety`. Owns their
//! words and looks; what is noted is `domain::safety`'s, and who reads it `app`'s.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod views;
