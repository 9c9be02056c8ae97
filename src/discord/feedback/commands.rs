//! `/feedback give`. Owns its definition, the reading of its arguments, and what is suggested while somebody types.

use super::components::previewed;
use crate::app::{App, Caller};
use crate::discord::contracts::commands::suggest_contracts;
use crate::discord::ui::response::{HandlerError, Response};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateCommand, CreateCommandOption};
use serenity::model::application::{
    CommandData, CommandInteraction, CommandOptionType, InstallationContext, InteractionContext,
    ResolvedOption, ResolvedValue,
};

/// Its name, by which Discord and this program know it.
pub const NAME: &str = "feedback";
/// Gives some.
const GIVE: &str = "give";
/// The option that names a contract.
const CONTRACT: &str = "contract";

/// The commands of this feature, with the texts of one language.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    let contract = CreateCommandOption::new(
        CommandOptionType::String,
        CONTRACT,
        say!(language, "command-contract-view.number"),
    );
    let about = say!(language, "command-feedback-give");
    let give = CreateCommandOption::new(CommandOptionType::SubCommand, GIVE, about)
        .add_sub_option(contract.required(true).set_autocomplete(true));
    let command = CreateCommand::new(NAME)
        .description(say!(language, "command-feedback"))
        .add_option(give)
        .contexts(vec![InteractionContext::Guild])
        .integration_types(vec![InstallationContext::Guild]);
    vec![command]
}

/// Answers the command.
///
/// # Errors
/// A refusal, a fault of ours, or a command that was never registered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    command: &CommandInteraction,
) -> Result<Response, HandlerError> {
    let number = read(&command.data)?;
    let contract = app.contract_named(caller, &number).await?.found.contract.id;
    previewed(caller, app.begin_feedback(caller, contract).await).map(Response::Reply)
}

/// Which contract is named.
fn read(data: &CommandData) -> Result<String, HandlerError> {
    match data.options().as_slice() {
        [ResolvedOption { name: GIVE, value: ResolvedValue::SubCommand(arguments), .. }] => {
            match arguments.as_slice() {
                [ResolvedOption { name: CONTRACT, value: ResolvedValue::String(number), .. }] => {
                    Ok((*number).to_owned())
                }
                _ => Err(malformed("not exactly one contract")),
            }
        }
        _ => Err(malformed("no such subcommand")),
    }
}

/// What is suggested while somebody types which contract: their own, and nobody else's.
///
/// # Errors
/// A fault of ours, or an option that suggests nothing.
pub async fn suggest(
    app: &App,
    caller: &Caller,
    typing: &CommandInteraction,
) -> Result<Response, HandlerError> {
    match typing.data.autocomplete() {
        Some(typed) if typed.name == CONTRACT => suggest_contracts(app, caller, typed.value).await,
        _ => Err(malformed("suggestions for nothing")),
    }
}

/// Something that was never registered so.
fn malformed(what: &str) -> HandlerError {
    HandlerError::Malformed(format!("/feedback: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn data(options: &Value) -> CommandData {
        serde_json::from_value(json!({ "id": "1", "name": "feedback", "type": 1, "options": options }))
            .expect("a command as Discord sends it")
    }

    #[test]
    fn the_contract_is_read_and_what_was_never_registered_is_refused_loudly() {
        let give = |options: Value| json!([{ "name": "give", "type": 1, "options": options }]);
        let text = |name: &str, value: &str| json!({ "name": name, "type": 3, "value": value });
        assert_eq!(read(&data(&give(json!([text("contract", "#7")])))).expect("a good command"), "#7");
        for options in [
            json!([]),
            give(json!([])),
            give(json!([text("number", "7")])),
            give(json!([{ "name": "contract", "type": 4, "value": 7 }])),
            json!([{ "name": "take", "type": 1, "options": [text("contract", "7")] }]),
        ] {
            assert!(matches!(read(&data(&options)), Err(HandlerError::Malformed(_))), "{options}");
        }
    }
}
