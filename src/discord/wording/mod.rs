//! The sentences that are no view's own: refusals and the problems of a form. Owns wording only; decides nothing.

mod drafts;
pub mod problems;
pub mod refusals;
pub(super) mod typed;
pub(super) mod unsaved;
