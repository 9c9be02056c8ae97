//! What is said of a command that Discord sent and nobody registered.

use crate::discord::ui::response::NoAnswer;

/// Something that was never registered so.
pub(super) fn malformed(what: &str) -> NoAnswer {
    NoAnswer::Malformed(format!("/offer: {what}"))
}
