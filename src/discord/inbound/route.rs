//! Which feature answers what: commands and suggestions by their names, presses and forms by what they carry. Owns nothing else.

use super::control::AnyControl;
use crate::app::{App, Caller};
use crate::discord::moderation::{disputes, reports};
use crate::discord::notifications::email;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::rooms::sighting::look_for_addressee;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals;
use crate::discord::{
    agencies, contracts, feedback, help, invitations, jobs, moderation, notifications, offers, people,
    privacy, proposals, rooms, safety, server, statistics,
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
    button: Option<AnyControl>,
) -> Result<Response, HandlerError> {
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
) -> Result<Response, HandlerError> {
    match command.data.name.as_str() {
        name if people::commands::owns(name) => people::commands::handle(app, http, caller, command).await,
        name if server::commands::owns(name) => server::commands::handle(app, http, caller, command).await,
        name if reports::commands::owns(name) => reports::commands::handle(app, caller, command).await,
        name if contracts::commands::owns(name) => contracts::commands::handle(app, caller, command).await,
        feedback::commands::NAME => feedback::commands::handle(app, caller, command).await,
        proposals::commands::NAME => proposals::commands::handle(app, caller).await,
        invitations::commands::NAME => invitations::commands::handle(app, caller).await,
        name if jobs::commands::owns(name) => jobs::commands::handle(app, caller, command).await,
        notifications::commands::NAME => notifications::commands::handle(app, caller).await,
        privacy::commands::NAME => privacy::commands::handle(app, caller, command).await,
        safety::commands::NAME => Ok(safety::commands::handle(caller)),
        agencies::commands::NAME => agencies::commands::handle(app, http, caller, command).await,
        help::commands::NAME => help::commands::handle(app, caller, command).await,
        _ => offers::commands::handle(app, caller, command).await,
    }
}

async fn suggest(app: &App, caller: &Caller, typing: &CommandInteraction) -> Result<Response, HandlerError> {
    match typing.data.name.as_str() {
        name if people::commands::owns(name) => people::commands::suggest(app, caller, typing).await,
        name if reports::commands::owns(name) => reports::commands::suggest(app, caller, typing).await,
        name if contracts::commands::owns(name) => contracts::commands::suggest(app, caller, typing).await,
        agencies::commands::NAME => agencies::commands::suggest(app, caller, typing).await,
        help::commands::NAME => help::commands::suggest(app, caller, typing).await,
        feedback::commands::NAME => feedback::commands::suggest(app, caller, typing).await,
        jobs::commands::NAME => jobs::commands::suggest(app, caller, typing).await,
        _ => offers::commands::suggest(app, caller, typing).await,
    }
}

async fn press(
    app: &App,
    http: &Http,
    caller: &Caller,
    button: AnyControl,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    match button {
        AnyControl::People(button) => people::components::handle(app, http, caller, button, press).await,
        AnyControl::Server(button) => server::components::handle(app, http, caller, button, press).await,
        AnyControl::Setup(button) => server::setup::handle(app, http, caller, button, press).await,
        AnyControl::Email(button) => email::components::handle(app, caller, button).await,
        AnyControl::Notices(button) => notifications::components::handle(app, caller, button).await,
        AnyControl::Privacy(button) => Ok(privacy::forms::press(caller, button)),
        AnyControl::Safety(button) => safety::components::handle(app, caller, button).await,
        AnyControl::Rooms(button) => rooms::components::handle(app, caller, button).await,
        AnyControl::Reports(button) => reports::components::handle(app, caller, button, press).await,
        AnyControl::Moderation(button) => moderation::components::handle(app, caller, button, press).await,
        AnyControl::Agency(button) => agencies::components::handle(app, caller, button, press).await,
        AnyControl::Contract(button) => contracts::components::handle(app, caller, button, press).await,
        AnyControl::Hours(button) => contracts::hours::handle(app, caller, button, press).await,
        AnyControl::Terms(button) => contracts::terms::handle(app, caller, button, press).await,
        AnyControl::Payment(button) => contracts::payments::handle(app, caller, button, press).await,
        AnyControl::State(button) => contracts::state::handle(app, caller, button, press).await,
        AnyControl::ContractList(button) => contracts::list::handle(app, caller, button, press).await,
        AnyControl::Dispute(button) => contracts::disputes::handle(app, caller, button, press).await,
        AnyControl::Case(button) => disputes::components::handle(app, caller, button, press).await,
        AnyControl::Feedback(button) => feedback::components::handle(app, caller, button, press).await,
        AnyControl::Help(button) => help::components::handle(app, http, caller, button, press).await,
        AnyControl::Job(button) => jobs::components::handle(app, caller, button, press).await,
        AnyControl::Proposal(button) => proposals::components::handle(app, caller, button, press).await,
        AnyControl::Invitation(button) => invitations::components::handle(app, caller, button, press).await,
        AnyControl::Statistics(button) => statistics::components::handle(app, caller, button).await,
        AnyControl::List(button) => offers::list::handle(app, caller, button, press).await,
        AnyControl::Offer(button) => {
            if let OfferButton::SendDraft { draft, .. } = button {
                look_for_addressee(app, http, caller, draft).await;
            }
            offers::components::handle(app, caller, button, press).await
        }
    }
}

async fn submit(
    app: &App,
    caller: &Caller,
    button: AnyControl,
    form: &ModalInteraction,
) -> Result<Response, HandlerError> {
    match button {
        AnyControl::People(button) => people::forms::handle(app, caller, button, form).await,
        AnyControl::Server(button) => server::forms::handle(app, caller, button, form).await,
        AnyControl::Setup(button) => server::forms::handle_guide(app, caller, button, form).await,
        AnyControl::Email(button) => email::forms::handle(app, caller, button, form).await,
        AnyControl::Privacy(button) => privacy::forms::handle(app, caller, button, form).await,
        AnyControl::Reports(button) => reports::forms::handle(app, caller, button, form).await,
        AnyControl::Moderation(button) => moderation::forms::handle(app, caller, button, form).await,
        AnyControl::Offer(button) => offers::forms::handle(app, caller, button, form).await,
        AnyControl::Contract(button) => contracts::forms::handle(app, caller, button, form).await,
        AnyControl::Hours(button) => contracts::hours::submit(app, caller, button, form).await,
        AnyControl::Terms(button) => contracts::terms::submit(app, caller, button, form).await,
        AnyControl::Payment(button) => contracts::payments::submit(app, caller, button, form).await,
        AnyControl::State(button) => contracts::state::submit(app, caller, button, form).await,
        AnyControl::Dispute(button) => contracts::disputes::submit(app, caller, button, form).await,
        AnyControl::Case(button) => disputes::forms::handle(app, caller, button, form).await,
        AnyControl::Feedback(button) => feedback::components::submit(app, caller, button, form).await,
        AnyControl::Job(button) => jobs::components::submit(app, caller, button, form).await,
        AnyControl::Proposal(button) => proposals::components::submit(app, caller, button, form).await,
        AnyControl::Invitation(button) => invitations::components::submit(app, caller, button, form).await,
        // Without forms.
        AnyControl::List(_)
        | AnyControl::ContractList(_)
        | AnyControl::Rooms(_)
        | AnyControl::Notices(_)
        | AnyControl::Safety(_)
        | AnyControl::Help(_)
        | AnyControl::Statistics(_)
        | AnyControl::Agency(_) => Ok(unknown(caller.language)),
    }
}

fn unknown(language: Language) -> Response {
    Response::Reply(refusals::unknown_action(language))
}
