//! `/parley settings`, `score`, `setup` and `check`. Owns their definition; Discord shows it to whoever may manage the server, and `app` checks that again.

use super::check;
use super::setup::show;
use super::setup_buttons::Step;
use super::shown_command::{COMMAND, NEEDED};
use super::views::score::score_settings;
use super::views::settings;
use crate::app::{App, Caller};
use crate::discord::moderation;
use crate::discord::statistics;
use crate::discord::ui::response::{HandlerError, Response};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateCommand, CreateCommandOption};
use serenity::http::Http;
use serenity::model::application::{
    CommandInteraction, CommandOptionType, InstallationContext, InteractionContext,
};

/// Whether a command with this name is one of this feature's.
#[must_use]
pub fn owns(name: &str) -> bool {
    name == COMMAND
}

/// The commands of this feature.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    let settings = CreateCommandOption::new(
        CommandOptionType::SubCommand,
        "settings",
        say!(language, "command-parley-settings"),
    );
    let score = CreateCommandOption::new(
        CommandOptionType::SubCommand,
        "score",
        say!(language, "command-parley-score"),
    );
    let setup = CreateCommandOption::new(
        CommandOptionType::SubCommand,
        "setup",
        say!(language, "command-parley-setup"),
    );
    let check = CreateCommandOption::new(
        CommandOptionType::SubCommand,
        "check",
        say!(language, "command-parley-check"),
    );
    let parley = CreateCommand::new(COMMAND)
        .description(say!(language, "command-parley"))
        // Who may do what is checked in `app`, once for each of them.
        .default_member_permissions(NEEDED)
        .contexts(vec![InteractionContext::Guild])
        .integration_types(vec![InstallationContext::Guild])
        .add_option(settings)
        .add_option(score)
        .add_option(setup)
        .add_option(check)
        .add_option(statistics::commands::definition(language));
    let below = moderation::commands::definitions(language);
    vec![below.into_iter().fold(parley, CreateCommand::add_option)]
}

/// Answers one of these commands.
///
/// # Errors
/// A refusal, a fault of ours, or a command that was never registered.
pub async fn handle(
    app: &App,
    http: &Http,
    caller: &Caller,
    command: &CommandInteraction,
) -> Result<Response, HandlerError> {
    match command.data.options.as_slice() {
        [option] if option.name == "settings" => {
            let rules = app.open_settings(caller).await?;
            Ok(Response::Reply(settings(caller.language, &rules)))
        }
        [option] if option.name == "score" => {
            let rules = app.open_settings(caller).await?;
            Ok(Response::Reply(score_settings(caller.language, &rules)))
        }
        [option] if option.name == "setup" => {
            Ok(Response::Reply(show(app, http, caller, Step::Moderators).await?))
        }
        [option] if option.name == "check" => Ok(Response::Reply(check::check(app, http, caller).await?)),
        [option] if option.name == statistics::commands::NAME => {
            statistics::commands::handle(app, caller, command).await
        }
        [option] if moderation::commands::owns(&option.name) => {
            moderation::commands::handle(app, caller, command).await
        }
        _ => Err(HandlerError::Malformed("/parley: no such subcommand".to_owned())),
    }
}
