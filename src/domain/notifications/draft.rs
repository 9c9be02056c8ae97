//! What people type about how they are told things, and is not proven yet.

use serde::{Deserialize, Serialize};

/// What a draft about email holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MailDraft {
    /// The author's own email address.
    Address {
        /// As it was typed.
        typed: String,
    },
}
