//! `/parley setup`: one message that leads through what a new server chooses. Each choice is saved at once, by the same use
//! case as the settings; the last step is `/parley check`.

use super::check::check;
use super::moderators_channel::check_choice;
use super::setup_buttons::{SetupButton, Step};
use super::views::offers_form;
use super::views::setup::{finished, step_view};
use crate::app::{App, Caller};
use crate::discord::ui::choices::{chosen_channel, chosen_role};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::server::setting::Setting;
use serenity::http::Http;
use serenity::model::application::ComponentInteraction;

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
    Ok(Response::Update(step_view(caller.language, button.step(), &rules, &changes, &[])))
}

/// One step of the guide.
///
/// # Errors
/// A refusal for whoever does not manage the server, or a fault of ours.
pub async fn show(app: &App, http: &Http, caller: &Caller, step: Step) -> Result<Post, HandlerError> {
    let rules = app.open_settings(caller).await?;
    Ok(match step {
        Step::Moderators | Step::Rooms | Step::Defaults => step_view(caller.language, step, &rules, &[], &[]),
        Step::Check => finished(caller.language, check(app, http, caller).await?),
    })
}
