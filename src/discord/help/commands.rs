//! `/help`. Owns its definition, and what a typed topic means.

use super::views::pages::{found, overview, topic_page};
use super::views::topics::{find, title};
use crate::app::{App, Caller};
use crate::discord::ui::response::{HandlerError, Response};
use crate::domain::help::topic::HelpTopic;
use crate::say;
use crate::words::Language;
use serenity::builder::{AutocompleteChoice, CreateAutocompleteResponse, CreateCommand, CreateCommandOption};
use serenity::model::application::{
    CommandInteraction, CommandOptionType, InstallationContext, InteractionContext, ResolvedOption,
    ResolvedValue,
};

/// Its name, by which Discord and this program know it.
pub const NAME: &str = "help";
/// The option's name.
const TOPIC: &str = "topic";
/// Most characters of it.
const TYPED_CHARS: u16 = 100;
/// Most choices that are suggested (Discord's limit).
const CHOICES: usize = 25;

/// The commands of this feature.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    let topic =
        CreateCommandOption::new(CommandOptionType::String, TOPIC, say!(language, "command-help.topic"));
    vec![
        CreateCommand::new(NAME)
            .description(say!(language, "command-help"))
            .contexts(vec![InteractionContext::Guild])
            .integration_types(vec![InstallationContext::Guild])
            .add_option(topic.max_length(TYPED_CHARS).set_autocomplete(true)),
    ]
}

/// Answers `/help`: with the topic that was chosen, with those that may be meant, or with all.
///
/// # Errors
/// A fault of ours, or an option that was never registered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    command: &CommandInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    let typed = match command.data.options().as_slice() {
        [] => "",
        [ResolvedOption { name: TOPIC, value: ResolvedValue::String(typed), .. }] => typed.trim(),
        _ => return Err(HandlerError::Malformed("/help: an option that was never offered".to_owned())),
    };
    let meant = HelpTopic::from_code(typed).map_or_else(|| find(language, typed), |topic| vec![topic]);
    Ok(Response::Reply(match meant.as_slice() {
        [topic] => topic_page(caller, &app.read_help(caller, *topic).await?, *topic),
        [] => {
            let (rules, audiences) = app.open_help(caller).await?;
            overview(language, &rules, audiences, typed)
        }
        several => found(language, typed, several),
    }))
}

/// Suggests topics: those that what is typed may mean; all of them while nothing is, what the asker most probably is first.
///
/// # Errors
/// A fault of ours, or an option that suggests nothing.
pub async fn suggest(
    app: &App,
    caller: &Caller,
    typing: &CommandInteraction,
) -> Result<Response, HandlerError> {
    let typed = typing.data.autocomplete().filter(|option| option.name == TOPIC);
    let typed = typed.ok_or_else(|| HandlerError::Malformed("/help: suggestions for nothing".to_owned()))?;
    let topics = if typed.value.trim().is_empty() {
        let (_, audiences) = app.open_help(caller).await?;
        let of = |audience| HelpTopic::ALL.iter().copied().filter(move |topic| topic.audience() == audience);
        audiences.into_iter().flat_map(of).collect()
    } else {
        find(caller.language, typed.value)
    };
    let choices = topics.into_iter().take(CHOICES);
    let choices = choices.map(|topic| AutocompleteChoice::new(title(caller.language, topic), topic.code()));
    Ok(Response::Choices(CreateAutocompleteResponse::new().set_choices(choices.collect())))
}
