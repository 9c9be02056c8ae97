//! `/settings`. Owns its definition and what it shows first.

use super::views::settings;
use crate::app::{App, Caller};
use crate::discord::answer::{Answer, NoAnswer};
use crate::say;
use crate::words::Language;
use serenity::builder::CreateCommand;
use serenity::model::application::{InstallationContext, InteractionContext};

/// Its name, by which Discord and this program know it.
pub const NAME: &str = "settings";

/// The commands of this feature.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    vec![
        CreateCommand::new(NAME)
            .description(say!(language, "command-settings"))
            .contexts(vec![InteractionContext::Guild])
            .integration_types(vec![InstallationContext::Guild]),
    ]
}

/// Answers `/settings`.
///
/// # Errors
/// A fault of ours.
pub async fn handle(app: &App, caller: &Caller) -> Result<Answer, NoAnswer> {
    Ok(Answer::Say(settings(caller.language, &app.mail_standing(caller).await?)))
}
