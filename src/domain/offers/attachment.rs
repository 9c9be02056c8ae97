//! Files that go with an offer, or with submitted work. Owns their limits and what is known of them; their bytes are Discord's.

use serde::{Deserialize, Serialize};

/// Most files with one offer.
pub const ATTACHMENTS: usize = 3;
/// Largest file: what Discord lets anybody post.
pub const ATTACHMENT_BYTES: u64 = 10 * 1024 * 1024;

/// A file that a person gave with a command.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Attachment {
    /// As the person's machine calls it: a person's text.
    pub name: String,
    /// Its size.
    pub size_bytes: u64,
    /// Where Discord keeps it, for a day or so.
    pub url: String,
}

impl Attachment {
    /// Whether Discord would not take it when it is posted again.
    #[must_use]
    pub const fn is_too_large(&self) -> bool {
        self.size_bytes > ATTACHMENT_BYTES
    }
}
