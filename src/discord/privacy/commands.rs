//! `/privacy export` and `/privacy delete`. Owns their definition, and the file that somebody gets.

use super::views::{exported, too_large, what_goes};
use crate::app::{App, Caller};
use crate::discord::ui::response::{File, HandlerError, Response};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateCommand, CreateCommandOption};
use serenity::model::application::{
    CommandInteraction, CommandOptionType, InstallationContext, InteractionContext,
};

/// Its name, by which Discord and this program know it.
pub const NAME: &str = "privacy";
/// The largest file that Discord takes from a bot everywhere is 10 MB.
const FILE_BYTES: usize = 9_000_000;

/// The commands of this feature.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    let sub = |name, words| CreateCommandOption::new(CommandOptionType::SubCommand, name, words);
    vec![
        CreateCommand::new(NAME)
            .description(say!(language, "command-privacy"))
            .contexts(vec![InteractionContext::Guild])
            .integration_types(vec![InstallationContext::Guild])
            .add_option(sub("export", say!(language, "command-privacy-export")))
            .add_option(sub("delete", say!(language, "command-privacy-delete"))),
    ]
}

/// Answers one of these commands.
///
/// # Errors
/// A fault of ours, or a command that was never registered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    command: &CommandInteraction,
) -> Result<Response, HandlerError> {
    match command.data.options.as_slice() {
        [option] if option.name == "export" => export(app, caller).await,
        [option] if option.name == "delete" => Ok(Response::Reply(what_goes(caller.language))),
        _ => Err(HandlerError::Malformed("/privacy: no such subcommand".to_owned())),
    }
}

/// The file with what is kept about the caller.
pub(in crate::discord) async fn export(app: &App, caller: &Caller) -> Result<Response, HandlerError> {
    let kept = app.export(caller).await?;
    let written =
        serde_json::to_vec_pretty(&kept).map_err(|error| HandlerError::Malformed(error.to_string()))?;
    if written.len() > FILE_BYTES {
        return Ok(Response::Reply(too_large(caller.language)));
    }
    let file = File { name: format!("parley-{}.json", caller.person), bytes: written, about: None };
    Ok(Response::ReplyWith(exported(caller.language), vec![file]))
}
