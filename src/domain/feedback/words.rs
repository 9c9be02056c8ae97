//! What feedback says, as far as it's right.

use super::stars::Stars;
use super::tags::Tag;

/// Longest comment, in characters.
pub const COMMENT_CHARS: usize = 1_000;
/// Longest note to the moderators, in characters.
pub const FEEDBACK_NOTE_CHARS: usize = 1_000;

/// What feedback says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FeedbackWords {
    /// How it was.
    pub stars: Stars,
    /// What was good.
    pub tags: Vec<Tag>,
    /// In words.
    pub comment: Option<String>,
    /// A word to the moderators.
    pub note: Option<String>,
}
