//! What a handler answers to an interaction. Owns the kinds of answer and of failure; sending them is `transport`.

use super::post::Post;
use crate::app;
use crate::domain::ids::OfferId;
use crate::domain::refusal::Refusal;
use serenity::builder::{CreateAutocompleteResponse, CreateModal};
use thiserror::Error;

/// The answer to one interaction.
#[derive(Debug, Clone)]
pub enum Response {
    /// A new message that only the person sees.
    Reply(Post),
    /// The same, about an offer that the person may be about to answer. Once they read it, it is seen to that what they
    /// need for that stands in the room.
    ReplyAbout(Post, OfferId),
    /// The same with files.
    ReplyWith(Post, Vec<File>),
    /// The new face of the message that was pressed.
    Update(Post),
    /// The same with files, in the place of those that it had.
    UpdateWith(Post, Vec<File>),
    /// A form.
    Modal(CreateModal),
    /// Suggestions for the option that is being typed.
    Choices(CreateAutocompleteResponse),
}

impl Response {
    /// The offer that is to be seen to once this is read.
    #[must_use]
    pub const fn offer_to_see_to(&self) -> Option<OfferId> {
        match self {
            Self::ReplyAbout(_, offer) => Some(*offer),
            Self::Reply(_)
            | Self::ReplyWith(..)
            | Self::Update(_)
            | Self::UpdateWith(..)
            | Self::Modal(_)
            | Self::Choices(_) => None,
        }
    }
}

/// A file that goes with an answer.
#[derive(Debug, Clone)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
    /// What it shows, for people who don't see it; at most 1,024 characters.
    pub about: Option<String>,
}

/// Why a handler has no answer of its own.
#[derive(Debug, Error)]
pub enum HandlerError {
    /// Refused (the person is told why, in the words of `wording::refusals`), or a fault that is ours.
    #[error(transparent)]
    App(#[from] app::Error),
    /// Discord sent something else than was registered or drawn: ours to look into. Holds no text that a person typed.
    #[error("malformed interaction: {0}")]
    Malformed(String),
}

impl From<Refusal> for HandlerError {
    fn from(refusal: Refusal) -> Self {
        Self::App(refusal.into())
    }
}
