//! The rules of offers, as pure data and functions. Owns states, terms, decisions and refusals; knows no clock, no
//! database, no Discord.

pub mod form;
pub mod ids;
pub mod money;
pub mod terms;
pub mod time;
