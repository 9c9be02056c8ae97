//! What people read of feedback. Pure functions.

pub mod score;
