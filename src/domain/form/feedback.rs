//! The form of feedback: a comment, and a note to the moderators.

use super::problem::{Field, FieldProblem};
use super::text::{check_length, clean_block};
use crate::domain::feedback::words::{COMMENT_CHARS, FEEDBACK_NOTE_CHARS};

/// Feedback as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedbackForm<'a> {
    /// What both sides read.
    pub comment: &'a str,
    /// What moderators read.
    pub note: &'a str,
}

impl FeedbackForm<'_> {
    /// Both of them; nothing where that is nothing.
    ///
    /// # Errors
    /// Every problem of both fields.
    pub fn read(&self) -> Result<(Option<String>, Option<String>), Vec<FieldProblem>> {
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        let comment = check_length(clean_block(self.comment), Field::Comment, false, COMMENT_CHARS);
        let note = check_length(clean_block(self.note), Field::ModeratorsNote, false, FEEDBACK_NOTE_CHARS);
        match (comment, note) {
            (Ok(comment), Ok(note)) => Ok((some(comment), some(note))),
            (comment, note) => Err(comment.err().into_iter().chain(note.err()).collect()),
        }
    }
}
