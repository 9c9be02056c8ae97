//! What is said of a command that Discord sent and nobody registered.

use crate::discord::ui::response::HandlerError;

/// Something that was never registered so.
pub(super) fn malformed(what: &str) -> HandlerError {
    HandlerError::Malformed(format!("/offer: {what}"))
}
