//! `/contracts`, `/contract view` and `/contract export`. Owns their definitions, the reading of their arguments, and what is suggested while somebody
//! types which contract.

use super::export;
use super::list;
use super::views::list::{price_of, side_word, standing_word, state_filter_word};
use super::views::record::view_contract;
use crate::app::{App, Caller, ContractLine};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::ui::text::plain_line;
use crate::domain::contracts::filter::{ContractSideFilter, ContractStateFilter};
use crate::say;
use crate::words::Language;
use serenity::builder::{AutocompleteChoice, CreateAutocompleteResponse, CreateCommand, CreateCommandOption};
use serenity::model::application::{
    CommandData, CommandInteraction, CommandOptionType, InstallationContext, InteractionContext,
    ResolvedOption, ResolvedValue,
};

/// The command below which those are that name a contract.
const ONE: &str = "contract";
/// The list.
pub const LIST: &str = "contracts";
/// Reads a contract.
const VIEW: &str = "view";
/// Takes one away as files.
const EXPORT: &str = "export";
/// The option that names one.
const NUMBER: &str = "number";

/// Whether a command with this name is one of this feature's.
#[must_use]
pub fn owns(name: &str) -> bool {
    matches!(name, ONE | LIST)
}

/// The commands of this feature, with the texts of one language.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    [one_definition(language), list_definition(language)]
        .into_iter()
        .map(|command| {
            command
                .contexts(vec![InteractionContext::Guild])
                .integration_types(vec![InstallationContext::Guild])
        })
        .collect()
}

fn one_definition(language: Language) -> CreateCommand {
    let option = CreateCommandOption::new;
    let number = option(CommandOptionType::String, NUMBER, say!(language, "command-contract-view.number"))
        .required(true)
        .set_autocomplete(true);
    let of_one =
        |name, about| option(CommandOptionType::SubCommand, name, about).add_sub_option(number.clone());
    CreateCommand::new(ONE)
        .description(say!(language, "command-contract"))
        .add_option(of_one(VIEW, say!(language, "command-contract-view")))
        .add_option(of_one(EXPORT, say!(language, "command-contract-export")))
}

fn list_definition(language: Language) -> CreateCommand {
    let option = |name: &str, about: String| CreateCommandOption::new(CommandOptionType::String, name, about);
    let mut state = option("state", say!(language, "command-contracts.state"));
    // All of them is what is shown where none is chosen.
    for choice in ContractStateFilter::ALL.into_iter().filter(|choice| *choice != ContractStateFilter::Any) {
        state = state.add_string_choice(state_filter_word(language, choice), choice.code());
    }
    let mut side = option("side", say!(language, "command-contracts.side"));
    for choice in ContractSideFilter::ALL {
        side = side.add_string_choice(side_word(language, choice), choice.code());
    }
    CreateCommand::new(LIST)
        .description(say!(language, "command-contracts"))
        .add_option(state)
        .add_option(side)
}

/// Answers one of these commands.
///
/// # Errors
/// A refusal, a fault of ours, or a command that was never registered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    command: &CommandInteraction,
) -> Result<Response, HandlerError> {
    match command.data.name.as_str() {
        LIST => list::command(app, caller, &command.data).await,
        _ => match of_one(&command.data)? {
            OfOne::View(typed) => {
                let record = app.contract_named(caller, &typed).await?;
                Ok(Response::Reply(view_contract(caller.language, &record, caller.person, 0)))
            }
            OfOne::Export(typed) => export::reply(caller, &app.export_contract_named(caller, &typed).await?),
        },
    }
}

/// What is done with one contract, and what was typed or chosen as its number.
#[derive(Debug, PartialEq, Eq)]
enum OfOne {
    View(String),
    Export(String),
}

fn of_one(data: &CommandData) -> Result<OfOne, HandlerError> {
    let options = data.options();
    if let [ResolvedOption { name, value: ResolvedValue::SubCommand(arguments), .. }] = options.as_slice()
        && let [ResolvedOption { name: NUMBER, value: ResolvedValue::String(typed), .. }] =
            arguments.as_slice()
    {
        match *name {
            VIEW => return Ok(OfOne::View((*typed).to_owned())),
            EXPORT => return Ok(OfOne::Export((*typed).to_owned())),
            _ => {}
        }
    }
    Err(malformed("not exactly the option number of a known subcommand"))
}

/// What is suggested while somebody types the number: their own contracts, and nobody else's.
///
/// # Errors
/// A fault of ours, or an option that suggests nothing.
pub async fn suggest(
    app: &App,
    caller: &Caller,
    typing: &CommandInteraction,
) -> Result<Response, HandlerError> {
    let Some(typing) = typing.data.autocomplete().filter(|typing| typing.name == NUMBER) else {
        return Err(malformed("suggestions for something else"));
    };
    let lines = app.suggest_contracts(caller, typing.value).await?;
    let choices = lines
        .iter()
        .map(|line| AutocompleteChoice::new(choice(caller.language, line), line.number.to_string()));
    Ok(Response::Choices(CreateAutocompleteResponse::new().set_choices(choices.collect())))
}

/// One line, as far as it fits.
fn choice(language: Language, line: &ContractLine) -> String {
    let (state, price) = (standing_word(language, line.state, line.waits), price_of(language, line));
    let title = plain_line(&line.title, 100);
    plain_line(&format!("#{} · {state} · {price} · {title}", line.number), 100)
}

/// Something that was never registered so.
fn malformed(what: &str) -> HandlerError {
    HandlerError::Malformed(format!("/contract: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn data(options: &Value) -> CommandData {
        serde_json::from_value(json!({ "id": "1", "name": "contract", "type": 1, "options": options }))
            .expect("a command as Discord sends it")
    }

    #[test]
    fn commands_exist_in_servers_only() {
        for command in definitions(Language::English) {
            let command = serde_json::to_value(command).expect("builders serialize");
            assert_eq!(command["contexts"], json!([0]), "{command}");
            assert_eq!(command["integration_types"], json!([0]), "{command}");
        }
    }

    #[test]
    fn the_number_is_read_and_what_was_never_registered_is_refused_loudly() {
        let view = |options: Value| json!([{ "name": "view", "type": 1, "options": options }]);
        let number = json!([{ "name": "number", "type": 3, "value": "#7" }]);
        let good = data(&view(number.clone()));
        assert_eq!(of_one(&good).expect("a good command"), OfOne::View("#7".to_owned()));
        let good = data(&json!([{ "name": "export", "type": 1, "options": number }]));
        assert_eq!(of_one(&good).expect("a good command"), OfOne::Export("#7".to_owned()));
        for options in [
            json!([]),
            view(json!([])),
            view(json!([{ "name": "number", "type": 4, "value": 7 }])),
            view(json!([{ "name": "offer", "type": 3, "value": "7" }])),
            json!([{ "name": "close", "type": 1, "options": [{ "name": "number", "type": 3, "value": "7" }] }]),
        ] {
            assert!(matches!(of_one(&data(&options)), Err(HandlerError::Malformed(_))), "{options}");
        }
    }
}
