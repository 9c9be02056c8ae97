//! Whether a contract runs: presses, choices and forms by which it is paused, resumed, closed and reopened. Owns what each of them
//! asks of `app` and shows.

use super::buttons::{EntryRef, StateButton};
use super::views::closing::{
    choose_reason, close_form, pressed_close, preview_closing, reopen_answered, reopen_asked, reopening,
};
use super::views::modals::{input, pause_form};
use super::views::pause::{paused, resumed};
use crate::app::{self, App, Caller, ClosePreview};
use crate::discord::offers::forms::shown_or_problems;
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::contracts::entry::CloseReason;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::refusal::Refusal;
use serenity::model::application::{ComponentInteraction, ModalInteraction};

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: StateButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    match button {
        StateButton::AskPause(contract) => {
            app.load_to_pause(caller, contract).await?;
            Ok(Response::Modal(pause_form(language, contract)))
        }
        StateButton::Resume(contract) => {
            let found = app.resume_contract(caller, contract).await?;
            Ok(Response::Reply(resumed(language, &found, caller.person)))
        }
        StateButton::AskClose(contract) => {
            let found = app.load_to_close(caller, contract).await?;
            Ok(Response::Reply(choose_reason(language, &found)))
        }
        StateButton::ChooseReason(contract) => {
            let reason = chosen(values(press), CloseReason::from_code)?;
            let (found, draft) = app.begin_closing(caller, contract, reason).await?;
            form(caller, &found, &draft)
        }
        StateButton::Close { draft, seen } => {
            Ok(Response::Update(pressed_close(language, &app.close_contract(caller, draft, seen).await?)))
        }
        StateButton::AskReopen(contract) => {
            let (found, state) = app.load_to_reopen(caller, contract).await?;
            Ok(Response::Reply(reopening(language, &found, caller.person, state)))
        }
        StateButton::RequestReopen(contract) => {
            let found = app.request_reopen(caller, contract).await?;
            Ok(Response::Update(reopen_asked(language, &found, caller.person)))
        }
        StateButton::Reopen(EntryRef { contract, seq }) => {
            let found = app.answer_reopen(caller, contract, seq, true).await?;
            Ok(Response::Reply(reopen_answered(language, &found, caller.person)))
        }
        StateButton::KeepClosed(EntryRef { contract, seq }) => {
            let found = app.answer_reopen(caller, contract, seq, false).await?;
            Ok(Response::Reply(reopen_answered(language, &found, caller.person)))
        }
        // Forms are submitted, never pressed.
        StateButton::PauseForm(_) | StateButton::CloseForm(_) => {
            Ok(Response::Reply(unknown_action(language)))
        }
    }
}

/// Answers `submit` of one of the forms. If it was opened from a message that only the person sees, the answer replaces that.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn submit(
    app: &App,
    caller: &Caller,
    button: StateButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let inputs = Inputs::read(&submit.data.components);
    let post = match button {
        StateButton::PauseForm(contract) => {
            let found = app.pause_contract(caller, contract, inputs.get(input::MESSAGE)?).await?;
            paused(caller.language, &found, caller.person)
        }
        StateButton::CloseForm(draft) => {
            // Where payments are recorded, nobody is asked what was paid in all.
            let paid = if inputs.has(input::AMOUNT) { inputs.get(input::AMOUNT)? } else { "" };
            let typed = (inputs.get(input::MESSAGE)?, paid);
            previewed(caller, app.fill_closing(caller, draft, typed).await)?
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
pub(in crate::discord) fn form(
    caller: &Caller,
    found: &ContractAtWork,
    draft: &Draft,
) -> Result<Response, HandlerError> {
    match &draft.content {
        DraftContent::Contract(ContractDraft::Close { reason, message, paid, .. }) => {
            Ok(Response::Modal(close_form(caller.language, draft.id, found, *reason, (message, paid))))
        }
        _ => Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into()),
    }
}

fn previewed(caller: &Caller, outcome: app::Result<ClosePreview>) -> Result<Post, HandlerError> {
    shown_or_problems(caller, outcome, |preview| preview_closing(caller.language, preview))
}
