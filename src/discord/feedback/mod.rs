//! Feedback on Discord, and what it comes to.

pub mod views;
