//! `/contracts`, `/contract view`, `/contract submit`, `/contract export`, `/contract log`, `/contract close` and `/contract dispute`. Owns their definitions, the reading of their arguments, and
//! what is suggested while somebody types which contract.

use super::export;
use super::hours::previewed;
use super::list;
use super::submissions;
use super::views::closing::choose_reason;
use super::views::disputes::choose_dispute;
use super::views::list::{price_of, side_word, standing_word, state_filter_word};
use super::views::record::view_contract;
use super::views::work::menu_name;
use crate::app::{App, Caller, ContractLine, SUGGESTIONS, TypedHours};
use crate::discord::offers::commands::attachments;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::ui::text::{plain_line, plain_weekday_and_day};
use crate::domain::contracts::filter::{ContractSideFilter, ContractStateFilter};
use crate::domain::contracts::hours::{LOG_DAYS, log_days};
use crate::domain::contracts::submission::WORK_FILES;
use crate::domain::offers::attachment::Attachment;
use crate::say;
use crate::words::Language;
use chrono::NaiveDate;
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
/// Logs hours of one.
const LOG: &str = "log";
/// Ends one.
const CLOSE: &str = "close";
/// Opens a dispute of one.
const DISPUTE: &str = "dispute";
/// The option that names one.
const NUMBER: &str = "number";
/// How long somebody worked.
const TIME: &str = "time";
/// What they did.
const DONE: &str = "done";
/// On which day; today where it is left out.
const DAY: &str = "day";
/// Submits work of one, with files.
const SUBMIT: &str = "submit";
/// Which piece of it.
const MILESTONE: &str = "milestone";
/// The options that take a file.
const FILES: [&str; WORK_FILES] = ["file1", "file2", "file3", "file4", "file5"];

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
    let text = |name: &str, about: String| CreateCommandOption::new(CommandOptionType::String, name, about);
    let below = |name: &str, about: String| {
        let number = text(NUMBER, say!(language, "command-contract-view.number"));
        CreateCommandOption::new(CommandOptionType::SubCommand, name, about)
            .add_sub_option(number.required(true).set_autocomplete(true))
    };
    let view = below(VIEW, say!(language, "command-contract-view"));
    let log = below(LOG, say!(language, "command-contract-log"))
        .add_sub_option(text(TIME, say!(language, "command-contract-log.time")).required(true))
        .add_sub_option(text(DONE, say!(language, "command-contract-log.done")).required(true))
        .add_sub_option(text(DAY, say!(language, "command-contract-log.day")).set_autocomplete(true));
    let milestone = text(MILESTONE, say!(language, "command-contract-submit.milestone"));
    let submit = below(SUBMIT, say!(language, "command-contract-submit"))
        .add_sub_option(milestone.set_autocomplete(true));
    let file = |name| {
        let about = say!(language, "command-contract-submit.file");
        CreateCommandOption::new(CommandOptionType::Attachment, name, about)
    };
    let submit = FILES.into_iter().map(file).fold(submit, CreateCommandOption::add_sub_option);
    CreateCommand::new(ONE)
        .description(say!(language, "command-contract"))
        .add_option(view)
        .add_option(log)
        .add_option(submit)
        .add_option(below(EXPORT, say!(language, "command-contract-export")))
        .add_option(below(CLOSE, say!(language, "command-contract-close")))
        .add_option(below(DISPUTE, say!(language, "command-contract-dispute")))
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
        _ => {
            let Command { number, what } = read(&command.data)?;
            let named = async || app.contract_named(caller, &number).await;
            Ok(Response::Reply(match what {
                Asked::Export => {
                    return export::reply(caller, &app.export_contract_named(caller, &number).await?);
                }
                Asked::Submit { milestone, files } => {
                    let found = named().await?;
                    return submissions::begin(app, caller, &found, (milestone.as_deref(), &files)).await;
                }
                Asked::View => {
                    let record = app.view_contract_named(caller, &number).await?;
                    view_contract(caller.language, &record, caller.person, 0)
                }
                Asked::Close => {
                    let found = app.load_to_close(caller, named().await?.contract.id).await?;
                    choose_reason(caller.language, &found)
                }
                Asked::Dispute => {
                    let found = app.load_to_dispute(caller, named().await?.contract.id).await?;
                    choose_dispute(caller.language, &found, caller.person)
                }
                Asked::Log { time, done, day } => {
                    let found = named().await?;
                    let today = app.today(&found);
                    let can_log = |day: &NaiveDate| log_days(&found, today).any(|one| one == *day);
                    let day = day.map(|day| read_day(&day, today).filter(can_log));
                    let typed = TypedHours { time: &time, done: &done, day: day.flatten() };
                    let outcome = app.type_hours(caller, found.contract.id, typed).await;
                    match (day, previewed(caller, outcome)?) {
                        (Some(None), post) => {
                            post.saying(say!(caller.language, "contract-hours-day-unknown"))
                        }
                        (_, post) => post,
                    }
                }
            }))
        }
    }
}

/// A command that names a contract.
#[derive(Debug, PartialEq, Eq)]
struct Command {
    number: String,
    what: Asked,
}

/// What is asked of it.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    View,
    Export,
    Close,
    Dispute,
    Log { time: String, done: String, day: Option<String> },
    Submit { milestone: Option<String>, files: Vec<Attachment> },
}

