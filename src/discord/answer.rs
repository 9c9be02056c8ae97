//! What a handler answers to an interaction. Owns the kinds of answer; sending them is `transport`.

use super::post::Post;
use serenity::builder::{CreateAutocompleteResponse, CreateModal};

/// The answer to one interaction.
#[derive(Debug, Clone)]
pub enum Answer {
    /// A new message that only the person sees.
    Say(Post),
    /// The new face of the message that was pressed.
    Update(Post),
    /// A form.
    Modal(CreateModal),
    /// Suggestions for the option that is being typed.
    Choices(CreateAutocompleteResponse),
}
