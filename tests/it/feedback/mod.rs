//! Stories of what a contract's sides say of each other, and what it comes to.

mod score;
