//! `/invitations`: the list of those that one got. Owns its definition.

use super::views::list::own_invitations;
use crate::app::{App, Caller};
use crate::discord::ui::response::{HandlerError, Response};
use crate::say;
use crate::words::Language;
use serenity::builder::CreateCommand;
use serenity::model::application::{InstallationContext, InteractionContext};

/// Its name, by which Discord and this program know it.
pub const NAME: &str = "invitations";

/// The command, with the texts of one language.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    let command = CreateCommand::new(NAME)
        .description(say!(language, "command-invitations"))
        .contexts(vec![InteractionContext::Guild])
        .integration_types(vec![InstallationContext::Guild]);
    vec![command]
}

/// Answers the command.
///
/// # Errors
/// A fault of ours.
pub async fn handle(app: &App, caller: &Caller) -> Result<Response, HandlerError> {
    let page = app.list_invitations(caller, false, 1).await?;
    Ok(Response::Reply(own_invitations(caller.language, &page)))
}
