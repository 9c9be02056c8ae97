//! Disputes: presses, choices and forms of the sides of a contract. Owns what each of them asks of `app` and shows; what moderators press
//! is `moderation::disputes`'.

use super::buttons::{DisputeButton, EntryRef};
use super::views::disputes::{
    answer_form, answered, choose_dispute, dispute_form, pressed_open, preview_dispute, withdrawing,
    withdrawn,
};
use super::views::modals::input;
use crate::app::{self, App, Caller, DisputePreview};
use crate::discord::offers::forms::shown_or_problems;
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::contracts::entry::DisputeReason;
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
    button: DisputeButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    match button {
        DisputeButton::AskDispute(contract) => {
            let found = app.load_to_dispute(caller, contract).await?;
            Ok(Response::Reply(choose_dispute(language, &found, caller.person)))
        }
        DisputeButton::ChooseReason(contract) => {
            let reason = chosen(values(press), DisputeReason::from_code)?;
            form(caller, &app.begin_dispute(caller, contract, reason).await?)
        }
        DisputeButton::OpenDispute { draft, seen } => {
            Ok(Response::Update(pressed_open(language, &app.open_dispute(caller, draft, seen).await?)))
        }
        DisputeButton::AskWithdraw(contract) => {
            let found = app.load_to_withdraw(caller, contract).await?;
            Ok(Response::Reply(withdrawing(language, &found, caller.person)))
        }
        DisputeButton::Withdraw(EntryRef { contract, seq }) => {
            let found = app.withdraw_dispute(caller, contract, seq).await?;
            Ok(Response::Update(withdrawn(language, &found, caller.person)))
        }
        DisputeButton::AskAnswer(question) => {
            app.load_question(caller, question.contract, question.seq).await?;
            Ok(Response::Modal(answer_form(language, question)))
        }
        // Forms are submitted, never pressed.
        DisputeButton::DisputeForm(_) | DisputeButton::AnswerForm(_) => {
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
    button: DisputeButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let inputs = Inputs::read(&submit.data.components);
    match button {
        DisputeButton::DisputeForm(draft) => {
            let outcome = app.fill_dispute(caller, draft, inputs.get(input::MESSAGE)?).await;
            let post = previewed(caller, outcome)?;
            Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
        }
        DisputeButton::AnswerForm(EntryRef { contract, seq }) => {
            let text = inputs.get(input::MESSAGE)?;
            let found = app.answer_question(caller, contract, seq, text).await?;
            Ok(Response::Reply(answered(caller.language, &found, (caller.person, seq))))
        }
        // Buttons and lists are pressed, never submitted.
        _ => Ok(Response::Reply(unknown_action(caller.language))),
    }
}

/// The form of a draft, with what was typed in it.
///
/// # Errors
/// A draft of something else.
pub(in crate::discord) fn form(caller: &Caller, draft: &Draft) -> Result<Response, HandlerError> {
    match &draft.content {
        DraftContent::Contract(ContractDraft::Dispute { text, .. }) => {
            Ok(Response::Modal(dispute_form(caller.language, draft.id, text)))
        }
        _ => Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into()),
    }
}

fn previewed(caller: &Caller, outcome: app::Result<DisputePreview>) -> Result<Post, HandlerError> {
    shown_or_problems(caller, outcome, |preview| preview_dispute(caller.language, preview))
}
