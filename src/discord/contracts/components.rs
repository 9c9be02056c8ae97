//! Presses of a contract's buttons and choices from its lists. Owns what each of them asks of `app` and shows.

use super::buttons::{ContractButton, SubmittedPiece};
use super::submissions;
use super::views::modals::{revision_form, submit_form};
use super::views::work::{approved, choose_submitted, choose_to_submit, review};
use crate::app::{App, Caller};
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use serenity::model::application::ComponentInteraction;

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: ContractButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    match button {
        ContractButton::AskSubmit(contract) => {
            let (found, places) = app.load_to_submit(caller, contract).await?;
            Ok(match places.as_slice() {
                [place] => Response::Modal(submit_form(language, &found.contract, *place)),
                places => Response::Reply(choose_to_submit(language, &found.contract, places)),
            })
        }
        ContractButton::SubmitPiece(contract) => {
            let place = chosen(values(press), place)?;
            let found = app.load_piece_to_submit(caller, contract, place).await?;
            Ok(Response::Modal(submit_form(language, &found.contract, place)))
        }
        ContractButton::Review(contract) => {
            let (found, waiting) = app.load_submissions(caller, contract).await?;
            Ok(Response::Reply(match waiting.as_slice() {
                [submitted] => review(language, &found, submitted),
                several => choose_submitted(language, &found.contract, several),
            }))
        }
        ContractButton::ReviewPiece(contract) => {
            let place = chosen(values(press), place)?;
            let (found, submitted) = app.load_submission(caller, contract, place, None).await?;
            Ok(Response::Update(review(language, &found, &submitted)))
        }
        ContractButton::Approve(SubmittedPiece { contract, place, seq }) => {
            let found = app.approve_work(caller, contract, (place, seq)).await?;
            Ok(Response::Update(approved(language, &found.contract, place)))
        }
        ContractButton::AskRevision(piece) => {
            app.load_submission(caller, piece.contract, piece.place, Some(piece.seq)).await?;
            Ok(Response::Modal(revision_form(language, piece)))
        }
        ContractButton::DraftPiece(_) | ContractButton::SubmitDraft { .. } => {
            submissions::handle(app, caller, button, press).await
        }
        // Forms are submitted, never pressed.
        ContractButton::SubmitForm { .. }
        | ContractButton::RevisionForm(_)
        | ContractButton::DraftForm(_) => Ok(Response::Reply(unknown_action(language))),
    }
}

/// The place that an option of a list stands for.
pub(super) fn place(value: &str) -> Option<u32> {
    value.parse().ok()
}
