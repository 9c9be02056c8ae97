//! People: their part of the domain. Knows no clock, no database, no Discord.

pub mod draft;
pub mod presence;
pub mod profile;
pub mod refusal;
pub mod standing;
