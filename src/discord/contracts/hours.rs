//! Hours of a contract: presses, choices and forms by which they are logged, looked at, objected to and taken out. Owns what each of them
//! asks of `app` and shows.

use super::buttons::{EntryRef, HoursButton};
use super::views::hours::{
    choose_hours, hours_removed, objected, objection_withdrawn, pressed_log, preview_hours, review_hours,
};
use super::views::modals::{hours_form, input, objection_form};
use crate::app::{self, App, Caller, HoursPreview};
use crate::discord::offers::forms::shown_or_problems;
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::ids::ContractId;
use crate::domain::refusal::Refusal;
use serenity::model::application::{ComponentInteraction, ModalInteraction};

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: HoursButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    match button {
        HoursButton::AskLog(contract) => form(caller, &app.begin_hours(caller, contract).await?),
        HoursButton::LogDay(draft) => {
            let day = chosen(values(press), |value| value.parse().ok())?;
            previewed(caller, app.choose_hours_day(caller, draft, day).await).map(Response::Update)
        }
        HoursButton::Log { draft, seen } => {
            Ok(Response::Update(pressed_log(language, &app.log_hours(caller, draft, seen).await?)))
        }
        HoursButton::ReviewHours(contract) => {
            let found = app.load_hours(caller, contract).await?;
            Ok(Response::Reply(choose_hours(language, &found, (caller.person, app.now()))))
        }
        HoursButton::ChooseHours(contract) => {
            let seq = chosen(values(press), |value| value.parse().ok())?;
            reviewed(app, caller, contract, seq).await.map(Response::Update)
        }
        HoursButton::ReviewLogged(EntryRef { contract, seq }) => {
            reviewed(app, caller, contract, seq).await.map(Response::Reply)
        }
        HoursButton::AskObject(hours) => {
            app.load_to_object(caller, hours.contract, hours.seq).await?;
            Ok(Response::Modal(objection_form(language, hours)))
        }
        HoursButton::WithdrawObjection(EntryRef { contract, seq }) => {
            let found = app.withdraw_objection(caller, contract, seq).await?;
            Ok(Response::Update(objection_withdrawn(language, &found, seq)))
        }
        HoursButton::RemoveHours(EntryRef { contract, seq }) => {
            let found = app.remove_hours(caller, contract, seq).await?;
            Ok(Response::Update(hours_removed(language, &found, seq)))
        }
        // Forms are submitted, never pressed.
        HoursButton::LogForm(_) | HoursButton::ObjectForm(_) => Ok(Response::Reply(unknown_action(language))),
    }
}

/// Answers `submit` of one of the forms. If it was opened from a message that only the person sees, the answer replaces that.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn submit(
    app: &App,
    caller: &Caller,
    button: HoursButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let inputs = Inputs::read(&submit.data.components);
    let post = match button {
        HoursButton::LogForm(draft) => {
            let typed = (inputs.get(input::TIME)?, inputs.get(input::DONE)?);
            previewed(caller, app.fill_hours(caller, draft, typed).await)?
        }
        HoursButton::ObjectForm(EntryRef { contract, seq }) => {
            let found = app.object_to_hours(caller, contract, seq, inputs.get(input::MESSAGE)?).await?;
            objected(caller.language, &found, seq)
        }
        // Buttons and lists are pressed, never submitted.
        _ => return Ok(Response::Reply(unknown_action(caller.language))),
    };
    Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
}

/// The form of a draft, with what was typed in it.
///
/// # Errors
/// A draft of something else.
pub(in crate::discord) fn form(caller: &Caller, draft: &Draft) -> Result<Response, HandlerError> {
    match &draft.content {
        DraftContent::Contract(ContractDraft::Hours { time, done, .. }) => {
            Ok(Response::Modal(hours_form(caller.language, draft.id, (time, done))))
        }
        _ => Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into()),
    }
}

/// The preview of hours, or what is wrong with what was typed.
///
/// # Errors
/// A refusal, or a fault of ours.
pub(super) fn previewed(caller: &Caller, outcome: app::Result<HoursPreview>) -> Result<Post, HandlerError> {
    shown_or_problems(caller, outcome, |preview| preview_hours(caller.language, preview))
}

/// The hours of one line, with what the reader can do about them.
async fn reviewed(app: &App, caller: &Caller, contract: ContractId, seq: i64) -> Result<Post, HandlerError> {
    let found = app.load_logged(caller, contract, seq).await?;
    Ok(review_hours(caller.language, &found, seq, (caller.person, app.now())))
}