fn read(data: &CommandData) -> Result<Command, HandlerError> {
    let options = data.options();
    let [ResolvedOption { name, value: ResolvedValue::SubCommand(arguments), .. }] = options.as_slice()
    else {
        return Err(malformed("not exactly one subcommand"));
    };
    let text = |wanted: &str| {
        arguments.iter().find_map(|argument| match argument.value {
            ResolvedValue::String(typed) if argument.name == wanted => Some(typed.to_owned()),
            _ => None,
        })
    };
    let needed = |wanted| text(wanted).ok_or_else(|| malformed("an option is missing, or is no text"));
    let what = match *name {
        VIEW => Asked::View,
        EXPORT => Asked::Export,
        CLOSE => Asked::Close,
        SUBMIT => Asked::Submit { milestone: text(MILESTONE), files: attachments(arguments, &FILES) },
        DISPUTE => Asked::Dispute,
        LOG => Asked::Log { time: needed(TIME)?, done: needed(DONE)?, day: text(DAY) },
        _ => return Err(malformed("an unknown subcommand")),
    };
    Ok(Command { number: needed(NUMBER)?, what })
}

/// The day that was chosen from what is suggested, or typed as it is written there; `None` for any other text.
fn read_day(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    match typed.trim().to_lowercase().as_str() {
        "today" => Some(today),
        "yesterday" => today.pred_opt(),
        day => day.parse().ok(),
    }
}

/// What is suggested while somebody types: of a number their own contracts, and nobody else's, and of a day the latest ones.
///
/// # Errors
/// A fault of ours, or an option that suggests nothing.
pub async fn suggest(
    app: &App,
    caller: &Caller,
    typing: &CommandInteraction,
) -> Result<Response, HandlerError> {
    let number = typed_number(&typing.data);
    let Some(typing) = typing.data.autocomplete() else {
        return Err(malformed("suggestions for nothing"));
    };
    match typing.name {
        NUMBER => {}
        MILESTONE => return suggested_pieces(app, caller, number.as_deref(), typing.value).await,
        DAY => return Ok(suggested_days(caller.language, app.today_of(caller).await?, typing.value)),
        _ => return Err(malformed("suggestions for something else")),
    }
    suggest_contracts(app, caller, typing.value).await
}

/// The caller's own contracts that fit what was typed.
pub(in crate::discord) async fn suggest_contracts(
    app: &App,
    caller: &Caller,
    typed: &str,
) -> Result<Response, HandlerError> {
    let lines = app.suggest_contracts(caller, typed).await?;
    let choices = lines
        .iter()
        .map(|line| AutocompleteChoice::new(choice(caller.language, line), line.number.to_string()));
    Ok(Response::Choices(CreateAutocompleteResponse::new().set_choices(choices.collect())))
}

/// Which contract was typed or chosen so far.
fn typed_number(data: &CommandData) -> Option<String> {
    let options = data.options();
    let [ResolvedOption { value: ResolvedValue::SubCommand(arguments), .. }] = options.as_slice() else {
        return None;
    };
    arguments.iter().find_map(|argument| match argument.value {
        ResolvedValue::String(typed) if argument.name == NUMBER => Some(typed.to_owned()),
        _ => None,
    })
}

/// The pieces of a contract that somebody can submit and that `typed` is part of; none of a contract that isn't theirs.
async fn suggested_pieces(
    app: &App,
    caller: &Caller,
    number: Option<&str>,
    typed: &str,
) -> Result<Response, HandlerError> {
    let found = match number {
        Some(number) => app.suggest_pieces(caller, number).await?,
        None => None,
    };
    let wanted = typed.trim().to_lowercase();
    let choices = found.iter().flat_map(|(found, places)| {
        let named = places.iter().map(|place| (menu_name(caller.language, &found.contract, *place), *place));
        let fitting = named.filter(|(name, _)| name.to_lowercase().contains(&wanted)).take(SUGGESTIONS);
        fitting
            .map(|(name, place)| AutocompleteChoice::new(name, submissions::suggested(place)))
            .collect::<Vec<_>>()
    });
    Ok(Response::Choices(CreateAutocompleteResponse::new().set_choices(choices.collect())))
}

/// The days for which hours can be logged that `typed` is part of.
fn suggested_days(language: Language, today: NaiveDate, typed: &str) -> Response {
    let wanted = typed.trim().to_lowercase();
    let days = std::iter::successors(Some(today), |day| day.pred_opt()).take(LOG_DAYS);
    let named = days.map(|day| (plain_weekday_and_day(language, day), day));
    let fitting = named.filter(|(name, _)| name.to_lowercase().contains(&wanted));
    let choices = fitting.map(|(name, day)| AutocompleteChoice::new(name, day.to_string()));
    Response::Choices(CreateAutocompleteResponse::new().set_choices(choices.collect()))
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
        let log = |options: Value| json!([{ "name": "log", "type": 1, "options": options }]);
        let text = |name: &str, value: &str| json!({ "name": name, "type": 3, "value": value });
        let good = read(&data(&view(json!([text("number", "#7")])))).expect("a good command");
        assert_eq!(good, Command { number: "#7".to_owned(), what: Asked::View });
        let typed = json!([text("number", "7"), text("time", "3h"), text("done", "Logo")]);
        let good = read(&data(&log(typed))).expect("a good command");
        let what = Asked::Log { time: "3h".to_owned(), done: "Logo".to_owned(), day: None };
        assert_eq!(good, Command { number: "7".to_owned(), what });
        for options in [
            json!([]),
            view(json!([])),
            view(json!([{ "name": "number", "type": 4, "value": 7 }])),
            view(json!([{ "name": "offer", "type": 3, "value": "7" }])),
            log(json!([text("number", "7"), text("time", "3h")])),
            json!([{ "name": "burn", "type": 1, "options": [{ "name": "number", "type": 3, "value": "7" }] }]),
        ] {
            assert!(matches!(read(&data(&options)), Err(HandlerError::Malformed(_))), "{options}");
        }
    }
}
