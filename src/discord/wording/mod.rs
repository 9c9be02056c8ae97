//! The sentences that are no view's own: refusals and the problems of a form. Owns wording only; decides nothing.

pub mod problems;
pub mod refusals;
