//! `/report`, `/appeal` and the entry "Report" in the menu of a message. Owns their definitions and the reading of their arguments.

use super::views::appeal::appeal_form;
use super::views::reasons;
use crate::app::{App, Caller, Suited};
use crate::discord::jobs::views::report::job_reasons;
use crate::discord::offers::commands::offer_choices;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::ui::text::plain_line;
use crate::domain::ids::PersonId;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateCommand, CreateCommandOption};
use serenity::model::application::{
    CommandInteraction, CommandOptionType, CommandType, InstallationContext, InteractionContext,
    ResolvedOption, ResolvedTarget, ResolvedValue,
};
use serenity::model::channel::Message;

/// The option's name.
const OFFER: &str = "offer";
/// How much of a message stands in the form of a report about it.
const SAID_CHARS: usize = 1_500;

/// The name of the entry in a message's menu. Discord knows commands by their English names.
fn on_a_message(language: Language) -> String {
    say!(language, "command-report-message")
}

/// Whether a command with this name is one of this feature's.
#[must_use]
pub fn owns(name: &str) -> bool {
    matches!(name, "report" | "appeal") || name == on_a_message(Language::English)
}

/// The commands of this feature, with the texts of one language.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    let offer =
        CreateCommandOption::new(CommandOptionType::String, OFFER, say!(language, "command-report.offer"));
    let report = CreateCommand::new("report")
        .description(say!(language, "command-report"))
        .add_option(offer.required(true).set_autocomplete(true));
    let in_servers = |command: CreateCommand| {
        command.contexts(vec![InteractionContext::Guild]).integration_types(vec![InstallationContext::Guild])
    };
    let appeal = CreateCommand::new("appeal").description(say!(language, "command-appeal"));
    [report, appeal, CreateCommand::new(on_a_message(language)).kind(CommandType::Message)]
        .into_iter()
        .map(in_servers)
        .collect()
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
    if data.name == "appeal" {
        let suspension = app.begin_appeal(caller, None).await?;
        return Ok(Response::Modal(appeal_form(caller.language, &suspension)));
    }
    let begun = match (data.kind, data.options().as_slice(), data.target()) {
        (CommandType::Message, _, Some(ResolvedTarget::Message(message))) => {
            if let Some(job) = app.job_posted_as(caller, message.id.into()).await? {
                let job = app.load_to_report(caller, job).await?;
                return Ok(Response::Reply(job_reasons(caller.language, &job)));
            }
            let place = (command.channel_id.into(), message.id.into());
            app.begin_report_of(caller, place, &said(caller, message)).await?
        }
        (
            CommandType::ChatInput,
            [ResolvedOption { name: OFFER, value: ResolvedValue::String(typed), .. }],
            _,
        ) => {
            let offer = app.offer_named(caller, typed).await?;
            app.begin_report(caller, offer.id, "").await?
        }
        _ => return Err(malformed("neither an offer nor a message")),
    };
    Ok(Response::Reply(reasons(caller.language, &begun.offer, caller.person)))
}

/// What a person wrote in the message that is reported, for the form; nothing for Parley's own and for one's own.
fn said(caller: &Caller, message: &Message) -> String {
    if message.author.bot || PersonId::from(message.author.id) == caller.person || message.content.is_empty()
    {
        return String::new();
    }
    let text: String = message.content.chars().take(SAID_CHARS).collect();
    let who = plain_line(message.author.display_name(), 100);
    say!(caller.language, "report-said", who = who, text = text)
}

/// Suggests one's own offers while one is typed.
///
/// # Errors
/// A fault of ours, or an option that suggests nothing.
pub async fn suggest(
    app: &App,
    caller: &Caller,
    typing: &CommandInteraction,
) -> Result<Response, HandlerError> {
    let typed = typing.data.autocomplete().ok_or_else(|| malformed("suggestions for nothing"))?;
    offer_choices(app, caller, Suited::Any, typed.value).await
}

fn malformed(what: &str) -> HandlerError {
    HandlerError::Malformed(format!("/report: {what}"))
}
