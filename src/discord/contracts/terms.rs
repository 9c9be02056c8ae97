//! Other terms for a contract that runs: presses, choices and forms by which they are typed, proposed and answered. Owns what each of them
//! asks of `app` and shows.

use super::buttons::{EntryRef, TermsButton};
use super::views::modals::input;
use super::views::terms::{
    approved, pressed_propose, preview_terms, rejected, rejection_form, review, terms_form, withdrawn,
};
use crate::app::{self, App, Caller, TermsPreview, TypedTerms};
use crate::discord::offers::forms::shown_or_problems;
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::ids::DraftId;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;
use serenity::model::application::{ComponentInteraction, ModalInteraction};

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: TermsButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    match button {
        TermsButton::AskTerms(contract) => {
            let (found, draft) = app.begin_terms(caller, contract).await?;
            form(caller, &found, &draft)
        }
        TermsButton::Counter(EntryRef { contract, seq }) => {
            let (found, draft) = app.begin_counter_terms(caller, contract, seq).await?;
            form(caller, &found, &draft)
        }
        TermsButton::RateDay(draft) => {
            let day = chosen(values(press), |value| value.parse().ok())?;
            previewed(caller, app.choose_rate_day(caller, draft, day).await).map(Response::Update)
        }
        TermsButton::Propose { draft, seen } => {
            let outcome = app.propose_terms(caller, draft, seen).await?;
            Ok(Response::Update(pressed_propose(language, &outcome)))
        }
        TermsButton::ReviewTerms(contract) => {
            Ok(Response::Reply(review(language, &app.load_proposal(caller, contract, None).await?)))
        }
        TermsButton::ReviewProposal(EntryRef { contract, seq }) => {
            Ok(Response::Reply(review(language, &app.load_proposal(caller, contract, Some(seq)).await?)))
        }
        TermsButton::ApproveTerms(EntryRef { contract, seq }) => {
            let found = app.approve_terms(caller, contract, seq).await?;
            Ok(Response::Update(approved(language, &found, caller.person)))
        }
        TermsButton::AskReject(proposal) => {
            app.load_to_answer_terms(caller, proposal.contract, proposal.seq).await?;
            Ok(Response::Modal(rejection_form(language, proposal)))
        }
        TermsButton::WithdrawTerms(EntryRef { contract, seq }) => {
            let found = app.withdraw_terms(caller, contract, seq).await?;
            Ok(Response::Update(withdrawn(language, &found, caller.person)))
        }
        // Forms are submitted, never pressed.
        TermsButton::TermsForm(_) | TermsButton::RejectForm(_) => {
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
    button: TermsButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let inputs = Inputs::read(&submit.data.components);
    let post = match button {
        TermsButton::TermsForm(draft) => {
            let milestones =
                if inputs.has(input::MILESTONES) { Some(inputs.get(input::MILESTONES)?) } else { None };
            let typed = TypedTerms {
                description: inputs.get(input::DESCRIPTION)?,
                price: inputs.get(input::PRICE)?,
                schedule: inputs.get(input::SCHEDULE)?,
                milestones,
                message: inputs.get(input::MESSAGE)?,
            };
            previewed(caller, app.fill_terms(caller, draft, typed).await)?
        }
        TermsButton::RejectForm(EntryRef { contract, seq }) => {
            let found = app.reject_terms(caller, contract, seq, inputs.get(input::MESSAGE)?).await?;
            rejected(caller.language, &found, caller.person)
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
        DraftContent::Contract(ContractDraft::Terms { form, .. }) => {
            Ok(Response::Modal(terms_form(caller.language, draft.id, found, form)))
        }
        _ => Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into()),
    }
}

/// One of the readings that the problems of a form offered is meant.
///
/// # Errors
/// A refusal, or a fault of ours.
pub(in crate::discord) async fn use_reading(
    app: &App,
    caller: &Caller,
    draft: (DraftId, UnixMs),
    which: (usize, usize),
) -> Result<Post, HandlerError> {
    previewed(caller, app.use_reading_of_terms(caller, draft, which).await)
}

/// The preview of other terms, or what is wrong with what was typed.
fn previewed(caller: &Caller, outcome: app::Result<TermsPreview>) -> Result<Post, HandlerError> {
    shown_or_problems(caller, outcome, |preview| preview_terms(caller.language, preview))
}
