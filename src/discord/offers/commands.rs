//! The commands of direct offers and what each does. Owns their definitions, in one list; the arguments of `/offer send` are
//! `send`'s, the commands that name an offer are `named`'s.

mod malformed;
mod named;
mod send;

use super::components::form_of;
use super::list;
use super::views::list::direction_word;
use crate::app::{Addressee, App, Caller};
use crate::discord::agencies;
use crate::discord::offers::views::states::state_word;
use crate::discord::ui::response::{HandlerError, Response};
use crate::domain::offers::draft::OfferOptions;
use crate::domain::offers::filter::Direction;
use crate::domain::offers::offer::StateName;
use crate::say;
use crate::words::Language;
use malformed::malformed;
use named::Named;
pub(in crate::discord) use named::offer_choices;
use send::{SendArgs, To};
pub(in crate::discord) use send::{addressee, attachments};
use serenity::builder::{CreateCommand, CreateCommandOption};
use serenity::model::application::{
    CommandData, CommandInteraction, CommandOptionType, CommandType, InstallationContext, InteractionContext,
    ResolvedOption, ResolvedTarget, ResolvedValue,
};

/// The commands of this feature, with the texts of one language.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    let offer = CreateCommand::new("offer")
        .description(say!(language, "command-offer"))
        .add_option(send::definition(language));
    let offer = named::definitions(language).into_iter().fold(offer, CreateCommand::add_option);
    [offer, offers_definition(language), CreateCommand::new(on_a_member(language)).kind(CommandType::User)]
        .into_iter()
        .map(|command| {
            command
                .contexts(vec![InteractionContext::Guild])
                .integration_types(vec![InstallationContext::Guild])
        })
        .collect()
}

fn offers_definition(language: Language) -> CreateCommand {
    let option = |name: &str, about: String| CreateCommandOption::new(CommandOptionType::String, name, about);
    let mut state = option("state", say!(language, "command-offers.state"));
    for choice in StateName::ALL {
        state = state.add_string_choice(state_word(language, choice, false), choice.code());
    }
    let mut direction = option("direction", say!(language, "command-offers.direction"));
    for choice in Direction::ALL {
        direction = direction.add_string_choice(direction_word(language, choice), choice.code());
    }
    CreateCommand::new("offers")
        .description(say!(language, "command-offers"))
        .add_option(state)
        .add_option(direction)
}

/// The command in the menu of a member. Discord names it to us by its English name, whatever its reader saw.
fn on_a_member(language: Language) -> String {
    say!(language, "command-offer-member")
}

/// Whether this is the command in the menu of a member.
pub(in crate::discord) fn is_on_a_member(name: &str) -> bool {
    name == on_a_member(Language::English)
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
    let data = &command.data;
    match (data.kind, data.name.as_str()) {
        (CommandType::ChatInput, "offer") => offer(app, caller, data).await,
        (CommandType::ChatInput, "offers") => list::command(app, caller, data).await,
        (CommandType::User, name) if is_on_a_member(name) => match data.target() {
            Some(ResolvedTarget::User(user, member)) => {
                begin(app, caller, &addressee(user, member), OfferOptions::default()).await
            }
            _ => Err(malformed("a member's command without the member")),
        },
        (_, other) => Err(HandlerError::Malformed(format!("no command {other}"))),
    }
}

async fn offer(app: &App, caller: &Caller, data: &CommandData) -> Result<Response, HandlerError> {
    let options = data.options();
    let [ResolvedOption { name, value: ResolvedValue::SubCommand(arguments), .. }] = options.as_slice()
    else {
        return Err(malformed("not exactly one subcommand"));
    };
    match (*name, Named::of(name)) {
        ("send", _) => {
            let SendArgs { to, options } = SendArgs::read(arguments)?;
            match to {
                To::Member(member) => begin(app, caller, &member, options).await,
                To::Agency { name, member } => {
                    let draft = app.begin_agency_offer(caller, &name, member, options).await?;
                    form_of(app, caller, &draft).await
                }
            }
        }
        (_, Some(command)) => named::handle(app, caller, command, arguments).await,
        (other, None) => Err(malformed(&format!("no subcommand {other}"))),
    }
}

async fn begin(
    app: &App,
    caller: &Caller,
    to: &Addressee,
    options: OfferOptions,
) -> Result<Response, HandlerError> {
    let draft = app.begin_offer(caller, to, options).await?;
    form_of(app, caller, &draft).await
}

/// What is suggested while somebody types an option of one of these commands.
///
/// # Errors
/// A fault of ours, or an option that suggests nothing.
pub async fn suggest(
    app: &App,
    caller: &Caller,
    typing: &CommandInteraction,
) -> Result<Response, HandlerError> {
    match typing.data.name.as_str() {
        "offer" if typing.data.options.first().is_some_and(|option| option.name == "send") => {
            agencies::commands::suggest(app, caller, typing).await
        }
        "offer" => named::suggest(app, caller, &typing.data).await,
        other => Err(HandlerError::Malformed(format!("no suggestions for {other}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn commands_exist_in_servers_only() {
        for command in definitions(Language::English) {
            let command = serde_json::to_value(command).expect("builders serialize");
            assert_eq!(command["contexts"], json!([0]), "{command}");
            assert_eq!(command["integration_types"], json!([0]), "{command}");
        }
    }
}
