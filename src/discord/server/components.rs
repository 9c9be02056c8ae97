//! Presses and choices on the message of `/parley settings`. Each saves at once and shows what counts now.

use super::buttons::ServerButton;
use super::check::try_again;
use super::moderators_channel::check_choice;
use super::views::jobs::{job_board, saved_job_board};
use super::views::score::{rates_form, saved_score, score_form};
use super::views::{limits_form, offers_form, saved};
use crate::app::{App, Caller};
use crate::discord::ui::choices::{chosen_channel, chosen_role};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::feedback::score::Badge;
use crate::domain::server::score_setting::ScoreSetting;
use crate::domain::server::setting::Setting;
use serenity::http::Http;
use serenity::model::application::ComponentInteraction;

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    http: &Http,
    caller: &Caller,
    button: ServerButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    let setting = match button {
        ServerButton::Offers => {
            let form = ServerButton::OffersForm;
            return Ok(Response::Modal(offers_form(language, form, &app.open_settings(caller).await?)));
        }
        ServerButton::Limits => {
            return Ok(Response::Modal(limits_form(language, &app.open_settings(caller).await?)));
        }
        ServerButton::Score => {
            return Ok(Response::Modal(score_form(language, &app.open_settings(caller).await?.score)));
        }
        ServerButton::Rates => {
            return Ok(Response::Modal(rates_form(language, &app.open_settings(caller).await?.score)));
        }
        ServerButton::TopRatedRole => badge_role(Badge::TopRated, press)?,
        ServerButton::RisingRole => badge_role(Badge::Rising, press)?,
        ServerButton::ConfirmAccept(on) => Setting::ConfirmAccept(on),
        ServerButton::ModeratorRole => Setting::ModeratorRole(chosen_role(press)?),
        ServerButton::ModeratorsSeeRooms(on) => Setting::ModeratorsSeeRooms(on),
        ServerButton::ModeratorsChannel => Setting::ModeratorsChannel(chosen_channel(press)?),
        ServerButton::Jobs => {
            return Ok(Response::Reply(job_board(language, &app.open_settings(caller).await?)));
        }
        ServerButton::JobBoard => Setting::JobBoard(chosen_channel(press)?),
        ServerButton::RoomStyle(style) => Setting::RoomStyle(style),
        ServerButton::HubChannel => Setting::HubChannel(chosen_channel(press)?),
        ServerButton::Language(chosen) => Setting::Language(chosen.tag().to_owned()),
        ServerButton::CheckAgain => return Ok(Response::Update(try_again(app, http, caller).await?)),
        // Forms are submitted, never pressed.
        ServerButton::OffersForm
        | ServerButton::LimitsForm
        | ServerButton::ScoreForm
        | ServerButton::RatesForm => {
            return Ok(Response::Reply(unknown_action(language)));
        }
    };
    check_choice(app, http, caller, &setting).await?;
    let changes = [setting];
    let rules = app.change_settings(caller, &changes).await?;
    let [setting] = &changes;
    let shown = match setting {
        Setting::Score(_) => saved_score(language, &rules, &changes, &[]),
        Setting::JobBoard(_) => saved_job_board(language, &rules, &changes),
        _ => saved(language, &rules, &changes, &[]),
    };
    Ok(Response::Update(shown))
}

/// The role that was chosen for a badge.
fn badge_role(badge: Badge, press: &ComponentInteraction) -> Result<Setting, HandlerError> {
    Ok(Setting::Score(ScoreSetting::BadgeRole(badge, chosen_role(press)?)))
}
