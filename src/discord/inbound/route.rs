//! Which feature answers what: commands and suggestions by their names, presses and forms by what they carry. Owns nothing else.

use crate::app::{App, Caller};
use crate::discord::inbound::control::Button;
use crate::discord::rooms::sighting::look_for_addressee;
use crate::discord::ui::response::{Answer, NoAnswer};
use crate::discord::wording::refusals;
use crate::discord::{
    agencies, email, moderation, notices, offers, people, privacy, reports, rooms, safety, server,
};
use crate::words::Language;
use serenity::http::Http;
use serenity::model::application::{CommandInteraction, ComponentInteraction, Interaction, ModalInteraction};

/// Has the right feature answer.
pub(super) async fn answer(
    app: &App,
    http: &Http,
    caller: &Caller,
    interaction: &Interaction,
    button: Option<Button>,
) -> Result<Answer, NoAnswer> {
    match (interaction, button) {
        (Interaction::Command(command), _) => run(app, http, caller, command).await,
        (Interaction::Autocomplete(typing), _) => suggest(app, caller, typing).await,
        (Interaction::Component(component), Some(button)) => {
            press(app, http, caller, button, component).await
        }
        (Interaction::Modal(form), Some(button)) => submit(app, caller, button, form).await,
        // The library answers pings itself.
        _ => Ok(unknown(caller.language)),
    }
}

async fn run(
    app: &App,
    http: &Http,
    caller: &Caller,
    command: &CommandInteraction,
) -> Result<Answer, NoAnswer> {
    match command.data.name.as_str() {
        name if people::commands::owns(name) => people::commands::handle(app, http, caller, command).await,
        name if server::commands::owns(name) => server::commands::handle(app, http, caller, command).await,
        name if reports::commands::owns(name) => reports::commands::handle(app, caller, command).await,
        notices::commands::NAME => notices::commands::handle(app, caller).await,
        privacy::commands::NAME => privacy::commands::handle(app, caller, command).await,
        safety::commands::NAME => Ok(safety::commands::handle(caller)),
        agencies::commands::NAME => agencies::commands::handle(app, caller, command).await,
        _ => offers::commands::handle(app, caller, command).await,
    }
}

async fn suggest(app: &App, caller: &Caller, typing: &CommandInteraction) -> Result<Answer, NoAnswer> {
    match typing.data.name.as_str() {
        name if people::commands::owns(name) => people::commands::suggest(app, caller, typing).await,
        name if reports::commands::owns(name) => reports::commands::suggest(app, caller, typing).await,
        agencies::commands::NAME => agencies::commands::suggest(app, caller, typing).await,
        _ => offers::commands::suggest(app, caller, typing).await,
    }
}

async fn press(
    app: &App,
    http: &Http,
    caller: &Caller,
    button: Button,
    press: &ComponentInteraction,
) -> Result<Answer, NoAnswer> {
    match button {
        Button::People(button) => people::components::handle(app, http, caller, button, press).await,
        Button::Server(button) => server::components::handle(app, http, caller, button, press).await,
        Button::Email(button) => email::components::handle(app, caller, button).await,
        Button::Notices(button) => notices::components::handle(app, caller, button).await,
        Button::Privacy(button) => Ok(privacy::forms::press(caller, button)),
        Button::Safety(button) => safety::components::handle(app, caller, button).await,
        Button::Rooms(button) => rooms::components::handle(app, caller, button).await,
        Button::Reports(button) => reports::components::handle(app, caller, button, press).await,
        Button::Moderation(button) => moderation::components::handle(app, caller, button, press).await,
        Button::Agency(button) => agencies::components::handle(app, caller, button, press).await,
        button => {
            if let Button::SendDraft { draft, .. } = button {
                look_for_addressee(app, http, caller, draft).await;
            }
            offers::components::handle(app, caller, button, press).await
        }
    }
}

async fn submit(
    app: &App,
    caller: &Caller,
    button: Button,
    form: &ModalInteraction,
) -> Result<Answer, NoAnswer> {
    match button {
        Button::People(button) => people::forms::handle(app, caller, button, form).await,
        Button::Server(button) => server::forms::handle(app, caller, button, form).await,
        Button::Email(button) => email::forms::handle(app, caller, button, form).await,
        Button::Privacy(button) => privacy::forms::handle(app, caller, button, form).await,
        Button::Reports(button) => reports::forms::handle(app, caller, button, form).await,
        Button::Moderation(button) => moderation::forms::handle(app, caller, button, form).await,
        button => offers::forms::handle(app, caller, button, form).await,
    }
}

fn unknown(language: Language) -> Answer {
    Answer::Say(refusals::unknown_action(language))
}
