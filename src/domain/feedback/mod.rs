//! What a contract's sides say of each other once it is closed, and what that comes to.

pub mod score;
