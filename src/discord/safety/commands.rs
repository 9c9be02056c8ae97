//! `/safety`. Owns its definition and what it shows.

use super::views::advice;
use crate::app::Caller;
use crate::discord::ui::response::Response;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateCommand;
use serenity::model::application::{InstallationContext, InteractionContext};

/// Its name, by which Discord and this program know it.
pub const NAME: &str = "safety";

/// The commands of this feature.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    vec![
        CreateCommand::new(NAME)
            .description(say!(language, "command-safety"))
            .contexts(vec![InteractionContext::Guild])
            .integration_types(vec![InstallationContext::Guild]),
    ]
}

/// Answers `/safety`.
#[must_use]
pub fn handle(caller: &Caller) -> Response {
    Response::Reply(advice(caller.language))
}
