//! Messages that go with an answer (decline, withdraw, reject, request changes). Owns their tidying and length.

use super::problem::{Field, FieldProblem};
use super::text::{check_length, clean_block};
use crate::domain::offers::terms::MESSAGE_CHARS;

/// A message as it is kept and shown: unsafe characters dropped, trimmed; empty is no message.
///
/// # Errors
/// More than [`MESSAGE_CHARS`] characters.
pub fn read_message(typed: &str) -> Result<String, FieldProblem> {
    check_length(clean_block(typed), Field::Message, false, MESSAGE_CHARS)
}
