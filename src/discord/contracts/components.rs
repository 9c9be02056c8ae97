//! Presses of a contract's buttons and choices from its lists. Owns what each of them asks of `app` and shows.

use super::buttons::{ContractButton, PaymentRef, SubmittedPiece};
use super::views::modals::{payment_form, revision_form, submit_form};
use super::views::payments::{answered, choose_paid, pressed_record, preview_payment, review_payment};
use super::views::work::{approved, choose_submitted, choose_to_submit, review};
use crate::app::{self, App, Caller, ContractAtWork, PaymentPreview};
use crate::discord::offers::views::draft::form_problems;
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::contracts::payments::{RecordedPayment, currency_of};
use crate::domain::draft::DraftContent;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::ids::ContractId;
use crate::domain::refusal::Refusal;
use crate::words::Language;
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
                [submitted] => review(language, &found.contract, submitted),
                several => choose_submitted(language, &found.contract, several),
            }))
        }
        ContractButton::ReviewPiece(contract) => {
            let place = chosen(values(press), place)?;
            let (found, submitted) = app.load_submission(caller, contract, place, None).await?;
            Ok(Response::Update(review(language, &found.contract, &submitted)))
        }
        ContractButton::Approve(SubmittedPiece { contract, place, seq }) => {
            let found = app.approve_work(caller, contract, (place, seq)).await?;
            Ok(Response::Update(approved(language, &found.contract, place)))
        }
        ContractButton::AskRevision(piece) => {
            app.load_submission(caller, piece.contract, piece.place, Some(piece.seq)).await?;
            Ok(Response::Modal(revision_form(language, piece)))
        }
        ContractButton::AskPayment(contract) => {
            let found = app.load_for_payment(caller, contract).await?.contract;
            match found.terms.milestones().is_empty() {
                true => begin_payment(app, caller, contract, 0).await,
                false => Ok(Response::Reply(choose_paid(language, &found))),
            }
        }
        ContractButton::PaymentPiece(contract) => {
            begin_payment(app, caller, contract, chosen(values(press), place)?).await
        }
        ContractButton::PayPiece { contract, place } => begin_payment(app, caller, contract, place).await,
        ContractButton::PaymentDay(draft) => {
            let day = chosen(values(press), |value| value.parse().ok())?;
            previewed(caller, app.choose_payment_day(caller, draft, day).await).map(Response::Update)
        }
        ContractButton::RecordPayment { draft, seen } => {
            Ok(Response::Update(pressed_record(language, &app.record_payment(caller, draft, seen).await?)))
        }
        ContractButton::ReviewPayments(contract) => {
            let (found, seq) = app.load_next_payment(caller, contract).await?;
            Ok(Response::Reply(payment(language, &found, seq, review_payment)))
        }
        ContractButton::ReviewPayment(PaymentRef { contract, seq }) => {
            let found = app.load_payment(caller, contract, seq).await?;
            Ok(Response::Reply(payment(language, &found, seq, review_payment)))
        }
        ContractButton::ConfirmPayment(paid) => answer_payment(app, caller, paid, true).await,
        ContractButton::DenyPayment(paid) => answer_payment(app, caller, paid, false).await,
        // Forms are submitted, never pressed.
        ContractButton::SubmitForm { .. }
        | ContractButton::RevisionForm(_)
        | ContractButton::PaymentForm(_) => Ok(Response::Reply(unknown_action(language))),
    }
}

async fn answer_payment(
    app: &App,
    caller: &Caller,
    PaymentRef { contract, seq }: PaymentRef,
    is_so: bool,
) -> Result<Response, HandlerError> {
    let found = app.answer_payment(caller, contract, seq, is_so).await?;
    Ok(Response::Update(payment(caller.language, &found, seq, answered)))
}

/// What `view` shows of the payment of line `seq`.
fn payment(
    language: Language,
    found: &ContractAtWork,
    seq: i64,
    view: fn(Language, &Contract, RecordedPayment<'_>) -> Post,
) -> Post {
    let paid = found.work.payment(seq);
    paid.map_or_else(|| unknown_action(language), |paid| view(language, &found.contract, paid))
}

async fn begin_payment(
    app: &App,
    caller: &Caller,
    contract: ContractId,
    place: u32,
) -> Result<Response, HandlerError> {
    let (found, draft) = app.begin_payment(caller, contract, place).await?;
    let currency = currency_of(&found.contract);
    match &draft.content {
        DraftContent::Contract(ContractDraft::Payment { amount, note, .. }) => {
            Ok(Response::Modal(payment_form(caller.language, draft.id, Some(currency), (amount, note))))
        }
        _ => Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into()),
    }
}

/// The preview of a payment, or what is wrong with what was typed.
pub(super) fn previewed(caller: &Caller, outcome: app::Result<PaymentPreview>) -> Result<Post, HandlerError> {
    match outcome {
        Ok(preview) => Ok(preview_payment(caller.language, &preview)),
        Err(app::Error::Refused(Refusal::Draft(DraftRefusal::Form { draft, saved, problems }))) => {
            Ok(form_problems(caller.language, draft, saved, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// The place that an option of a list stands for.
fn place(value: &str) -> Option<u32> {
    value.parse().ok()
}
