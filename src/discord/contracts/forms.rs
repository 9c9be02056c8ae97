//! Submitted forms about contracts. Owns reading their inputs, and what each form asks of `app`.

use super::buttons::{ContractButton, SubmittedPiece};
use super::submissions;
use super::views::modals::input;
use super::views::work::{revision_requested, submitted};
use crate::app::{App, Caller};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use serenity::model::application::ModalInteraction;

/// Answers `submit` of `form`. If it was opened from a message that only the person sees, the answer replaces that.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn handle(
    app: &App,
    caller: &Caller,
    form: ContractButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let inputs = Inputs::read(&submit.data.components);
    let language = caller.language;
    let post = match form {
        ContractButton::SubmitForm { contract, place } => {
            let message = inputs.get(input::MESSAGE)?;
            submitted(language, &app.submit_work(caller, contract, place, message).await?.contract, place)
        }
        ContractButton::RevisionForm(SubmittedPiece { contract, place, seq }) => {
            let message = inputs.get(input::MESSAGE)?;
            let found = app.request_revision(caller, contract, (place, seq), message).await?;
            revision_requested(language, &found.contract, place)
        }
        ContractButton::DraftForm(draft) => {
            submissions::filled(app, caller, draft, inputs.get(input::MESSAGE)?).await?
        }
        // Buttons and lists are pressed, never submitted.
        _ => return Ok(Response::Reply(unknown_action(language))),
    };
    Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
}
