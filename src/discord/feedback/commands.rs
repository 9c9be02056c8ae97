//! `/feedback give` and `/feedback list`. Owns their definition, the reading of their arguments, and what is suggested while somebody types.

use super::components::previewed;
use super::views::received::received;
use crate::app::{Addressee, App, Caller};
use crate::discord::agencies;
use crate::discord::contracts::commands::suggest_contracts;
use crate::discord::offers::commands::addressee;
use crate::discord::ui::response::{HandlerError, Response};
use crate::domain::feedback::received::Receiver;
use crate::domain::feedback::refusal::FeedbackRefusal;
use crate::domain::refusal::Refusal;
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
/// Lists what somebody received.
const LIST: &str = "list";
/// The option that names a contract.
const CONTRACT: &str = "contract";
/// The option that names a person.
const PERSON: &str = "person";
/// The option that names an agency.
const AGENCY: &str = "agency";
/// Longest name of one that is taken, so that one that is too long is answered in words.
const TYPED_CHARS: u16 = 100;

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
    let person = CreateCommandOption::new(
        CommandOptionType::User,
        PERSON,
        say!(language, "command-feedback-list.person"),
    );
    let agency = CreateCommandOption::new(
        CommandOptionType::String,
        AGENCY,
        say!(language, "command-feedback-list.agency"),
    );
    let about = say!(language, "command-feedback-list");
    let list = CreateCommandOption::new(CommandOptionType::SubCommand, LIST, about)
        .add_sub_option(person)
        .add_sub_option(agency.set_autocomplete(true).max_length(TYPED_CHARS));
    let command = CreateCommand::new(NAME)
        .description(say!(language, "command-feedback"))
        .add_option(give)
        .add_option(list)
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
    let found = match read(&command.data)? {
        Asked::Give(number) => {
            let contract = app.contract_named(caller, &number).await?.contract.id;
            return previewed(caller, app.begin_feedback(caller, contract).await).map(Response::Reply);
        }
        Asked::List { person: Some(_), agency: Some(_) } => {
            return Err(Refusal::Feedback(FeedbackRefusal::OfBoth).into());
        }
        Asked::List { agency: Some(name), .. } => app.received_by_agency(caller, &name).await?,
        Asked::List { person: Some(person), .. } => app.received_by_member(caller, &person).await?,
        Asked::List { .. } => app.received_feedback(caller, Receiver::Person(caller.person), 1).await?,
    };
    Ok(Response::Reply(received(caller.language, &found)))
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    /// To give feedback on the contract that is named.
    Give(String),
    /// What somebody received.
    List { person: Option<Addressee>, agency: Option<String> },
}

fn read(data: &CommandData) -> Result<Asked, HandlerError> {
    match data.options().as_slice() {
        [ResolvedOption { name: GIVE, value: ResolvedValue::SubCommand(arguments), .. }] => {
            match arguments.as_slice() {
                [ResolvedOption { name: CONTRACT, value: ResolvedValue::String(number), .. }] => {
                    Ok(Asked::Give((*number).to_owned()))
                }
                _ => Err(malformed("not exactly one contract")),
            }
        }
        [ResolvedOption { name: LIST, value: ResolvedValue::SubCommand(arguments), .. }] => {
            let (mut person, mut agency) = (None, None);
            for argument in arguments {
                match (argument.name, &argument.value) {
                    (PERSON, ResolvedValue::User(user, member)) => person = Some(addressee(user, *member)),
                    (AGENCY, ResolvedValue::String(name)) => agency = Some((*name).to_owned()),
                    (other, _) => return Err(malformed(&format!("unexpected option {other}"))),
                }
            }
            Ok(Asked::List { person, agency })
        }
        _ => Err(malformed("no such subcommand")),
    }
}

/// What is suggested while somebody types which contract or agency: of contracts their own, and nobody else's.
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
        Some(typed) if typed.name == AGENCY => agencies::commands::suggest(app, caller, typing).await,
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
    fn what_is_asked_is_read_and_what_was_never_registered_is_refused_loudly() {
        let give = |options: Value| json!([{ "name": "give", "type": 1, "options": options }]);
        let text = |name: &str, value: &str| json!({ "name": name, "type": 3, "value": value });
        let list = |options: Value| json!([{ "name": "list", "type": 1, "options": options }]);
        let asked = |options: &Value| read(&data(options)).expect("a good command");
        assert_eq!(asked(&give(json!([text("contract", "#7")]))), Asked::Give("#7".to_owned()));
        assert_eq!(asked(&list(json!([]))), Asked::List { person: None, agency: None });
        let named = Asked::List { person: None, agency: Some("Studio".to_owned()) };
        assert_eq!(asked(&list(json!([text("agency", "Studio")]))), named);
        for options in [
            json!([]),
            give(json!([])),
            give(json!([text("number", "7")])),
            list(json!([text("contract", "7")])),
            list(json!([text("person", "7")])),
            give(json!([{ "name": "contract", "type": 4, "value": 7 }])),
            json!([{ "name": "take", "type": 1, "options": [text("contract", "7")] }]),
        ] {
            assert!(matches!(read(&data(&options)), Err(HandlerError::Malformed(_))), "{options}");
        }
    }
}
