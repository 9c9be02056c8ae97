//! `/parley setup`: one message that leads through what a new server chooses. Each choice is saved at once, by the same use
//! case as the settings; the last step is `/parley check`.

use super::check::check;
use super::moderators_channel::check_choice;
use super::setup_buttons::{SetupButton, Step};
use super::shown_command::is_hidden_from;
use super::views::offers_form;
use super::views::setup::{finished, step_view, with_hint};
use crate::app::{App, Caller};
use crate::discord::ui::choices::{chosen_channel, chosen_role};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::server::ServerRules;
use crate::domain::server::setting::Setting;
use serenity::http::Http;
use serenity::model::application::ComponentInteraction;
use std::time::Duration;
use tokio::time::timeout;
use tracing::warn;

/// How long a step waits for what Discord says about the moderators' role.
const PATIENCE: Duration = Duration::from_secs(4);

/// Answers a press or a choice.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    http: &Http,
    caller: &Caller,
    button: SetupButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let setting = match button {
        SetupButton::Go(step) => return Ok(Response::Update(show(app, http, caller, step).await?)),
        SetupButton::Defaults => {
            let form = SetupButton::DefaultsForm;
            return Ok(Response::Modal(offers_form(
                caller.language,
                form,
                &app.open_settings(caller).await?,
            )));
        }
        // Forms are submitted, never pressed.
        SetupButton::DefaultsForm => return Ok(Response::Reply(unknown_action(caller.language))),
        SetupButton::ModeratorRole => Setting::ModeratorRole(chosen_role(press)?),
        SetupButton::ModeratorsChannel => Setting::ModeratorsChannel(chosen_channel(press)?),
        SetupButton::RoomStyle(style) => Setting::RoomStyle(style),
        SetupButton::HubChannel => Setting::HubChannel(chosen_channel(press)?),
    };
    check_choice(app, http, caller, &setting).await?;
    let changes = [setting];
    let rules = app.change_settings(caller, &changes).await?;
    let post = step_view(caller.language, button.step(), &rules, &changes, &[]);
    Ok(Response::Update(hinted(http, caller, button.step(), &rules, post).await))
}

/// A step, with what is to do so that the moderators see `/parley`, where they are chosen. Best effort: the last step looks again.
async fn hinted(http: &Http, caller: &Caller, step: Step, rules: &ServerRules, post: Post) -> Post {
    let Some(role) = rules.moderator_role.filter(|_| step == Step::Moderators) else { return post };
    let hidden = match timeout(PATIENCE, is_hidden_from(http, caller.guild, role)).await {
        Ok(Ok(hidden)) => hidden,
        Ok(Err(failure)) => {
            warn!(guild = %caller.guild, %failure, "couldn't check whether the moderators see the command");
            false
        }
        Err(_) => false,
    };
    with_hint(caller.language, post, hidden.then_some(role))
}

/// One step of the guide.
///
/// # Errors
/// A refusal for whoever does not manage the server, or a fault of ours.
pub async fn show(app: &App, http: &Http, caller: &Caller, step: Step) -> Result<Post, HandlerError> {
    let rules = app.open_settings(caller).await?;
    Ok(match step {
        Step::Moderators | Step::Rooms | Step::Defaults => {
            let post = step_view(caller.language, step, &rules, &[], &[]);
            hinted(http, caller, step, &rules, post).await
        }
        Step::Check => finished(caller.language, check(app, http, caller).await?),
    })
}
