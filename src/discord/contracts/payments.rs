//! Payments of a contract: presses, choices and forms by which they are recorded and answered. Owns what each of them asks of `app`
//! and shows.

use super::buttons::{EntryRef, PaymentButton};
use super::components::place;
use super::views::modals::{input, payment_form};
use super::views::payments::{answered, choose_paid, pressed_record, preview_payment, review_payment};
use crate::app::{self, App, Caller, ContractAtWork, PaymentPreview};
use crate::discord::offers::forms::shown_or_problems;
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::contracts::payments::{PaymentKind, RecordedPayment, currency_of};
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::ids::ContractId;
use crate::domain::money::Currency;
use crate::domain::refusal::Refusal;
use crate::words::Language;
use serenity::model::application::{ComponentInteraction, ModalInteraction};

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: PaymentButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    match button {
        PaymentButton::AskPayment(contract) => {
            let found = app.load_for_payment(caller, contract).await?.contract;
            match found.terms.milestones().is_empty() {
                true => begin_payment(app, caller, contract, 0).await,
                false => Ok(Response::Reply(choose_paid(language, &found))),
            }
        }
        PaymentButton::PaymentPiece(contract) => {
            begin_payment(app, caller, contract, chosen(values(press), place)?).await
        }
        PaymentButton::PayPiece { contract, place } => begin_payment(app, caller, contract, place).await,
        PaymentButton::AskRefund(contract) => {
            let (found, draft) = app.begin_refund(caller, contract).await?;
            form_of_payment(caller, Some(currency_of(&found.contract)), &draft)
        }
        PaymentButton::PaymentDay(draft) => {
            let day = chosen(values(press), |value| value.parse().ok())?;
            previewed(caller, app.choose_payment_day(caller, draft, day).await).map(Response::Update)
        }
        PaymentButton::RecordPayment { draft, seen } => {
            Ok(Response::Update(pressed_record(language, &app.record_payment(caller, draft, seen).await?)))
        }
        PaymentButton::ReviewPayments(contract) => {
            let (found, seq) = app.load_next_payment(caller, contract).await?;
            Ok(Response::Reply(payment(language, &found, seq, review_payment)))
        }
        PaymentButton::ReviewPayment(EntryRef { contract, seq }) => {
            let found = app.load_payment(caller, contract, seq).await?;
            Ok(Response::Reply(payment(language, &found, seq, review_payment)))
        }
        PaymentButton::ConfirmPayment(paid) => answer_payment(app, caller, paid, true).await,
        PaymentButton::DenyPayment(paid) => answer_payment(app, caller, paid, false).await,
        // Forms are submitted, never pressed.
        PaymentButton::PaymentForm(_) => Ok(Response::Reply(unknown_action(language))),
    }
}

/// Answers `submit` of the form. If it was opened from a message that only the person sees, the answer replaces that.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn submit(
    app: &App,
    caller: &Caller,
    button: PaymentButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let PaymentButton::PaymentForm(draft) = button else {
        return Ok(Response::Reply(unknown_action(caller.language)));
    };
    let inputs = Inputs::read(&submit.data.components);
    let typed = (inputs.get(input::AMOUNT)?, inputs.get(input::NOTE)?);
    let post = previewed(caller, app.fill_payment(caller, draft, typed).await)?;
    Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
}

async fn answer_payment(
    app: &App,
    caller: &Caller,
    EntryRef { contract, seq }: EntryRef,
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
    form_of_payment(caller, Some(currency_of(&found.contract)), &draft)
}

/// The form of a draft, with what was typed in it; the example is in `currency`, where that is at hand.
///
/// # Errors
/// A draft of something else.
pub(in crate::discord) fn form_of_payment(
    caller: &Caller,
    currency: Option<Currency>,
    draft: &Draft,
) -> Result<Response, HandlerError> {
    match &draft.content {
        DraftContent::Contract(ContractDraft::Payment { amount, note, is_refund, .. }) => {
            let kind = if *is_refund { PaymentKind::Refund } else { PaymentKind::Payment };
            Ok(Response::Modal(payment_form(caller.language, (draft.id, kind), currency, (amount, note))))
        }
        _ => Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into()),
    }
}

/// The preview of a payment, or what is wrong with what was typed.
fn previewed(caller: &Caller, outcome: app::Result<PaymentPreview>) -> Result<Post, HandlerError> {
    shown_or_problems(caller, outcome, |preview| preview_payment(caller.language, preview))
}
