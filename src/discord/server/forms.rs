//! The forms of `/parley settings`. What is right in a form is saved; what is not is named, with what was typed.

use super::buttons::ServerButton;
use super::setup::after_form;
use super::setup_buttons::SetupButton;
use super::views::{input, saved};
use crate::app::{App, Caller};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::response::{Answer, NoAnswer};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::setting::{LimitName, Setting, SettingProblem};
use serenity::model::application::ModalInteraction;

/// Answers `submit` of `form`.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn handle(
    app: &App,
    caller: &Caller,
    form: ServerButton,
    submit: &ModalInteraction,
) -> Result<Answer, NoAnswer> {
    let inputs = Inputs::read(&submit.data.components);
    let read = match form {
        ServerButton::OffersForm | ServerButton::Setup(SetupButton::DefaultsForm) => vec![
            Setting::read_currency(inputs.get(input::CURRENCY)?),
            Setting::read_expiry(inputs.get(input::EXPIRY)?),
        ],
        ServerButton::LimitsForm => {
            let limit = |limit: LimitName| Ok(Setting::read_limit(limit, inputs.get(limit.code())?));
            LimitName::ALL.into_iter().map(limit).collect::<Result<_, NoAnswer>>()?
        }
        ServerButton::Offers
        | ServerButton::Limits
        | ServerButton::ConfirmAccept(_)
        | ServerButton::ModeratorRole
        | ServerButton::ModeratorsSeeRooms(_)
        | ServerButton::ModeratorsChannel
        | ServerButton::RoomStyle(_)
        | ServerButton::HubChannel
        | ServerButton::Language(_)
        | ServerButton::Setup(_)
        | ServerButton::CheckAgain => return Ok(Answer::Say(unknown_action(caller.language))),
    };
    let mut problems: Vec<SettingProblem> = Vec::new();
    let mut changes: Vec<Setting> = Vec::new();
    let before = app.open_settings(caller).await?;
    for outcome in read {
        match outcome {
            // What was left as it was is no change, and would undo another admin's.
            Ok(setting) if setting.present(&before) == setting => {}
            Ok(setting) => changes.push(setting),
            Err(problem) => problems.push(problem),
        }
    }
    let rules = if changes.is_empty() { before } else { app.change_settings(caller, &changes).await? };
    let post = match form {
        ServerButton::Setup(_) => after_form(caller, &rules, &changes, &problems),
        _ => saved(caller.language, &rules, &changes, &problems),
    };
    Ok(if opened_on_own(submit) { Answer::Update(post) } else { Answer::Say(post) })
}
