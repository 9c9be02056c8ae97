//! Presses of a contract's buttons and choices from its lists. Owns what each of them asks of `app` and shows.

use super::buttons::{ContractButton, SubmittedPiece};
use super::views::modals::{revision_form, submit_form};
use super::views::work::{approved, choose_submitted, choose_to_submit, review};
use crate::app::{App, Caller};
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::contracts::work::{check_open, check_submitted};
use crate::domain::ids::ContractId;
use crate::domain::offers::offer::Side;
use crate::domain::refusal::Refusal;
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
            let (found, places) = app.load_for_work(caller, contract, Side::Recipient).await?;
            Ok(match places.as_slice() {
                [place] => Response::Modal(submit_form(language, &found, *place)),
                places => Response::Reply(choose_to_submit(language, &found, places)),
            })
        }
        ContractButton::SubmitPiece(contract) => {
            let place = chosen(values(press), place)?;
            let (found, _) = app.load_for_work(caller, contract, Side::Recipient).await?;
            check_open(found.work.piece(&found.contract, place).map_err(Refusal::from)?)
                .map_err(Refusal::from)?;
            Ok(Response::Modal(submit_form(language, &found, place)))
        }
        ContractButton::Review(contract) => {
            let (found, places) = app.load_for_work(caller, contract, Side::Client).await?;
            Ok(Response::Reply(match places.as_slice() {
                [place] => review(language, &found, *place),
                places => choose_submitted(language, &found, places),
            }))
        }
        ContractButton::ReviewPiece(contract) => {
            let place = chosen(values(press), place)?;
            reviewed(app, caller, contract, place).await.map(Response::Update)
        }
        ContractButton::Approve(SubmittedPiece { contract, place, seq }) => {
            let found = app.approve_work(caller, contract, (place, seq)).await?;
            Ok(Response::Update(approved(language, &found, place)))
        }
        ContractButton::AskRevision(piece) => {
            let (found, _) = app.load_for_work(caller, piece.contract, Side::Client).await?;
            let submitted = found.work.piece(&found.contract, piece.place).map_err(Refusal::from)?;
            check_submitted(submitted, piece.seq).map_err(Refusal::from)?;
            Ok(Response::Modal(revision_form(language, piece)))
        }
        // Forms are submitted, never pressed.
        ContractButton::SubmitForm { .. } | ContractButton::RevisionForm(_) => {
            Ok(Response::Reply(unknown_action(language)))
        }
    }
}

/// A piece that was chosen from the list of what was submitted.
async fn reviewed(
    app: &App,
    caller: &Caller,
    contract: ContractId,
    place: u32,
) -> Result<Post, HandlerError> {
    let (found, _) = app.load_for_work(caller, contract, Side::Client).await?;
    let piece = found.work.piece(&found.contract, place).map_err(Refusal::from)?;
    check_submitted(piece, piece.latest.map_or(0, |entry| entry.seq)).map_err(Refusal::from)?;
    Ok(review(caller.language, &found, place))
}

/// The place that an option of a list stands for.
fn place(value: &str) -> Option<u32> {
    value.parse().ok()
}
