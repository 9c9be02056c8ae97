//! `/settings`. Owns its definition and the page that it shows.

use super::views::settings::{SettingsView, settings};
use crate::app::{App, Caller};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
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
pub async fn handle(app: &App, caller: &Caller) -> Result<Response, HandlerError> {
    Ok(Response::Reply(page(app, caller).await?))
}

/// The caller's settings as they are now.
///
/// # Errors
/// A fault of ours.
pub async fn page(app: &App, caller: &Caller) -> Result<Post, HandlerError> {
    Ok(settings(&SettingsView {
        language: caller.language,
        notices: &app.notice_settings(caller).await?,
        mail: &app.mail_standing(caller).await?,
    }))
}
